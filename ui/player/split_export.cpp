// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_export.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/svg_writer.h"
#include "core/scene/draw_scene.h"
#include "ui/canvas/draw_list_painter.h"
#include "ui/player/gif_writer.h"
#include "ui/player/split_player.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kLabelRoom = 230, kSideRoom = 60, kTitleRoom = 44;  // around the group, in scene units
constexpr int kMovingFrames = 8;                                     // of a step, in a GIF
constexpr double kMostSide = 2400;                                   // of a picture of pixels

/// The group, room for the labels of cuts to its left, and a line of words above it.
Rect regionOf(const SplitStage& stage) {
    const Rect group = stage.place();
    return {group.left - kLabelRoom, group.top - kTitleRoom, group.right + kLabelRoom, group.bottom + kSideRoom};
}

DrawList listOf(const CanvasFrame& frame, const Rect& region, double scale, const std::string& words) {
    ViewState view;
    view.visible = region;
    view.scale = scale;
    view.overlay = frame.overlay;
    view.cuts = frame.cuts;
    DrawList list = drawScene(*frame.scene, frame.plan.get(), view);
    DrawListBuilder title;
    ShapeStyle back;
    back.fill = ColorRole::Panel;
    title.rect(DrawListBuilder::LabelShapes, back, {region.left, region.top, region.right, region.top + 28});
    title.text(DrawListBuilder::LabelTexts, {11, FontWeight::Bold, ColorRole::Text},
               {{region.left + 10, region.top + 18}, words, region.width() - 20});
    for (Batch& batch : title.take().batches) list.batches.push_back(std::move(batch));
    return list;
}

class Exporter {
 public:
    Exporter(const SplitExport& request, RunControl& control)
        : request_(request),
          control_(control),
          stage_(request.content),
          region_(regionOf(stage_)),
          scale_(std::min(request.scale, kMostSide / std::max(region_.width(), region_.height()))) {}

    std::vector<std::filesystem::path> run() {
        request_.kind == SplitPictures::Gif ? writeGif() : writePictures();
        return std::move(files_);
    }

 private:
    DrawList list(std::size_t step, double progress) {
        return listOf(stage_.frame(request_.steps[step], progress), region_, scale_, request_.words[step]);
    }

    QImage image(std::size_t step, double progress) {
        const QSize size(static_cast<int>(std::ceil(region_.width() * scale_)),
                         static_cast<int>(std::ceil(region_.height() * scale_)));
        QImage picture(size, QImage::Format_RGB32);
        picture.fill(toColor(request_.theme.color(ColorRole::Canvas)));
        QPainter painter(&picture);
        DrawListPainter(request_.theme, QGuiApplication::font().family())
            .paint(painter, list(step, progress), {scale_, {region_.left, region_.top}});
        return picture;
    }

    bool goesOn(std::size_t step) {
        Progress progress;
        progress.done = static_cast<std::int64_t>(step);
        progress.total = static_cast<std::int64_t>(request_.steps.size());
        control_.report(progress);
        return !control_.shouldStop();
    }

    void write(const std::filesystem::path& file, const std::string& bytes) {
        writeFileAtomically(file, bytes);
        files_.push_back(file);
    }

    void writePictures() {
        for (std::size_t step = 0; step < request_.steps.size() && goesOn(step); ++step) {
            const auto file = numbered(request_.file, step + 1, request_.steps.size());
            if (request_.kind == SplitPictures::Svg) {
                write(file, svgText(list(step, 1), request_.theme, {region_, request_.words[step], {}}));
                continue;
            }
            QByteArray bytes;
            QBuffer buffer(&bytes);
            if (!image(step, 1).save(&buffer, "PNG"))
                throw Error("the picture cannot be written as PNG", file.string());
            write(file, bytes.toStdString());
        }
    }

    static bool isMoving(SplitStepKind kind) {
        return kind == SplitStepKind::Explanation || kind == SplitStepKind::Candidates || kind == SplitStepKind::Cut;
    }

    void writeGif() {
        std::vector<GifFrame> frames;
        for (std::size_t step = 0; step < request_.steps.size(); ++step) {
            if (!goesOn(step)) return;
            const int moving = isMoving(request_.steps[step].kind) ? kMovingFrames : 0;
            for (int i = 1; i < moving; ++i)
                frames.push_back({image(step, static_cast<double>(i) / moving),
                                  static_cast<int>(SplitPlayer::kMoveMs / kMovingFrames)});
            frames.push_back({image(step, 1), static_cast<int>(SplitPlayer::kPauseMs)});
        }
        write(request_.file, gifBytes(frames));
    }

    const SplitExport& request_;
    RunControl& control_;
    SplitStage stage_;
    Rect region_;
    double scale_;
    std::vector<std::filesystem::path> files_;
};

}  // namespace

std::filesystem::path numbered(const std::filesystem::path& file, std::size_t number, std::size_t count) {
    const std::size_t digits = std::max<std::size_t>(std::to_string(count).size(), 2);
    std::string text = std::to_string(number);
    text.insert(0, digits - std::min(digits, text.size()), '0');
    std::filesystem::path result = file;
    result.replace_filename(file.stem().string() + "-" + text + file.extension().string());
    return result;
}

std::vector<std::filesystem::path> exportSplit(const SplitExport& request, RunControl& control) {
    return Exporter(request, control).run();
}

}  // namespace fusescope
