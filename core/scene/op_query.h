// SPDX-License-Identifier: Apache-2.0
// The query language of the search bar: `op:Conv dram>1M group:invalid name:/layer3/`. Terms stand side by side and all
// must hold; `-` before a term turns it round; `|` separates alternatives.
//   word, "two words"       in the name, or in the kind of the card
//   /regular expression/    found in the name (ECMAScript, any case)
//   op:Conv|Relu  op:*Pool  the ONNX type, whole; * stands for anything
//   name:…  shape:288×38    found in the name (or /…/), in the shape on the card or of the output
//   family:conv             beginning of the family's name
//   group:7  group:invalid|valid|single|unfusable
//   dram> buffer> weights> macs> ops> in> out>   with < > <= >= = and numbers such as 1M, 64KiB, 300kB
// dram, weights and macs are of the op; buffer and ops of its group; in and out count its producers and readers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/plan/group_set.h"
#include "core/scene/graph_scene.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// What queries are asked about. Measures are [ops] in bytes or counts; empty: not known, and no comparison holds.
struct QuerySubject {
    const OpGraph& graph;
    const PlanView* plan = nullptr;  ///< may be null: no group then matches anything
    std::vector<double> dramBytes;
    std::vector<double> weightBytes;
    std::vector<double> macs;
};

/// Where a query is wrong, and what would be right.
struct QueryError {
    std::size_t position = 0;
    std::size_t length = 0;
    std::string message;  ///< "there is no \"drum\": use op, name, shape, …"
};

class OpQuery {
 public:
    /// One condition on an op.
    class Term;

    /// An empty text matches nothing.
    static std::variant<OpQuery, QueryError> parse(std::string_view text);

    bool isEmpty() const { return terms_.empty(); }
    bool matches(const QuerySubject& subject, OpId op) const;
    GroupSet matchesIn(const QuerySubject& subject) const;

 private:
    std::vector<std::shared_ptr<const Term>> terms_;
};

}  // namespace fusescope
