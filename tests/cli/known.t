#!/bin/sh
# check --known: counts by rule and file that fall by themselves and never
# grow silently.
. tests/lib.sh
cd "$T" || exit 1

# plan N: a plan in two files with N actions that have no milestone.
plan() {
	printf 'planpress: 1\nplan: {title: A plan, date: 2026-03-31}\n'
	echo 'include: more/actions.yaml'
	echo 'people: [{id: nurse, name: C. Nurse}]'
	mkdir -p more
	echo 'actions:' >more/actions.yaml
	for i in $(seq "$1"); do
		echo "  - {id: a$i, title: T$i, lead: nurse, due: 2027}"
	done >>more/actions.yaml
}
check() {
	run planpress check --only S106,R601 --strict "$@" plan.yaml
}
counts() {
	grep -v '^#' known.txt | tr '\n' ';'
}
# counts_are WANT NAME
counts_are() {
	[ "$(counts)" = "$1" ]
	ok $? "$2: $1"
}

# ---- making it ----

plan 3 >plan.yaml
check
code_is 1 'three actions without a milestone, and no risks'
check --known known.txt
code_is 3 'a file that is not there'
err_is 'planpress: There is no file "known.txt"; --update-known makes it
' '    is told, with what makes it'
missing known.txt '    and is not made'
check --update-known
code_is 2 'which file?'
check --known known.txt --update-known
code_is 0 'all that is found is known'
err_has 'planpress: known.txt is made; known findings: 4' '    says so'
counts_are '3 S106 more/actions.yaml;1 R601 plan.yaml;' \
    'sorted by file, then rule'
head -n 1 known.txt | grep -q '^# Known findings'
ok $? 'it says what it is'

# ---- letting pass ----

cp known.txt before
check --known known.txt
code_is 0 'known findings pass, however strict'
err_is 'no findings (4 known)
' '    and are counted, no more'
same known.txt before '    the file is as it was'
mkdir elsewhere
run sh -c 'cd elsewhere && planpress check --only S106,R601 --strict \
    --known ../known.txt ../plan.yaml'
code_is 0 'from where it is run does not matter'
same known.txt before '    nor does the file change'
check --known known.txt --format json
out_has '"state":"known"' 'JSON has them, as known'
check --known known.txt --format sarif
out_has '"kind": "external"' 'SARIF has them, suppressed'
check --known known.txt --format junit
out_has '<skipped message="Known"/>' 'JUnit skips them'
check --known known.txt --format github
[ ! -s .out ]
ok $? 'GitHub is not told'

# ---- it does not grow ----

plan 4 >plan.yaml
check --known known.txt
code_is 1 'one more is one too many'
err_has 'more/actions.yaml: 4 findings of S106 (no-milestone), where 3 are known: all 4 are told' \
    '    why all are told'
err_has '4 errors (1 known)' '    what is known of another file stays so'
same known.txt before '    the file is as it was'
check --known known.txt --update-known
code_is 0 'unless it is told to'
err_has 'planpress: known.txt: known findings of S106 (no-milestone) in more/actions.yaml grow from 3 to 4' \
    '    and says what grew'
counts_are '4 S106 more/actions.yaml;1 R601 plan.yaml;' 'it has'

# ---- it shrinks ----

plan 2 >plan.yaml
check --known known.txt
code_is 0 'two less'
err_has 'planpress: known.txt: known findings: 3, before this: 5' \
    '    are told'
counts_are '2 S106 more/actions.yaml;1 R601 plan.yaml;' 'the number falls'
plan 3 >plan.yaml
check --known known.txt
code_is 1 'and stays down'
plan 0 | grep -v include >plan.yaml
rm -r more
echo 'risks: [{title: R, owner: nurse, likelihood: 1, impact: 1}]' >>plan.yaml
check --known known.txt
code_is 0 'all is put right'
counts_are '' 'nothing is left of it, nor of a file that is gone'

# ---- what was not looked at stays ----

plan 2 >plan.yaml
check --known known.txt --update-known
cp known.txt before
run planpress check --only T201 --known known.txt plan.yaml
same known.txt before 'other rules were asked for'
cp plan.yaml other.yaml
small_plan >small.yaml
run planpress check --only S106 --known known.txt small.yaml
same known.txt before 'other plans were'
plan 2 >plan.yaml
printf 'actions: [\n' >more/actions.yaml
check --known known.txt
code_is 1 'a broken file is never known'
same known.txt before 'and nothing was mended by it'
check --known known.txt --update-known
code_is 1 'nor when it is told to grow'

# ---- what may be wrong with the file ----

echo 'three S106 plan.yaml' >known.txt
check --known known.txt
code_is 3 'a line that is none'
err_is 'planpress: known.txt:1: A line is a number, a rule and a file, such as "3 S106 plan.yaml", not "three S106 plan.yaml"
' '    has its place'
for line in '3 S999 plan.yaml' '0 S106 plan.yaml' '3 S106' '-1 S106 p.yaml' \
    '3 S106 '; do
	printf '# one\n\n%s\n' "$line" >known.txt
	check --known known.txt
	err_has "known.txt:3: A line is" "nor is \"$line\" a line"
done
check --known .
code_is 3 'a folder'
plan 2 >plan.yaml
echo '9 S106 more/actions.yaml' >known.txt
if [ "$(id -u)" -eq 0 ]; then
	check --known /dev/full --update-known
else
	chmod 500 .
	check --known known.txt
	chmod 700 .
fi
code_is 3 'it cannot be written'
printf '9 S106 more/actions.yaml\r\n' >known.txt
check --known known.txt
counts_are '2 S106 more/actions.yaml;' 'line ends of other systems are read'
done_testing
