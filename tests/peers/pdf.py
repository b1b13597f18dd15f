"""Is a PDF what it claims to be?  What ISO 14289-1 (PDF/UA-1) and ISO 19005-2
(PDF/A-2a) ask and a program can see is checked here against the file itself,
with no help from what wrote it.  Every fault is a line; no line: no fault.

"UA" and two numbers name a condition of the Matterhorn Protocol 1.1, which
lists the ways to fail PDF/UA-1; a clause alone is one of ISO 19005-2.

    pdf.py FILE             faults
    pdf.py --words FILE     its text in the order of its structure
    pdf.py --says LINES FILE    each line of that file, in that order, must
                            be in the text"""
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pdf_file import check_file
from pdf_frame import check_frame, check_metadata

faults = []


def fault(text):
    faults.append(text)


def check(what, text):
    if not what:
        fault(text)


def ident(obj):
    return obj.objgen


# ---- the structure tree ----

LANGUAGE = re.compile(r'[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*')
LEVELS = {'H%d' % i: i for i in range(1, 7)}
INSIDE = {     # what may stand directly in what
    'Table': {'TR', 'THead', 'TBody', 'TFoot', 'Caption'},
    'TR': {'TH', 'TD'},
    'L': {'LI', 'L', 'Caption'},
    'LI': {'Lbl', 'LBody'},
    'TOC': {'TOCI', 'TOC', 'Caption', 'P'},
}
WITHIN = {     # what may stand only in what
    'TR': {'Table', 'THead', 'TBody', 'TFoot'}, 'TH': {'TR'}, 'TD': {'TR'},
    'LI': {'L'}, 'LBody': {'LI'}, 'TOCI': {'TOC'},
}
CONDITION = {   # of the Matterhorn Protocol, by what is misused
    'Table': 'UA 09-004', 'TR': 'UA 09-004', 'TH': 'UA 09-004',
    'TD': 'UA 09-004', 'L': 'UA 09-005', 'LI': 'UA 09-005',
    'LBody': 'UA 09-005', 'TOC': 'UA 09-006', 'TOCI': 'UA 09-006',
}
KNOWN = {'Document', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI',
         'P', 'H1', 'H2', 'H3', 'H4', 'L', 'LI', 'Lbl', 'LBody', 'Table',
         'TR', 'TH', 'TD', 'THead', 'TBody', 'Span', 'Link', 'Figure',
         'Note', 'Quote', 'Code', 'Reference'}


class Tree:
    def __init__(self, pdf):
        self.pdf = pdf
        self.owner = {}        # (page, MCID): element
        self.order = []        # the same, in reading order
        self.links = {}        # annotation: element
        self.level = 0
        self.page_of = {ident(p.obj): i for i, p in enumerate(pdf.pages)}
        self.seen = set()
        self.counts = {}
        self.names = set()
        self.text = {}         # of (page, MCID)
        root = pdf.Root.StructTreeRoot
        self.check_roles(root.get('/RoleMap', Dictionary()))
        kids = self.kids(root)
        check(len(kids) == 1 and str(kids[0].S) == '/Document',
              '6.7.3.3: the tree does not begin with one Document')
        for k in kids:
            self.walk(k, root, '')

    def check_roles(self, roles):
        for name in roles.keys():
            seen, now = [], name
            while now in roles and now not in seen:
                seen.append(now)
                now = str(roles[now])
            check(now not in seen, 'UA 02-003: %s leads back to itself' % name)
            check(now[1:] in KNOWN, 'UA 02-001: %s is no standard type' % now)
            check(name[1:] not in KNOWN, 'UA 02-004: %s is made another '
                  'type' % name)

    @staticmethod
    def kids(e):
        k = e.get('/K')
        if k is None:
            return []
        return list(k) if isinstance(k, Array) else [k]

    def run(self, e, page, mcid):
        key = (self.page_of.get(ident(page)), int(mcid))
        check(key not in self.owner, 'UA 01-005: run %s/%s has two elements' % key)
        self.owner[key] = e
        self.order.append(key)

    def walk(self, e, parent, within):
        kind = str(e.S)[1:]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        check(ident(e) not in self.seen, '6.7.3.2: an element has two places')
        self.seen.add(ident(e))
        check(ident(e.P) == ident(parent), '6.7.3.2: %s names another parent' % kind)
        check(kind in KNOWN, 'UA 02-001: the type %s is no standard one' % kind)
        check(within not in INSIDE or kind in INSIDE[within],
              '%s: %s in %s' % (CONDITION.get(kind, CONDITION.get(
                  within, 'UA 09')), kind, within))
        check(kind not in WITHIN or within in WITHIN[kind],
              '%s: %s in %s' % (CONDITION.get(kind, CONDITION.get(
                  within, 'UA 09')), kind, within))
        if kind in LEVELS:
            check(LEVELS[kind] <= self.level + 1,
                  'UA 14-003: a heading %s after level %d' % (kind, self.level))
            self.level = LEVELS[kind]
        if kind == 'Figure':
            check(str(e.get('/Alt', '')).strip(), 'UA 13-004: a figure without Alt')
            box = e.get('/A', Dictionary()).get('/BBox')
            check(box is not None and len(box) == 4, 'UA 13: a figure without BBox')
        self.check_kind(e, kind)
        if kind == 'TH':
            scope = e.get('/A', Dictionary()).get('/Scope')
            check(str(scope) in ('/Row', '/Column', '/Both'),
                  'UA 15-003: a TH without scope')
        for k in self.kids(e):
            if isinstance(k, int):
                self.run(e, e.Pg, k)
            elif k.get('/Type') == Name.MCR:
                self.run(e, k.get('/Pg', e.get('/Pg')), k.MCID)
            elif k.get('/Type') == Name.OBJR:
                check(ident(k.Obj) not in self.links, 'UA 28-011: an annotation has two elements')
                self.links[ident(k.Obj)] = e
            else:
                self.walk(k, e, kind)
        if kind == 'Table':
            self.table(e)

    def check_kind(self, e, kind):
        types = [str(k.get('/S')) for k in self.kids(e)
                 if isinstance(k, Dictionary) and '/S' in k]
        if kind == 'L':
            check(str(e.get('/A', Dictionary()).get('/ListNumbering')) in (
                '/Disc', '/Decimal', '/None'), 'UA 16: a list that does not '
                'say how it is numbered')
        if kind == 'LI':
            check(types in (['/Lbl', '/LBody'], ['/LBody']),
                  'UA 09-005: an item of %s' % types)
        if kind in ('H', 'Formula', 'Form', 'Annot'):
            fault('UA 14-007, 17-002, 28-010: an element %s' % kind)
        if kind == 'Note' or '/ID' in e:
            name = bytes(e.get('/ID', b''))
            check(name, 'UA 19-003: a note without its name')
            check(name not in self.names, 'UA 19-004: two of one name')
            self.names.add(name)
        if '/Lang' in e:
            check(LANGUAGE.fullmatch(str(e.Lang)),
                  'UA 11-001: %s is no language' % e.Lang)
        for key in ('/Alt', '/ActualText', '/E'):
            check(key not in e or str(e[key]).strip(),
                  'UA 11-002: an empty %s' % key)
        a = e.get('/A')
        check(a is None or '/O' in a, '6.7.3.2: attributes without owner')

    def rows(self, e):
        for k in self.kids(e):
            if isinstance(k, Dictionary) and str(k.get('/S')) == '/TR':
                yield k
            elif isinstance(k, Dictionary) and str(k.get('/S')) in (
                    '/THead', '/TBody', '/TFoot'):
                yield from self.rows(k)

    def table(self, e):
        widths = []
        heads = 0
        down = {}              # of cells that reach into later rows
        for row in self.rows(e):
            n = sum(1 for left in down.values() if left > 0)
            down = {k: left - 1 for k, left in down.items() if left > 1}
            for cell in self.kids(row):
                a = cell.get('/A', Dictionary())
                wide = int(a.get('/ColSpan', 1))
                for k in range(n, n + wide):
                    if int(a.get('/RowSpan', 1)) > 1:
                        down[k] = int(a.RowSpan) - 1
                n += wide
                heads += str(cell.S) == '/TH'
            widths.append(n)
        check(len(set(widths)) == 1, 'UA 09-004: rows of %s cells' %
              sorted(set(widths)))
        check(heads > 0, 'UA 15: a table without a head')
        kinds = [str(k.S) for k in self.kids(e)]
        check('/Caption' not in kinds[1:-1],
              'UA 09-004: a caption in the middle of a table')


# ---- the content of pages ----

SHOW = {'Tj', 'TJ', "'", '"'}
PAINT = {'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI'} | SHOW
NESTS = {'BT', 'ET', 'q', 'Q', 'BDC', 'BMC', 'EMC'}


class Face:
    def __init__(self, font):
        self.used = set()
        check(font.Subtype == Name.Type0, 'UA 31: a font that is not Type0')
        d = font.DescendantFonts[0]
        check('/FontFile2' in d.FontDescriptor or
              '/FontFile3' in d.FontDescriptor, 'UA 31-009: a font is not embedded')
        check(re.match(r'/[A-Z]{6}\+', str(font.BaseFont)) and
              font.BaseFont == d.BaseFont ==
              d.FontDescriptor.FontName, '6.2.11.3: font names that disagree')
        self.name = str(font.BaseFont)
        enc = font.Encoding
        if isinstance(enc, Stream):
            self.map = self.cmap(enc.read_bytes().decode('latin-1'))
            mine, map_s = d.CIDSystemInfo, enc.CIDSystemInfo
            check(str(map_s.Registry) == str(mine.Registry),
                  'UA 31-001: a map of another registry')
            check(str(map_s.Ordering) == str(mine.Ordering),
                  'UA 31-002: a map for other CIDs')
            check(int(mine.Supplement) >= int(map_s.Supplement),
                  'UA 31-003: a map of a later supplement')
            inside = re.search(rb'/WMode\s+(\d)', enc.read_bytes())
            check(inside and int(inside.group(1)) == int(enc.get('/WMode',
                  0)), 'UA 31-007: two directions of writing')
            check('/UseCMap' not in enc and b'usecmap' not in
                  enc.read_bytes(), 'UA 31-008: a map that uses another')
        else:
            check(enc == Name('/Identity-H'), 'UA 31-006: an unknown encoding')
            self.map = None
        check('/ToUnicode' in font, 'UA 31-027: a font without ToUnicode')
        uni = (font.ToUnicode.read_bytes() if '/ToUnicode' in font else
               b'endcodespacerange').decode('latin-1')
        self.unicode = {bytes.fromhex(a): bytes.fromhex(b).decode('utf-16-be')
                        for a, b in re.findall(r'<([0-9A-F]+)> <([0-9A-F]+)>',
                        uni.split('endcodespacerange')[1])}
        check(isinstance(d.get('/CIDToGIDMap'), Stream) or
              d.get('/CIDToGIDMap') == Name.Identity,
              'UA 31-004: no map from CIDs to shapes')
        check(str(d.Subtype) == '/CIDFontType2', 'UA 31: a CID font of '
              'another kind')
        for key in ('/Ascent', '/Descent', '/CapHeight', '/StemV', '/Flags',
                    '/FontBBox', '/ItalicAngle'):
            check(key in d.FontDescriptor, '6.2.11.2: no %s' % key)
        self.gids = (d.CIDToGIDMap.read_bytes() if isinstance(
            d.get('/CIDToGIDMap'), Stream) else b''.join(
            i.to_bytes(2, 'big') for i in range(65536)))
        self.widths = {}
        w = d.W
        i = 0
        while i < len(w):
            if isinstance(w[i + 1], Array):
                for k, x in enumerate(w[i + 1]):
                    self.widths[int(w[i]) + k] = float(x)
                i += 2
            else:
                for c in range(int(w[i]), int(w[i + 1]) + 1):
                    self.widths[c] = float(w[i + 2])
                i += 3
        self.cid_set(d)
        self.n_glyphs, self.natural = 0, []
        if '/FontFile2' in d.FontDescriptor:
            self.font_widths(d.FontDescriptor.FontFile2.read_bytes())

    def font_widths(self, ttf):
        tables = {}
        for i in range(int.from_bytes(ttf[4:6], 'big')):
            at = 12 + 16 * i
            tables[ttf[at:at + 4]] = int.from_bytes(ttf[at + 8:at + 12], 'big')
        u16 = lambda at: int.from_bytes(ttf[at:at + 2], 'big')
        em = u16(tables[b'head'] + 18)
        n = u16(tables[b'hhea'] + 34)
        self.n_glyphs = u16(tables[b'maxp'] + 4)
        self.natural = [u16(tables[b'hmtx'] + 4 * min(g, n - 1)) * 1000 / em
                        for g in range(self.n_glyphs)]

    def cid_set(self, d):
        """Where there is one, it names every CID of the font."""
        if '/CIDSet' not in d.FontDescriptor:
            return
        bits = d.FontDescriptor.CIDSet.read_bytes()
        for cid in range(len(self.gids) // 2):
            has = cid < 8 * len(bits) and bits[cid // 8] >> (7 - cid % 8) & 1
            check(has or cid not in self.widths,
                  'UA 31-014: a CID that the set does not name')

    @staticmethod
    def cmap(text):
        ranges = []
        body = text.split('begincidrange')[1].split('endcidrange')[0]
        for a, b, cid in re.findall(r'<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*(\d+)',
                                    body):
            ranges.append((len(a) // 2, int(a, 16), int(b, 16), int(cid)))
        return ranges

    def decode(self, s):
        out = []
        i = 0
        while i < len(s):
            if self.map is None:
                code, cid, n = s[i:i + 2], None, 2
                cid = int.from_bytes(code, 'big')
            else:
                for n, lo, hi, base in self.map:
                    code = s[i:i + n]
                    v = int.from_bytes(code, 'big')
                    if len(code) == n and lo <= v <= hi:
                        cid = base + v - lo
                        break
                else:
                    fault('6.2.11.8: a code that no range has in ' + self.name)
                    return out
            i += n
            out.append((code, cid))
        return out

    def show(self, s):
        text = ''
        for code, cid in self.decode(s):
            gid = int.from_bytes(self.gids[2 * cid:2 * cid + 2], 'big')
            if not 0 < gid < self.n_glyphs:
                fault('UA 31-030: .notdef is shown in %s' % self.name)
                continue
            check(abs(self.widths.get(cid, 1000) - self.natural[gid]) <= 1,
                  'UA 31-016: CID %d of %s has two widths' % (cid, self.name))
            u = self.unicode.get(code, '')
            for c in u:
                check(c not in '\ufeff\ufffe',
                      'UA 31-029: U+FEFF in a text')
                check(not private(c), '6.2.11.7.3: a character of private '
                      'use')
            check(u and u[0] not in '\0\ufeff\ufffe',
                  'UA 31-028: CID %d of %s has no Unicode' % (cid, self.name))
            text += u
        return text


def private(c):
    return 0xE000 <= ord(c) < 0xF900 or ord(c) >= 0xF0000


OPERATORS = set('b B b* B* BDC BMC BT c cm cs CS d Do EMC ET f f* G g h j J l m M n '
                'q Q re RG rg S s sc SC Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz T* v w '
                'W W* y'.split())
FOREIGN = {'k', 'K', 'scn', 'SCN', 'gs', 'ri'}


def check_space(resources, name):
    """A list of colours, all of the space that the output intent has."""
    space = resources.ColorSpace[str(name)]
    check(space[0] == Name.Indexed and space[1] == Name.DeviceRGB and
          len(bytes(space[3])) == 3 * (int(space[2]) + 1),
          '6.2.4.3: the colour space %s is no list of RGB' % name)


def pick_face(resources, name, faces):
    font = resources.Font[str(name)]
    face = faces.setdefault(ident(font), None) or Face(font)
    faces[ident(font)] = face
    return face


def show_all(face, args, op):
    return ''.join(face.show(bytes(s)) for s in (
        args[0] if op == 'TJ' else [args[0]])
        if isinstance(s, pikepdf.String))


def walk_form(form, faces):
    """What stands in an artifact: it has no marks of its own."""
    depth = {'BT': 0, 'q': 0}
    face = None
    for args, op in pikepdf.parse_content_stream(form):
        op = str(op)
        if op == 'Tf':
            face = pick_face(form.Resources, args[0], faces)
        elif op in SHOW:
            check(depth['BT'] == 1, '6.2.2: text outside a text object')
            show_all(face, args, op)
        elif op in ('BT', 'q'):
            depth[op] += 1
        elif op in ('ET', 'Q'):
            depth['BT' if op == 'ET' else 'q'] -= 1
        elif op in ('BDC', 'BMC', 'EMC', 'Do'):
            fault('UA 30-002: %s in a form' % op)
        elif op in ('cs', 'CS'):
            check_space(form.Resources, args[0])
        check(op in OPERATORS, '6.2.2: the operator %s' % op)
        if op in FOREIGN:
            fault('6.2.4.3: the operator %s: colour or state outside sRGB'
                  % op)
    check(depth == {'BT': 0, 'q': 0}, '6.2.2: a form leaves something open')


def tell(tree, i, marks, text):
    key = (i, marks[0][0])
    tree.text[key] = tree.text.get(key, '') + text


def walk_page(i, page, tree, faces, order):
    depth = {'BT': 0, 'q': 0}
    marks = []                 # of what is open: MCID, or None: artifact
    face = said = None          # said: instead of what is shown
    text = ''
    check('/Resources' in page.obj, '6.2.2: a page without its resources')
    for args, op in pikepdf.parse_content_stream(page):
        op = str(op)
        check(op in OPERATORS, '6.2.2: the operator %s' % op)
        if op == 'Tf':
            face = pick_face(page.Resources, args[0], faces)
        elif op in ('BDC', 'BMC'):
            if str(args[0]) == '/Artifact':
                marks.append((None, depth['BT']))
                check(len(marks) == 1, 'UA 01-003: an artifact within content')
                continue
            if len(args) > 1 and '/ActualText' in args[1]:
                check(str(args[0]) == '/Span' and len(marks) == 1 and
                      said is None, 'UA 01-005: a text instead of a text')
                said = str(args[1].ActualText)
                text += said
                tell(tree, i, marks, said)
                continue
            if len(args) < 2 or '/MCID' not in args[1]:
                fault('UA 01-005: a mark without a number')
                marks.append((-1, depth['BT']))
                continue
            mcid = int(args[1].MCID)
            check(not any(m[0] is None for m in marks),
                  'UA 01-004: content within an artifact')
            check(not marks, 'UA 01-005: content within content')
            check((i, mcid) in tree.owner,
                  'UA 01-005: run %d/%d has no element' % (i, mcid))
            if (i, mcid) in tree.owner:
                check(str(tree.owner[i, mcid].S) == str(args[0]),
                      '6.7.3.2: run %d/%d is not what it says' % (i, mcid))
            order.append((i, mcid))
            marks.append((mcid, depth['BT']))
        elif op == 'EMC' and said is not None:
            said = None
        elif op == 'EMC':
            check(marks and marks.pop()[1] == depth['BT'],
                  '6.2.2: marks and texts are not nested')
        elif op in ('BT', 'q'):
            depth[op] += 1
            check(op == 'q' or depth['BT'] == 1, '6.2.2: a text within a text')
            check(depth['q'] <= 28, '6.1.13: states nested too deep')
        elif op in ('ET', 'Q'):
            depth['BT' if op == 'ET' else 'q'] -= 1
        elif op in PAINT:
            check(len(marks) == 1, 'UA 01-005: %s on page %d is neither content nor '
                  'artifact' % (op, i + 1))
            if op in SHOW:
                check(depth['BT'] == 1, '6.2.2: text outside a text object')
                shown = show_all(face, args, op)
                if said is None and marks and marks[0][0] is not None:
                    text += shown
                    tell(tree, i, marks, shown)
            elif op == 'Do':
                x = page.Resources.XObject[str(args[0])]
                if x.Subtype == Name.Form:
                    check(marks and marks[0][0] is None,
                          'UA 01-005: a form on page %d is no artifact' %
                          (i + 1))
                    walk_form(x, faces)
        elif op in ('cs', 'CS'):
            check_space(page.Resources, args[0])
        elif op in FOREIGN:
            fault('6.2.4.3: the operator %s: colour or state outside sRGB'
                  % op)
    check(not marks and depth == {'BT': 0, 'q': 0},
          '6.2.2: page %d leaves something open' % (i + 1))
    return text


def check_box(page):
    w, h = [float(page.MediaBox[k + 2]) - float(page.MediaBox[k])
            for k in (0, 1)]
    check(3 <= w <= 14400 and 3 <= h <= 14400, '6.1.13: the size of a page')
    for key in ('/AA', '/PresSteps', '/Trans', '/Group'):
        check(key not in page.obj, '6.10: %s of a page' % key)
    for _, x in page.Resources.get('/XObject', Dictionary()).items():
        check('/Alternates' not in x and '/OPI' not in x and
              not x.get('/Interpolate', False),
              '6.2.8.3: an image with alternates')
        check(x.Subtype == Name.Form or str(x.get('/ColorSpace')) in
              ('/DeviceRGB', '/DeviceGray'),
              '6.2.4.3: the colours of an image')
        check('/Ref' not in x, 'UA 30-001: a part of another file')
    for key in ('/ExtGState', '/Shading', '/Pattern'):
        check(not len(page.Resources.get(key, Dictionary())),
              '6.2.5: %s among the resources' % key)


def check_pages(pdf, tree):
    faces, order, said = {}, [], []
    for i, page in enumerate(pdf.pages):
        check(page.obj.get('/Tabs') == Name.S, 'UA 28-009: a page without tab order')
        check(page.obj.get('/StructParents') == i, '6.7.3.2: a page without its key')
        check('/Group' not in page.obj, '6.2.10: a transparency group')
        for _, x in page.Resources.get('/XObject', Dictionary()).items():
            check(x.Subtype in (Name.Image, Name.Form) and '/Group' not in x,
                  '6.2.9: a group among the images and forms')
        check_box(page)
        said.append(walk_page(i, page, tree, faces, order))
    check(sorted(order) == sorted(tree.order), 'UA 01-005: runs and elements differ: %s'
          % sorted(set(order) ^ set(tree.order))[:5])
    # A row that is cut is read cell by cell, and so back and forth.
    for i in range(len(pdf.pages)):
        here = [run for run in tree.order if run[0] == i]
        there = [run for run in order if run[0] == i]
        check(here == there, 'UA 09-001: content and structure differ in '
              'their order' + next((' at %s and %s' % x for x in zip(
                  there, here) if x[0] != x[1]), ''))
    return faces, said


# ---- annotations, and the way back from pages to the tree ----

def number_tree(node, out):
    nums = node.get('/Nums', Array())
    for i in range(0, len(nums), 2):
        out[int(nums[i])] = nums[i + 1]
    for k in node.get('/Kids', Array()):
        number_tree(k, out)
    return out


def check_parents(pdf, tree):
    parents = number_tree(pdf.Root.StructTreeRoot.ParentTree, {})
    check(list(parents) == sorted(parents), '6.7.3.2: keys that do not ascend')
    check(pdf.Root.StructTreeRoot.ParentTreeNextKey > max(parents),
          '6.7.3.2: the next key is taken')
    for i in range(len(pdf.pages)):
        for mcid, e in enumerate(parents[i]):
            owner = tree.owner.get((i, mcid))
            check(owner is not None and ident(owner) == ident(e),
                  '6.7.3.2: the way back from run %d/%d leads elsewhere' % (i, mcid))
    n = 0
    for page in pdf.pages:
        for a in page.obj.get('/Annots', Array()):
            n += 1
            check(a.Subtype == Name.Link, '6.3.1: an annotation that is no link')
            check('/CA' not in a and '/C' not in a and '/AA' not in a,
                  '6.3.2: an annotation with looks of its own')
            box = [float(x) for x in a.Rect]
            check(box[0] < box[2] and box[1] < box[3] and box[0] >= 0 and
                  box[2] <= float(page.MediaBox[2]) + 1 and box[1] >= 0 and
                  box[3] <= float(page.MediaBox[3]) + 1,
                  '6.3.2: a link beside the page')
            check(not a.get('/A', Dictionary()).get('/IsMap', False),
                  'UA 28-013: a link that asks where it was touched')
            check(all(31 < c < 127 for c in bytes(a.get('/A', Dictionary())
                  .get('/URI', b'x'))), '6.5.1: an address that is none')
            check(str(a.get('/Contents', '')).strip(),
                  'UA 28-012: a link without Contents')
            check(int(a.get('/F', 0)) & 0b11111 == 0b100,
                  '6.3.2: a link that is hidden or not printed')
            e = tree.links.get(ident(a))
            check(e is not None and str(e.S) == '/Link',
                  'UA 28-011: a link without its element')
            check(e is not None and a.get('/StructParent') in parents and
                  ident(parents[int(a.StructParent)]) == ident(e),
                  '6.7.3.2: the way back from a link leads elsewhere')
            check('/Dest' in a or a.get('/A', Dictionary()).get('/S') ==
                  Name.URI, '6.5.1: a link that neither leads to the web nor here')
    check(n == len(tree.links), 'UA 28-011: elements of links without the link')


def words_of(tree, e, out):
    """All text below an element, in the order of the structure."""
    for k in tree.kids(e):
        if isinstance(k, int):
            out.append(tree.text.get((tree.page_of[ident(e.Pg)], k), ''))
        elif k.get('/Type') == Name.MCR:
            out.append(tree.text.get((tree.page_of[ident(
                k.get('/Pg', e.get('/Pg')))], int(k.MCID)), ''))
        elif k.get('/Type') != Name.OBJR:
            words_of(tree, k, out)
            out.append('\n' if str(k.S) not in ('/Link', '/Span') else '')


def squeezed(text):
    """Without spaces: where lines are broken is not the text's matter; nor
    are the brackets that a card leaves out around a period."""
    return re.sub(r'[\s\u200b()]+', '', text)


RIGHT_TO_LEFT = re.compile('[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]')


def check_says(text, lines):
    """Every line is in the text, in this order."""
    text = squeezed(text)
    at = between = 0
    for line in lines:
        want = squeezed(line)
        # Those words stand in the file as they are seen, from the left.
        if RIGHT_TO_LEFT.search(want):
            between += len(want)
            continue
        # Else stand labels at most between two, or the list of contents.
        found = text.find(want, at, at + len(want) + between + 6000)
        check(found >= 0, 'text: %s is %s' % (repr(line[:70]), 'not there'
              if want not in text else 'not in its place'))
        if found >= 0 and want:
            at = found + len(want)
            between = 0


def main(args):
    path = args[-1]
    check_file(path, check)
    with pikepdf.open(path) as pdf:
        tree = Tree(pdf)
        faces, said = check_pages(pdf, tree)
        check(faces, 'no font at all')
        check_parents(pdf, tree)
        check_frame(pdf, check)
        check_metadata(pdf, check)
        out = []
        words_of(tree, pdf.Root.StructTreeRoot, out)
        if args[0] == '--text':
            print(''.join(said))
            return 0
        if args[0] == '--words':
            print(''.join(out))
            return 0
        if args[0] == '--says':
            with open(args[1], encoding='utf-8') as f:
                check_says(''.join(out), f.read().split('\n'))
    for f in sorted(set(faults)):
        print('%dx %s' % (faults.count(f), f))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
