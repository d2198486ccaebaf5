// SPDX-License-Identifier: Apache-2.0
// The models that come with the program.
#pragma once

#include <QAbstractListModel>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/run_control.h"

namespace fusescope {

/// The model files of dataDir()/models by name; none if there is no such folder.
std::vector<std::filesystem::path> sampleFiles();

/// Ops of each model that opens, as far as it gets before a stop. Blocks, milliseconds per model: for a worker thread.
std::map<std::string, int> opCounts(const std::vector<std::filesystem::path>& files, RunControl& control);

class SampleListModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role {
        FileRole = Qt::UserRole,  ///< QString
        DetailRole,               ///< QString: "386 ops"; empty until counted
    };

    explicit SampleListModel(std::vector<std::filesystem::path> files, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const std::vector<std::filesystem::path>& files() const { return files_; }
    /// By file, as from opCounts().
    void setOpCounts(std::map<std::string, int> counts);
    bool hasOpCounts() const { return !counts_.empty(); }

 private:
    std::vector<std::filesystem::path> files_;
    std::map<std::string, int> counts_;
};

}  // namespace fusescope
