// SPDX-License-Identifier: Apache-2.0
// All of an accelerator that plans are priced on, as a form.
#pragma once

#include <QDialog>

#include "core/hardware/accelerator.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace fusescope {

class AcceleratorDialog : public QDialog {
    Q_OBJECT

 public:
    explicit AcceleratorDialog(const Accelerator& accelerator, QWidget* parent = nullptr);

    /// What was entered; only once the dialog was accepted.
    const Accelerator& accelerator() const { return accelerator_; }
    void accept() override;

 private:
    QLineEdit* addBytes(QFormLayout& form, const char* name, const QString& label, std::optional<std::int64_t> bytes,
                        const QString& tip);
    QSpinBox* addNumber(QFormLayout& form, const char* name, const QString& label, int least, int most, int value,
                        const QString& tip);

    Accelerator accelerator_;
    QLineEdit* name_;
    QLineEdit* buffer_;
    QLineEdit* weightBuffer_;
    QComboBox* scheme_;
    QSpinBox* activationBits_;
    QSpinBox* weightBits_;
    QSpinBox* rowAlignment_;
    QSpinBox* mostOps_;
    QLabel* error_;
};

}  // namespace fusescope
