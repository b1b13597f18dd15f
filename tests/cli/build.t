#!/bin/sh
# build: what is written where, and what is never replaced.
. tests/lib.sh
cd "$T" || exit 1

cp "$ROOT/templates/starters/five-steps.yaml" city.yaml
run planpress build -o docs city.yaml
code_is 0 'a plan is built'
exists docs/city.pdf 'its PDF'
exists docs/city-tracker.xlsx 'its tracker'
exists docs/city-review/README.md 'its pack'
out_has 'docs/city.pdf' 'each document is named'
err_has 'city.yaml: ' 'how the plan stands is told'
run planpress build -q -o docs/ city.yaml
code_is 0 'it can be built again'
[ ! -s "$T/.out" ] && [ ! -s "$T/.err" ]
ok $? 'quietly'
run sh -c 'cd docs && sha256sum --quiet -c .planpress'
code_is 0 'what was written is remembered as sha256sum does'
[ -z "$(find docs -name '.*.[0-9]*')" ]
ok $? 'nothing is left beside the documents'

# ---- what people typed is never lost ----

echo typed >>docs/city-tracker.xlsx
cp docs/city-tracker.xlsx typed
cp docs/city.pdf before.pdf
run planpress build -o docs city.yaml
code_is 3 'a tracker that was filled in is not replaced'
err_has '"docs/city-tracker.xlsx"' 'it is named'
err_has 'Three ways out: move that file away; give another folder with -o; or replace it with --force' \
	'with three ways out'
same docs/city-tracker.xlsx typed 'it is as it was'
same docs/city.pdf before.pdf 'and so is everything else'
run planpress build --force -o docs city.yaml
code_is 0 '--force replaces it'
cmp -s docs/city-tracker.xlsx typed
[ $? -eq 1 ]
ok $? 'with a new one'
run planpress build -o docs city.yaml
code_is 0 'which is planpress'\''s own again'
mkdir other
echo mine >other/city.pdf
run planpress build -o other city.yaml
code_is 3 'a file that planpress never wrote is not replaced'
missing other/city-tracker.xlsx 'and nothing else is written'
mkdir linked
ln -s ../typed linked/city.pdf
run planpress build -o linked city.yaml
code_is 3 'nor is a link'
rm -rf docs/city-review
run planpress build -o docs city.yaml
exists docs/city-review/README.md 'what was deleted is made again'

# ---- what to make ----

run planpress build --only md -o md city.yaml
code_is 0 '--only'
exists md/city-review/README.md 'makes what was asked for'
missing md/city.pdf 'and nothing else'
run planpress build --only pdf,doc -o md city.yaml
code_is 2 'a format that is none'
err_has 'xlsx' 'the formats are listed'
run planpress build --only md --single -o single city.yaml
code_is 0 '--single'
[ "$(find single -name '*.md' | wc -l)" -eq 1 ]
ok $? 'one file'
run_with city.yaml planpress build -o in -
code_is 0 'a plan from standard input'
exists in/plan.pdf 'is called plan'
run planpress build --depfile 'dep' -o docs city.yaml
grep -q '^docs/city.*docs/city-review/README.md.*: city.yaml$' dep
ok $? '--depfile names documents and sources'
run make -f dep -n docs/city.pdf
code_is 0 'make can read it'

# ---- variants ----

run planpress build --variant summary -o variants city.yaml
code_is 0 '--variant summary'
exists variants/city-summary.pdf 'has a name of its own'
missing variants/city-tracker.xlsx 'and is all that is made'
run planpress build --variant large-print --only pdf,md -o variants city.yaml
code_is 0 '--variant large-print'
exists variants/city-large-print.pdf 'has a name of its own'
exists variants/city-review/README.md '--only has the last word'
run planpress build --variant full -o variants city.yaml
exists variants/city.pdf 'full is the usual one'
exists variants/city-tracker.xlsx 'with all documents'
run sh -c 'cd variants && sha256sum --quiet -c .planpress'
code_is 0 'and all are remembered'
run planpress build --variant small -o variants city.yaml
code_is 2 'a variant that is none'

# ---- what only documents show ----

run planpress build --only pdf -o long \
    "$ROOT/examples/healthy-weight/healthy-weight.yaml"
! grep -q M807 "$T/.err"
ok $? 'the body of a plan of ordinary size is short'
run planpress build --only pdf -o long \
    "$ROOT/tests/rules/M807-too-long/built-bad.yaml"
code_is 0 'a long plan is built'
err_has 'pages before its annexes; a board reads about 12 [M807 too-long]' \
	'and its pages are counted'
run planpress build --variant summary -o long \
    "$ROOT/tests/rules/M807-too-long/built-bad.yaml"
! grep -q 'pages before' "$T/.err"
ok $? 'those of the summary are not'
{ small_plan; echo '  area: ক'; } >letter.yaml
run planpress build -q --only pdf -o letter letter.yaml
code_is 0 'a letter that no font has'
err_has 'no shape for “ক” (U+0995), a letter of Bengali [M814 missing-glyph]' \
	'is told, also quietly'
echo 'accept: [{check: M814, because: Soon, by: C. Nurse}]' >>letter.yaml
run planpress build -q --only pdf -o letter letter.yaml
[ ! -s "$T/.err" ]
ok $? 'unless it is accepted'
run planpress check letter.yaml
! grep -q E019 "$T/.err"
ok $? 'which check takes for no mistake'
sed -i 's/^accept.*/checks: {missing-glyph: off}/' letter.yaml
run planpress build -q --only pdf -o letter letter.yaml
[ ! -s "$T/.err" ]
ok $? 'or switched off'

# ---- plans that fail ----

echo '  titel: x' >>city.yaml
run planpress build -o fail city.yaml
code_is 1 'a plan with a structure error'
missing fail 'leaves no document'
cp "$ROOT/templates/starters/five-steps.yaml" city.yaml
sed '/^    milestones: {May/d; s/status: draft/status: approved/' city.yaml \
	>weak.yaml
run planpress build -o fail weak.yaml
code_is 1 'an approved plan with an error'
missing fail 'leaves no document'
run planpress build -o several weak.yaml city.yaml none.yaml
code_is 3 'of several plans the worst counts'
exists several/city.pdf 'and the good ones are built'
missing several/weak.pdf 'not the bad ones'
mkdir sub
cp city.yaml sub/city.yml
run planpress build -o stems city.yaml sub/city.yml
code_is 2 'two plans of one name'
err_has 'city.pdf' 'are told apart by nothing'
missing stems 'nothing is built'

# ---- places that cannot be written ----

run planpress build -o /proc/none city.yaml
code_is 3 'a folder that cannot be made'
echo file >file
run planpress build -o file/docs city.yaml
code_is 3 'a folder below a file'
mkdir readonly
chmod 555 readonly
if [ "$(id -u)" -eq 0 ]; then
	skip 'root may write everywhere'
	skip 'root may write everywhere'
else
	run planpress build -o readonly city.yaml
	code_is 3 'a read-only folder'
	[ -z "$(ls -A readonly)" ]
	ok $? 'stays empty'
fi
run sh -c 'planpress build -o docs city.yaml >/dev/full'
code_is 3 'a full disk at stdout'
mkdir bin
cp "$OUT/planpress" bin/
run bin/planpress build -o docs city.yaml
code_is 3 'without the part that makes documents'
err_has 'install planpress again' 'it is told what to do'
run bin/planpress check city.yaml
code_is 0 'check does not need it'
done_testing
