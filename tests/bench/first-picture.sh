#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# first-picture.sh BIN [RUNS] [MODEL…]: from the start of the process to the first complete picture on the screen, in
# milliseconds: least, median and greatest of RUNS (9). BIN is the folder of `fusescope`; all bundled models if none is
# named. Needs no display.
set -eu
bin=$1
runs=${2:-9}
[ $# -lt 2 ] || shift
shift
top=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -gt 0 ] || set -- "$top"/resources/models/*.onnx
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" FUSESCOPE_DATA_DIR="${FUSESCOPE_DATA_DIR:-$top/resources}"
for model in "$@"; do
  for _ in $(seq "$runs"); do
    "$bin/fusescope" --first-picture "$model" 2>/dev/null | sed 's/.* after \([0-9]*\) ms/\1/'
  done | sort -n | awk -v name="$(basename "$model" .onnx)" '
    { ms[NR] = $1 }
    END { printf "%-34s least %4d  median %4d  greatest %4d\n", name, ms[1], ms[int((NR + 1) / 2)], ms[NR] }'
done
