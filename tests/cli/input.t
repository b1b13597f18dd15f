#!/bin/sh
# What is given in place of a plan: each gets a located message or a stated
# limit at once, exit 1 or 3, and no document.
. tests/lib.sh
cd "$T" || exit 1

# hostile NAME CODE WORDS [FILE]: check and build FILE, or x.yaml, within a
# second of processor time.
hostile() {
	limited planpress check "${4:-x.yaml}"
	code_is "$2" "$1"
	err_has "$3" "    is told as $3"
	limited planpress build -o docs "${4:-x.yaml}"
	code_is "$2" '    builds no more than it checks'
	err_has "$3" '    is told the same'
	missing docs '    no document'
}
# from_stdin NAME CODE WORDS: x.yaml again, through a pipe's end.
from_stdin() {
	limited_with x.yaml planpress check -
	code_is "$2" "$1"
	err_has "$3" "    is told as $3"
	limited_with x.yaml planpress build -o docs -
	code_is "$2" '    builds no more than it checks'
	missing docs '    no document'
}

: >x.yaml
hostile 'an empty file' 1 'x.yaml:1:1: error: The file is empty [E021'
echo '# nothing yet' >x.yaml
hostile 'only comments' 1 'x.yaml:1:1: error'
head -c 5000 "$OUT/planpress" >x.yaml
hostile 'a program' 1 'x.yaml:1:1: error: This is not a text file'
printf 'plan:\n  title: caf\351\n' >x.yaml
hostile 'an older encoding' 1 'x.yaml:2:13: error: The byte 0xE9'
printf 'plan: {title: x}\n' | iconv -t UTF-16 >x.yaml
hostile 'UTF-16' 1 'x.yaml:1:1: error: The file is UTF-16'
printf 'plan:\n  title: a\0b\n' >x.yaml
hostile 'a NUL byte' 1 'x.yaml:2:11: error'
printf 'plan:\n\ttitle: x\n' >x.yaml
hostile 'a tab' 1 'x.yaml:2:1: error: This line is indented with a tab'
printf 'plan:\n  title: x\n---\nplan:\n' >x.yaml
hostile 'two documents' 1 'x.yaml:3:1: error: A second document'
printf 'plan:\n  title: x\n  titel: y\n' >x.yaml
hostile 'an unknown key' 1 'x.yaml:3:3: error'
printf 'plan:\n  title: x\n  title: y\n' >x.yaml
hostile 'a duplicate key' 1 'x.yaml:3:3: error: "title" is given twice'
printf 'plan: ' >x.yaml
head -c 40000 /dev/zero | tr '\0' '[' >>x.yaml
hostile '40 KB of [' 1 'x.yaml:1:70: error: Lists and fields are nested more than 64 deep'
printf 'plan:\n  title: ' >x.yaml
head -c 30000000 /dev/zero | tr '\0' x >>x.yaml
hostile 'a scalar of 30 MB' 1 'x.yaml:2:10: error: One value, or one run of comments, is longer than 1 MB'
from_stdin 'the same from standard input' 1 'standard input:2:10: error'
head -c 70000000 /dev/zero | tr '\0' x >>x.yaml
hostile 'a scalar of 100 MB' 3 '"x.yaml" is larger than 32 MB'
from_stdin 'the same from standard input' 3 'larger than 32 MB'
{
	echo 'x0: &x0 [y, y, y, y, y, y, y, y, y, y]'
	for i in 1 2 3 4 5 6 7 8 9; do
		j=$((i - 1))
		echo "x$i: &x$i [*x$j, *x$j, *x$j, *x$j, *x$j, *x$j, *x$j]"
	done
} >x.yaml
hostile 'an alias bomb' 1 'x.yaml:6:20: error: The aliases'

# ---- the four ways in which YAML eats prose ----

printf 'plan:\n  title: Ward #3 work\n' >x.yaml
hostile 'a number sign' 1 'x.yaml:2:15: error: YAML takes "#3 work"'
printf 'plan:\n  title: &Co Partners\n' >x.yaml
hostile 'an ampersand' 1 'Put it in quotes: "&Co Partners"'
printf 'plan:\n  title: x\nfunding:\n  - {title: y, money: £45,000}\n' >x.yaml
hostile 'a comma in money' 1 'Put it in quotes: money: "£45,000"'
printf 'plan:\n  title: x\n  process: {conflicts: Nineteen, four told}\n' \
	>x.yaml
hostile 'a comma in prose' 1 'Put it in quotes: conflicts: "Nineteen, four told"'

# One fault, one finding: what is left of a cut value is not judged.
printf 'plan: {title: x}\nfunding: [{title: y, money: £250,00}]\n' >x.yaml
run planpress check x.yaml
[ "$(grep -c ': error: ' .err)" -eq 1 ]
ok $? 'a sum cut at its comma is one finding'
err_has 'E024' '    of what was lost'

# ---- series out of order ----

# series READINGS: what is said of a history.
series() {
	printf 'plan: {title: x}\nindicators: [{title: i, history: {%s}}]\n' \
	    "$1" >x.yaml
	run planpress check x.yaml
	said=$(sed -n 's/.*: The period \(.*\) \[E016.*/\1/p' .err | tr '\n' ';')
}
series '2016: 1, 2015: 2, CY 2016: 3'
[ "$said" = '2015 is earlier than the one before it;CY 2016 has two readings;' ]
ok $? 'a period again, behind one out of order'
series '2017: 1, 2016: 2, 2015: 3, CY 2016: 4'
[ "$said" = '2016 is earlier than the one before it;2015 is earlier than the one before it;CY 2016 has two readings;' ]
ok $? 'in a series that runs backwards'
series '2015: 1, 2016: 2, CY 2016: 3'
[ "$said" = 'CY 2016 has two readings;' ]
ok $? 'beside its twin'
series '2015: 1, 2016: 2, 2017: 3'
[ "$said" = '' ]
ok $? 'and nothing of one in order'

# ---- includes ----

mkdir -p inside
echo 'plan: {title: secret}' >secret.yaml
printf 'include: ../secret.yaml\nplan:\n  title: x\n' >inside/x.yaml
hostile 'an include outside the folder' 1 'inside/x.yaml:1:10: error' \
    inside/x.yaml
printf "include: $T/secret.yaml\nplan:\n  title: x\n" >inside/x.yaml
hostile 'the same by its full path' 1 'inside/x.yaml:1:10: error' \
    inside/x.yaml
ln -s ../secret.yaml inside/link.yaml
printf 'include: link.yaml\nplan:\n  title: x\n' >inside/x.yaml
hostile 'a link that leads outside' 1 'inside/x.yaml:1:10: error' \
    inside/x.yaml
mkfifo inside/pipe.yaml
printf 'include: pipe.yaml\nplan:\n  title: x\n' >inside/x.yaml
hostile 'a pipe that nobody writes to' 1 'is no ordinary file' inside/x.yaml
printf 'include: none.yaml\nplan:\n  title: x\n' >inside/x.yaml
hostile 'an include that is not there' 1 'inside/x.yaml:1:10: error' \
    inside/x.yaml
printf 'include: x.yaml\nplan:\n  title: x\n' >inside/x.yaml
hostile 'a file that includes itself' 1 'inside/x.yaml:1:10: error' \
    inside/x.yaml
printf 'include: y.yaml\nplan:\n  title: x\n' >inside/x.yaml
echo 'include: x.yaml' >inside/y.yaml
hostile 'files that include each other' 1 'inside/y.yaml:1:10: error' \
    inside/x.yaml

# ---- data ----

# A published file with the newest first, as long as a file can well be.
awk 'BEGIN {
	print "period,value"
	for (y = 2100; y > 1900; y--)
		for (m = 12; m > 0; m--)
			for (d = 28; d > 0; d--)
				printf "%d-%02d-%02d,1\n", y, m, d
}' >inside/back.csv
printf 'plan: {title: x}\nindicators: [{title: i, history: back.csv}]\n' \
    >inside/x.yaml
limited planpress check inside/x.yaml
code_is 0 '67,200 readings that run backwards'
! grep -q E016 .err
ok $? '    are in an order'
awk 'BEGIN {
	print "period,value"
	for (y = 2100; y > 1900; y--)
		for (m = 12; m > 0; m--)
			for (d = 1; d <= 28; d++)
				printf "%d-%02d-%02d,1\n", y, m, d
}' >inside/back.csv
limited planpress check inside/x.yaml
code_is 0 'whose months run backwards'
err_has 'and 2396 more like these' '    are told in one go'

# ---- what is no file ----

run planpress check none.yaml
code_is 3 'a missing file'
err_is 'planpress: There is no file "none.yaml"
' 'is told in one line'
run planpress check inside
code_is 3 'a folder as a plan'
err_has 'is a folder' 'is told so'
small_plan >x.yaml
chmod 000 x.yaml
if [ "$(id -u)" -eq 0 ]; then
	skip 'root may read everything'
else
	run planpress check x.yaml
	code_is 3 'a file that may not be read'
fi

# ---- standard input ----

chmod 644 x.yaml
small_plan >x.yaml
run_with x.yaml planpress check -
[ "$code" -le 1 ]
ok $? 'a plan from standard input is checked'
printf 'plan:\n  title: x\n  titel: y\n' >bad.yaml
run_with bad.yaml planpress check -
code_is 1 'so is a wrong one'
err_has 'standard input:3:3: error' 'with its place'

# ---- several plans ----

run planpress check x.yaml none.yaml
code_is 3 'the worst of several plans counts'
err_has 'x.yaml:' 'and the others are checked'
run planpress check bad.yaml x.yaml
code_is 1 'a good plan does not hide a bad one'
done_testing
