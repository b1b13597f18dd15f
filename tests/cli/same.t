#!/bin/sh
# The same plan makes the same bytes, wherever, whenever and under whatever
# settings it is built: another folder, another way to name it, another time
# zone, another locale, some seconds later.  The plans have open findings, in
# several files, so that paths would show.
. tests/lib.sh

# A locale with decimal commas, made here if the system's sources of locales
# are there: none need be installed.
mkdir "$T/locales"
if localedef -i de_DE -f UTF-8 "$T/locales/de_DE.UTF-8" >/dev/null 2>&1; then
	export LOCPATH="$T/locales"
	[ "$(LC_ALL=de_DE.UTF-8 locale decimal_point)" = , ]
	ok $? 'the other locale has decimal commas'
else
	skip 'no sources of locales: both builds are in the locale C'
fi

mkdir -p "$T/one" "$T/a longer name/of two"
one=$T/one
two="$T/a longer name/of two"
for plan in examples/healthy-weight examples/turku; do
	cp -R "$plan" "$one/"
	cp -R "$plan" "$two/"
done
printf 'include: part/more.yaml\nplan:\n  title: In two files\n' \
    >"$one/split.yaml"
mkdir "$one/part" "$two/part"
printf 'actions:\n  - title: Promote healthy eating\n' >"$one/part/more.yaml"
cp "$one/split.yaml" "$two/"
cp "$one/part/more.yaml" "$two/part/"

all=pdf,xlsx,md,tree
plans='healthy-weight/healthy-weight.yaml turku/turku.yaml split.yaml'
for plan in $plans; do
	stem=$(basename "$plan" .yaml)
	cd "$one" || exit 1
	run env LC_ALL=C TZ=Pacific/Kiritimati planpress build \
	    --only $all -o "$T/out-1/$stem" "$plan"
	code_is 0 "$stem"
	err_has ' error' "    has open findings"
done
sleep 2.1	# time stamps in archives count by two seconds
for plan in $plans; do
	stem=$(basename "$plan" .yaml)
	cd / || exit 1
	umask 077
	run env LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=America/Anchorage \
	    HOME=/nowhere COLUMNS=40 planpress build \
	    --only $all -o "$T/out-2/$stem" "$two/$plan"
	code_is 0 "$stem, in another folder"
	[ "$(find "$T/out-2/$stem" -type f | wc -l)" -ge 14 ]
	ok $? '    all documents of it'
	run diff -r "$T/out-1/$stem" "$T/out-2/$stem"
	code_is 0 '    the same bytes'
	! grep -raqF -e "$T" -e 'of two' "$T/out-2/$stem"
	ok $? '    no folder of ours in any'
done

# A place in an included file is told from the plan's folder.
grep -qF ' part/more.yaml:2' "$T/out-2/split/split.tree.txt"
ok $? 'places are told from the folder of the plan'

# That the comparison can fail.
sed -i 's/Promote/Prepare/' "$two/part/more.yaml"
run planpress build --only $all -o "$T/out-3" "$two/split.yaml"
run diff -rq "$T/out-1/split" "$T/out-3"
code_is 1 'another word makes other bytes'
[ "$(grep -c '^Files' "$T/.out")" -ge 4 ]
ok $? 'in every kind of document'
done_testing
