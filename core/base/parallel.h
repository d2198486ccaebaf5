// SPDX-License-Identifier: Apache-2.0
// The only place of the core that starts threads.
#pragma once

#include <cstddef>
#include <functional>

namespace fusescope {

/// Calls body(0) … body(count - 1), each once, on up to `threads` threads, and returns when all are done.
/// The order is not defined: a body writes only what belongs to its index. The first exception is rethrown here.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

/// Threads of this machine, at least 1.
int hardwareThreads();

}  // namespace fusescope
