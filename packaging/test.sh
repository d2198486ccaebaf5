#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test.sh [PRESET…]: installs what is missing, builds and runs all tests; presets ci (default), dev, asan, tsan.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
[ $# -gt 0 ] || set -- ci
for preset in "$@"; do
  packaging/build.sh "$preset"
  ctest --preset "$preset" -j "$(nproc)"
done
