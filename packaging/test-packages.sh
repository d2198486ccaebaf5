#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test-packages.sh: builds the Debian packages, has lintian and the validators judge them, installs them into a clean Debian 12
# (debootstrap; as root), and tries them there: the window, the command line, training with and without its package, the
# library. Takes some minutes and downloads a Debian. FUSESCOPE_ROOT names a folder that holds a clean root already; where
# none can be made, the packages are unpacked beside each other and only what runs from there is tried. FUSESCOPE_BUILD names a
# finished build to take instead of making that of the preset release.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
packaging/deps/install.sh packages.txt
if [ -n "${FUSESCOPE_BUILD:-}" ]; then build=$FUSESCOPE_BUILD; else packaging/build.sh release; build=build/release; fi
work=$(mktemp -d)
root=${FUSESCOPE_ROOT:-$work/root}
finish() {
  umount "$root/proc" 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
step() { echo "== $*"; }

step "packages"
rm -f "$build"/*.deb
( cd "$build" && cpack -G DEB > "$work/cpack.log" 2>&1 ) || { cat "$work/cpack.log"; exit 1; }
for package in "$build"/*.deb; do
  dpkg-deb -f "$package" Package Version Depends
done

step "lintian"
lintian --allow-root --fail-on error "$build"/*.deb

step "desktop entry, description, types of files, manual"
packaging/linux/check.sh "$build"

model=/usr/share/fusescope/models/mobilenet_v2.onnx
bytes() { grep -m 1 -o '"dram_bytes": *[0-9]*' | grep -o '[0-9]*$'; }
expected=$("$build/bin/fusescope-cli" optimize resources/models/mobilenet_v2.onnx --buffer 256KiB --json | bytes)

unpacked() {
  step "no clean root here: the packages are unpacked into an empty folder instead, without their dependencies"
  for package in "$build"/fusescope_*.deb "$build"/libfusescope-dev_*.deb; do dpkg -x "$package" "$work/flat"; done
  found=$("$work/flat/usr/bin/fusescope-cli" optimize "$work/flat$model" --buffer 256KiB --json | bytes)
  [ "$found" = "$expected" ]
  QT_QPA_PLATFORM=offscreen "$work/flat/usr/bin/fusescope" --first-picture "$work/flat$model"
  if "$work/flat/usr/bin/fusescope-cli" train --models "$work/flat/usr/share/fusescope/models" -o "$work/t" 2> "$work/said"
  then echo "training ran without its module"; exit 1; fi
  grep fusescope-training "$work/said"
  exit 0
}

if [ ! -x "$root/usr/bin/apt-get" ]; then
  [ "$(id -u)" = 0 ] || unpacked
  step "a clean Debian 12 in $root"
  debootstrap --variant=minbase bookworm "$root" > "$work/debootstrap.log" 2>&1 || unpacked
fi
mount -t proc proc "$root/proc" || unpacked
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/debs"
cp "$build"/*.deb "$root/debs"
cp -r packaging/library/example "$root/debs/example"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  QT_QPA_PLATFORM=offscreen "$@"; }
install_there() { inside sh -c "apt-get install -y --no-install-recommends $*" > "$work/apt.log" 2>&1 || { tail -30 "$work/apt.log"; exit 1; }; }
inside apt-get update -qq

step "fusescope: installed, started, used"
install_there /debs/fusescope_*.deb
inside fusescope --version
inside fusescope-cli --version
inside fusescope --first-picture "$model"
found=$(inside fusescope-cli optimize "$model" --buffer 256KiB --json -o /tmp/plan.yaml | bytes)
echo "the best plan moves $found bytes there, $expected here"
[ "$found" = "$expected" ]
inside fusescope-cli export "$model" --plan /tmp/plan.yaml --format svg -o /tmp/plan.svg
[ -s "$root/tmp/plan.svg" ]
for file in man/man1/fusescope.1.gz man/man1/fusescope-cli.1.gz bash-completion/completions/fusescope-cli; do
  [ -s "$root/usr/share/$file" ] || [ "${file#man}" != "$file" ]   # a minimal Debian leaves manuals out
done

step "training asks for its package"
if inside fusescope-cli train --models /usr/share/fusescope/models -o /tmp/t 2> "$work/said"; then
  echo "training ran without its module"; exit 1
fi
cat "$work/said"
grep -q fusescope-training "$work/said"

step "libfusescope-dev: a project of its own finds it"
install_there /debs/libfusescope-dev_*.deb g++ cmake ninja-build
inside sh -c 'cmake -S /debs/example -B /tmp/example -G Ninja && ninja -C /tmp/example' > "$work/example.log" 2>&1 ||
  { cat "$work/example.log"; exit 1; }
inside /tmp/example/best_plan "$model" 256KiB | tail -n 1

step "fusescope-training: the second backend answers as the first"
install_there /debs/fusescope-training_*.deb
for backend in plain torch; do
  inside fusescope-cli inspect /usr/share/fusescope/models/squeezenet1_1.onnx --buffer 128KiB --predict --backend "$backend" \
    > "$work/$backend"
done
cmp "$work/plain" "$work/torch"

step "removed without a trace"
inside apt-get purge -y -qq fusescope fusescope-training libfusescope-dev > "$work/apt.log" 2>&1
left=$(find "$root/usr" "$root/etc" "$root/var/lib/dpkg/info" -iname '*fusescope*')
[ -z "$left" ] || { echo "$left"; exit 1; }
echo "all well"
