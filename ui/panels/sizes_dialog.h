// SPDX-License-Identifier: Apache-2.0
// Asks for the sizes a model leaves open.
#pragma once

#include <QDialog>
#include <map>
#include <string>
#include <vector>

#include "core/import/model_importer.h"

class QDialogButtonBox;
class QFormLayout;
class QLineEdit;

namespace fusescope {

class SizesDialog : public QDialog {
    Q_OBJECT

 public:
    SizesDialog(const std::vector<MissingDim>& missing, const std::map<std::string, std::string>& known,
                QWidget* parent = nullptr);

    /// What was entered, by key, together with what was known; only once the dialog was accepted.
    std::map<std::string, std::string> sizes() const;

 private:
    void addField(const MissingDim& dim, QFormLayout& form);
    void check();

    std::map<std::string, std::string> known_;
    std::vector<std::pair<std::string, QLineEdit*>> fields_;
    QDialogButtonBox* buttons_;
};

}  // namespace fusescope
