// SPDX-License-Identifier: Apache-2.0
// The terms of an OpQuery, and how one is read from text.
#pragma once

#include "core/scene/op_query.h"

namespace fusescope {

class OpQuery::Term {
 public:
    virtual ~Term() = default;
    virtual bool holds(const QuerySubject& subject, OpId op) const = 0;
};

/// A piece of the text between spaces, its quotes removed.
struct QueryWord {
    std::size_t position = 0;
    std::size_t length = 0;
    std::string text;
    bool isQuoted = false;
};

/// Throws QueryError.
std::shared_ptr<const OpQuery::Term> parseTerm(const QueryWord& word);

}  // namespace fusescope
