// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sample_list_model.h"

#include <algorithm>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/import/model_importer.h"
#include "ui/text/words.h"

namespace fusescope {

std::vector<std::filesystem::path> sampleFiles() {
    std::vector<std::filesystem::path> files;
    try {
        std::error_code failure;  // a folder that is not there is empty
        for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models", failure))
            if (entry.path().extension() == ".onnx") files.push_back(entry.path());
    } catch (const Error&) {
        return {};  // an incomplete installation still opens files
    }
    std::ranges::sort(files);
    return files;
}

std::map<std::string, int> opCounts(const std::vector<std::filesystem::path>& files, RunControl& control) {
    std::map<std::string, int> counts;
    for (const auto& file : files) {
        if (control.shouldStop()) break;
        try {
            if (const auto model = importModel(file, {}, control)) counts[file.string()] = model->graph->opCount();
        } catch (const Error&) {
            continue;  // it says so when it is opened
        }
    }
    return counts;
}

SampleListModel::SampleListModel(std::vector<std::filesystem::path> files, QObject* parent)
    : QAbstractListModel(parent), files_(std::move(files)) {}

int SampleListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(files_.size());
}

QVariant SampleListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::filesystem::path& file = files_[static_cast<std::size_t>(index.row())];
    const auto count = counts_.find(file.string());
    switch (role) {
        case Qt::DisplayRole:
            return QString::fromStdString(file.stem().string());
        case FileRole:
        case Qt::ToolTipRole:
            return QString::fromStdString(file.string());
        case DetailRole:
            return count == counts_.end() ? QString() : opCount(count->second);
        default:
            return {};
    }
}

void SampleListModel::setOpCounts(std::map<std::string, int> counts) {
    counts_ = std::move(counts);
    if (!files_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DetailRole});
}

}  // namespace fusescope
