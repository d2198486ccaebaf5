// SPDX-License-Identifier: Apache-2.0
#include "core/layout/graph_layout.h"

#include <string>
#include <unordered_map>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/layout/helper_messages.h"
#include "core/layout/pieces.h"
#include "core/layout/plain_placement.h"

namespace fusescope {
namespace {

// dot is worse than quadratic: 0.2 s for 1 k nodes, 10 s for 5 k.
constexpr std::size_t kMaxHelperNodes = 1500;
constexpr std::size_t kMaxHelperLinks = 4500;

/// Distinct pieces and which of them each piece of the graph is.
struct DistinctPieces {
    std::vector<const Piece*> pieces;
    std::vector<std::size_t> of;  // [all pieces]
};

std::string pieceKey(const Piece& piece) { return questionText({0, 0, {piece}}); }

DistinctPieces distinct(const std::vector<Piece>& pieces) {
    DistinctPieces result;
    std::unordered_map<std::string, std::size_t> known;
    for (const Piece& piece : pieces) {
        const auto [entry, isNew] = known.try_emplace(pieceKey(piece), result.pieces.size());
        if (isNew) result.pieces.push_back(&piece);
        result.of.push_back(entry->second);
    }
    return result;
}

/// What needs no helper: a single node, or one below the other.
bool isTrivial(const Piece& piece) { return piece.nodes.size() <= 2; }

bool isTooLarge(const Piece& piece) {
    return piece.nodes.size() > kMaxHelperNodes || piece.links.size() > kMaxHelperLinks;
}

struct Placement {
    std::vector<std::optional<PlacedPiece>> placed;
    bool wasStopped = false;
    std::string problem;  // why some pieces have no place
};

std::string problemOf(const ChildResult& child) {
    if (child.wasStopped) return "the layout helper did not answer in time";
    if (child.exitCode != 0) return "the layout helper ended with code " + std::to_string(child.exitCode);
    return "a part could not be drawn by the layout helper";
}

/// Asks the helper for `wanted` of the distinct pieces.
Placement askHelper(const LayoutRequest& request, const std::vector<const Piece*>& wanted, RunControl& control,
                    const LayoutHelper& helper) {
    LayoutQuestion question{request.rankSeparation, request.nodeSeparation, {}};
    for (const Piece* piece : wanted) question.pieces.push_back(*piece);
    Placement placement;
    placement.placed.resize(wanted.size());
    try {
        RunControl limited(&control);
        limited.stopAfter(helper.limit);
        const ChildResult child = runChild(helper.program, {}, questionText(question), limited);
        placement.wasStopped = control.shouldStop();
        placement.placed = readAnswer(child.output, question);
        placement.problem = problemOf(child);
    } catch (const Error& error) {
        placement.problem = error.problem();
    }
    return placement;
}

Placement placeDistinct(const LayoutRequest& request, const std::vector<const Piece*>& pieces, RunControl& control,
                        const LayoutHelper& helper) {
    std::vector<const Piece*> wanted;
    std::vector<std::size_t> wantedIndex;
    Placement result;
    result.placed.resize(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (isTrivial(*pieces[i]) || isDense(*pieces[i])) {
            result.placed[i] = placePlainly(*pieces[i], {request.rankSeparation, request.nodeSeparation});
        } else if (isTooLarge(*pieces[i])) {
            result.problem =
                "a part of " + std::to_string(pieces[i]->nodes.size()) + " ops is too large for the layout helper";
        } else {
            wanted.push_back(pieces[i]);
            wantedIndex.push_back(i);
        }
    }
    if (wanted.empty()) return result;
    Placement asked = askHelper(request, wanted, control, helper);
    for (std::size_t i = 0; i < wanted.size(); ++i) result.placed[wantedIndex[i]] = std::move(asked.placed[i]);
    result.wasStopped = asked.wasStopped;
    if (result.problem.empty()) result.problem = asked.problem;
    return result;
}

}  // namespace

std::optional<GraphLayout> layoutGraph(const LayoutRequest& request, RunControl& control, const LayoutHelper& helper) {
    const Decomposition parts = cutIntoPieces(request);
    const DistinctPieces pieces = distinct(parts.pieces);
    Placement placement = placeDistinct(request, pieces.pieces, control, helper);
    bool isPlain = false;
    for (std::size_t i = 0; i < pieces.pieces.size(); ++i) {
        if (control.shouldStop() || placement.wasStopped) return std::nullopt;
        if (placement.placed[i]) continue;
        placement.placed[i] = placePlainly(*pieces.pieces[i], {request.rankSeparation, request.nodeSeparation});
        isPlain = true;
    }
    std::vector<PlacedPiece> all;
    all.reserve(parts.pieces.size());
    for (const std::size_t index : pieces.of) all.push_back(*placement.placed[index]);
    GraphLayout layout = stackPieces(request, parts, all);
    layout.isPlain = isPlain;
    if (isPlain) layout.plainReason = placement.problem;
    return layout;
}

}  // namespace fusescope
