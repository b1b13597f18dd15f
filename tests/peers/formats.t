#!/bin/sh
# The formats of findings, read by others: SARIF by its published schema
# (the package that carries it is Microsoft's), JUnit by junitparser,
# annotations by GitHub's own toolkit, GitLab's report by a schema of what
# its manual asks for.
. tests/lib.sh

PYTHON=/usr/bin/python3		# the one that Debian's modules are for
SCHEMAS=@microsoft/jest-sarif@1.0.0-beta.0
TOOLKIT=@actions/core@1.11.1
NPM=$OUT/npm-formats
SCHEMA=$NPM/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
[ -f "$SCHEMA" ] && [ -d "$NPM/node_modules/@actions/core" ] ||
    npm install --silent --no-save --prefix "$NPM" "$SCHEMAS" "$TOOLKIT" \
    >/dev/null 2>&1
read_by() {
	run $PYTHON tests/peers/formats.py "$@"
}

mkdir "$T/a, b: 50%"
cp tests/cli/formats/plan.yaml "$T/a, b: 50%/p.yaml"
printf 'plan:\n  title: x\n  titel: y\n' >"$T/broken.yaml"
for plan in examples/*.yaml examples/*/*.yaml templates/starters/*.yaml \
    "$T/a, b: 50%/p.yaml" "$T/broken.yaml"; do
	stem=$(basename "$plan" .yaml)
	case $plan in
	examples/*/*) [ "$(basename "$(dirname "$plan")")" = "$stem" ] ||
	    continue ;;
	esac
	for format in sarif gitlab junit github; do
		planpress check --format $format "$plan" >"$T/$stem.$format"
	done
	if [ -f "$SCHEMA" ]; then
		read_by sarif "$SCHEMA" "$T/$stem.sarif"
		code_is 0 "$stem: SARIF as its schema says"
	else
		skip "npm cannot install $SCHEMAS here"
	fi
	read_by gitlab "$T/$stem.gitlab"
	code_is 0 "$stem: what GitLab asks for"
	read_by junit "$T/$stem.junit"
	code_is 0 "$stem: cases and counts as junitparser reads them"
	run xmllint --noout "$T/$stem.junit"
	code_is 0 "$stem: well-formed XML"
	read_by github "$T/$stem.github"
	mv "$T/.out" "$T/$stem.parts"
	if [ -d "$NPM/node_modules/@actions/core" ]; then
		run_with "$T/$stem.parts" env NODE_PATH="$NPM/node_modules" \
		    node tests/peers/annotations.js
		same "$T/.out" "$T/$stem.github" \
		    "$stem: annotations as GitHub's toolkit writes them"
	else
		skip "npm cannot install $TOOLKIT here"
	fi
done

# That each reader can find a fault.
if [ -f "$SCHEMA" ]; then
	sed 's/"level": "error"/"level": "grave"/' "$T/p.sarif" >"$T/bad.sarif"
	read_by sarif "$SCHEMA" "$T/bad.sarif"
	code_is 1 'a level that SARIF has not'
fi
sed 's/"minor"/"little"/' "$T/p.gitlab" >"$T/bad.gitlab"
read_by gitlab "$T/bad.gitlab"
code_is 1 'a severity that GitLab has not'
sed '/<testsuite /s/ failures="[0-9]*"/ failures="99"/' "$T/p.junit" \
    >"$T/bad.junit"
read_by junit "$T/bad.junit"
code_is 1 'a wrong count'
done_testing
