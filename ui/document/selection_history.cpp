// SPDX-License-Identifier: Apache-2.0
#include "ui/document/selection_history.h"

#include "ui/document/document.h"
#include "ui/document/selection.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostPlaces = 200;

}  // namespace

SelectionHistory::SelectionHistory(Document& document, WindowSelection& selection, QObject* parent)
    : QObject(parent), document_(document), selection_(selection) {
    connect(&selection_, &WindowSelection::changed, this, &SelectionHistory::record);
    connect(&document_, &Document::modelChanged, this, [this] {
        places_.clear();
        at_ = -1;
        Q_EMIT changed();
    });
}

void SelectionHistory::record() {
    if (isGoing_ || selection_.isEmpty() || !document_.hasModel()) return;
    const bool isGroup = selection_.isGroup();
    const Place place{isGroup ? document_.version()->plan.group(selection_.group()).first() : selection_.op(), isGroup};
    if (at_ >= 0 && places_[static_cast<std::size_t>(at_)] == place) return;
    places_.resize(static_cast<std::size_t>(at_ + 1));
    places_.push_back(place);
    if (places_.size() > kMostPlaces) places_.erase(places_.begin());
    at_ = static_cast<int>(places_.size()) - 1;
    Q_EMIT changed();
}

void SelectionHistory::goBack() {
    if (canGoBack()) goTo(at_ - 1);
}

void SelectionHistory::goForward() {
    if (canGoForward()) goTo(at_ + 1);
}

void SelectionHistory::goTo(int place) {
    at_ = place;
    const Place& to = places_[static_cast<std::size_t>(place)];
    isGoing_ = true;
    to.isGroup ? selection_.selectGroup(document_.version()->plan.groupOf(to.op)) : selection_.selectOp(to.op);
    isGoing_ = false;
    Q_EMIT changed();
}

}  // namespace fusescope
