#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# try.sh [CLI]: tries both recipes on this machine: 3 models on 2 accelerators in 4 shards by GNU parallel, and by an array job
# on a Slurm of one node that is started for it and stopped after it (as root, in a folder of its own, on ports of its own).
# The merged tables must be those of one run without shards. Installs parallel, slurm-wlm and munge from Debian.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
"$top/packaging/deps/install.sh" cluster.txt
FUSESCOPE_CLI=$(realpath "${1:-$top/build/release/bin/fusescope-cli}")
export FUSESCOPE_CLI
work=$(mktemp -d)
chmod 755 "$work"
started=
finish() {
  for daemon in $started; do kill "$daemon" 2> /dev/null || true; done
  for daemon in $started; do
    while kill -0 "$daemon" 2> /dev/null; do sleep 0.1; done
  done
  rm -rf "$work"
}
trap finish EXIT
cd "$work"

mkdir models
for model in mobilenet_v2 resnet18 squeezenet1_1; do cp "$top/resources/models/$model.onnx" models/; done
set -- optimize models --buffer 128KiB,256KiB --algorithm local --budget 2000 --seed 7
"$FUSESCOPE_CLI" "$@" --csv > whole.csv
[ "$(wc -l < whole.csv)" = 7 ]

"$here/parallel.sh" 4 by-parallel "$@" > parallel.csv
cmp whole.csv parallel.csv
echo "GNU parallel: the same table"

cat > slurm.conf <<CONF
ClusterName=try
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
printf 'CgroupPlugin=autodetect\nIgnoreSystemd=yes\n' > cgroup.conf   # slurmd of Debian 12 wants one even if no plugin uses it
mkdir state spool
export SLURM_CONF=$work/slurm.conf
head -c 1024 /dev/urandom > munge.key
chmod 400 munge.key
/usr/sbin/munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" \
  --log-file="$work/munged.log" --seed-file="$work/munged.seed" > munged.out 2>&1 &
started="$!"
for _ in $(seq 50); do [ -S munge.socket ] && break; sleep 0.1; done
slurmctld -D > slurmctld.out 2>&1 &
started="$! $started"
slurmd -D > slurmd.out 2>&1 &
started="$! $started"
for _ in $(seq 100); do sinfo -h -o %T 2> /dev/null | grep -q idle && break; sleep 0.2; done
if ! sinfo -h -o %T 2> /dev/null | grep -q idle; then
  echo "Slurm does not start here:"
  tail -n 20 munged.out munged.log slurmctld.out slurmctld.log slurmd.out slurmd.log 2> /dev/null
  exit 1
fi
sbatch --wait --array=1-4 --output=task-%a.out "$here/slurm_array.sh" by-slurm "$@" || { cat task-*.out; exit 1; }
"$FUSESCOPE_CLI" merge by-slurm --csv > slurm.csv
cmp whole.csv slurm.csv
echo "Slurm: the same table"

# A node that is lost: a cell is gone, and only it is run again.
rm "$(ls by-slurm/*.cell.json | head -n 1)"
touch mark
sbatch --wait --array=1-4 --output=task-%a.out "$here/slurm_array.sh" by-slurm "$@" || { cat task-*.out; exit 1; }
"$FUSESCOPE_CLI" merge by-slurm --csv | cmp - whole.csv
[ "$(find by-slurm -name '*.cell.json' -newer mark | wc -l)" = 1 ]
echo "Slurm: only what was gone was run again"
