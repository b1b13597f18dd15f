#!/bin/sh
# explain, and what the manual page says of the rules and the options.
. tests/lib.sh

# ---- one rule ----

run planpress explain s106
code_is 0 'a rule by its code, in small letters'
cp "$T/.out" "$T/by-code"
run planpress explain No-Milestone
same "$T/.out" "$T/by-code" 'the same by its name'
for words in '# S106 no-milestone' 'Level: error' 'Before:' 'After:' 'Basis:'
do
	out_has "$words" "    with “$words”"
done

# ---- one that there is not ----

run planpress explain no-milestones
code_is 2 'a name misspelt'
err_is 'planpress: There is no rule "no-milestones"; did you mean S106 (no-milestone)?
' '    the nearest is named'
run planpress explain milstone
code_is 2 'a part of a name, misspelt'
err_has 'there is S106 (no-milestone), S107 (milestone-gap)' \
    '    the rules that have it are named'
run planpress explain xyzzy
err_is 'planpress: There is no rule "xyzzy"; planpress explain lists them
' 'nothing is near'
run planpress check --only milestone examples/minimal.yaml
code_is 2 'check --only says the same'
err_has 'S106 (no-milestone), S107' '    in the same words'
run planpress explain --all S106
code_is 2 'one, or all'
run planpress explain --all --man
code_is 2 'all in one form'

# ---- all rules ----

sed -n 's/^RULE(\([A-Z][0-9]*\), "\([a-z0-9-]*\)".*/\1 \2/p' plan/rules.def |
    sort >"$T/table"
run planpress explain
awk '{ print $1, $3 }' "$T/.out" | sort >"$T/list"
same "$T/table" "$T/list" 'the list has every rule of the table'
run planpress explain --all
sed -n 's/^### //p' "$T/.out" | sort >"$T/chapter"
same "$T/table" "$T/chapter" 'so has the chapter'
[ "$(grep -c '^Basis: ' "$T/.out")" -eq "$(wc -l <"$T/table")" ]
ok $? 'each with its basis'

# ---- the manual page ----

run make -s OUT="$OUT" "$OUT/planpress.1"
code_is 0 'the manual page is made'
page=$OUT/planpress.1
sed -n 's/^\.It Cm \([A-Z][0-9]*\) Cm \([a-z0-9-]*\) Pq .*/\1 \2/p' "$page" |
    sort >"$T/page"
same "$T/table" "$T/page" 'it has every rule of the table'
run planpress explain
awk '{ print $1, $2 }' "$T/.out" | sort >"$T/levels"
sed -n 's/^\.It Cm \([A-Z][0-9]*\) Cm [a-z0-9-]* Pq \(.*\)/\1 \2/p' "$page" |
    sort >"$T/page-levels"
same "$T/levels" "$T/page-levels" '    with its level'
[ "$(grep -c '^\.Sh' "$page")" -eq $(($(grep -c '^\.Sh' docs/planpress.1) + 1)) ]
ok $? '    in a section of its own'
for command in init check build explain schema; do
	planpress $command --help |
	    sed -n 's/^ *\(-., \)\{0,1\}--\([a-z-]*\).*/\2/p' |
	    while read -r option; do
		case $option in help | output-dir | quiet) continue ;; esac
		grep -q -e "Fl -$option" docs/planpress.1 || echo "$option"
	done >"$T/unsaid"
	[ ! -s "$T/unsaid" ]
	ok $? "it tells every option of $command: $(tr '\n' ' ' <"$T/unsaid")"
done
if command -v mandoc >/dev/null; then
	run mandoc -T lint -W warning "$page"
	code_is 0 'mandoc has nothing against it'
elif command -v groff >/dev/null; then
	run groff -K utf8 -mdoc -ww -z -T utf8 "$page"
	err_is '' 'groff has nothing against it'
else
	skip 'neither mandoc nor groff is here'
fi
done_testing
