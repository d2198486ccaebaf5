// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_graph.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/graph_text.h"

namespace fusescope::test {
namespace {

struct Made {
    std::string name;
    int channels;
    int rows;
};

std::string oneInput(Made& made, Random& random) {
    static constexpr std::array kConvs{"Conv3", "Conv1", "Conv5", "Conv3s2", "Conv3d2p2", "Conv1s2"};
    switch (random.below(6)) {
        case 0:
            return "Relu";
        case 1:
            if (made.rows < 4) return "Sigmoid";
            made.rows = (made.rows - 1) / 2 + 1;
            return "MaxPool3s2p1";
        case 2:
            if (made.rows == 1) return "Relu";
            made.rows = 1;
            return "Gap";
        case 3:
            return "Dw3b";
        default: {
            std::string kind = kConvs[static_cast<std::size_t>(random.below(kConvs.size()))];
            if (kind.ends_with("s2")) made.rows = (made.rows - 1) / 2 + 1;
            if (kind == "Conv1s2") kind = "Conv1s2p0";
            made.channels = static_cast<int>(1 + random.below(8));
            return kind + "c" + std::to_string(made.channels);
        }
    }
}

}  // namespace

std::shared_ptr<const OpGraph> randomGraph(int ops, double branching, Random& random) {
    const int rows = static_cast<int>(4 + random.below(13));
    const int channels = static_cast<int>(1 + random.below(8));
    std::vector<Made> made{{"x", channels, rows}};
    std::string text = "x:" + std::to_string(channels) + "x" + std::to_string(rows) + "x" + std::to_string(rows);
    const auto pick = [&]() -> const Made& {
        if (!random.chance(branching)) return made.back();
        return made[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(made.size())))];
    };
    for (int i = 0; i < ops; ++i) {
        const std::string name = "n" + std::to_string(i);
        Made next = pick();
        const Made& first = next;
        std::vector<Made> partners;
        for (const Made& other : made)
            if (other.name != first.name && other.channels == first.channels &&
                (other.rows == first.rows || other.rows == 1))
                partners.push_back(other);
        next = first;
        if (!partners.empty() && random.chance(0.2 + branching / 2)) {
            const Made partner =
                partners[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(partners.size())))];
            const bool canJoin = partner.rows == next.rows;
            const bool joins = canJoin && random.chance(0.3);
            text +=
                "; " + next.name + " > " + name + "; " + partner.name + " > " + name + ":" + (joins ? "Concat" : "Add");
            if (joins) next.channels += partner.channels;
        } else {
            const std::string from = next.name;
            const std::string kind = oneInput(next, random);
            text += "; " + from + " > " + name + ":" + kind;
        }
        next.name = name;
        made.push_back(next);
    }
    return graphFrom(text);
}

std::shared_ptr<const OpGraph> wideGraph(int branches, Random& random) {
    std::string text = "x:4x8x8 > stem:Conv3c4";
    std::string last;
    for (int branch = 0; branch < branches; ++branch) {
        const std::string name = "b" + std::to_string(branch);
        text += "; stem > " + name + (random.chance(0.5) ? ":Conv1c4" : ":Conv3c4");
        std::string end = name;
        if (random.chance(0.3)) {
            text += " > " + name + "r:Relu";
            end += "r";
        }
        if (!last.empty() && random.chance(0.6)) {
            const std::string join = "j" + std::to_string(branch);
            text += "; " + last + " > " + join + "; " + end + " > " + join + ":Add";
            end = join;
        }
        last = end;
    }
    return graphFrom(text);
}

}  // namespace fusescope::test
