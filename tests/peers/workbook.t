#!/usr/bin/python3
# The action tracker in LibreOffice and under an independent reader: every
# formula equals the value written beside it, and the sheets do what the
# methods say when people change them.
import os
import re
import subprocess
import sys
import tempfile
import traceback
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from tap import done, ok, same  # noqa: E402
from tracker import differences, faults, office  # noqa: E402
import openpyxl  # noqa: E402

TOP = os.path.dirname(os.path.dirname(HERE))
PLANPRESS = os.path.abspath(os.environ.get(
    "PLANPRESS", os.path.join(os.environ.get("OUT", TOP + "/out"),
                              "planpress")))
PLANS = [HERE + "/tracker.yaml",
         TOP + "/examples/healthy-weight/healthy-weight.yaml",
         TOP + "/examples/turku/turku.yaml",
         TOP + "/examples/minimal.yaml"]
EMPTY = "planpress: 1\nplan: {title: Nothing yet}\n"
LARGE = 1700    # actions: their rows no longer wait in memory


def build(folder, plan):
    run = subprocess.run([PLANPRESS, "build", "-q", "--only", "xlsx", "-o",
                          folder, plan], capture_output=True, text=True)
    stem = os.path.splitext(os.path.basename(plan))[0]
    path = os.path.join(folder, stem + "-tracker.xlsx")
    if not os.path.exists(path):
        ok(False, "a tracker of " + plan, run.stderr)
        sys.exit(1)
    return path


def column(tracker, sheet, head, row=4):
    """The letter of a table's column, by what its head says."""
    for i in range(60):
        letter = openpyxl.utils.get_column_letter(i + 1)
        if tracker.value(sheet, letter + str(row)) == head:
            return letter
    raise LookupError(head)


class Actions:
    """The Actions sheet by action id and column head."""

    def __init__(self, tracker):
        self.tracker = tracker
        self.columns = {}

    def where(self, action, head):
        if head not in self.columns:
            self.columns[head] = column(self.tracker, "Actions", head)
        row = self.tracker.find("Actions", "A", action)
        return self.columns[head] + str(row)

    def get(self, action, head):
        return self.tracker.value("Actions", self.where(action, head))

    def set(self, action, head, value):
        self.tracker.set("Actions", self.where(action, head), value)


def day(text):
    """The serial number of a day such as 2026-03-31."""
    import datetime
    return (datetime.date.fromisoformat(text) -
            datetime.date(1899, 12, 30)).days


# ---- every formula ----

def test_values(opened, paths):
    for path in paths:
        with opened(path) as tracker:
            count, wrong = differences(tracker)
        ok(count > 50 and not wrong, "%s: %d formulas recalculate to what "
           "was written" % (os.path.basename(path), count), *wrong[:20])
        found = faults(path)
        ok(not found, os.path.basename(path) + ": the package is sound",
           *found)


def test_that_it_can_fail(opened, path, folder):
    wrong_path = os.path.join(folder, "wrong.xlsx")
    with zipfile.ZipFile(path) as old, \
            zipfile.ZipFile(wrong_path, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/worksheets/sheet3.xml":
                data, n = re.subn(b"<v>Red</v>", b"<v>Green</v>", data, 1)
                same(n, 1, "a status to spoil was found")
            if item.filename != "docProps/core.xml":
                new.writestr(item, data)
    with opened(wrong_path) as tracker:
        wrong = differences(tracker)[1]
    same(len(wrong), 1, "one spoilt value is found")
    ok(faults(wrong_path), "a missing part is found")


# ---- text ----

def test_text(path):
    book = openpyxl.load_workbook(path)
    said = {str(c.value): c.data_type for sheet in book
            for row in sheet.iter_rows() for c in row if c.data_type != "f"}
    for text in ("=1+1 & <safer streets>", "+Council", "@Bob",
                 "-Fewer people are harmed", "=Step", "+Sign"):
        same(said.get(text), "s", "%s is text" % text)
    names = [sheet.title for sheet in book]
    ok(all(len(n) <= 31 for n in names), "names of sheets are short enough")
    same(len(names), len(set(n.lower() for n in names)),
         "names of sheets differ")
    same(sorted(n for n in names if book[n].sheet_state == "hidden"),
         ["Lists", "Provenance"], "the right sheets are hidden")


# ---- many actions ----

def test_many(folder):
    with open(folder + "/many.yaml", "w", encoding="utf-8") as f:
        f.write("planpress: 1\nplan: {title: Many, date: 2026-03-31}\n"
                "actions:\n")
        for i in range(LARGE):
            f.write("  - {id: a%d, title: Action %d, due: 2026-03-%02d, "
                    "milestones: {2025-11-01: One, 2026-05-01: Two}}\n" %
                    (i, i, i % 28 + 1))
    path = build(folder, folder + "/many.yaml")
    found = faults(path)
    ok(not found, "the package of %d actions is sound" % LARGE, *found)
    sheet = openpyxl.load_workbook(path, data_only=True)["Actions"]
    table = sheet.tables["Actions"]
    same(table.ref.split(":")[0], "A4", "the table begins at its head")
    same(int(re.sub("[A-Z]", "", table.ref.split(":")[1])), 4 + LARGE,
         "and ends with the last action")
    heads = [c.value for c in sheet[4]]
    same(heads[:len(table.tableColumns)],
         [c.name for c in table.tableColumns], "its columns have their heads")
    rag = heads.index("RAG")
    same([sheet.cell(r, rag + 1).value for r in (5, 4 + LARGE)],
         ["Red", "Red"], "first and last have their status")


# ---- actions and milestones ----

def test_status(opened, path):
    with opened(path) as t:
        a = Actions(t)
        same(a.get("good", "RAG"), "Green", "an action on track is green")
        a.set("good", "Due", day("2026-03-21"))
        same(a.get("good", "RAG"), "Red", "a due date in the past is red")
        same(a.get("good", "Days late"), 10, "it is ten days late")
        same(a.get("sad", "RAG"), "Amber", "what waits for it is amber")
        a.set("good", "New due", day("2026-12-31"))
        same(a.get("good", "RAG"), "Green", "a new date makes it green")
        same(a.get("sad", "RAG"), "Green", "and what waits for it")
        a.set("good", "Declared status", "Off track")
        same(a.get("good", "RAG"), "Red", "the lead's word counts if worse")
        same(a.get("good", "Status"), "Off track", "and is shown")
        a.set("good", "Declared status", "Complete")
        same(a.get("good", "RAG"), "Complete", "complete without milestones")
        same(a.get("half", "RAG"), "Green",
             "declared complete with a milestone open is not complete")
        done = column(t, "Milestones", "Done")
        row = t.find("Milestones", "A", "half/1")
        t.set("Milestones", done + str(row), day("2026-03-30"))
        same(a.get("half", "RAG"), "Complete", "its last milestone done: "
             "complete")
        same(a.get("soon", "RAG"), "Amber", "due soon with one open: amber")
        row = t.find("Milestones", "A", "soon/1")
        t.set("Milestones", done + str(row), "Yes")
        same(a.get("soon", "RAG"), "Green", "ticked: green")
        a.set("part-a", "New due", day("2026-10-31"))
        same(a.get("top", "RAG"), "Amber", "a parent follows its parts")


def test_as_of(opened, path):
    with opened(path) as t:
        a = Actions(t)
        t.set("Summary", "B6", day("2027-06-30"))
        same(a.get("good", "RAG"), "Red", "a later day of report: red")
        same(t.value("Summary", "B4"), day("2027-06-30"), "the day is shown")
        t.set("Summary", "B6", day("2020-01-01"))
        same(a.get("overdue", "RAG"), "Not started", "an early one: not "
             "started")
        t.set("Summary", "B5", "Today")
        ok(t.value("Summary", "B4") > day("2025-01-01"), "today is followed")
        same(a.get("overdue", "RAG"), "Red", "and the statuses with it")


def test_summary(opened, path):
    with opened(path) as t:
        a = Actions(t)
        red = t.value("Summary", "B10")
        total = t.value("Summary", "I10")
        a.set("good", "Declared status", "Off track")
        same(t.value("Summary", "B10"), red + 1, "one more is red")
        same(t.value("Summary", "I10"), total, "the total stays")


def rows_of(t):
    """Status of every action that the sheet shows, by id."""
    a = Actions(t)
    a.where("good", "RAG")
    found = {}
    for row in range(5, 60):
        name = t.value("Actions", "A%d" % row)
        if name:
            found[name] = t.value("Actions", a.columns["RAG"] + str(row))
    return found


def last_column(t):
    """The last column of the Actions table."""
    i = 1
    while t.value("Actions", openpyxl.utils.get_column_letter(i + 1) + "4"):
        i += 1
    return openpyxl.utils.get_column_letter(i)


def test_sort_and_add(opened, path):
    import uno
    from com.sun.star.table import TableSortField
    from com.sun.star.beans import PropertyValue
    with opened(path) as t:
        before = rows_of(t)
        counts = [t.value("Summary", "%s10" % c) for c in "BCDEFGHI"]
        sheet = t.document.Sheets.getByName("Actions")
        last = 4 + len(before)
        end = last_column(t)
        cells = sheet.getCellRangeByName("A5:%s%d" % (end, last))
        field = TableSortField()
        field.Field = 2
        field.IsAscending = False
        by = PropertyValue()
        by.Name = "SortFields"
        by.Value = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        cells.sort((by,))
        t.document.calculateAll()
        titles = [t.value("Actions", "C%d" % r) for r in range(5, last + 1)]
        same(titles, sorted(titles, key=str.lower, reverse=True),
             "the rows are sorted by title")
        same(rows_of(t), before, "sorting keeps every status right")
        same([t.value("Summary", "%s10" % c) for c in "BCDEFGHI"], counts,
             "and every count")

        # A new row below the table, the grey cells copied down.
        source = sheet.getCellRangeByName("A5:%s5" % end).RangeAddress
        to = sheet.getCellRangeByName("A%d" % (last + 1)).CellAddress
        sheet.copyRange(to, source)
        t.set("Actions", "A%d" % (last + 1), "brand-new")
        a = Actions(t)
        for head in ("Start", "Due", "New due", "Depends on", "Part of",
                     "Declared status"):
            a.set("brand-new", head, "")
        a.set("brand-new", "Due", day("2026-03-30"))
        same(a.get("brand-new", "RAG"), "Red", "an added row works")
        same(a.get("brand-new", "Days late"), 1, "it is a day late")
        same(t.value("Summary", "B10"), counts[0] + 1, "it is counted")
        a.set("sad", "Depends on", "brand-new")
        same(a.get("sad", "RAG"), "Amber", "others can wait for it")


def test_filter(opened, path):
    import uno
    from com.sun.star.sheet import TableFilterField
    from com.sun.star.sheet.FilterOperator import EQUAL
    with opened(path) as t:
        counts = [t.value("Summary", "%s10" % c) for c in "BCDEFGHI"]
        sheet = t.document.Sheets.getByName("Actions")
        cells = sheet.getCellRangeByName("A4:%s30" % last_column(t))
        rule = cells.createFilterDescriptor(True)
        field = TableFilterField()
        field.Field = openpyxl.utils.column_index_from_string(
            column(t, "Actions", "RAG")) - 1
        field.Operator = EQUAL
        field.StringValue = "Red"
        rule.setFilterFields((field,))
        rule.ContainsHeader = True
        cells.filter(rule)
        t.document.calculateAll()
        hidden = sum(not sheet.Rows.getByIndex(r).IsVisible
                     for r in range(4, 30))
        ok(hidden > 10, "rows are filtered away", hidden)
        same([t.value("Summary", "%s10" % c) for c in "BCDEFGHI"], counts,
             "filtering changes no count")


# ---- other sheets ----

def test_gantt(opened, path):
    with opened(path) as t:
        row = t.find("Gantt", "A", "later", 8)
        letters = [openpyxl.utils.get_column_letter(i) for i in range(7, 43)]

        def bars():
            return [i for i, c in enumerate(letters)
                    if t.value("Gantt", c + str(row)) == "■"]
        same(bars(), list(range(14, 21)), "a bar from June to December 2026")
        a = Actions(t)
        a.set("later", "New due", day("2027-01-31"))
        same(bars(), list(range(14, 22)), "it grows with a new date")
        row = t.find("Gantt", "A", "soon", 8)
        marks = [i for i, c in enumerate(letters)
                 if t.value("Gantt", c + str(row)) == "◆"]
        same(marks, [12], "a milestone in April 2026")


def test_mine(opened, path):
    with opened(path) as t:
        t.set("My actions", "C4", "@Bob")
        names = [t.value("My actions", "B%d" % r) for r in range(8, 28)]
        same([n for n in names if n],
             ["off", "at-risk", "moved", "done", "half", "dead", "later",
              "good", "soon"], "the actions of the name that was chosen")


def test_options(opened, path):
    with opened(path) as t:
        start = t.find("Options", "A", "Words for scores?", 3)
        same(t.value("Options", "B%d" % (start + 1)),
             "2 options share the first place", "joint leaders")
        t.set("Options", "B%d" % (start + 4), 3)
        same(t.value("Options", "B%d" % (start + 1)), "Q", "more weight on "
             "worth: Q leads")
        same([t.value("Options", "%s%d" % (c, r)) for c in "DE" for r in
              range(start + 20, start + 23)], [25, 75, 42.5, 3, 1, 2],
             "totals and ranks follow")
        same(t.value("Options", "A%d" % (start + 25)), "Q", "so does the "
             "order of the chart")
        # By hand: Q is 100 and 0, P is 0 and 100; they tie at one half.
        same([t.value("Options", "B%d" % r) for r in
              range(start + 9, start + 13)], [0.5, 1, "P", "–"],
             "first stays first from half of the weight on")
        same([t.value("Options", "C%d" % r) for r in
              range(start + 9, start + 13)], [0, 0.5, "–", "P"],
             "and up to half of the other")


def test_chain(opened, path):
    with opened(path) as t:
        same(t.value("Delivery chain", "C5"), 0, "the total is 0")
        for answer, total, band in (
                ("Green", 12, "Effective and efficient"),
                ("Red", -12, "High degree of failure"),
                ("Amber", 0, "Significant improvement needed")):
            for row in range(9, 21):
                t.cell("Delivery chain", "C%d" % row).setString(answer)
            t.document.calculateAll()
            same(t.value("Delivery chain", "C5"), total,
                 "twelve times %s: %d" % (answer, total))
            same(t.value("Delivery chain", "C6"), band, band)
        t.set("Delivery chain", "C9", "")
        same(t.value("Delivery chain", "H9"), "Amber",
             "without an agreed answer the lower median counts")
        for c in "CDE":
            t.set("Delivery chain", c + "9", "")
        same(t.value("Delivery chain", "C5"), "between -1 and 1",
             "an open question leaves a range")


def test_indicators(opened, path):
    with opened(path) as t:
        row = t.find("Indicators", "A", "Harm (per 1,000)", 3)
        facts = {t.value("Indicators", "A%d" % r): "B%d" % r
                 for r in range(row, row + 36)}
        heads = {t.value("Indicators", "%s%d" % (c, row + 1)): c
                 for c in "BCDEFGHIJK"}

        def fact(name):
            return t.value("Indicators", facts[name])
        same(round(fact("Gap from today"), 9), 1.7, "the gap in the unit")
        same(fact("Gap in people"), 85, "and in people")
        same(fact("RAG"), "Green", "better than its path")
        t.set("Indicators", "%s%d" % (heads["2025/26"], row + 2), 12.0)
        same(fact("Latest reading"), "2025/26", "a new reading is the latest")
        same(round(fact("Gap from today"), 9), 2.5, "the gap follows")
        same(round(fact("Needed a year"), 9), 1.25, "and the pace")
        same(fact("RAG"), "Red", "and the colour")


def least_squares(points):
    """Slope, and the line at a moment, worked out here."""
    n = len(points)
    t_mean = sum(t for t, _ in points) / n
    x_mean = sum(x for _, x in points) / n
    slope = sum((t - t_mean) * (x - x_mean) for t, x in points) / \
        sum((t - t_mean) ** 2 for t, _ in points)
    return slope, lambda t: x_mean + slope * (t - t_mean)


def test_trend(opened, path):
    with opened(path) as t:
        row = t.find("Indicators", "A", "Harm (per 1,000)", 3)
        cells = {t.value("Indicators", "A%d" % r): r
                 for r in range(row, row + 36)}
        heads = {t.value("Indicators", "%s%d" % (c, row + 1)): c
                 for c in "BCDEFGHIJKL"}
        points = [(2019.75, 12.1), (2021.75, 11.7), (2022.75, 12.4),
                  (2023.75, 11.9), (2024.75, 11.2)]

        def fact(name):
            return t.value("Indicators", "B%d" % cells[name])

        def check(words):
            slope, line = least_squares(points)
            near = [abs(fact("Change a year on trend") - slope) < 1e-4,
                    abs(fact("On trend at the target") -
                        line(2027.75)) < 1e-4,
                    abs(fact("Gap on trend") - (line(2027.75) - 9.5)) < 1e-4,
                    fact("80% range on trend, from") < line(2027.75) <
                    fact("80% range on trend, to"),
                    abs(t.value("Indicators", "%s%d" % (
                        heads["2026/27"], cells["On trend"])) -
                        line(2026.75)) < 1e-4]
            ok(all(near), words, near)
        check("the trend is least squares")
        same(fact("How far ahead that is"), "Extrapolation",
             "three years after a record of five")
        points.append((2025.75, 14.0))
        t.set("Indicators", "%s%d" % (heads["2025/26"], row + 2), 14.0)
        check("a new reading moves it")
        same(fact("How far ahead that is"), "Within reach",
             "and makes the record longer")
        for period in ("2025/26", "2024/25"):
            t.set("Indicators", "%s%d" % (heads[period], row + 2), "")
        same([fact("Change a year on trend"), fact("Gap on trend")],
             ["Too few: 4", ""], "of four readings there is no trend")


def test_risks(opened, path):
    with opened(path) as t:
        same(t.value("Risks", "G5"), 20, "4 times 5")
        same(t.value("Risk map", "F7"), 1, "it stands on the map")
        t.set("Risks", "E5", 1)
        same(t.value("Risks", "H5"), "Moderate", "less likely: moderate")
        same(t.value("Risk map", "F7"), 0, "it has moved on the map")
        same(t.value("Risk map", "F10"), 1, "to likelihood 1")


def test_money(opened, path):
    with opened(path) as t:
        a = Actions(t)
        same(t.value("Resources", "E6"), 2000, "what the grant pays")
        a.set("off", "Money", 4000)
        same(t.value("Resources", "E6"), 4000, "it follows the action")
        same(t.value("Resources", "G6"), 31000, "and what is left")
        a.set("off", "Funding", "=Another one")
        same(t.value("Resources", "E6"), 0, "another source pays")
        row = t.find("Resources", "A", "sad", 8)
        same([t.value("Resources", "%s%d" % (c, row)) for c in "DE"],
             [0, 12000], "so much a year is no sum")
        a.set("sad", "Money is", "In all")
        same([t.value("Resources", "%s%d" % (c, row)) for c in "DE"],
             [12000, 0], "until it is called one")


def test_old_dates(opened, path):
    with opened(path) as t:
        a = Actions(t)
        same(a.get("old", "Due"), "1 Jan 1850", "a day that no spreadsheet "
             "knows is text")
        same(a.get("old", "RAG"), "Red", "and its status stands")
        a.set("old", "Due", day("2027-01-01"))
        same(a.get("old", "RAG"), "Red", "until the tracker is made anew")


# ---- without LibreOffice ----

# All of them were in Excel 2007 already, and are in LibreOffice 7.
FUNCTIONS = set("""ABS AND AVERAGE COLUMN COUNT COUNTA COUNTIF COUNTIFS EDATE
FIND IF IFERROR INDEX INT ISNUMBER LOOKUP MATCH MAX MIN N NOT OR ROUND ROW
SLOPE SMALL SQRT STEYX SUBSTITUTE SUM SUMIF SUMPRODUCT TINV TODAY""".split())


def test_functions(paths):
    used = set()
    for path in paths:
        book = openpyxl.load_workbook(path)
        texts = [c.value for sheet in book for row in sheet.iter_rows()
                 for c in row if c.data_type == "f"]
        texts += [name.attr_text for name in book.defined_names.definedName]
        for text in texts:
            used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(",
                                   re.sub('"[^"]*"', "", text)))
    same(sorted(used - FUNCTIONS), [], "functions that Excel 2016 knows")
    same(sorted(FUNCTIONS - used), [], "the list holds none that is unused")


def test_links(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    same([book[s].row_dimensions[r].height for s, r in (
        ("Actions", 1), ("Actions", 4), ("Updates", 4), ("Summary", 1))],
        [27, 32, 32, 27], "rows have their heights")
    heads = [c.value for c in sheet[4]]

    def link(action, head):
        for row in sheet.iter_rows(min_row=5):
            if row[0].value == action:
                cell = row[heads.index(head)]
                return cell.value, cell.hyperlink and (
                    cell.hyperlink.target or cell.hyperlink.location)
    same(link("done", "Evidence link"),
         ("Minutes: of March, agreed", "https://example.org/minutes?a=1&b=2"),
         "what shows that it is done leads there")
    same(link("dead", "Evidence link"),
         ("See https://example.org/list.", "https://example.org/list"),
         "a full stop is no part of an address")
    same(link("overdue", "Rests on"),
         ("=Survey of streets", "https://example.org/survey"),
         "one piece of evidence leads to its source")
    same(link("off", "Rests on"),
         ("What people said; =Survey of streets", "Evidence!$A$6"),
         "several lead to the register")
    same(book["Evidence"]["B6"].value, "What people said",
         "where the first of them stands")


GUARDED = {"Read me", "Summary", "Gantt", "My actions", "Options",
           "Risk map", "Delivery chain", "Resources", "Provenance", "Lists"}
TABLES = {"Actions", "Milestones", "Updates", "Risks", "Proofing",
          "Evidence", "Provenance"}


def test_for_people(path):
    """What helps people to use it, and programs that read it aloud."""
    book = openpyxl.load_workbook(path)
    same(book.properties.title, "=1+1 & <safer streets>", "its title")
    ok("sources" in book.properties.description, "and where it comes from")
    same({s.title for s in book if s.protection.sheet}, GUARDED,
         "sheets that calculate are guarded")
    same([s.title for s in book if s.protection.password], [],
         "none of them by a password")
    same({t for s in book for t in s.tables}, TABLES, "tables have names")
    same([s.title for s in book if s.merged_cells.ranges], [],
         "no cells are merged")
    same([s.title for s in book if not s["A1"].value], [],
         "every sheet has its title in A1")
    rules = [r for s in book for r in s.data_validations.dataValidation]
    ok(len(rules) > 20 and all(r.promptTitle and r.prompt and r.errorTitle
                               and r.error for r in rules),
       "every rule for a cell says what it wants, and what was wrong")
    for name in ("Summary", "Options", "Risks", "Delivery chain"):
        tinted = [c for row in book[name].iter_rows() for c in row
                  if c.fill.fgColor.rgb == "FFFFF8E1"]
        ok(tinted and not any(c.protection.locked for c in tinted),
           "what can be filled in on %s is tinted and free" % name)
    actions = book["Actions"]
    same([actions.freeze_panes, actions.print_title_rows,
          actions.print_title_cols, actions.page_setup.orientation,
          actions.sheet_properties.pageSetUpPr.fitToPage,
          actions.page_setup.fitToHeight],
         ["B5", "$4:$4", "$A:$A", "landscape", True, 0],
         "head and ID stay, on paper too, and all fits the width")
    with zipfile.ZipFile(path) as package:
        drawings = [package.read(n).decode() for n in package.namelist()
                    if n.startswith("xl/drawings/drawing")]
    charts = sum(len(re.findall("<c:chart ", d)) for d in drawings)
    said = sum(len(re.findall('<xdr:cNvPr [^>]*descr="[^"]{20,}"', d))
               for d in drawings)
    ok(charts >= 6 and said == charts, "every chart says in words what it "
       "shows", charts, said)


def test_long(folder):
    with open(folder + "/long.yaml", "w", encoding="utf-8") as f:
        f.write("planpress: 1\nplan: {title: %s, date: 2026-03-31}\n"
                "actions: [{id: a, title: A, success: %s}]\n" %
                ("T" * 300, "é" * 40000))
    path = build(folder, folder + "/long.yaml")
    texts = [c.value for row in openpyxl.load_workbook(path)["Actions"]
             .iter_rows() for c in row if isinstance(c.value, str)]
    longest = max(texts, key=len)
    ok(32000 < len(longest) <= 32767 and longest.endswith("can hold)"),
       "a text that no cell can hold is cut, and says so", len(longest))
    return path


def ordinary(folder):
    """The plan that is used for measuring: of ordinary size."""
    plan = folder + "/ordinary.yaml"
    with open(plan, "wb") as f:
        subprocess.run([TOP + "/bench/make-plan", "1"], stdout=f, check=True)
    return build(folder, plan)


def measured(folder, actions):
    """Seconds of processor time and the most memory in KB."""
    plan = folder + "/large%d.yaml" % actions
    with open(plan, "w", encoding="utf-8") as f:
        f.write("planpress: 1\nplan: {title: Large, date: 2026-03-31}\n"
                "actions:\n")
        for i in range(actions):
            f.write("  - {id: a%d, title: Action %d, lead: Person %d, "
                    "due: 2026-03-%02d, milestones: {2026-05-01: Half}}\n" %
                    (i, i, i % 50, i % 28 + 1))
    run = subprocess.run([sys.executable, "-I", "-S",
                          TOP + "/tests/peers/measure.py", PLANPRESS, "build",
                          "-q", "--only", "xlsx", "-o", folder, plan],
                         capture_output=True, text=True)
    status, seconds, memory = run.stdout.split()
    same(status, "0", "a tracker of %d actions" % actions)
    return float(seconds), int(memory)


def test_size(folder):
    few, _ = measured(folder, 2500)
    many, memory = measured(folder, 10000)
    ok(many < 8 * few, "four times the actions take about four times as "
       "long", "%.2f s and %.2f s" % (few, many))
    ok(memory <= 64 * 1024, "10,000 actions in 64 MB", "%d KB" % memory)


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/empty.yaml", "w", encoding="utf-8") as f:
            f.write(EMPTY)
        paths = [build(folder, p) for p in PLANS + [folder + "/empty.yaml"]]
        first = paths[0]
        again = build(folder + "/again", PLANS[0])
        with open(first, "rb") as f, open(again, "rb") as g:
            ok(f.read() == g.read(), "the same plan gives the same bytes")
        test_text(first)
        test_links(first)
        test_for_people(first)
        test_functions(paths)
        test_many(folder)
        test_size(folder)
        paths += [test_long(folder), ordinary(folder)]
        with office(folder) as opened:
            test_values(opened, paths)
            test_that_it_can_fail(opened, first, folder)
            for test in (test_status, test_as_of, test_summary,
                         test_sort_and_add, test_filter, test_gantt,
                         test_mine, test_options, test_chain,
                         test_indicators, test_trend, test_risks, test_money,
                         test_old_dates):
                try:
                    test(opened, first)
                except Exception:
                    ok(False, test.__name__, traceback.format_exc())
    return done()


sys.exit(main())
