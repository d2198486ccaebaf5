# SPDX-License-Identifier: Apache-2.0
# Programs find their data at <executable>/../share/fusescope, installed or not: the build tree has the same shape.

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(FUSESCOPE_DATA_TREE "${PROJECT_BINARY_DIR}/share/fusescope")
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/share")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/resources" "${FUSESCOPE_DATA_TREE}" SYMBOLIC)
