"""Recalculate a workbook in LibreOffice and compare every formula cell with
the value that planpress wrote beside the formula.

    recalculate.py TRACKER.xlsx [...]

Prints one line a difference and a total; exits with 1 if there is any.
"""
import math
import os
import subprocess
import sys
import tempfile

import openpyxl

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(path, kind, folder):
    """The file as LibreOffice saves it after a full recalculation."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    settings = os.path.join(profile, "user", "registrymodifications.xcu")
    if not os.path.exists(settings):
        with open(settings, "w", encoding="utf-8") as f:
            f.write(ALWAYS)
    subprocess.run(
        ["soffice", "--headless", "-env:UserInstallation=file://" + profile,
         "--convert-to", kind, "--outdir", os.path.join(folder, "out"), path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        timeout=300)
    name = os.path.splitext(os.path.basename(path))[0] + "." + kind
    return os.path.join(folder, "out", name)


def same(written, found):
    """Numbers to nine digits; an empty text is as good as no value."""
    if written in (None, "") and found in (None, ""):
        return True
    numbers = (int, float)
    if isinstance(written, numbers) and isinstance(found, numbers):
        return math.isclose(written, found, rel_tol=1e-9, abs_tol=1e-9)
    return written == found


def compare(path, folder):
    """(formula cells, differences) of one workbook."""
    formulas = openpyxl.load_workbook(path)
    written = openpyxl.load_workbook(path, data_only=True)
    found = openpyxl.load_workbook(convert(path, "xlsx", folder),
                                   data_only=True)
    count, wrong = 0, []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                old = written[sheet.title][cell.coordinate].value
                new = found[sheet.title][cell.coordinate].value
                error = isinstance(new, str) and new.startswith("#")
                if error or not same(old, new):
                    wrong.append((sheet.title, cell.coordinate, old, new,
                                  cell.value))
    return count, wrong


def main(paths):
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            count, wrong = compare(path, folder)
            for sheet, cell, old, new, formula in wrong:
                formula = getattr(formula, "text", formula)
                print(f"{path}: {sheet}!{cell}: wrote {old!r}, "
                      f"recalculated {new!r}: {formula}")
            print(f"{path}: {count} formulas, {len(wrong)} differ")
            bad += len(wrong) + (count == 0)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
