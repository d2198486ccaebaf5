// SPDX-License-Identifier: Apache-2.0
// The buffer curve: a plot of it, and a slider that asks what another buffer would do to the plan of now.
#pragma once

#include <QWidget>

#include "core/scene/theme.h"
#include "ui/document/buffer_what_if.h"

namespace fusescope {

class BufferCurve;
class BufferSlider;
class CurveBar;
class Document;
class WindowSelection;
class StepPlot;
class WhatIfBox;

class CurvePanel : public QWidget {
    Q_OBJECT

 public:
    CurvePanel(Document& document, WindowSelection& selection, BufferCurve& curve, QWidget* parent = nullptr);

    CurveBar& bar() { return *bar_; }
    WhatIfBox& whatIfBox() { return *box_; }
    void setTheme(const Theme& theme);

 Q_SIGNALS:
    void previewed(const fusescope::BufferWhatIf& answer);  ///< while the slider moves
    void previewEnded();

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    QWidget* buildPlot();
    void refreshCurve();
    void followDocument();
    void tryBuffer(std::int64_t bytes);
    void refreshAnswer();

    Document& document_;
    BufferCurve& curve_;
    CurveBar* bar_;
    StepPlot* plot_;
    BufferSlider* slider_;
    QWidget* sliderRow_;
    WhatIfBox* box_;
    std::int64_t followedBytes_ = 0;  // the buffer of the document that the slider went to last
};

}  // namespace fusescope
