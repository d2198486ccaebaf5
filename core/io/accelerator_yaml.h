// SPDX-License-Identifier: Apache-2.0
// An accelerator inside a YAML document: a file of its own, or part of a plan.
#pragma once

#include <yaml-cpp/yaml.h>

#include "core/hardware/accelerator.h"
#include "core/io/yaml_reader.h"

namespace fusescope {

Accelerator acceleratorFrom(const YamlValue& value);
void emitAccelerator(YAML::Emitter& out, const Accelerator& accelerator);

}  // namespace fusescope
