#!/bin/sh
# theme.yaml: what is wrong in it is told at its place, and what is right
# makes another document.
. tests/lib.sh
cd "$T" || exit 1

small_plan >plan.yaml
mkdir ours
logo=$ROOT/examples/healthy-weight/data/partnership.png
build() {
	run planpress build -q --force --only pdf --templates ours -o "$@"
}

build usual plan.yaml
code_is 0 'a folder without a theme'
cp "$ROOT/templates/theme.yaml" ours/
build same plan.yaml
code_is 0 'the built-in theme'
same same/plan.pdf usual/plan.pdf 'changes nothing'

printf 'accent: "#C2185B"\npage: Letter\n' >ours/theme.yaml
build pink plan.yaml
code_is 0 'another accent and paper'
! cmp -s pink/plan.pdf usual/plan.pdf
ok $? 'make another document'

refused() {	# what is wrong, file line by line, message
	printf "$2" >ours/theme.yaml
	rm -rf bad
	build bad plan.yaml
	code_is 1 "$1"
	err_has "$3" '    is told where it is'
	missing bad '    and nothing is made'
}
refused 'an accent too pale' 'accent: "#F5B335"\naccent-as-is: yes\n' \
    'ours/theme.yaml:1:9: error: The accent “#F5B335” has a contrast of 1.8 to 1 on white; people with weak sight need 4.5 to 1 at least (WCAG AA)'
err_has 'it is darkened to #765202' '    with one that would do'
refused 'a colour that is none' 'accent: teal\n' \
    'ours/theme.yaml:1:9: error: “teal” is no colour'
refused 'a paper that is none' 'page: A5\n' \
    'ours/theme.yaml:1:7: error: “A5” is no value of “page”'
refused 'a logo that is not there' 'logos: [{file: a.png, alt: A}]\n' \
    'ours/theme.yaml:1:16: error: There is no file "ours/a.png"'
refused 'a logo without words' 'logos: [{file: a.png}]\n' \
    'ours/theme.yaml:1:9: error: “alt” is missing here'
head -c 90 "$logo" >ours/half.png
refused 'half a logo' 'logos: [{file: half.png, alt: A}]\n' \
    'ours/theme.yaml:1:16: error: The logo cannot be used: it breaks off before its end'
printf '\377\330\377\300\0\021\010\0\020\0\020\003\001\042\0\002\021\001\003\021\001' \
    >ours/half.jpg
refused 'half a photograph' 'logos: [{file: half.jpg, alt: A}]\n' \
    'ours/theme.yaml:1:16: error: The logo cannot be used: it breaks off before its end'
refused 'a file from elsewhere' 'logos: [{file: ../plan.yaml, alt: A}]\n' \
    'lies outside'
refused 'a font that is none' 'fonts: {bold: half.png}\n' \
    'ours/theme.yaml:1:15: error: The font cannot be used: it is no TrueType font, or is broken'
refused 'a key that is none' 'colour: red\n' \
    'ours/theme.yaml:1:1: error: “colour” is no field of a theme'

cp "$logo" ours/logo.png
cp /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf ours/
cat >ours/theme.yaml <<'END'
logos: [{file: logo.png, alt: Crest of the council}]
fonts: {regular: DejaVuSans-Bold.ttf, others: [DejaVuSans-Bold.ttf]}
END
build own plan.yaml
code_is 0 'a logo and fonts of our own'
build own2 plan.yaml
same own/plan.pdf own2/plan.pdf 'and the same bytes again'
done_testing
