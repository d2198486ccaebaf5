// SPDX-License-Identifier: Apache-2.0
#include "core/scene/op_query.h"

#include <algorithm>

#include "core/scene/query_terms.h"

namespace fusescope {
namespace {

/// Splits at spaces outside of quotes and of /…/.
class Words {
 public:
    explicit Words(std::string_view text) : text_(text) {}

    std::vector<QueryWord> all() {
        std::vector<QueryWord> words;
        while (skipSpaces()) words.push_back(next());
        return words;
    }

 private:
    bool skipSpaces() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        return at_ < text_.size();
    }

    QueryWord next() {
        QueryWord word{at_, 0, {}, false};
        while (at_ < text_.size() && text_[at_] != ' ') {
            const char c = text_[at_];
            const bool opensPattern = c == '/' && (word.text.empty() || word.text == "-" || word.text.back() == ':');
            if (c == '"')
                quoted(word);
            else if (opensPattern)
                pattern(word);
            else
                word.text += text_[at_++];
        }
        word.length = at_ - word.position;
        return word;
    }

    void quoted(QueryWord& word) {
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos) throw QueryError{at_, text_.size() - at_, "a quote is not closed"};
        word.isQuoted = true;
        word.text += text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
    }

    /// A name that begins with a slash is none: only a second slash at the end of a word closes a pattern.
    void pattern(QueryWord& word) {
        std::size_t end = at_;
        for (std::size_t i = at_ + 1; i < text_.size() && end == at_; ++i)
            if (text_[i] == '/' && (i + 1 == text_.size() || text_[i + 1] == ' ')) end = i;
        if (end == at_) end = std::min(text_.find(' ', at_), text_.size()) - 1;
        word.text += text_.substr(at_, end + 1 - at_);
        at_ = end + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::variant<OpQuery, QueryError> OpQuery::parse(std::string_view text) {
    OpQuery query;
    try {
        for (const QueryWord& word : Words(text).all()) query.terms_.push_back(parseTerm(word));
    } catch (const QueryError& error) {
        return error;
    }
    return query;
}

bool OpQuery::matches(const QuerySubject& subject, OpId op) const {
    return !terms_.empty() &&
           std::all_of(terms_.begin(), terms_.end(), [&](const auto& term) { return term->holds(subject, op); });
}

GroupSet OpQuery::matchesIn(const QuerySubject& subject) const {
    GroupSet found;
    for (int op = 0; op < subject.graph.opCount(); ++op)
        if (matches(subject, OpId(op))) found.insert(OpId(op));
    return found;
}

}  // namespace fusescope
