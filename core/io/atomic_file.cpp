// SPDX-License-Identifier: Apache-2.0
#include "core/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/base/error.h"

namespace fusescope {
namespace {

[[noreturn]] void fail(const std::string& problem, const std::filesystem::path& path, int code) {
    throw Error(problem, path.string(), std::strerror(code));
}

std::filesystem::path targetOf(const std::filesystem::path& path) {
    std::error_code failure;
    return std::filesystem::is_symlink(path, failure) ? std::filesystem::weakly_canonical(path) : path;
}

}  // namespace

AtomicFile::AtomicFile(const std::filesystem::path& path)
    : path_(path), real_(targetOf(path)), temporary_(real_.string() + ".XXXXXX") {
    std::error_code failure;
    if (std::filesystem::is_directory(real_, failure)) fail("cannot write the file", path_, EISDIR);
    descriptor_ = ::mkstemp(temporary_.data());
    if (descriptor_ < 0) fail("cannot write the file", path_, errno);
    struct stat before {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor_, ::stat(real_.c_str(), &before) == 0 ? before.st_mode & 07777 : 0666 & ~mask);
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view content) {
    while (!content.empty()) {
        const ssize_t put = ::write(descriptor_, content.data(), content.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("cannot write the file", path_, errno);
        content.remove_prefix(static_cast<std::size_t>(put));
    }
}

void AtomicFile::commit() {
    if (::fsync(descriptor_) != 0 && errno != EINVAL) fail("cannot write the file", path_, errno);
    if (::rename(temporary_.c_str(), real_.c_str()) != 0) fail("cannot replace the file", path_, errno);
    temporary_.clear();
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
    AtomicFile file(path);
    file.write(content);
    file.commit();
}

std::string readWholeFile(const std::filesystem::path& path, std::size_t limitBytes) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure)) fail("there is no such file", path, ENOENT);
    if (std::filesystem::is_directory(path, failure)) fail("cannot read the file", path, EISDIR);
    const auto size = std::filesystem::file_size(path, failure);
    if (!failure && size > limitBytes)
        throw Error("the file is larger than any of its kind", path.string(), "is it the right one?");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) fail("cannot read the file", path, errno);
    std::string content;
    for (std::array<char, 65536> block; stream.read(block.data(), block.size()) || stream.gcount() > 0;) {
        content.append(block.data(), static_cast<std::size_t>(stream.gcount()));
        if (content.size() > limitBytes)
            throw Error("the file is larger than any of its kind", path.string(), "is it the right one?");
    }
    return content;
}

}  // namespace fusescope
