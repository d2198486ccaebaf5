#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# update.sh [--check]: brings resources/translations/*.ts up to date with the words in ui/ and app/gui. New ones are added
# as unfinished, those that are gone are dropped. Fails if lupdate cannot tell what some words belong to; with --check
# changes nothing, and fails if there is anything to change.
set -eu
cd "$(dirname "$0")/../.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
folder=resources/translations

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# It needs the headers of the window to know in which class a word stands; those of core/ it would complain about.
mkdir "$scratch/headers"
ln -s "$PWD/ui" "$PWD/app" "$scratch/headers/"
if [ "${1:-}" = --check ]; then
  cp $folder/*.ts "$scratch/"
  folder=$scratch
fi

update() {
  "$lupdate" -I "$scratch/headers" -no-obsolete -locations none -source-language en "$@" 2>&1
}

# English has only what %n needs.
messages=$(update -target-language en -pluralonly ui app/gui -ts "$folder/fusescope_en.ts"
           for file in "$folder"/*.ts; do
             language=$(basename "$file" .ts | sed 's/^fusescope_//')
             [ "$language" = en ] || update -target-language "$language" ui app/gui -ts "$file"
           done)
echo "$messages"
if echo "$messages" | grep -qvE '^(Scanning|Updating|Stripping|    Found|    Removed|    Kept|    Same-text)'; then
  echo "lupdate does not understand all sources: see above." >&2
  exit 1
fi
[ "$folder" = resources/translations ] && exit 0
for file in resources/translations/*.ts; do
  diff -u "$file" "$scratch/$(basename "$file")" || stale=yes
done
if [ "${stale:-}" ]; then
  echo "Run packaging/translations/update.sh and translate what is new." >&2
  exit 1
fi
