#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh: flatpak-builder reads the manifest, and each address and hash in it is one of Debian's signed index (fetched into a
# folder of its own; nothing of the system is changed). 77 if there is no flatpak-builder.
set -eu
manifest=$(cd "$(dirname "$0")" && pwd)/org.fusescope.Fusescope.yaml
command -v flatpak-builder > /dev/null || { echo "skipped: flatpak-builder is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
( cd "$work" && flatpak-builder --show-manifest "$manifest" > /dev/null )   # it leaves a folder of its own behind
echo "the manifest is read"

mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main" \
  > "$work/sources.list"
apt_there() {
  apt-get -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" "$@"
}
apt_there update -qq
apt_there source --print-uris onnx protobuf yaml-cpp pugixml nlohmann-json3 cli11 graphviz giflib > "$work/uris" 2> /dev/null
grep -A 1 'url:' "$manifest" | sed -n 's/ *url: *//p' | while read -r url; do
  hash=$(grep -A 1 -F "$url" "$manifest" | sed -n 's/ *sha256: *//p')
  grep -F "'$url'" "$work/uris" | grep -q "SHA256:$hash$" || { echo "not in the index of Debian: $url $hash"; exit 1; }
  echo "as in the index of Debian: ${url##*/}"
done
