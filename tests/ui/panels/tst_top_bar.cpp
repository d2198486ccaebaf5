// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/top_bar.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestTopBar : public QObject {
    Q_OBJECT

 private:
    struct Bar {
        Document document;
        QAction find{QStringLiteral("Find")};
        TopBar bar{document, find};
        std::vector<Accelerator> edits;

        Bar() {
            QObject::connect(&bar, &TopBar::acceleratorEdited, &bar,
                             [this](const Accelerator& a) { edits.push_back(a); });
            bar.show();
        }
        QLineEdit& buffer() { return *bar.findChild<QLineEdit*>(QStringLiteral("buffer")); }
        QLabel& error() { return *bar.findChild<QLabel*>(QStringLiteral("bufferError")); }
        void type(const QString& text) {
            buffer().selectAll();
            QTest::keyClicks(&buffer(), text);
            QTest::keyClick(&buffer(), Qt::Key_Return);
        }
    };

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void takesABuffer() {
        Bar window;
        window.type(QStringLiteral("1 MiB"));
        QCOMPARE(window.edits.size(), std::size_t{1});
        QCOMPARE(window.edits.front().bufferBytes, 1024 * 1024);
        QCOMPARE(window.edits.front().name, std::string("custom"));
        QVERIFY(!window.error().isVisible());
    }

    void refusesABufferInline_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("ambiguous") << "64KB"
                                   << "KiB";
        QTest::newRow("nothing") << "0"
                                 << "holds nothing";
        QTest::newRow("no number") << "large"
                                   << "not a byte count";
    }
    void refusesABufferInline() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        Bar window;
        window.type(text);
        QVERIFY(window.edits.empty());
        QVERIFY(window.error().isVisible());
        QVERIFY2(window.error().text().contains(said), qPrintable(window.error().text()));
        QCOMPARE(window.document.accelerator().bufferBytes, 256 * 1024);
        window.type(QStringLiteral("128KiB"));  // and it can be mended
        QVERIFY(!window.error().isVisible());
        QCOMPARE(window.edits.back().bufferBytes, 128 * 1024);
    }

    void showsABufferExactly() {
        Bar window;
        Accelerator odd;
        odd.bufferBytes = 262'145;
        window.document.setAccelerator(odd);
        QCOMPARE(window.buffer().text(), QStringLiteral("262145"));
        QTest::keyClick(&window.buffer(), Qt::Key_Return);
        QVERIFY(window.edits.empty());
    }

    void offersEveryAlgorithm() {
        Bar window;
        QCOMPARE(window.bar.algorithm(), std::string("optimal"));
        auto& combo = *window.bar.findChild<QComboBox*>(QStringLiteral("algorithm"));
        combo.setCurrentIndex(1);
        QCOMPARE(window.bar.algorithm(), std::string("local"));
    }

    void buttonFollowsItsAction() {
        Bar window;
        auto& button = *window.bar.findChild<QPushButton*>(QStringLiteral("findBestPlan"));
        int triggered = 0;
        connect(&window.find, &QAction::triggered, &button, [&] { ++triggered; });
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(triggered, 1);
        window.find.setEnabled(false);
        QVERIFY(!button.isEnabled());
    }
};

FUSESCOPE_UI_TEST(TestTopBar)
#include "tst_top_bar.moc"
