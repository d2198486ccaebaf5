// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_tree.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr double kBoxWidth = 132, kBoxHeight = 36;
constexpr double kColumnGap = 44, kRowGap = 8, kMargin = 12;
constexpr double kRejectedOpacity = 0.6;

class Layout {
 public:
    explicit Layout(const SplitTrace& trace) : trace_(trace), isOpened_(trace.nodes.size(), false) {}

    std::vector<SplitTreeBox> boxes() {
        if (!trace_.nodes.empty()) placeNode(0, 0, std::nullopt, false);
        return std::move(boxes_);
    }

 private:
    std::size_t add(std::optional<std::size_t> node, const GroupSet& group, const Price& price,
                    std::optional<std::size_t> parent, bool isRejected) {
        SplitTreeBox box;
        box.node = node;
        box.group = group;
        box.price = price;
        box.fits = price.fits(trace_.betaBytes);
        box.isOutside = !box.fits && group.count() == 1;
        box.parent = parent;
        box.isRejected = isRejected;
        boxes_.push_back(box);
        return boxes_.size() - 1;
    }

    /// The middle of the box, down the picture.
    double placeAt(std::size_t index, int depth, double middle) {
        const double left = kMargin + depth * (kBoxWidth + kColumnGap);
        boxes_[index].box = {left, middle - kBoxHeight / 2, left + kBoxWidth, middle + kBoxHeight / 2};
        return middle;
    }

    double placeLeaf(std::size_t index, int depth) {
        const double middle = nextTop_ + kBoxHeight / 2;
        nextTop_ += kBoxHeight + kRowGap;
        return placeAt(index, depth, middle);
    }

    double placeNode(std::size_t at, int depth, std::optional<std::size_t> parent, bool isRejected) {
        const SplitNode& node = trace_.nodes[at];
        const std::size_t index = add(at, node.group, node.price, parent, isRejected);
        const bool isShared = isOpened_[at];
        isOpened_[at] = true;
        if (isShared || node.outcome == SplitOutcome::SingleOp) return placeLeaf(index, depth);
        std::vector<double> middles;
        if (node.chosen) placeSides(at, *node.chosen, depth, index, isRejected, middles);
        if (node.outcome == SplitOutcome::Random)
            for (const GroupSet& part : node.parts)
                middles.push_back(placeLeaf(add(std::nullopt, part, fittingPrice(), index, isRejected), depth + 1));
        const std::size_t kept = middles.size();
        for (std::size_t c = 0; c < node.candidates.size(); ++c)
            if (node.candidates[c].isFollowed && node.chosen != c) placeSides(at, c, depth, index, true, middles);
        if (kept == 0) return placeLeaf(index, depth);
        return placeAt(index, depth, (middles.front() + middles[kept - 1]) / 2);
    }

    /// Parts of a random split all fit; what they need is not in the trace.
    Price fittingPrice() const {
        Price price;
        price.bufferBytes = 0;
        return price;
    }

    void placeSides(std::size_t at, std::size_t candidate, int depth, std::size_t parent, bool isRejected,
                    std::vector<double>& middles) {
        const SplitCandidate& cut = trace_.nodes[at].candidates[candidate];
        const auto place = [&](const std::optional<std::size_t>& node, const GroupSet& side, const Price& price) {
            middles.push_back(node ? placeNode(*node, depth + 1, parent, isRejected)
                                   : placeLeaf(add(std::nullopt, side, price, parent, isRejected), depth + 1));
        };
        place(cut.beforeNode, cut.cut.before, cut.before);
        place(cut.afterNode, cut.cut.after, cut.after);
    }

    const SplitTrace& trace_;
    std::vector<bool> isOpened_;
    std::vector<SplitTreeBox> boxes_;
    double nextTop_ = kMargin;
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SplitTree)
};

QString needText(const SplitTreeBox& box) {
    if (box.isOutside) return Words::tr("outside fusion");
    if (!box.price.bufferBytes) return Words::tr("no buffer suffices");
    if (*box.price.bufferBytes == 0) return Words::tr("fits");
    const QString need = binaryBytes(*box.price.bufferBytes - box.price.spareBytes);
    return box.fits ? Words::tr("%1, fits").arg(need) : need;
}

void drawBranch(DrawListBuilder& out, const SplitTreeBox& from, const SplitTreeBox& to) {
    ShapeStyle style;
    style.stroke = to.isRejected ? ColorRole::Edge : ColorRole::Accent;
    style.strokeWidth = to.isRejected ? 1.2 : 2;
    style.line = to.isRejected ? LineStyle::Dashed : LineStyle::Solid;
    const Point a{from.box.right, from.box.center().y}, b{to.box.left, to.box.center().y};
    Path& path = out.path(DrawListBuilder::Links, style);
    path.beginFigure();
    path.moveTo(a);
    path.cubicTo({a.x + kColumnGap / 2, a.y}, {b.x - kColumnGap / 2, b.y}, b);
}

void drawBox(DrawListBuilder& out, const SplitTreeBox& box, bool isCurrent) {
    ShapeStyle card;
    card.fill = isCurrent ? ColorRole::Raised : ColorRole::Panel;
    card.stroke = box.fits ? ColorRole::Ok : box.isOutside ? ColorRole::Muted : ColorRole::Bad;
    card.strokeWidth = isCurrent ? 2.5 : 1.4;
    card.radius = 6;
    card.line = box.isRejected ? LineStyle::Dashed : LineStyle::Solid;
    card.opacity = box.isRejected ? kRejectedOpacity : 1;
    out.rect(DrawListBuilder::Cards, card, box.box);
    const double opacity = card.opacity;
    const double room = kBoxWidth - 20;
    out.text(DrawListBuilder::CardTexts, {11, FontWeight::Bold, ColorRole::Text, Anchor::Start, opacity},
             {{box.box.left + 10, box.box.top + 15}, opCount(box.group.count()).toStdString(), room});
    out.text(DrawListBuilder::CardTexts,
             {10, FontWeight::Regular, box.fits || box.isOutside ? ColorRole::Muted : ColorRole::Bad, Anchor::Start,
              opacity},
             {{box.box.left + 10, box.box.top + 28}, needText(box).toStdString(), room});
}

}  // namespace

std::vector<SplitTreeBox> layoutSplitTree(const SplitTrace& trace) { return Layout(trace).boxes(); }

Rect boundsOf(const std::vector<SplitTreeBox>& boxes) {
    if (boxes.empty()) return {};
    Rect bounds = boxes.front().box;
    for (const SplitTreeBox& box : boxes) bounds = bounds.united(box.box);
    return bounds.inflated(kMargin);
}

DrawList drawSplitTree(const std::vector<SplitTreeBox>& boxes, std::optional<std::size_t> current) {
    DrawListBuilder out;
    for (const SplitTreeBox& box : boxes) {
        if (box.parent) drawBranch(out, boxes[*box.parent], box);
        drawBox(out, box, box.node && box.node == current);
    }
    return out.take();
}

}  // namespace fusescope
