#!/bin/sh
# Text of many scripts: set without a character that is missing, in a file
# that is what it claims to be, and copied as it was written.
. tests/lib.sh

python=/usr/bin/python3
cd "$T" || exit 1
mkdir ours
cp /usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf \
    /usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Bold.ttf \
    /usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf \
    /usr/share/fonts/truetype/noto/NotoSansBengali-Bold.ttf ours/
cat >ours/theme.yaml <<'END'
fonts:
  others:
    - {file: Amiri-Regular.ttf, bold: Amiri-Bold.ttf}
    - {file: NotoSansBengali-Regular.ttf, bold: NotoSansBengali-Bold.ttf}
END

# ---- what the built-in faces have ----

cat >latin.yaml <<'END'
planpress: 1
plan:
  title: "Zażółć gęślą jaźń: Łódź"
  area: Ynys Môn
  summary: |
    Cynllun ar gyfer plant Llŷn a Dŵr: ŵ ŷ â ê.
    Ελλάδα: υγιές βάρος για κάθε παιδί, ΐ ΰ.
    Привет: здоровый вес для каждого ребёнка, ґ є ї.
END
sentences_latin='Cynllun ar gyfer plant Llŷn a Dŵr: ŵ ŷ â ê.
Ελλάδα: υγιές βάρος για κάθε παιδί, ΐ ΰ.
Привет: здоровый вес для каждого ребёнка, ґ є ї.
Zażółć gęślą jaźń: Łódź'

# ---- what a theme's fonts have ----

cat >arabic.yaml <<'END'
planpress: 1
plan:
  title: "خطة التوزيع"
  area: Gateshead
  summary: هذه خطة (مسودة) لعام 2026 تهدف إلى خفض سمنة الأطفال، مع دعم planpress للنصوص العربية كي تمتد الفقرة على أكثر من سطر واحد في الصفحة المطبوعة.
actions:
  - title: "توفير وجبات صحية في 20 مدرسة"
    lead: C. Nurse (0-19 service)
    due: July 2028
  - title: Promote healthy eating
    lead: C. Nurse (0-19 service)
    due: July 2028
END
sentences_arabic='خطة التوزيع
هذه خطة (مسودة) لعام 2026 تهدف إلى خفض سمنة الأطفال، مع دعم planpress للنصوص العربية كي تمتد الفقرة على أكثر من سطر واحد في الصفحة المطبوعة.
توفير وجبات صحية في 20 مدرسة'
sed -e 's/^plan:/plan:\n  language: ur/' \
    -e 's/summary: .*/summary: "یہ منصوبہ اردو میں ہے: بچوں کا وزن صحت مند ہو۔"/' \
    arabic.yaml >urdu.yaml
sentences_urdu='یہ منصوبہ اردو میں ہے: بچوں کا وزن صحت مند ہو۔
توفير وجبات صحية في 20 مدرسة'
cat >bengali.yaml <<'END'
planpress: 1
plan:
  title: "স্বাস্থ্যকর ওজন"
  summary: বাংলায় লেখা একটি অনুচ্ছেদ, শিশুদের স্বাস্থ্যকর ওজন নিশ্চিত করা আমাদের লক্ষ্য।
END
sentences_bengali='স্বাস্থ্যকর ওজন
বাংলায় লেখা একটি অনুচ্ছেদ, শিশুদের স্বাস্থ্যকর ওজন নিশ্চিত করা আমাদের লক্ষ্য।'

for plan in latin arabic urdu bengali; do
	for variant in full large-print; do
		[ $variant = full ] && pdf=out/$plan.pdf ||
		    pdf=out/$plan-large-print.pdf
		templates="--templates ours"
		[ $plan = latin ] && templates=
		run planpress build -q --variant $variant --only pdf -o out \
		    $templates $plan.yaml
		code_is 0 "$plan, $variant: is built"
		! grep -q M814 "$T/.err"
		ok $? '    with no character missing'
		run qpdf --check $pdf
		code_is 0 '    qpdf finds no fault'
		run "$python" "$ROOT/tests/peers/pdf.py" $pdf
		[ "$code" -eq 0 ] && [ ! -s "$T/.out" ]
		ok $? '    it is what it claims to be' ||
		    sed 's/^/# /' "$T/.out" | head
		"$python" "$ROOT/tests/peers/pdf.py" --text $pdf >text
		eval "sentences=\$sentences_$plan"
		echo "$sentences" | while IFS= read -r s; do
			grep -qF -e "$s" text || echo "$s"
		done >lost
		[ ! -s lost ]
		ok $? '    its text is copied as it was written' ||
		    sed 's/^/# lost: /' lost
	done
done

# Another reader, which goes by what it sees.
pdftotext out/arabic.pdf seen
grep -q 'توفير وجبات صحية في' seen
ok $? 'another reader copies Arabic from left to right into its order'
done_testing
