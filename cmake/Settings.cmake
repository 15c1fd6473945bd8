# Compiler settings of every target: C++20, strict warnings as errors, ccache where it is installed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

option(ENTENTE_WERROR "warnings are errors" ON)
set(ENTENTE_SANITIZE "" CACHE STRING "sanitizers, e.g. address,undefined or thread")

add_library(entente_settings INTERFACE)
target_compile_definitions(entente_settings INTERFACE ENTENTE_VERSION="${PROJECT_VERSION}")
target_compile_options(entente_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wnull-dereference
  -Wdouble-promotion -Wimplicit-fallthrough -Wswitch-enum $<$<BOOL:${ENTENTE_WERROR}>:-Werror>)
# gcc 12 at -O3 takes "literal" + std::string for an overlapping copy (its bug 105651), and sees null where a check stands on another
# path; the second stays a warning, because it is right at times.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(entente_settings INTERFACE -Wno-restrict -Wno-error=null-dereference)
endif()
# -Wnull-dereference misfires inside libstdc++ under sanitizers' instrumentation.
if(ENTENTE_SANITIZE)
  target_compile_options(entente_settings INTERFACE -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -Wno-null-dereference)
  target_link_options(entente_settings INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
