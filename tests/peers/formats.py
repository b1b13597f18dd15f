"""Findings as other programs read them.

formats.py sarif SCHEMA FILE    the published schema of SARIF 2.1.0
formats.py gitlab FILE          what GitLab's manual asks of a report
formats.py junit FILE           read by junitparser; counts held against cases
formats.py github FILE          commands taken apart, one JSON object a line

Ends with 1 and a sentence for each fault.
"""
import json
import sys

import jsonschema

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity",
                     "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical",
                                  "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1}}}}}},
    },
}


def faults_of(schema, data):
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    check = cls(schema, format_checker=jsonschema.FormatChecker())
    return ["/".join(map(str, e.absolute_path)) + ": " + e.message[:200]
            for e in check.iter_errors(data)]


def sarif(schema, file):
    with open(schema) as s, open(file) as f:
        log = json.load(f)
        faults = faults_of(json.load(s), log)
    if faults:
        return faults
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                faults.append("a result points at the wrong rule")
            if not all(result["partialFingerprints"].values()):
                faults.append("a result without a fingerprint")
        if not all(r["help"]["text"] and r["help"]["markdown"]
                   for r in rules):
            faults.append("a rule without help")
    return faults


def gitlab(file):
    with open(file) as f:
        data = json.load(f)
    faults = faults_of(GITLAB, data)
    prints = [d["fingerprint"] for d in data]
    if len(prints) != len(set(prints)):
        faults.append("a fingerprint twice")
    return faults


def junit(file):
    import junitparser
    xml = junitparser.JUnitXml.fromfile(file)
    faults = []
    for suite in xml:
        cases = list(suite)
        kinds = [type(c.result[0]) if c.result else None for c in cases]
        for kind, said in ((junitparser.Failure, suite.failures),
                           (junitparser.Skipped, suite.skipped),
                           (junitparser.Error, suite.errors)):
            if kinds.count(kind) != said:
                faults.append(f"{suite.name}: {kind.__name__} {said}")
        if suite.tests != len(cases) or not cases:
            faults.append(f"{suite.name}: {suite.tests} tests")
        names = [(c.classname, c.name) for c in cases]
        if len(names) != len(set(names)):
            faults.append(f"{suite.name}: a name twice")
    return faults


def plain(words, codes):
    for code, char in codes:
        words = words.replace(code, char)
    return words.replace("%25", "%")


def github(file):
    data = (("%0D", "\r"), ("%0A", "\n"))
    with open(file) as f:
        for line in f.read().splitlines():
            _, head, words = line.split("::", 2)
            kind, _, list_ = head.partition(" ")
            keys = dict(p.split("=", 1) for p in list_.split(","))
            print(json.dumps({
                "kind": kind, "message": plain(words, data),
                "keys": {k: plain(v, data + (("%3A", ":"), ("%2C", ",")))
                         for k, v in keys.items()}}))
    return []


if __name__ == "__main__":
    found = {"sarif": sarif, "gitlab": gitlab, "junit": junit,
             "github": github}[sys.argv[1]](*sys.argv[2:])
    print("\n".join(found[:20]), file=sys.stderr)
    sys.exit(1 if found else 0)
