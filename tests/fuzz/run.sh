#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh [SECONDS_EACH [FOLDER [TARGET…]]]: builds the fuzzers, lets each read for that long (60 s), and prints what came of
# it. Corpora and findings stay in FOLDER (build/fuzz/findings): what is found there is fixed, and the input that showed it
# goes to tests/data/fuzz/TARGET, where the ordinary tests read it for ever.
# Needs clang and libFuzzer: apt-get install clang libclang-rt-14-dev
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top"
seconds=${1:-60}
folder=${2:-build/fuzz/findings}
[ $# -ge 2 ] && shift 2 || shift $#
command -v clang++ >/dev/null || { echo "clang++ is missing: apt-get install clang libclang-rt-14-dev" >&2; exit 2; }
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz >/dev/null
ninja -C build/fuzz fuzz_readers write_seeds >/dev/null

all='onnx accelerator plan paper experiment table csv model-explorer tensorrt openvino query weights explainers checkpoint
groups layout result batch onnx-copy'
[ $# -gt 0 ] || set -- $all

# What the project has of the kind already, besides what write_seeds makes.
seeds() {
  case $1 in
    onnx | onnx-copy) find tests/data/bad_models resources/models -name '*.onnx' -size -30k -exec cp {} "$2" \; ;;
    paper) cp resources/paper/results.yaml "$2" ;;
  esac
  build/fuzz/bin/write_seeds "$1" "$2"
  [ ! -d "tests/data/fuzz/$1" ] || cp "tests/data/fuzz/$1"/* "$2"
}

mkdir -p "$folder"
found=0
printf '%-16s %12s %10s %10s %9s  %s\n' target executions per-second edges corpus findings
for target in "$@"; do
  mkdir -p "$folder/$target/corpus" "$folder/$target/seeds" "$folder/$target/found"
  seeds "$target" "$folder/$target/seeds"
  log=$folder/$target/log
  dictionary=tests/fuzz/dictionaries/$target.txt
  most=16384
  case $target in onnx*) most=32768 ;; esac
  status=0
  FUSESCOPE_FUZZ_TARGET=$target UBSAN_OPTIONS=print_stacktrace=1 nice -n 19 build/fuzz/bin/fuzz_readers \
    -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -max_len="$most" -print_final_stats=1 -print_funcs=0 -use_value_profile=1 \
    $([ ! -f "$dictionary" ] || echo "-dict=$dictionary") \
    -artifact_prefix="$folder/$target/found/" "$folder/$target/corpus" "$folder/$target/seeds" >"$log" 2>&1 || status=$?
  count=$(find "$folder/$target/found" -type f | wc -l)
  [ "$status" -eq 0 ] || found=1
  printf '%-16s %12s %10s %10s %9s  %s\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" \
    "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)" \
    "$(find "$folder/$target/corpus" -type f | wc -l)" \
    "$([ "$count" -eq 0 ] && echo none || echo "$count: see $log")"
done
exit $found
