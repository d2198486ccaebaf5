// SPDX-License-Identifier: Apache-2.0
// What a group moves when everything that crosses its border moves once: weights + external inputs, each once + tensors
// read outside the group or graph outputs. F_D of LBDF; F_D of BRR for one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"

namespace fusescope {

struct TrafficTables {
    std::shared_ptr<const OpGraph> graph;
    std::vector<std::int64_t> tensorBytes;  ///< [tensors]; 0 if not modelled
    std::vector<std::int64_t> weightBytes;  ///< [ops]; 0 if not modelled
};

TrafficTables makeTrafficTables(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

struct Traffic {
    std::int64_t weightBytes = 0;
    std::int64_t inputBytes = 0;
    std::int64_t outputBytes = 0;

    std::int64_t totalBytes() const { return weightBytes + inputBytes + outputBytes; }
};

Traffic groupTraffic(const TrafficTables& tables, const GroupSet& group);

/// groupTraffic() kept up to date as a group grows forward, and shrinks in the reverse order.
class GrowingTraffic {
 public:
    explicit GrowingTraffic(const TrafficTables& tables);  ///< keeps a reference

    void push(OpId op);
    void pop();
    const Traffic& traffic() const { return traffic_; }

 private:
    struct State {
        OpId lastReader;         // an op may read a tensor several times
        int readersOutside = 0;  // of a tensor made in the group
        bool isMade = false;
    };
    struct Saved {
        TensorId tensor;
        State state;
    };
    struct Step {
        Traffic before;
        std::size_t savedBefore;
    };

    State& save(TensorId tensor);
    bool isWritten(TensorId tensor) const;
    void read(TensorId tensor, OpId reader);

    const TrafficTables& tables_;
    std::vector<State> tensors_;
    std::vector<Saved> saved_;
    std::vector<Step> steps_;
    Traffic traffic_;
};

}  // namespace fusescope
