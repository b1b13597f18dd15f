#!/bin/sh
# The formats of findings for programs: the bytes of each for one plan, and
# what holds for every plan.  UPDATE_FORMATS=1 writes the bytes anew: read
# what differs before you commit it.  That other programs can read them is
# shown in tests/peers/formats.t.
. tests/lib.sh

WANT=$ROOT/tests/cli/formats
RULES=S106,S126,S128,R601,M811,P701
cd "$WANT" || exit 1

for format in text json sarif github gitlab junit; do
	run planpress check --only "$RULES" --format $format \
	    --output "$T/got.$format" plan.yaml
	code_is 0 "$format"
	sed 's/"[0-9.]*"\(,\{0,1\}\)$/"VERSION"\1/; t
	    s/Version": "[0-9.]*"/Version": "VERSION"/' \
	    "$T/got.$format" >"$T/plan.$format"
	[ -z "${UPDATE_FORMATS-}" ] || cp "$T/plan.$format" .
	same "plan.$format" "$T/plan.$format" "    has the bytes that it had"
done
cd "$T" || exit 1
cp "$WANT/plan.yaml" .

# ---- where they go ----

for format in json sarif github gitlab junit; do
	run planpress check --format $format plan.yaml
	[ -s .out ] && [ ! -s .err ]
	ok $? "$format goes to standard output"
done
run planpress check plan.yaml
[ -s .err ] && [ ! -s .out ]
ok $? 'text goes to standard error'
run planpress check --format xml plan.yaml
code_is 2 'a format that there is not'
err_has 'junit' '    is told which there are'

# ---- fingerprints are of the rule and the record, not of the line ----

prints() {
	planpress check --only "$RULES" --format gitlab "$1" |
	    sed -n 's/.*"fingerprint": //p' | sort
}
prints plan.yaml >before
[ "$(wc -l <before)" -eq "$(sort -u before | wc -l)" ]
ok $? 'no two findings have one fingerprint'
mkdir moved
{ echo '# one'; echo '# two'; cat plan.yaml; } |
    sed 's/better & <cheaper>/and better/' >moved/plan.yaml
prints moved/plan.yaml >after
same before after 'lines above, another title and folder: all the same'
sed 's/id: food/id: meals/' plan.yaml >moved/plan.yaml
prints moved/plan.yaml >after
! cmp -s before after
ok $? 'another record has another'
planpress check --only "$RULES" --format sarif plan.yaml |
    sed -n 's/.*"ruleAndRecord.v1": \(.*\)/\1,/p' | sort >sarif
[ "$(comm -13 sarif before)" = '' ]
ok $? 'SARIF has the same'

# ---- names of files ----

mkdir 'a, b: 50%'
cp plan.yaml 'a, b: 50%/c d.yaml'
run planpress check --format github './a, b: 50%/c d.yaml'
out_has 'file=a%2C b%3A 50%25/c d.yaml,line=' 'commas and colons for GitHub'
run planpress check --format sarif './a, b: 50%/c d.yaml'
out_has '"uri": "a,%20b%3A%2050%25/c%20d.yaml"' 'percent signs for SARIF'
run planpress check --format sarif "$T/plan.yaml"
out_has "\"uri\": \"file://$T/plan.yaml\"" 'an absolute path'
run_with plan.yaml planpress check --format gitlab -
out_has '"path": "standard input"' 'standard input has a name'

# ---- ten annotations of a kind ----

{
	sed '/^actions:/,$d' plan.yaml
	echo 'actions:'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
		echo "  - {id: a$i, title: T, lead: nurse}"
	done
} >many.yaml
run planpress check --only S106,S126,P701 --format github many.yaml
[ "$(grep -c '^::error ' .out)" -eq 10 ]
ok $? 'ten errors'
[ "$(grep -c '^::warning ' .out)" -eq 10 ]
ok $? 'ten warnings'
out_has '::notice title=planpress::Not shown here: 3 errors, 3 warnings' \
    'and what is left'
head -n 10 .out | grep -vq '^::error '
[ $? -eq 1 ]
ok $? 'the most serious first'
sed 's/^checks:.*//' many.yaml >notes.yaml
echo 'checks: {S106: note, S126: note}' >>notes.yaml
run planpress check --only S106,S126,P701 --format github notes.yaml
[ "$(grep -c '^::notice ' .out)" -eq 10 ]
ok $? 'no more than ten notices, the one that counts among them'
out_has 'Not shown here: 18 notes' 'it counts the rest'

# ---- several plans are one report ----

small_plan >small.yaml
for format in sarif gitlab junit; do
	run planpress check --only T206 --format $format small.yaml \
	    small.yaml none.yaml
	code_is 3 "$format: a plan that cannot be read"
	err_has 'none.yaml' '    is told'
done
out_has '<testsuites name="planpress" tests="2" failures="0"' \
    'a plan without findings is a test passed'
run planpress check --only S106 --format sarif plan.yaml many.yaml
[ "$(grep -c '"driver"' .out)" -eq 1 ]
ok $? 'SARIF has one run for all'
grep -q '"uri": "plan.yaml"' .out && grep -q '"uri": "many.yaml"' .out
ok $? 'with the findings of each'
done_testing
