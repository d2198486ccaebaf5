// SPDX-License-Identifier: Apache-2.0
// What a new search is to be: algorithm, explainer, budget, seed, threads, limit, where it starts.
#pragma once

#include <QWidget>

#include "ui/jobs/search_queue.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace fusescope {

class Document;

class SearchForm : public QWidget {
    Q_OBJECT

 public:
    explicit SearchForm(Document& document, QWidget* parent = nullptr);

    /// With pricing and overrides of the document, which has a model.
    SearchSpec spec() const;

 Q_SIGNALS:
    void started();

 private:
    void refresh();
    void refreshExplainers();

    Document& document_;
    QComboBox* algorithm_;
    QComboBox* explainer_;
    QSpinBox* budget_;
    QSpinBox* seed_;
    QSpinBox* threads_;
    QDoubleSpinBox* limit_;
    QCheckBox* isWarm_;
    QPushButton* start_;
    std::shared_ptr<const Pricing> optionsOf_;
};

}  // namespace fusescope
