#!/bin/sh
# An outline of one's own: order, headings, texts, chapters left out.
. tests/lib.sh
cp -r "$ROOT/examples/healthy-weight" "$T/plan"
cd "$T" || exit 1
mkdir own
cat >own/delivery-plan.yaml <<'END'
chapters:
  - cover
  - contents
  - heading: A word from the chair
    text: |
      We **promise** {{y6-obesity.target}}.
  - chapter: step5
    heading: What we do
    intro: There are {{actions}} of them.
    new-page: no
  - chapter: step2
  - chain
  - chapter: chain-detail
    heading: Who is in it
  - heading: What we read
    annex: yes
    text: A book.
  - chapter: accepted
    heading: What we live with
  - chapter: findings
    heading: What is amiss
END
tree=b/healthy-weight.tree.txt
run planpress build -q --only tree,pdf -o b --templates own \
	plan/healthy-weight.yaml
code_is 0 'a plan is built by it'
grep 'heading 1' $tree >got
cat >want <<'END'
  heading 1 #contents unnumbered
  heading 1 #own.3 unnumbered
  heading 1 #step5 unnumbered
  heading 1 #step2 unnumbered
  heading 1 #chain unnumbered
  heading 1 #chain-detail annex
  heading 1 #own.8 annex
  heading 1 #accepted annex
  heading 1 #findings annex
END
diff want got >"$T/.err"
ok $? 'the chapters are those of the list, in its order'
has() {
	grep -qF -e "$1" $tree
	ok $? "$2"
}
has '"A word from the chair"' 'one is ours'
has '"promise"' 'its text is Markdown'
has '" 23.0%."' 'with live figures'
has '"There are 16 of them."' 'a chapter is introduced'
[ "$(grep -c '"Who is in it"' $tree)" -eq 2 ]
ok $? 'sentences know a new heading'
! grep -q 'Causes, barriers, opportunities, evidence and what' $tree
ok $? 'and send nobody to a chapter that is left out'
sed -n 's/.*xref #//p' $tree | sort -u >to
sed -n 's/.* #\([^ ]*\).*/\1/p' $tree | sort -u >ids
[ -s to ] && [ -z "$(comm -23 to ids)" ]
ok $? 'every link leads to something that is there'

sed 's/y6-obesity/y7-obesity/' own/delivery-plan.yaml >own/x
mv own/x own/delivery-plan.yaml
run planpress check --templates own plan/healthy-weight.yaml
code_is 1 'a figure that the plan does not have'
err_has 'own/delivery-plan.yaml:6:22: error: “{{y7-obesity.target}}”' \
	'is told at its place'

cat >own/delivery-plan.yaml <<'END'
chapters:
  - cover
  - step8
END
run planpress build -q -o c --templates own plan/healthy-weight.yaml
code_is 1 'a chapter that there is not'
err_has 'own/delivery-plan.yaml:3:5: error: “step8” is no chapter' \
	'is told at its place'
err_has 'The chapter “accepted” cannot be left out' \
	'and so is one that has to be there'
missing c 'nothing is made'
done_testing
