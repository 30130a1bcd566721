# Fonts, translations and where the program finds them.
#
# Fonts: BIZ UDPGothic comes from its Debian package and is staged into assets/fonts/ at configure time;
# it is never committed. Translations: po/<lang>.po becomes <build>/share/locale/<lang>/LC_MESSAGES/
# kurumaza.mo, the same layout as an installed tree.
set(KURUMAZA_FONT_DIR "" CACHE PATH "Where BIZUDPGothic-*.ttf lie (empty: the usual font folders)")
set(font_hints ${KURUMAZA_FONT_DIR} /usr/share/fonts/truetype/bizud-gothic
    /usr/share/fonts/truetype /usr/local/share/fonts)
foreach(weight Regular Bold)
  set(font BIZUDPGothic-${weight}.ttf)
  find_file(KURUMAZA_FONT_${weight} ${font} PATHS ${font_hints} NO_DEFAULT_PATH)
  if(KURUMAZA_FONT_${weight})
    # Copied only when it differs, so that a second configure costs nothing.
    file(COPY ${KURUMAZA_FONT_${weight}} DESTINATION ${CMAKE_SOURCE_DIR}/assets/fonts)
  elseif(NOT EXISTS ${CMAKE_SOURCE_DIR}/assets/fonts/${font})
    message(FATAL_ERROR "${font} is not there. Install the package fonts-morisawa-bizud-gothic "
            "(scripts/setup does), or set KURUMAZA_FONT_DIR to the folder that holds it.")
  endif()
endforeach()

# The fonts' licence must travel with them; Debian keeps its text in the package's copyright file.
set(KURUMAZA_FONT_LICENCE /usr/share/doc/fonts-morisawa-bizud-gothic/copyright)

find_program(MSGFMT msgfmt)
if(NOT MSGFMT)
  message(FATAL_ERROR "msgfmt is not there. Install the package gettext (scripts/setup does).")
endif()
file(STRINGS ${CMAKE_SOURCE_DIR}/po/LINGUAS KURUMAZA_LANGUAGES REGEX "^[a-z]")
set(KURUMAZA_LOCALE_DIR ${CMAKE_BINARY_DIR}/share/locale)
set(catalogues)
foreach(lang ${KURUMAZA_LANGUAGES})
  set(mo ${KURUMAZA_LOCALE_DIR}/${lang}/LC_MESSAGES/kurumaza.mo)
  add_custom_command(OUTPUT ${mo}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${KURUMAZA_LOCALE_DIR}/${lang}/LC_MESSAGES
    COMMAND ${MSGFMT} --check -o ${mo} ${CMAKE_SOURCE_DIR}/po/${lang}.po
    DEPENDS ${CMAKE_SOURCE_DIR}/po/${lang}.po
    COMMENT "Translation ${lang}" VERBATIM)
  list(APPEND catalogues ${mo})
endforeach()
add_custom_target(kurumaza_assets ALL DEPENDS ${catalogues})
