"""The bytes of a PDF file against ISO 19005-2, clause 6.1, read here without
the help of any PDF library: header, objects, streams, strings, names, the
table of objects, the end."""
import re
import zlib

SPACE = rb'[\x00\t\n\x0c\r ]'
LIMIT_NAME = 127
LIMIT_STRING = 32767
LIMIT_OBJECTS = 8388607
FILTERS = {b'FlateDecode', b'DCTDecode', b'ASCIIHexDecode', b'ASCII85Decode',
           b'RunLengthDecode', b'CCITTFaxDecode', b'JBIG2Decode',
           b'JPXDecode'}
TOKEN = re.compile(
    rb'%[^\r\n]*|<<|>>|\[|\]|\{|\}|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*'
    rb'|<[0-9A-Fa-f\s]*>|[^\x00\t\n\x0c\r ()<>\[\]{}/%]+|\(')


def string_end(data, at):
    """Where the string that begins with a bracket at `at` ends."""
    depth = 0
    while True:
        m = re.compile(rb'[()\\]').search(data, at)
        if m is None:
            raise ValueError('a string without end')
        at = m.end()
        if m.group() == b'\\':
            at += 1
        elif m.group() == b'(':
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                return at


def tokens(data, at=0):
    """(what, where it begins, where it ends) of the bytes of an object."""
    while True:
        m = TOKEN.search(data, at)
        if m is None:
            return
        end = string_end(data, m.start()) if m.group() == b'(' else m.end()
        yield data[m.start():end], m.start(), end
        at = end


def literal(token):
    """The bytes that a string in brackets stands for."""
    body = token[1:-1]
    body = re.sub(rb'\\([0-7]{1,3})',
                  lambda m: bytes([int(m.group(1), 8) & 255]), body)
    return re.sub(rb'\\(.)', lambda m: {b'n': b'\n', b'r': b'\r',
                  b't': b'\t', b'b': b'\b', b'f': b'\f'}.get(m.group(1),
                  m.group(1)), body, flags=re.S)


class File:
    def __init__(self, path, check):
        self.data = open(path, 'rb').read()
        self.check = check
        self.objects = {}      # number: (offset, dictionary's bytes)
        self.compressed = {}   # number: bytes
        self.header()
        self.end()
        self.table()
        for number in sorted(self.objects):
            self.object(number)
        for body in self.compressed.values():
            self.words(body)
        for numbers in (self.objects, self.compressed):
            check(all(0 < n <= LIMIT_OBJECTS for n in numbers),
                  '6.1.13: the number of an object')

    def header(self):
        m = re.match(rb'%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4,}[^\r\n]*'
                     rb'(\r\n|\r|\n)', self.data)
        self.check(m, '6.1.2: the first lines are not those of an archive '
                   'file')

    def end(self):
        m = re.search(rb'startxref(?:\r\n|\r|\n)(\d+)(?:\r\n|\r|\n)%%EOF'
                      rb'(?:\r\n|\r|\n)?\Z', self.data)
        self.check(m, '6.1.3: something stands behind the end, or there is '
                   'none')
        self.check(self.data.count(b'%%EOF') == 1,
                   '6.1.3: the file was changed after it was made')
        self.start = int(m.group(1)) if m else 0

    def stream(self, offset):
        """Dictionary and unpacked bytes of the stream object there."""
        m = re.compile(rb'\d+ \d+ obj').match(self.data, offset)
        at = m.end()
        close = re.compile(rb'>>\s*stream(\r\n|\n)').search(self.data, at)
        length = int(re.search(rb'/Length (\d+)',
                               self.data[at:close.end()]).group(1))
        body = self.data[close.end():close.end() + length]
        keys, rows = self.data[at:close.start()], zlib.decompress(body)
        predictor = re.search(rb'/Predictor\s+(\d+)', keys)
        if predictor:
            values = [int(m.group(1)) if m else 1 for m in
                      (re.search(rb'/%s\s+(\d+)' % key, keys)
                       for key in (b'Colors', b'Columns'))]
            self.check(int(predictor.group(1)) >= 10,
                       '6.1.4: rows are not filtered as those of a picture')
            rows = self.unpredict(rows, *values)
        return keys, rows

    def table(self):
        """Every row leads to the object of its number."""
        try:
            keys, rows = self.stream(self.start)
        except (AttributeError, zlib.error):
            self.check(False, '6.1.4: the table of objects cannot be read')
            return
        self.check(re.search(rb'/Type\s*/XRef', keys) and b'/Encrypt' not in keys and
                   b'/Prev' not in keys,
                   '6.1.4: the table is not the only one')
        widths = [int(x) for x in re.search(
            rb'/W\s*\[\s*(\d+) (\d+) (\d+)', keys).groups()]
        size = int(re.search(rb'/Size (\d+)', keys).group(1))
        self.check(len(rows) == size * sum(widths),
                   '6.1.4: the table has not as many rows as it says')
        packed = {}
        for n in range(size):
            row = rows[n * sum(widths):(n + 1) * sum(widths)]
            kind, a, b = [int.from_bytes(row[sum(widths[:i]):
                          sum(widths[:i + 1])], 'big') for i in range(3)]
            if kind == 1:
                self.check(self.data[a:].startswith(b'%d %d obj' % (n, b)),
                           '6.1.4: object %d is not where the table says' % n)
                self.objects[n] = a
            elif kind == 2:
                packed.setdefault(a, {})[b] = n
        for number, members in packed.items():
            self.unpack(number, members)

    @staticmethod
    def unpredict(rows, colours, columns):
        """PNG's filters: as it is; from what is to the left; from above."""
        out, n = bytearray(), colours * columns
        was = bytes(n)
        assert len(rows) % (n + 1) == 0
        for i in range(0, len(rows), n + 1):
            row = bytearray(rows[i + 1:i + 1 + n])
            assert rows[i] in (0, 1, 2)
            if rows[i] == 1:
                for k in range(colours, n):
                    row[k] = (row[k] + row[k - colours]) & 255
            elif rows[i] == 2:
                row = bytes((x + y) & 255 for x, y in zip(row, was))
            was = row
            out += row
        return bytes(out)

    def unpack(self, number, members):
        keys, body = self.stream(self.objects[number])
        count = int(re.search(rb'/N (\d+)', keys).group(1))
        first = int(re.search(rb'/First (\d+)', keys).group(1))
        pairs = [int(x) for x in body[:first].split()]
        self.check(len(pairs) == 2 * count and re.search(rb'/Type\s*/ObjStm', keys),
                   '6.1.4: a stream of objects without its list')
        for i in range(count):
            self.check(members.get(i) == pairs[2 * i],
                       '6.1.4: an object is not in the place of its stream')
            end = pairs[2 * i + 3] if i + 1 < count else None
            self.compressed[pairs[2 * i]] = body[first + pairs[2 * i + 1]:
                                                 None if end is None else
                                                 first + end]

    def object(self, number):
        at = self.objects[number]
        m = re.compile(rb'(\d+) (\d+) obj(\r\n|\r|\n)').match(self.data, at)
        self.check(m and (at == 0 or self.data[at - 1:at] in (b'\n', b'\r')),
                   '6.1.9: the line of object %d' % number)
        close = re.compile(rb'endobj(?=\r|\n)')
        body_from = m.end() if m else at
        keys_end = None
        for token, start, end in tokens(self.data, body_from):
            if token == b'stream':
                keys_end = start
                break
            if token == b'endobj':
                self.check(close.match(self.data, start) and
                           self.data[start - 1:start] in (b'\n', b'\r'),
                           '6.1.9: the end of object %d' % number)
                self.words(self.data[body_from:start])
                return
        if keys_end is None:
            self.check(False, '6.1.9: object %d has no end' % number)
            return
        keys = self.data[body_from:keys_end]
        self.words(keys)
        self.check_stream(number, keys, keys_end)

    def check_stream(self, number, keys, at):
        m = re.compile(rb'stream(\r\n|\n)').match(self.data, at)
        self.check(m, '6.1.7.1: the line of the stream of %d' % number)
        length = re.search(rb'/Length (\d+)(?! \d+ R)', keys)
        self.check(length, '6.1.7.1: stream %d without its length' % number)
        if not m or not length:
            return
        end = m.end() + int(length.group(1))
        self.check(re.compile(rb'(\r\n|\r|\n)endstream(\r\n|\r|\n)endobj')
                   .match(self.data, end),
                   '6.1.7.1: the length of stream %d is not its length' %
                   number)
        for key in (rb'/F[ (<]', rb'/FFilter', rb'/FDecodeParms'):
            self.check(not re.search(key + rb'(?![A-Za-z])', keys)
                       or key == rb'/F[ (<]' and b'/Annot' in keys,
                       '6.1.7.1: stream %d is outside the file' % number)
        for value in re.findall(rb'/Filter\s*(/\w+|\[[^]]*\])', keys):
            for f in re.findall(rb'/(\w+)', value):
                self.check(f in FILTERS, '6.1.7.2: the filter of stream %d'
                           % number)

    def words(self, body):
        depth = 0
        for token, _, _ in tokens(body):
            if token[:1] == b'(':
                self.check(len(literal(token)) <= LIMIT_STRING,
                           '6.1.13: a string that is too long')
            elif token[:1] == b'/':
                name = re.sub(rb'#([0-9A-Fa-f]{2})', lambda m: bytes(
                    [int(m.group(1), 16)]), token[1:])
                self.check(len(name) <= LIMIT_NAME,
                           '6.1.13: a name that is too long')
                try:
                    name.decode()
                except UnicodeDecodeError:
                    self.check(False, '6.1.8: a name that is not UTF-8')
            elif token[:1] == b'<' and token != b'<<':
                digits = re.sub(SPACE, b'', token[1:-1])
                self.check(len(digits) % 2 == 0,
                           '6.1.6: half a byte in a string')
            elif re.fullmatch(rb'[+-]?\d+', token):
                self.check(-2**31 <= int(token) < 2**31,
                           '6.1.13: a number that is too large')
            depth += (token in (b'<<', b'[')) - (token in (b'>>', b']'))
        self.check(depth == 0, '6.1.1: brackets that do not match')


def check_file(path, check):
    File(path, check)
