// SPDX-License-Identifier: Apache-2.0
// What all files of trained weights have in common: a header of "key value" lines, and values as 16-bit floats.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/hardware/accelerator.h"
#include "core/predictor/byte_stream.h"

namespace fusescope {

class WeightsHeader {
 public:
    /// Throws Error (naming `where`) if a line is not "key value", or a key is there twice. Keeps a reference.
    WeightsHeader(const std::string& text, const std::string& where);

    /// Each takes a line out; they throw Error if it is not there, or its value makes no sense.
    std::string take(const std::string& key);
    int takeInt(const std::string& key, int least);
    Scheme takeScheme(const std::string& key);
    /// Throws Error if a line was not taken.
    void finish() const;

 private:
    const std::string& where_;
    std::map<std::string, std::string> lines_;
};

/// "key value\n"
std::string headerLine(std::string_view key, const std::string& value);
std::string headerLine(std::string_view key, int value);

/// A count (u32) and the values as 16-bit floats.
void writeHalves(ByteWriter& writer, const std::vector<float>& values);
/// Throws Error if there are not `count` of them, or one is not finite.
std::vector<float> readHalves(ByteReader& reader, std::size_t count, const std::string& where);

/// The reader behind `magic` and `version` of a sealed file; throws Error if it is foreign, newer or damaged.
/// `what` names the kind of file: "weights file".
ByteReader openSealed(std::string_view bytes, std::string_view magic, std::uint32_t version, const std::string& what,
                      const std::string& where);

}  // namespace fusescope
