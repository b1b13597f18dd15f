"""The tracker in LibreOffice: open, change, recalculate, read.  And its
package, read by an independent reader.  tests/peers/workbook.t uses it."""
import contextlib
import math
import os
import posixpath
import subprocess
import time
import zipfile
from xml.etree import ElementTree

import openpyxl
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FormulaResult import STRING as TEXT

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


@contextlib.contextmanager
def office(folder):
    """A LibreOffice with a fresh profile; gives the function that opens."""
    pipe = "tracker%d" % os.getpid()
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore",
         "-env:UserInstallation=file://" + os.path.join(folder, "profile"),
         "--accept=pipe,name=%s;urp" % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(
                "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except NoConnectException:
            time.sleep(0.25)
    else:
        raise RuntimeError("LibreOffice does not start")
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context)
    try:
        yield lambda path: Tracker(desktop, path)
    finally:
        with contextlib.suppress(Exception):
            desktop.terminate()
        process.wait(60)


class Tracker:
    """One workbook, opened and recalculated from nothing."""

    def __init__(self, desktop, path):
        self.path = path
        self.document = desktop.loadComponentFromURL(
            "file://" + os.path.abspath(path), "_blank", 0,
            (prop("Hidden", True),))
        self.document.calculateAll()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.document.close(True)

    def cell(self, sheet, name):
        sheet = self.document.Sheets.getByName(sheet)
        return sheet.getCellRangeByName(name)

    def value(self, sheet, name):
        """Text, or the number of a numeric cell."""
        cell = self.cell(sheet, name)
        if cell.getError():
            return "#ERR%d" % cell.getError()
        kind = cell.Type.value
        if kind == "FORMULA":
            kind = "TEXT" if cell.FormulaResultType2 == TEXT else "VALUE"
        return cell.Value if kind == "VALUE" else cell.String

    def values(self, sheet):
        """All values of a sheet in rows; None where there is an error."""
        cells = self.document.Sheets.getByName(sheet)
        cursor = cells.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        end = cursor.RangeAddress
        return cells.getCellRangeByPosition(
            0, 0, end.EndColumn, end.EndRow).getDataArray()

    def set(self, sheet, name, value):
        cell = self.cell(sheet, name)
        if isinstance(value, str):
            cell.setString(value)
        else:
            cell.setValue(value)
        self.document.calculateAll()

    def find(self, sheet, column, text, first=5):
        """The row where the column holds the text."""
        cells = self.document.Sheets.getByName(sheet).getCellRangeByName(
            "%s%d:%s%d" % (column, first, column, first + 400))
        for row, (value,) in enumerate(cells.getDataArray()):
            if value == text:
                return first + row
        raise LookupError(text)

    def save(self, path):
        self.document.storeToURL(
            "file://" + path,
            (prop("FilterName", "Calc MS Excel 2007 XML"),))


def same(written, found):
    """Numbers to nine digits; an empty text is as good as no value."""
    if written in (None, "") and found in (None, ""):
        return True
    if isinstance(written, (int, float)) and isinstance(found, (int, float)):
        return math.isclose(written, found, rel_tol=1e-9, abs_tol=1e-9)
    return written == found


def serial(value):
    """Dates as the numbers that they are in the file."""
    if hasattr(value, "year"):
        return openpyxl.utils.datetime.to_excel(value)
    return 0 if hasattr(value, "hour") else value


def differences(tracker):
    """How many formulas there are, and those whose written value is not
    what LibreOffice makes of them."""
    formulas = openpyxl.load_workbook(tracker.path)
    written = openpyxl.load_workbook(tracker.path, data_only=True)
    count, wrong = 0, []
    for sheet in formulas:
        values = tracker.values(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                old = serial(written[sheet.title][cell.coordinate].value)
                new = values[cell.row - 1][cell.column - 1]
                if new is None or not same(old, new):
                    new = tracker.value(sheet.title, cell.coordinate)
                    wrong.append("%s!%s: written %r, recalculated %r: %s" % (
                        sheet.title, cell.coordinate, old, new, cell.value))
    return count, wrong


def faults(path):
    """What is wrong with the package: parts without a content type, links
    to parts that are not there, ids used twice, parts nothing refers to."""
    found = []
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if len(names) != len(set(names)):
            found.append("a part is there twice")
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
        known = {e.get("PartName") for e in types.iter(TYPES + "Override")}
        endings = {e.get("Extension") for e in types.iter(TYPES + "Default")}
        for part in known - {"/" + n for n in names}:
            found.append("a content type for %s, which is not there" % part)
        linked = {"[Content_Types].xml"}
        for name in names:
            if name.endswith(".xml") or name.endswith(".rels"):
                ElementTree.fromstring(package.read(name))
            if "/" + name not in known and \
               name.rpartition(".")[2] not in endings:
                found.append("%s has no content type" % name)
            if name.endswith(".rels"):
                linked.add(name)
                found += links(package, name, names, linked)
        for name in set(names) - linked:
            found.append("nothing refers to %s" % name)
    openpyxl.load_workbook(path)
    return found


def links(package, name, names, linked):
    found, ids = [], set()
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in ElementTree.fromstring(package.read(name)).iter(
            RELS + "Relationship"):
        if link.get("Id") in ids:
            found.append("%s has %s twice" % (name, link.get("Id")))
        ids.add(link.get("Id"))
        if link.get("TargetMode") == "External":
            continue
        target = link.get("Target")
        target = target[1:] if target.startswith("/") else \
            posixpath.normpath(posixpath.join(folder, target))
        linked.add(target)
        if target not in names:
            found.append("%s points to %s, which is not there" %
                         (name, target))
    return found
