// SPDX-License-Identifier: Apache-2.0
#include "core/io/split_text.h"

#include <algorithm>
#include <array>

#include "core/base/bytes.h"
#include "core/base/formatted.h"

namespace fusescope {
namespace {

constexpr std::size_t kListedTerms = 2;
constexpr std::size_t kListedEdges = 4;
constexpr std::size_t kListedRejected = 4;

std::string plural(std::size_t count, const char* one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string opsText(const OpGraph& graph, const GroupSet& group) {
    if (group.count() == 1) return graph.op(group.first()).name;
    return graph.op(group.first()).name + " … " + graph.op(group.last()).name + " (" + std::to_string(group.count()) +
           " ops)";
}

std::string needText(const Price& price) {
    if (!price.bufferBytes) return "no buffer suffices";
    return "needs " + formatBinaryBytes(*price.bufferBytes - price.spareBytes);
}

class SplitTextWriter {
 public:
    SplitTextWriter(const OpGraph& graph, const SplitTrace& trace) : graph_(graph), trace_(trace) {}

    std::string write(const std::string& name) {
        const SplitNode& root = trace_.nodes.front();
        text_ = (name.empty() ? "" : name + ": ") + plural(static_cast<std::size_t>(root.group.count()), "op") +
                " into " + plural(root.parts.size(), "group") + ", " + formatDecimalBytes(root.dramBytes) +
                " of DRAM access\n" + countsLine();
        writeNode(0, 0);
        return std::move(text_);
    }

 private:
    void line(std::size_t depth, const std::string& what) { text_ += std::string(2 * depth, ' ') + what + "\n"; }

    std::string countsLine() const {
        const SplitCounts& counts = trace_.counts;
        return "asked: F_beta " + std::to_string(counts.bufferQueries) + " times (" +
               std::to_string(counts.bufferHits) + " from memory), F_D " + std::to_string(counts.dramQueries) +
               " times (" + std::to_string(counts.dramHits) + "), the explainer " +
               plural(static_cast<std::size_t>(counts.explanations), "time") + "\n";
    }

    /// "37 % weights of /b, 12 % rows of /t"
    std::string fillText(const SplitNode& node) const {
        std::vector<Term> terms = node.terms;
        std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.bytes > b.bytes; });
        std::string text;
        for (std::size_t t = 0; t < std::min(terms.size(), kListedTerms); ++t) {
            const Term& term = terms[t];
            const std::string subject = term.tensor.isValid() ? "rows of " + graph_.tensor(term.tensor).name
                                                              : "weights of " + graph_.op(term.op).name;
            text += (t == 0 ? "" : ", ") +
                    formatted("%.0f %% ", 100 * static_cast<double>(term.bytes) /
                                              static_cast<double>(node.price.bufferBytes.value_or(1))) +
                    subject;
        }
        return text;
    }

    std::string edgeText(const SplitNode& node, std::size_t edge) const {
        const auto& [from, to] = node.explanation.edges[edge];
        return graph_.op(from).name + " > " + graph_.op(to).name;
    }

    std::string blameText(const SplitNode& node) const {
        const Explanation& explanation = node.explanation;
        std::string text = "blamed: " + std::to_string(explanation.selected.size()) + " of " +
                           plural(explanation.edges.size(), "edge") + ":";
        for (std::size_t i = 0; i < std::min(explanation.selected.size(), kListedEdges); ++i)
            text += (i == 0 ? " " : "; ") + edgeText(node, explanation.selected[i]) +
                    formatted(" (%.3f)", static_cast<double>(explanation.edgeScores[explanation.selected[i]]));
        return text + (explanation.selected.size() > kListedEdges ? "; …" : "");
    }

    static std::string categoriesText(const SplitNode& node) {
        std::array<std::size_t, 4> counts{};
        for (const SplitCandidate& candidate : node.candidates) ++counts[static_cast<std::size_t>(candidate.category)];
        return plural(node.candidates.size(), "cut") + " through them: " + std::to_string(counts[1]) +
               " with two sides that fit, " + std::to_string(counts[2]) + " with one, " + std::to_string(counts[3]) +
               " with none";
    }

    static std::string reasonText(const SplitNode& node) {
        switch (node.category) {
            case CutCategory::BothFit:
                return "both sides fit: the least DRAM access is taken";
            case CutCategory::OneFits:
                return "one side fits: the cut that fits most ops is taken, the other side is split further";
            case CutCategory::NoneFits:
                break;
        }
        return std::string("no side fits: both sides of ") + (node.isNarrowed ? "some" : "all") +
               " cuts are split further, the least DRAM access is taken" +
               (node.isNarrowed ? " (not all: the limit of one split is met)" : "");
    }

    void writeSide(const char* name, const GroupSet& side, const Price& price, const std::optional<std::size_t>& node,
                   std::size_t depth) {
        if (node) {
            line(depth, std::string(name) + " does not fit:");
            return writeNode(*node, depth + 1);
        }
        line(depth, std::string(name) + " fits: " + opsText(graph_, side) + ", " + needText(price) + ", " +
                        formatDecimalBytes(price.dramBytes));
    }

    void writeRejected(const SplitNode& node, std::size_t depth) {
        std::size_t rejected = 0;
        for (std::size_t c = 0; c < node.candidates.size(); ++c) {
            const SplitCandidate& candidate = node.candidates[c];
            if (!candidate.isFollowed || c == node.chosen || ++rejected > kListedRejected) continue;
            line(depth, "rejected: the cut at " + edgeText(node, candidate.edges.front()) + ", " +
                            formatDecimalBytes(*candidate.dramBytes));
        }
        if (rejected > kListedRejected)
            line(depth, "and " + std::to_string(rejected - kListedRejected) + " more rejected");
    }

    void writeNode(std::size_t index, std::size_t depth) {
        const SplitNode& node = trace_.nodes[index];
        const std::string fill = fillText(node);
        line(depth, "[" + std::to_string(index) + "] " + opsText(graph_, node.group) + " " + needText(node.price) +
                        " of " + formatBinaryBytes(trace_.betaBytes) + (fill.empty() ? "" : ": " + fill));
        if (node.outcome == SplitOutcome::SingleOp) return line(depth + 1, "a single op: it stays outside fusion");
        if (node.outcome == SplitOutcome::Random)
            return line(depth + 1, "no edge to follow: split at random into " + plural(node.parts.size(), "group"));
        line(depth + 1, blameText(node));
        line(depth + 1, categoriesText(node));
        line(depth + 1, reasonText(node));
        const SplitCandidate& chosen = node.candidates[*node.chosen];
        std::string cut = "cut at";
        for (std::size_t i = 0; i < chosen.edges.size(); ++i)
            cut += (i == 0 ? " " : "; ") + edgeText(node, chosen.edges[i]);
        line(depth + 1, cut + ", in the end " + formatDecimalBytes(node.dramBytes));
        writeSide("before", chosen.cut.before, chosen.before, chosen.beforeNode, depth + 2);
        writeSide("after", chosen.cut.after, chosen.after, chosen.afterNode, depth + 2);
        writeRejected(node, depth + 1);
    }

    const OpGraph& graph_;
    const SplitTrace& trace_;
    std::string text_;
};

}  // namespace

std::string splitText(const OpGraph& graph, std::string_view explainer, std::span<const NamedSplit> splits) {
    std::string text = "split along the edges that " + std::string(explainer) + " blames\n";
    for (const auto& [name, trace] : splits) text += "\n" + SplitTextWriter(graph, trace).write(name);
    return text;
}

}  // namespace fusescope
