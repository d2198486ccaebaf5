#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh BUILD_DIR: the desktop entry, the AppStream description, the types of files and the manual, by the tools of
# their makers. What is not installed is skipped, and said; 77 if that is everything.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
made=$1/packaging/linux
checked=0

has() {
  if command -v "$1" > /dev/null; then checked=1; else echo "skipped: $1 is not installed"; return 1; fi
}

if has desktop-file-validate; then desktop-file-validate "$here/org.fusescope.Fusescope.desktop"; fi
if has appstreamcli; then appstreamcli validate --no-net "$made/org.fusescope.Fusescope.metainfo.xml"; fi
if has update-mime-database; then
  home=$(mktemp -d)   # a folder that is not searched is complained of
  trap 'rm -rf "$home"' EXIT
  types=$home/mime
  mkdir -p "$types/packages"
  cp "$here/fusescope-mime.xml" "$types/packages/"
  said=$(XDG_DATA_HOME=$home update-mime-database "$types" 2>&1)
  [ -z "$said" ] || { echo "$said"; exit 1; }
  for type in x-onnx x-fusescope-plan x-fusescope-accelerator; do [ -f "$types/application/$type.xml" ]; done
fi
if [ -x "$1/bin/fusescope" ]; then   # the manual is written by hand: it knows every option
  QT_QPA_PLATFORM=offscreen "$1/bin/fusescope" --help | grep -o '^ .*--[a-z-]*' | grep -o -e '--[a-z-]*' | while read -r option; do
    grep -qF -e "$(echo "$option" | sed 's/-/\\-/g')\fR" "$here/fusescope.1.in" || [ "$option" = --help-all ] ||
      { echo "fusescope.1.in does not tell of $option"; exit 1; }
  done
fi
if has groff; then
  for page in "$made/reference.man" "$made"/*.1; do
    said=$(groff -man -ww -z -K utf8 -T utf8 "$page" 2>&1)
    [ -z "$said" ] || { echo "$said"; exit 1; }
  done
fi
[ "$checked" = 1 ] || exit 77
echo "all well"
