"""Writes small PDF files: lines of text on pages, and what a hostile one may contain."""

import zlib
from collections.abc import Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_TOP, _LEFT, _STEP = 780, 60, 18


def pdf(*pages: Sequence[str | tuple[str, ...]], trailer: bytes = b"") -> bytes:
    """Each page is its lines; a line of several cells is a row of a ruled table."""
    return from_streams([_content(page) for page in pages], trailer)


def from_streams(streams: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The same from raw page contents."""
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        _FONT,
    ]
    for number, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(packed)
        objects.append(head + b"\nstream\n" + packed + b"\nendstream")
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)


def _content(lines: Sequence[str | tuple[str, ...]]) -> bytes:
    parts = []
    for number, line in enumerate(lines):
        y = _TOP - number * _STEP
        if isinstance(line, str):
            parts.append(_text(_LEFT, y, line))
        else:
            parts.append(_row(y, line))
    return b"\n".join(parts)


def _row(y: int, cells: tuple[str, ...]) -> bytes:
    boxes = (b"%d %d 200 %d re S" % (_LEFT + 200 * n, y - 5, _STEP) for n in range(len(cells)))
    texts = (_text(_LEFT + 4 + 200 * n, y, cell) for n, cell in enumerate(cells))
    return b"\n".join([*boxes, *texts])


def _text(x: int, y: int, text: str) -> bytes:
    written = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
    return b"BT /F1 9 Tf %d %d Td (%s) Tj ET" % (x, y, written.replace(b")", b"\\)"))
