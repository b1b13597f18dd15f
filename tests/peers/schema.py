"""Hold plans against the JSON Schema, with another program's eyes.

    schema.py SCHEMA COMMAND [FILE...]

Values are read as plain text, as the plan language has it.  Each command
prints a line a fault and exits 1 if there is one.
"""
import copy
import json
import sys

import jsonschema
import yaml


def read(path):
    with open(path, encoding="utf-8") as f:
        return yaml.load(f, Loader=yaml.BaseLoader)


def where(error):
    return "/".join(str(p) for p in error.absolute_path) or "the top"


def valid(validator, paths):
    """Every file is a plan, or a part of one."""
    for path in paths:
        for error in validator.iter_errors(read(path)):
            yield f"{path}: {where(error)}: {error.message[:200]}"


def refused(validator, paths):
    """None of these files is a plan."""
    for path in paths:
        if validator.is_valid(read(path)):
            yield f"{path} passes"


def fields(schema, node, out):
    """Every map of the file whose keys are fields: those with a title."""
    if isinstance(node, dict):
        if "title" in node or "name" in node:
            out.append(node)
        for value in node.values():
            fields(schema, value, out)
    elif isinstance(node, list):
        for value in node:
            fields(schema, value, out)
    return out


def misspelt(validator, paths):
    """Whichever record a slip of the finger is in, it is refused."""
    tried = 0
    for path in paths:
        whole = read(path)
        for i in range(len(fields(validator.schema, whole, []))):
            plan = copy.deepcopy(whole)
            record = fields(validator.schema, plan, [])[i]
            key = "title" if "title" in record else "name"
            record["titel"] = record.pop(key)
            tried += 1
            if validator.is_valid(plan):
                yield f"{path}: record {i} with “titel” passes"
    if tried < 20:
        yield f"only {tried} records tried"


def described(validator, _):
    """Every field says what it is, to whoever hovers over it."""
    count = 0
    for name, record in [("plan file", validator.schema),
                         *validator.schema["$defs"].items()]:
        if name in ("text", "figure"):
            continue
        if not record.get("description"):
            yield f"{name} is not described"
        for key, field in record.get("properties", {}).items():
            count += 1
            if name != "as-written" and not field.get("description"):
                yield f"{name}.{key} is not described"
    if count < 300:
        yield f"only {count} fields found"


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    command = {"valid": valid, "refused": refused, "misspelt": misspelt,
               "described": described}[sys.argv[2]]
    faults = list(command(validator, sys.argv[3:]))
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
