// SPDX-License-Identifier: Apache-2.0
#include "core/layout/helper_messages.h"

#include <QtTest>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "tests/core/layout/layout_checks.h"

using namespace fusescope;

class TestHelperMessages : public QObject {
    Q_OBJECT

    static LayoutQuestion question() {
        LayoutQuestion asked;
        asked.pieces = cutIntoPieces(test::residualNet(2)).pieces;
        return asked;
    }

 private Q_SLOTS:
    void aQuestionReadsBackAsItself() {
        const std::string text = questionText(question());
        QCOMPARE(questionText(readQuestion(text)), text);
    }
    void anAnswerReadsBackAsItself() {
        const LayoutQuestion asked = question();
        const PlacedPiece placed{{{0, 0}, {0, 60}, {0, 120}, {0, 180}, {0, 240}},
                                 std::vector<Curve>(5, Curve{{0, 0}, {1, 1}, {2, 2}, {3, 3}})};
        const auto answer = readAnswer(answerText(1, placed), asked);
        QVERIFY(!answer[0] && answer[1]);
        QCOMPARE(answerText(1, *answer[1]), answerText(1, placed));
    }
    void aBrokenAnswerKeepsWhatCameBefore() {
        const LayoutQuestion asked = question();
        const PlacedPiece placed{{{0, 0}, {0, 60}, {0, 120}, {0, 180}, {0, 240}},
                                 std::vector<Curve>(5, Curve{{0, 0}, {1, 1}, {2, 2}, {3, 3}})};
        const auto answer = readAnswer(answerText(0, placed) + "placed 1\n0 0\n0 6", asked);
        QVERIFY(answer[0] && !answer[1]);
    }
    void refusesMalformedQuestions_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "fusescope-layout 1\nseparations 36 28\n";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other program") << QByteArray("digraph { a -> b }\n");
        QTest::newRow("future version") << QByteArray("fusescope-layout 2\nseparations 1 1\nend\n");
        QTest::newRow("cut short") << head + "piece 2 1 0 0\n10 10\n";
        QTest::newRow("no end") << head;
        QTest::newRow("backward link") << head + "piece 2 1 0 0\n10 10\n10 10\n1 0 0\nend\n";
        QTest::newRow("link to itself") << head + "piece 2 1 0 0\n10 10\n10 10\n1 1 0\nend\n";
        QTest::newRow("link out of range") << head + "piece 2 1 0 0\n10 10\n10 10\n0 2 0\nend\n";
        QTest::newRow("negative size") << head + "piece 1 0 0 0\n-10 10\nend\n";
        QTest::newRow("not a number") << head + "piece 1 0 0 0\nnan 10\nend\n";
        QTest::newRow("absurd count") << head + "piece 2000000000 0 0 0\nend\n";
        QTest::newRow("more on the line") << head + "piece 1 0 0 0 7\n10 10\nend\n";
        QTest::newRow("more after the end") << head + "end\nend\n";
        QTest::newRow("binary") << QByteArray("\0\xff\x7f", 3);
    }
    void refusesMalformedQuestions() {
        QFETCH(QByteArray, text);
        QVERIFY_EXCEPTION_THROWN(readQuestion(text.toStdString()), Error);
        RunControl control;
        const ChildResult child = runChild(LayoutHelper().program, {}, text.toStdString(), control);
        QCOMPARE(child.exitCode, 3);
        QCOMPARE(child.output, std::string());
        QCOMPARE(std::count(child.errors.begin(), child.errors.end(), '\n'), 1);
    }
    void theHelperAnswersEveryPiece() {
        RunControl control;
        const LayoutQuestion asked = question();
        const ChildResult child = runChild(LayoutHelper().program, {}, questionText(asked), control);
        QCOMPARE(child.errors, std::string());
        QCOMPARE(child.exitCode, 0);
        for (const auto& placed : readAnswer(child.output, asked)) QVERIFY(placed.has_value());
    }
};

QTEST_APPLESS_MAIN(TestHelperMessages)
#include "tst_helper_messages.moc"
