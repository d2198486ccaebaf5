// SPDX-License-Identifier: Apache-2.0
#include "ui/text/user_message.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/base/home_path.h"

namespace fusescope {
namespace {

constexpr std::size_t kShownIssues = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UserMessage)
};

QString sentence(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    if (!text.isEmpty() && !text.endsWith('.')) text += '.';
    return text;
}

}  // namespace

UserMessage messageFor(const Error& error) {
    QStringList details;
    if (!error.where().empty()) details << QString::fromStdString(withTilde(error.where()));
    if (!error.hint().empty()) details << sentence(QString::fromStdString(withTilde(error.hint())));
    return {Severity::Failure, sentence(QString::fromStdString(withTilde(error.problem()))), details.join(" · ")};
}

UserMessage unexpectedMessage(const QString& what) {
    return {
        Severity::Failure, Words::tr("Something went wrong inside Fusescope."),
        what.isEmpty() ? Words::tr("Nothing was changed.") : Words::tr("Nothing was changed. The cause: %1").arg(what)};
}

UserMessage outOfMemoryMessage() {
    return {Severity::Failure, Words::tr("There is not enough memory."),
            Words::tr("Nothing was changed. Close other programs or stop other jobs, and try again.")};
}

UserMessage messageFor(const QString& title, const std::vector<Issue>& issues) {
    QStringList lines;
    for (std::size_t i = 0; i < std::min(issues.size(), kShownIssues); ++i)
        lines << sentence(QString::fromStdString(issues[i].text));
    if (issues.size() > kShownIssues)
        lines << Words::tr("And %n more.", nullptr, static_cast<int>(issues.size() - kShownIssues));
    return {Severity::Warning, title, lines.join(' ')};
}

QString clipboardText(const UserMessage& message) {
    return message.details.isEmpty() ? message.title : message.title + '\n' + message.details;
}

}  // namespace fusescope
