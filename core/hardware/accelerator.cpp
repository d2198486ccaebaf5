// SPDX-License-Identifier: Apache-2.0
#include "core/hardware/accelerator.h"

namespace fusescope {

const char* schemeName(Scheme scheme) { return scheme == Scheme::Lbdf ? "LBDF" : "BRR"; }

}  // namespace fusescope
