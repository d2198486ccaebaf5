// SPDX-License-Identifier: Apache-2.0
// The files opened last, kept in the settings.
#pragma once

#include <QObject>
#include <QStringList>

namespace fusescope {

class RecentFiles : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    QStringList files() const;  ///< newest first, only those that still exist
    void add(const QString& file);
    void clear();

 Q_SIGNALS:
    void changed();
};

}  // namespace fusescope
