// SPDX-License-Identifier: Apache-2.0
// Accelerator files that must be refused, from tests/data/bad_accelerators.tsv: every key with values that are missing,
// unknown, negative, zero or absurd.
#pragma once

#include <QFile>
#include <QStringList>
#include <QtTest>
#include <vector>

namespace fusescope::test {

struct BadAccelerator {
    QString key;
    QString text;      ///< of the whole file
    QString expected;  ///< part of the error
    QString row;       ///< as it stands in the table
};

inline std::vector<BadAccelerator> badAccelerators() {
    QFile file(QStringLiteral(FUSESCOPE_TEST_DATA "/bad_accelerators.tsv"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<BadAccelerator> all;
    for (const QString& row : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
        if (row.startsWith('#')) continue;
        const QStringList parts = row.split('\t');
        QString text = QString(parts.value(1)).replace("\\n", "\n") + '\n';
        if (parts[0] != "buffer") text.prepend("buffer: 1KiB\n");
        if (parts[0] != "schema") text.prepend("schema: fusescope/accelerator/1\n");
        all.push_back({parts[0], text, parts.value(2), QString(row).replace('\t', " | ")});
    }
    return all;
}

/// Columns `key`, `text`, `expected` of a data-driven test.
inline void badAcceleratorRows() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    for (const BadAccelerator& bad : badAccelerators())
        QTest::newRow(qPrintable(bad.row)) << bad.key << bad.text << bad.expected;
}

}  // namespace fusescope::test
