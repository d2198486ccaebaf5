// SPDX-License-Identifier: Apache-2.0
#include "ui/document/file_kind.h"

#include <array>
#include <fstream>
#include <string_view>

namespace fusescope {

FileKind fileKind(const std::filesystem::path& file) {
    std::array<char, 4096> head{};
    std::error_code failure;
    if (std::filesystem::is_regular_file(file, failure))  // a pipe may keep one waiting
        std::ifstream(file, std::ios::binary).read(head.data(), head.size());
    const std::string_view text(head.data(), head.size());
    if (text.find("fusescope/plan/") != std::string_view::npos) return FileKind::Plan;
    if (text.find("fusescope/accelerator/") != std::string_view::npos) return FileKind::Accelerator;
    return FileKind::Model;
}

OpenRequest requestFor(const std::vector<std::filesystem::path>& files) {
    OpenRequest request;
    for (const auto& file : files) {
        const FileKind kind = fileKind(file);
        if (kind == FileKind::Model) request.modelFile = file;
        if (kind == FileKind::Plan) request.planFile = file;
        if (kind == FileKind::Accelerator) request.hardwareFile = file;
    }
    return request;
}

}  // namespace fusescope
