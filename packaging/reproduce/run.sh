#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Everything of "fusescope-cli reproduce": runs each experiment, keeps each result in a file, and makes what docs/reproduction.md
# shows of them. Can be stopped and started again at any time; what is there is not run again. Experiments come in the order of
# their value: all of them with one seed, then three, then all. One that would take more than SECONDS of processor time gets fewer
# seeds, and is given up if its first run takes so long: its row says so. Some hours on two cores.
#   packaging/reproduce/run.sh [OUT] [SEEDS] [SECONDS]      FUSESCOPE_CLI names the program (default: build/ci/bin/fusescope-cli)
set -eu
cd "$(dirname "$0")/../.."
out=${1:-docs/reproduction}
seeds=${2:-10}
limit=${3:-120}
cli=${FUSESCOPE_CLI:-build/ci/bin/fusescope-cli}
mkdir -p "$out"

run() { "$cli" reproduce --results "$out/experiments" --pictures "$out" --experiment-seconds "$limit" "$@" > /dev/null; }
keep() {  # NAME and the rest of a command that runs nothing
  name=$1
  shift
  "$cli" reproduce --results "$out/experiments" --pictures "$out" --run-nothing --json "$@" > "$out/$name.part"
  mv "$out/$name.part" "$out/$name"
}

run --table I
run --table figure-4
for count in 1 3 "$seeds"; do
  for table in III V figure-5 IV II; do run --table $table --seeds "$count"; done
  run --table effort --algorithms local,nsga2 --seeds "$count"
  run --table quality --seeds "$count"
  # GNNExplainer on every group that a random search meets takes half an hour a run on the large networks.
  run --table effort --algorithms random --explainers none,random,pg,pg-budget,rg,lookahead,exact --seeds "$count"
  for density in sparse dense; do
    run --table effort --density $density --explainers none,random,pg,rg,lookahead,exact --seeds "$count"
  done
done
for table in II III IV V figure-5 quality; do keep table-$table.json --table $table; done
for density in sparse mixed dense; do keep effort-$density.json --table effort --density $density; done
keep verdicts.json --table verdicts
"$cli" reproduce --results "$out/experiments" --pictures "$out" --table verdicts --markdown > "$out/verdicts.md"

show() { printf '\n## %s\n```\n' "$1"; shift; "$cli" reproduce --results "$out/experiments" --pictures "$out" --run-nothing "$@"; echo '```'; }
{
  echo '# All tables, as `fusescope-cli reproduce` prints them'
  show 'Table I and Figure 3' --table I
  for table in II III IV V; do show "Table $table" --table $table; done
  show 'Figure 5' --table figure-5
  show 'Quality of local search on all bundled models' --table quality
  for density in mixed sparse dense; do show "Effort, $density cuts" --table effort --density $density; done
} > "$out/tables.md"
