// SPDX-License-Identifier: Apache-2.0
// The reference of the command line in the forms in which it ships.
#pragma once

#include <string>

#include "app/cli/reference/command_reference.h"

namespace fusescope::cli {

std::string markdownReference(const ProgramReference& program);
std::string manPage(const ProgramReference& program);         ///< roff, man(7) macros, section 1
std::string bashCompletion(const ProgramReference& program);  ///< needs bash alone
std::string zshCompletion(const ProgramReference& program);
std::string fishCompletion(const ProgramReference& program);

}  // namespace fusescope::cli
