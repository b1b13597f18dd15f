#!/bin/sh
# --answers: what reviewers wrote into a pack is read back and printed.
. tests/lib.sh
PLAN=$ROOT/examples/minimal.yaml
cd "$T" || exit 1

run planpress build -q --only md -o b "$PLAN"
mv b/minimal-review filled
spaces=$(cat filled/*.md | grep -c '^<!-- answer ')
run planpress check --all --only M809 --answers filled "$PLAN"
code_is 0 'an empty pack is no fault of the plan'
[ "$(grep -c 'M809' .err)" -eq "$spaces" ]
ok $? 'every space is told to be empty'
err_has 'filled/1-where-are-we-now.md:' 'in its file'

# fill ID LINE TEXT: write TEXT at the end of the line that starts with LINE,
# in the space of that id.
fill() {
	perl -i -pe 'BEGIN { ($id, $line, $text) = splice @ARGV, 0, 3 }
	    $in = 1 if /<!-- answer \Q$id\E -->/;
	    $in = 0 if /<!-- end/;
	    s/$/ $text/ if $in && /^\Q$line\E/' "$1" "$2" "$3" filled/*.md
}
fill core/1/trend '- Strengths' 'Eleven years are *shown*.'
fill core/1/trend '- Rating' Strong
fill core/3/risks '- Areas' 'There are | none, see [x](y).'
fill core/3/risks '- Rating' 'weak.'
fill provoked/3/R601 '- Evidence' 'A talk with the nurse'
fill provoked/3/R601 '- Rating' 'not seen'
fill findings/strengths '- Answer' 'They listen.'
perl -i -pe 's/^\| 1 \| \| \| \| \|/| 1 | List the risks \\| all | None is there | The lead | May 2026 |/;
    s/^\| 2 \| \| \| \| \|/| 2 | Meet heads | | Nurse | |/;
    s/^(\| \[Step 1[^|]*\|) \| \|/$1 developing | Short series |/' filled/findings.md
perl -i -pe 's/^(\| 7 \|.*) \| \| \|$/$1 | R | Nobody knew |/' filled/delivery-chain.md
printf '\nAn answer by hand.\n' >by-hand
perl -i -pe 'print `cat by-hand` if m{<!-- end core/2/causes}' filled/2-*.md

run planpress check --all --only M809,M816,M817 --answers filled "$PLAN"
[ "$(grep -c 'M809' .err)" -eq $((spaces - 8)) ]
ok $? 'what was answered is not told'
err_has 'The recommendation “Meet heads” has no date' 'a date is missing'
err_has '| 2 | Meet heads' 'and the row is shown'

run planpress build -q --only tree,md -o b --answers filled "$PLAN"
code_is 0 'the documents are made'
said() {
	grep -qF -e "$1" b/minimal.tree.txt
	ok $? "$2"
}
said 'What peers said' 'there is a chapter'
said "answered 8 of $spaces questions" 'it counts'
said 'They rated 1 strong, 0 developing, 1 weak, and found nothing to go by in 1.' 'and rates'
said 'Trend or turn' 'a question has its title'
said 'List the risks | all' 'a recommendation is there'
said 'Short series' 'a rating of a part'
said 'Nobody knew' 'a score of the delivery chain'
said 'They listen.' 'a finding'
said 'An answer by hand.' 'and what was written beside the lines'
grep -q '^## What peers said' b/minimal-review/README.md
ok $? 'the pack says it on its first page'
grep -qF 'List the risks \| all' b/minimal-review/README.md
ok $? 'and nothing breaks its tables'

run planpress build -q --only pdf -o b --answers filled "$PLAN"
code_is 0 'the PDF is made'
run planpress build -q --single --only md -o one "$PLAN"
run planpress check --all --only M809 --answers one "$PLAN"
[ "$(grep -c 'M809' .err)" -eq "$spaces" ]
ok $? 'a pack in one file is read as well'

run planpress check --answers filled "$PLAN" "$PLAN"
code_is 2 'answers of two plans at once'
mkdir empty
run planpress check --answers empty "$PLAN"
code_is 3 'a folder without answers'
err_has 'holds no space for an answer' 'is told'
run planpress check --answers nowhere "$PLAN"
code_is 3 'a folder that is not there'
ln -s /etc/hostname empty/x.md
run planpress check --answers empty "$PLAN"
code_is 3 'a link out of the folder'
err_has 'nothing outside it is read' 'is not followed'
done_testing
