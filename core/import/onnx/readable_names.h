// SPDX-License-Identifier: Apache-2.0
// Names of a model file as text that can be shown and written anywhere: see readableText().
#pragma once

#include <onnx/onnx_pb.h>

namespace fusescope {

/// Repairs every name of the model. Different names stay different ("#2" is appended), equal ones equal. Returns how
/// many were repaired.
int makeNamesReadable(onnx::ModelProto& model);

}  // namespace fusescope
