// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/search/pareto.h"

using namespace fusescope;

namespace {

using Indices = std::vector<std::size_t>;
constexpr double kEnd = std::numeric_limits<double>::infinity();

std::vector<ParetoPoint> pointsOf(const std::vector<std::vector<double>>& values) {
    std::vector<ParetoPoint> points;
    for (const auto& value : values) points.push_back({value, 0});
    return points;
}

/// Coarse values, so that ties and equal points are common.
std::vector<ParetoPoint> randomPoints(std::size_t count, std::size_t objectives, Random& random) {
    std::vector<ParetoPoint> points(count);
    for (ParetoPoint& point : points)
        for (std::size_t i = 0; i < objectives; ++i) point.objectives.push_back(static_cast<double>(random.below(12)));
    return points;
}

/// Peels off what nothing left beats.
std::vector<Indices> peeled(const std::vector<ParetoPoint>& points) {
    std::vector<Indices> fronts;
    std::vector<char> isTaken(points.size(), 0);
    for (std::size_t taken = 0; taken < points.size();) {
        Indices front;
        for (std::size_t a = 0; a < points.size(); ++a) {
            bool isBeaten = isTaken[a] != 0;
            for (std::size_t b = 0; b < points.size(); ++b)
                isBeaten = isBeaten || (isTaken[b] == 0 && isBetter(points[b], points[a]));
            if (!isBeaten) front.push_back(a);
        }
        for (const std::size_t a : front) isTaken[a] = 1;
        taken += front.size();
        fronts.push_back(std::move(front));
    }
    return fronts;
}

/// A line of the file: numbers separated by blanks.
std::vector<double> numbersIn(const QString& line) {
    std::vector<double> numbers;
    for (const QString& word : line.split(' ', Qt::SkipEmptyParts))
        numbers.push_back(word == "inf" ? kEnd : word.toDouble());
    return numbers;
}

}  // namespace

class TestPareto : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void dominanceNeedsOneBetterValueAndNoWorse() {
        const auto points = pointsOf({{1, 2}, {1, 3}, {2, 1}, {1, 2}});
        QVERIFY(dominates(points[0], points[1]));
        QVERIFY(!dominates(points[1], points[0]));
        QVERIFY(!dominates(points[0], points[2]) && !dominates(points[2], points[0]));
        QVERIFY(!dominates(points[0], points[3]));
    }

    void feasibleBeatsInfeasibleAndTheSmallerViolationWins() {
        const ParetoPoint good{{1, 1}, 0.5};
        const ParetoPoint bad{{9, 9}, 0};
        const ParetoPoint worse{{0, 0}, 0.7};
        QVERIFY(isBetter(bad, good) && !isBetter(good, bad));
        QVERIFY(isBetter(good, worse) && !isBetter(worse, good));
        QVERIFY(!isBetter(good, good));
    }

    /// (1,5) (2,3) (4,1) are beaten by none; (2,5) by (1,5) and (2,3); (4,4) by (2,3) and (4,1); (5,5) by all.
    void frontsOfAHandMadeSet() {
        const auto fronts = nonDominatedFronts(pointsOf({{5, 5}, {2, 3}, {2, 5}, {1, 5}, {4, 4}, {4, 1}}));
        QCOMPARE(fronts, (std::vector<Indices>{{1, 3, 5}, {2, 4}, {0}}));
        QVERIFY(nonDominatedFronts({}).empty());
    }

    /// Of (0,4) (1,2) (2,1) (4,0): the ends are infinite; (1,2): (2-0)/4 + (4-1)/4 = 1.25; (2,1): (4-1)/4 + (2-0)/4.
    void crowdingOfAHandMadeFront() {
        const auto points = pointsOf({{0, 4}, {1, 2}, {2, 1}, {4, 0}});
        QCOMPARE(crowdingDistances(points, Indices{0, 1, 2, 3}), (std::vector<double>{kEnd, 1.25, 1.25, kEnd}));
        QCOMPARE(crowdingDistances(points, Indices{2, 0, 3}), (std::vector<double>{2, kEnd, kEnd}));
        QCOMPARE(crowdingDistances(points, Indices{1, 2}), (std::vector<double>{kEnd, kEnd}));
    }

    /// Only the first objective tells them apart: (2-0)/3 and (3-1)/3.
    void aConstantObjectiveSaysNothing() {
        const auto points = pointsOf({{0, 7}, {1, 7}, {2, 7}, {3, 7}});
        const auto distances = crowdingDistances(points, Indices{0, 1, 2, 3});
        QCOMPARE(distances[1], 2.0 / 3);
        QCOMPARE(distances[2], 2.0 / 3);
        const auto same = pointsOf({{7, 7}, {7, 7}, {7, 7}});
        QCOMPARE(crowdingDistances(same, Indices{0, 1, 2}), (std::vector<double>{0, 0, 0}));
    }

    /// The first front has three: all stay; of the second the one at an end, by index.
    void survivorsComeFrontByFront() {
        const auto points = pointsOf({{5, 5}, {2, 3}, {2, 5}, {1, 5}, {4, 4}, {4, 1}});
        QCOMPARE(survivors(points, 4), (Indices{3, 5, 1, 2}));
        QCOMPARE(survivors(points, 99).size(), 6U);
        QCOMPARE(survivors(points, 0).size(), 0U);
    }

    void frontsEqualPeeling() {
        Random random(5);
        for (int round = 0; round < 400; ++round) {
            auto points = randomPoints(static_cast<std::size_t>(random.below(30)),
                                       static_cast<std::size_t>(1 + random.below(3)), random);
            for (ParetoPoint& point : points)
                if (random.chance(0.2)) point.violation = static_cast<double>(1 + random.below(3));
            QCOMPARE(nonDominatedFronts(points), peeled(points));
        }
    }

    /// What pagmo2 2.18 says of the same points: fast_non_dominated_sorting() and crowding_distance(). See
    /// packaging/pareto/README.md for how the file was made.
    void agreesWithPagmo() {
        QFile file(FUSESCOPE_TEST_DATA "/pareto_pagmo.txt");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTextStream lines(&file);
        int cases = 0;
        int crowded = 0;
        while (!lines.atEnd()) {
            const QStringList head = lines.readLine().split(' ');
            if (head.size() < 3) continue;
            std::vector<ParetoPoint> points;
            for (int i = 0; i < head[1].toInt(); ++i) points.push_back({numbersIn(lines.readLine()), 0});
            const auto fronts = nonDominatedFronts(points);
            QCOMPARE(static_cast<int>(fronts.size()), head[2].toInt());
            for (const Indices& front : fronts) {
                const std::vector<double> members = numbersIn(lines.readLine());
                QCOMPARE(Indices(members.begin(), members.end()), front);
                const std::vector<double> expected = numbersIn(lines.readLine());
                if (std::all_of(expected.begin(), expected.end(), [](double value) { return value == 0; })) continue;
                ++crowded;
                const std::vector<double> distances = crowdingDistances(points, front);
                for (std::size_t i = 0; i < front.size(); ++i)
                    QVERIFY(distances[i] == expected[i] || std::abs(distances[i] - expected[i]) < 1e-12);
            }
            ++cases;
        }
        QVERIFY2(cases >= 100 && crowded >= 100, qPrintable(QString("%1 %2").arg(cases).arg(crowded)));
    }
};

QTEST_APPLESS_MAIN(TestPareto)
#include "tst_pareto.moc"
