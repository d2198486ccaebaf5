#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# soak.sh HOURS [BIN]: random actions on the window for so long, with a new seed every ten minutes; stops at the first
# finding. With FUSESCOPE_SOAK_WALL=1 waiting is measured by the clock: for a machine that does nothing else.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n 3,4p "$0" | cut -c3- >&2; exit 2; }
bin=$(cd "${2:-$top/build/ci/bin}" && pwd)
end=$(($(date +%s) + $(echo "$1" | awk '{printf "%d", $1 * 3600}')))
seed=1
export QT_QPA_PLATFORM=offscreen FUSESCOPE_DATA_DIR="$top/resources" QTEST_FUNCTION_TIMEOUT=3600000
while [ "$(date +%s)" -lt "$end" ]; do
  left=$((end - $(date +%s)))
  export FUSESCOPE_SOAK_SEED=$seed FUSESCOPE_SOAK_SECONDS=$((left < 600 ? left : 600))
  log=$(mktemp)
  if "$bin/tst_soak" >"$log" 2>&1; then grep QINFO "$log"; else cat "$log"; echo "seed $seed" >&2; exit 1; fi
  rm "$log"
  seed=$((seed + 1))
done
