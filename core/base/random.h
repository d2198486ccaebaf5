// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same on every platform: xoshiro256** (Blackman and Vigna) with distributions of our own,
// because those of the standard library differ between implementations.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace fusescope {

class Random {
 public:
    /// Streams of one seed are independent: give each unit of work its own, and the thread count cannot matter.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t next();
    /// Uniform in [0, bound); bound >= 1.
    std::int64_t below(std::int64_t bound);
    /// Uniform in [0, 1).
    double uniform();
    bool chance(double probability) { return uniform() < probability; }
    /// Log-uniform in [low, high); both positive.
    double logUniform(double low, double high);

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left)
            std::swap(items[left - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(left)))]);
    }

 private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace fusescope
