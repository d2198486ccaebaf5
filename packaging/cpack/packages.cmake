# SPDX-License-Identifier: Apache-2.0
# Three packages for Debian, by "cpack -G DEB" in the folder of a release build:
#   fusescope            both programs and all they need at run time, but LibTorch
#   fusescope-training   the module that needs LibTorch
#   libfusescope-dev     the core as a library: find_package(Fusescope)
# Versions of shared libraries come from dpkg-shlibdeps, the version of the packages from project() in CMakeLists.txt.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fusescope)
set(CPACK_PACKAGE_VENDOR "The Fusescope authors")
set(CPACK_PACKAGE_CONTACT "${FUSESCOPE_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")   # each package has its own first line

set(CPACK_COMPONENTS_ALL programs development)
if(TARGET fusescope_torch)
  list(APPEND CPACK_COMPONENTS_ALL training)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "Operator fusion under an on-chip buffer limit
Finds the partition of a neural network in ONNX into fusion groups with the
least DRAM access under the limit of an on-chip buffer, proves it, says what
fills the buffer, and shows it: a window, and a command line for scripts.")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME fusescope)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS "fonts-dejavu-core | fonts-freefont-ttf")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS "qt6-translations-l10n")  # standard buttons in other languages
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS "fusescope-training, bash-completion")

set(CPACK_DEBIAN_TRAINING_DESCRIPTION "Training of the validity predictor of Fusescope
The module that trains the graph neural network that judges whether fusion
groups fit, and the explainers; also LibTorch as its second backend. Fusescope
itself needs neither.")
set(CPACK_DEBIAN_TRAINING_PACKAGE_NAME fusescope-training)
set(CPACK_DEBIAN_TRAINING_PACKAGE_SECTION science)
set(CPACK_DEBIAN_TRAINING_PACKAGE_DEPENDS "fusescope (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_TRAINING_PACKAGE_RECOMMENDS "libblis4-pthread | libopenblas0-pthread")

set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Operator fusion under an on-chip buffer limit (library)
The engine of Fusescope as a static library for C++20, with its headers and a
package for CMake: find_package(Fusescope), target Fusescope::core.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libfusescope-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libonnx-dev, libpango1.0-dev, libprotobuf-dev, libpugixml-dev, libssl-dev, libyaml-cpp-dev, pkg-config, protobuf-compiler")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "cmake, fusescope")
include(CPack)
