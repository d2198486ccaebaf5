// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_colors.h"

#include <QtTest>

#include "core/base/random.h"
#include "core/scene/theme.h"

using namespace fusescope;

class TestGroupColors : public QObject {
    Q_OBJECT

    using Neighbours = std::vector<std::vector<int>>;

    static Neighbours chain(int count) {
        Neighbours neighbours(static_cast<std::size_t>(count));
        for (int i = 0; i + 1 < count; ++i) {
            neighbours[static_cast<std::size_t>(i)].push_back(i + 1);
            neighbours[static_cast<std::size_t>(i + 1)].push_back(i);
        }
        return neighbours;
    }
    static std::vector<std::uint64_t> hashes(std::size_t count) {
        Random random(3);
        std::vector<std::uint64_t> result(count);
        for (auto& hash : result) hash = random.next();
        return result;
    }
    static int clashes(const Neighbours& neighbours, const std::vector<int>& colors) {
        int count = 0;
        for (std::size_t i = 0; i < neighbours.size(); ++i)
            for (const int other : neighbours[i]) count += colors[i] == colors[static_cast<std::size_t>(other)];
        return count;
    }

 private Q_SLOTS:
    void neighboursDiffer() {
        const Neighbours neighbours = chain(300);
        QCOMPARE(clashes(neighbours, groupColors(neighbours, hashes(300))), 0);
    }
    void neighboursDifferInAWideGraph() {
        Random random(9);
        Neighbours neighbours(400);
        for (int i = 0; i < 550; ++i) {
            const auto a = static_cast<int>(random.below(400)), b = static_cast<int>(random.below(400));
            if (a == b) continue;
            neighbours[static_cast<std::size_t>(a)].push_back(b);
            neighbours[static_cast<std::size_t>(b)].push_back(a);
        }
        QCOMPARE(clashes(neighbours, groupColors(neighbours, hashes(400))), 0);
    }
    void everyColorIsUsed() {
        const Neighbours neighbours = chain(100);
        std::vector<int> colors = groupColors(neighbours, hashes(100));
        std::sort(colors.begin(), colors.end());
        colors.erase(std::unique(colors.begin(), colors.end()), colors.end());
        QCOMPARE(static_cast<int>(colors.size()), kGroupColorCount);
    }
    void anEditChangesColorsOnlyNearby() {
        const Neighbours neighbours = chain(100);
        auto wishes = hashes(100);
        const std::vector<int> before = groupColors(neighbours, wishes);
        wishes[50] += 1;
        const std::vector<int> after = groupColors(neighbours, wishes);
        int changed = 0;
        for (std::size_t i = 0; i < 100; ++i) changed += before[i] != after[i];
        QVERIFY2(changed <= 4, qPrintable(QString::number(changed)));
    }
    void noGroupsNoColors() { QVERIFY(groupColors({}, {}).empty()); }
};

QTEST_APPLESS_MAIN(TestGroupColors)
#include "tst_group_colors.moc"
