#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Brings resources/translations/*.ts up to date with the words in ui/ and app/gui: new ones are added as unfinished, those
# that are gone are dropped. Fails if lupdate cannot tell what some words belong to.
set -eu
cd "$(dirname "$0")/../.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}

# It needs the headers of the window to know in which class a word stands; those of core/ it would complain about.
headers=$(mktemp -d)
trap 'rm -rf "$headers"' EXIT
ln -s "$PWD/ui" "$PWD/app" "$headers/"

update() {
  "$lupdate" -I "$headers" -no-obsolete -locations none -source-language en "$@" 2>&1
}

messages=$(update -target-language de ui app/gui -ts resources/translations/fusescope_de.ts
           update -target-language en -pluralonly ui app/gui -ts resources/translations/fusescope_en.ts)
echo "$messages"
if echo "$messages" | grep -qvE '^(Scanning|Updating|Stripping|    Found|    Removed|    Kept|    Same-text)'; then
  echo "lupdate does not understand all sources: see above." >&2
  exit 1
fi
