// SPDX-License-Identifier: Apache-2.0
#include "ui/text/override_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <set>

#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OverrideText)
};

/// Several tensors on one way are one demand.
std::set<std::pair<OpId, OpId>> pairsOf(const std::vector<Edge>& edges) {
    std::set<std::pair<OpId, OpId>> pairs;
    for (const Edge& edge : edges) pairs.emplace(edge.producer, edge.consumer);
    return pairs;
}

}  // namespace

QString demandsOn(const Document& document, const GroupSet& ops) {
    const Overrides& overrides = document.version()->overrides;
    const auto name = [&](OpId op) { return shortOpName(document.graph().op(op).name); };
    QStringList lines;
    for (const GroupSet& group : overrides.locked)
        if (group.intersects(ops)) lines << Words::tr("Locked: this group stays as it is.");
    for (const OpId op : overrides.alone)
        if (ops.contains(op)) lines << Words::tr("%1 stays alone.").arg(name(op));
    for (const auto& [from, to] : pairsOf(overrides.cut))
        if (ops.contains(from) || ops.contains(to))
            lines << Words::tr("Cut: %1 and %2 stay apart.").arg(name(from), name(to));
    for (const auto& [from, to] : pairsOf(overrides.keep))
        if (ops.contains(from) || ops.contains(to))
            lines << Words::tr("Kept: %1 and %2 stay together.").arg(name(from), name(to));
    return lines.join('\n');
}

QString overridesSummary(const Document& document) {
    const Overrides& overrides = document.version()->overrides;
    if (overrides.isEmpty()) return {};
    QStringList parts;
    const auto add = [&](std::size_t count, const QString& one, const QString& several) {
        if (count > 0) parts << QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : several);
    };
    add(pairsOf(overrides.cut).size(), Words::tr("cut"), Words::tr("cuts"));
    add(pairsOf(overrides.keep).size(), Words::tr("edge kept"), Words::tr("edges kept"));
    add(overrides.locked.size(), Words::tr("locked group"), Words::tr("locked groups"));
    add(overrides.alone.size(), Words::tr("op alone"), Words::tr("ops alone"));
    return Words::tr("Overrides: %1. F7 finds the best plan that honours them.").arg(parts.join(", "));
}

QString noteOf(const Document& document, const GroupSet& group) {
    const auto& notes = document.version()->notes;
    const auto found = notes.find(group);
    return found == notes.end() ? QString() : QString::fromStdString(found->second);
}

}  // namespace fusescope
