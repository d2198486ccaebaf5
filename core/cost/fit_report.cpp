// SPDX-License-Identifier: Apache-2.0
#include "core/cost/fit_report.h"

#include <algorithm>
#include <cmath>

#include "core/base/bytes.h"
#include "core/cost/op_rules.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

constexpr std::int64_t kLargestBuffer = std::int64_t{1} << 50;
constexpr std::size_t kNamedParts = 3;

std::vector<BufferPart> partsOf(const std::vector<Term>& terms) {
    std::vector<BufferPart> parts;
    for (const Term& term : terms) {
        const auto known = std::find_if(parts.begin(), parts.end(), [&](const BufferPart& part) {
            return part.op == term.op && part.tensor == term.tensor;
        });
        BufferPart& part =
            known != parts.end() ? *known : parts.emplace_back(BufferPart{term.op, term.tensor, 0, 0, 0, term.kind, 0});
        part.bytes += term.bytes;
        if (term.kind == TermKind::WindowRows)
            part.windowRows += term.rows;
        else if (term.kind == TermKind::SkipRows)
            part.skipRows += term.rows;
        else
            part.otherRows += term.rows;
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const BufferPart& a, const BufferPart& b) { return a.bytes > b.bytes; });
    return parts;
}

std::string rowsText(std::int64_t rows) { return std::to_string(rows) + (rows == 1 ? " row" : " rows"); }

/// What the rows are there for.
std::string purposeText(const BufferPart& part) {
    if (part.skipRows > 0)
        return ", " + std::to_string(part.windowRows) + " for a window and " + std::to_string(part.skipRows) +
               " because a skip lags";
    switch (part.kind) {
        case TermKind::WindowRows:
            return ", for a window";
        case TermKind::StagedRow:
            return ", on the way out";
        case TermKind::Accumulator:
            return ", added up on chip";
        case TermKind::FullMap:
            return ", with all channels";
        case TermKind::Slice:
            return ", some channels at a time";
        case TermKind::SkipRows:
        case TermKind::Weights:
            return "";
    }
    return "";
}

std::string partText(const OpGraph& graph, const BufferPart& part) {
    if (part.op.isValid()) return "the weights of " + graph.op(part.op).name;
    const Tensor& tensor = graph.tensor(part.tensor);
    const std::string from =
        tensor.producer.isValid() ? " from " + graph.op(tensor.producer).name : " from the input " + tensor.name;
    return rowsText(part.rows()) + " of " + shapeText(tensor.shape) + from + purposeText(part);
}

std::string percentText(std::int64_t bytes, std::int64_t betaBytes) {
    return std::to_string(std::llround(100 * static_cast<double>(bytes) / static_cast<double>(betaBytes))) +
           " % of the buffer: ";
}

}  // namespace

std::optional<std::int64_t> smallestBuffer(const CostModel& model, const GroupSet& group) {
    // Fitting is monotone in the buffer.
    const auto fits = [&](std::int64_t bytes) { return model.price({&group, 1}, bytes).front().fits(bytes); };
    if (!fits(kLargestBuffer)) return std::nullopt;
    std::int64_t low = 1;
    std::int64_t high = kLargestBuffer;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (fits(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

FitReport fitReport(const CostModel& model, const GroupSet& group, std::int64_t betaBytes) {
    const Price price = model.price({&group, 1}, betaBytes).front();
    FitReport report;
    report.fits = price.fits(betaBytes);
    report.enoughBytes = smallestBuffer(model, group);
    report.parts = partsOf(model.terms(group, betaBytes));
    return report;
}

std::string noBufferReason(const OpGraph& graph, const Accelerator& accelerator, const GroupSet& group) {
    std::string reason;
    std::int64_t weights = 0;
    group.forEach([&](OpId id) {
        const std::string notModelled = notModelledReason(graph, graph.op(id));
        if (reason.empty() && !notModelled.empty()) reason = graph.op(id).name + " is not modelled: " + notModelled;
        weights += weightBytes(graph.op(id), accelerator);
    });
    if (!reason.empty()) return reason;
    if (accelerator.maxGroupOps && group.count() > *accelerator.maxGroupOps)
        return "it has " + std::to_string(group.count()) + " ops, the accelerator takes " +
               std::to_string(*accelerator.maxGroupOps) + " in a group";
    const bool isResident = accelerator.scheme == Scheme::Lbdf;
    if (isResident && accelerator.weightBufferBytes && weights >= *accelerator.weightBufferBytes)
        return "its weights take " + formatBinaryBytes(weights) + ", the weight buffer has " +
               formatBinaryBytes(*accelerator.weightBufferBytes);
    return "no tile of rows keeps its ops in step";
}

std::vector<std::string> fitSentences(const OpGraph& graph, const FitReport& report, std::int64_t betaBytes) {
    std::vector<std::string> sentences;
    if (!report.enoughBytes) {
        sentences.push_back("does not fit: no buffer suffices");
        return sentences;
    }
    if (report.fits)
        sentences.push_back("fits: " + formatBinaryBytes(betaBytes - *report.neededBytes()) + " to spare");
    else
        sentences.push_back("does not fit: " + formatBinaryBytes(*report.neededBytes() - betaBytes) +
                            " too much, it would fit from " + formatBinaryBytes(*report.enoughBytes, 2) + " (" +
                            std::to_string(*report.enoughBytes) + " bytes)");
    for (std::size_t i = 0; i < std::min(report.parts.size(), kNamedParts); ++i)
        sentences.push_back(percentText(report.parts[i].bytes, betaBytes) + partText(graph, report.parts[i]));
    return sentences;
}

}  // namespace fusescope
