"""What veraPDF says of our files, read from its report in XML.

    validator.py FLAVOUR REPORT FOLDER  every PDF below the folder was judged
                                by that profile; all pass but harmed.pdf
    validator.py --harm FILE HARMED     a copy that does not say it is tagged,
                                which neither standard allows"""
import os
import sys
import xml.etree.ElementTree as ElementTree

PROFILES = {'ua1': 'PDF/UA-1', '2a': 'PDF/A-2A'}
HARMED = 'harmed.pdf'


def harm(path, harmed):
    import pikepdf      # the one thing here that Python has not by itself
    with pikepdf.open(path) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(harmed)


def files_below(folder):
    return {os.path.relpath(os.path.join(place, name), folder)
            for place, _, names in os.walk(folder)
            for name in names if name.endswith('.pdf')}


def judgements(report, folder):
    """For each file: its validationReport, or None where there is none."""
    for job in ElementTree.parse(report).iter('job'):
        path = os.path.realpath(job.findtext('item/name'))
        yield os.path.relpath(path, folder), job.find('validationReport')


def rules_broken(judgement):
    for rule in judgement.iter('rule'):
        if rule.get('status') == 'failed':
            check = rule.find('check')
            yield (f"{rule.get('specification')} {rule.get('clause')}, "
                   f"test {rule.get('testNumber')}: "
                   f"{rule.findtext('description')}",
                   f"{rule.get('failedChecks')} times, first at "
                   f"{check.findtext('context') if check is not None else '?'}")


def main(flavour, report, folder):
    profile = PROFILES[flavour]
    folder = os.path.realpath(folder)
    expected = files_below(folder)
    faults, passed, judged = [], 0, set()
    try:
        said = list(judgements(report, folder))
    except ElementTree.ParseError as e:
        sys.exit(f'{profile}: the validator wrote no report that can be '
                 f'read: {e}')
    for name, judgement in said:
        if judgement is None or judgement.get('isCompliant') is None:
            faults.append(f'{name} could not be judged')
            judged.add(name)
            continue
        if name not in expected:
            faults.append(f'{name} is none of the files to judge')
            continue
        judged.add(name)
        if not judgement.get('profileName', '').startswith(profile + ' '):
            faults.append(f'{name} was judged by another profile: '
                          f"{judgement.get('profileName')}")
        passes = judgement.get('isCompliant') == 'true'
        if name == HARMED:
            if passes:
                faults.append('the harmed file passes: the validator '
                              'sees nothing')
        elif passes:
            passed += 1
        else:
            faults.append(f'{name} fails')
            for rule, where in rules_broken(judgement):
                faults += ['    ' + rule, '        ' + where]
    faults += [f'{name} was not judged' for name in sorted(expected - judged)]
    for line in faults:
        print(line)
    print(f'{profile}: {passed} of {len(expected - {HARMED})} files pass')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    if sys.argv[1] == '--harm':
        harm(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
