// SPDX-License-Identifier: Apache-2.0
#include "ui/models/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace fusescope {
namespace {

constexpr int kKept = 10;
const QLatin1String kKey("recentFiles");

}  // namespace

QStringList RecentFiles::files() const {
    QStringList files = QSettings().value(kKey).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void RecentFiles::add(const QString& file) {
    QStringList files = QSettings().value(kKey).toStringList();
    const QString path = QFileInfo(file).absoluteFilePath();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(kKey, QStringList(files.mid(0, kKept)));
    Q_EMIT changed();
}

void RecentFiles::clear() {
    QSettings().remove(kKey);
    Q_EMIT changed();
}

}  // namespace fusescope
