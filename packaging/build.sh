#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# build.sh PRESET: installs what is missing and builds one preset of CMakePresets.json under build/PRESET.
set -eu
preset=$1
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
packaging/deps/install.sh
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
cmake --build --preset "$preset"
