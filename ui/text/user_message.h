// SPDX-License-Identifier: Apache-2.0
// What the banner says.
#pragma once

#include <QString>
#include <vector>

#include "core/base/error.h"
#include "core/base/issue.h"

namespace fusescope {

struct UserMessage {
    Severity severity = Severity::Failure;
    QString title;    ///< one sentence
    QString details;  ///< where it happened and what to do; may be empty
};

UserMessage messageFor(const Error& error);
/// For an exception that is no Error: a fault of the program.
UserMessage unexpectedMessage(const QString& what);
UserMessage outOfMemoryMessage();
/// The findings as one warning under `title`; the first few of them, and how many more.
UserMessage messageFor(const QString& title, const std::vector<Issue>& issues);

/// The whole message as plain text, for the clipboard.
QString clipboardText(const UserMessage& message);

}  // namespace fusescope
