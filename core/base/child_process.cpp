// SPDX-License-Identifier: Apache-2.0
#include "core/base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/base/error.h"

extern char** environ;

namespace fusescope {
namespace {

/// One end of a pipe, closed when it goes out of scope.
class Descriptor {
 public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    int get() const { return fd_; }
    bool isOpen() const { return fd_ >= 0; }

 private:
    int fd_ = -1;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Pipe makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Error("cannot create a pipe", {}, std::strerror(errno));
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void setNonBlocking(const Descriptor& fd) { ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK); }

/// Appends what can be read now; closes at the end of the stream.
void drain(Descriptor& from, std::string& to) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
        if (got > 0) {
            to.append(buffer.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR)) from.close();
        return;
    }
}

/// Writes what can be written now; closes when all is written or the reader is gone.
void feed(Descriptor& to, std::string_view& rest) {
    while (!rest.empty()) {
        const ssize_t put = ::write(to.get(), rest.data(), rest.size());
        if (put > 0) {
            rest.remove_prefix(static_cast<std::size_t>(put));
            continue;
        }
        if (put < 0 && (errno == EAGAIN || errno == EINTR)) return;
        break;
    }
    to.close();
}

/// A child that stops reading must not kill this process: SIGPIPE is blocked on this thread while feeding it.
class SigpipeBlocked {
 public:
    SigpipeBlocked() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~SigpipeBlocked() {
        const timespec none{};
        while (sigtimedwait(&pipe_, nullptr, &none) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    SigpipeBlocked(const SigpipeBlocked&) = delete;
    SigpipeBlocked& operator=(const SigpipeBlocked&) = delete;
    const sigset_t& before() const { return before_; }

 private:
    sigset_t pipe_{};
    sigset_t before_{};
};

pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments, const Pipe& in,
            const Pipe& out, const Pipe& err, const sigset_t& signalMask) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write.get(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &signalMask);

    const std::string path = program.string();
    std::vector<std::string> owned{path};
    owned.insert(owned.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& argument : owned) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t child = -1;
    const int failure = ::posix_spawn(&child, path.c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw Error("cannot start the helper program", path, std::strerror(failure));
    return child;
}

void killIfStopped(pid_t child, ChildResult& result, const RunControl& control) {
    if (result.wasStopped || !control.shouldStop()) return;
    result.wasStopped = true;
    ::kill(child, SIGKILL);
}

/// Its status once it has ended: one that closed its outputs may go on for long, or for ever.
int waitFor(pid_t child, ChildResult& result, const RunControl& control) {
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        killIfStopped(child, result, control);
        ::poll(nullptr, 0, 1);
    }
    return status;
}

}  // namespace

ChildResult runChild(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     std::string_view input, RunControl& control) {
    const SigpipeBlocked sigpipe;
    Pipe in = makePipe();
    Pipe out = makePipe();
    Pipe err = makePipe();
    const pid_t child = start(program, arguments, in, out, err, sigpipe.before());
    in.read.close();
    out.write.close();
    err.write.close();
    setNonBlocking(in.write);
    setNonBlocking(out.read);
    setNonBlocking(err.read);

    ChildResult result;
    std::string_view rest = input;
    if (rest.empty()) in.write.close();
    while (out.read.isOpen() || err.read.isOpen()) {
        killIfStopped(child, result, control);
        std::array<pollfd, 3> waits{
            {{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}, {in.write.get(), POLLOUT, 0}}};
        ::poll(waits.data(), waits.size(), 20);
        if (out.read.isOpen() && waits[0].revents != 0) drain(out.read, result.output);
        if (err.read.isOpen() && waits[1].revents != 0) drain(err.read, result.errors);
        if (in.write.isOpen() && waits[2].revents != 0) feed(in.write, rest);
    }
    const int status = waitFor(child, result, control);
    result.exitCode = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return result;
}

}  // namespace fusescope
