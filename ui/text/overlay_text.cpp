// SPDX-License-Identifier: Apache-2.0
#include "ui/text/overlay_text.h"

#include <QCoreApplication>

#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OverlayText)
};

QString rangeWords(OverlayRange range) {
    switch (range) {
        case OverlayRange::Unit:
            return Words::tr("fixed 0 to 1");
        case OverlayRange::FromZero:
            return Words::tr("from 0 to the greatest");
        case OverlayRange::Fitted:
            return Words::tr("fitted to least and greatest");
    }
    return {};
}

QString gatheringWords(OverlayKind kind) {
    if (kind == OverlayKind::Dram) return Words::tr("cards: price of the group, else the sum of ops");
    return gatheringOf(kind) == Gathering::Sum ? Words::tr("cards: the sum of their ops")
                                               : Words::tr("cards: the greatest of their ops");
}

}  // namespace

QString overlayName(OverlayKind kind) {
    switch (kind) {
        case OverlayKind::None:
            return Words::tr("None");
        case OverlayKind::Importance:
            return Words::tr("Importance");
        case OverlayKind::BufferShare:
            return Words::tr("Buffer share");
        case OverlayKind::Dram:
            return Words::tr("DRAM bytes");
        case OverlayKind::Weights:
            return Words::tr("Weights");
        case OverlayKind::Macs:
            return Words::tr("MACs");
        case OverlayKind::Prediction:
            return Words::tr("Predictor");
    }
    return {};
}

QString overlayMeaning(OverlayKind kind) {
    switch (kind) {
        case OverlayKind::None:
            return Words::tr("Show ops in their own colours");
        case OverlayKind::Importance:
            return Words::tr("Colour the explained group by the scores of an explainer");
        case OverlayKind::BufferShare:
            return Words::tr("Colour ops by what they, or the tensors they make, take of the buffer");
        case OverlayKind::Dram:
            return Words::tr("Colour ops and edges by the bytes of weights and tensors that cross a group's border");
        case OverlayKind::Weights:
            return Words::tr("Colour ops by the bytes of their weights");
        case OverlayKind::Macs:
            return Words::tr("Colour ops by their multiply-accumulates");
        case OverlayKind::Prediction:
            return Words::tr("Colour groups by the predictor's probability that they do not fit");
    }
    return {};
}

QString overlayValue(OverlayKind kind, double value) {
    switch (kind) {
        case OverlayKind::Dram:
            return decimalBytes(qRound64(value));
        case OverlayKind::Weights:
            return binaryBytes(qRound64(value));
        case OverlayKind::Macs:
            return counted(qRound64(value), Words::tr("MAC"));
        case OverlayKind::BufferShare:
            return percent(value);
        default:
            return QString::number(value, 'f', 2);
    }
}

OverlayRange plainRange(OverlayKind kind) {
    const bool isShare =
        kind == OverlayKind::Importance || kind == OverlayKind::BufferShare || kind == OverlayKind::Prediction;
    return isShare ? OverlayRange::Unit : OverlayRange::FromZero;
}

Legend overlayLegend(const LegendChoice& choice, const ScaledOverlay& scaled) {
    Legend legend;
    const QString title =
        choice.source.isEmpty() ? overlayName(choice.kind) : Words::tr("Importance · %1").arg(choice.source);
    legend.title = title.toStdString();
    const bool isPercentile = choice.spacing == OverlaySpacing::Percentile;
    const auto end = [&](double value, const QString& rank) {
        const QString text = overlayValue(choice.kind, value);
        return (isPercentile ? Words::tr("%1 (%2)").arg(rank, text) : text).toStdString();
    };
    legend.low = end(scaled.low, Words::tr("lowest"));
    legend.high = end(scaled.high, Words::tr("highest"));
    legend.notes.push_back(
        (isPercentile ? Words::tr("by rank, not by distance") : Words::tr("linear, %1").arg(rangeWords(choice.range)))
            .toStdString());
    if (choice.isGathered) legend.notes.push_back(gatheringWords(choice.kind).toStdString());
    if (!choice.other.isEmpty()) legend.notes.push_back(Words::tr("F4: %1").arg(choice.other).toStdString());
    return legend;
}

}  // namespace fusescope
