// SPDX-License-Identifier: Apache-2.0
#include "ui/document/explainers.h"

#include <QCoreApplication>

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explainers)
};

/// The one place that knows what an explainer can be short of.
QString missingFor(const ExplainerInfo& info, const Pricing& pricing) {
    if (canRun(info, explainContext(pricing))) return {};
    const QString scheme = QString::fromLatin1(schemeName(pricing.accelerator.scheme));
    return info.needs == ExplainerNeeds::LearnedWeights && pricing.predictor
               ? Words::tr("needs its trained parameters for %1, which are not installed").arg(scheme)
               : Words::tr("needs the trained predictor for %1, which is not installed").arg(scheme);
}

}  // namespace

std::vector<ExplainerOption> explainerOptions(const Pricing& pricing) {
    std::vector<ExplainerOption> options;
    for (const ExplainerInfo& info : explainerList())
        options.push_back({std::string(info.id), std::string(info.summary), missingFor(info, pricing)});
    return options;
}

ExplainContext explainContext(const Pricing& pricing) {
    return {pricing.problem.graph, pricing.problem.costModel, pricing.predictor, pricing.learned};
}

}  // namespace fusescope
