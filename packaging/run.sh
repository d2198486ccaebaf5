#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sets everything up and does the main job on the bundled EfficientNet-B3: with a display it opens the window on it,
# without one it finds the best fusion plan for a 256 KiB buffer and writes the plan and its picture under out/.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
packaging/build.sh release
bin=build/release/bin
model=resources/models/efficientnet_b3.onnx

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$bin/fusescope" "$model"
fi
echo "No display: running the command line."
mkdir -p out
"$bin/fusescope-cli" optimize "$model" --buffer 256KiB -o out/efficientnet_b3.plan.yaml
"$bin/fusescope-cli" export "$model" --plan out/efficientnet_b3.plan.yaml --format svg -o out/efficientnet_b3.svg
