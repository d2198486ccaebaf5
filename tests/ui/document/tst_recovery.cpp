// SPDX-License-Identifier: Apache-2.0
// A program that is killed loses nothing older than a few seconds. The killed program is this one, started again.
#include "ui/document/recovery.h"

#include <QProcess>
#include <csignal>
#include <fstream>
#include <iostream>

#include "core/io/atomic_file.h"
#include "tests/ui/support/ui_test.h"
#include "ui/document/plan_claim.h"
#include "ui/jobs/job_store.h"

using namespace fusescope;

namespace {

constexpr auto kVictim = "FUSESCOPE_TEST_VICTIM";
constexpr auto kHolder = "FUSESCOPE_TEST_HOLDER";

FusionPlan mergedPlan(const Document& document) {
    RunControl control;
    return searchPlan({document.pricing(), "optimal", {}}, control).result.plan;
}

const std::string kFingerprint(64, 'f');

/// Edits a plan, starts a search without end, says when it has found something, and waits to be killed.
int runVictim(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("fusescope-tests"));
    Document document;
    Recovery recovery(document);
    document.show(openedSample("squeezenet1_1"));
    document.edit(mergedPlan(document), QStringLiteral("Edit"));
    SearchQueue queue;
    JobStore store(queue);
    store.open(kFingerprint, document.pricing());
    SearchSpec spec;
    spec.request = {document.pricing(), "local", {}};
    spec.request.params.budgetPlans = std::int64_t{1} << 40;
    queue.add(spec);
    QObject::connect(&queue, &SearchQueue::entryChanged, &app, [&queue](int id) {
        static bool isSaid = false;
        if (queue.entry(id)->hasPlan() && !std::exchange(isSaid, true)) std::cout << "edited" << std::endl;
    });
    return QApplication::exec();
}

/// Has a plan file open, and waits to be killed.
int runHolder(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("fusescope-tests"));
    PlanClaim claim;
    if (!claim.take(qEnvironmentVariable(kHolder).toStdString())) std::cout << "taken" << std::endl;
    return QCoreApplication::exec();
}

}  // namespace

class TestRecovery : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void aKilledProgramLosesTenSecondsAtMost() {
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kVictim), QStringLiteral("1"));
        victim.setProcessEnvironment(environment);
        victim.start(QCoreApplication::applicationFilePath(), {});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += victim.readAllStandardOutput()).contains("edited"), 60'000);
        QVERIFY(Recovery::lostSessions().empty());  // its program still runs
        QTest::qWait(9'000);
        ::kill(static_cast<pid_t>(victim.processId()), SIGKILL);
        QVERIFY(victim.waitForFinished(10'000));

        const auto lost = Recovery::lostSessions();
        QCOMPARE(lost.size(), std::size_t{1});
        QCOMPARE(lost[0].modelFile.filename().string(), std::string("squeezenet1_1.onnx"));
        RunControl control;
        const auto opened = openFiles(lost[0].request(), control);
        Document document;
        document.show(*opened);
        QVERIFY(document.version()->plan == mergedPlan(document));
        document.becomeUnsaved(lost[0].planFile);
        QVERIFY(document.isModified() && document.planFile().empty());
        Recovery::discard(lost[0]);
        QVERIFY(Recovery::lostSessions().empty());

        SearchQueue queue;  // its search is there too, with its best plan
        JobStore store(queue);
        store.open(kFingerprint, opened->pricing);
        QCOMPARE(queue.entries().size(), std::size_t{1});
        QVERIFY(queue.entries()[0]->hasPlan());
    }

    void nothingStaysOfASavedOrUnchangedPlan() {
        QTemporaryDir folder;
        Document document;
        Recovery recovery(document);
        document.show(openedSample("squeezenet1_1"));
        document.edit(mergedPlan(document), QStringLiteral("Edit"));
        const std::filesystem::path plan = recovery.writeNow();
        QVERIFY(std::filesystem::exists(plan));
        QVERIFY(Recovery::lostSessions().empty());  // of this program, which runs
        document.save(folder.filePath(QStringLiteral("saved.yaml")).toStdString());
        QVERIFY(!std::filesystem::exists(plan));
        document.edit(FusionPlan::singletons(document.graph().opCount()), QStringLiteral("Apart"));
        QVERIFY(std::filesystem::exists(recovery.writeNow()));
        document.undoStack().undo();
        QVERIFY(!std::filesystem::exists(plan));
    }

    void thePlanOfAnotherProgramIsNotTaken() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("plan.yaml")).toStdString();
        std::ofstream(file) << "plan";
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kHolder), QString::fromStdString(file.string()));
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), {});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += other.readAllStandardOutput()).contains("taken"), 60'000);

        PlanClaim claim;
        QCOMPARE(claim.take(file), std::optional<qint64>(other.processId()));
        std::filesystem::create_symlink(file, folder.filePath(QStringLiteral("link")).toStdString());
        QCOMPARE(PlanClaim().take(folder.filePath(QStringLiteral("link")).toStdString()),
                 std::optional<qint64>(other.processId()));
        QVERIFY(!PlanClaim().take(folder.filePath(QStringLiteral("else.yaml")).toStdString()));

        ::kill(static_cast<pid_t>(other.processId()), SIGKILL);  // its mark stays, and bothers nobody
        QVERIFY(other.waitForFinished(10'000));
        QVERIFY(!claim.take(file));
        QVERIFY(!claim.take({}));
    }

    void aTruncatedSessionOrPlanIsLeftOutOrRefused() {
        Document document;
        Recovery recovery(document);
        document.show(openedSample("squeezenet1_1"));
        document.edit(mergedPlan(document), QStringLiteral("Edit"));
        const std::filesystem::path plan = recovery.writeNow();
        const std::string whole = readWholeFile(plan);
        const std::string session = readWholeFile(plan.parent_path() / "session.json");
        const QString cut = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery/cut";
        QVERIFY(QDir().mkpath(cut));
        const std::filesystem::path folder = cut.toStdString();
        for (std::size_t percent = 0; percent < 100; percent += 9) {
            writeFileAtomically(folder / "session.json", session);
            writeFileAtomically(folder / "plan.yaml", whole.substr(0, whole.size() * percent / 100));
            for (const LostSession& lost : Recovery::lostSessions()) {
                RunControl control;
                QVERIFY_EXCEPTION_THROWN(openFiles(lost.request(), control), Error);
            }
            writeFileAtomically(folder / "session.json", session.substr(0, session.size() * percent / 100));
            QVERIFY(Recovery::lostSessions().empty());
        }
        QVERIFY(QDir(cut).removeRecursively());
    }

    void aBrokenSessionIsLeftOut() {
        const QString root = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery/broken";
        QVERIFY(QDir().mkpath(root));
        for (const QByteArray& content : {QByteArray(), QByteArray("{"), QByteArray("{\"schema\":\"other\"}")}) {
            for (const char* const name : {"/session.json", "/plan.yaml"}) {
                QFile file(root + name);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(content);
            }
            QVERIFY(Recovery::lostSessions().empty());
        }
        QVERIFY(QDir(root).removeRecursively());
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsSet(kHolder)) return runHolder(argc, argv);
    return qEnvironmentVariableIsSet(kVictim) ? runVictim(argc, argv) : runUiTest<TestRecovery>(argc, argv);
}
#include "tst_recovery.moc"
