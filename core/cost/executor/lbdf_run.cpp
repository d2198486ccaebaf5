// SPDX-License-Identifier: Apache-2.0
// Map: ensure() demands rows, makeRow() computes one and stores it where the tensor lives: a circular buffer of its
// own, or, in place, a stretch of channels of the row that its reader is about to make. A second operand that finds its
// stretch taken is computed while its reader is, element by element.
#include "core/cost/executor/lbdf_run.h"

#include <algorithm>

#include "core/cost/widths.h"

namespace fusescope {
namespace {

constexpr std::int64_t kNoRow = -1;
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Where rows of a tensor live: the buffer of a tensor, its own or its reader's, from a channel on.
struct Home {
    std::size_t tensor = kNobody;
    std::int64_t channel = 0;
};

struct LineBuffer {
    std::int64_t capacityRows = 0;
    std::vector<std::int64_t> rowInSlot;  // kNoRow: nothing that may be read
    std::vector<double> elements;         // [slot, batch, channel, column]
    std::int64_t slotsUsed = 0;
    std::int64_t rowBegun = kNoRow;      // that operands in place are being put into
    std::vector<std::size_t> occupants;  // [channels] of the row begun: the tensor that lies there
};

struct Progress {
    std::int64_t rowsMade = 0;
    std::int64_t rowDeferred = kNoRow;  // to be computed while its reader is
    bool isAccumulating = false;
};

class LineBufferRun {
 public:
    LineBufferRun(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator)
        : group_(group),
          accelerator_(accelerator),
          buffers_(group.tensors.size()),
          homes_(group.tensors.size()),
          progress_(group.tensors.size()),
          written_(group.ops.size()) {
        for (const Term& term : terms)
            for (std::size_t t = 0; t < buffers_.size(); ++t)
                if (term.tensor == group.tensors[t].id) buffers_[t].capacityRows += term.rows;
        allocate();
        for (std::size_t t = homes_.size(); t-- > 0;) homes_[t] = findHome(t);
        for (std::size_t t = 0; t < written_.size(); ++t)
            if (group.tensors[t].isWritten) written_[t] = unwritten(group.tensors[t].size);
    }

    Execution run() {
        runSchedule();
        Execution result;
        result.isSupported = true;
        result.problem = problem_;
        for (std::size_t t = 0; t < group_.tensors.size(); ++t) {
            const ExecutedTensor& tensor = group_.tensors[t];
            const std::int64_t row = rowBits(tensor.size.rowElements(), tensor.bits, accelerator_);
            result.peakBytes += bytesOfBits(buffers_[t].slotsUsed * row);
            const bool crosses = !group_.isMade(t) || tensor.isWritten;
            if (crosses) result.dramBytes += bytesOf(progress_[t].rowsMade * tensor.size.rowElements(), tensor.bits);
            if (tensor.isWritten)
                result.largestDifference = std::max(result.largestDifference, largestDifference(tensor, written_[t]));
        }
        result.dramBytes += group_.weightBytes();
        if (!accelerator_.weightBufferBytes) result.peakBytes += group_.weightBytes();
        return result;
    }

 private:
    /// What an op sees of its operands while it makes a row.
    class Operands : public OperandElements {
     public:
        Operands(LineBufferRun& run, std::size_t op) : run_(run), op_(run.group_.ops[op]) {}
        double at(std::size_t operand, const MapPlace& place) override {
            return run_.element(op_.inputs[operand], place);
        }

     private:
        LineBufferRun& run_;
        const ExecutedOp& op_;
    };

    const MapSize& size(std::size_t tensor) const { return group_.tensors[tensor].size; }

    void allocate() {
        for (std::size_t t = 0; t < buffers_.size(); ++t) {
            LineBuffer& buffer = buffers_[t];
            buffer.rowInSlot.assign(static_cast<std::size_t>(buffer.capacityRows), kNoRow);
            buffer.elements.resize(static_cast<std::size_t>(buffer.capacityRows * size(t).rowElements()));
            buffer.occupants.assign(static_cast<std::size_t>(size(t).channels), kNobody);
        }
    }

    Home findHome(std::size_t tensor) {
        if (buffers_[tensor].capacityRows > 0) return {tensor, 0};
        const auto& readers = group_.tensors[tensor].readers;
        if (readers.size() != 1) {
            fail("\"" + group_.tensors[tensor].name + "\" has no buffer");
            return {};
        }
        const ExecutedOp& reader = group_.ops[readers.front()];
        const auto operand = static_cast<std::size_t>(std::find(reader.inputs.begin(), reader.inputs.end(), tensor) -
                                                      reader.inputs.begin());
        Home home = homes_[readers.front()];
        std::int64_t channel = 0;
        while (channel + 1 < size(readers.front()).channels &&
               !reader.arithmetic->channelsOf(operand, channel).contains(0))
            ++channel;
        home.channel += channel;
        return home;
    }

    void runSchedule() {
        std::int64_t mostRows = 0;
        for (std::size_t t = 0; t < group_.ops.size(); ++t)
            if (group_.tensors[t].readers.empty()) mostRows = std::max(mostRows, size(t).rows);
        for (std::int64_t r = 1; r <= mostRows; ++r)
            for (std::size_t t = 0; t < group_.ops.size(); ++t)
                if (group_.tensors[t].readers.empty()) ensure(t, (r * size(t).rows + mostRows - 1) / mostRows);
        // What the sinks did not ask for: rows that are written all the same, and the rest of the streams from DRAM.
        for (std::size_t t = 0; t < group_.tensors.size(); ++t)
            if (!group_.isMade(t) || group_.tensors[t].isWritten) ensure(t, size(t).rows);
    }

    void ensure(std::size_t tensor, std::int64_t rows) {
        while (progress_[tensor].rowsMade < rows && problem_.empty()) {
            if (group_.isMade(tensor)) {
                const ExecutedOp& op = group_.ops[tensor];
                for (std::size_t i = 0; i < op.inputs.size(); ++i)
                    ensure(op.inputs[i], op.arithmetic->rowsOf(i, progress_[tensor].rowsMade).last + 1);
            }
            if (problem_.empty()) makeRow(tensor);
        }
    }

    void makeRow(std::size_t tensor) {
        const std::int64_t row = progress_[tensor].rowsMade++;
        if (group_.isMade(tensor) && group_.ops[tensor].arithmetic->asRowEater())
            finishAccumulating(tensor);
        else if (mayBegin(tensor, row))
            store(tensor, row, rowValues(tensor, row));
        else
            progress_[tensor].rowDeferred = row;
        if (homes_[tensor].tensor == tensor) complete(tensor, row);
        if (group_.isMade(tensor) && group_.tensors[tensor].isWritten) write(tensor, row);
        for (const std::size_t reader : group_.tensors[tensor].readers)
            if (group_.ops[reader].arithmetic->asRowEater() && problem_.empty()) eat(reader, row);
    }

    std::vector<double> rowValues(std::size_t tensor, std::int64_t row) {
        std::vector<double> values;
        values.reserve(static_cast<std::size_t>(size(tensor).rowElements()));
        forEachInRow(tensor, row, [&](const MapPlace& at) { values.push_back(compute(tensor, at)); });
        return values;
    }

    template <class Visitor>
    void forEachInRow(std::size_t tensor, std::int64_t row, Visitor&& visit) const {
        MapPlace at{0, 0, row, 0};
        for (at.batch = 0; at.batch < size(tensor).batch; ++at.batch)
            for (at.channel = 0; at.channel < size(tensor).channels; ++at.channel)
                for (at.column = 0; at.column < size(tensor).columns; ++at.column) visit(at);
    }

    double compute(std::size_t tensor, const MapPlace& at) {
        if (!group_.isMade(tensor)) return group_.tensors[tensor].expected[elementIndex(size(tensor), at)];
        Operands operands(*this, tensor);
        return group_.ops[tensor].arithmetic->element(at, operands);
    }

    /// Whether the stretch of the tensor's home is free, or holds nothing but its own operands. Takes it.
    bool mayBegin(std::size_t tensor, std::int64_t row) {
        const Home home = homes_[tensor];
        LineBuffer& buffer = buffers_[home.tensor];
        if (buffer.rowBegun != row) std::fill(buffer.occupants.begin(), buffer.occupants.end(), kNobody);
        const std::int64_t channels = size(tensor).channels;
        if (home.channel + channels > size(home.tensor).channels) return false;
        const auto isForeign = [&](std::size_t occupant) {
            if (occupant == kNobody || occupant == tensor) return false;
            const auto& inputs = group_.ops[tensor].inputs;
            return std::find(inputs.begin(), inputs.end(), occupant) == inputs.end();
        };
        const auto first = buffer.occupants.begin() + home.channel;
        if (home.tensor != tensor && std::any_of(first, first + channels, isForeign)) return false;
        buffer.rowBegun = row;
        buffer.rowInSlot[slot(buffer, row)] = kNoRow;  // whatever lay there is gone
        return true;
    }

    static std::size_t slot(const LineBuffer& buffer, std::int64_t row) {
        return static_cast<std::size_t>(row % buffer.capacityRows);
    }

    double& cell(std::size_t tensor, const MapPlace& place) {
        const Home home = homes_[tensor];
        LineBuffer& buffer = buffers_[home.tensor];
        const MapSize& row = size(home.tensor);
        const auto inRow = (place.batch * row.channels + home.channel + place.channel) * row.columns + place.column;
        return buffer.elements[slot(buffer, place.row) * static_cast<std::size_t>(row.rowElements()) +
                               static_cast<std::size_t>(inRow)];
    }

    /// A row-wise op can overwrite its operands one by one; computing apart and copying gives the same in any order.
    void store(std::size_t tensor, std::int64_t row, const std::vector<double>& values) {
        auto next = values.begin();
        forEachInRow(tensor, row, [&](const MapPlace& at) { cell(tensor, at) = *next++; });
        const Home home = homes_[tensor];
        const auto first = buffers_[home.tensor].occupants.begin() + home.channel;
        std::fill(first, first + size(tensor).channels, tensor);
    }

    void complete(std::size_t tensor, std::int64_t row) {
        LineBuffer& buffer = buffers_[tensor];
        buffer.rowInSlot[slot(buffer, row)] = row;
        buffer.slotsUsed = std::max(buffer.slotsUsed, std::min(row + 1, buffer.capacityRows));
        std::fill(buffer.occupants.begin(), buffer.occupants.end(), kNobody);
        buffer.rowBegun = kNoRow;
    }

    double element(std::size_t tensor, const MapPlace& place) {
        const Home home = homes_[tensor];
        LineBuffer& buffer = buffers_[home.tensor];
        if (home.tensor == tensor) {
            if (buffer.rowInSlot[slot(buffer, place.row)] == place.row) return cell(tensor, place);
            return miss(tensor, place.row);
        }
        const auto at = static_cast<std::size_t>(home.channel + place.channel);
        if (buffer.rowBegun == place.row && at < buffer.occupants.size() && buffer.occupants[at] == tensor)
            return cell(tensor, place);
        if (progress_[tensor].rowDeferred == place.row) return compute(tensor, place);
        return miss(tensor, place.row);
    }

    double miss(std::size_t tensor, std::int64_t row) {
        fail("row " + std::to_string(row) + " of \"" + group_.tensors[tensor].name + "\" is " +
             (row < progress_[tensor].rowsMade ? "read after it was overwritten" : "read before it was made"));
        return 0;
    }

    /// Takes a row of its operand into the one row of `eater`, which lies on chip from the first row on.
    void eat(std::size_t eater, std::int64_t row) {
        Progress& progress = progress_[eater];
        std::vector<double> taken(static_cast<std::size_t>(size(eater).rowElements()));
        if (!progress.isAccumulating) {
            if (!mayBegin(eater, 0)) return fail("\"" + group_.tensors[eater].name + "\" has no place to add up rows");
            progress.isAccumulating = true;
            store(eater, 0, taken);
        }
        if (!gather(eater, taken)) return;
        Operands operands(*this, eater);
        group_.ops[eater].arithmetic->asRowEater()->eat(row, operands, taken);
        store(eater, 0, taken);
    }

    void finishAccumulating(std::size_t eater) {
        std::vector<double> taken(static_cast<std::size_t>(size(eater).rowElements()));
        if (!gather(eater, taken)) return;
        group_.ops[eater].arithmetic->asRowEater()->finish(taken);
        store(eater, 0, taken);
    }

    bool gather(std::size_t eater, std::vector<double>& taken) {
        const Home home = homes_[eater];
        const LineBuffer& buffer = buffers_[home.tensor];
        const auto first = buffer.occupants.begin() + home.channel;
        if (std::any_of(first, first + size(eater).channels, [&](std::size_t occupant) { return occupant != eater; })) {
            fail("what \"" + group_.tensors[eater].name + "\" has added up is overwritten");
            return false;
        }
        auto next = taken.begin();
        forEachInRow(eater, 0, [&](const MapPlace& at) { *next++ = cell(eater, at); });
        return true;
    }

    void write(std::size_t tensor, std::int64_t row) {
        forEachInRow(tensor, row, [&](const MapPlace& at) {
            written_[tensor][elementIndex(size(tensor), at)] = element(tensor, at);
        });
    }

    void fail(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
    }

    const ExecutedGroup& group_;
    const Accelerator& accelerator_;
    std::vector<LineBuffer> buffers_;
    std::vector<Home> homes_;
    std::vector<Progress> progress_;
    std::vector<std::vector<double>> written_;
    std::string problem_;
};

}  // namespace

Execution runLineBuffers(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator) {
    return LineBufferRun(group, terms, accelerator).run();
}

}  // namespace fusescope
