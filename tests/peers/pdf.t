#!/bin/sh
# Every PDF is what its metadata claims: PDF/UA-1 and PDF/A-2a, as far as the
# file itself can show (pdf.py has the list), and its text can be copied.
# That the judge can say no is tested in judge.t.
. tests/lib.sh

python=/usr/bin/python3		# Debian's, which has Debian's modules

judge() {	# words, file
	run "$python" tests/peers/pdf.py "$2"
	[ "$code" -eq 0 ] && [ ! -s "$T/.out" ]
	ok $? "$1" || sed 's/^/# /' "$T/.out" "$T/.err" | head -20
}

bench/make-plan 1 >"$T/large.yaml"
cat >"$T/odd.yaml" <<'END'
planpress: 1
plan:
  title: "Zażółć gęślą jaźń ≤ 5 → Ελλάδα, Привет & <co> (\\) Llŷn"
  area: Gateshead
  period: 2026/27 to 2028/29
END
for plan in examples/healthy-weight/healthy-weight.yaml \
    examples/turku/turku.yaml examples/minimal.yaml "$T/large.yaml" \
    "$T/odd.yaml"; do
	stem=$(basename "$plan" .yaml)
	run planpress build -q --only pdf -o "$T/build" "$plan"
	pdf=$T/build/$stem.pdf
	[ -s "$pdf" ]
	ok $? "$stem is built"
	run qpdf --check "$pdf"
	code_is 0 "$stem: qpdf finds no fault"
	judge "$stem: it is what it claims to be" "$pdf"
	for variant in summary large-print; do
		run planpress build -q --variant $variant -o "$T/build" "$plan"
		pdf=$T/build/$stem-$variant.pdf
		run qpdf --check "$pdf"
		code_is 0 "$stem, $variant: qpdf finds no fault"
		judge "$stem, $variant: it is what it claims to be" "$pdf"
	done
done

# Words in another language than the plan's say so.
cat >"$T/words.yaml" <<'END'
planpress: 1
plan: {title: T, area: X, language: en-GB, date: 2026-03-31}
partners:
  - {id: b, name: Bwrdd Iechyd Prifysgol Betsi Cadwaladr, language: cy}
evidence:
  - {id: e, title: Turun ilmasto 2029, language: fi, link: "https://a.example"}
  - {id: g, title: Arolwg Cenedlaethol Cymru, language: cy}
END
run planpress build -q --only pdf -o "$T/build" "$T/words.yaml"
run "$python" -c 'import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
for o in pdf.objects:
    if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/Lang" in o:
        print(o.S, o.Lang)' "$T/build/words.pdf"
[ "$(sort "$T/.out" | tr '\n' ' ')" = '/Link fi /Span cy /Span cy ' ]
ok $? 'words in another language say which'
judge "words in another language: it is what it claims to be" \
    "$T/build/words.pdf"

# A picture beside the contents, whose page waits for the numbers of others, is
# told of where it stands: on the other side where a document begins at the
# right.
mkdir "$T/outline"
cat >"$T/outline/delivery-plan.yaml" <<'END'
chapters:
  - cover
  - contents
  - {chapter: step5, heading: Work}
  - {chapter: findings, new-page: yes}
  - accepted
END
for language in en-GB ur; do
	cat >"$T/$language.yaml" <<-END
	planpress: 1
	plan: {title: T, area: X, language: $language, date: 2026-03-31,
	  period: 2026/27 .. 2028/29}
	actions:
	  - {id: a, title: One, lead: A. B, resources: £40k}
	  - {id: b, title: Two, lead: A. B, resources: £60k}
	END
	run planpress build -q --only pdf --templates "$T/outline" \
	    -o "$T/build" "$T/$language.yaml"
done
run "$python" -c 'import pikepdf, sys
def boxes(path):
    pdf = pikepdf.open(path)
    return [[float(x) for x in o.A.BBox] for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
            and o.Pg.objgen == pdf.pages[1].objgen]
left, right = map(boxes, sys.argv[1:])
print(len(left) > 1 and len(left) == len(right) and all(
    abs(a[0] + b[2] - 595.28) < 0.1 and abs(a[1] - b[1]) < 0.1
    for a, b in zip(left, right)))' "$T/build/en-GB.pdf" "$T/build/ur.pdf"
[ "$(cat "$T/.out")" = True ]
ok $? 'a picture beside the contents has its place'

# A document of a thousand pages is not in memory all at once.
bench/make-plan 22 >"$T/thousand.yaml"
"$python" -I -S tests/peers/measure.py "$OUT/planpress" build -q --only pdf \
    -o "$T/build" "$T/thousand.yaml" >"$T/measured" 2>"$T/.err"
read -r status seconds memory <"$T/measured"
pages=$(pdfinfo "$T/build/thousand.pdf" | sed -n 's/^Pages: *//p')
echo "# $pages pages: $memory KB, $seconds s"
[ "$status" -eq 0 ] && [ "$pages" -ge 1000 ] && [ "$memory" -le 65536 ]
ok $? "a thousand pages in 64 MB"
run qpdf --check "$T/build/thousand.pdf"
code_is 0 "a thousand pages: qpdf finds no fault"

# Machine-made plans: a few of them here, all in `make check-pdf`.  What stands
# in the file is what the document says, in its order.
tests/make-plans "$T/plans" 40
for plan in "$T"/plans/008* "$T"/plans/016* "$T"/plans/018* "$T"/plans/022* \
    "$T"/plans/027* "$T"/plans/038*; do
	for variant in '' summary large-print; do
		said=$(tests/peers/judge-plan "$plan" "$T/build" $variant)
		[ $? -eq 0 ] && [ -z "$said" ]
		ok $? "$(basename "$plan") $variant: it is what it claims" ||
		    echo "$said" | sed 's/^/# /' | head -20
	done
done
done_testing
