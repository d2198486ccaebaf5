// SPDX-License-Identifier: Apache-2.0
// Reads a protobuf file field by field without loading it: what is skipped is never read from disk. Plain reads and no
// memory map, because a mapped file that somebody shortens kills the program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace fusescope {

enum class WireType { Varint = 0, Fixed64 = 1, Bytes = 2, GroupBegin = 3, GroupEnd = 4, Fixed32 = 5 };

/// Where one field lies in the file: its tag at `begin`, its value in [valueBegin, end).
struct WireField {
    std::uint64_t number = 0;
    WireType type = WireType::Varint;
    std::uint64_t begin = 0;
    std::uint64_t valueBegin = 0;
    std::uint64_t end = 0;
};

/// A field that cannot be: thrown and caught inside this room, where it becomes an Error.
struct WireFault {
    std::uint64_t position = 0;
    bool isCutShort = false;  ///< the field would be fine if the file were longer
};

class WireReader {
 public:
    /// Throws Error if `file` cannot be opened or is no regular file.
    explicit WireReader(const std::filesystem::path& file);
    ~WireReader();
    WireReader(const WireReader&) = delete;
    WireReader& operator=(const WireReader&) = delete;

    std::uint64_t byteCount() const { return byteCount_; }

    /// The field at `position`; throws WireFault if it is malformed or reaches beyond `end`.
    WireField fieldAt(std::uint64_t position, std::uint64_t end);

    /// Appends the bytes [begin, end) of the file to `to`.
    void append(std::uint64_t begin, std::uint64_t end, std::string& to);

 private:
    std::uint8_t byteAt(std::uint64_t position);
    std::uint64_t varintAt(std::uint64_t& position, std::uint64_t end);
    void readInto(std::uint64_t begin, std::uint64_t count, char* to);

    int descriptor_ = -1;
    std::uint64_t byteCount_ = 0;
    std::string window_;  // the part of the file around the last position
    std::uint64_t windowBegin_ = 0;
};

}  // namespace fusescope
