#!/usr/bin/python3
# Documents in other words, as other programs read them: no English is left
# in the PDF or the tracker but the plan's own, and what the tracker's
# formulas compare is worded as its cells are.
import os
import re
import subprocess
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from tap import done, ok  # noqa: E402
from tracker import differences, faults, office  # noqa: E402
import openpyxl  # noqa: E402

TOP = os.path.dirname(os.path.dirname(HERE))
PLANPRESS = os.path.abspath(os.path.join(
    os.environ.get("OUT", TOP + "/out"), "planpress"))
PLANS = [HERE + "/tracker.yaml",
         TOP + "/examples/healthy-weight/healthy-weight.yaml",
         TOP + "/examples/minimal.yaml"]
# The criteria of the guide and the duties of law are templates of their own.
DATA = ["criteria-five-steps.yaml", "duties.yaml"]
# A name that stays, and the letters of scores.
STAYS = re.compile("gantt|[garx-]{10,}")
# Texts of the plan run into each other in a PDF, so its plan has no letter
# that English has, but for ids.
GREEK = """\
planpress: 1
plan:
  title: Σχέδιο
  area: Αθήνα
  nation: england
  period: 2026/27 .. 2028/29
  date: 2026-03-31
  reached: 5
  lead: Α. Β. (Δήμος)
  summary: Όλα εδώ.
partners: [{id: z-p, name: Υγεία, sector: health, role: Γιατροί}]
outcomes: [{id: z-o, title: Υγεία για όλους}]
indicators:
  - id: z-i
    title: Βάρος
    outcomes: z-o
    unit: percent
    better: lower
    source: Μέτρηση
    year: academic
    population: 2200 παιδιά
    history: {2016/17: 20.1, 2017/18: 20.9, 2018/19: 21.4, 2020/21: 22.8,
      2021/22: 23.9, 2022/23: 24.1, 2023/24: 24.9, 2024/25: 25.1}
    baseline: 2018/19
    targets: {2028/29: 23.0}
    comparators: [{name: Ελλάδα, level: national,
      history: {2023/24: 21.9, 2024/25: 22.2}}]
evidence: [{id: z-e, title: Έρευνα, kind: survey, source: Δήμος, period: 2024,
  strength: weak, finding: Λίγα.}]
needs: [{id: z-n, title: Τροφή, outcomes: z-o, causes: Φτώχεια, evidence: z-e}]
risks: [{title: Λεφτά, likelihood: 4, impact: 5, owner: Α. Β., mitigation: Όχι}]
appraisals:
  - question: Ποιο;
    level: selection
    outcomes: z-o
    criteria: [{id: z-c, title: Καλό, weight: 60, why: Ναι},
      {id: z-d, title: Φτηνό, weight: 40, why: Ναι}]
    options: [{id: z-x, title: Πρώτο, scores: {z-c: 4, z-d: 2}},
      {id: z-y, title: Δεύτερο, scores: {z-c: 3, z-d: 3}}]
    decision: {favour: z-x, why: Έτσι}
actions:
  - {id: z-a, title: Πρώτα, outcomes: z-o, lead: Α. Β. (Δήμος), change: new,
    start: May 2026, due: July 2028, option: z-x, resources: £45k,
    milestones: {July 2027: Ένα}, status: on-track, success: 20 μέρη}
  - {id: z-b, title: Ύστερα, outcomes: z-o, after: z-a, due: tbc}
delivery-chains:
  - {id: z-k, outcomes: z-o, scores: {agreed: GARRR AAAGG AA}}
monitoring: {cycle: quarterly, body: Δήμος}
"""
warnings.simplefilter("ignore")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def plain(text):
    return re.sub(r"[\s*_`\\>{}\"'’]+", " ", text).lower()


def outside(text):
    """The pieces that stand outside of all brackets."""
    depth, piece = 0, ""
    for c in text:
        if c == "⟦":
            if depth == 0:
                yield piece
            depth, piece = depth + 1, ""
        elif c == "⟧":
            depth, piece = max(0, depth - 1), ""
        elif depth == 0:
            piece += c
    yield piece


def leaks(own, texts):
    """English words that are not the plan's."""
    found = set()
    for text in texts:
        for piece in outside(text):
            for s in re.split(r"[()·;,:|<>—–/“”]|\.\s|(?<![a-z\d])\d[\d.,%]*",
                              plain(piece)):
                s = re.sub(r"^[^a-z]+|[^a-z0-9]+$", "", s)
                title = re.sub(r"^\w+ ", "", s)
                if re.search("[a-z]{2}", s) and not STAYS.fullmatch(
                        s) and not any(
                        re.search(r"\b%s\b" % re.escape(x), own)
                        for x in (s, title)):
                    found.add(s)
    return sorted(found)


def own_text(plan):
    folder = os.path.dirname(plan)
    files = [plan] + [os.path.join(folder, f) for f in os.listdir(folder)
                      if f.endswith(".yaml") and "examples" in plan]
    files += [TOP + "/templates/" + f for f in DATA]
    return plain(" ".join(read(f) for f in files))


# Of the templates of duties, as a PDF runs them together.
LAWS = re.compile("(?:Equality|Armed Forces Covenant) duty|"
                  "(?:Equality|Armed Forces) Act")


def in_pdf(path):
    """The text in its order; words that a line parts are one again."""
    text = subprocess.run(["pdftotext", "-raw", path, "-"], text=True,
                          capture_output=True).stdout
    text = text.replace("\u00ad\n", "").replace("\n", " ")
    # Places of findings, and codes of rules.
    return re.split(r"\b[EMOPSTVDR]\d{3}\b|greek\.yaml", LAWS.sub("|", text))


def in_tracker(path):
    """Cells, hints and names of sheets."""
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book:
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    yield cell.value
        for rule in sheet.data_validations.dataValidation:
            yield from filter(None, (rule.promptTitle, rule.prompt,
                                     rule.errorTitle, rule.error))


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/own")
        with open(folder + "/own/wording-en.yaml", "w",
                  encoding="utf-8") as f:
            f.write(re.sub(r'(?m)^  "(.*)"$', r'  "⟦\1⟧"',
                           read(TOP + "/templates/wording-en.yaml")))
        trackers = []
        with open(folder + "/greek.yaml", "w", encoding="utf-8") as f:
            f.write(GREEK)
        for plan in PLANS + [folder + "/greek.yaml"]:
            stem = os.path.splitext(os.path.basename(plan))[0]
            run = subprocess.run(
                [PLANPRESS, "build", "-q", "-o", folder, "--templates",
                 folder + "/own", plan], capture_output=True, text=True)
            ok(run.returncode == 0, stem + " is built", run.stderr)
            own = own_text(plan)
            if stem == "greek":
                found = leaks(own, in_pdf(folder + "/greek.pdf"))
                ok(not found, "no English in the PDF", *found)
            trackers.append("%s/%s-tracker.xlsx" % (folder, stem))
            found = leaks(own, in_tracker(trackers[-1]))
            ok(not found, stem + ": no English in the tracker", *found)
            found = faults(trackers[-1])
            ok(not found, stem + ": its package is sound", *found)
        ok(leaks("", ["Not set ⟦Red⟧ Amber"]) == ["amber", "not set"],
           "English is found where there is some")
        with office(folder) as opened:
            for path in trackers:
                with opened(path) as tracker:
                    count, wrong = differences(tracker)
                ok(count > 50 and not wrong, "%s: %d formulas recalculate "
                   "to what was written" % (os.path.basename(path), count),
                   *wrong[:20])
    return done()


sys.exit(main())
