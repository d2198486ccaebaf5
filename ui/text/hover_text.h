// SPDX-License-Identifier: Apache-2.0
// What a hover card says of an op or an edge besides its name: sizes, and what of them goes through DRAM.
#pragma once

#include <QString>

#include "core/scene/graph_scene.h"

namespace fusescope {

class Document;

/// Rich text, a line a fact.
QString opHoverText(const Document& document, OpId op);
QString linkHoverText(const Document& document, const Link& link);

}  // namespace fusescope
