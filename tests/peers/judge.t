#!/usr/bin/python3
"""The judge of PDF files (pdf.py) can say no: a good file is harmed in one
way after the other, and each harm must be seen for what it is."""
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, 'tests/peers')
import pikepdf                                              # noqa: E402
from pikepdf import Array, Dictionary, Name, String         # noqa: E402

import pdf as judge                                         # noqa: E402
from tap import done, ok                                    # noqa: E402

out = os.environ.get('OUT', 'out')
folder = tempfile.TemporaryDirectory()
PLAN = '''planpress: 1
plan:
  title: A plan that is judged
  area: Anytown
  period: 2026/27 .. 2028/29
  date: 2026-03-31
  summary: |
    See [the guidance](https://example.org/guidance). It says:

    - one thing;
    - another: fi, office.
outcomes: [{id: o, title: Children are well}]
indicators:
  - {id: i, title: Children who are well, outcomes: o, unit: percent,
     better: higher, history: {2022/23: 60, 2023/24: 61, 2024/25: 62},
     baseline: 2024/25, targets: {2028/29: 70}}
actions:
  - {id: a, title: Open two playgrounds, outcomes: o, start: 2026-09-01,
     due: 2027-08-31}
'''


def run(path, *args):
    """What the judge says of a file."""
    judge.faults.clear()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            judge.main([*args, path])
        except Exception as e:      # a file so broken that reading it fails
            print('%s: %s' % (type(e).__name__, e))
            print('\n'.join('1x ' + f for f in judge.faults))
    return said.getvalue()


def build():
    plan = os.path.join(folder.name, 'good.yaml')
    with open(plan, 'w') as f:
        f.write(PLAN)
    subprocess.run([os.path.join(out, 'planpress'), 'build', '-q', '--only',
                    'pdf', '-o', folder.name, plan], check=True)
    return os.path.join(folder.name, 'good.pdf')


# ---- harms to the objects: what is seen, and what is done ----

def update(self, keys):
    for key, value in keys.items():
        self[key] = value


pikepdf.Object.update = update


def elements(pdf, kind):
    found = []

    def walk(e):
        k = e.get('/K')
        for x in (k if isinstance(k, Array) else [k]):
            if isinstance(x, Dictionary) and '/S' in x:
                if str(x.S) == '/' + kind:
                    found.append(x)
                walk(x)
    walk(pdf.Root.StructTreeRoot)
    return found


def page_with(pdf, key):
    return next(p for p in pdf.pages if key in p.obj)


def content(add, before=b'', page=-1):
    def harm(pdf):
        c = pdf.pages[page].Contents
        c.write(before + c.read_bytes() + add)
    return harm


def unknown_code(pdf):
    name = list(pdf.pages[-1].Resources.Font.keys())[0].encode()
    content(b' /Artifact BMC BT ' + name + b' 9 Tf <FF> Tj ET EMC')(pdf)


def root(key, value=None):
    def harm(pdf):
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value
    return harm


def meta(pattern, by):
    def harm(pdf):
        was = pdf.Root.Metadata.read_bytes()
        now = re.sub(pattern, by, was, flags=re.S)
        assert now != was, pattern
        pdf.Root.Metadata.write(now)
    return harm


def form_name(pdf):
    return next(k for k, x in pdf.pages[-1].Resources.XObject.items()
                if x.Subtype == Name.Form).encode()


def form_of(pdf):
    return pdf.pages[-1].Resources.XObject[form_name(pdf).decode()]


def font_of(pdf):
    fonts = pdf.pages[-1].Resources.Font
    return fonts[list(fonts.keys())[0]]


def font(key, value=None):
    def harm(pdf):
        f = font_of(pdf)
        d = f.DescendantFonts[0]
        for o in (f, d, d.FontDescriptor):
            if key in o:
                if value is None:
                    del o[key]
                else:
                    o[key] = value(pdf) if callable(value) else value
                return
        d.FontDescriptor[key] = value(pdf)
    return harm


def stream_of(get, change):
    def harm(pdf):
        s = get(pdf)
        was = s.read_bytes()
        now = change(was)
        assert now != was
        s.write(now)
    return harm


def element(kind, change, which=0):
    def harm(pdf):
        change(elements(pdf, kind)[which], pdf)
    return harm


def put(key, value):
    def change(e, pdf):
        e[key] = value
    return change


def drop(key):
    def change(e, pdf):
        del e[key]
    return change


def drop_any(e, *keys):
    for key in keys:
        if key in e:
            del e[key]


def drop_kid(e, pdf):
    e.K = Array(list(e.K)[:-1])


def swap_kids(e, pdf):
    e.K = Array(list(e.K)[::-1])


def annot(change):
    def harm(pdf):
        change(page_with(pdf, '/Annots').Annots[0], pdf)
    return harm


def twice(pdf):
    e = elements(pdf, 'P')[0]
    other = elements(pdf, 'P')[1]
    other.K = e.K
    other.Pg = e.Pg


def state(pdf):
    pdf.pages[-1].Resources.ExtGState = Dictionary(G=Dictionary(
        Type=Name.ExtGState, ca=0.5))


def parents(change):
    def harm(pdf):
        change(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return harm


def swap_keys(nums):
    nums[0], nums[2] = nums[2], nums[0]


def wrong_parent(nums):
    a = nums[1]
    a[0] = a[len(a) - 1]


def script(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def image(**keys):
    def harm(pdf):
        s = pdf.make_stream(b'\0\0\0', Type=Name.XObject, Subtype=Name.Image,
                            Width=1, Height=1, BitsPerComponent=8, **keys)
        pdf.pages[-1].Resources.XObject = Dictionary(X=s)
    return harm


def gid_zero(was):
    return bytes(len(was))


HARMS = [
    ('UA 01-003', content(b' /P<</MCID 0>>BDC /Artifact BMC EMC EMC')),
    ('UA 01-004', content(b' /Artifact BMC /P<</MCID 0>>BDC EMC EMC')),
    ('UA 01-005: S on page', content(b' 0 0 m 9 9 l S')),
    ('UA 01-005: run', content(b' /P<</MCID 999>>BDC EMC')),
    ('UA 01-005: runs and elements', element('P', drop('/K'), -1)),
    ('UA 01-005: run 0/', twice),
    ('UA 01-005: content within', content(
        b' /P<</MCID 0>>BDC /P<</MCID 0>>BDC EMC EMC')),
    ('UA 01-005: a mark without', content(b' /P BMC EMC')),
    ('UA 01-007', lambda pdf: pdf.Root.MarkInfo.update({'/Suspects': True})),
    ('UA 02-001: the type', element('P', put('/S', Name('/Para')))),
    ('UA 02-001: /Odd', lambda pdf: pdf.Root.StructTreeRoot.update(
        {'/RoleMap': Dictionary(Mine=Name('/Odd'))})),
    ('UA 02-003', lambda pdf: pdf.Root.StructTreeRoot.update(
        {'/RoleMap': Dictionary(A=Name('/B'), B=Name('/A'))})),
    ('UA 02-004', lambda pdf: pdf.Root.StructTreeRoot.update(
        {'/RoleMap': Dictionary(P=Name('/H1'))})),
    ('UA 06-001', root('/Metadata')),
    ('UA 06-002', meta(b'pdfuaid:part>1', b'pdfuaid:part>2')),
    ('UA 06-003', meta(b'<dc:title>.*?</dc:title>', b'')),
    ('UA 07-001', root('/ViewerPreferences')),
    ('UA 07-002', root('/ViewerPreferences',
                       Dictionary(DisplayDocTitle=False))),
    ('UA 09-001', element('TOC', swap_kids)),
    ('UA 09-004: rows', element('TR', drop_kid, -1)),
    ('UA 09-004: P in', element('TD', put('/S', Name.P))),
    ('UA 09-005: P in LI', element('LBody', put('/S', Name.P))),
    ('UA 09-005: an item', element('LI', swap_kids)),
    ('UA 09-006', element('TOCI', put('/S', Name.Div))),
    ('UA 11-001', element('P', put('/Lang', 'not a language'))),
    ('UA 11-002', element('P', put('/ActualText', ''))),
    ('UA 11-003', lambda pdf: pdf.Root.Outlines.First.update(
        {'/Title': String('')})),
    ('UA 11-006: no language', root('/Lang', '')),
    ('UA 11-006: another', root('/Lang', 'cy')),
    ('UA 13-004', element('Figure', drop('/Alt'))),
    ('UA 13: a figure', element('Figure', drop('/A'))),
    ('UA 14-003', element('H1', put('/S', Name.H4))),
    ('UA 14-007', element('H1', put('/S', Name.H))),
    ('UA 15-003', element('TH', drop('/A'))),
    ('UA 15: a table', lambda pdf: [e.update({'/S': Name.TD})
                                    for e in elements(pdf, 'TH')]),
    ('UA 16', element('L', drop('/A'))),
    ('UA 19-003', element('P', put('/S', Name.Note))),
    ('UA 19-004', lambda pdf: [e.update({'/ID': String('x')})
                               for e in elements(pdf, 'P')[:2]]),
    ('UA 20-001', root('/OCProperties', Dictionary())),
    ('UA 21-001', root('/AF', Array([]))),
    ('UA 25-001', root('/XFA', Array([]))),
    ('UA 27: no bookmarks', root('/Outlines')),
    ('UA 27: a bookmark that leads', lambda pdf: pdf.Root.Outlines.First
        .update({'/Dest': Array([])}) or pdf.Root.Outlines.First.Dest.append(
            pdf.Root)),
    ('UA 27: pages', root('/PageLabels')),
    ('UA 28-009', lambda pdf: pdf.pages[0].obj.update({'/Tabs': Name.R})),
    ('UA 28-011: a link', annot(lambda a, pdf: elements(pdf, 'Link')[0]
        .update({'/S': Name.Span}))),
    ('UA 28-011: elements', lambda pdf: page_with(pdf, '/Annots').obj
        .__delitem__('/Annots')),
    ('UA 28-012', annot(drop('/Contents'))),
    ('UA 28-013', annot(put('/A', Dictionary(S=Name.URI, URI='x:y',
                                            IsMap=True)))),
    ('UA 31-001', lambda pdf: font_of(pdf).DescendantFonts[0].CIDSystemInfo
        .update({'/Registry': String('Other')})),
    ('UA 31-002', lambda pdf: font_of(pdf).DescendantFonts[0].CIDSystemInfo
        .update({'/Ordering': String('Japan1')})),
    ('UA 31-003', lambda pdf: font_of(pdf).Encoding.CIDSystemInfo
        .update({'/Supplement': 9})),
    ('UA 31-004', font('/CIDToGIDMap', Name('/Other'))),
    ('UA 31-006', font('/Encoding', Name('/Mine-H'))),
    ('UA 31-007', stream_of(lambda pdf: font_of(pdf).Encoding,
        lambda was: was.replace(b'/WMode 0', b'/WMode 1'))),
    ('UA 31-008', stream_of(lambda pdf: font_of(pdf).Encoding,
        lambda was: was.replace(b'begincmap', b'begincmap /X usecmap'))),
    ('UA 31-009', font('/FontFile2')),
    ('UA 31-014', font('/CIDSet', lambda pdf: pdf.make_stream(b'\x80'))),
    ('UA 31-016', lambda pdf: font_of(pdf).DescendantFonts[0].update(
        {'/W': Array([]), '/DW': 1})),
    ('UA 31-027', font('/ToUnicode')),
    ('UA 31-028', stream_of(lambda pdf: font_of(pdf).ToUnicode,
        lambda was: re.sub(rb'> <[0-9A-F]+>', b'> <0000>', was))),
    ('UA 31-029', stream_of(lambda pdf: font_of(pdf).ToUnicode,
        lambda was: re.sub(rb'> <[0-9A-F]+>', b'> <FEFF>', was))),
    ('UA 31-030', stream_of(lambda pdf: font_of(pdf).DescendantFonts[0]
        .CIDToGIDMap, gid_zero)),
    ('6.2.11.7.3', stream_of(lambda pdf: font_of(pdf).ToUnicode,
        lambda was: re.sub(rb'> <[0-9A-F]+>', b'> <E001>', was))),
    ('6.2.11.3', font('/BaseFont', Name('/ABCDEF+Other'))),
    ('6.2.11.2', font('/StemV')),
    ('6.2.11.8', unknown_code),
    ('6.1.13: the size', lambda pdf: pdf.pages[0].obj.update(
        {'/MediaBox': Array([0, 0, 20000, 20000])})),
    ('6.1.13: a string', root('/Odd', String('x' * 40000))),
    ('6.1.13: a name', root('/Odd', Name('/' + 'x' * 200))),
    ('6.1.13: a number', root('/Odd', 2**40)),
    ('6.1.13: states', content(b'q ' * 30 + b'Q ' * 30)),
    ('6.2.2: the operator', content(b' BX EX')),
    ('6.2.2: a text within', content(b' BT BT ET ET')),
    ('6.2.2: page', content(b' q')),
    ('6.2.2: marks', content(b' /Artifact BMC BT EMC ET')),
    ('6.2.2: text outside', content(b' /Artifact BMC () Tj EMC')),
    ('6.2.3: no output', root('/OutputIntents')),
    ('6.2.3: no profile', lambda pdf: pdf.Root.OutputIntents[0].__delitem__(
        '/DestOutputProfile')),
    ('6.2.3: the colours', lambda pdf: pdf.Root.OutputIntents[0]
        .__delitem__('/OutputConditionIdentifier')),
    ('6.2.3: the output profile', stream_of(lambda pdf: pdf.Root
        .OutputIntents[0].DestOutputProfile, lambda was: was[:200])),
    ('6.2.4.3: the operator', content(b' 0 0 0 1 k')),
    ('6.2.4.3: the colours', image(ColorSpace=Name.DeviceCMYK)),
    ('6.2.5: /ExtGState', state),
    ('6.2.5: a forbidden', root('/Odd', Dictionary(TR=1))),
    ('6.2.8.3', image(ColorSpace=Name.DeviceRGB, Interpolate=True)),
    ('6.2.9: a group', lambda pdf: form_of(pdf).update(
        {'/Group': Dictionary(S=Name.Transparency)})),
    ('UA 01-005: a form', lambda pdf: content(b'', b'/P<</MCID 0>>BDC ' +
        form_name(pdf) + b' Do EMC ')(pdf)),
    ('UA 30-002', stream_of(lambda pdf: form_of(pdf),
                            lambda was: was + b' /P BMC EMC')),
    ('6.2.2: a form', stream_of(lambda pdf: form_of(pdf),
                                lambda was: was + b' q')),
    ('6.2.4.3: the operator k', stream_of(lambda pdf: form_of(pdf),
                                          lambda was: was + b' 0 0 0 1 k')),
    ('6.2.9: PostScript', root('/Odd', Dictionary()) and (lambda pdf: pdf
        .Root.update({'/Odd': pdf.make_stream(b'', Subtype=Name.PS)}))),
    ('6.2.10: a transparency', lambda pdf: pdf.pages[-1].obj.update(
        {'/Group': Dictionary(S=Name.Transparency)})),
    ('6.2.10: something', state),
    ('6.3.1', annot(put('/Subtype', Name.Text))),
    ('6.3.2: a link that is hidden', annot(put('/F', 2))),
    ('6.3.2: an annotation', annot(put('/C', Array([1, 0, 0])))),
    ('6.3.2: a link beside', annot(put('/Rect', Array([-9, 0, 5, 5])))),
    ('6.4.1', root('/AcroForm', Dictionary())),
    ('6.5.1: a forbidden', root('/Odd', Dictionary(S=Name.Launch))),
    ('6.5.1: an address', annot(put('/A', Dictionary(S=Name.URI,
                                                    URI='caf\xe9')))),
    ('6.5.1: a link', annot(lambda a, pdf: drop_any(a, '/Dest', '/A'))),
    ('6.5.1: a bookmark', lambda pdf: pdf.Root.Outlines.First.update(
        {'/A': Dictionary(S=Name.GoTo)})),
    ('6.5.2: /OpenAction', root('/OpenAction', Dictionary())),
    ('6.5.2: what acts', root('/Odd', Dictionary(AA=Dictionary()))),
    ('6.6.2.1: metadata that', meta(b'</rdf:RDF>', b'')),
    ('6.6.2.1: the packet', meta(b'id="W5M', b'id="V5M')),
    ('6.6.2.3', meta(b'pdfuaid</pdfaSchema:prefix>',
                     b'other</pdfaSchema:prefix>')),
    ('6.6.2: /Title', lambda pdf: pdf.docinfo.update({'/Title': 'Another'})),
    ('6.6.2: /ModDate', meta(b'<xmp:ModifyDate>20', b'<xmp:ModifyDate>19')),
    ('6.6.4', meta(b'pdfaid:part>2', b'pdfaid:part>1')),
    ('6.7.2.2', lambda pdf: pdf.Root.MarkInfo.update({'/Marked': False})),
    ('6.7.3.2: the way back from run', parents(wrong_parent)),
    ('6.7.3.2: keys', parents(swap_keys)),
    ('6.7.3.2: the next', lambda pdf: pdf.Root.StructTreeRoot.update(
        {'/ParentTreeNextKey': 0})),
    ('6.7.3.2: P names another', lambda pdf: elements(pdf, 'P')[0].update(
        {'/P': elements(pdf, 'P')[1]})),
    ('6.7.3.2: run', lambda pdf: elements(pdf, 'TD')[0].update(
        {'/S': Name.TH, '/A': Dictionary(O=Name.Table, Scope=Name.Row)})),
    ('6.7.3.2: attributes', element('TH', put('/A', Dictionary(
        Scope=Name.Row)))),
    ('6.7.3.2: a page', lambda pdf: pdf.pages[0].obj.update(
        {'/StructParents': 7})),
    ('6.7.3.3', element('Document', put('/S', Name.Div))),
    ('6.8', root('/Odd', Dictionary(Type=Name.Filespec))),
    ('6.10: /JavaScript', script),
    ('6.10: /Trans', lambda pdf: pdf.pages[0].obj.update(
        {'/Trans': Dictionary()})),
]

# ---- harms to the bytes ----

BYTES = [
    ('6.1.2', lambda d: d.replace(b'%PDF-1.7', b'%PDF-2.0', 1)),
    ('6.1.3: something', lambda d: d + b'more'),
    ('6.1.3: the file was', lambda d: d.replace(b'startxref',
                                                b'%%EOF\nstartxref')),
    ('6.1.3: no ID', lambda d: re.sub(rb'/ID\[<[0-9A-F]+><[0-9A-F]+>\]',
                                      lambda m: b' ' * len(m.group()), d)),
    ('6.1.4: the table of', lambda d: re.sub(rb'startxref\n\d+',
                                             b'startxref\n9', d)),
    ('6.1.4: object', lambda d: re.sub(rb'\n\d( 0 obj)', rb'\n0\1', d,
                                       count=1)),
    ('6.6.2.1: packed', lambda d: d.replace(b'/Type/Metadata',
                                            b'/Filter[]/X 1 ')),
    ('6.1.6', lambda d: re.sub(rb'/ID\[<([0-9A-F]+)[0-9A-F]>',
                               rb'/ID[<\1 >', d)),
    ('6.1.7.1: the length', lambda d: re.sub(
        rb'/Length (\d+)(\s*>>\s*stream)', lambda m: b'/Length %0*d%s' % (len(
            m.group(1)), int(m.group(1)) - 1, m.group(2)), d, count=1)),
    ('6.1.7.2', lambda d: d.replace(b'/FlateDecode', b'/FlatfDecode', 1)),
    ('6.1.8', lambda d: d.replace(b'/Metadata', b'/Meta#fft', 1)),
    ('6.1.9: the line', lambda d: re.sub(rb'\n(\d+) 0 obj\n<<',
                                         rb'\n\1 0 obj <<', d, count=1)),
]

good = build()
harmed = os.path.join(folder.name, 'harmed.pdf')
said = run(good)
ok(said == '', 'the file is good', said)
for what, harm in HARMS:
    with pikepdf.open(good) as pdf:
        harm(pdf)
        pdf.save(harmed, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 fix_metadata_version=False)
    said = run(harmed)
    ok('x ' + what in said, 'seen: ' + what, said)
with open(good, 'rb') as f:
    data = f.read()
for what, harm in BYTES:
    now = harm(data)
    with open(harmed, 'wb') as f:
        f.write(now)
    said = run(harmed)
    ok(now != data and ('x ' + what in said or what in said),
       'seen: ' + what, said)
lines = os.path.join(folder.name, 'lines.txt')
for what, text in (('is not there', 'Two playgrounds are open\n'),
                   ('is not in its place',
                    'Open two playgrounds\nA plan that is judged\n' * 9)):
    with open(lines, 'w') as f:
        f.write(text)
    said = run(good, '--says', lines)
    ok(what in said, 'seen: a text that ' + what, said)
sys.exit(done())
