#!/bin/sh
# Every PDF is what its metadata claims: PDF/UA-1 and PDF/A-2a, as far as the
# file itself can show (pdf.py has the list), and its text can be copied.
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

# The judge itself: each of these harms must be seen.
harm() {	# what is seen, how the file is changed
	cat >"$T/harm.py" <<-END
	import sys, pikepdf
	from pikepdf import *
	with pikepdf.open(sys.argv[1]) as pdf:
	    root = pdf.Root
	    tree = root.StructTreeRoot
	    page = pdf.pages[-1]
	    $2
	    pdf.save(sys.argv[2])
	END
	run "$python" "$T/harm.py" "$T/build/minimal.pdf" "$T/harmed.pdf"
	run "$python" tests/peers/pdf.py "$T/harmed.pdf"
	[ "$code" -eq 1 ] && grep -qF "$1" "$T/.out"
	ok $? "seen: $1" || sed 's/^/# /' "$T/.out" "$T/.err" | head -5
}
content='c = page.Contents.read_bytes(); page.Contents.write(c'
harm 'no language' 'root.Lang = ""'
harm 'not marked' 'root.MarkInfo.Marked = False'
harm 'the claims are not there' \
    'm = root.Metadata; m.write(m.read_bytes().replace(b"pdfuaid:part>1", b"pdfuaid:part>2"))'
harm 'is neither content nor artifact' "$content + b' 0 0 m 9 9 l S')"
harm 'a form on page' \
    'page.Contents.write(b"/P<</MCID 0>>BDC " + next(k for k, x in page.Resources.XObject.items() if x.Subtype == Name.Form).encode() + b" Do EMC")'
harm 'is no list of RGB' 'page.Resources.ColorSpace.C[1] = Name.DeviceCMYK'
harm 'has no element' "$content + b' /P<</MCID 999>>BDC EMC')"
harm 'content and structure differ' \
    'd = tree.K if "/S" in tree.K else tree.K[0]; d.K = Array(list(d.K)[::-1])'
harm 'a page without tab order' 'del page.obj["/Tabs"]'
harm '/Title differs' 'pdf.docinfo["/Title"] = "Another"'
harm 'no output intent' 'del root.OutputIntents'
harm 'a font without ToUnicode' \
    'f = page.Resources.Font; del f[list(f.keys())[0]].ToUnicode'
done_testing
