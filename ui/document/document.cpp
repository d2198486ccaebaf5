// SPDX-License-Identifier: Apache-2.0
#include "ui/document/document.h"

#include <algorithm>

#include "core/plan/plan_check.h"
#include "ui/document/swap_plan_command.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

std::shared_ptr<const PlanVersion> versionOf(const Opened& opened) {
    auto version = std::make_shared<PlanVersion>();
    version->madeFor = opened.pricing->accelerator;
    version->plan = FusionPlan::singletons(opened.model.content->graph->opCount());
    if (opened.plan) {
        const PlanRecord& record = opened.plan->record;
        *version = {record.plan, record.overrides, record.notes, record.provenance, record.accelerator, true};
    }
    return version;
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent) {
    connect(&undoStack_, &QUndoStack::indexChanged, this, &Document::fileChanged);
}

std::optional<std::int64_t> Document::boundBytes() const {
    const auto found = std::ranges::find(bounds_, accelerator_, &DramBound::accelerator);
    return found == bounds_.end() ? std::nullopt : std::optional(found->bytes);
}

bool Document::isModified() const {
    return hasModel() && (version_ != savedVersion_ || (!planFile_.empty() && accelerator_ != savedAccelerator_));
}

std::vector<HistoryStep> Document::history() const {
    std::vector<HistoryStep> steps;
    for (int i = 0; i < undoStack_.index(); ++i) {
        const auto* const step = static_cast<const SwapPlanCommand*>(undoStack_.command(i));
        steps.push_back({tr("Before: %1").arg(step->text()), step->before().version->plan});
    }
    return steps;
}

void Document::show(Opened opened) {
    model_ = opened.model;
    pricing_ = opened.pricing;
    accelerator_ = pricing_->accelerator;
    version_ = versionOf(opened);
    planFile_ = opened.planFile;
    savedVersion_ = version_;
    savedAccelerator_ = version_->madeFor;
    bounds_.clear();
    price();
    undoStack_.clear();
    Q_EMIT modelChanged();
    tellPlan();
    Q_EMIT fileChanged();
}

void Document::setPricing(std::shared_ptr<const Pricing> pricing) {
    pricing_ = std::move(pricing);
    accelerator_ = pricing_->accelerator;
    price();
    tellPlan();
    Q_EMIT fileChanged();
}

void Document::changeAccelerator(std::shared_ptr<const Pricing> pricing) {
    if (pricing->accelerator == accelerator_) return tellPlan();
    const QString text = acceleratorChange(accelerator_, pricing->accelerator);
    undoStack_.push(new SwapPlanCommand(*this, {version_, pricing_}, {version_, std::move(pricing)}, text));
}

void Document::setAccelerator(const Accelerator& accelerator) {
    accelerator_ = accelerator;
    tellPlan();
}

bool Document::apply(const SearchOutcome& outcome, const QString& text) {
    if (outcome.version->overrides.isEmpty())  // else it bounds only plans that honour them
        remember({outcome.pricing->accelerator, outcome.result.lowerBoundBytes});
    if (outcome.version->plan == version_->plan) {
        tellPlan();  // the bound may be news
        return false;
    }
    undoStack_.push(new SwapPlanCommand(*this, {version_, nullptr}, {withNotes(outcome.version), nullptr}, text));
    return true;
}

bool Document::applyWithAccelerator(const SearchOutcome& outcome, const QString& text) {
    if (outcome.pricing->accelerator == accelerator_) return apply(outcome, text);
    remember({outcome.pricing->accelerator, outcome.result.lowerBoundBytes});
    undoStack_.push(
        new SwapPlanCommand(*this, {version_, pricing_}, {withNotes(outcome.version), outcome.pricing}, text));
    return true;
}

void Document::edit(const FusionPlan& plan, const QString& text) { edit({plan, version_->overrides}, text); }

void Document::edit(const PinnedPlan& pinned, const QString& text) {
    if (pinned == this->pinned()) return;
    auto version = std::make_shared<PlanVersion>(*version_);
    if (pinned.plan != version_->plan) {
        version->plan = pinned.plan;
        version->provenance = {};
        version->madeFor = accelerator_;
        version->isFromFile = false;
    }
    version->overrides = pinned.overrides;
    undoStack_.push(new SwapPlanCommand(*this, {version_, nullptr}, {std::move(version), nullptr}, text));
}

void Document::setNote(const GroupSet& group, const std::string& note) {
    auto version = std::make_shared<PlanVersion>(*version_);
    if (note.empty())
        version->notes.erase(group);
    else
        version->notes[group] = note;
    if (*version == *version_) return;
    undoStack_.push(new SwapPlanCommand(*this, {version_, nullptr}, {std::move(version), nullptr}, tr("Note")));
}

void Document::learnBound(const DramBound& bound) {
    const auto before = boundBytes();
    remember(bound);
    if (boundBytes() != before) tellPlan();
}

std::shared_ptr<const PlanVersion> Document::withNotes(const std::shared_ptr<const PlanVersion>& found) const {
    if (version_->notes.empty()) return found;
    auto version = std::make_shared<PlanVersion>(*found);
    for (const auto& [group, note] : version_->notes)
        if (version->plan.group(version->plan.groupOf(group.first())) == group) version->notes.emplace(group, note);
    return version;
}

void Document::remember(const DramBound& bound) {
    const auto known = std::ranges::find(bounds_, bound.accelerator, &DramBound::accelerator);
    if (known == bounds_.end())
        bounds_.push_back(bound);
    else
        known->bytes = std::max(known->bytes, bound.bytes);
}

PlanRecord Document::record() const {
    PlanRecord record;
    record.modelFile = model_.content->fileName;
    record.fingerprint = model_.content->fingerprint;
    record.modelName = graph().name();
    record.accelerator = accelerator_;
    record.plan = version_->plan;
    record.overrides = version_->overrides;
    record.notes = version_->notes;
    record.totals = {evaluation_->dramBytes, evaluation_->unfusableDramBytes, evaluation_->maxBufferBytes};
    record.provenance = version_->provenance;
    record.provenance.version = FUSESCOPE_VERSION;
    if (accelerator_ != version_->madeFor) {
        record.provenance.isOptimal = false;
        record.provenance.lowerBoundBytes = 0;
    }
    return record;
}

void Document::becomeUnsaved(const std::filesystem::path& file) {
    planFile_ = file;
    savedVersion_ = nullptr;
    Q_EMIT fileChanged();
}

void Document::save(const std::filesystem::path& file) {
    writePlan(file, record(), graph());
    planFile_ = file;
    savedVersion_ = version_;
    savedAccelerator_ = accelerator_;
    undoStack_.setClean();
    Q_EMIT fileChanged();
}

void Document::swapPlan(const PlanState& state) {
    version_ = state.version;
    if (state.pricing) return setPricing(state.pricing);
    price();
    tellPlan();
}

void Document::price() {
    const SearchProblem& problem = pricing_->problem;
    const bool isNear = pricedBy_ == pricing_ && evaluation_ && pricedPlan_.opCount() == version_->plan.opCount();
    evaluation_ = std::make_shared<PlanEvaluation>(
        isNear ? evaluateAfter({pricedPlan_, *evaluation_}, *problem.costModel, version_->plan, problem.betaBytes)
               : evaluatePlan(*problem.costModel, version_->plan, problem.betaBytes));
    pricedBy_ = pricing_;
    pricedPlan_ = version_->plan;
    planIssues_ = checkPlan(*problem.graph, version_->plan);
}

void Document::tellPlan() {
    Q_EMIT planChanged();
    Q_EMIT planShown();
}

}  // namespace fusescope
