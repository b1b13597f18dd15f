#!/bin/sh
# What fails when, whole: status × option × level of what is found; and the
# policy that several plans share by including it.
. tests/lib.sh
cd "$T" || exit 1

# ---- the table of what fails ----

# plan_of STATUS LEVEL: one finding of that level, of what can be accepted;
# "structure" is a finding that cannot.
plan_of() {
	echo 'planpress: 1'
	case $1 in
	none) echo 'plan: {title: A plan, reached: 5}' ;;
	*) echo "plan: {title: A plan, status: $1, reached: 5}" ;;
	esac
	case $2 in
	nothing) echo 'checks: {no-milestone: off}' ;;
	structure) echo 'unknown: field' ;;
	*) echo "checks: {no-milestone: $2}" ;;
	esac
	echo 'actions: [{id: a, title: Cook, lead: C. Nurse, due: June 2027}]'
}

# wanted STATUS OPTION LEVEL: does it fail?  Written from the table in the
# manual, a line of it a case.
wanted() {
	case $1:$2:$3 in
	*:*:structure) echo 1 ;;
	*:*:nothing | *:*:note) echo 0 ;;
	approved:*:error) echo 1 ;;
	approved:--strict:warning | approved:--fail-on=warning:warning)
		echo 1 ;;
	approved:*:warning) echo 0 ;;
	*:--strict:*) echo 1 ;;
	*:--fail-on=warning:*) echo 1 ;;
	*:--fail-on=error:error) echo 1 ;;
	*) echo 0 ;;
	esac
}

cases=0 failing=0
for status in none draft consultation approved; do
	for level in nothing note warning error structure; do
		plan_of $status $level >plan.yaml
		for option in --all --strict --fail-on=structure \
		    --fail-on=error --fail-on=warning; do
			want=$(wanted $status $option $level)
			run planpress check --only no-milestone $option \
			    plan.yaml
			code_is "$want" "$status, $option, $level"
			cases=$((cases + 1))
			failing=$((failing + want))
		done
	done
done
[ "$cases" -eq 100 ]
ok $? 'the table has a hundred cases'
# 20 of structure; 5 errors approved and 9 not; 2 warnings approved and 6 not.
[ "$failing" -eq 42 ]
ok $? 'and 42 of them fail'

# Strict and --fail-on together: the sterner of the two.
plan_of draft warning >plan.yaml
run planpress check --only no-milestone --strict --fail-on structure plan.yaml
code_is 1 '--strict is not undone by --fail-on'

# build goes by the same table.
cp "$ROOT/templates/starters/five-steps.yaml" good.yaml
sed '/^    milestones: {May/d' good.yaml >error.yaml
{ cat error.yaml; echo 'checks: {no-milestone: warning}'; } >warning.yaml
{ cat error.yaml; echo 'unknown: field'; } >structure.yaml
for level in warning error structure; do
	for status in draft approved; do
		sed "s/status: draft/status: $status/" $level.yaml >p.yaml
		for option in --single --strict; do
			[ $option = --strict ] && as=--strict || as=--all
			run planpress check $as p.yaml
			checked=$code
			rm -rf docs
			run planpress build --only md $option -o docs p.yaml
			code_is $checked "$status, $option, $level: as check"
			[ -e docs ] && built=0 || built=1
			[ "$built" -eq "$checked" ]
			ok $? '    a document only where it does not fail'
		done
	done
done

# What is accepted or not yet due fails nothing.
plan_of approved error >plan.yaml
cat >>plan.yaml <<'END'
accept: [{check: no-milestone, because: Two weeks, by: C. Nurse}]
END
run planpress check --only no-milestone --strict plan.yaml
code_is 0 'accepted'
plan_of approved error | sed 's/reached: 5/reached: 2/' >plan.yaml
run planpress check --only no-milestone --strict plan.yaml
code_is 0 'not yet due'
err_has '1 check of step 5 is not yet due' '    is said'

# ---- one policy for several plans ----

cat >policy.yaml <<'END'
checks:
  milestone-gap: {days: 400}
  no-milestone: note
accept:
  - check: no-risks
    because: The board keeps one register of risks for all plans
    by: The board
END
# gap NAME FIELDS: an action with a year between its milestones
gap() {
	cat >"$1.yaml" <<-END
	planpress: 1
	$2
	plan: {title: A plan, date: 2026-03-31, reached: 5}
	actions:
	  - {id: bare, title: Cook, lead: C. Nurse, due: June 2027}
	  - id: slow
	    title: Train
	    lead: C. Nurse
	    start: June 2026
	    due: July 2027
	    milestones: {July 2026: One, July 2027: Two}
	END
}
rules() {
	run planpress check --format json --only S106,S107,R601 "$1.yaml"
	sed 's/},{/}\n{/g; s/"summary".*//' .out |
	    sed -n 's/.*"code":"\([^"]*\)".*"level":"\([^"]*\)".*"state":"\([^"]*\)".*/\1 \2 \3/p' |
	    sort | tr '\n' ';'
}
rules_are() {
	said=$(rules "$1")
	[ "$said" = "$2" ]
	ok $? "$3: $said"
}
gap alone ''
rules_are alone 'R601 error open;S106 error open;S107 warning open;' \
    'a plan without a policy'
gap one 'include: policy.yaml'
rules_are one 'R601 error accepted;S106 note open;' 'a plan with it'
run planpress check --strict --only S106,S107,R601 one.yaml
code_is 0 'it passes'
gap two 'include: policy.yaml'
run planpress check --strict --only S106,S107,R601 one.yaml two.yaml
code_is 0 'so does another that shares it'
# The plan's own word on a rule stands for the whole of the shared one.
gap own 'include: policy.yaml
checks: {milestone-gap: {days: 100}, no-milestone: warning}'
rules_are own 'R601 error accepted;S106 warning open;S107 warning open;' \
    "a plan's own word goes first"
gap level 'include: policy.yaml
checks: {milestone-gap: error}'
rules_are level 'R601 error accepted;S106 note open;S107 error open;' \
    'and for the whole of it: the days are the usual ones again'
run planpress check --only E019,R601 one.yaml
err_is 'no findings (1 accepted)
' 'nothing else is said of the acceptance'
sed -i 's/no-milestone/no-milestones/' policy.yaml
run planpress check one.yaml
err_has 'policy.yaml:3:3: error: No check is called “no-milestones”' \
    'a fault in the policy is told at its place'
sed -i 's/no-milestones: note/no-milestone: {days: 3 apples}/' policy.yaml
run planpress check one.yaml
code_is 1 'a threshold that is none'
err_has 'policy.yaml:3:24: error:' '    has its place too'

# ---- thresholds per plan ----

gap plan 'checks: {milestone-gap: {days: 365}}'
rules_are plan 'R601 error open;S106 error open;' 'as many days as there are'
gap plan 'checks: {milestone-gap: {days: 364}}'
rules_are plan 'R601 error open;S106 error open;S107 warning open;' \
    'one day fewer'
gap plan 'checks: {S107: off, S106: off, R601: off}'
rules_are plan '' 'off, by code'
gap plan 'checks: {syntax: off, no-milestone: serious}'
run planpress check plan.yaml
err_has 'plan.yaml:2:37: error: “level” takes off, note, warning or error' 'a level that there is not'
done_testing
