#!/bin/sh
# Other programs open what `build` makes of every example, without complaint.
. tests/lib.sh

python=/usr/bin/python3		# Debian's, which has Debian's modules

script() {	# arguments...: Python from standard input
	cat >"$T/script.py"
	run "$python" "$T/script.py" "$@"
}

quiet() {	# words, command...: exit code 0 and nothing on stderr
	words=$1
	shift
	run "$@"
	[ "$code" -eq 0 ] && [ ! -s "$T/.err" ]
	ok $? "$words" || sed 's/^/# /' "$T/.err" | head -5
}

for plan in examples/healthy-weight/healthy-weight.yaml \
    examples/turku/turku.yaml examples/minimal.yaml; do
	stem=$(basename "$plan" .yaml)
	run planpress build -q -o "$T/build" "$plan"
	code_is 0 "$stem is built"
	pdf=$T/build/$stem.pdf
	quiet "$stem: qpdf finds no fault" qpdf --check "$pdf"
	quiet "$stem: poppler reads it" pdfinfo "$pdf"
	quiet "$stem: poppler finds its text" pdftotext "$pdf" "$T/$stem.txt"
	title=$(sed -n 's/^  title: *//p' "$plan" | head -1)
	tr '\n' ' ' <"$T/$stem.txt" | grep -qF "$title"
	ok $? "$stem: the title can be copied from the PDF"
	quiet "$stem: every font is embedded" sh -c "pdffonts '$pdf' |
	    awk 'NR > 2 && \$(NF - 4) != \"yes\" { exit 1 }'"
	quiet "$stem: every page draws" pdftoppm -r 20 -png "$pdf" "$T/p"
	script "$pdf" <<-'END'
	import sys, pikepdf
	with pikepdf.open(sys.argv[1]) as pdf:
	    assert len(pdf.pages) > 3
	    assert str(pdf.docinfo['/Title'])
	    assert str(pdf.Root.Lang)
	    assert pdf.open_outline().root
	END
	code_is 0 "$stem: pikepdf finds pages, title, language and bookmarks"
	for file in "$T/build/$stem-review"/*.md; do
		cmark "$file" >"$T/md.html" 2>"$T/.err" || break
	done
	ok $? "$stem: a CommonMark reader reads the pack"
	run soffice "-env:UserInstallation=file://$T/profile" --headless \
	    --convert-to csv --outdir "$T/csv" "$T/build/$stem-tracker.xlsx"
	[ "$code" -eq 0 ] && [ -s "$T/csv/$stem-tracker.csv" ]
	ok $? "$stem: LibreOffice opens the tracker"
	script "$T/build/$stem-tracker.xlsx" <<-'END'
	import sys, warnings, openpyxl
	warnings.simplefilter('error')
	book = openpyxl.load_workbook(sys.argv[1])
	for name in ('Summary', 'Actions', 'Milestones', 'Indicators',
	             'Lists'):
	    assert name in book.sheetnames, name
	assert 'Actions' in book['Actions'].tables
	END
	code_is 0 "$stem: openpyxl finds the sheets and the table of actions"
done

printf 'no PDF\n' >"$T/bad.pdf"
run qpdf --check "$T/bad.pdf"
[ "$code" -ne 0 ]
ok $? 'and a file that is no PDF would be found out'
done_testing
