// SPDX-License-Identifier: Apache-2.0
// fusescope: the window. fusescope [MODEL] [--plan PLAN] [--hw HW] [--language CODE]
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <csignal>
#include <cstdio>
#include <string_view>

#include "app/gui/first_picture.h"
#include "ui/document/file_kind.h"
#include "ui/text/language.h"
#include "ui/window/main_window.h"

namespace {

constexpr int kUsage = 2;

QString versionText() {
    return QStringLiteral("fusescope %1 (Qt %2, %3)")
        .arg(QLatin1String(FUSESCOPE_VERSION), QLatin1String(qVersion()), QLatin1String("GCC " __VERSION__));
}

/// What the command line opens; a plan or accelerator may also be named without its option, as a desktop does.
fusescope::OpenRequest requestOf(const QCommandLineParser& parser) {
    std::vector<std::filesystem::path> files;
    for (const QString& file : parser.positionalArguments()) files.emplace_back(file.toStdString());
    fusescope::OpenRequest request = fusescope::requestFor(files);
    if (parser.isSet(QStringLiteral("plan"))) request.planFile = parser.value(QStringLiteral("plan")).toStdString();
    if (parser.isSet(QStringLiteral("hw"))) request.hardwareFile = parser.value(QStringLiteral("hw")).toStdString();
    return request;
}

}  // namespace

int main(int argc, char** argv) {
    // Asked for before there is an application: it must not need a display.
    if (argc == 2 && (std::string_view(argv[1]) == "--version" || std::string_view(argv[1]) == "-v")) {
        std::printf("%s\n", qPrintable(versionText()));
        return 0;
    }
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is refused in words
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("fusescope"));
    QApplication::setApplicationName(QStringLiteral("fusescope"));
    QApplication::setApplicationDisplayName({});
    QApplication::setApplicationVersion(QStringLiteral(FUSESCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.fusescope.Fusescope"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Operator fusion under an on-chip buffer limit."));
    parser.addHelpOption();
    parser.addOption({{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Print the version.")});
    parser.addOption(
        {QStringLiteral("plan"), QStringLiteral("Fusion plan to open with the model."), QStringLiteral("PLAN")});
    parser.addOption({QStringLiteral("hw"), QStringLiteral("Accelerator file."), QStringLiteral("HW")});
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Language of the window: en, de; else as the settings say."),
                                      QStringLiteral("CODE"));
    parser.addOption(language);
    QCommandLineOption firstPicture(
        QStringLiteral("first-picture"),
        QStringLiteral("Print how long it takes until the model is on the screen, and quit."));
    firstPicture.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(firstPicture);
    parser.addPositionalArgument(QStringLiteral("MODEL"), QStringLiteral("ONNX model to open."),
                                 QStringLiteral("[MODEL]"));
    if (!parser.parse(QApplication::arguments())) {
        std::fprintf(stderr, "fusescope: %s\n", qPrintable(parser.errorText()));
        return kUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp(0);

    fusescope::installTranslations(app, parser.isSet(language) ? parser.value(language) : fusescope::savedLanguage());
    fusescope::MainWindow window;
    if (parser.isSet(firstPicture)) fusescope::reportFirstPicture(window);
    window.show();
    // After the first paint: the window stands before anything is read.
    QTimer::singleShot(0, &window, [&window, request = requestOf(parser)] { window.openFiles(request); });
    return QApplication::exec();
}
