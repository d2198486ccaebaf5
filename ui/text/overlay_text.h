// SPDX-License-Identifier: Apache-2.0
// Overlays in words: their names, their units, and what their legend says.
#pragma once

#include <QString>

#include "core/scene/legend.h"
#include "ui/document/overlay_values.h"

namespace fusescope {

QString overlayName(OverlayKind kind);     ///< "DRAM bytes"
QString overlayMeaning(OverlayKind kind);  ///< one sentence
/// A value with its unit: "1.12 MB", "0.63".
QString overlayValue(OverlayKind kind, double value);
/// What the colours of this kind stand for unless they are fitted to the values.
OverlayRange plainRange(OverlayKind kind);

struct LegendChoice {
    OverlayKind kind = OverlayKind::None;
    OverlayRange range = OverlayRange::Unit;
    OverlaySpacing spacing = OverlaySpacing::Linear;
    QString source;           ///< the explainer, for Importance
    QString other;            ///< what one key shows instead; empty: nothing
    bool isGathered = false;  ///< cards stand for several ops
};

Legend overlayLegend(const LegendChoice& choice, const ScaledOverlay& scaled);

}  // namespace fusescope
