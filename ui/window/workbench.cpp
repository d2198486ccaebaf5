// SPDX-License-Identifier: Apache-2.0
#include "ui/window/workbench.h"

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "ui/text/words.h"

namespace fusescope {

Workbench::Workbench(Document& document, QObject* parent) : QObject(parent), document_(document) {
    for (JobSlot* const slot : {&openings_, &pricings_, &searches_})
        connect(slot, &JobSlot::failed, this, &Workbench::failed);
    for (JobSlot* const slot : {&openings_, &searches_})
        connect(slot, &JobSlot::changed, this, &Workbench::busyChanged);
    connect(&document_, &Document::planChanged, this, [this] {  // undo may go back to another accelerator
        if (searches_.isRunning() && searchedFor_ != document_.accelerator()) searches_.abandon();
    });
}

void Workbench::open(OpenRequest request) {
    const bool isHardwareOnly = request.modelFile.empty() && request.planFile.empty();
    if (isHardwareOnly && request.hardwareFile.empty()) return;
    if (isHardwareOnly) return openHardware(request.hardwareFile);
    request.current = document_.model();
    request.accelerator = document_.accelerator();
    const std::filesystem::path named = request.modelFile.empty() ? request.planFile : request.modelFile;
    openings_.start(makeJob(
        tr("Opening %1").arg(QString::fromStdString(named.filename().string())),
        [request](RunControl& control) { return openFiles(request, control); },
        [this](std::optional<Opened> opened) {
            if (opened) show(std::move(*opened));
        },
        this));
}

void Workbench::show(Opened opened) {
    pricings_.abandon();
    searches_.abandon();
    const auto warnings = opened.plan ? opened.plan->issues : std::vector<Issue>{};
    document_.show(std::move(opened));
    Q_EMIT this->opened();
    if (!warnings.empty()) Q_EMIT failed(messageFor(tr("The plan was opened with a warning."), warnings));
}

void Workbench::openHardware(const std::filesystem::path& file) {
    try {
        setAccelerator(readAccelerator(file));
    } catch (const Error& error) {
        Q_EMIT failed(messageFor(error));
    }
}

void Workbench::reopenWithSizes(const std::map<std::string, std::string>& sizes) {
    OpenRequest request;
    request.modelFile = document_.model().file;
    request.importOptions.dims = sizes;
    open(request);
}

void Workbench::setAccelerator(const Accelerator& accelerator) {
    if (!document_.hasModel()) return document_.setAccelerator(accelerator);
    searches_.abandon();  // it looks for the best plan of another accelerator
    pricings_.start(makeJob(
        tr("Pricing the plan"),
        [graph = document_.model().content->graph, accelerator](RunControl&) {
            return makePricing(graph, accelerator);
        },
        [this](std::shared_ptr<const Pricing> pricing) { document_.changeAccelerator(std::move(pricing)); }, this));
}

void Workbench::findBestPlan(const SearchRequest& request) {
    searchAlgorithm_ = request.algorithm;
    searchedFor_ = request.pricing->accelerator;
    searches_.start(makeJob(
        algorithmName(request.algorithm), [request](RunControl& control) { return searchPlan(request, control); },
        [this](SearchOutcome outcome) { take(outcome); }, this));
}

void Workbench::takeProvenPlan(const Accelerator& accelerator, const FusionPlan& plan, std::int64_t dramBytes) {
    searches_.abandon();  // it looks for the best plan of another accelerator
    pricings_.start(makeJob(
        tr("Pricing the plan"),
        [graph = document_.model().content->graph, accelerator, plan, dramBytes](RunControl&) {
            return provenOutcome(makePricing(graph, accelerator), plan, dramBytes);
        },
        [this](const SearchOutcome& outcome) {
            const QString buffer = binaryBytes(outcome.pricing->accelerator.bufferBytes);
            const bool isNew = document_.applyWithAccelerator(outcome, tr("Best plan at %1").arg(buffer));
            Q_EMIT noted(isNew ? tr("Took the best plan at %1").arg(buffer)
                               : tr("Your plan is the best one at %1").arg(buffer));
        },
        this));
}

void Workbench::takeFoundPlan(const Accelerator& accelerator, const FusionPlan& plan, const QString& name) {
    searches_.abandon();  // it looks for the best plan of another accelerator
    pricings_.start(makeJob(
        tr("Pricing the plan"),
        [graph = document_.model().content->graph, accelerator, plan](RunControl&) {
            return foundOutcome(makePricing(graph, accelerator), plan);
        },
        [this, name](const SearchOutcome& outcome) { document_.applyWithAccelerator(outcome, name); }, this));
}

void Workbench::take(const SearchOutcome& outcome) {
    const std::int64_t current = document_.evaluation()->dramBytes;
    const std::int64_t found = outcome.result.dramBytes;
    const std::string& algorithm = outcome.version->provenance.algorithm;
    const bool isWorse = document_.evaluation()->isValid() && document_.planIssues().empty() && found > current;
    if (isWorse) {
        Q_EMIT noted(tr("%1 found nothing better than your plan: %2 against %3")
                         .arg(algorithmName(algorithm), decimalBytes(found), decimalBytes(current)));
        return;
    }
    const bool isNew = document_.apply(outcome, tr("Best plan (%1)").arg(algorithmNameInText(algorithm)));
    const bool wasStopped = outcome.result.stopReason != StopReason::Completed;
    if (!isNew)
        Q_EMIT noted(tr("Your plan is the best one %1 found").arg(algorithmNameInText(algorithm)));
    else if (wasStopped)
        Q_EMIT noted(tr("Stopped: this is the best plan so far, %1").arg(decimalBytes(found)));
    else
        Q_EMIT noted(outcome.result.isOptimal ? tr("Found the best possible plan: %1").arg(decimalBytes(found))
                                              : tr("Found a plan that moves %1").arg(decimalBytes(found)));
}

void Workbench::stop() {
    searches_.requestStop();
    openings_.abandon();
}

bool Workbench::save(const QString& file) {
    try {
        document_.save(file.toStdString());
    } catch (const Error& error) {
        Q_EMIT failed(messageFor(error));
        return false;
    }
    Q_EMIT noted(tr("Saved %1").arg(file));
    return true;
}

}  // namespace fusescope
