#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# offline.sh [BIN]: shows that the programs in BIN (build/ci/bin) open no network connection, need none, write only what
# they were asked to write and into the folders of XDG, and never open what an ONNX file refers to. Needs strace; with
# the right to make namespaces (root, or user namespaces) it also runs them without any network.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
bin=$(cd "${1:-$top/build/ci/bin}" && pwd)
command -v strace >/dev/null || { echo "strace is missing: apt-get install strace" >&2; exit 2; }
export FUSESCOPE_DATA_DIR="$top/resources"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home" "$work/out"
export HOME="$work/home" QT_QPA_PLATFORM=offscreen
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR || true
failed=0

fail() { echo "FAILED: $1" >&2; failed=1; }

# run NAME COMMAND…: traces it, without a network where that can be made.
run() {
  name=$1
  shift
  if unshare -rn true 2>/dev/null; then set -- unshare -rn "$@"; fi
  (cd "$work/out" && strace -f -qq -e trace=socket,connect,open,openat,creat,mkdir,mkdirat,rename,renameat2,unlink,unlinkat \
     -o "$work/$name.trace" "$@") >"$work/$name.out" 2>&1 || { fail "$name does not run offline"; tail -3 "$work/$name.out" >&2; }
  if grep -E 'socket\(AF_INET|connect\(.*sin6?_' "$work/$name.trace" >&2; then fail "$name opens a network connection"; fi
  # What was opened for writing or made, wherever that succeeded, but the own folders and devices.
  grep -vE '= -1 E' "$work/$name.trace" |
    grep -E 'O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir|rename' |
    grep -oE '"[^"]+"' | tr -d '"' | sort -u |
    grep -vE "^($work/(home/\.(config|cache|local)|out)|/dev/(null|tty|shm|dri)|/proc/self/|[^/]*\$|/memfd:)" |
    grep -vE '^/proc/|^/tmp/(runtime-|qt_)' >"$work/$name.outside" || true
  if [ -s "$work/$name.outside" ]; then fail "$name writes elsewhere:"; cat "$work/$name.outside" >&2; fi
}

model=$FUSESCOPE_DATA_DIR/models/squeezenet1_1.onnx
run inspect "$bin/fusescope-cli" inspect "$model" --buffer 256KiB --json
run optimize "$bin/fusescope-cli" optimize "$model" --buffer 256KiB -o plan.yaml
run explain "$bin/fusescope-cli" optimize "$model" --buffer 256KiB --algorithm local --explainer lookahead --budget 200
run export "$bin/fusescope-cli" export "$model" --plan plan.yaml --format dot -o plan.dot
[ ! -x "$bin/fusescope" ] || run window timeout 20 "$bin/fusescope" --first-picture "$model"

# External data: a model whose weights claim to lie in /etc/passwd, and up the folders.
sed 's/weights\.bin/\/etc\/passwd/g' "$model" >"$work/out/external.onnx"
run external "$bin/fusescope-cli" inspect external.onnx
if grep -E '"[^"]*(passwd|shadow|weights\.bin)"' "$work/external.trace" >&2; then fail "external data was opened"; fi

[ "$failed" -eq 0 ] && echo "no network, nothing written outside of the asked outputs and $(printf '~/.config ~/.cache ~/.local'), no external data opened"
exit $failed
