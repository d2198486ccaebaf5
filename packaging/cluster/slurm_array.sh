#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# An array job of Slurm: each task runs one part of "fusescope-cli COMMAND… --results RESULTS". All tasks see the same folders.
#   sbatch --wait --array=1-8 packaging/cluster/slurm_array.sh out optimize models --hw accelerators
#   fusescope-cli merge out --csv
# Submitted again, it runs only what is not there: after a node was lost, or with models added.
#SBATCH --job-name=fusescope
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -eu
cli=${FUSESCOPE_CLI:-fusescope-cli}
results=$1
shift
status=0
"$cli" "$@" --threads "${SLURM_CPUS_PER_TASK:-1}" --results "$results" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_MAX" ||
  status=$?
[ "$status" = 3 ] || exit "$status"   # 3: some model failed, and is a row of the table; the others were run
