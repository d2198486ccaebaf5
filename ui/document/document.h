// SPDX-License-Identifier: Apache-2.0
// What the window shows and edits: one model on one accelerator, its plan with its price, and the undo stack. All it
// hands out are immutable snapshots. Lives on the UI thread.
#pragma once

#include <QObject>
#include <QUndoStack>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/cost/plan_evaluation.h"
#include "core/review/pinned_plan.h"
#include "ui/document/opening.h"
#include "ui/document/plan_search.h"
#include "ui/document/plan_version.h"

namespace fusescope {

/// A proven bound on the DRAM access of every plan of the model, on one accelerator.
struct DramBound {
    Accelerator accelerator;
    std::int64_t bytes = 0;
};

/// A plan that was the one of the document, and what changed it.
struct HistoryStep {
    QString text;  ///< "before: Cut a > b"
    FusionPlan plan;
};

struct PlanState;

class Document : public QObject {
    Q_OBJECT

 public:
    explicit Document(QObject* parent = nullptr);

    bool hasModel() const { return model_.content != nullptr; }
    const OpenModel& model() const { return model_; }
    const OpGraph& graph() const { return *model_.content->graph; }  ///< only with a model
    const Accelerator& accelerator() const { return accelerator_; }
    std::shared_ptr<const Pricing> pricing() const { return pricing_; }               ///< null without a model
    std::shared_ptr<const PlanVersion> version() const { return version_; }           ///< null without a model
    std::shared_ptr<const PlanEvaluation> evaluation() const { return evaluation_; }  ///< null without a model
    /// What is wrong with the shape of the plan; a group that does not fit is not among it.
    const std::vector<Issue>& planIssues() const { return planIssues_; }
    /// The greatest lower bound proven since the model was opened, for the accelerator of now.
    std::optional<std::int64_t> boundBytes() const;
    const std::filesystem::path& planFile() const { return planFile_; }  ///< empty: never saved
    QUndoStack& undoStack() { return undoStack_; }
    bool isModified() const;
    /// The plans before each step that can be undone, oldest first.
    std::vector<HistoryStep> history() const;

    /// Replaces everything; not undoable.
    void show(Opened opened);
    /// Prices the plan anew, not undoable. `pricing` is for the model of this document.
    void setPricing(std::shared_ptr<const Pricing> pricing);
    /// Prices the plan on another accelerator, as one undoable step; nothing if it is the one of now.
    void changeAccelerator(std::shared_ptr<const Pricing> pricing);
    /// For a document without a model: what the next one will be priced on.
    void setAccelerator(const Accelerator& accelerator);
    /// Remembers the bound, and takes the plan as one undoable step; false if it is the plan it has.
    bool apply(const SearchOutcome& outcome, const QString& text);
    /// As apply(), together with the accelerator it was found for: both are one undoable step.
    bool applyWithAccelerator(const SearchOutcome& outcome, const QString& text);
    PinnedPlan pinned() const { return {version_->plan, version_->overrides}; }  ///< only with a model
    /// Takes a plan made by hand, as one undoable step; overrides and notes stay. Nothing if it is the one it has.
    void edit(const FusionPlan& plan, const QString& text);
    /// The same with overrides.
    void edit(const PinnedPlan& pinned, const QString& text);
    /// A note on a group, as one undoable step; an empty one goes.
    void setNote(const GroupSet& group, const std::string& note);
    /// Remembers the bound, unless a greater one is known.
    void learnBound(const DramBound& bound);
    /// The plan as a file holds it.
    PlanRecord record() const;
    /// The plan is one that was not saved; it goes to `file`, which may be empty.
    void becomeUnsaved(const std::filesystem::path& file);
    /// Throws Error; the document is then as unsaved as before.
    void save(const std::filesystem::path& file);

 Q_SIGNALS:
    void modelChanged();  ///< and with it the plan and its price
    void planChanged();   ///< another plan, or another price of it
    void planShown();     ///< after planChanged(), once everybody has followed it
    void fileChanged();   ///< its name, or whether it is saved

 private:
    friend class SwapPlanCommand;
    void swapPlan(const PlanState& state);
    void remember(const DramBound& bound);
    std::shared_ptr<const PlanVersion> withNotes(const std::shared_ptr<const PlanVersion>& found) const;
    void price();
    void tellPlan();

    OpenModel model_;
    Accelerator accelerator_;
    std::shared_ptr<const Pricing> pricing_;
    std::shared_ptr<const PlanVersion> version_;
    std::shared_ptr<const PlanEvaluation> evaluation_;
    std::shared_ptr<const Pricing> pricedBy_;  // what evaluation_ is of
    FusionPlan pricedPlan_;
    std::vector<Issue> planIssues_;
    std::vector<DramBound> bounds_;
    std::filesystem::path planFile_;
    std::shared_ptr<const PlanVersion> savedVersion_;  // as opened, or as last saved
    Accelerator savedAccelerator_;
    QUndoStack undoStack_;
};

}  // namespace fusescope
