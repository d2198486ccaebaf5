// SPDX-License-Identifier: Apache-2.0
// A line of text that gives way: what does not fit is replaced by an ellipsis, and the tool tip has all of it.
#pragma once

#include <QLabel>

namespace fusescope {

class ElidedLabel : public QLabel {
    Q_OBJECT

 public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    void setFullText(const QString& text);
    const QString& fullText() const { return fullText_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void elide();

    QString fullText_;
    Qt::TextElideMode mode_;
};

}  // namespace fusescope
