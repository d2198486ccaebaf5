// SPDX-License-Identifier: Apache-2.0
// What can be done with the document, as jobs: open, price on another accelerator, search, save. Every failure is a
// message, and leaves the document as it was.
#pragma once

#include <QObject>
#include <map>
#include <string>

#include "ui/document/document.h"
#include "ui/jobs/job_slot.h"

namespace fusescope {

class Workbench : public QObject {
    Q_OBJECT

 public:
    explicit Workbench(Document& document, QObject* parent = nullptr);

    /// Fills in what is open already. An accelerator alone prices the plan anew.
    void open(OpenRequest request);
    /// The model of the document again, with sizes for what its file leaves open.
    void reopenWithSizes(const std::map<std::string, std::string>& sizes);
    /// Prices the plan on another accelerator, as one undoable step.
    void setAccelerator(const Accelerator& accelerator);
    void findBestPlan(const SearchRequest& request);
    /// The best plan of another buffer together with that buffer, as one undoable step.
    void takeProvenPlan(const Accelerator& accelerator, const FusionPlan& plan, std::int64_t dramBytes);
    /// A plan on another accelerator, as one undoable step called `name`; nothing of it is proven.
    void takeFoundPlan(const Accelerator& accelerator, const FusionPlan& plan, const QString& name);
    /// Ends the search with the best so far, and drops any opening.
    void stop();
    /// False if it failed, with a message.
    bool save(const QString& file);

    JobSlot& openings() { return openings_; }
    JobSlot& searches() { return searches_; }
    const std::string& searchAlgorithm() const { return searchAlgorithm_; }  ///< of the last search
    bool isBusy() const { return openings_.isRunning() || searches_.isRunning(); }

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);
    void noted(const QString& text);  ///< worth a line in the status bar
    void opened();                    ///< all of a request is in the document
    void busyChanged();

 private:
    void openHardware(const std::filesystem::path& file);
    void show(Opened opened);
    void take(const SearchOutcome& outcome);

    Document& document_;
    JobSlot openings_;
    JobSlot pricings_;
    JobSlot searches_;
    std::string searchAlgorithm_;
    Accelerator searchedFor_;
};

}  // namespace fusescope
