// SPDX-License-Identifier: Apache-2.0
// Where the selection has been in this model, to go back and forward.
#pragma once

#include <QObject>
#include <vector>

#include "core/base/ids.h"

namespace fusescope {

class Document;
class WindowSelection;

class SelectionHistory : public QObject {
    Q_OBJECT

 public:
    SelectionHistory(Document& document, WindowSelection& selection, QObject* parent = nullptr);

    bool canGoBack() const { return at_ > 0; }
    bool canGoForward() const { return at_ + 1 < static_cast<int>(places_.size()); }
    void goBack();
    void goForward();

 Q_SIGNALS:
    void changed();

 private:
    /// An op, or a group by its first op: groups change their numbers.
    struct Place {
        OpId op;
        bool isGroup = false;
        friend bool operator==(const Place&, const Place&) = default;
    };

    void record();
    void goTo(int place);

    Document& document_;
    WindowSelection& selection_;
    std::vector<Place> places_;
    int at_ = -1;
    bool isGoing_ = false;
};

}  // namespace fusescope
