"""What a PDF file says of itself: catalog, bookmarks, properties, metadata,
colours.  A clause is one of ISO 19005-2; "UA" and two numbers name a
condition of the Matterhorn Protocol 1.1."""
import re
import xml.etree.ElementTree as xml

from pikepdf import Array, Dictionary, Name, Stream

LANGUAGE = re.compile(r'[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*')
FORBIDDEN = {'/Launch', '/Sound', '/Movie', '/ResetForm', '/ImportData',
             '/JavaScript', '/Hide', '/SetOCGState', '/Rendition', '/Trans',
             '/GoTo3DView', '/SubmitForm', '/GoToE', '/GoToR', '/Thread'}
NS = {
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    'dc': 'http://purl.org/dc/elements/1.1/',
    'xmp': 'http://ns.adobe.com/xap/1.0/',
    'pdf': 'http://ns.adobe.com/pdf/1.3/',
    'pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
    'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
    'ext': 'http://www.aiim.org/pdfa/ns/extension/',
    'schema': 'http://www.aiim.org/pdfa/ns/schema#',
    'property': 'http://www.aiim.org/pdfa/ns/property#',
}


def check_catalog(pdf, check):
    root = pdf.Root
    mark = root.get('/MarkInfo', Dictionary())
    check(LANGUAGE.fullmatch(str(root.get('/Lang', ''))),
          'UA 11-006: no language')
    check(bool(mark.get('/Marked', False)), '6.7.2.2: not marked')
    check(not mark.get('/Suspects', False), 'UA 01-007: suspects')
    view = root.get('/ViewerPreferences')
    check(view is not None and '/DisplayDocTitle' in view,
          'UA 07-001: nothing says whether the title is shown')
    check(view is not None and bool(view.get('/DisplayDocTitle', False)),
          'UA 07-002: the title is not shown')
    for key, clause in (('/AA', '6.5.2'), ('/OpenAction', '6.5.2'),
                        ('/AcroForm', '6.4.1'), ('/Requirements', '6.11'),
                        ('/XFA', 'UA 25-001'), ('/NeedsRendering', '6.4.2'),
                        ('/Perms', '6.1.12'), ('/OCProperties', 'UA 20-001'),
                        ('/AF', 'UA 21-001'), ('/Collection', '6.8')):
        check(key not in root, '%s: %s in the catalog' % (clause, key))
    names = root.get('/Names', Dictionary())
    for key in ('/JavaScript', '/EmbeddedFiles', '/AlternatePresentations'):
        check(key not in names, '6.10: %s inside' % key)
    labels = root.get('/PageLabels', Dictionary()).get('/Nums', Array())
    check(len(labels) >= 2 and int(labels[0]) == 0,
          'UA 27: pages without their numbers')
    ids = pdf.trailer.get('/ID', Array())
    check(len(ids) == 2 and len(bytes(ids[0])) == 16, '6.1.3: no ID')
    check('/Encrypt' not in pdf.trailer, '6.1.3: encrypted')


def check_bookmarks(pdf, check):
    """Every heading that is a bookmark leads to a page of this file."""
    root = pdf.Root.get('/Outlines')
    if root is None:
        check(False, 'UA 27: no bookmarks')
        return
    pages = {p.obj.objgen for p in pdf.pages}
    seen = []

    def walk(parent):
        item, last = parent.get('/First'), None
        while item is not None:
            check(item.objgen not in seen, 'UA 27: a bookmark twice')
            if item.objgen in seen:
                return
            seen.append(item.objgen)
            check(item.Parent.objgen == parent.objgen and
                  (last is None or item.Prev.objgen == last.objgen),
                  'UA 27: a bookmark beside its place')
            check(str(item.get('/Title', '')).strip(),
                  'UA 11-003: a bookmark without words')
            check('/A' not in item, '6.5.1: a bookmark that acts')
            to = item.get('/Dest')
            check(isinstance(to, Array) and to[0].objgen in pages,
                  'UA 27: a bookmark that leads nowhere')
            walk(item)
            item, last = item.get('/Next'), item
        check(last is None or parent.Last.objgen == last.objgen,
              'UA 27: the last bookmark is another')
    walk(root)
    check(seen, 'UA 27: no bookmarks')


def check_colours(pdf, check):
    intents = pdf.Root.get('/OutputIntents', Array())
    check(len(intents) == 1 and intents[0].S == Name.GTS_PDFA1,
          '6.2.3: no output intent')
    if len(intents) != 1:
        return
    icc = intents[0].get('/DestOutputProfile')
    check(icc is not None, '6.2.3: no profile of the colours')
    check('/DestOutputProfileRef' not in intents[0] and
          '/OutputConditionIdentifier' in intents[0],
          '6.2.3: the colours are not named')
    if icc is None:
        return
    profile = icc.read_bytes()
    check(icc.N == 3 and profile[36:40] == b'acsp' and
          profile[16:20] == b'RGB ' and profile[8] in (2, 4) and
          profile[12:16] in (b'mntr', b'prtr') and
          int.from_bytes(profile[:4], 'big') == len(profile),
          '6.2.3: the output profile is none for RGB')


def dictionaries(o):
    """An object of the file and what stands directly in it."""
    if isinstance(o, (Dictionary, Stream)):
        yield o
        inside = [o[k] for k in o.keys()]
    else:
        inside = list(o) if isinstance(o, Array) else []
    for x in inside:
        if isinstance(x, (Dictionary, Array)) and not x.is_indirect:
            yield from dictionaries(x)


def check_objects(pdf, check):
    for o in (d for top in pdf.objects for d in dictionaries(top)):
        check(str(o.get('/S', '')) not in FORBIDDEN or '/P' in o,
              '6.5.1: a forbidden action')
        check('/AA' not in o, '6.5.2: what acts by itself')
        check('/TR' not in o and '/HTP' not in o and '/TR2' not in o,
              '6.2.5: a forbidden key')
        check(str(o.get('/SMask', '/None')) == '/None' and
              str(o.get('/BM', '/Normal')) == '/Normal' and
              float(o.get('/CA', 1)) == 1 == float(o.get('/ca', 1)),
              '6.2.10: something that can be seen through')
        check(str(o.get('/Type', '')) != '/Filespec' and '/EF' not in o,
              '6.8: a file inside')
        if isinstance(o, Stream):
            check('/F' not in o, '6.1.7.1: a stream outside the file')
            used = o.get('/Filter', Array([]))
            used = list(used) if isinstance(used, Array) else [used]
            check(not {'/LZWDecode', '/Crypt'} & {str(f) for f in used},
                  '6.1.7.2: LZW')
            check(o.get('/Subtype') != Name.PS, '6.2.9: PostScript')


def check_frame(pdf, check):
    check_catalog(pdf, check)
    check_bookmarks(pdf, check)
    check_colours(pdf, check)
    check_objects(pdf, check)


# ---- metadata ----

def described(tree, check):
    """PDF/A knows a property of its own making when it is described."""
    for s in tree.iter('{%s}schema' % NS['schema']):
        check(s.text and s.text.strip(), '6.6.2.3.3: a schema without name')
    for d in tree.iter('{%s}li' % NS['rdf']):
        uri = d.find('schema:namespaceURI', NS)
        if uri is None or uri.text != NS['pdfuaid']:
            continue
        names = [p.text for p in d.iter('{%s}name' % NS['property'])]
        kinds = [p.text for p in d.iter('{%s}valueType' % NS['property'])]
        groups = [p.text for p in d.iter('{%s}category' % NS['property'])]
        return ('part' in names and kinds == ['Integer'] * len(names) and
                groups == ['internal'] * len(names) and
                d.find('schema:prefix', NS).text == 'pdfuaid')
    return False


def check_claims(tree, check):
    def one(name):
        found = list(tree.iter('{%s}%s' % (NS[name.split(':')[0]],
                               name.split(':')[1])))
        return found[0].text if len(found) == 1 else None
    check(one('pdfaid:part') == '2' and one('pdfaid:conformance') == 'A',
          '6.6.4: the claims are not there')
    check(one('pdfuaid:part') == '1', 'UA 06-002: the claims are not there')
    check(described(tree, check), '6.6.2.3: pdfuaid is not described')
    return one


def check_metadata(pdf, check):
    stream = pdf.Root.get('/Metadata')
    check(stream is not None, 'UA 06-001: no metadata')
    if stream is None:
        return
    check(stream.get('/Type') == Name.Metadata and
          stream.get('/Subtype') == Name.XML, '6.6.2.1: metadata of no kind')
    check('/Filter' not in stream, '6.6.2.1: packed metadata')
    raw = stream.read_bytes()
    head = re.match(rb'<\?xpacket begin="[^"]*" id="W5M0MpCehiHzreSzNTczkc9d"'
                    rb'([^?]*)\?>', raw)
    check(head and not re.search(rb'bytes|encoding', head.group(1)) and
          re.search(rb'<\?xpacket end="[rw]"\?>\s*\Z', raw),
          '6.6.2.1: the packet of the metadata')
    try:
        tree = xml.fromstring(raw.decode())
    except (UnicodeDecodeError, xml.ParseError):
        check(False, '6.6.2.1: metadata that cannot be read')
        return
    one = check_claims(tree, check)

    def listed(name):
        ns, local = name.split(':')
        found = tree.find('.//{%s}%s' % (NS[ns], local))
        if found is None:
            return None
        return ''.join(x.text or '' for x in found.iter(
            '{%s}li' % NS['rdf']))
    info = pdf.docinfo
    check((listed('dc:title') or '').strip(), 'UA 06-003: no title')
    check(listed('dc:language') == str(pdf.Root.get('/Lang', '')),
          'UA 11-006: another language in the metadata')
    same = {'/Title': listed('dc:title'), '/Author': listed('dc:creator'),
            '/Subject': listed('dc:description'),
            '/Creator': one('xmp:CreatorTool'),
            '/Producer': one('pdf:Producer')}
    for key, value in same.items():
        check(key not in info or str(info[key]) == value,
              '6.6.2: %s differs: %s' % (key, value))
    for key, name in (('/CreationDate', 'CreateDate'),
                      ('/ModDate', 'ModifyDate')):
        check(key not in info or re.sub(r'\D', '', str(info[key])) ==
              re.sub(r'\D', '', one('xmp:' + name) or ''),
              '6.6.2: %s differs' % key)
