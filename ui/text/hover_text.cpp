// SPDX-License-Identifier: Apache-2.0
#include "ui/text/hover_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/cost/widths.h"
#include "core/graph/model_totals.h"
#include "core/scene/plan_scene.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HoverText)
};

QString groupLine(const Document& document, GroupId group) {
    const GroupEvaluation& priced = document.evaluation()->groups[group.index()];
    const QString name = groupName(group);
    if (priced.isUnfusable) return Words::tr("%1: runs outside fusion").arg(name);
    const GroupView view{priced.price.bufferBytes, priced.price.dramBytes, priced.fits, false};
    const QString details = QString::fromStdString(groupDetails(view, document.accelerator().bufferBytes, planWords()));
    return priced.fits ? Words::tr("%1: %2").arg(name, details) : Words::tr("⚠ %1: %2").arg(name, details);
}

}  // namespace

QString opHoverText(const Document& document, OpId id) {
    const OpGraph& graph = document.graph();
    const Op& op = graph.op(id);
    QStringList lines;
    std::int64_t output = 0;
    for (const TensorId tensor : op.outputs)
        if (const auto elements = elementCount(graph.tensor(tensor)))
            output += bytesOf(*elements, activationBits(graph.tensor(tensor), document.accelerator()));
    if (output > 0) lines << Words::tr("Output %1").arg(binaryBytes(output));
    if (const std::int64_t weights = weightBytes(op, document.accelerator()); weights > 0)
        lines << Words::tr("Weights %1").arg(binaryBytes(weights));
    if (const std::int64_t macs = macsOf(graph, op); macs > 0) lines << counted(macs, Words::tr("MAC"));
    const QString sizes = lines.join(QStringLiteral(" · "));
    const QString group = groupLine(document, document.version()->plan.groupOf(id)).toHtmlEscaped();
    return sizes.isEmpty() ? group : sizes.toHtmlEscaped() + QStringLiteral("<br>") + group;
}

QString linkHoverText(const Document& document, const Link& link) {
    const QString bytes = binaryBytes(bytesOf(link.elements, document.accelerator().activationBits));
    const FusionPlan& plan = document.version()->plan;
    const bool isInside = plan.groupOf(link.from) == plan.groupOf(link.to);
    return (isInside
                ? Words::tr("%1, stays on chip in %2").arg(bytes, groupNameInText(plan.groupOf(link.from)))
                : Words::tr("%1, through DRAM from %2 to %3")
                      .arg(bytes, groupNameInText(plan.groupOf(link.from)), groupNameInText(plan.groupOf(link.to))))
        .toHtmlEscaped();
}

}  // namespace fusescope
