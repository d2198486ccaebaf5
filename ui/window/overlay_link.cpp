// SPDX-License-Identifier: Apache-2.0
#include "ui/window/overlay_link.h"

#include <QAction>
#include <QActionGroup>
#include <cmath>
#include <utility>

#include "ui/canvas/canvas.h"
#include "ui/canvas/overlay_legend.h"
#include "ui/document/document.h"
#include "ui/text/explanation_text.h"
#include "ui/text/hover_text.h"
#include "ui/text/overlay_text.h"
#include "ui/window/canvas_parts.h"
#include "ui/window/window_actions.h"

namespace fusescope {

OverlayLink::OverlayLink(Document& document, Explanations& explanations, CanvasWidget& canvas,
                         const WindowActions& actions, QObject* parent)
    : QObject(parent),
      document_(document),
      explanations_(explanations),
      canvas_(canvas),
      actions_(actions),
      legend_(new OverlayLegend(&canvas)) {
    connectActions(actions);
    connect(&explanations_, &Explanations::changed, this, &OverlayLink::followExplanation);
    connect(&explanations_, &Explanations::shownChanged, this, &OverlayLink::followExplanation);
    connect(&explanations_, &Explanations::pickChanged, this, &OverlayLink::refresh);
    connect(&canvas_, &CanvasWidget::pictureChanged, this, &OverlayLink::refresh);
    canvas_.setHoverWords([this](const Hit& hit) { return hoverWords(hit); });
    refresh();
}

void OverlayLink::connectActions(const WindowActions& actions) {
    for (std::size_t i = 0; i < std::size(kOverlayKinds); ++i)
        connect(actions.overlays->actions()[static_cast<int>(i)], &QAction::triggered, this,
                [this, kind = kOverlayKinds[i]] { choose(kind); });
    connect(actions.otherOverlay, &QAction::triggered, this, &OverlayLink::showOther);
    connect(actions.percentileColors, &QAction::toggled, this, [this](bool isOn) {
        spacing_ = isOn ? OverlaySpacing::Percentile : OverlaySpacing::Linear;
        refresh();
    });
    connect(actions.fittedColors, &QAction::triggered, this, [this](bool isOn) {
        isFitted_[kind_] = isOn;
        refresh();
    });
}

void OverlayLink::choose(OverlayKind kind) {
    if (kind != kind_) other_ = std::exchange(kind_, kind);
    refresh();
}

void OverlayLink::followExplanation() {
    if (explanations_.shown() && kind_ != OverlayKind::Importance) return choose(OverlayKind::Importance);
    refresh();
}

std::string OverlayLink::otherExplainer() const {
    return kind_ == OverlayKind::Importance && explanations_.shown() ? explanations_.otherExplainer() : std::string();
}

void OverlayLink::showOther() { otherExplainer().empty() ? choose(other_) : explanations_.showOther(); }

OverlayRange OverlayLink::range() const {
    const auto known = isFitted_.find(kind_);
    return known != isFitted_.end() && known->second ? OverlayRange::Fitted : plainRange(kind_);
}

OverlayValues OverlayLink::values() const {
    if (!isDrawn()) return {};
    if (kind_ != OverlayKind::Importance) return measuredOverlay(document_, *canvas_.scene(), kind_);
    const ExplainerAnswer* const answer = explanations_.shown();
    return answer ? importanceOverlay(*canvas_.scene(), *answer) : OverlayValues{};
}

bool OverlayLink::isDrawn() const {
    return document_.hasModel() && canvas_.scene() && modelGraphOf(*canvas_.scene()) == &document_.graph();
}

QString OverlayLink::otherName() const {
    const std::string other = otherExplainer();
    if (!other.empty()) return explainerName(other);
    return other_ == kind_ ? QString() : overlayName(other_);
}

void OverlayLink::refresh() {
    refreshActions();
    shown_ = values();
    const ScaledOverlay scaled = scaledOverlay(shown_, range(), spacing_);
    if (scaled.count == 0) {
        canvas_.setOverlay(nullptr);
        return legend_->setLegend(std::nullopt);
    }
    Overlay overlay = scaled.overlay;
    const bool isGathered = canvas_.scene()->collapsed != nullptr;
    LegendChoice choice{kind_, range(), spacing_, {}, otherName(), isGathered};
    if (kind_ == OverlayKind::Importance) {
        if (!isGathered)
            overlay.ranks = pickedRanks(*canvas_.scene(), explanations_.result()->edges, explanations_.picked());
        choice.source = explainerName(explanations_.shown()->explainer);
    }
    canvas_.setOverlay(std::make_shared<const Overlay>(std::move(overlay)));
    legend_->setLegend(overlayLegend(choice, scaled));
}

void OverlayLink::refreshActions() {
    for (std::size_t i = 0; i < std::size(kOverlayKinds); ++i)
        if (kOverlayKinds[i] == kind_) actions_.overlays->actions()[static_cast<int>(i)]->setChecked(true);
    actions_.fittedColors->setChecked(range() == OverlayRange::Fitted);
}

QString OverlayLink::hoverWords(const Hit& hit) const {
    if (!isDrawn()) return {};
    const bool areOps = !canvas_.scene()->collapsed;
    QStringList lines;
    if (areOps && hit.op.isValid()) lines << opHoverText(document_, hit.op);
    if (areOps && hit.link >= 0)
        lines << linkHoverText(document_, canvas_.scene()->links[static_cast<std::size_t>(hit.link)]);
    lines << overlayWords(hit);
    lines.removeAll(QString());
    return lines.join(QStringLiteral("<br>"));
}

QString OverlayLink::overlayWords(const Hit& hit) const {
    const auto valueAt = [](const std::vector<double>& values, std::size_t at) {
        return at < values.size() ? values[at] : std::nan("");
    };
    double value = std::nan("");
    if (hit.op.isValid()) value = valueAt(shown_.ops, hit.op.index());
    if (hit.link >= 0) value = valueAt(shown_.links, static_cast<std::size_t>(hit.link));
    if (!std::isfinite(value)) return {};
    const QString name = kind_ == OverlayKind::Importance && explanations_.shown()
                             ? tr("%1 (%2)").arg(overlayName(kind_), explainerName(explanations_.shown()->explainer))
                             : overlayName(kind_);
    return tr("%1: <b>%2</b>").arg(name.toHtmlEscaped(), overlayValue(kind_, value).toHtmlEscaped());
}

}  // namespace fusescope
