#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install.sh [LIST]: installs the Debian packages of the list (default: debian.txt) that are missing; does nothing if none is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

missing=
for package in $(grep -v '^#' "$here/${1:-debian.txt}"); do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "These packages are missing, and this is no Debian system:$missing" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Run this as root, or install:$missing" >&2
    exit 1
  fi
  as_root=sudo
fi
echo "Installing:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
