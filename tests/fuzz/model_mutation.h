// SPDX-License-Identifier: Apache-2.0
// Changes a model as an exporter gone wrong would: still a well-formed file, no longer the same graph. Reaches what
// flipped bytes do not.
#pragma once

#include <string>

#include "core/base/random.h"

namespace fusescope::test {

/// `bytes` is an ONNX file. One to four changes of nodes, wires, sizes, attributes, types, operator sets or constants.
std::string mutatedModel(const std::string& bytes, Random& random);

}  // namespace fusescope::test
