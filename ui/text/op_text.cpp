// SPDX-License-Identifier: Apache-2.0
#include "ui/text/op_text.h"

#include <QCoreApplication>

#include "core/cost/fit_report.h"
#include "core/cost/op_rules.h"
#include "core/cost/widths.h"
#include "core/graph/model_totals.h"
#include "core/scene/op_family.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OpText)
};

QString familyWords(OpFamily family) {
    switch (family) {
        case OpFamily::Convolution:
            return Words::tr("convolution");
        case OpFamily::Activation:
            return Words::tr("activation");
        case OpFamily::Elementwise:
            return Words::tr("elementwise");
        case OpFamily::Reduction:
            return Words::tr("pooling and reduction");
        case OpFamily::Dense:
            return Words::tr("dense");
        case OpFamily::DataMovement:
            return Words::tr("data movement");
    }
    return {};
}

QString tensorWords(const Document& document, TensorId id) {
    const Tensor& tensor = document.graph().tensor(id);
    const auto elements = elementCount(tensor);
    const QString shape = shapeWords(tensor.shape);
    if (!elements) return shape;
    const int bits = activationBits(tensor, document.accelerator());
    return Words::tr("%1 · %2").arg(shape, binaryBytes(bytesOf(*elements, bits)));
}

void addTensors(std::vector<Fact>& facts, const Document& document, const Op& op) {
    for (std::size_t i = 0; i < op.inputs.size(); ++i)
        facts.push_back({op.inputs.size() == 1 ? Words::tr("Input") : Words::tr("Input %1").arg(i + 1),
                         tensorWords(document, op.inputs[i].tensor)});
    for (std::size_t i = 0; i < op.outputs.size(); ++i)
        facts.push_back({op.outputs.size() == 1 ? Words::tr("Output") : Words::tr("Output %1").arg(i + 1),
                         tensorWords(document, op.outputs[i])});
}

}  // namespace

std::vector<Fact> opFacts(const Document& document, OpId id) {
    const Op& op = document.graph().op(id);
    std::vector<Fact> facts;
    const QString type = QString::fromStdString(op.domain.empty() ? op.type : op.domain + "." + op.type);
    facts.push_back({Words::tr("Type"), Words::tr("%1 · %2").arg(type, familyWords(opFamily(op.type)))});
    addTensors(facts, document, op);
    const std::int64_t weights = weightElements(op);
    if (weights > 0)
        facts.push_back(
            {Words::tr("Weights"), Words::tr("%1 · %2").arg(QString::fromStdString(formatCount(weights)),
                                                            binaryBytes(weightBytes(op, document.accelerator())))});
    if (const std::int64_t macs = macsOf(document.graph(), op); macs > 0)
        facts.push_back({Words::tr("Work"), counted(macs, Words::tr("MAC"))});
    const SearchProblem& problem = document.pricing()->problem;
    const GroupSet alone{id};
    const Price price = problem.costModel->price({&alone, 1}, problem.betaBytes).front();
    if (price.bufferBytes) {
        facts.push_back({Words::tr("Buffer alone"), binaryBytes(*price.bufferBytes)});
        const auto outside = problem.costModel->unfusedDramBytes(id, problem.betaBytes);
        const bool isFusable = price.fits(problem.betaBytes);
        facts.push_back(
            {Words::tr("DRAM alone"), decimalBytes(isFusable ? price.dramBytes : outside.value_or(price.dramBytes))});
    }
    return facts;
}

QString noBufferWords(const Document& document, const GroupSet& group) {
    QString reason = QString::fromStdString(noBufferReason(document.graph(), document.accelerator(), group));
    reason[0] = reason[0].toUpper();
    return reason + '.';
}

QString unfusableReason(const Document& document, OpId op) {
    const SearchProblem& problem = document.pricing()->problem;
    if (problem.fusable.contains(op)) return {};
    const std::string reason = notModelledReason(*problem.graph, problem.graph->op(op));
    if (!reason.empty())
        return Words::tr("Not modelled: %1. Its DRAM access is not counted.").arg(QString::fromStdString(reason));
    const GroupSet alone{op};
    const auto enough = smallestBuffer(*problem.costModel, alone);
    const auto outside = problem.costModel->unfusedDramBytes(op, problem.betaBytes);
    const QString moves = outside ? Words::tr(" Tile by tile it moves %1.").arg(decimalBytes(*outside)) : QString();
    if (!enough) return noBufferWords(document, alone) + moves;
    return Words::tr("It needs %1 alone; the buffer has %2.")
               .arg(binaryBytes(*enough - 1), binaryBytes(problem.betaBytes)) +
           moves;
}

}  // namespace fusescope
