// SPDX-License-Identifier: Apache-2.0
// Index types that cannot be mixed up: an OpId is no TensorId. Invalid by default.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace fusescope {

template <class Tag>
class Id {
 public:
    constexpr Id() = default;
    constexpr explicit Id(std::int32_t value) : value_(value) {}

    constexpr std::int32_t value() const { return value_; }
    constexpr std::size_t index() const { return static_cast<std::size_t>(value_); }
    constexpr bool isValid() const { return value_ >= 0; }

    friend constexpr auto operator<=>(Id, Id) = default;

 private:
    std::int32_t value_ = -1;
};

using OpId = Id<struct OpTag>;          ///< index into OpGraph::ops(); ops are in topological order
using TensorId = Id<struct TensorTag>;  ///< index into OpGraph::tensors()
using GroupId = Id<struct GroupTag>;    ///< index into FusionPlan::groups()

}  // namespace fusescope

template <class Tag>
struct std::hash<fusescope::Id<Tag>> {
    std::size_t operator()(fusescope::Id<Tag> id) const noexcept { return std::hash<std::int32_t>{}(id.value()); }
};
