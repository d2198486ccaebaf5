// SPDX-License-Identifier: Apache-2.0
#include "core/scene/text_width.h"

#include <QtTest>

using namespace fusescope;

class TestTextWidth : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void addsAdvances() {
        // C 698 + o 612 + n 634 + v 592 thousandths of an em
        QCOMPARE(textWidth("Conv", 10), 25.36);
        QVERIFY(textWidth("Conv", 10, FontWeight::Bold) > textWidth("Conv", 10));
    }
    void countsCharactersNotBytes() { QCOMPARE(textWidth("×", 10), 8.38); }
    void keepsWhatFits() { QCOMPARE(elidedText("Conv", 10, FontWeight::Regular, 30, Elide::End), std::string("Conv")); }
    void elides() {
        QCOMPARE(elidedText("GlobalAveragePool", 10, FontWeight::Regular, 60, Elide::End), std::string("GlobalAv…"));
        QCOMPARE(elidedText("/features/0/block/Conv", 10, FontWeight::Regular, 60, Elide::Middle),
                 std::string("/feat…Conv"));
        QCOMPARE(elidedText("Conv", 10, FontWeight::Regular, 3, Elide::End), std::string());
    }
    void neverExceedsTheRoom() {
        const std::string name = "/layer1/×→·/layer1.0/Ünïcödé/Conv";
        for (double room = 0; room < 250; room += 7)
            for (const Elide where : {Elide::Middle, Elide::End})
                QVERIFY(textWidth(elidedText(name, 9, FontWeight::Bold, room, where), 9, FontWeight::Bold) <= room);
    }
};

QTEST_APPLESS_MAIN(TestTextWidth)
#include "tst_text_width.moc"
