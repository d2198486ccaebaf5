# SPDX-License-Identifier: Apache-2.0
# What every target of Fusescope is compiled and linked with.

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(FUSESCOPE_WERROR "Treat warnings as errors" OFF)
set(FUSESCOPE_SANITIZE "" CACHE STRING "Sanitizers for every target, as in -fsanitize=")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(fusescope_options INTERFACE)
target_compile_features(fusescope_options INTERFACE cxx_std_20)
target_compile_options(fusescope_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>   # g++ 12 warns of its own string, falsely (GCC bug 105651)
  -ffp-contract=off                      # the same numbers at every optimisation level
  $<$<BOOL:${FUSESCOPE_WERROR}>:-Werror>)
target_include_directories(fusescope_options INTERFACE "${PROJECT_SOURCE_DIR}")

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  target_link_options(fusescope_options INTERFACE -fuse-ld=mold)
endif()

if(FUSESCOPE_SANITIZE)
  target_compile_options(fusescope_options INTERFACE
    -fsanitize=${FUSESCOPE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(fusescope_options INTERFACE -fsanitize=${FUSESCOPE_SANITIZE})
endif()
