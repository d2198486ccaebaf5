// SPDX-License-Identifier: Apache-2.0
// best_plan MODEL.onnx BUFFER: opens a model, finds the fusion plan with the least DRAM access, and prints it.
#include <cstdio>
#include <exception>

#include "core/base/bytes.h"
#include "core/cost/plan_evaluation.h"
#include "core/hardware/accelerator.h"
#include "core/import/model_importer.h"
#include "core/search/search.h"
#include "core/search/search_list.h"

namespace {

void printPlan(const fusescope::OpGraph& graph, const fusescope::FusionPlan& plan,
               const fusescope::PlanEvaluation& evaluation) {
    for (std::size_t g = 0; g < evaluation.groups.size(); ++g) {
        const fusescope::Price& price = evaluation.groups[g].price;
        std::printf("group %zu moves %lld bytes, needs %lld on chip:", g, static_cast<long long>(price.dramBytes),
                    static_cast<long long>(price.bufferBytes.value_or(0)));
        plan.groups()[g].forEach([&](fusescope::OpId op) { std::printf(" %s", graph.op(op).name.c_str()); });
        std::printf("\n");
    }
}

int run(const char* file, const char* buffer) {
    fusescope::RunControl control;  // another thread could stop the run, and read its progress
    const auto model = fusescope::importModel(file, {}, control);
    fusescope::Accelerator accelerator;
    accelerator.bufferBytes = fusescope::parseByteCount(buffer);
    const auto problem = fusescope::makeProblem(model->graph, accelerator);
    const auto found = fusescope::findSearch("optimal")->make()->run(problem, {}, control);
    const auto evaluation = fusescope::evaluatePlan(*problem.costModel, found.plan, problem.betaBytes);
    printPlan(*model->graph, found.plan, evaluation);
    std::printf("%lld bytes in all, %s\n", static_cast<long long>(evaluation.dramBytes),
                found.isOptimal ? "proven least" : "not proven");
    return found.isOptimal ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "best_plan MODEL.onnx BUFFER, as in: best_plan resnet18.onnx 256KiB\n");
        return 2;
    }
    try {
        return run(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "best_plan: %s\n", error.what());
        return 3;
    }
}
