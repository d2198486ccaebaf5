// SPDX-License-Identifier: Apache-2.0
// Other languages: their files are complete and keep what must be kept, no words of the window escape translation, and
// German fits where English does.
#include <QMenuBar>
#include <QMutex>
#include <QTranslator>
#include <algorithm>
#include <set>

#include "core/explain/explainer_list.h"
#include "core/scene/op_card.h"
#include "core/search/search_list.h"
#include "tests/ui/support/screen_texts.h"
#include "tests/ui/support/translation_files.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/panels/accelerator_dialog.h"
#include "ui/panels/settings_dialog.h"
#include "ui/text/language.h"
#include "ui/text/pseudo_translator.h"
#include "ui/text/words.h"

using namespace fusescope;

namespace {

/// Also notes what was asked for, from whatever thread.
class RecordingTranslator : public PseudoTranslator {
 public:
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override {
        const QString text = PseudoTranslator::translate(context, source, disambiguation, n);
        const QMutexLocker lock(&mutex_);
        if (!text.isEmpty()) asked_.emplace(QString::fromUtf8(context), QString::fromUtf8(source));
        return text;
    }
    std::set<std::pair<QString, QString>> asked() const {
        const QMutexLocker lock(&mutex_);
        return asked_;
    }

 private:
    mutable QMutex mutex_;
    mutable std::set<std::pair<QString, QString>> asked_;
};

QList<QAction*> docksOf(const WindowActions& actions) {
    return {actions.showCurve,    actions.showExplanation, actions.showPlayer, actions.showHistory,
            actions.showSearches, actions.showAdvice,      actions.showCompare};
}

/// Words that are the same in every language: of the model, of units, schemes, keys and standard buttons, and those
/// that come from the core.
QSet<QString> commonWords(MainWindow& window) {
    QStringList texts{QStringLiteral("KiB MiB GiB kB MB GB LBDF BRR Ctrl Shift Alt Left Right Cancel OK onnx"),
                      QStringLiteral("English Deutsch custom of no buffer suffices"),
                      QString::fromStdString(dataDir().string()),
                      QString::fromStdString(window.document().accelerator().name)};
    const OpGraph& graph = window.document().graph();
    for (std::int32_t i = 0; i < graph.opCount(); ++i) {
        const Op& op = graph.op(OpId(i));
        texts << QString::fromStdString(op.name + ' ' + op.type + ' ' + opCard(graph, OpId(i)).kind);
        for (const auto& input : op.inputs) texts << QString::fromStdString(graph.tensor(input.tensor).name);
        for (const TensorId output : op.outputs) texts << QString::fromStdString(graph.tensor(output).name);
    }
    for (const Issue& issue : window.document().model().content->issues) texts << QString::fromStdString(issue.text);
    for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models"))
        texts << QString::fromStdString(entry.path().filename().string());
    for (const ExplainerInfo& info : explainerList())
        texts << QString::fromStdString(std::string(info.id) + ' ' + std::string(info.summary));
    for (const SearchInfo& info : searchList()) texts << QString::fromStdString(std::string(info.id));
    texts << QString::fromStdString(dataDir().string()) << QStringLiteral("resources models iB");  // paths, an elided unit
    texts << QStringLiteral("look ahead");  // broken in two lines in a heading
    texts << QStringLiteral("Nothing is demanded of these ops. Nothing is demanded of this plan.");  // of the core
    QSet<QString> words;
    for (const QString& text : texts)
        for (const QString& word : plainWords(text)) words << word;
    return words;
}

/// "QLabel note: Nothing found", for each text with words in plain letters that are not `common`.
QStringList untranslated(const QWidget& root, const QSet<QString>& common) {
    QStringList found;
    const ScreenTexts texts(root);
    for (const ScreenText& each : texts.all()) {
        if (each.where.endsWith(QLatin1String("adviceTable"))) continue;  // sentences of the core
        const QStringList words = plainWords(each.text);
        if (std::any_of(words.begin(), words.end(), [&](const QString& word) { return !common.contains(word); }))
            found << each.where + QStringLiteral(": ") + each.text;
    }
    found.removeDuplicates();
    return found;
}

void collectClashes(const QList<QAction*>& actions, const QString& menu, QStringList& clashes) {
    QSet<QString> taken;
    for (const QAction* const action : actions) {
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (!key.isEmpty() && taken.contains(key)) clashes << menu + QStringLiteral(" › ") + action->text();
        taken << key;
        if (action->menu()) collectClashes(action->menu()->actions(), action->text(), clashes);
    }
}

/// All of it, however long; true if there is none.
bool isNone(const QStringList& problems) {
    for (const QString& problem : problems) qInfo("%s", qPrintable(problem));
    return problems.isEmpty();
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

 private:
    /// With a plan, a group that does not fit explained and split, and all panels open.
    static void showEverything(WindowFixture& f) {
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().isModified());
        Accelerator accelerator = f.window.document().accelerator();
        accelerator.bufferBytes = 128 * 1024;
        f.window.workbench().setAccelerator(accelerator);
        QTRY_VERIFY(f.isReady() && f.window.document().accelerator() == accelerator);
        for (QAction* const dock : docksOf(f.window.actions())) dock->setChecked(true);
        f.window.actions().nextUnfitting->trigger();
        f.window.actions().explain->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(f), 60'000);
        f.window.actions().playSplit->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(f), 60'000);
    }
    static bool isQuiet(WindowFixture& f) { return f.isReady() && !f.window.actions().stop->isEnabled(); }

    static void addLanguages() {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages()) QTest::newRow(qPrintable(language.code)) << language.code;
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator*>()); }

    void everyTranslationIsThereAndLosesNothing_data() { addLanguages(); }
    void everyTranslationIsThereAndLosesNothing() {
        QFETCH(QString, language);
        const QList<Message> messages = messagesOf(language);
        QVERIFY(messages.size() > (language == QLatin1String("en") ? 4 : 900));
        QStringList problems;
        for (const Message& message : messages) {
            const QString where = message.context + QStringLiteral(": ") + message.source;
            if (!message.isFinished || message.translations.isEmpty()) problems << where;
            for (const QString& translation : message.translations)
                if (const QString loss = lossIn(message.source, translation); !loss.isEmpty())
                    problems << where + QStringLiteral(" → ") + translation + QStringLiteral(": ") + loss;
        }
        QVERIFY(isNone(problems));
    }

    void takesTheFirstLanguageThatThereIs_data() {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("ops");
        QTest::newRow("German") << "de"
                                << "de"
                                << "1 Gruppe"
                                << "2 Ops";
        QTest::newRow("of Austria") << "de_AT"
                                    << "de"
                                    << "1 Gruppe"
                                    << "2 Ops";
        QTest::newRow("English, for its plurals") << "en"
                                                  << "en"
                                                  << "1 group"
                                                  << "2 ops";
        QTest::newRow("none of its own") << "fi"
                                         << "en"
                                         << "1 group"
                                         << "2 ops";
        QTest::newRow("accents") << "en_XA"
                                 << "en_XA"
                                 << "⟦1 ğŕóúþ ~~⟧"
                                 << "⟦2 óþ(š) ~⟧";
    }
    void takesTheFirstLanguageThatThereIs() {
        QFETCH(QString, wanted);
        QTEST(installTranslations(*qApp, wanted), "taken");
        QTEST(groupCount(1), "group");
        QTEST(QCoreApplication::translate("fusescope::CanvasWidget", "%n op(s)", nullptr, 2), "ops");
    }

    void remembersTheLanguage() {
        QCOMPARE(savedLanguage(), QString());
        saveLanguage(QStringLiteral("de"));
        QCOMPARE(savedLanguage(), QStringLiteral("de"));
        saveLanguage({});
        QCOMPARE(savedLanguage(), QString());
    }

    void accentsLettersButNothingElse_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("accented");
        QTest::newRow("mnemonic") << "&Open model…"
                                  << "⟦&Oþéñ ɱóđéļ… ~~~⟧";
        QTest::newRow("no letters") << "%1 · %2"
                                    << "%1 · %2";
        QTest::newRow("tags, plural") << "<b>%1</b>: %n op(s)"
                                      << "⟦<b>%1</b>: %n óþ(š) ~⟧";
        QTest::newRow("localised number") << "%L2 bytes"
                                          << "⟦%L2 ƀýţéš ~~⟧";
        QTest::newRow("entity") << "a &lt; b"
                                << "⟦á &lt; ƀ ~⟧";
        QTest::newRow("file patterns") << "Plans (*.yaml);;All files (*)"
                                       << "Þļáñš (*.yaml);;Áļļ ƒíļéš (*)";
    }
    void accentsLettersButNothingElse() {
        QFETCH(QString, source);
        QTEST(pseudoText(source), "accented");
    }

    void noWordOfTheWindowEscapesTranslation() {
        RecordingTranslator accents;
        QCoreApplication::installTranslator(&accents);
        WindowFixture f;
        showEverything(f);
        const QSet<QString> common = commonWords(f.window);
        QVERIFY(ScreenTexts(f.window).all().size() > 300);
        QStringList problems = untranslated(f.window, common);
        problems << untranslated(SettingsDialog(Preferences()), common);
        problems << untranslated(AcceleratorDialog(f.window.document().accelerator()), common);
        QVERIFY(isNone(problems));
        // What was asked for is in the file, by the same context: else it would stay English in earnest.
        std::set<std::pair<QString, QString>> known;
        for (const Message& message : messagesOf(QStringLiteral("de"))) known.emplace(message.context, message.source);
        QVERIFY(accents.asked().size() > 300);
        for (const auto& [context, source] : accents.asked())
            if (!known.contains({context, source})) problems << context + QStringLiteral(": ") + source;
        QVERIFY(isNone(problems));
    }

    void nothingIsCutOffInASmallWindow_data() { addLanguages(); }
    void nothingIsCutOffInASmallWindow() {
        QFETCH(QString, language);
        installTranslations(*qApp, language);
        WindowFixture f;
        f.window.resize(1200, 750);
        QStringList problems = textsCutOff(f.window);  // of the page it starts with
        showEverything(f);
        for (QAction* const dock : docksOf(f.window.actions())) dock->setChecked(false);
        for (QAction* const dock : docksOf(f.window.actions())) {
            dock->setChecked(true);
            QTRY_VERIFY_WITH_TIMEOUT(isQuiet(f), 60'000);
            QCoreApplication::processEvents();  // layouts settle
            problems << textsCutOff(f.window);
            if (f.window.width() > 1200) problems << QStringLiteral("too wide: ") + dock->text();
            dock->setChecked(false);
        }
        problems.removeDuplicates();
        QVERIFY(isNone(problems));
    }

    void germanMenusUseEachLetterOnce() {
        installTranslations(*qApp, QStringLiteral("de"));
        const WindowFixture f;
        QStringList clashes;
        collectClashes(f.window.menuBar()->actions(), QStringLiteral("menu bar"), clashes);
        QVERIFY(isNone(clashes));
    }
};

FUSESCOPE_UI_TEST(TestTranslations)
#include "tst_translations.moc"
