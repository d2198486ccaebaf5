// SPDX-License-Identifier: Apache-2.0
// The explanation that the window shows: of which group, by which explainer, and which of its edges are picked. It
// goes when its group is not selected any more, or is priced otherwise.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/document/group_explanation.h"

namespace fusescope {

class Document;
class WindowSelection;

class Explanations : public QObject {
    Q_OBJECT

 public:
    Explanations(Document& document, WindowSelection& selection, QObject* parent = nullptr);

    const GroupExplanation* result() const { return result_.get(); }  ///< null: nothing is explained
    const std::shared_ptr<const GroupExplanation>& sharedResult() const { return result_; }
    const ExplainerAnswer* shown() const;  ///< null without a result
    /// Edges of the shown answer at or above the threshold, best first; at least one.
    const std::vector<std::size_t>& picked() const { return picked_; }
    double threshold() const { return threshold_; }  ///< on spread scores, in [0, 1]
    /// The selected edge as an index into the edges of the result; nothing if it is none of them.
    std::optional<std::size_t> selectedEdge() const;
    /// Whether the answer is still of the group and prices of `pricing`.
    bool isOf(const Pricing* pricing, const GroupSet& group) const;

    /// Ignores a result that came too late.
    void show(std::shared_ptr<const GroupExplanation> result);
    void showExplainer(const std::string& id);
    /// The answer that showOther() goes to, for comparing two by one key: the one shown before; empty if there is none.
    std::string otherExplainer() const;
    void showOther() { showExplainer(otherExplainer()); }
    void setThreshold(double threshold);
    void clear();

 Q_SIGNALS:
    void changed();       ///< another result
    void shownChanged();  ///< another explainer
    void pickChanged();   ///< the threshold, and so the picked edges

 private:
    void followSelection();
    void resetThreshold();
    void pick();

    Document& document_;
    WindowSelection& selection_;
    std::shared_ptr<const GroupExplanation> result_;
    std::string shown_ = "exact";
    std::string other_ = "lookahead";
    double threshold_ = 1;
    std::vector<std::size_t> picked_;
};

}  // namespace fusescope
