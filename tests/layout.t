#!/bin/sh
# What stands on the pages of every example, every starter and of more than a
# hundred machine-made plans, before it is a PDF: no text leaves its place or
# covers another, no line runs through words, everything can be told from its
# ground, no row is cut, no heading ends a page.
. tests/lib.sh

pages=$OUT/tests/layout/pages

for plan in examples/healthy-weight/healthy-weight.yaml \
    examples/turku/turku.yaml examples/minimal.yaml \
    templates/starters/*.yaml; do
	for large in '' -l; do
		run "$pages" $large "$plan"
		[ "$code" -eq 0 ] && [ ! -s "$T/.out" ]
		ok $? "$plan${large:+, large print}: its pages have no fault" ||
		    head -20 "$T/.out" | sed 's/^/# /'
	done
done

tests/make-plans "$T/plans" 120
set -- "$T"/plans/*.yaml
[ $# -eq 120 ]
ok $? 'machine-made plans are there'
"$pages" -l "$@" >"$T/large" 2>&1 </dev/null &
large=$!
run "$pages" "$@"
[ "$code" -eq 0 ] && [ ! -s "$T/.out" ]
ok $? 'the pages of machine-made plans have no fault' ||
    head -40 "$T/.out" | sed 's/^/# /'
wait "$large" && [ ! -s "$T/large" ]
ok $? 'nor have they in large print' || head -40 "$T/large" | sed 's/^/# /'

run "$pages" "$T/none.yaml"
code_is 2 'a plan that is not there is no success'
done_testing
