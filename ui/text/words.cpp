// SPDX-License-Identifier: Apache-2.0
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/base/bytes.h"
#include "core/graph/model_totals.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

}  // namespace

QString binaryBytes(std::int64_t bytes) { return QString::fromStdString(formatBinaryBytes(bytes)); }

QString decimalBytes(std::int64_t bytes) { return QString::fromStdString(formatDecimalBytes(bytes)); }

QString signedBytes(std::int64_t bytes, QString (*text)(std::int64_t)) {
    return (bytes < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text(std::abs(bytes));
}

QString columnBytes(std::int64_t bytes) {
    constexpr std::int64_t kLeast = 10'000;
    if (bytes != 0 && bytes < kLeast) return decimalBytes(bytes);
    return Words::tr("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f', 2);
}

QString percent(double share) { return Words::tr("%1 %").arg(100 * share, 0, 'f', 1); }

QString counted(std::int64_t count, const QString& unit) {
    const QString number = QString::fromStdString(formatCount(count));
    return number.back().isDigit() ? number + ' ' + unit : number + unit;
}

QString opCount(int count) { return count == 1 ? Words::tr("1 op") : Words::tr("%1 ops").arg(count); }

QString groupCount(int count) { return count == 1 ? Words::tr("1 group") : Words::tr("%1 groups").arg(count); }

QString shortOpName(const std::string& name) {
    const QStringList steps = QString::fromStdString(name).split('/');
    return steps.size() <= 3 ? QString::fromStdString(name) : "…/" + QStringList(steps.mid(steps.size() - 2)).join('/');
}

PlanWords planWords() {
    return {Words::tr("group", "in a label: group 3").toStdString(),
            Words::tr("of", "in a label: 248 of 256 KiB").toStdString(), Words::tr("locked").toStdString(),
            Words::tr("no buffer suffices").toStdString()};
}

QString groupName(GroupId group) { return Words::tr("Group %1").arg(group.value()); }

QString groupNameInText(GroupId group) { return Words::tr("group %1").arg(group.value()); }

QString shapeWords(const std::optional<Shape>& shape) {
    if (!shape) return Words::tr("unknown");
    return QString::fromStdString(shapeText(shape)).replace('x', QChar(0xD7));
}

QString schemeSummary(Scheme scheme) {
    return scheme == Scheme::Lbdf
               ? Words::tr("Line-buffer depth-first: weights stay on chip, feature maps stream through in rows")
               : Words::tr(
                     "Buffer requirement reduction: weights may be streamed, once per pass over the feature maps");
}

QString algorithmName(std::string_view id) {
    if (id == "optimal") return Words::tr("Optimal");
    if (id == "local") return Words::tr("Local search");
    if (id == "random") return Words::tr("Random search");
    if (id == "nsga2") return Words::tr("NSGA-II");
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString algorithmNameInText(std::string_view id) {
    if (id == "optimal") return Words::tr("optimal");
    if (id == "local") return Words::tr("local search");
    if (id == "random") return Words::tr("random search");
    if (id == "nsga2") return Words::tr("nsga-ii");
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString acceleratorChange(const Accelerator& before, const Accelerator& after) {
    Accelerator changed = before;
    changed.name = after.name;
    changed.bufferBytes = after.bufferBytes;
    if (changed == after) return Words::tr("Buffer of %1").arg(binaryBytes(after.bufferBytes));
    changed.bufferBytes = before.bufferBytes;
    changed.scheme = after.scheme;
    if (changed == after) return Words::tr("Scheme %1").arg(QString::fromLatin1(schemeName(after.scheme)));
    return Words::tr("Accelerator %1").arg(QString::fromStdString(after.name));
}

QString algorithmSummary(std::string_view id) {
    if (id == "optimal") return Words::tr("Exact: proves that no plan moves less");
    if (id == "local") return Words::tr("Edits the ten best plans again and again");
    if (id == "random") return Words::tr("A fresh random plan at every step");
    return {};
}

QString termName(TermKind kind) {
    switch (kind) {
        case TermKind::Weights:
            return Words::tr("weights");
        case TermKind::WindowRows:
            return Words::tr("line buffers");
        case TermKind::SkipRows:
            return Words::tr("rows kept for skips");
        case TermKind::StagedRow:
            return Words::tr("in and out rows");
        case TermKind::Accumulator:
            return Words::tr("accumulators");
        case TermKind::FullMap:
            return Words::tr("whole maps");
        case TermKind::Slice:
            return Words::tr("channel slices");
    }
    return {};
}

QString termExplanation(TermKind kind) {
    switch (kind) {
        case TermKind::Weights:
            return Words::tr("Filters and biases stay on chip while the group runs.");
        case TermKind::WindowRows:
            return Words::tr("Rows held until the window of their reader has passed.");
        case TermKind::SkipRows:
            return Words::tr("Rows that wait for another path to catch up.");
        case TermKind::StagedRow:
            return Words::tr("The row on its way in or out.");
        case TermKind::Accumulator:
            return Words::tr("Partial results of ops that reduce over rows.");
        case TermKind::FullMap:
            return Words::tr("Feature maps held whole.");
        case TermKind::Slice:
            return Words::tr("The channels the array works on at once.");
    }
    return {};
}

ColorRole termRole(TermKind kind) {
    switch (kind) {
        case TermKind::Weights:
            return familyRole(OpFamily::Convolution);
        case TermKind::WindowRows:
            return familyRole(OpFamily::Elementwise);
        case TermKind::SkipRows:
            return familyRole(OpFamily::Activation);
        case TermKind::StagedRow:
            return familyRole(OpFamily::Reduction);
        case TermKind::Accumulator:
            return familyRole(OpFamily::Dense);
        case TermKind::FullMap:
            return familyRole(OpFamily::Activation);
        case TermKind::Slice:
            return familyRole(OpFamily::DataMovement);
    }
    return ColorRole::Muted;
}

}  // namespace fusescope
