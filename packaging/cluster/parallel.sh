#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# parallel.sh SHARDS RESULTS COMMAND…: runs "fusescope-cli COMMAND… --results RESULTS" in SHARDS parts with GNU parallel, as many
# at a time as JOBS says (default: one for each core), and merges them. What is done already is not done again. With SSHLOGINS
# ("4/host-a,4/host-b", see parallel(1)) the parts run on other machines, which see the same folders.
#   packaging/cluster/parallel.sh 8 out optimize models --hw accelerators --threads 1
set -eu
cli=${FUSESCOPE_CLI:-fusescope-cli}
shards=$1
results=$2
shift 2
# A model that failed is a row of the table, not an end: merge says what is missing.
seq "$shards" | parallel --quote ${JOBS:+--jobs "$JOBS"} ${SSHLOGINS:+--sshlogin "$SSHLOGINS" --workdir .} \
  "$cli" "$@" --results "$results" --shard "{}/$shards" > /dev/null || true
exec "$cli" merge "$results" --csv
