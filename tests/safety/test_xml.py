"""XML that reads files, asks servers or grows: in feeds, sitemaps and lists of feeds, in any
encoding, it does none of it."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import DataError, ParseError
from monitor.sources import PARSERS, opml
from tests.loopback import reply, serving
from tests.safety.readers import SOURCE
from tests.sources.arrivals import arrived, index

SECRET = "the-secret-of-the-file"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROOM = Path(__file__).parents[2] / "monitor" / "sources"
DOCUMENTS = {
    "feed": "<rss version='2.0'><channel><item><title>{x}</title><link>http://a.example/b</link>"
    "<description>{x}</description></item></channel></rss>",
    "sitemap": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc>http://a.example/b/{x}</loc></url></urlset>",
    "opml": "<opml version='2.0'><body><outline text='t' xmlUrl='http://a.example/{x}'/>{x}</body>"
    "</opml>",
}
ATTACKS = {
    "general": "<!DOCTYPE d [<!ENTITY e SYSTEM '{file}'>]>",
    "web": "<!DOCTYPE d [<!ENTITY e SYSTEM '{web}/e'>]>",
    "public": "<!DOCTYPE d [<!ENTITY e PUBLIC 'x' \"{web}/p\">]>",
    "parameter": "<!DOCTYPE d [<!ENTITY % p SYSTEM '{web}/p'> %p;]>",
    "out of band": "<!DOCTYPE d [<!ENTITY % f SYSTEM '{file}'><!ENTITY % p SYSTEM '{web}/p'> %p;]>",
    "document type": "<!DOCTYPE d SYSTEM '{web}/dtd'>",
    "small letters": "<!doctype d [<!entity e SYSTEM '{file}'>]>",
}
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-le with a mark": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be with a mark": ("utf-16-be", b"\xfe\xff"),
    "utf-32-le with a mark": ("utf-32-le", b"\xff\xfe\0\0"),
    "utf-32-be with a mark": ("utf-32-be", b"\0\0\xfe\xff"),
    "utf-7": ("utf-7", b""),
    "ebcdic": ("cp037", b""),
    "latin-1": ("latin-1", b""),
}
BY_KIND = pytest.mark.parametrize("kind", DOCUMENTS)
BY_ENCODING = pytest.mark.parametrize("encoding", ENCODINGS)


def told(kind: str, body: bytes, media_type: str = "application/xml") -> str:
    """All that the parser tells of it; empty where it refuses to read it."""
    try:
        read = opml.read("x", body) if kind == "opml" else index(kind, body, media_type)
    except (ParseError, DataError):
        return ""
    return str(read)


def written(text: str, encoding: str, prolog: str = "") -> tuple[bytes, str]:
    """The text in that encoding, which it declares as well; and its media type."""
    name, mark = ENCODINGS[encoding]
    declared = prolog or f"<?xml version='1.0' encoding='{name}'?>"
    return mark + (declared + text).encode(name), f"application/xml; charset={name}"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and the paths that it was asked for."""
    paths: list[str] = []

    def answer(handler) -> None:
        paths.append(handler.path)
        reply(f"<!ENTITY e '{SECRET}'>")(handler)

    with serving(answer) as url:
        yield url, paths


@pytest.mark.attack("V15")
@pytest.mark.parametrize("attack", ATTACKS)
@BY_ENCODING
@BY_KIND
def test_no_entity_and_no_document_type_reads_a_file_or_asks_a_server(
    kind: str, encoding: str, attack: str, asked, tmp_path: Path
) -> None:
    url, paths = asked
    (tmp_path / "secret").write_text(SECRET)
    head = ATTACKS[attack].format(web=url, file=(tmp_path / "secret").as_uri())
    text = head + DOCUMENTS[kind].format(x="&e;")
    assert SECRET not in told(kind, *written(text, encoding))
    assert paths == []


@pytest.mark.attack("V15")
@BY_ENCODING
@BY_KIND
def test_what_is_declared_inside_is_not_put_in(kind: str, encoding: str) -> None:
    text = f'<!DOCTYPE d [<!ENTITY e "{SECRET}">]>' + DOCUMENTS[kind].format(x="&e;")
    read = told(kind, *written(text, encoding))
    assert SECRET not in read
    assert kind == "feed" or read == ""


@pytest.mark.attack("V15")
@pytest.mark.parametrize("declared", ["utf-7", "utf-16", "ibm037", "utf-32", "iso-8859-1"])
@BY_KIND
def test_a_wrong_name_for_the_encoding_opens_no_other_way(kind: str, declared: str) -> None:
    hidden = f"+ADwAIQ-DOCTYPE d [+ADwAIQ-ENTITY e '{SECRET}'+AD4]+AD4"
    text = hidden + DOCUMENTS[kind].format(x="&e;")
    body, _ = written(text, "utf-8", f"<?xml version='1.0' encoding='{declared}'?>")
    read = told(kind, body, f"text/xml; charset={declared}")
    assert SECRET not in read


@pytest.mark.attack("V15")
@pytest.mark.parametrize("name", ["cp037", "cp500", "utf-32-le", "utf-32-be"])
def test_markup_in_bytes_that_do_not_look_like_it_is_no_markup(name: str) -> None:
    body = DOCUMENTS["sitemap"].format(x="y £").encode(name)
    assert told("sitemap", body, f"text/xml; charset={name}") == ""


@pytest.mark.attack("V15")
@BY_KIND
def test_entities_that_grow_do_not(kind: str) -> None:
    steps = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    billion = f"<!DOCTYPE d [<!ENTITY e0 'lol'>{steps}]>" + DOCUMENTS[kind].format(x="&e9;")
    squared = f"<!DOCTYPE d [<!ENTITY e '{'x' * 60_000}'>]>" + DOCUMENTS[kind].format(
        x="&e;" * 10_000
    )
    for text in (billion, squared):
        assert len(told(kind, text.encode())) < 100_000


@pytest.mark.attack("V15")
@BY_KIND
def test_nothing_is_included(kind: str, asked, tmp_path: Path) -> None:
    url, paths = asked
    (tmp_path / "secret").write_text(SECRET)
    for place in ((tmp_path / "secret").as_uri(), f"{url}/i"):
        include = (
            f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{place}' parse='text'/>"
        )
        start, end = DOCUMENTS[kind].replace("{x}", "").rsplit("</", 1)
        assert SECRET not in told(kind, f"{start}{include}</{end}".encode())
    assert paths == []


@pytest.mark.attack("V15")
@BY_KIND
def test_instructions_and_namespaces_fetch_nothing(kind: str, asked) -> None:
    url, paths = asked
    sheet = f"<?xml-stylesheet href='{url}/s'?><?include {url}/p?>"
    tag = "<" + DOCUMENTS[kind][1:].split(">")[0].split(" ")[0]
    document = (
        DOCUMENTS[kind]
        .format(x="y")
        .replace(
            tag,
            f"{tag} xmlns:s='{url}/n' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            f" xsi:schemaLocation='{url}/a {url}/b'",
            1,
        )
    )
    assert "a.example" in told(kind, (sheet + document).encode())
    assert paths == []


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
        " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>",
        "<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1 for XHTML//EN'"
        " 'http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent'> %HTMLlat1;]>",
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY eacute "&#233;">]>',
        "<!DOCTYPE rss>",
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le with a mark"])
def test_an_honest_feeds_document_type_and_the_entities_of_html_are_no_fault(
    head: str, encoding: str
) -> None:
    body, kind = written(head + DOCUMENTS["feed"].format(x="Caf&eacute;&nbsp;rated"), encoding)
    (entry,) = index("feed", body, kind)
    assert (entry.title, entry.summary) == ("Café rated", "Café rated")


@pytest.mark.attack("V8")
@pytest.mark.parametrize("body", [b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:1/x"])
def test_a_body_that_looks_like_a_place_is_not_opened(body: bytes) -> None:
    assert told("feed", body) == told("sitemap", body) == told("opml", body) == ""


@pytest.mark.attack("V15")
def test_the_library_that_reads_feeds_is_handed_streams_of_bytes_only() -> None:
    """Handed a text, it would take that for a file's name or an address, and fetch it."""
    calls = [
        node
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("feedparser.")
    ]
    assert calls
    for call in calls:
        given = call.args[0]
        assert ast.unparse(call.func) == "feedparser.parse"
        assert isinstance(given, ast.Call)
        assert ast.unparse(given.func) == "io.BytesIO"


@pytest.mark.attack("V15")
def test_every_parser_of_xml_is_the_one_that_refuses_declarations() -> None:
    may = {"plain_xml.py": {"XMLParser", "fromstring"}, "nesting.py": {"HTMLParser", "fromstring"}}
    for path in ROOM.glob("*.py"):
        reading = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "etree"
        }
        building = {"Element", "SubElement", "tostring", "LxmlError"}
        assert reading - building <= may.get(path.name, set()), path.name


@pytest.mark.attack("V14")
@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>Rated Good",
        "<img src=x onerror=alert(1)>Rated Good",
        "<a href='javascript:alert(1)'>Rated Good</a>",
        "<svg><script>alert(1)</script></svg>Rated Good",
        "<math><mi xlink:href='data:x,<script>alert(1)</script>'></math>Rated Good",
        "<style>@import 'javascript:alert(1)';</style>Rated Good",
        "<iframe srcdoc='&lt;script>alert(1)&lt;/script>'></iframe>Rated Good",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>Rated Good",
        "<!--><script>alert(1)</script>-->Rated Good",
    ],
)
def test_of_a_feeds_markup_only_its_words_are_kept(markup: str) -> None:
    body = DOCUMENTS["feed"].format(x=f"<![CDATA[{markup}]]>")
    (entry,) = index("feed", body)
    for text in (entry.title, entry.summary):
        assert "Rated Good" in text
        assert not {"<script", "onerror", "javascript:", "<img", "<svg"} & set(text.split())
        assert "<" not in text


def test_a_refused_sitemap_says_why() -> None:
    with pytest.raises(ParseError, match="declares a document type or entities"):
        PARSERS["sitemap"].index(SOURCE, arrived("<!DOCTYPE urlset><urlset/>", "text/xml"))
