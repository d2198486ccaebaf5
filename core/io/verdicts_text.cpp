// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "core/io/claims.h"

namespace fusescope {

std::string verdictsText(std::span<const Verdict> verdicts) {
    std::string text;
    for (const Verdict& verdict : verdicts) {
        text += verdict.says + "\n    " + holdingWords(verdict.holding) + "\n";
        if (!verdict.paper.empty()) text += "    the paper: " + verdict.paper + "\n";
        if (!verdict.ours.empty()) text += "    here: " + verdict.ours + "\n";
        if (!verdict.reason.empty()) text += "    " + verdict.reason + "\n";
    }
    return text;
}

std::string verdictsMarkdown(std::span<const Verdict> verdicts) {
    std::string text = "| the paper says | verdict | its figures | ours | why |\n|---|---|---|---|---|\n";
    for (const Verdict& verdict : verdicts)
        text += "| " + verdict.says + " | **" + holdingWords(verdict.holding) + "** | " + verdict.paper + " | " +
                verdict.ours + " | " + verdict.reason + " |\n";
    return text;
}

std::string verdictsJson(std::span<const Verdict> verdicts) {
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (const Verdict& verdict : verdicts)
        list.push_back({{"claim", verdict.claim},
                        {"says", verdict.says},
                        {"verdict", holdingWords(verdict.holding)},
                        {"paper", verdict.paper},
                        {"ours", verdict.ours},
                        {"reason", verdict.reason}});
    return Json{{"schema", "fusescope/verdicts/1"}, {"verdicts", std::move(list)}}.dump(2) + "\n";
}

}  // namespace fusescope
