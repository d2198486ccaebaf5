// SPDX-License-Identifier: Apache-2.0
#include "ui/player/gif_writer.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr int kColors = 256;
constexpr int kBits = 5;  // of a channel, while colours are told apart
constexpr std::size_t kBins = std::size_t{1} << (3 * kBits);

std::size_t binOf(QRgb color) {
    const auto part = [](int channel) { return static_cast<std::size_t>(channel >> (8 - kBits)); };
    return part(qRed(color)) << (2 * kBits) | part(qGreen(color)) << kBits | part(qBlue(color));
}

struct Bin {
    std::int64_t count = 0;
    std::int64_t red = 0, green = 0, blue = 0;  // sums
    std::size_t index = 0;
};

struct Palette {
    std::vector<GifColorType> colors;
    std::vector<GifByteType> colorOfBin;
};

int squaredDistance(const GifColorType& a, const GifColorType& b) {
    const int red = a.Red - b.Red, green = a.Green - b.Green, blue = a.Blue - b.Blue;
    return red * red + green * green + blue * blue;
}

GifColorType meanOf(const Bin& bin) {
    const auto mean = [&](std::int64_t sum) {
        return static_cast<GifByteType>(sum / std::max<std::int64_t>(bin.count, 1));
    };
    return {mean(bin.red), mean(bin.green), mean(bin.blue)};
}

Palette paletteOf(const std::vector<GifFrame>& frames) {
    std::vector<Bin> bins(kBins);
    for (std::size_t i = 0; i < kBins; ++i) bins[i].index = i;
    for (const GifFrame& frame : frames)
        for (int y = 0; y < frame.image.height(); ++y) {
            const auto* const line = reinterpret_cast<const QRgb*>(frame.image.constScanLine(y));
            for (int x = 0; x < frame.image.width(); ++x) {
                Bin& bin = bins[binOf(line[x])];
                ++bin.count;
                bin.red += qRed(line[x]);
                bin.green += qGreen(line[x]);
                bin.blue += qBlue(line[x]);
            }
        }
    std::vector<Bin> used;
    std::copy_if(bins.begin(), bins.end(), std::back_inserter(used), [](const Bin& bin) { return bin.count > 0; });
    std::stable_sort(used.begin(), used.end(), [](const Bin& a, const Bin& b) { return a.count > b.count; });
    Palette palette;
    palette.colorOfBin.assign(kBins, 0);
    for (std::size_t i = 0; i < std::min<std::size_t>(used.size(), kColors); ++i)
        palette.colors.push_back(meanOf(used[i]));
    for (const Bin& bin : used) {
        const GifColorType color = meanOf(bin);
        const auto nearest = std::min_element(
            palette.colors.begin(), palette.colors.end(),
            [&](const auto& a, const auto& b) { return squaredDistance(a, color) < squaredDistance(b, color); });
        palette.colorOfBin[bin.index] = static_cast<GifByteType>(nearest - palette.colors.begin());
    }
    palette.colors.resize(kColors);
    return palette;
}

int append(GifFileType* file, const GifByteType* bytes, int count) {
    static_cast<std::string*>(file->UserData)
        ->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
    return count;
}

[[noreturn]] void fail(int code) {
    const char* const reason = GifErrorString(code);
    throw Error(std::string("the animation cannot be written: ") + (reason ? reason : "unknown reason"));
}

void require(int result, const GifFileType& file) {
    if (result == GIF_ERROR) fail(file.Error);
}

void putLooping(GifFileType& file) {
    std::array<GifByteType, 3> forEver{1, 0, 0};
    require(EGifPutExtensionLeader(&file, APPLICATION_EXT_FUNC_CODE), file);
    require(EGifPutExtensionBlock(&file, 11, "NETSCAPE2.0"), file);
    require(EGifPutExtensionBlock(&file, 3, forEver.data()), file);
    require(EGifPutExtensionTrailer(&file), file);
}

void putFrame(GifFileType& file, const GifFrame& frame, const Palette& palette) {
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, std::max(frame.delayMs / 10, 2), NO_TRANSPARENT_COLOR};
    std::array<GifByteType, 4> bytes{};
    EGifGCBToExtension(&control, bytes.data());
    require(EGifPutExtension(&file, GRAPHICS_EXT_FUNC_CODE, 4, bytes.data()), file);
    const int width = frame.image.width(), height = frame.image.height();
    require(EGifPutImageDesc(&file, 0, 0, width, height, false, nullptr), file);
    std::vector<GifPixelType> pixels(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        const auto* const line = reinterpret_cast<const QRgb*>(frame.image.constScanLine(y));
        std::transform(line, line + width, pixels.begin(), [&](QRgb c) { return palette.colorOfBin[binOf(c)]; });
        require(EGifPutLine(&file, pixels.data(), width), file);
    }
}

}  // namespace

std::string gifBytes(const std::vector<GifFrame>& given) {
    if (given.empty()) throw Error("there is no frame to write");
    std::vector<GifFrame> frames = given;
    for (GifFrame& frame : frames) frame.image = frame.image.convertToFormat(QImage::Format_RGB32);
    const QSize size = frames.front().image.size();
    if (size.width() > std::numeric_limits<std::uint16_t>::max() ||
        size.height() > std::numeric_limits<std::uint16_t>::max())
        throw Error("the pictures are too large for a GIF", {}, "export numbered pictures instead");
    const Palette palette = paletteOf(frames);
    std::string bytes;
    int code = 0;
    GifFileType* const file = EGifOpen(&bytes, append, &code);
    if (!file) fail(code);
    const auto close = [](GifFileType* open) { EGifCloseFile(open, nullptr); };
    std::unique_ptr<GifFileType, decltype(close)> closer(file, close);
    const std::unique_ptr<ColorMapObject, decltype(&GifFreeMapObject)> map(
        GifMakeMapObject(kColors, palette.colors.data()), &GifFreeMapObject);
    EGifSetGifVersion(file, true);
    require(EGifPutScreenDesc(file, size.width(), size.height(), 8, 0, map.get()), *file);
    putLooping(*file);
    for (const GifFrame& frame : frames) putFrame(*file, frame, palette);
    closer.reset();  // writes the end
    return bytes;
}

}  // namespace fusescope
