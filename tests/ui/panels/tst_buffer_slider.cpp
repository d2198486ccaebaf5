// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/buffer_slider.h"

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestBufferSlider : public QObject {
    Q_OBJECT

 private:
    struct Fixture {
        BufferSlider slider;
        QSignalSpy moves{&slider, &BufferSlider::moved};

        Fixture() {
            slider.setRangeBytes(64 * 1024, 1024 * 1024, {64 * 1024, 100'001, 200'003, 500'009});
            slider.setBytes(256 * 1024);
            slider.resize(kSliderHandle + 400, 24);
            slider.show();
        }
        std::int64_t after(Qt::Key key) {
            QTest::keyClick(&slider, key);
            return slider.bytes();
        }
    };

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void arrowKeysGoToBreakpointsToTheByte() {
        Fixture f;
        QCOMPARE(f.after(Qt::Key_Left), 200'003);
        QCOMPARE(f.after(Qt::Key_Left), 100'001);
        QCOMPARE(f.after(Qt::Key_Right), 200'003);
        QCOMPARE(f.after(Qt::Key_Up), 500'009);
        QCOMPARE(f.after(Qt::Key_Right), 1024 * 1024);
        QCOMPARE(f.after(Qt::Key_Home), 64 * 1024);
        QCOMPARE(f.after(Qt::Key_PageUp), 128 * 1024);
        QCOMPARE(f.moves.count(), 7);
        QCOMPARE(f.after(Qt::Key_End), 1024 * 1024);
        QCOMPARE(f.after(Qt::Key_Right), 1024 * 1024);
        QCOMPARE(f.moves.count(), 8);
    }

    void scaleIsLogarithmicAndRound() {
        Fixture f;
        QTest::mouseClick(&f.slider, Qt::LeftButton, {}, QPoint(kSliderHandle / 2 + 100, 12));
        QCOMPARE(f.slider.bytes(), 128 * 1024);
        QTest::mouseClick(&f.slider, Qt::LeftButton, {}, QPoint(kSliderHandle / 2 + 300, 12));
        QCOMPARE(f.slider.bytes(), 512 * 1024);
        QCOMPARE(roundBuffer(196'000), 192 * 1024);
        QCOMPARE(roundBuffer(100), 100);
    }

    void tellsWhenItIsLeft() {
        Fixture f;
        QSignalSpy left(&f.slider, &BufferSlider::left);
        QTest::mouseClick(&f.slider, Qt::LeftButton, {}, QPoint(100, 12));
        QCOMPARE(left.count(), 1);
        QTest::keyClick(&f.slider, Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
    }

    void settingTellsNobody() {
        Fixture f;
        f.slider.setBytes(1);
        QCOMPARE(f.slider.bytes(), 64 * 1024);
        f.slider.setRangeBytes(256 * 1024, 512 * 1024, {});
        QCOMPARE(f.slider.bytes(), 256 * 1024);
        QCOMPARE(f.moves.count(), 0);
    }
};

FUSESCOPE_UI_TEST(TestBufferSlider)
#include "tst_buffer_slider.moc"
