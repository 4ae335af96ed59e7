"""How much reading something may cost, told before it is read.

Measured with the worst that could be thought of, for each kind of page: up to here it costs about
a second of one core, however it is made; from here on it grows with size, or with its square, to
minutes for 8 MB.
"""

import string

from monitor.domain.article import Page

_MOST_BYTES = 150_000
_MOST_TAGS = 5_000
_LONGEST_WORD = 1_000  # feedparser looks for a mail address from each letter on
# Letters of words become "a", all else a blank: a word that is too long is found as by ``memmem``.
_IN_WORDS = frozenset((string.ascii_letters + string.digits + "_.+-").encode())
_SHAPE = bytes(ord("a") if each in _IN_WORDS else ord(" ") for each in range(256))
_TOO_LONG = b"a" * (_LONGEST_WORD + 1)


def is_heavy(page: Page) -> bool:
    """True where a reader may need more than about a second for it."""
    return page.is_pdf or len(page.body) > _MOST_BYTES or _is_dense(page.body)


def _is_dense(body: bytes) -> bool:
    # Tags of a summary stand escaped in a feed, and are read as tags all the same.
    tags = body.count(b"<") + body.count(b"&lt;")
    return tags > _MOST_TAGS or _TOO_LONG in body.translate(_SHAPE)
