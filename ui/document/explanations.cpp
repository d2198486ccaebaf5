// SPDX-License-Identifier: Apache-2.0
#include "ui/document/explanations.h"

#include <algorithm>
#include <utility>

#include "ui/document/document.h"
#include "ui/document/selection.h"

namespace fusescope {

Explanations::Explanations(Document& document, WindowSelection& selection, QObject* parent)
    : QObject(parent), document_(document), selection_(selection) {
    connect(&document_, &Document::modelChanged, this, &Explanations::clear);
    connect(&document_, &Document::planShown, this, &Explanations::followSelection);
    connect(&selection_, &WindowSelection::changed, this, &Explanations::followSelection);
}

const ExplainerAnswer* Explanations::shown() const {
    if (!result_ || result_->answers.empty()) return nullptr;
    const ExplainerAnswer* const wanted = result_->answerOf(shown_);
    return wanted ? wanted : &result_->answers.front();
}

std::optional<std::size_t> Explanations::selectedEdge() const {
    if (!result_ || !selection_.edge()) return std::nullopt;
    const auto found = std::ranges::find(result_->edges, *selection_.edge());
    return found == result_->edges.end() ? std::nullopt
                                         : std::optional(static_cast<std::size_t>(found - result_->edges.begin()));
}

bool Explanations::isOf(const Pricing* pricing, const GroupSet& group) const {
    return result_ && result_->pricing.get() == pricing && result_->group == group;
}

void Explanations::show(std::shared_ptr<const GroupExplanation> result) {
    const bool isStale = selection_.isEmpty() || result->pricing != document_.pricing() ||
                         document_.version()->plan.group(selection_.group()) != result->group;
    if (isStale) return;
    result_ = std::move(result);
    resetThreshold();
    Q_EMIT changed();
}

void Explanations::showExplainer(const std::string& id) {
    const ExplainerAnswer* const before = shown();
    if (!before || id == before->explainer || !result_->answerOf(id)) return;
    other_ = before->explainer;
    shown_ = id;
    resetThreshold();
    Q_EMIT shownChanged();
}

std::string Explanations::otherExplainer() const {
    const ExplainerAnswer* const now = shown();
    if (!now) return {};
    if (other_ != now->explainer && result_->answerOf(other_)) return other_;
    for (const ExplainerAnswer& answer : result_->answers)
        if (answer.explainer != now->explainer) return answer.explainer;
    return {};
}

void Explanations::setThreshold(double threshold) {
    if (threshold == threshold_ || !shown()) return;
    threshold_ = threshold;
    pick();
    Q_EMIT pickChanged();
}

void Explanations::clear() {
    if (!result_) return;
    result_.reset();
    picked_.clear();
    Q_EMIT changed();
}

void Explanations::followSelection() {
    if (!result_) return;
    const bool isSame =
        !selection_.isEmpty() && isOf(document_.pricing().get(), document_.version()->plan.group(selection_.group()));
    if (!isSame) clear();
}

/// Where the explainer itself draws the line.
void Explanations::resetThreshold() {
    const ExplainerAnswer& answer = *shown();
    threshold_ = static_cast<double>(answer.spread[answer.explanation.selected.back()]);
    pick();
}

void Explanations::pick() {
    const ExplainerAnswer& answer = *shown();
    picked_ = selectEdges(answer.explanation.edges, answer.explanation.edgeScores,
                          {Selection::Rule::Threshold, 0, threshold_});
}

}  // namespace fusescope
