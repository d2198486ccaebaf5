// SPDX-License-Identifier: Apache-2.0
// The one exception for bad input: what is wrong, where, and what to do about it.
#pragma once

#include <stdexcept>
#include <string>

namespace fusescope {

class Error : public std::runtime_error {
 public:
    /// `where` is a file, file:line or argument; `hint` says what to do. Both may be empty.
    explicit Error(std::string what, std::string where = {}, std::string hint = {});

    const std::string& problem() const { return problem_; }
    const std::string& where() const { return where_; }
    const std::string& hint() const { return hint_; }

 private:
    std::string problem_;
    std::string where_;
    std::string hint_;
};

}  // namespace fusescope
