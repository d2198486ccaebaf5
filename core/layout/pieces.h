// SPDX-License-Identifier: Apache-2.0
// Cuts a graph at the nodes that all paths cross and stacks the placed pieces again. Pieces are always top to bottom.
#pragma once

#include <vector>

#include "core/layout/graph_layout.h"

namespace fusescope {

/// A part of the graph that is laid out on its own; consecutive pieces share a node.
struct Piece {
    struct Link {
        int from = 0;
        int to = 0;
        bool isSpine = false;  ///< on the longest way through the piece, which should be drawn straight
    };
    std::vector<Size> nodes;  ///< in topological order
    std::vector<Link> links;  ///< distinct, sorted
    /// The first node also ends the previous piece (the last one begins the next): it stands alone in its layer.
    bool sharesFirst = false;
    bool sharesLast = false;
};

struct PlacedPiece {
    std::vector<Point> centers;  ///< [nodes]
    std::vector<Curve> curves;   ///< [links]
};

/// Which nodes and edges of the request a piece holds.
struct PieceOrigin {
    std::vector<int> nodes;               ///< [piece nodes] index into the request
    std::vector<std::vector<int>> edges;  ///< [piece links] indices into the request
};

struct Decomposition {
    std::vector<Piece> pieces;
    std::vector<PieceOrigin> origins;
};

/// The pieces from top to bottom. O(nodes + edges log edges).
Decomposition cutIntoPieces(const LayoutRequest& request);

/// One picture of all pieces, shared nodes on top of each other, turned to the orientation of the request.
GraphLayout stackPieces(const LayoutRequest& request, const Decomposition& parts,
                        const std::vector<PlacedPiece>& placed);

/// Finite, every node inside the band between the shared nodes, curves of 3 k + 1 points: an answer one can stack.
bool isUsable(const Piece& piece, const PlacedPiece& placed);

}  // namespace fusescope
