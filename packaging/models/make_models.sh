#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs make_models.py with Debian's Python, after installing what it needs if that is missing.
set -eu
packages="python3-torchvision python3-onnx"
if ! /usr/bin/python3 -c 'import onnx, torch, torchvision' 2>/dev/null; then
    echo "installing $packages" >&2
    if [ "$(id -u)" -eq 0 ]; then
        apt-get install --yes --no-install-recommends $packages >&2
    else
        sudo apt-get install --yes --no-install-recommends $packages >&2
    fi
fi
exec /usr/bin/python3 "$(dirname "$0")/make_models.py" "$@"
