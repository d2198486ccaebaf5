#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# train.sh OUT [BUILD]: makes the shipped weights and every figure of docs/predictor.md: both schemes, both variants, on the
# random split and with each family of networks left out. About an hour on one core; started again, it goes on where it was
# stopped. Afterwards copy OUT/*.weights and OUT/*.explainers to resources/predictor; packaging/explainers/compare.sh then makes
# the tables of docs/explainers.md.
set -eu
out=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
cli=${2:-$top/build/release}/bin/fusescope-cli

for scheme in LBDF BRR; do
  stem=$(echo "$scheme" | tr '[:upper:]' '[:lower:]')
  train() { "$cli" train --models "$top/resources/models" --scheme "$scheme" --seed 1 -o "$out" "$@"; }
  for variant in default paper; do
    [ -f "$out/$stem-$variant.report.json" ] || train --variant "$variant"
  done
  train --epochs 8 --leave-one-out
done
