# kurumaza_module(NAME base SOURCES a.cpp … [DEPENDS model …] [LIBS fmt::fmt …] [TESTS tests/base/x_test.cpp …] [TEST_LIBS …])
# One room of the house: a static library of the folder's own name with the warnings on, and, where
# TESTS are given, one doctest executable <name>_tests registered with ctest.
add_library(kurumaza_warnings INTERFACE)
target_compile_options(kurumaza_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
                       # GCC 12 to 14 give false alarms about variants.
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
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

add_custom_target(unit_tests COMMENT "Every room's unit tests")

function(kurumaza_module)
  cmake_parse_arguments(M "" "NAME" "SOURCES;DEPENDS;LIBS;TESTS;TEST_LIBS" ${ARGN})
  add_library(${M_NAME} STATIC ${M_SOURCES})
  target_include_directories(${M_NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${M_NAME} PUBLIC ${M_DEPENDS} kurumaza_sanitize
                        PRIVATE ${M_LIBS} kurumaza_warnings)
  if(KURUMAZA_TESTS AND M_TESTS)
    list(TRANSFORM M_TESTS PREPEND ${CMAKE_SOURCE_DIR}/)
    add_executable(${M_NAME}_tests ${M_TESTS})
    target_link_libraries(${M_NAME}_tests PRIVATE ${M_NAME} ${M_LIBS} ${M_TEST_LIBS} test_support kurumaza_warnings)
    target_compile_options(${M_NAME}_tests PRIVATE ${KURUMAZA_TEST_OPTIMISATION})
    add_dependencies(unit_tests ${M_NAME}_tests)
    add_test(NAME ${M_NAME} COMMAND ${M_NAME}_tests)
    set_tests_properties(${M_NAME} PROPERTIES LABELS unit TIMEOUT 300)
    if(KURUMAZA_SANITIZE MATCHES "thread")
      set_tests_properties(${M_NAME} PROPERTIES TIMEOUT 1200 ENVIRONMENT
                           "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/house/threads.supp")
    endif()
  endif()
endfunction()
