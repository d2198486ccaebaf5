#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# try.sh BUILD_DIR: installs the core of a finished build into an empty folder, builds the example against it as a project
# of its own, runs it, and compares with fusescope-cli. Every installed header must compile with nothing else of ours.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --component development --prefix "$work/prefix" > "$work/install.log"
( cd "$work/prefix/include/fusescope" && find core -name '*.h' | sort | sed 's/.*/#include "&"/' ) > "$work/headers.cpp"
echo "headers: $(wc -l < "$work/headers.cpp")"
"${CXX:-c++}" -std=c++20 -fsyntax-only -Wall -Wextra -I "$work/prefix/include/fusescope" "$work/headers.cpp"

cmake -S "$here/example" -B "$work/example" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" > "$work/configure.log" 2>&1 ||
  { cat "$work/configure.log"; exit 1; }
ninja -C "$work/example" > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
model=$here/../../resources/models/mobilenet_v2.onnx
ours=$("$work/example/best_plan" "$model" 256KiB | tail -n 1)
theirs=$("$build/bin/fusescope-cli" optimize "$model" --buffer 256KiB --json | grep -m 1 -o '"dram_bytes": *[0-9]*' |
  grep -o '[0-9]*$')
echo "example: $ours; fusescope-cli: $theirs bytes"
[ "$ours" = "$theirs bytes in all, proven least" ]
