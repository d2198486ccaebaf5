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

/// A file that is removed unless it is renamed into place.
class TemporaryFile {
 public:
    explicit TemporaryFile(const std::filesystem::path& target) : name_(target.string() + ".XXXXXX") {
        fd_ = ::mkstemp(name_.data());
        if (fd_ < 0) fail("cannot write the file", target, errno);
        struct stat before {};
        const mode_t mask = ::umask(0);
        ::umask(mask);
        ::fchmod(fd_, ::stat(target.c_str(), &before) == 0 ? before.st_mode & 07777 : 0666 & ~mask);
    }
    ~TemporaryFile() {
        if (fd_ >= 0) ::close(fd_);
        if (!name_.empty()) ::unlink(name_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view content, const std::filesystem::path& target) const {
        while (!content.empty()) {
            const ssize_t put = ::write(fd_, content.data(), content.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail("cannot write the file", target, errno);
            content.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::fsync(fd_) != 0 && errno != EINVAL) fail("cannot write the file", target, errno);
    }

    void renameTo(const std::filesystem::path& target) {
        if (::rename(name_.c_str(), target.c_str()) != 0) fail("cannot replace the file", target, errno);
        name_.clear();
    }

 private:
    std::string name_;
    int fd_ = -1;
};

}  // namespace

void writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
    std::error_code failure;
    const auto real = std::filesystem::is_symlink(path, failure) ? std::filesystem::weakly_canonical(path) : path;
    if (std::filesystem::is_directory(real, failure)) fail("cannot write the file", path, EISDIR);
    TemporaryFile file(real);
    file.write(content, path);
    file.renameTo(real);
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
