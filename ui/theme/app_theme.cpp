// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/app_theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace fusescope {
namespace {

/// Qt 6.4 has no question for it: the desktop's own palette tells.
bool isDesktopDark(QApplication& app) {
    app.setPalette(QPalette());  // back to the desktop's
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor mixed(const QColor& a, const QColor& b) {
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

}  // namespace

QColor toColor(Color color) { return QColor(color.red, color.green, color.blue); }

QPalette paletteOf(const Theme& theme) {
    const auto color = [&](ColorRole role) { return toColor(theme.color(role)); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Panel));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Panel));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Raised));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::Muted));
    palette.setColor(QPalette::Button, color(ColorRole::Raised));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::BrightText, color(ColorRole::Bad));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Raised));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::Text));
    palette.setColor(QPalette::Highlight, color(ColorRole::Accent));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::OnAccent));
    palette.setColor(QPalette::Link, color(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Accent));
    palette.setColor(QPalette::Light, color(ColorRole::Panel));
    palette.setColor(QPalette::Midlight, color(ColorRole::Raised));
    palette.setColor(QPalette::Mid, color(ColorRole::Border));
    palette.setColor(QPalette::Dark, color(ColorRole::Border));
    palette.setColor(QPalette::Shadow, color(ColorRole::Border));
    const QColor disabled = mixed(color(ColorRole::Muted), color(ColorRole::Panel));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

Theme applyTheme(QApplication& app, ThemeChoice choice) {
    const QString fusion = QStringLiteral("fusion");
    if (QApplication::style()->name() != fusion)  // every widget is made up anew for it
        if (auto* const style = QStyleFactory::create(fusion)) QApplication::setStyle(style);
    const bool isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDesktopDark(app));
    const Theme theme = choice == ThemeChoice::HighContrast ? highContrastTheme() : isDark ? darkTheme() : lightTheme();
    QApplication::setPalette(paletteOf(theme));
    return theme;
}

}  // namespace fusescope
