// SPDX-License-Identifier: Apache-2.0
#include "ui/window/curve_export.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgGenerator>

#include "core/io/atomic_file.h"
#include "core/io/sweep_text.h"
#include "ui/document/buffer_curve.h"
#include "ui/text/curve_text.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kWidth = 960;
constexpr int kHeight = 480;
constexpr int kMargin = 16;
constexpr int kDotsPerInch = 96;

void paintTitle(QPainter& painter, const QString& title, const Theme& theme) {
    QFont strong = painter.font();
    strong.setBold(true);
    painter.save();
    painter.setFont(strong);
    painter.setPen(toColor(theme.color(ColorRole::Text)));
    painter.drawText(QPointF(kMargin, kMargin + QFontMetricsF(strong).ascent()), title);
    painter.restore();
}

}  // namespace

std::string curveSvg(const StepPlotContent& content, const QString& title, const Theme& theme) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({kWidth, kHeight});
    generator.setViewBox(QRect(0, 0, kWidth, kHeight));
    generator.setResolution(kDotsPerInch);
    generator.setTitle(title);
    generator.setDescription(QGuiApplication::applicationDisplayName());
    QPainter painter(&generator);
    painter.setFont(QGuiApplication::font());
    painter.fillRect(QRect(0, 0, kWidth, kHeight), toColor(theme.color(ColorRole::Panel)));
    paintTitle(painter, title, theme);
    const double titleHeight = 2 * QFontMetricsF(painter.font()).height();
    paintStepPlot(painter, QRectF(0, kMargin + titleHeight, kWidth, kHeight - 2 * kMargin - titleHeight), content, {},
                  theme);
    painter.end();
    return buffer.data().toStdString();
}

std::string curveCsv(const CurveResult& result) {
    const NamedSweep named{result.modelName, result.sweep};
    return sweepCsv({&named, 1});
}

void exportCurve(const CurveResult& result, const StepPlotContent& content, const Theme& theme,
                 const std::filesystem::path& file) {
    const bool isTable = file.extension() == ".csv";
    writeFileAtomically(file, isTable ? curveCsv(result) : curveSvg(content, curveTitle(result), theme));
}

}  // namespace fusescope
