// SPDX-License-Identifier: Apache-2.0
#include "core/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "core/base/error.h"

namespace fusescope {
namespace {

[[noreturn]] void fail(const std::string& problem, const std::filesystem::path& path, int code) {
    throw Error(problem, path.string(), std::strerror(code));
}

[[noreturn]] void failAsSpecial(const char* problem, const std::filesystem::path& path) {
    throw Error(problem, path.string(), "it is a device or a pipe: name a file");
}

/// What a link points to, whether that exists or not.
std::filesystem::path targetOf(const std::filesystem::path& path) {
    constexpr int kMostLinks = 40;
    std::filesystem::path target = path;
    std::error_code failure;
    for (int links = 0; std::filesystem::is_symlink(target, failure); ++links) {
        if (links == kMostLinks) fail("cannot write the file", path, ELOOP);
        const std::filesystem::path next = std::filesystem::read_symlink(target, failure);
        if (failure) fail("cannot write the file", path, failure.value());
        target = target.parent_path() / next;  // which is `next` where that is absolute
    }
    return target;
}

/// Beside `target`, and no file yet.
std::string temporaryName(const std::filesystem::path& target) {
    static std::atomic<unsigned> count{0};
    constexpr std::size_t kMostLength = 200;  // of names that may have 255 bytes
    const std::string name = target.filename().string().substr(0, kMostLength);
    return (target.parent_path() / (name + "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".part"))
        .string();
}

}  // namespace

AtomicFile::AtomicFile(const std::filesystem::path& path) : path_(path) {
    struct stat before {};
    const bool exists = ::stat(path_.c_str(), &before) == 0;
    if (exists && S_ISDIR(before.st_mode)) fail("cannot write the file", path_, EISDIR);
    if (exists && !S_ISREG(before.st_mode)) failAsSpecial("cannot write the file", path_);
    if (exists && ::access(path_.c_str(), W_OK) != 0) fail("cannot write the file", path_, errno);
    real_ = targetOf(path_);
    do {
        temporary_ = temporaryName(real_);
        descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) fail("cannot write the file", path_, errno);
    if (exists) ::fchmod(descriptor_, before.st_mode & 07777);
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

void AtomicFile::complete() {
    if (descriptor_ < 0) return;
    if (::fsync(descriptor_) != 0 && errno != EINVAL) fail("cannot write the file", path_, errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) fail("cannot write the file", path_, errno);
}

void AtomicFile::commit() {
    complete();
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
    if (!std::filesystem::is_regular_file(path, failure)) failAsSpecial("cannot read the file", path);  // may never end
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
    if (stream.bad()) fail("cannot read the file", path, errno);
    return content;
}

}  // namespace fusescope
