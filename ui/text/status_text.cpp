// SPDX-License-Identifier: Apache-2.0
#include "ui/text/status_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/scene/op_card.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

}  // namespace

QString titleOf(const Document& document) {
    if (!document.hasModel()) return Words::tr("Fusescope");
    const QString plan = document.planFile().empty() ? Words::tr("unsaved plan")
                                                     : QString::fromStdString(document.planFile().filename().string());
    return Words::tr("%1 — %2[*] — Fusescope").arg(QString::fromStdString(document.model().content->fileName), plan);
}

QString selectionText(const Document& document, const WindowSelection& selection) {
    if (selection.isEmpty()) return {};
    const std::int64_t dram = document.evaluation()->groups[selection.group().index()].price.dramBytes;
    if (selection.isGroup())
        return Words::tr("%1 selected: %2, %3")
            .arg(groupName(selection.group()), opCount(document.version()->plan.group(selection.group()).count()),
                 decimalBytes(dram));
    return Words::tr("%1 selected, in %2")
        .arg(QString::fromStdString(opCard(document.graph(), selection.op()).kind), groupNameInText(selection.group()));
}

QString progressUnit(std::string_view algorithm) {
    return algorithm == "optimal" ? Words::tr("ops") : Words::tr("plans");
}

UserMessage missingSizesMessage(const std::vector<MissingDim>& missing) {
    QStringList keys;
    for (const MissingDim& dim : missing)
        if (const QString key = QString::fromStdString(dim.key); !keys.contains(key)) keys << key;
    return {
        Severity::Warning, Words::tr("The model leaves sizes open: %1.").arg(keys.join(QStringLiteral(", "))),
        Words::tr("Ops that depend on them are shown, but not priced. On the command line, --dim %1=… supplies them.")
            .arg(keys.front())};
}

QString aboutText() {
    return Words::tr(
               "<h3>Fusescope %1</h3>"
               "<p>Operator fusion under an on-chip buffer limit.</p>"
               "<p>By the Fusescope authors, under the Apache License 2.0. Qt %2.</p>")
        .arg(QStringLiteral(FUSESCOPE_VERSION), QString::fromLatin1(qVersion()));
}

}  // namespace fusescope
