// SPDX-License-Identifier: Apache-2.0
// The pyramid of a BRR group: how many rows of each op are made per tile (no reuse between tiles), and what that takes
// on chip. After Optimus (Cai, Wang, Zhang, LCTES 2021), its branch for weights that do not fit.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/cost/brr_tables.h"
#include "core/cost/capped.h"
#include "core/cost/cost_model.h"
#include "core/cost/row_ratio.h"

namespace fusescope {

/// Which of the two ways the alternation of full and sliced buffers starts.
enum class BrrStart { Full, Sliced };

inline constexpr std::array<BrrStart, 2> kBrrStarts{BrrStart::Full, BrrStart::Sliced};

/// What one op of the group, or one tensor read from outside, holds on chip.
struct BrrHolding {
    TermKind kind = TermKind::FullMap;  ///< FullMap, Slice, or WindowRows of an external tensor
    OpId op;                            ///< whose output it is; invalid for an external tensor
    TensorId tensor;                    ///< the external tensor; invalid for an op
    std::int64_t rows = 0;              ///< of the minimum tile
    std::int64_t bits = 0;              ///< for the minimum tile: its part of F0
    std::int64_t furtherBits = 0;       ///< per further row: its part of dF
};

struct BrrPyramid {
    std::int64_t minimumBytes = 0;  ///< F0, each holding rounded up to whole bytes
    std::int64_t minimumBits = 0;   ///< F0
    std::int64_t furtherBits = 0;   ///< dF, at most kMostCounted: steps of absurd strides go past the map

    void add(std::int64_t bits, std::int64_t further) {
        minimumBytes += (bits + 7) / 8;
        minimumBits += bits;
        furtherBits = cappedSum(furtherBits, further);
    }
};

/// The pyramid of a group that grows by one op at a time, producers first, and shrinks in the reverse order: an exact
/// search asks for millions of them. What depends on sources only is kept up to date; settle() finds the rest.
class PyramidBuilder {
 public:
    explicit PyramidBuilder(const BrrTables& tables);  ///< keeps a reference

    void push(OpId op);
    void pop();
    void clear();

    /// An inner edge has another stride than 1; otherwise every step is one row.
    bool isPaced() const { return isPaced_; }

    /// Finds heights and holdings of the group as it stands. False if there are no sigma: the smallest positive
    /// integers, rows of each op per step of the last ones, with sigma_u = S_n·sigma_n on every inner edge u -> n.
    bool settle();

    // The rest only after settle() was true.

    /// optimus_compat: no pool, add or concat is first in a group of several ops.
    bool mayStart() const;
    /// N: minimum tiles of the map, until every last op has all its rows.
    std::int64_t tiles() const { return tiles_; }
    /// N of the published code: until the first of the last ops has.
    std::int64_t publishedTiles() const;
    /// Weights moved when they are streamed once per pass of so many tiles, as long as a last op behind them has rows
    /// to come.
    std::int64_t streamedWeightBytes(std::int64_t tilesPerPass) const;
    /// `slice` is an index of BrrTables::slices.
    BrrPyramid pyramid(BrrStart start, std::size_t slice) const;
    std::vector<BrrHolding> holdings(BrrStart start, std::size_t slice);

 private:
    /// What the readers of a tensor take of it for a tile.
    struct Reading {
        RowSpan span;            // of the tile that starts at row 0, padding included
        std::int64_t tiles = 1;  // until the last ops behind it have all their rows
        bool isWhole = false;    // a reader takes the same rows for every tile
        bool isMoving = false;   // a reader takes rows that move on with the tiles
    };
    struct Member {
        OpId id;
        const BrrOp* op = nullptr;
        std::size_t firstEdge = 0;  // its edges end where those of the next member begin
        bool isFirst = true;
        std::array<bool, 2> isFull{true, false};  // [start]
        int readersInside = 0;
        int readersOutside = 0;     // a graph output counts as one
        std::size_t component = 0;  // one member stands for all
        RowRatio ratio;             // its step in units of that member's
        // found by settle()
        Reading reading;
        std::int64_t step = 1;    // sigma_v
        std::int64_t height = 1;  // m_v
    };
    struct Edge {
        const BrrOperand* operand;
        int source;  // position of its producer in members_, or -1
    };
    /// A member that came to another component.
    struct Joined {
        std::size_t member;
        std::size_t component;
        RowRatio ratio;
    };
    struct Step {
        std::size_t joinedBefore;
        bool isConsistentBefore;
        bool isPacedBefore;
    };
    struct External {
        TensorId tensor;
        std::int64_t rows = 1;  // of the whole map
        std::int64_t rowBits = 0;
        std::int64_t furtherBits = 0;
        Reading reading;
    };
    /// Weights of the ops that are done after so many tiles.
    struct TiledWeights {
        std::int64_t tiles;
        std::int64_t bytes;
    };
    /// What is held with one of the starts: slices, and the sum of what is the same whatever the slice.
    struct Held {
        BrrPyramid wholeSum;
        std::vector<const Member*> sliced;
    };

    std::span<const Edge> edgesOf(std::size_t member) const;
    void findFull(Member& member, std::span<const Edge> edges) const;
    bool relate(const Member& source, Member& reader, const RowRatio& pace);
    bool findSteps();
    void findHeights();
    static void settleRows(Member& member);
    static void demandRows(const Reading& reader, const RowRule& rule, Reading& source);
    void findWeights();
    void findHeld(BrrStart start);
    template <class Visitor>
    void forEachWhole(BrrStart start, Visitor&& visit);
    void holdExternal(const Member& reader, const BrrOperand& operand);

    const BrrTables& tables_;
    std::vector<int> outputReaders_;  // [ops] of all its outputs, anywhere
    std::vector<Member> members_;
    std::vector<Edge> edges_;
    std::vector<int> position_;  // [ops] in members_, or -1
    std::vector<Step> steps_;
    std::vector<Joined> joined_;
    bool isConsistent_ = true;  // no two paths contradict each other
    bool isPaced_ = false;      // an inner edge has another stride than 1
    std::int64_t tiles_ = 1;
    std::vector<TiledWeights> weights_;
    std::array<Held, 2> held_;  // [start]
    std::vector<External> external_;
    std::vector<std::int64_t> under_;
    std::vector<std::int64_t> common_;
};

}  // namespace fusescope
