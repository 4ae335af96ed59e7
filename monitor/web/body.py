"""Reading a body as a stream: counted after decompression, never more than allowed.

httpx would chain any number of content decoders and hand over the first chunk only when it is
wholly inflated: 500 bytes of ``Content-Encoding: gzip, gzip`` become hundreds of megabytes. So the
raw bytes are read and at most one encoding is undone here, a bounded step at a time.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

_STEP = 64 * 1024
_MEGABYTE = 1_000_000
_ENCODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # name -> wbits of zlib
_RAW_DEFLATE = -15
_GZIP_MAGIC = b"\x1f\x8b"


class BodyError(Exception):
    """Says in plain words what is wrong with a body. ``transient``: may be better next time."""

    def __init__(self, reason: str, *, transient: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient


class _Decoder(Protocol):
    def feed(self, raw: bytes) -> Iterator[bytes]: ...
    def finish(self) -> Iterator[bytes]: ...


def plain_chunks(raw: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The body, decoded, in pieces. ``encoding``: the Content-Encoding header, may be empty.

    Raises BodyError after the first ``most`` bytes, when there are more of them, before or after
    decompression.
    """
    decoder = _decoder(encoding)
    yield from _counted(_decoded(_counted(raw, most), decoder), most)


def _decoded(raw: Iterable[bytes], decoder: _Decoder) -> Iterator[bytes]:
    try:
        for piece in raw:
            yield from decoder.feed(piece)
        yield from decoder.finish()
    except zlib.error:
        raise BodyError("the compressed body is damaged", transient=True) from None


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        left = most - total
        total += len(piece)
        yield piece[:left]
        if total > most:
            raise BodyError(f"larger than {_size(most)}", transient=False)


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:g} MB" if count >= _MEGABYTE else f"{count} bytes"


def _decoder(encoding: str) -> _Decoder:
    names = [name.strip().lower() for name in encoding.split(",")]
    named = [name for name in names if name not in {"", "identity"}]
    if not named:
        return _Identity()
    if len(named) > 1 or named[0] not in _ENCODINGS:
        raise BodyError(f"compressed in a way we do not read ({encoding[:60]})", transient=False)
    return _Inflate(_ENCODINGS[named[0]])


class _Identity:
    def feed(self, raw: bytes) -> Iterator[bytes]:
        yield raw

    def finish(self) -> Iterator[bytes]:
        yield from ()


class _Inflate:
    """gzip (RFC 1952, members one after another too) and deflate (RFC 1950, or bare RFC 1951)."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inflate = zlib.decompressobj(wbits)
        self._begun = False

    def feed(self, raw: bytes) -> Iterator[bytes]:
        while raw and not (self._inflate.eof and not self._next_member(raw)):
            yield self._step(raw)
            raw = self._inflate.unconsumed_tail or self._inflate.unused_data

    def finish(self) -> Iterator[bytes]:
        yield self._inflate.flush()
        if self._begun and not self._inflate.eof:
            raise BodyError("the compressed body breaks off", transient=True)

    def _step(self, raw: bytes) -> bytes:
        try:
            return self._inflate.decompress(raw, _STEP)
        except zlib.error:
            if self._begun or self._wbits != _ENCODINGS["deflate"]:
                raise
            # Some servers send bare deflate under that name; every browser reads it.
            self._inflate = zlib.decompressobj(_RAW_DEFLATE)
            return self._inflate.decompress(raw, _STEP)
        finally:
            self._begun = True

    def _next_member(self, raw: bytes) -> bool:
        """What follows a finished gzip member is another one, or padding to be left alone."""
        if self._wbits != _ENCODINGS["gzip"] or not raw.startswith(_GZIP_MAGIC):
            return False
        self._inflate = zlib.decompressobj(self._wbits)
        return True
