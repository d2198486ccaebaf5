#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# try.sh APPDIR: everything is loaded from the AppDir or is of the system; the window starts, a plan is found and drawn.
set -eu
app=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
model=$app/usr/share/fusescope/models/mobilenet_v2.onnx
QT_QPA_PLATFORM=offscreen "$app/AppRun" --first-picture "$model"
"$app/AppRun" fusescope-cli optimize "$model" --buffer 256KiB -o "$work/plan.yaml" | grep "DRAM access"
"$app/AppRun" fusescope-cli export "$model" --plan "$work/plan.yaml" --format svg -o "$work/plan.svg"
[ -s "$work/plan.svg" ]
# What is loaded in fact, by the loader itself.
LD_DEBUG=files QT_QPA_PLATFORM=offscreen "$app/AppRun" --first-picture "$model" 2>&1 > /dev/null |
  sed -n 's/.*calling init: \(\/.*\)/\1/p' | sort -u > "$work/loaded"
grep -q "^$app/usr/lib/libQt6Widgets" "$work/loaded"
echo "of the AppDir: $(grep -c "^$app" "$work/loaded"), of the system: $(grep -v "^$app" "$work/loaded" | xargs -n 1 basename |
  sort -u | tr '\n' ' ')"
if grep -v "^$app" "$work/loaded" | grep -E 'Qt6|onnx|protobuf|yaml|graphviz|gvc|pugixml'; then exit 1; fi
