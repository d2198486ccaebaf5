// SPDX-License-Identifier: Apache-2.0
#include "ui/window/file_commands.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QSettings>

#include "core/base/error.h"
#include "ui/panels/sizes_dialog.h"
#include "ui/text/status_text.h"

namespace fusescope {
namespace {

const QLatin1String kFolderKey("folder");

}  // namespace

QString suggestedFile(const std::filesystem::path& name) {
    return QDir(QSettings().value(kFolderKey).toString()).filePath(QString::fromStdString(name.string()));
}

FileCommands::FileCommands(Document& document, Workbench& workbench, QWidget& window)
    : QObject(&window), document_(document), workbench_(workbench), window_(window) {}

void FileCommands::open(const OpenRequest& request) {
    const bool isHardwareOnly = request.modelFile.empty() && request.planFile.empty();
    if (isHardwareOnly || mayDiscard()) workbench_.open(request);
}

QString FileCommands::askForFile(const QString& title, const QString& filter) {
    const QString folder = QSettings().value(kFolderKey).toString();
    const QString file = QFileDialog::getOpenFileName(&window_, title, folder, filter);
    if (!file.isEmpty()) QSettings().setValue(kFolderKey, QFileInfo(file).absolutePath());
    return file;
}

void FileCommands::openModel() {
    OpenRequest request;
    request.modelFile = askForFile(tr("Open a model"), tr("ONNX models (*.onnx);;All files (*)")).toStdString();
    open(request);
}

void FileCommands::openPlan() {
    OpenRequest request;
    request.planFile = askForFile(tr("Open a plan"), tr("Plans (*.yaml *.yml);;All files (*)")).toStdString();
    open(request);
}

void FileCommands::openAccelerator() {
    OpenRequest request;
    request.hardwareFile =
        askForFile(tr("Open an accelerator"), tr("Accelerators (*.yaml *.yml);;All files (*)")).toStdString();
    open(request);
}

void FileCommands::enterSizes() {
    SizesDialog dialog(document_.model().content->missingDims, document_.model().options.dims, &window_);
    if (dialog.exec() == QDialog::Accepted && mayDiscard()) workbench_.reopenWithSizes(dialog.sizes());
}

bool FileCommands::save() {
    const auto& file = document_.planFile();
    return file.empty() ? saveAs() : workbench_.save(QString::fromStdString(file.string()));
}

bool FileCommands::saveAs() {
    const auto& file = document_.planFile();
    const QString start = file.empty()
                              ? suggestedFile(document_.model().file.filename().replace_extension(".plan.yaml"))
                              : QString::fromStdString(file.string());
    const QString chosen =
        QFileDialog::getSaveFileName(&window_, tr("Save the plan"), start, tr("Plans (*.yaml *.yml)"));
    return !chosen.isEmpty() && workbench_.save(chosen);
}

bool FileCommands::mayDiscard() {
    if (!document_.isModified()) return true;
    const auto answer =
        QMessageBox::question(&window_, tr("Save the plan?"), tr("The plan has changes that are not saved."),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Save ? save() : answer == QMessageBox::Discard;
}

void FileCommands::showAbout() { QMessageBox::about(&window_, tr("About Fusescope"), aboutText()); }

}  // namespace fusescope
