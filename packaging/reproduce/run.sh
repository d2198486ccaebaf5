#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every experiment of "fusescope-cli reproduce" and keeps each result in a file, so that it can be stopped and started
# again at any time. Takes some hours on two cores.
#   packaging/reproduce/run.sh [RESULTS_FOLDER] [SEEDS]        FUSESCOPE_CLI names the program (default: build/ci/bin/fusescope-cli)
set -eu
cd "$(dirname "$0")/../.."
results=${1:-build/reproduce}
seeds=${2:-10}
cli=${FUSESCOPE_CLI:-build/ci/bin/fusescope-cli}
for table in II III IV V figure-5; do
    "$cli" reproduce --table "$table" --results "$results" --seeds "$seeds"
done
for density in sparse mixed dense; do
    "$cli" reproduce --table effort --density "$density" --results "$results" --seeds "$seeds"
done
