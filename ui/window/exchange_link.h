// SPDX-License-Identifier: Apache-2.0
// What leaves the window and comes from elsewhere: reports, pictures, plans for other tools, and their decisions. All
// of it runs as jobs.
#pragma once

#include <QObject>
#include <filesystem>
#include <string>

#include "core/io/exchange/plan_import.h"
#include "core/report/plan_figure.h"
#include "core/report/report.h"
#include "ui/jobs/job_slot.h"

class QMainWindow;

namespace fusescope {

class CanvasWidget;
class Document;
class SearchQueue;

class ExchangeLink : public QObject {
    Q_OBJECT

 public:
    /// `window` is the parent of the dialogs.
    ExchangeLink(Document& document, const CanvasWidget& canvas, const SearchQueue& searches, QMainWindow& window);

    JobSlot& jobs() { return jobs_; }

    // These ask for a file first; the document has a model, and the canvas a scene where a picture is wanted.
    void exportReport();
    void exportPicture(PictureForm form);
    void exportForTool();
    void importDecisions();

    void writeReport(const std::filesystem::path& file, ReportForm form);
    void writePicture(const std::filesystem::path& file, PictureForm form);
    /// `format`: an id of exportFormats(), or "onnx".
    void writeForTool(const std::filesystem::path& file, const std::string& format);
    /// `format`: an id of importFormats(). The plan is taken as one undoable step.
    void readDecisions(const std::filesystem::path& file, const std::string& format);

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);
    void noted(const QString& text);

 private:
    ReportRequest reportRequest() const;
    void takeDecisions(const std::filesystem::path& file, const ImportedPlan& imported);
    void tellWritten(const std::vector<std::filesystem::path>& files);

    Document& document_;
    const CanvasWidget& canvas_;
    const SearchQueue& searches_;
    QMainWindow& window_;
    JobSlot jobs_;
};

}  // namespace fusescope
