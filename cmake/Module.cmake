# kurumaza_module(NAME base SOURCES a.cpp … [DEPENDS model …] [LIBS fmt::fmt …] [TESTS tests/base/x_test.cpp …] [TEST_LIBS …])
# One room of the house: a static library of the folder's own name with the warnings on, and, where
# TESTS are given, one doctest executable <name>_tests registered with ctest.
add_library(kurumaza_warnings INTERFACE)
target_compile_options(kurumaza_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
                       # GCC 12 to 14 give false alarms about variants, and about strings that were precompiled.
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>
                       $<$<BOOL:${KURUMAZA_WERROR}>:-Werror>)
add_library(kurumaza_sanitize INTERFACE)
if(KURUMAZA_SANITIZE)
  target_compile_options(kurumaza_sanitize INTERFACE -fsanitize=${KURUMAZA_SANITIZE}
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(KURUMAZA_SANITIZE MATCHES "undefined")
    # These two double the time to compile: ASan sees null pointers followed anyway, and x86 and
    # ARM64 read what is not aligned.
    target_compile_options(kurumaza_sanitize INTERFACE -fno-sanitize=null,alignment)
  endif()
  target_link_options(kurumaza_sanitize INTERFACE -fsanitize=${KURUMAZA_SANITIZE})
endif()
# The tests' own code is compiled often and run once; what it tests keeps its optimisation.
set(KURUMAZA_TEST_OPTIMISATION -O0)

# What nearly every file reads of the standard library is parsed once for all rooms, and once more, with
# doctest, for all tests. A file that forgets an include is found by tests/house/include_test.py.
option(KURUMAZA_PRECOMPILE "Parse the standard library once for all rooms" ON)
if(KURUMAZA_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The cache sees what has been read into it only so; Pango's flags have -pthread, which has a macro: all take it.
  set(KURUMAZA_PRECOMPILED -fpch-preprocess -pthread)
  set(standard <algorithm> <array> <chrono> <cmath> <cstdint> <deque> <filesystem> <functional> <map> <memory>
      <optional> <ranges> <set> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
  add_library(kurumaza_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_precompile_headers(kurumaza_precompiled PRIVATE ${standard})
  add_library(kurumaza_precompiled_tests OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_precompile_headers(kurumaza_precompiled_tests PRIVATE ${standard} <doctest/doctest.h>)
  foreach(head kurumaza_precompiled kurumaza_precompiled_tests)
    target_link_libraries(${head} PRIVATE kurumaza_warnings kurumaza_sanitize)  # they have macros
    target_compile_options(${head} PRIVATE ${KURUMAZA_PRECOMPILED})
  endforeach()
  target_compile_options(kurumaza_precompiled_tests PRIVATE ${KURUMAZA_TEST_OPTIMISATION})
endif()
# kurumaza_reads_precompiled(TARGET HEAD): TARGET's files begin with what HEAD has read.
function(kurumaza_reads_precompiled target head)
  if(TARGET ${head})
    target_precompile_headers(${target} REUSE_FROM ${head})
    target_compile_options(${target} PRIVATE ${KURUMAZA_PRECOMPILED})
  endif()
endfunction()

add_custom_target(unit_tests COMMENT "Every room's unit tests")

function(kurumaza_module)
  cmake_parse_arguments(M "" "NAME" "SOURCES;DEPENDS;LIBS;TESTS;TEST_LIBS" ${ARGN})
  add_library(${M_NAME} STATIC ${M_SOURCES})
  target_include_directories(${M_NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${M_NAME} PUBLIC ${M_DEPENDS} kurumaza_sanitize
                        PRIVATE ${M_LIBS} kurumaza_warnings)
  kurumaza_reads_precompiled(${M_NAME} kurumaza_precompiled)
  if(KURUMAZA_TESTS AND M_TESTS)
    list(TRANSFORM M_TESTS PREPEND ${CMAKE_SOURCE_DIR}/)
    add_executable(${M_NAME}_tests ${M_TESTS})
    target_link_libraries(${M_NAME}_tests PRIVATE ${M_NAME} ${M_LIBS} ${M_TEST_LIBS} test_support kurumaza_warnings)
    target_compile_options(${M_NAME}_tests PRIVATE ${KURUMAZA_TEST_OPTIMISATION})
    kurumaza_reads_precompiled(${M_NAME}_tests kurumaza_precompiled_tests)
    add_dependencies(unit_tests ${M_NAME}_tests)
    add_test(NAME ${M_NAME} COMMAND ${M_NAME}_tests)
    set_tests_properties(${M_NAME} PROPERTIES LABELS unit TIMEOUT 900)
    if(KURUMAZA_SANITIZE MATCHES "thread")
      set_tests_properties(${M_NAME} PROPERTIES TIMEOUT 1200 ENVIRONMENT
                           "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/house/threads.supp")
    endif()
  endif()
endfunction()
