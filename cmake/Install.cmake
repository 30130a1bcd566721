# cmake --install and CPack: the installed program and its assets under the usual folders (XDG).
# base::find_assets() knows this layout.
if(TARGET kurumaza)
  install(TARGETS kurumaza RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
if(TARGET kurumaza-read-paper)
  # A package of its own: OpenCV and Tesseract come only to tables that want it.
  install(TARGETS kurumaza-read-paper RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR} COMPONENT read-paper)
endif()
set(share ${CMAKE_INSTALL_DATADIR}/kurumaza)
install(FILES ${CMAKE_SOURCE_DIR}/assets/fonts/BIZUDPGothic-Regular.ttf
              ${CMAKE_SOURCE_DIR}/assets/fonts/BIZUDPGothic-Bold.ttf DESTINATION ${share}/fonts)
# The Open Font License asks to be handed on with the fonts.
if(EXISTS ${KURUMAZA_FONT_LICENCE})
  install(FILES ${KURUMAZA_FONT_LICENCE} DESTINATION ${share}/fonts RENAME LICENCE.txt)
endif()
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/icons/ DESTINATION ${share}/icons
        FILES_MATCHING PATTERN "*.svg")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/keyboards/ DESTINATION ${share}/keyboards
        FILES_MATCHING PATTERN "*.json")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/templates/ DESTINATION ${share}/templates
        FILES_MATCHING PATTERN "*.json")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/forms/ DESTINATION ${share}/forms
        FILES_MATCHING PATTERN "*.json")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/hall/ DESTINATION ${share}/hall
        FILES_MATCHING PATTERN "*.txt")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/phone/ DESTINATION ${share}/phone)
install(FILES ${CMAKE_SOURCE_DIR}/sessions/example.json ${CMAKE_SOURCE_DIR}/sessions/example.journal
        DESTINATION ${share}/examples OPTIONAL)
install(DIRECTORY ${KURUMAZA_LOCALE_DIR}/ DESTINATION ${CMAKE_INSTALL_LOCALEDIR})

configure_file(${CMAKE_SOURCE_DIR}/packaging/kurumaza.1.in ${CMAKE_BINARY_DIR}/kurumaza.1 @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/kurumaza.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/kurumaza.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/kurumaza.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/kurumaza-mime.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME kurumaza.xml)
install(FILES ${CMAKE_SOURCE_DIR}/assets/icons/kurumaza.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/copyright ${CMAKE_SOURCE_DIR}/README.md
              ${CMAKE_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kurumaza)
set(CPACK_PACKAGE_CONTACT "The Kurumaza project <kurumaza@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"People round a touch table write one idea on each card, drag the cards together
into islands, name the islands, draw how they relate and present the result.
Every session is one JSON file; the report comes from one button. It needs no
account, no server and no internet.")
set(CPACK_PACKAGE_DESCRIPTION_FILE)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)  # what belongs to none is the program itself
set(CPACK_COMPONENTS_ALL Unspecified)
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME kurumaza)
set(CPACK_COMPONENT_UNSPECIFIED_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# GLFW opens the display's OpenGL at run time, where dpkg-shlibdeps cannot see it.
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_DEPENDS "libgl1")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_RECOMMENDS "libgl1-mesa-dri, libcanberra0, libkkc-data, skkdic, tegaki-zinnia-japanese, mecab-ipadic-utf8, fonts-noto-cjk, fonts-noto-color-emoji")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_SUGGESTS "nats-server, kurumaza-read-paper, open-jtalk, open-jtalk-mecab-naist-jdic, hts-voice-nitech-jp-atr503-m001")
if(TARGET kurumaza-read-paper)
  list(APPEND CPACK_COMPONENTS_ALL read-paper)
  set(CPACK_DEBIAN_READ-PAPER_PACKAGE_NAME kurumaza-read-paper)
  set(CPACK_COMPONENT_READ-PAPER_DESCRIPTION
"This finds the papers in photos that phones send, to be written off one by one;
what is printed or written very clearly is guessed.")
  set(CPACK_DEBIAN_READ-PAPER_PACKAGE_DEPENDS "kurumaza (= ${PROJECT_VERSION})")
  set(CPACK_DEBIAN_READ-PAPER_PACKAGE_RECOMMENDS "tesseract-ocr-jpn")
endif()
include(CPack)
