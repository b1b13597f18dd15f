#!/bin/sh
# --templates: a copy to start from, any subset of it, and faults told where
# they are.
. tests/lib.sh
cd "$T" || exit 1
PACK=b/plan-review
{ small_plan; echo "  reached: 5"; } >plan.yaml

run planpress init --templates all
code_is 0 'a copy is written'
out_has 'all/peer-review.yaml' 'its files are named'
same all/peer-review.yaml "$ROOT/templates/peer-review.yaml" \
	'they are those that are built in'
exists all/starters/minimal.yaml 'the starters are among them'
echo mine >all/peer-review.yaml
run planpress init --templates all
code_is 3 'a copy that is there already'
[ "$(cat all/peer-review.yaml)" = mine ]
ok $? 'stays as it is'
run planpress init
code_is 2 'neither templates nor a plan'

rm -r all
planpress init --templates all >/dev/null
run planpress build -q -o whole --templates all plan.yaml
code_is 0 'a plan is built with the copy'
[ ! -s "$T/.err" ]
ok $? 'in which there is nothing to find'
run planpress build -q -o b plan.yaml
rm -f whole/.planpress b/.planpress
diff -r whole b >"$T/.err"
ok $? 'and comes out the same as without'

mkdir own own/starters
sed 's/^plan:.*/&  # ours/' plan.yaml >own/starters/ours.yaml
run planpress init --templates own --from ours new
code_is 0 'a plan is begun from a starter of our own'
same new/plan.yaml own/starters/ours.yaml 'which it is a copy of'
run planpress init --templates own --from minimal other
code_is 0 'the built-in ones are there beside it'
run planpress init --from ours third
code_is 2 'and without the folder it is not known'
rm -r own/starters
cat >own/peer-review.yaml <<'END'
guide: [Read it in our way.]
steps:
  - step: 2
    questions:
      - {id: causes, ask: Where does it come from?}
      - {id: ours, title: A question of ours, ask: What would Ada say?, see: needs}
provoked:
  R601: {one: Why is nobody afraid?}
drop: [sources, M801]
END
run planpress build -q --only md -o b --force --templates own plan.yaml
code_is 0 'some questions of our own'
has() {
	cat $PACK/$2 | grep -qF -e "$1"
	ok $? "$3"
}
lacks() {
	! cat $PACK/$2 | grep -qF -e "$1"
	ok $? "$3"
}
has 'Read it in our way.' README.md 'the guide is ours'
has 'Where does it come from?' 2-*.md 'a question is reworded'
has 'What would Ada say?' 2-*.md 'one is added'
has 'answer core/2/ours' 2-*.md 'with a space for its answer'
lacks 'answer core/2/sources' 2-*.md 'one is dropped'
has 'answer core/2/journeys' 2-*.md 'the others are as they were'
has 'Why is nobody afraid?' 3-*.md 'one that the plan provokes is ours'
lacks '(M801)' 5-*.md 'and one is dropped'

run planpress build -q --only md -o d --templates own --depfile deps plan.yaml
grep -q own/peer-review.yaml deps
ok $? 'make is told of the template'

mkdir own/starters
printf 'provoked:\n  S106:\n    one: Is {itme} late?\n' >own/peer-review.yaml
printf 'criteria:\n  - {title: A, wieght: 5}\n' >own/criteria-five-steps.yaml
printf 'planpress: 1\nplan: {titel: T}\n' >own/starters/ours.yaml
printf 'x: 1\n' >own/peer-reviews.yaml
run planpress build -q --only md -o none --templates own plan.yaml
code_is 1 'faults in templates'
err_has 'own/peer-review.yaml:3:13: error: “itme” is no placeholder' \
	'a placeholder that is none'
err_has 'Did you mean “item”?' 'and the one that was meant'
err_has 'own/criteria-five-steps.yaml:2:16: error:' 'a fault in the criteria'
err_has 'own/starters/ours.yaml:2:8: error:' 'a fault in a starter'
err_has 'own/peer-reviews.yaml:1:1: error: “peer-reviews.yaml” is no template' \
	'a file that is no template'
missing none 'nothing is made'
run planpress check --templates own plan.yaml
code_is 1 'check tells them too'
err_has 'own/peer-review.yaml:3:13' 'at their place'

rm -r own/*
printf 'criteria:\n  - {id: ours, title: Ours alone, weight: 100, why: x}\n' \
	>own/criteria-five-steps.yaml
cat >>plan.yaml <<'END'
appraisals:
  - {id: a, question: Which?, criteria: five-steps, options: [{id: o, title: O}]}
END
run planpress build -q --only tree -o tree --templates own plan.yaml
code_is 0 'criteria of our own'
grep -q 'Ours alone' tree/plan.tree.txt
ok $? 'are the ones that are used'

cat >own/words.yaml <<'END'
hedges: [if it pleases]
END
cat >own/duties.yaml <<'END'
laws:
  - {duty: rural, nations: england, from: 2020, law: Ours, source: 'https://example.org'}
END
{ sed 's/^plan:/plan:\n  nation: england/' plan.yaml
echo 'actions: [{title: Open 3 kitchens if it pleases}]'; } >hedged.yaml
run planpress check --all --only S119,P711 --templates own hedged.yaml
err_has 'promises only “if it pleases”' 'words of our own are looked for'
err_has 'error: The plan has not looked at its effects on rural places, as the Ours asks' 'and laws of our own count'
run planpress explain --templates own S119
out_has '`hedges` in words.yaml): if it pleases.' 'explain prints our words'
run planpress show --templates own plan.yaml options
out_has 'Ours alone' 'show goes by our criteria'

ln -s /etc/hostname own/peer-review.yaml
run planpress build -q --only md -o none --templates own plan.yaml
code_is 3 'a link out of the folder'
err_has 'nothing outside it is read' 'is not followed'
run planpress build -q --only md -o none --templates nowhere plan.yaml
code_is 3 'a folder that is not there'
err_has 'There is no folder "nowhere"' 'is named'
done_testing
