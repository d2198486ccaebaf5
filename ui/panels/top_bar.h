// SPDX-License-Identifier: Apache-2.0
// The model and its size, the accelerator it is priced on, and the one button.
#pragma once

#include <QWidget>
#include <string>

#include "core/hardware/accelerator.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fusescope {

class Document;
class ElidedLabel;

class TopBar : public QWidget {
    Q_OBJECT

 public:
    /// `find` is what the button triggers, and what says whether it can.
    TopBar(Document& document, QAction& find, QWidget* parent = nullptr);

    std::string algorithm() const;  ///< of searchList()

 Q_SIGNALS:
    void acceleratorEdited(const fusescope::Accelerator& accelerator);

 private:
    QWidget* buildControls(QAction& find);
    void buildScheme();
    void buildBuffer();
    void buildAlgorithm();
    void buildFind(QAction& find);
    void refreshModel();
    void refreshAccelerator();
    void editBuffer();
    void showBufferError(const QString& text);

    Document& document_;
    ElidedLabel* name_;
    ElidedLabel* summary_;
    QComboBox* scheme_;
    QLineEdit* buffer_;
    QComboBox* algorithm_;
    QPushButton* find_;
    QLabel* bufferError_;
};

}  // namespace fusescope
