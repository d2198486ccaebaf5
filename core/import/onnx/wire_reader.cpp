// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/wire_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr std::uint64_t kWindowBytes = 32768;

int openOrThrow(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor >= 0) return descriptor;
    throw Error("cannot be opened: " + std::system_category().message(errno), {}, "check the path and its permissions");
}

}  // namespace

WireReader::WireReader(const std::filesystem::path& file) : descriptor_(openOrThrow(file)) {
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) {
        byteCount_ = static_cast<std::uint64_t>(status.st_size);
        return;
    }
    ::close(descriptor_);
    throw Error("is not a file", {}, "name an .onnx file");
}

WireReader::~WireReader() { ::close(descriptor_); }

void WireReader::readInto(std::uint64_t begin, std::uint64_t count, char* to) {
    while (count > 0) {
        const ssize_t got = ::pread(descriptor_, to, count, static_cast<off_t>(begin));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error("cannot be read: " + std::system_category().message(errno));
        if (got == 0) throw Error("became shorter while it was read", {}, "open it again");
        begin += static_cast<std::uint64_t>(got);
        count -= static_cast<std::uint64_t>(got);
        to += got;
    }
}

std::uint8_t WireReader::byteAt(std::uint64_t position) {
    if (position < windowBegin_ || position >= windowBegin_ + window_.size()) {
        window_.resize(std::min(kWindowBytes, byteCount_ - position));
        windowBegin_ = position;
        readInto(windowBegin_, window_.size(), window_.data());
    }
    return static_cast<std::uint8_t>(window_[position - windowBegin_]);
}

void WireReader::append(std::uint64_t begin, std::uint64_t end, std::string& to) {
    if (begin >= windowBegin_ && end <= windowBegin_ + window_.size()) {
        to.append(window_, begin - windowBegin_, end - begin);
        return;
    }
    const std::size_t had = to.size();
    to.resize(had + (end - begin));
    readInto(begin, end - begin, to.data() + had);
}

std::uint64_t WireReader::varintAt(std::uint64_t& position, std::uint64_t end) {
    const std::uint64_t begin = position;
    std::uint64_t value = 0;
    for (unsigned int shift = 0; shift < 64; shift += 7) {
        if (position >= end) throw WireFault{begin, end == byteCount_};
        const std::uint8_t byte = byteAt(position++);
        value |= std::uint64_t{byte & 0x7fU} << shift;
        if ((byte & 0x80U) == 0) return value;
    }
    throw WireFault{begin};
}

WireField WireReader::fieldAt(std::uint64_t position, std::uint64_t end) {
    WireField field;
    field.begin = position;
    const std::uint64_t tag = varintAt(position, end);
    field.number = tag >> 3;
    field.type = static_cast<WireType>(tag & 7U);
    field.valueBegin = position;
    std::uint64_t valueBytes = 0;
    switch (field.type) {
        case WireType::Varint:
            varintAt(position, end);
            valueBytes = position - field.valueBegin;
            break;
        case WireType::Fixed64:
            valueBytes = 8;
            break;
        case WireType::Fixed32:
            valueBytes = 4;
            break;
        case WireType::Bytes:
            valueBytes = varintAt(position, end);
            field.valueBegin = position;
            break;
        default:
            throw WireFault{field.begin};  // ONNX has no groups
    }
    if (field.number == 0 || field.number > 0x1fffffff) throw WireFault{field.begin};
    if (valueBytes > end - field.valueBegin) throw WireFault{field.begin, end == byteCount_};
    field.end = field.valueBegin + valueBytes;
    return field;
}

}  // namespace fusescope
