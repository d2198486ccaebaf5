// SPDX-License-Identifier: Apache-2.0
// A window on the screen of a test, and the clicks a person would make.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "tests/ui/support/ui_test.h"
#include "ui/canvas/canvas.h"
#include "ui/models/group_table_model.h"
#include "ui/window/main_window.h"

namespace fusescope {

struct WindowFixture {
    MainWindow window;

    WindowFixture() {
        window.resize(1400, 900);
        window.show();
    }

    void open(const std::string& sample) {
        OpenRequest request;
        request.modelFile = samplePath(sample);
        window.openFiles(request);
    }
    /// Open, laid out, and nothing under way.
    bool isReady() {
        return window.document().hasModel() && window.canvas().scene() && window.canvas().plan() &&
               !window.workbench().isBusy();
    }
    bool isShowing(const std::string& sample) {
        return isReady() && window.document().model().content->fileName == sample + ".onnx" &&
               window.canvas().scene()->graph == window.document().model().content->graph;
    }

    void click(const char* button) {
        auto* const found = window.findChild<QPushButton*>(QString::fromLatin1(button));
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    QTableView& table() { return *window.findChild<QTableView*>(QStringLiteral("groupsTable")); }
    /// The group of the selected row; -1 if there is none.
    int selectedGroup() {
        const QModelIndexList rows = table().selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.front().data(GroupTableModel::GroupRole).toInt();
    }
    void clickRow(int row) {
        const QRect cell = table().visualRect(table().model()->index(row, GroupTableModel::Ops));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.center());
    }
    QString label(const char* name) {
        const auto* const found = window.findChild<QLabel*>(QString::fromLatin1(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    std::int64_t dramBytes() { return window.document().evaluation()->dramBytes; }
};

}  // namespace fusescope
