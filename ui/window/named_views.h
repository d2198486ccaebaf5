// SPDX-License-Identifier: Apache-2.0
// Places on the canvas under names, kept for each model: where it stood, how large, and what was shown.
#pragma once

#include <QObject>

class QMenu;

namespace fusescope {

class CanvasLink;
class CanvasWidget;
class Document;

class NamedViews : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        const Document& document;
        CanvasWidget& canvas;
        CanvasLink& link;
    };

    /// Fills `menu`, whose first action keeps a view, with the views of the model.
    NamedViews(const Partners& partners, QMenu& menu, QObject* parent);

    /// The view of now; replaces one of that name.
    void keep(const QString& name);
    void show(const QString& name);
    void forget(const QString& name);
    QStringList names() const;

 private:
    void fill();
    QString key(const QString& name = {}) const;

    Partners partners_;
    QMenu& menu_;
};

}  // namespace fusescope
