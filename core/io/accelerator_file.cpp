// SPDX-License-Identifier: Apache-2.0
#include "core/io/accelerator_file.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "core/base/bytes.h"
#include "core/base/utf8.h"
#include "core/io/accelerator_yaml.h"
#include "core/io/atomic_file.h"

namespace fusescope {
namespace {

constexpr std::int64_t kMostBufferBytes = std::int64_t{1} << 40;
constexpr int kMostBits = 64;

std::string numberText(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

/// Runs a parser of option text on a value, and adds where it stands to its error.
template <class Parse>
auto parsed(const YamlValue& value, Parse&& parse) {
    const std::string text = value.text();
    try {
        return parse(text);
    } catch (const Error& error) {
        value.fail(error.problem(), error.hint());
    }
}

/// Estimates of machines that cannot exist would overflow further on.
double atMost(double value, double most, const char* unit, const YamlValue& at) {
    if (value > most) at.fail("\"" + at.text() + "\" is absurd", "at most " + numberText(most) + unit);
    return value;
}

DramTraits dramFrom(const YamlValue& value) {
    value.checkKeys({"bandwidth", "energy_per_byte"});
    const YamlValue bandwidth = value.at("bandwidth");
    const YamlValue energy = value.at("energy_per_byte");
    return {atMost(bandwidth.quantity({{"GB/s", 1e9}, {"MB/s", 1e6}, {"B/s", 1.0}}), 1e18, "B/s", bandwidth),
            atMost(energy.quantity({{"pJ", 1e-12}, {"nJ", 1e-9}, {"J", 1.0}}), 1, "J", energy)};
}

ComputeTraits computeFrom(const YamlValue& value) {
    value.checkKeys({"macs_per_cycle", "clock"});
    const YamlValue macs = value.at("macs_per_cycle");
    const YamlValue clock = value.at("clock");
    return {atMost(macs.positiveNumber(), 1e12, "", macs),
            atMost(clock.quantity({{"GHz", 1e9}, {"MHz", 1e6}, {"Hz", 1.0}}), 1e15, "Hz", clock)};
}

}  // namespace

Scheme parseScheme(std::string_view name) {
    if (name == "LBDF") return Scheme::Lbdf;
    if (name == "BRR") return Scheme::Brr;
    throw Error("there is no scheme \"" + std::string(name) + "\"", {}, "the schemes are LBDF and BRR");
}

int parseElementBits(std::string_view text) {
    int bits = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), bits);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || bits < 1 || bits > kMostBits)
        throw Error("\"" + std::string(text) + "\" is not a width in bits", {}, "from 1 to 64");
    return bits;
}

std::int64_t parseBufferBytes(std::string_view text) {
    const std::int64_t bytes = parseByteCount(text);
    if (bytes < 1) throw Error("a buffer of 0 bytes holds nothing", {}, "give at least 1 byte, as in 256KiB");
    if (bytes > kMostBufferBytes)
        throw Error("a buffer of \"" + std::string(text) + "\" is not on chip", {}, "at most 1024GiB");
    return bytes;
}

Accelerator acceleratorFrom(const YamlValue& value) {
    value.checkKeys({"schema", "name", "buffer", "activation_bits", "weight_bits", "scheme", "row_wise",
                     "prefetch_rows", "channel_slice", "slice_choice", "optimus_compat", "weight_buffer",
                     "row_alignment", "max_group_ops", "dram", "compute"});
    checkSchema(value, "accelerator");
    Accelerator accelerator;
    if (const auto name = value.find("name")) accelerator.name = readableText(name->text());
    accelerator.bufferBytes = parsed(value.at("buffer"), parseBufferBytes);
    if (const auto bits = value.find("activation_bits")) accelerator.activationBits = parsed(*bits, parseElementBits);
    if (const auto bits = value.find("weight_bits")) accelerator.weightBits = parsed(*bits, parseElementBits);
    if (const auto scheme = value.find("scheme")) accelerator.scheme = parsed(*scheme, parseScheme);
    if (const auto rowWise = value.find("row_wise")) {
        if (rowWise->text() != "in_place" && rowWise->text() != "buffered")
            rowWise->fail("\"" + rowWise->text() + "\" is neither in_place nor buffered");
        accelerator.rowWise = rowWise->text() == "in_place" ? RowWise::InPlace : RowWise::Buffered;
    }
    if (const auto rows = value.find("prefetch_rows")) accelerator.prefetchRows = rows->integer(0, 1024);
    if (const auto slice = value.find("channel_slice")) accelerator.channelSlice = slice->integer(1, 1 << 20);
    if (const auto compat = value.find("optimus_compat")) accelerator.optimusCompat = compat->boolean();
    if (accelerator.optimusCompat)
        accelerator.sliceChoice = SliceChoice::Fixed;  // as published, unless the file says more
    if (const auto choice = value.find("slice_choice")) {
        if (choice->text() != "per_group" && choice->text() != "fixed")
            choice->fail("\"" + choice->text() + "\" is neither per_group nor fixed");
        accelerator.sliceChoice = choice->text() == "fixed" ? SliceChoice::Fixed : SliceChoice::PerGroup;
    }
    if (const auto buffer = value.find("weight_buffer"))
        accelerator.weightBufferBytes = parsed(*buffer, parseBufferBytes);
    if (const auto bytes = value.find("row_alignment")) accelerator.rowAlignmentBytes = bytes->integer(1, 1 << 16);
    if (const auto ops = value.find("max_group_ops"))
        accelerator.maxGroupOps = static_cast<int>(ops->integer(1, 1 << 20));
    if (const auto dram = value.find("dram")) accelerator.dram = dramFrom(*dram);
    if (const auto compute = value.find("compute")) accelerator.compute = computeFrom(*compute);
    return accelerator;
}

void emitAccelerator(YAML::Emitter& out, const Accelerator& accelerator) {
    const Accelerator plain;
    out << YAML::BeginMap;
    out << YAML::Key << "schema" << YAML::Value << "fusescope/accelerator/1";
    out << YAML::Key << "name" << YAML::Value << accelerator.name;
    out << YAML::Key << "buffer" << YAML::Value << byteCountText(accelerator.bufferBytes);
    out << YAML::Key << "activation_bits" << YAML::Value << accelerator.activationBits;
    out << YAML::Key << "weight_bits" << YAML::Value << accelerator.weightBits;
    out << YAML::Key << "scheme" << YAML::Value << schemeName(accelerator.scheme);
    if (accelerator.rowWise != plain.rowWise) out << YAML::Key << "row_wise" << YAML::Value << "buffered";
    if (accelerator.prefetchRows != plain.prefetchRows)
        out << YAML::Key << "prefetch_rows" << YAML::Value << accelerator.prefetchRows;
    if (accelerator.channelSlice != plain.channelSlice)
        out << YAML::Key << "channel_slice" << YAML::Value << accelerator.channelSlice;
    if (accelerator.sliceChoice != plain.sliceChoice || accelerator.optimusCompat)
        out << YAML::Key << "slice_choice" << YAML::Value
            << (accelerator.sliceChoice == SliceChoice::Fixed ? "fixed" : "per_group");
    if (accelerator.optimusCompat) out << YAML::Key << "optimus_compat" << YAML::Value << true;
    if (accelerator.weightBufferBytes)
        out << YAML::Key << "weight_buffer" << YAML::Value << byteCountText(*accelerator.weightBufferBytes);
    if (accelerator.rowAlignmentBytes != plain.rowAlignmentBytes)
        out << YAML::Key << "row_alignment" << YAML::Value << accelerator.rowAlignmentBytes;
    if (accelerator.maxGroupOps) out << YAML::Key << "max_group_ops" << YAML::Value << *accelerator.maxGroupOps;
    if (accelerator.dram)
        out << YAML::Key << "dram" << YAML::Value << YAML::Flow << YAML::BeginMap << YAML::Key << "bandwidth"
            << YAML::Value << numberText(accelerator.dram->bytesPerSecond) + "B/s" << YAML::Key << "energy_per_byte"
            << YAML::Value << numberText(accelerator.dram->joulesPerByte) + "J" << YAML::EndMap;
    if (accelerator.compute)
        out << YAML::Key << "compute" << YAML::Value << YAML::Flow << YAML::BeginMap << YAML::Key << "macs_per_cycle"
            << YAML::Value << numberText(accelerator.compute->macsPerCycle) << YAML::Key << "clock" << YAML::Value
            << numberText(accelerator.compute->hertz) + "Hz" << YAML::EndMap;
    out << YAML::EndMap;
}

Accelerator readAccelerator(const std::filesystem::path& file) {
    const std::string text = readWholeFile(file, 1u << 20);
    try {
        return acceleratorFrom(YamlValue::parse(text, file));
    } catch (const YAML::Exception& failure) {
        throw Error(failure.msg, file.filename().string() + ":" + std::to_string(failure.mark.line + 1));
    }
}

std::string acceleratorText(const Accelerator& accelerator) {
    YAML::Emitter out;
    emitAccelerator(out, accelerator);
    return std::string(out.c_str()) + "\n";
}

}  // namespace fusescope
