// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/scene/draw_layers.h"

namespace fusescope {
namespace {

using Builder = DrawListBuilder;
constexpr double kFadedOpacity = 0.35;

struct Look {
    double score = -1;  // of the overlay; negative: none
    double opacity = 1;
    bool isUnfusable = false;
    bool isBad = false;  // a card that stands for a group, which does not fit

    ColorRole fill() const { return score < 0 ? ColorRole::Card : importanceRole(score); }
    ColorRole text() const { return score < 0 ? ColorRole::Text : importanceTextRole(score); }
    ColorRole lesserText() const { return score < 0 ? ColorRole::Muted : importanceTextRole(score); }
};

Look lookOf(const DrawContext& context, OpId op) {
    Look look;
    if (context.view.overlay && !context.view.overlay->ops.empty()) look.score = context.view.overlay->ops[op.index()];
    if (context.view.emphasised && !context.view.emphasised->contains(op)) look.opacity = kFadedOpacity;
    if (!context.plan || context.plan->view.groups.empty()) return look;
    const GroupView& group = context.plan->view.groups[context.plan->view.plan.groupOf(op).index()];
    look.isUnfusable = group.isUnfusable;
    look.isBad = context.scene.collapsed && !group.fits && !group.isUnfusable;
    return look;
}

/// The left edge of a card in the colour of its family, following the rounded corners.
void addStripe(Path& path, const Rect& box) {
    const double right = box.left + kCardStyle.stripeWidth;
    const double r = kCardStyle.radius;
    const double inset = r - std::sqrt(r * r - (r - kCardStyle.stripeWidth) * (r - kCardStyle.stripeWidth));
    path.beginFigure();
    path.moveTo({right, box.top + inset});
    path.cubicTo({box.left + 2.2, box.top + inset + 1}, {box.left, box.top + 3.4}, {box.left, box.top + r});
    path.lineTo({box.left, box.bottom - r});
    path.cubicTo({box.left, box.bottom - 3.4}, {box.left + 2.2, box.bottom - inset - 1}, {right, box.bottom - inset});
    path.close();
}

void drawFrame(const DrawContext& context, OpId op, const Look& look) {
    const Rect& box = context.scene.box(op);
    const bool isSmall = context.detail == Detail::Cards;  // thousands of them, corners of two pixels
    ShapeStyle card;
    card.edges = isSmall ? Edges::Crisp : Edges::Smooth;
    card.fill = look.fill();
    card.stroke = look.isBad ? ColorRole::Bad : look.isUnfusable ? ColorRole::Muted : ColorRole::Border;
    card.line = look.isUnfusable || look.isBad ? LineStyle::Dashed : LineStyle::Solid;
    card.strokeWidth = context.lineWidth(look.isBad ? 2 : 1);
    card.radius = isSmall ? 0 : kCardStyle.radius;
    card.opacity = look.opacity;
    context.out.rect(Builder::Cards, card, box);
    if (look.isBad) {
        ShapeStyle hatch;
        hatch.fill = ColorRole::Bad;
        hatch.pattern = Pattern::Hatched;
        hatch.opacity = 0.2 * look.opacity;
        hatch.radius = card.radius;
        context.out.rect(Builder::Stripes, hatch, box);
    }
    ShapeStyle stripe;
    stripe.fill = familyRole(context.scene.cards[op.index()].family);
    stripe.opacity = look.opacity;
    stripe.edges = card.edges;
    if (isSmall)
        context.out.rect(Builder::Stripes, stripe,
                         {box.left, box.top, box.left + 2 * kCardStyle.stripeWidth, box.bottom});
    else
        addStripe(context.out.path(Builder::Stripes, stripe), box);
}

double innerWidth(const Rect& box) { return box.width() - kCardStyle.paddingLeft - kCardStyle.paddingRight; }

/// Alone on its card the kind may be larger than at 100 %, as far as it has room.
void drawKindAlone(const DrawContext& context, OpId op, const Look& look) {
    constexpr double kReadablePixels = 10, kLeastPixels = 5;
    const Rect& box = context.scene.box(op);
    const std::string& kind = context.scene.cards[op.index()].kind;
    const double widthAtOne = textWidth(kind, 1, FontWeight::Bold);
    const double room = box.width() - kCardStyle.stripeWidth - 10;
    double size = std::min({context.pixels(kReadablePixels), room / std::max(widthAtOne, 1.0), 20.0});
    size = std::max(std::floor(size * 2) / 2, 1.0);  // few sizes, few batches
    if (size * context.view.scale < kLeastPixels) return;
    context.out.text(Builder::CardTexts, {size, FontWeight::Bold, look.text(), Anchor::Start, look.opacity},
                     {{box.left + kCardStyle.stripeWidth + 5, box.center().y + size * 0.36}, kind, room});
}

void drawLine(const DrawContext& context, OpId op, const TextStyle& style, double baseline, const std::string& text,
              Elide where) {
    const Rect& box = context.scene.box(op);
    const double room = innerWidth(box) + 2;
    context.out.text(Builder::CardTexts, style,
                     {{box.left + kCardStyle.paddingLeft, box.top + baseline},
                      elidedText(text, style.fontSize, style.weight, room, where),
                      room});
}

void drawTexts(const DrawContext& context, OpId op, const Look& look) {
    const OpCard& card = context.scene.cards[op.index()];
    const bool hasName = context.detail == Detail::Names;
    drawLine(context, op, {kCardStyle.kindFontSize, FontWeight::Bold, look.text(), Anchor::Start, look.opacity},
             hasName ? 13.5 : 16.5, card.kind, Elide::End);
    drawLine(context, op,
             {kCardStyle.shapeFontSize, FontWeight::Regular, look.lesserText(), Anchor::Start, look.opacity},
             hasName ? 24 : 29, card.shape, Elide::End);
    if (hasName)
        drawLine(context, op,
                 {kCardStyle.nameFontSize, FontWeight::Regular, look.lesserText(), Anchor::Start, look.opacity}, 33,
                 context.scene.graph->op(op).name, Elide::Middle);
}

void drawCard(const DrawContext& context, OpId op) {
    const Look look = lookOf(context, op);
    drawFrame(context, op, look);
    if (context.detail == Detail::Kinds) drawKindAlone(context, op, look);
    if (context.detail >= Detail::Shapes) drawTexts(context, op, look);
}

/// One pixel of a far view need be painted once, however many ops fall into it.
class PixelMask {
 public:
    explicit PixelMask(const ViewState& view)
        : view_(view),
          columns_(count(view.visible.width())),
          rows_(count(view.visible.height())),
          taken_(columns_ * rows_, false) {}

    bool take(Point p) {
        const std::size_t column = std::min(count(p.x - view_.visible.left), columns_ - 1);
        const std::size_t row = std::min(count(p.y - view_.visible.top), rows_ - 1);
        const bool isNew = !taken_[row * columns_ + column];
        taken_[row * columns_ + column] = true;
        return isNew;
    }

 private:
    std::size_t count(double length) const {
        return static_cast<std::size_t>(std::clamp(length * view_.scale, 0.0, 16'000.0)) + 1;
    }

    const ViewState& view_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<bool> taken_;
};

/// From very far only the hull of its group stands for an op.
bool isUnderHull(const DrawContext& context, OpId op) {
    return context.detail == Detail::Hulls && context.plan &&
           context.plan->shape(context.plan->view.plan.groupOf(op)) != nullptr;
}

void drawBlocks(const DrawContext& context) {
    PixelMask mask(context.view);
    const bool mayCollide = kCardStyle.height * context.view.scale < 1;
    context.scene.cardGrid.forEach(context.view.visible, [&](int index) {
        const OpId op(index);
        const Rect& box = context.scene.box(op);
        if (isUnderHull(context, op)) return;
        if (mayCollide && !mask.take(box.center())) return;
        const Look look = lookOf(context, op);
        ShapeStyle style;
        style.fill = look.score < 0 ? familyRole(context.scene.cards[op.index()].family) : look.fill();
        style.opacity = look.opacity;
        style.edges = Edges::Crisp;
        context.out.rect(Builder::Cards, style, box);
    });
}

}  // namespace

void drawCards(const DrawContext& context) {
    if (context.detail <= Detail::Blocks) return drawBlocks(context);
    context.scene.cardGrid.forEach(context.view.visible.inflated(context.pixels(4)),
                                   [&](int op) { drawCard(context, OpId(op)); });
}

}  // namespace fusescope
