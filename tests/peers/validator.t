#!/bin/sh
# `make check-validator` believes no validator blindly.  The ones here are
# shams: they show that each way to go wrong is seen; what the true one says
# of our files is for those who have it.
. tests/lib.sh

cat >"$T/sham" <<'END'
#!/usr/bin/python3
"""A sham of veraPDF: sham HOW, then veraPDF's options."""
import os
import sys
from xml.sax.saxutils import escape, quoteattr

how, args = sys.argv[1], sys.argv[2:]
flavour = args[args.index('--flavour') + 1]
assert args[args.index('--format') + 1] == 'xml'
profile = {'ua1': 'PDF/UA-1', '2a': 'PDF/A-2A'}[flavour]
if how == 'other-profile':
    profile = 'PDF/A-2B'
files = sorted(os.path.join(d, f) for d, _, fs in
               os.walk(args[args.index('--recurse') + 1]) for f in fs
               if f.endswith('.pdf') or how == 'greedy')
print('<report><jobs>')
for f in files:
    if how == 'forgetful' and f.endswith('minimal-summary.pdf'):
        continue
    fails = f.endswith('harmed.pdf') and how != 'blind' or \
        how == 'strict' and f.endswith('minimal-summary.pdf')
    print('<job><item><name>%s</name></item>' % escape(f))
    if how == 'crash' and f.endswith('minimal-summary.pdf'):
        print('<taskException isExecuted="true"/></job>')
        continue
    print('<validationReport profileName=%s isCompliant="%s">' % (
        quoteattr(profile + ' validation profile'),
        'false' if fails else 'true'))
    if fails:
        print('<rule specification="ISO 14289-1:2014" clause="7.1" '
              'testNumber="3" status="failed" failedChecks="2"><description>'
              'Content is tagged</description><check status="failed">'
              '<context>root/page[0]</context></check></rule>')
    print('</validationReport></job>')
if how != 'broken':
    print('</jobs></report>')
sys.exit(1)
END
chmod +x "$T/sham"

judged_by() {	# how
	run env "VERAPDF=$T/sham $1" tests/peers/check-validator 1 \
	    examples/minimal.yaml
	cat "$T/.out" "$T/.err" >"$T/said"
}

says() {
	grep -qF -e "$1" "$T/said"
	ok $? "    and that is said: $1"
}

run env VERAPDF= tests/peers/check-validator 1 examples/minimal.yaml
code_is 2 'with no validator nothing is judged'
cat "$T/.out" "$T/.err" >"$T/said"
says 'No validator is given, so no file was judged.'

judged_by good
code_is 0 'a validator that lets all but the harmed file pass'
says 'PDF/UA-1: 15 of 15 files pass'
says 'PDF/A-2A: 15 of 15 files pass'
judged_by strict
code_is 1 'a file that fails'
says 'examples/minimal-summary.pdf fails'
says 'ISO 14289-1:2014 7.1, test 3: Content is tagged'
says '2 times, first at root/page[0]'
says 'PDF/A-2A: 14 of 15 files pass'
judged_by blind
code_is 1 'a validator that lets everything pass'
says 'the harmed file passes: the validator sees nothing'
judged_by forgetful
code_is 1 'a file that is left out'
says 'examples/minimal-summary.pdf was not judged'
judged_by greedy
code_is 1 'a file that is none of those to judge'
says 'is none of the files to judge'
judged_by crash
code_is 1 'a file that the validator cannot read'
says 'examples/minimal-summary.pdf could not be judged'
judged_by other-profile
code_is 1 'another profile'
says 'was judged by another profile: PDF/A-2B validation profile'
judged_by broken
code_is 1 'a report that breaks off'
says 'the validator wrote no report that can be read'
done_testing
