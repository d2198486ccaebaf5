// SPDX-License-Identifier: Apache-2.0
// The reference page, the man page and the completions say what the parser takes.
#include <QtTest>

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "tests/app/cli_run.h"

using namespace fusescope::test;

namespace {

QString reference(const QString& format) { return run({"reference", "--format", format}).output; }

QStringList commands() {
    static const QRegularExpression row("^  ([a-z]+)  ", QRegularExpression::MultilineOption);
    const QString help = run({"--help"}).output;
    QStringList names;
    for (auto found = row.globalMatch(help.mid(help.indexOf("Subcommands:"))); found.hasNext();)
        names << found.next().captured(1);
    return names;
}

/// Of the first column of --help.
QStringList optionsOf(const QString& command) {
    static const QRegularExpression row("^  (?:-\\w,)?(--[a-z-]+)", QRegularExpression::MultilineOption);
    QStringList names;
    for (auto found = row.globalMatch(run({command, "--help"}).output); found.hasNext();)
        names << found.next().captured(1);
    return names;
}

/// What bash offers for the last word of `line`, in `folder`.
QStringList completed(const QString& line, const QString& folder) {
    QProcess bash;
    bash.setWorkingDirectory(folder);
    bash.start("bash", {"--norc", "-c",
                        "source completion.bash; COMP_WORDS=(" + line +
                            "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _fusescope_cli; "
                            "printf '%s\\n' \"${COMPREPLY[@]}\""});
    if (!bash.waitForFinished()) return {"bash does not run"};
    QStringList words = QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    words << QString::fromUtf8(bash.readAllStandardError()).split('\n', Qt::SkipEmptyParts);
    words.sort();
    return words;
}

/// What `program` says of `text`, as a file; empty if it is content.
QString complaints(const QString& program, const QStringList& arguments, const QString& text) {
    QTemporaryDir folder;
    write(folder.filePath("checked"), text);
    QProcess process;
    process.start(program, arguments + QStringList{folder.filePath("checked")});
    if (!process.waitForFinished()) return program + " does not run";
    return QString::fromUtf8(process.readAllStandardError());
}

}  // namespace

class TestCliReference : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void thePageOfTheGuideIsCurrent() {
        QVERIFY2(contentOf(FUSESCOPE_GUIDE "/command-line.md") == reference("markdown"),
                 "resources/guide/command-line.md is not what the program prints. Make it again:\n"
                 "  build/ci/bin/fusescope-cli reference --format markdown > resources/guide/command-line.md");
    }

    void everyOptionIsInEveryForm_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("markdown") << "markdown"
                                  << "`(-\\w, )?%1[ `]";
        QTest::newRow("man") << "man"
                             << "\\\\fB%1\\\\fR";
        QTest::newRow("bash") << "bash"
                              << "[' ]%1[' ]";
        QTest::newRow("zsh") << "zsh"
                             << "'\\*?%1\\[";
        QTest::newRow("fish") << "fish"
                              << " -l %1 ";
    }
    void everyOptionIsInEveryForm() {
        QFETCH(QString, format);
        QFETCH(QString, pattern);
        const QString text = reference(format);
        const QStringList names = commands();
        QVERIFY(names.size() >= 12);
        for (const QString& command : names) {
            QVERIFY2(text.contains(command), qPrintable(command));
            for (QString option : optionsOf(command)) {
                if (option == "--help" || option == "--version") continue;
                const QString told = command + " " + option;
                if (format == "man") option.replace("-", "\\-");
                if (format == "fish") option.remove(0, 2);
                QVERIFY2(text.contains(QRegularExpression(pattern.arg(QRegularExpression::escape(option)))),
                         qPrintable(told));
            }
        }
    }

    void theReferenceIsTheSameOnEveryMachine() {
        QVERIFY(reference("markdown").contains("`--threads N` (1 to 1024; default `all of the processor`)"));
    }

    void bashCompletes_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("commands") << "fusescope-cli in" << QStringList{"inspect"};
        QTest::newRow("program options") << "fusescope-cli --" << QStringList{"--help", "--version"};
        QTest::newRow("options") << "fusescope-cli optimize m.onnx --al" << QStringList{"--algorithm"};
        QTest::newRow("short") << "fusescope-cli optimize -o" << QStringList{"-o"};
        QTest::newRow("choices") << "fusescope-cli optimize --algorithm o" << QStringList{"optimal"};
        QTest::newRow("equals") << "fusescope-cli optimize --algorithm = n" << QStringList{"nsga2"};
        QTest::newRow("behind equals") << "fusescope-cli inspect --scheme =" << QStringList{"BRR", "LBDF"};
        QTest::newRow("numbers") << "fusescope-cli optimize --budget ''" << QStringList{};
        QTest::newRow("models") << "fusescope-cli inspect ''" << QStringList{"a.onnx", "folder", "two words.onnx"};
        QTest::newRow("plans") << "fusescope-cli evaluate a.onnx --plan ''" << QStringList{"folder", "plan.yaml"};
        QTest::newRow("folders") << "fusescope-cli train --models ''" << QStringList{"folder"};
        QTest::newRow("any file") << "fusescope-cli inspect --weights c" << QStringList{"completion.bash"};
    }
    void bashCompletes() {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QTemporaryDir folder;
        write(folder.filePath("completion.bash"), reference("bash"));
        for (const char* name : {"a.onnx", "two words.onnx", "plan.yaml"}) write(folder.filePath(name), {});
        QDir(folder.path()).mkdir("folder");
        QCOMPARE(completed(line, folder.path()), words);
    }

    void theManPageIsWellFormed() {
        if (QStandardPaths::findExecutable("groff").isEmpty()) QSKIP("groff is not installed");
        QCOMPARE(complaints("groff", {"-man", "-ww", "-z", "-K", "utf8", "-T", "utf8"}, reference("man")), QString());
        QVERIFY(!complaints("groff", {"-man", "-ww", "-z"}, ".TH A 1\n.nosuchrequest\n").isEmpty());
    }

    void otherShellsReadTheirCompletions_data() {
        QTest::addColumn<QString>("shell");
        for (const char* shell : {"bash", "zsh", "fish"}) QTest::newRow(shell) << QString(shell);
    }
    void otherShellsReadTheirCompletions() {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty()) QSKIP(qPrintable(shell + " is not installed"));
        QCOMPARE(complaints(shell, {"-n"}, reference(shell)), QString());
    }
};

QTEST_GUILESS_MAIN(TestCliReference)
#include "tst_cli_reference.moc"
