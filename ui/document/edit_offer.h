// SPDX-License-Identifier: Apache-2.0
// The edits of the plan that a selection allows: what each is called, and what would come of it.
#pragma once

#include <QString>
#include <vector>

#include "core/review/hand_edit.h"

namespace fusescope {

class Document;
class WindowSelection;

enum class EditKind { Cut, Keep, Merge, SplitOff, Alone, Lock, Release, ReleaseAll };

inline constexpr EditKind kEditKinds[] = {EditKind::Cut,   EditKind::Keep, EditKind::Merge,   EditKind::SplitOff,
                                          EditKind::Alone, EditKind::Lock, EditKind::Release, EditKind::ReleaseAll};

struct EditOffer {
    QString name;    ///< of the undo step: "Cut Conv_3 > Relu_4"; empty if nothing fitting is selected
    QString whyNot;  ///< what to select first; empty if there is a name
    HandEdit edit;

    bool isPossible() const { return edit.after || !edit.remedies.empty(); }
};

/// For what is selected in a document with a model.
EditOffer editOffer(const Document& document, const WindowSelection& selection, EditKind kind);

/// Ops of the selected group move to each group next to it; a whole group is merged with it.
std::vector<EditOffer> moveOffers(const Document& document, const GroupSet& ops);

/// Dropping `ops` on a group.
EditOffer moveOffer(const Document& document, const GroupSet& ops, GroupId target);

}  // namespace fusescope
