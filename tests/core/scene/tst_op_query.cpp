// SPDX-License-Identifier: Apache-2.0
#include "core/scene/op_query.h"

#include <QElapsedTimer>
#include <QtTest>
#include <regex>

#include "core/base/random.h"
#include "core/scene/name_pattern.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestOpQuery : public QObject {
    Q_OBJECT

    /// stem Conv, pool MaxPool, layer1/a Relu, layer1/b Conv, layer2/sum Add of b and pool, "odd name"
    /// GlobalAveragePool.
    static std::shared_ptr<const OpGraph> graph() {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "stem", "Conv", {"input"}, {1, 288, 38, 38});
        test::addOp(builder, "pool", "MaxPool", {"stem.out"});
        test::addOp(builder, "/layer1/a", "Relu", {"pool.out"});
        test::addOp(builder, "/layer1/b", "Conv", {"/layer1/a.out"});
        test::addOp(builder, "/layer2/sum", "Add", {"/layer1/b.out", "pool.out"});
        test::addOp(builder, "odd name", "GlobalAveragePool", {"/layer2/sum.out"});
        return builder.build();
    }
    std::shared_ptr<const OpGraph> graph_ = graph();

    /// Groups of two: the third does not fit, and odd name is unfusable.
    PlanView plan() const {
        PlanView view;
        view.plan = FusionPlan::fromGroups(
            6, {GroupSet{OpId(0), OpId(1)}, GroupSet{OpId(2)}, GroupSet{OpId(3), OpId(4)}, GroupSet{OpId(5)}});
        view.betaBytes = 1000;
        view.groups = {
            {900, 10, true, false}, {100, 10, true, false}, {1500, 10, false, false}, {2000, 10, false, true}};
        return view;
    }

    QString found(const char* text) const {
        const PlanView view = plan();
        const QuerySubject subject{
            *graph_, &view, {5, 2e6, 0, 70'000, 0, 0}, {65'536, 0, 0, 100, 0, 0}, {9e9, 0, 0, 1e6, 0, 0}};
        const auto parsed = OpQuery::parse(text);
        if (const auto* const error = std::get_if<QueryError>(&parsed)) return QString::fromStdString(error->message);
        QStringList names;
        for (const OpId op : std::get<OpQuery>(parsed).matchesIn(subject).ops()) names << QString::number(op.value());
        return names.join(' ');
    }

 private Q_SLOTS:
    void finds_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("ops");
        const auto row = [](const char* query, const char* ops) {
            QTest::newRow(query) << QString(query) << QString(ops);
        };
        row("", "");
        row("layer1", "2 3");
        row("LAYER1", "2 3");
        row("globalavg", "5");  // the kind on the card
        row("\"odd name\"", "5");
        row("op:Conv", "0 3");
        row("op:conv|relu", "0 2 3");
        row("op:*Pool", "1 5");
        row("op:Con", "");
        row("name:layer1", "2 3");
        row("name:/layer[12]/", "2 3 4");
        row("/^\\/layer/", "2 3 4");
        row("/layer1/a", "2");  // a name, not a pattern
        row("/layer1/", "2 3");
        row("shape:288x38", "0");
        row("shape:38×38", "0");
        row("family:conv", "0 3");
        row("family:pool", "1 5");
        row("group:invalid", "3 4");
        row("group:valid", "0 1 2");
        row("group:single", "2 5");
        row("group:unfusable", "5");
        row("group:0|1", "0 1 2");
        row("dram>1M", "1");
        row("dram>=5", "0 1 3");
        row("dram<5", "2 4 5");
        row("weights=64KiB", "0");
        row("macs>1G", "0");
        row("buffer>1kB", "3 4 5");
        row("ops=2", "0 1 3 4");
        row("in>1", "4");
        row("out>1", "1");
        row("op:Conv group:invalid", "3");
        row("-op:Conv", "1 2 4 5");
        row("op:Conv -group:invalid", "0");
        row("-/layer/", "0 1 5");
    }
    void finds() {
        QFETCH(QString, query);
        QFETCH(QString, ops);
        QCOMPARE(found(qPrintable(query)), ops);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("message");
        QTest::newRow("key") << "op:Conv drum:1" << 8 << 6 << "there is no \"drum\"";
        QTest::newRow("measure") << "drum>1" << 0 << 6 << "there is no \"drum\"";
        QTest::newRow("number") << "a dram>x" << 2 << 6 << "a number is missing";
        QTest::newRow("no number") << "dram>" << 0 << 5 << "a number is missing";
        QTest::newRow("unit") << "dram>1Q" << 0 << 7 << "a number is missing";
        QTest::newRow("group") << "group:red" << 0 << 9 << "a group is a number";
        QTest::newRow("empty") << "op:" << 0 << 3 << "something is missing";
        QTest::newRow("quote") << "a \"b c" << 2 << 4 << "a quote is not closed";
        QTest::newRow("pattern") << "name:/(/" << 0 << 8 << "this is no regular";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, query);
        const auto parsed = OpQuery::parse(query.toStdString());
        const auto* const error = std::get_if<QueryError>(&parsed);
        QVERIFY(error);
        QTEST(static_cast<int>(error->position), "position");
        QTEST(static_cast<int>(error->length), "length");
        QFETCH(QString, message);
        QVERIFY2(QString::fromStdString(error->message).startsWith(message), error->message.c_str());
    }

    void knowsNoGroupsWithoutAPlan() {
        const QuerySubject subject{*graph_, nullptr, {}, {}, {}};
        for (const char* text : {"group:0", "group:valid", "dram<1", "buffer>0", "ops>0"})
            QVERIFY2(std::get<OpQuery>(OpQuery::parse(text)).matchesIn(subject).isEmpty(), text);
        QCOMPARE(std::get<OpQuery>(OpQuery::parse("op:Add")).matchesIn(subject).count(), 1);
    }

    void patternsFindWhatTheStandardLibraryFinds() {
        Random random(3);
        const auto letterOf = [&](std::string_view letters) {
            return letters[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(letters.size())))];
        };
        int compared = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string text;
            for (std::int64_t left = 1 + random.below(9); left > 0; --left)
                text += random.chance(0.1) ? std::string("\\") + letterOf("bBdDwWsS.*n")
                                           : std::string(1, letterOf("aBc1|()*+?^$.[-]"));
            if (random.chance(0.2)) text += "{1,2}";
            std::optional<std::regex> known;
            try {
                known.emplace(text, std::regex::icase);
            } catch (const std::regex_error&) {
            }
            const auto pattern = NamePattern::parse(text);
            if (!known || !pattern) continue;  // each is stricter than the other somewhere
            for (int word = 0; word < 4; ++word) {
                std::string name;
                for (std::int64_t left = random.below(6); left > 0; --left) name += letterOf("AbC1_- .|");
                QVERIFY2(pattern->isFoundIn(name) == std::regex_search(name, *known), (text + " in " + name).c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 10000);
    }

    void patternsAreAnsweredAtOnce() {
        const std::string name(100'000, 'a');
        QElapsedTimer timer;
        timer.start();
        for (const char* const text : {"(a*)*b", "(a|aa)+$b", "(a?){30}a{30}b", ".*.*.*x", "((((a*)*)*)*)*b"})
            QVERIFY2(!NamePattern::parse(text)->isFoundIn(name), text);
        for (const char* const text :
             {"(a{1000}){1000}", "a{2000000000}", "a{3,1}", "(?=a)", "(a)\\1", "a**", "(", "[b-a]"})
            QVERIFY2(!NamePattern::parse(text), text);
        QVERIFY(!NamePattern::parse(std::string(100'000, '(')));
        QVERIFY(timer.elapsed() < 20'000);  // with sanitizers, too
    }

    void starsOfTypesAreAnsweredAtOnce() {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "long", std::string(20'000, 'a'), {"input"});
        const auto graph = builder.build();
        const auto count = [&](const std::string& query) {
            return std::get<OpQuery>(OpQuery::parse(query)).matchesIn({*graph, nullptr, {}, {}, {}}).count();
        };
        QCOMPARE(count("op:*a*a*a*a*a*a*a*b"), 0);
        QCOMPARE(count("op:a*a*a*a*"), 1);
        QCOMPARE(count("op:*"), 1);
        QCOMPARE(count("op:*b*"), 0);
    }

    void anyTextIsAnswered() {
        const char* const alphabet = "ab:/\"<>=-|*( 1MK";
        std::uint32_t state = 1;
        for (int round = 0; round < 5000; ++round) {
            std::string text;
            for (int i = 0; i < 12; ++i) text += alphabet[(state = state * 1664525 + 1013904223) >> 28];
            const auto parsed = OpQuery::parse(text);
            if (const auto* const error = std::get_if<QueryError>(&parsed))
                QVERIFY(!error->message.empty() && error->position + error->length <= text.size());
            else
                (void)std::get<OpQuery>(parsed).matchesIn({*graph_, nullptr, {}, {}, {}});
        }
    }
};

QTEST_MAIN(TestOpQuery)
#include "tst_op_query.moc"
