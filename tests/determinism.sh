#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# determinism.sh BUILD…: the same questions to the command lines of several builds (folders with bin/fusescope-cli: of
# any compiler, optimisation level or sanitizer), with 1, 2 and 8 threads and twice each: every plan file and every
# JSON, without its times, must be the same to the byte. FUSESCOPE_MODELS names the models (some small ones), and
# FUSESCOPE_BUDGET the plans of a search.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n 3,6p "$0" | cut -c3- >&2; exit 2; }
export FUSESCOPE_DATA_DIR="$top/resources"
models=${FUSESCOPE_MODELS:-squeezenet1_1 mobilenet_v3_small resnet18 googlenet}
budget=${FUSESCOPE_BUDGET:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What was measured may differ: times, and what was found in caches that threads share.
without_times() { grep -vE '"(elapsed_ms|processor_ms|seconds|plans_per_second|hits|lookups)"' "$1" | sha256sum | cut -c1-24; }

ask() { # BUILD THREADS: one line a question, with its hashes
  cli=$1/bin/fusescope-cli
  for model in $models; do
    file=$FUSESCOPE_DATA_DIR/models/$model.onnx
    for scheme in LBDF BRR; do
      for how in 'optimal --explainer none' 'random --explainer none' 'local --explainer none' 'nsga2 --explainer none' \
        'local --explainer lookahead' 'random --explainer pg' 'local --explainer gnne' 'nsga2 --explainer rg'; do
        rm -f "$work/plan.yaml"
        # shellcheck disable=SC2086
        "$cli" optimize "$file" --buffer 256KiB --scheme $scheme --algorithm $how --budget "$budget" --seed 7 \
          --threads "$2" --json -o "$work/plan.yaml" >"$work/out.json" 2>"$work/errors" || { cat "$work/errors" >&2; exit 3; }
        echo "$model $scheme $how: plan $(sha256sum <"$work/plan.yaml" | cut -c1-24) json $(without_times "$work/out.json")"
      done
    done
    "$cli" inspect "$file" --buffer 256KiB --json >"$work/out.json" && echo "$model inspect: $(without_times "$work/out.json")"
    "$cli" sweep "$file" --buffers 64KiB:1MiB --json >"$work/out.json" && echo "$model sweep: $(without_times "$work/out.json")"
  done
}

first=
runs=0
for build in "$@"; do
  [ -x "$build/bin/fusescope-cli" ] || { echo "$build has no bin/fusescope-cli" >&2; exit 2; }
  for threads in 1 2 8 1; do
    ask "$build" $threads >"$work/answers"
    runs=$((runs + 1))
    if [ -z "$first" ]; then
      first="$build, 1 thread"
      cp "$work/answers" "$work/first"
      echo "$(wc -l <"$work/first") questions"
    elif ! diff "$work/first" "$work/answers"; then
      echo "DIFFERENT: $build with $threads threads and $first" >&2
      exit 1
    fi
    echo "$build, $threads threads: $(sha256sum <"$work/answers" | cut -c1-24)"
  done
done
echo "$runs runs, all the same"
