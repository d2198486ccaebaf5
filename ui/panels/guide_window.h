// SPDX-License-Identifier: Apache-2.0
// The user guide in a window of its own: its pages, and a field to find words in them. Files of the program alone; no
// link leads into a network.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace fusescope {

class GuidePage;

class GuideWindow : public QWidget {
    Q_OBJECT

 public:
    explicit GuideWindow(QWidget* parent = nullptr);

    /// Its page, by name without ending: "tutorial".
    void showPage(const QString& name);
    /// Selects the next place of these words, from the beginning once there is none below; false if there is none.
    bool findNext(const QString& words);

 private:
    void find();

    QListWidget* pages_;
    QLineEdit* words_;
    QLabel* missing_;
    GuidePage* page_;
};

}  // namespace fusescope
