// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/style_sheet.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>
#include <utility>

#include "core/base/data_dir.h"
#include "core/base/error.h"

namespace fusescope {
namespace {

// $names stand for colours and sizes of the theme. Text has the colour of the palette: a rule for it would cost every
// widget a palette of its own.
constexpr const char* kFrame = R"(
QMainWindow, QDialog, QWidget#page { background: $panel; }
QMenuBar { background: $panel; border-bottom: 1px solid $border; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $raised; }
QMenu { background: $panel; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent; color: $onAccent; }
QMenu::item:disabled { color: $edge; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 10px; }
QMainWindow::separator { background: $border; height: 1px; width: 1px; }
QMenu::indicator { width: 12px; height: 12px; padding-left: 8px; }
QStatusBar { padding-left: 8px; background: $raised; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $border; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QWidget#topBar { border-bottom: 1px solid $border; }
QWidget#planCard { border-top: 1px solid $border; }
QFrame#findBar { background: $panel; border: 1px solid $border; border-radius: 8px; }
QLabel#otherPlanNote { background: $panel; border: 1px solid $accent; border-radius: 8px; padding: 6px 12px; }
QFrame#banner { background: $raised; border: none; border-bottom: 1px solid $border; }
QScrollArea, QScrollArea > QWidget > QWidget { background: $panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

constexpr const char* kControls = R"(
QPushButton { background: $panel; border: 1px solid $border; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $edge; }
QPushButton[role="primary"] { background: $accent; color: $onAccent; border: 1px solid $accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accentHover; }
QPushButton[role="primary"]:focus { border: 1px solid $text; }
QPushButton[role="primary"]:disabled { background: $raised; color: $edge; border: 1px solid $border; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 3px 8px; }
QPushButton[role="quiet"]:hover { background: $panel; border: 1px solid $border; }
QPushButton[role="quiet"]:focus { border: 1px solid $accent; }
QPushButton[role="link"] { background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0;
  padding: 0; text-align: left; color: $accent; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { border-bottom: 1px solid $accent; }
QLineEdit, QComboBox { background: $raised; border: 1px solid $border; border-radius: 6px;
  padding: 4px 8px; selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit:focus, QComboBox:focus { border: 1px solid $accent; }
QAbstractSpinBox { background: $raised; border: 1px solid $border; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $onAccent; }
QAbstractSpinBox:focus { border: 1px solid $accent; }
QAbstractSpinBox:disabled, QComboBox:disabled { color: $edge; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QPushButton[role="quiet"]:checked { background: $panel; border: 1px solid $accent; }
QPushButton[role="quiet"]:disabled { color: $edge; }
QLineEdit[role="bad"] { border: 1px solid $bad; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { $chevron width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $border; padding: 4px; outline: none;
  selection-background-color: $accent; selection-color: $onAccent; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QTableView, QListView { background: $panel; border: none; outline: none; }
QListView#samples, QListView#recent { border: 1px solid $border; border-radius: 8px; padding: 4px; }
QHeaderView, QHeaderView::section { background: $panel; color: $muted; border: none; }
QHeaderView::section { padding: 4px 8px 4px 4px; }
QHeaderView::section:first { padding-left: 16px; }
QTableView#explainers::item:selected, QTableView#searchesTable::item:selected, QTableView#adviceTable::item:selected,
QTableView#edgeTable::item:selected, QTableView#compareTable::item:selected, QListView#history::item:selected { padding: 0 4px; background: $raised; color: $text; }
QTableView#searchesTable::item, QTableView#adviceTable::item, QTableView#edgeTable::item,
QTableView#compareTable::item { padding: 0 4px; }
QTableView#searchesTable QHeaderView::section:first, QTableView#adviceTable QHeaderView::section:first,
QTableView#edgeTable QHeaderView::section:first, QTableView#compareTable QHeaderView::section:first { padding-left: 4px; }
QLabel#otherCanvasName { background: $panel; border: 1px solid $border; border-radius: 6px; }
QListView#history { padding: 8px; }
QListView#history::item { padding: 4px 8px; }
QListWidget#paletteList { background: $panel; border: none; }
QListWidget#paletteList::item { padding: 5px 8px; border-radius: 6px; }
QListWidget#paletteList::item:selected { background: $accent; color: $onAccent; }
QDialog#palette { background: $panel; border: 1px solid $edge; }
QTableView::indicator, QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid $edge; border-radius: 3px; background: $panel; }
QTableView::indicator:checked, QCheckBox::indicator:checked { background: $accent; border: 1px solid $accent; $check }
QCheckBox { spacing: 6px; }
QCheckBox::indicator:focus { border: 1px solid $accent; }
QTableView::indicator:disabled, QCheckBox::indicator:disabled { border: 1px solid $border; background: $raised; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: $panel; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 12px; margin: 0 4px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: bold; border-bottom: 2px solid $accent; }
QListView#stoppedGroups { border: 1px solid $border; border-radius: 6px; padding: 2px; }
QListView#stoppedGroups::item { padding: 3px 6px; border-radius: 4px; }
QListView#stoppedGroups::item:selected { background: $raised; color: $text; }
QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $accent; }
QSlider::handle:horizontal:hover { background: $accentHover; }
QSlider:focus { border: none; }
QSlider::handle:horizontal:focus { background: $text; }
QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
)";

constexpr const char* kTexts = R"(
QLabel[role="display"] { font-size: $displayPt; font-weight: bold; }
QLabel[role="title"] { font-size: $titlePt; font-weight: bold; }
QLabel[role="heading"], QLabel[role="strong"] { font-weight: bold; }
QLabel[role="verdict-ok"] { font-size: $verdictPt; font-weight: bold; color: $ok; }
QLabel[role="verdict-bad"] { font-size: $verdictPt; font-weight: bold; color: $bad; }
QLabel[role="verdict"] { font-size: $verdictPt; font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="ok"] { color: $ok; }
)";

QString colorName(const Theme& theme, ColorRole role) { return QString::fromStdString(colorText(theme.color(role))); }

QString mixedName(const Theme& theme, ColorRole role, ColorRole other) {
    const Color a = theme.color(role), b = theme.color(other);
    const auto mix = [](int x, int y) { return static_cast<std::uint8_t>((5 * x + y) / 6); };
    return QString::fromStdString(colorText({mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)}));
}

QString points(double size) { return QString::number(size, 'f', 1) + QStringLiteral("pt"); }

/// An icon that keeps the colour of its file.
QString iconImage(const char* name) {
    try {
        const std::string file = (dataDir() / "icons" / name).string();
        return QStringLiteral("image: url(\"%1\");").arg(QString::fromStdString(file));
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

QString themeStyleSheet(const Theme& theme, double basePointSize) {
    QString sheet = QString::fromLatin1(kFrame) + QLatin1String(kControls) + QLatin1String(kTexts);
    const std::pair<const char*, QString> values[] = {
        {"$panel", colorName(theme, ColorRole::Panel)},
        {"$raised", colorName(theme, ColorRole::Raised)},
        {"$border", colorName(theme, ColorRole::Border)},
        {"$text", colorName(theme, ColorRole::Text)},
        {"$muted", colorName(theme, ColorRole::Muted)},
        {"$edge", colorName(theme, ColorRole::Edge)},
        {"$accentHover", mixedName(theme, ColorRole::Accent, ColorRole::Text)},
        {"$accent", colorName(theme, ColorRole::Accent)},
        {"$onAccent", colorName(theme, ColorRole::OnAccent)},
        {"$ok", colorName(theme, ColorRole::Ok)},
        {"$bad", colorName(theme, ColorRole::Bad)},
        {"$displayPt", points(basePointSize * 2)},
        {"$titlePt", points(basePointSize * 1.2)},
        {"$verdictPt", points(basePointSize * 1.1)},
        {"$chevron", iconImage("combo-arrow.svg")},  // a grey that reads on both themes
        {"$check", iconImage(theme.isDark ? "check-on-light.svg" : "check-on-dark.svg")},
    };
    for (const auto& [name, value] : values) sheet.replace(QLatin1String(name), value);
    return sheet;
}

void setStyleRole(QWidget& widget, const char* role) {
    if (widget.property("role").toByteArray() == role) return;
    widget.setProperty("role", QByteArray(role));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

const char* styleRoleOf(ColorRole color) {
    if (color == ColorRole::Muted) return "muted";
    if (color == ColorRole::Bad) return "bad";
    return color == ColorRole::Ok ? "ok" : "";
}

}  // namespace fusescope
