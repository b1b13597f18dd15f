"""Is a PDF what it claims to be?  What ISO 14289-1 (PDF/UA-1) and ISO 19005-2
(PDF/A-2a) ask and a program can see is checked here against the file itself,
with no help from what wrote it.  Every fault is a line; no line: no fault."""
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

faults = []


def fault(text):
    faults.append(text)


def check(what, text):
    if not what:
        fault(text)


def ident(obj):
    return obj.objgen


# ---- the structure tree ----

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
        root = pdf.Root.StructTreeRoot
        kids = self.kids(root)
        check(len(kids) == 1 and str(kids[0].S) == '/Document',
              'the tree does not begin with one Document')
        for k in kids:
            self.walk(k, root, '')

    @staticmethod
    def kids(e):
        k = e.get('/K')
        if k is None:
            return []
        return list(k) if isinstance(k, Array) else [k]

    def run(self, e, page, mcid):
        key = (self.page_of.get(ident(page)), int(mcid))
        check(key not in self.owner, 'run %s/%s has two elements' % key)
        self.owner[key] = e
        self.order.append(key)

    def walk(self, e, parent, within):
        kind = str(e.S)[1:]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        check(ident(e) not in self.seen, 'an element has two places')
        self.seen.add(ident(e))
        check(ident(e.P) == ident(parent), kind + ' names another parent')
        check(kind in KNOWN, 'the type %s is no standard one' % kind)
        check(within not in INSIDE or kind in INSIDE[within],
              '%s in %s' % (kind, within))
        check(kind not in WITHIN or within in WITHIN[kind],
              '%s in %s' % (kind, within))
        if kind in LEVELS:
            check(LEVELS[kind] <= self.level + 1,
                  'a heading %s after level %d' % (kind, self.level))
            self.level = LEVELS[kind]
        if kind == 'Figure':
            check(str(e.get('/Alt', '')).strip(), 'a figure without Alt')
            box = e.get('/A', Dictionary()).get('/BBox')
            check(box is not None and len(box) == 4, 'a figure without BBox')
        if kind == 'TH':
            scope = e.get('/A', Dictionary()).get('/Scope')
            check(str(scope) in ('/Row', '/Column', '/Both'),
                  'a TH without scope')
        for k in self.kids(e):
            if isinstance(k, int):
                self.run(e, e.Pg, k)
            elif k.get('/Type') == Name.MCR:
                self.run(e, k.get('/Pg', e.get('/Pg')), k.MCID)
            elif k.get('/Type') == Name.OBJR:
                check(ident(k.Obj) not in self.links, 'OBJR twice')
                self.links[ident(k.Obj)] = e
            else:
                self.walk(k, e, kind)
        if kind == 'Table':
            self.table(e)

    def rows(self, e):
        for k in self.kids(e):
            if isinstance(k, Dictionary) and str(k.get('/S')) == '/TR':
                yield k
            elif isinstance(k, Dictionary) and str(k.get('/S')) in (
                    '/THead', '/TBody', '/TFoot'):
                yield from self.rows(k)

    def table(self, e):
        widths = set()
        heads = 0
        for row in self.rows(e):
            n = 0
            for cell in self.kids(row):
                a = cell.get('/A', Dictionary())
                n += int(a.get('/ColSpan', 1))
                heads += str(cell.S) == '/TH'
            widths.add(n)
        check(len(widths) == 1, 'rows of %s cells' % sorted(widths))
        check(heads > 0, 'a table without a head')


# ---- the content of pages ----

SHOW = {'Tj', 'TJ', "'", '"'}
PAINT = {'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI'} | SHOW
NESTS = {'BT', 'ET', 'q', 'Q', 'BDC', 'BMC', 'EMC'}


class Face:
    def __init__(self, font):
        self.used = set()
        check(font.Subtype == Name.Type0, 'a font that is not Type0')
        d = font.DescendantFonts[0]
        check('/FontFile2' in d.FontDescriptor or
              '/FontFile3' in d.FontDescriptor, 'a font is not embedded')
        check(re.match(r'/[A-Z]{6}\+', str(font.BaseFont)) and
              font.BaseFont == d.BaseFont ==
              d.FontDescriptor.FontName, 'font names that disagree')
        self.name = str(font.BaseFont)
        enc = font.Encoding
        if isinstance(enc, Stream):
            self.map = self.cmap(enc.read_bytes().decode('latin-1'))
            check(str(enc.CIDSystemInfo.Ordering) ==
                  str(d.CIDSystemInfo.Ordering), 'a map for other CIDs')
        else:
            check(enc == Name('/Identity-H'), 'an unknown encoding')
            self.map = None
        check('/ToUnicode' in font, 'a font without ToUnicode')
        uni = (font.ToUnicode.read_bytes() if '/ToUnicode' in font else
               b'endcodespacerange').decode('latin-1')
        self.unicode = {bytes.fromhex(a): bytes.fromhex(b).decode('utf-16-be')
                        for a, b in re.findall(r'<([0-9A-F]+)> <([0-9A-F]+)>',
                        uni.split('endcodespacerange')[1])}
        self.gids = d.CIDToGIDMap.read_bytes()
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
                    fault('a code that no range has in ' + self.name)
                    return out
            i += n
            out.append((code, cid))
        return out

    def show(self, s):
        text = ''
        for code, cid in self.decode(s):
            gid = int.from_bytes(self.gids[2 * cid:2 * cid + 2], 'big')
            if not 0 < gid < self.n_glyphs:
                fault('.notdef is shown in %s' % self.name)
                continue
            check(abs(self.widths.get(cid, 1000) - self.natural[gid]) <= 1,
                  'CID %d of %s has two widths' % (cid, self.name))
            u = self.unicode.get(code, '')
            check(u and u[0] not in '\0\ufeff\ufffe',
                  'CID %d of %s has no Unicode' % (cid, self.name))
            text += u
        return text


FOREIGN = {'k', 'K', 'scn', 'SCN', 'gs', 'ri'}


def check_space(resources, name):
    """A list of colours, all of the space that the output intent has."""
    space = resources.ColorSpace[str(name)]
    check(space[0] == Name.Indexed and space[1] == Name.DeviceRGB and
          len(bytes(space[3])) == 3 * (int(space[2]) + 1),
          'the colour space %s is no list of RGB' % name)


def pick_face(resources, name, faces):
    font = resources.Font[str(name)]
    face = faces.setdefault(ident(font), None) or Face(font)
    faces[ident(font)] = face
    return face


def show_all(face, args, op):
    for s in args[0] if op == 'TJ' else [args[0]]:
        if isinstance(s, pikepdf.String):
            face.show(bytes(s))


def walk_form(form, faces):
    """What stands in an artifact: it has no marks of its own."""
    depth = {'BT': 0, 'q': 0}
    face = None
    for args, op in pikepdf.parse_content_stream(form):
        op = str(op)
        if op == 'Tf':
            face = pick_face(form.Resources, args[0], faces)
        elif op in SHOW:
            check(depth['BT'] == 1, 'text outside a text object')
            show_all(face, args, op)
        elif op in ('BT', 'q'):
            depth[op] += 1
        elif op in ('ET', 'Q'):
            depth['BT' if op == 'ET' else 'q'] -= 1
        elif op in ('BDC', 'BMC', 'EMC', 'Do'):
            fault('%s in a form' % op)
        elif op in ('cs', 'CS'):
            check_space(form.Resources, args[0])
        elif op in FOREIGN:
            fault('the operator %s: colour or state outside sRGB' % op)
    check(depth == {'BT': 0, 'q': 0}, 'a form leaves something open')


def walk_page(i, page, tree, faces, order):
    depth = {'BT': 0, 'q': 0}
    marks = []                 # of what is open: MCID, or None: artifact
    face = None
    for args, op in pikepdf.parse_content_stream(page):
        op = str(op)
        if op == 'Tf':
            face = pick_face(page.Resources, args[0], faces)
        elif op in ('BDC', 'BMC'):
            if str(args[0]) == '/Artifact':
                marks.append((None, depth['BT']))
                check(len(marks) == 1, 'an artifact within content')
                continue
            mcid = int(args[1].MCID)
            check(all(m[0] is None for m in marks) or not marks,
                  'content within content')
            check((i, mcid) in tree.owner,
                  'run %d/%d has no element' % (i, mcid))
            if (i, mcid) in tree.owner:
                check(str(tree.owner[i, mcid].S) == str(args[0]),
                      'run %d/%d is not what it says' % (i, mcid))
            order.append((i, mcid))
            marks.append((mcid, depth['BT']))
        elif op == 'EMC':
            check(marks and marks.pop()[1] == depth['BT'],
                  'marks and texts are not nested')
        elif op in ('BT', 'q'):
            depth[op] += 1
            check(op == 'q' or depth['BT'] == 1, 'a text within a text')
        elif op in ('ET', 'Q'):
            depth['BT' if op == 'ET' else 'q'] -= 1
        elif op in PAINT:
            check(len(marks) == 1, '%s on page %d is neither content nor '
                  'artifact' % (op, i + 1))
            if op in SHOW:
                check(depth['BT'] == 1, 'text outside a text object')
                show_all(face, args, op)
            elif op == 'Do':
                x = page.Resources.XObject[str(args[0])]
                if x.Subtype == Name.Form:
                    check(marks and marks[0][0] is None,
                          'a form on page %d is no artifact' % (i + 1))
                    walk_form(x, faces)
        elif op in ('cs', 'CS'):
            check_space(page.Resources, args[0])
        elif op in FOREIGN:
            fault('the operator %s: colour or state outside sRGB' % op)
    check(not marks and depth == {'BT': 0, 'q': 0},
          'page %d leaves something open' % (i + 1))


def check_pages(pdf, tree):
    faces, order = {}, []
    for i, page in enumerate(pdf.pages):
        check(page.obj.get('/Tabs') == Name.S, 'a page without tab order')
        check(page.obj.get('/StructParents') == i, 'a page without its key')
        check('/Group' not in page.obj, 'a transparency group')
        for _, x in page.Resources.get('/XObject', Dictionary()).items():
            check(x.Subtype in (Name.Image, Name.Form) and '/Group' not in x,
                  'a group among the images and forms')
        walk_page(i, page, tree, faces, order)
    check(sorted(order) == sorted(tree.order), 'runs and elements differ: %s'
          % sorted(set(order) ^ set(tree.order))[:5])
    check(order == tree.order, 'content and structure differ in their order'
          + next((' at %s and %s' % (a, b) for a, b in zip(order, tree.order)
                  if a != b), ''))
    return faces


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
    check(list(parents) == sorted(parents), 'keys that do not ascend')
    check(pdf.Root.StructTreeRoot.ParentTreeNextKey > max(parents),
          'the next key is taken')
    for i in range(len(pdf.pages)):
        for mcid, e in enumerate(parents[i]):
            owner = tree.owner.get((i, mcid))
            check(owner is not None and ident(owner) == ident(e),
                  'the way back from run %d/%d leads elsewhere' % (i, mcid))
    n = 0
    for page in pdf.pages:
        for a in page.obj.get('/Annots', Array()):
            n += 1
            check(a.Subtype == Name.Link, 'an annotation that is no link')
            check(str(a.get('/Contents', '')).strip(),
                  'a link without Contents')
            check(int(a.get('/F', 0)) & 0b11111 == 0b100,
                  'a link that is hidden or not printed')
            e = tree.links.get(ident(a))
            check(e is not None and str(e.S) == '/Link',
                  'a link without its element')
            check(e is not None and a.get('/StructParent') in parents and
                  ident(parents[int(a.StructParent)]) == ident(e),
                  'the way back from a link leads elsewhere')
            check('/Dest' in a or a.get('/A', Dictionary()).get('/S') ==
                  Name.URI, 'a link that neither leads to the web nor here')
    check(n == len(tree.links), 'elements of links without the link')


# ---- what the file says of itself ----

FORBIDDEN = {'/Launch', '/Sound', '/Movie', '/ResetForm', '/ImportData',
             '/JavaScript', '/Hide', '/SetOCGState', '/Rendition', '/Trans',
             '/GoTo3DView', '/SubmitForm'}


def check_frame(pdf, path):
    root = pdf.Root
    check(str(root.get('/Lang', '')), 'no language')
    check(root.MarkInfo.get('/Marked') is True or
          bool(root.MarkInfo.get('/Marked')), 'not marked')
    check(not root.MarkInfo.get('/Suspects', False), 'suspects')
    check(bool(root.ViewerPreferences.DisplayDocTitle),
          'the title is not shown')
    for key in ('/AA', '/OpenAction', '/AcroForm', '/Requirements', '/XFA'):
        check(key not in root, key + ' in the catalog')
    names = root.get('/Names', Dictionary())
    check('/JavaScript' not in names and '/EmbeddedFiles' not in names,
          'scripts or files inside')
    check('/OCProperties' not in root, 'optional content')
    check(len(pdf.trailer.get('/ID', [])) == 2 and
          len(bytes(pdf.trailer.ID[0])) == 16, 'no ID')
    check('/Encrypt' not in pdf.trailer, 'encrypted')
    intents = root.get('/OutputIntents', Array())
    check(len(intents) == 1 and intents[0].S == Name.GTS_PDFA1,
          'no output intent')
    if not len(intents):
        return
    icc = intents[0].DestOutputProfile
    profile = icc.read_bytes()
    check(icc.N == 3 and profile[36:40] == b'acsp' and
          profile[16:20] == b'RGB ' and
          int.from_bytes(profile[:4], 'big') == len(profile),
          'the output profile is none for RGB')
    for o in pdf.objects:
        if not isinstance(o, (Dictionary, Stream)):
            continue
        check(str(o.get('/S', '')) not in FORBIDDEN or '/P' in o,
              'a forbidden action')
        check('/AA' not in o and '/TR' not in o and '/HTP' not in o and
              '/SMask' not in o, 'a forbidden key')
        if isinstance(o, Stream):
            check('/F' not in o, 'a stream outside the file')
            check('/LZWDecode' not in str(o.get('/Filter', '')), 'LZW')
            check(o.get('/Subtype') != Name.PS, 'PostScript')
    head = open(path, 'rb').read(64)
    check(re.match(rb'%PDF-1\.[4-7]\n%[\x80-\xff]{4}', head),
          'the first lines are not those of an archive file')


def check_metadata(pdf):
    stream = pdf.Root.Metadata
    check('/Filter' not in stream, 'packed metadata')
    xml = stream.read_bytes().decode()
    info = pdf.docinfo

    def xmp(pattern):
        m = re.search(pattern, xml, re.S)
        text = m.group(1) if m else ''
        return text.replace('&lt;', '<').replace('&gt;', '>').replace(
            '&amp;', '&')
    check(xmp(r'<pdfaid:part>(.*?)<') == '2' and
          xmp(r'<pdfaid:conformance>(.*?)<') == 'A' and
          xmp(r'<pdfuaid:part>(.*?)<') == '1', 'the claims are not there')
    check('pdfaExtension:schemas' in xml and 'http://www.aiim.org/pdfua/ns/id/'
          '</pdfaSchema:namespaceURI>' in xml, 'pdfuaid is not described')
    same = {'/Title': r'<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>',
            '/Author': r'<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>',
            '/Subject': r'<dc:description>.*?<rdf:li[^>]*>(.*?)</rdf:li>',
            '/Creator': r'<xmp:CreatorTool>(.*?)<',
            '/Producer': r'<pdf:Producer>(.*?)<'}
    for key, pattern in same.items():
        if key in info:
            check(str(info[key]) == xmp(pattern), '%s differs: %s, %s' % (
                key, info[key], xmp(pattern)))
    check('/Title' in info, 'no title')
    for key, name in (('/CreationDate', 'CreateDate'),
                      ('/ModDate', 'ModifyDate')):
        if key in info:
            digits = re.sub(r'\D', '', xmp('<xmp:%s>(.*?)<' % name))
            check(re.sub(r'\D', '', str(info[key])) == digits,
                  key + ' differs')


def main(path):
    with pikepdf.open(path) as pdf:
        tree = Tree(pdf)
        faces = check_pages(pdf, tree)
        check(faces, 'no font at all')
        check_parents(pdf, tree)
        check_frame(pdf, path)
        check_metadata(pdf)
    for f in sorted(set(faults)):
        print('%dx %s' % (faults.count(f), f))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
