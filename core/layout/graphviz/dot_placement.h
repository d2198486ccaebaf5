// SPDX-License-Identifier: Apache-2.0
// The only door to Graphviz, used by the layout helper program alone. Not thread-safe, as Graphviz is not.
#pragma once

#include <memory>
#include <optional>

#include "core/layout/helper_messages.h"

namespace fusescope {

class DotPlacement {
 public:
    DotPlacement();
    ~DotPlacement();

    /// The piece placed by dot; nothing if dot refuses. Separations in pixels.
    std::optional<PlacedPiece> place(const Piece& piece, double rankSeparation, double nodeSeparation);

 private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace fusescope
