// SPDX-License-Identifier: Apache-2.0
// Shape inference hands a type on from node to node, so what is long in one would be held at every one of them.
#pragma once

#include <onnx/onnx_pb.h>

namespace fusescope {

/// `type` without what no size depends on: names of open sizes, denotations, fields of newer versions.
onnx::TypeProto plainType(const onnx::TypeProto& type);

}  // namespace fusescope
