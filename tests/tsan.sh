#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tsan.sh [REGEX]: the tests of the core that use threads, caches, locks and cancel under ThreadSanitizer (preset tsan).
# Without REGEX: all searches, splits, explainers, caches and child processes.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
tests='tst_base tst_sampling_searches tst_nsga2_search tst_optimal_search tst_constrained_searches tst_explained_searches
tst_experiment tst_sweep tst_splitter tst_explainers tst_predictor tst_graph_layout tst_variation tst_group_pool'
[ -f build/tsan/build.ninja ] || cmake --preset tsan >/dev/null
# shellcheck disable=SC2086
ninja -C build/tsan $tests fusescope-layout
exec ctest --preset tsan -R "${1:-^($(echo $tests | tr ' ' '|'))$}"
