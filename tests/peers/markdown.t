#!/bin/sh
# The review pack passes a Markdown linter, in a folder and in one file.
# Only the rule on the length of lines is off: a paragraph is a line.
. tests/lib.sh

LINT=markdownlint-cli2@0.17.2
NPM=$OUT/npm
[ -x "$NPM/node_modules/.bin/markdownlint-cli2" ] ||
    npm install --silent --no-save --prefix "$NPM" "$LINT" >/dev/null 2>&1
if [ ! -x "$NPM/node_modules/.bin/markdownlint-cli2" ]; then
	skip "npm cannot install $LINT here"
	done_testing
fi
lint() {
	run "$NPM/node_modules/.bin/markdownlint-cli2" \
	    --config "$T/.markdownlint-cli2.jsonc" "$1"
	cat "$T/.out" >>"$T/.err"
}
echo '{"config": {"default": true, "MD013": false}}' \
    >"$T/.markdownlint-cli2.jsonc"

for plan in examples/*.yaml examples/*/*.yaml templates/starters/*.yaml; do
	stem=$(basename "$plan" .yaml)
	case $plan in
	examples/*/*) [ "$(basename "$(dirname "$plan")")" = "$stem" ] ||
	    continue ;;
	esac
	run planpress build -q --only md -o "$T/$stem" "$plan"
	code_is 0 "$plan builds"
	run planpress build -q --only md --single -o "$T/$stem-one" "$plan"
	code_is 0 "$plan builds as one file"
	lint "$T/$stem/**/*.md"
	code_is 0 'the pack has no fault'
	err_has 'Linting: 10 file(s)' 'in any of its files'
	lint "$T/$stem-one/*.md"
	code_is 0 'nor has the pack in one file'
done

# That the linter can find one.
mkdir "$T/bad"
printf '# One\n# Two \n' >"$T/bad/bad.md"
lint "$T/bad/*.md"
code_is 1 'a fault is found'
done_testing
