#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# compare.sh [BUILD]: the tables of docs/explainers.md: all explainers on groups of all bundled models, both schemes, both
# predictors. Some minutes on one core; a table that is there is not made again.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
cli=${1:-$top/build/release}/bin/fusescope-cli
out=$top/docs/explainers
mkdir -p "$out"

table() {  # SCHEME BUFFER VARIANT
  stem=$(echo "$1" | tr '[:upper:]' '[:lower:]')-$3
  [ -s "$out/$stem.json" ] && return
  "$cli" explain "$top/resources/models" --compare --scheme "$1" --buffer "$2" --groups 20 --seed 11 --json \
    --weights "$top/resources/predictor/$stem.weights" > "$out/$stem.json.part"
  mv "$out/$stem.json.part" "$out/$stem.json"
}
for variant in default paper; do
  table LBDF 256KiB "$variant"
  table BRR 128KiB "$variant"
done
