// SPDX-License-Identifier: Apache-2.0
// What asks for a file or a decision in a dialog, and then has it done.
#pragma once

#include <QObject>
#include <filesystem>

#include "ui/window/workbench.h"

class QWidget;

namespace fusescope {

/// `name` in the folder of the files chosen last.
QString suggestedFile(const std::filesystem::path& name);

class FileCommands : public QObject {
    Q_OBJECT

 public:
    /// `window` is the parent of the dialogs.
    FileCommands(Document& document, Workbench& workbench, QWidget& window);

    /// Opens files of any kind together. Asks first if a plan would be lost.
    void open(const OpenRequest& request);
    void openModel();
    void openPlan();
    void openAccelerator();
    void enterSizes();
    /// False if nothing was saved.
    bool save();
    bool saveAs();
    /// Whether the plan may go: it is saved, or the user saves or discards it now.
    bool mayDiscard();
    void showAbout();

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);

 private:
    QString askForFile(const QString& title, const QString& filter);

    Document& document_;
    Workbench& workbench_;
    QWidget& window_;
};

}  // namespace fusescope
