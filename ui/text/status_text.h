// SPDX-License-Identifier: Apache-2.0
// Short texts of the window's frame: title, status bar, about.
#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "core/import/model_importer.h"
#include "ui/text/user_message.h"

namespace fusescope {

class Document;
class WindowSelection;

/// "efficientnet_b3.onnx — plan.yaml[*] — Fusescope".
QString titleOf(const Document& document);

/// "Group 3 selected: 17 ops, 0.74 MB"; empty if nothing is.
QString selectionText(const Document& document, const WindowSelection& selection);

/// What the progress of an algorithm counts.
QString progressUnit(std::string_view algorithm);

UserMessage missingSizesMessage(const std::vector<MissingDim>& missing);

QString aboutText();

}  // namespace fusescope
