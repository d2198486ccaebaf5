// SPDX-License-Identifier: Apache-2.0
// The pyramid of a BRR group: how many rows of each op are made per tile (no reuse between tiles), and what that takes
// on chip. After Optimus (Cai, Wang, Zhang, LCTES 2021), its branch for weights that do not fit.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/cost/brr_tables.h"
#include "core/cost/cost_model.h"
#include "core/cost/row_ratio.h"

namespace fusescope {

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
    std::int64_t furtherBits = 0;   ///< dF
};

/// Which of the two ways the alternation of full and sliced buffers starts.
enum class BrrStart { Full, Sliced };

/// Works out pyramids of one group after another in the same memory.
class PyramidBuilder {
 public:
    explicit PyramidBuilder(const BrrTables& tables) : tables_(tables) {}

    /// `members` ascending.
    void setGroup(std::span<const OpId> members);

    /// sigma: rows of each op per step of the last ones, the smallest positive integers with sigma_u = S_n·sigma_n on
    /// every inner edge u -> n; false if there are none. Without it every step is one row.
    bool findSteps();

    /// Heights of the minimum tile. With steps they are those of the definition; without, a lower bound that never
    /// falls as the group grows forward.
    void findHeights();

    /// N: minimum tiles of the map, until every last op has all its rows. After findSteps() and findHeights().
    std::int64_t tiles() const;
    /// N of the published code: until the first of the last ops has.
    std::int64_t publishedTiles() const;
    /// Weights moved when they are streamed once per pass of so many tiles, as long as a last op behind them has rows
    /// to come.
    std::int64_t streamedWeightBytes(std::int64_t tilesPerPass) const;
    BrrPyramid pyramid(BrrStart start, std::int64_t channelSlice);
    std::vector<BrrHolding> holdings(BrrStart start, std::int64_t channelSlice);

 private:
    /// What the readers of a tensor take of it for a tile.
    struct Reading {
        RowSpan span;            // of the tile that starts at row 0, padding included
        std::int64_t tiles = 1;  // until the last ops behind it have all their rows
        bool isWhole = false;    // a reader takes the same rows for every tile
        bool isMoving = false;   // a reader takes rows that move on with the tiles
    };
    struct Member : Reading {
        const BrrOp* op = nullptr;
        std::int64_t step = 1;    // sigma_v
        std::int64_t height = 1;  // m_v
        bool isFirst = true;
        bool isLast = true;
        bool isFull = false;
        int component = 0;  // in findSteps: its first member
        RowRatio ratio;     // in findSteps: its step in units of that member's
    };

    struct External {
        TensorId tensor;
        std::int64_t rows = 1;  // of the whole map
        std::int64_t rowBits = 0;
        std::int64_t furtherBits = 0;
        Reading reading;
    };

    int positionOf(OpId op) const;
    bool relate(const Member& source, Member& reader, const RowRatio& stride);
    void settleRows(Member& member, OpId id);
    static void demandRows(const Member& reader, const RowRule& rule, Reading& source);
    static void demandFewest(const Member& reader, const RowRule& rule, Reading& source);
    void holdExternal(const Member& reader, const BrrOperand& operand);
    void fillBuffers(BrrStart start);
    template <class Visitor>
    void forEachHolding(BrrStart start, std::int64_t channelSlice, Visitor&& visit);

    const BrrTables& tables_;
    std::vector<OpId> ids_;
    std::vector<Member> members_;
    std::vector<int> position_;  // [ops from the first member on] in members_, or -1
    std::vector<External> external_;
    std::vector<std::int64_t> under_;
    std::vector<std::int64_t> common_;
    bool hasSteps_ = false;
};

}  // namespace fusescope
