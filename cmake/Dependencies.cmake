# Every outside library, found once; the packages are listed in scripts/packages.txt.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(glfw3 REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS OpenGL)
find_package(X11 REQUIRED COMPONENTS Xi Xrandr)
find_package(Boost REQUIRED COMPONENTS locale)
find_package(doctest REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangoft2 fontconfig freetype2)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0 cairo)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(CLIPPER REQUIRED IMPORTED_TARGET polyclipping)
pkg_check_modules(IMGUI REQUIRED imgui)
pkg_check_modules(KKC REQUIRED kkc-1.0)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ZINNIA REQUIRED IMPORTED_TARGET zinnia)
pkg_check_modules(CANBERRA REQUIRED libcanberra)  # its header: the library is opened at run time
find_library(IMGUI_LIBRARY imgui REQUIRED)
find_library(STB_LIBRARY stb REQUIRED)
find_path(STB_INCLUDE stb_image.h PATH_SUFFIXES stb REQUIRED)

add_library(imgui_lib INTERFACE)
target_include_directories(imgui_lib SYSTEM INTERFACE /usr/include/imgui)
target_link_libraries(imgui_lib INTERFACE ${IMGUI_LIBRARY} ${STB_LIBRARY})
add_library(stb_lib INTERFACE)
target_include_directories(stb_lib SYSTEM INTERFACE ${STB_INCLUDE})
target_link_libraries(stb_lib INTERFACE ${STB_LIBRARY})

# MeCab has no .pc file.
find_library(MECAB_LIBRARY mecab REQUIRED)
find_path(MECAB_INCLUDE mecab.h REQUIRED)
add_library(mecab_lib INTERFACE)
target_include_directories(mecab_lib SYSTEM INTERFACE ${MECAB_INCLUDE})
target_link_libraries(mecab_lib INTERFACE ${MECAB_LIBRARY})

# Debian's kkc-1.0.pc names a folder that its package does not have, which CMake would not accept.
list(FILTER KKC_INCLUDE_DIRS EXCLUDE REGEX "/kkc-1\\.0$")
add_library(kkc_lib INTERFACE)
target_include_directories(kkc_lib SYSTEM INTERFACE ${KKC_INCLUDE_DIRS})
target_link_libraries(kkc_lib INTERFACE ${KKC_LINK_LIBRARIES})

# glad's loader is generated when the project is built (src/gfx); --reproducible keeps it off the
# network.
find_program(GLAD glad REQUIRED)
set(GLAD_DIR ${CMAKE_BINARY_DIR}/glad)
