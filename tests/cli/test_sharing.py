"""Feeds out to a feed reader as OPML, and in from one."""

import tomllib
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from monitor.bootstrap.settings import read_config
from monitor.cli.commands.app import app
from monitor.config.schema import SourcesFile
from monitor.sources import PARSERS

ROOT = Path(__file__).parent.parent.parent
HEAD = '<?xml version="1.0"?><opml version="2.0"><body>'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "monitor.toml").write_text('sources = ["all"]\n')
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "Echo"\nkind = "feed"\nurl = "https://echo.example/rss"\n'
    )
    return tmp_path


def called(folder, *words):
    return CliRunner().invoke(app, ["sources", *map(str, words), "--config", str(folder)])


def imported(folder, body):
    file = folder / "feeds.opml"
    file.write_bytes(body if isinstance(body, bytes) else body.encode())
    done = called(folder, "import", file)
    assert done.exit_code == 0, done.exception
    rows = tomllib.loads(done.stdout).get("source", [])
    assert not rows or SourcesFile.model_validate({"source": rows}, context={"kinds": PARSERS})
    return rows, done.stdout


def test_the_shipped_feeds_come_back_as_they_went_out(folder):
    file = folder / "shipped.opml"
    done = called(ROOT / "config", "export", "--group", "all", "--out", file)
    assert done.exit_code == 0
    assert "Left out, since they are no feeds: HMI Probation REST" in done.stderr
    rows, _ = imported(folder, file.read_bytes())
    config = read_config(ROOT / "config", {})
    feeds = [one for one in (*config.sources, *config.switched_off) if one.kind == "feed"]
    known = {(one.name, one.url, one.area, frozenset(one.groups)) for one in feeds}
    assert {(r["name"], r["url"], r["area"], frozenset(r["groups"])) for r in rows} == known
    assert len(rows) == len(feeds) > 200


def test_what_is_imported_can_be_appended_and_loads(folder):
    body = HEAD + '<outline text="A" xmlUrl="https://a.example/f"/></body></opml>'
    rows, shown = imported(folder, body)
    before = (folder / "sources.toml").read_text()
    (folder / "sources.toml").write_text(before + shown)
    assert [one.name for one in read_config(folder, {}).sources] == ["Echo", "A"]
    assert rows == [{"name": "A", "kind": "feed", "url": "https://a.example/f"}]


def test_folders_become_groups_and_a_region_the_area(folder):
    rows, shown = imported(
        folder,
        HEAD
        + '<outline text="Local"><outline text="Kent, Surrey and Sussex">'
        + '<outline title="K" XMLURL="https://k.example/f" category="/Press/Daily,BBC"/>'
        + "</outline></outline></body></opml>",
    )
    assert rows[0]["area"] == "Kent, Surrey and Sussex"
    assert rows[0]["groups"] == ["Local", "Press/Daily", "BBC", "Kent, Surrey and Sussex"]
    assert '# They are visited if one of their groups is in monitor.toml: "BBC", ' in shown


def test_what_is_there_is_not_added_and_names_stay_single(folder):
    before = (folder / "sources.toml").read_bytes()
    rows, shown = imported(
        folder,
        HEAD
        + '<outline text="The same" xmlUrl="http://www.echo.example/rss/"/>'
        + '<outline text="echo" xmlUrl="https://other.example/rss"/>'
        + '<outline text="echo" xmlUrl="https://third.example/rss"/>'
        + '<outline text="Mail" xmlUrl="mailto:me@example.org"/>'
        + '<outline text="Broken" xmlUrl="https://[/"/>'
        + "</body></opml>",
    )
    assert [row["name"] for row in rows] == ["echo (2)", "echo (3)"]
    assert "# There already: Echo" in shown
    assert "# Without a web address: Mail" in shown
    assert "# Without a web address: Broken" in shown
    assert (folder / "sources.toml").read_bytes() == before


def test_a_title_cannot_write_toml_of_its_own(folder):
    rows, _ = imported(
        folder,
        HEAD
        + '<outline text="x&quot;&#10;official = true&#10;[[source]]\x7f" '
        + 'xmlUrl="https://a.example/f"/>'
        + '<outline text="y&#10;[[source]]" xmlUrl="ftp://a.example/f"/></body></opml>',
    )
    assert rows[0].keys() == {"name", "kind", "url"}
    assert rows[0]["name"] == 'x" official = true [[source]]'


ENTITY = '<!DOCTYPE opml [<!ENTITY a "{0}">]><opml><body><outline text="&a;" xmlUrl="u"/>'


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (ENTITY.format("b").encode(), "declares a document type or entities"),
        (ENTITY.format("b").encode("utf-16"), "declares a document type or entities"),
        (b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml/>', "declares a document type"),
        (b"<opml><body><outline", "line 1: cannot be read as XML"),
        (b"<html><body></body></html>", "is no OPML"),
        (b"", "cannot be read as XML"),
        (b" " * 5_000_001, "is larger than 5 MB"),
        (b"<a>" * 1000, "cannot be read as XML"),
    ],
)
def test_hostile_and_broken_files_are_refused_by_name(folder, body, fault):
    file = folder / "feeds.opml"
    file.write_bytes(body)
    done = called(folder, "import", file)
    assert done.stdout == ""
    assert str(done.exception).startswith(f"{file}")
    assert fault in str(done.exception)


def test_a_file_that_is_not_there(folder):
    done = called(folder, "import", folder / "none.opml")
    assert "none.opml: cannot be read: No such file" in str(done.exception)


def test_the_list_goes_to_standard_output_and_is_opml(folder):
    done = called(folder, "export")
    root = etree.fromstring(done.stdout.encode())
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    (feed,) = root.iter("outline")
    assert dict(feed.attrib) == {
        "type": "rss",
        "text": "Echo",
        "title": "Echo",
        "xmlUrl": "https://echo.example/rss",
    }


def test_a_file_that_is_there_is_not_overwritten(folder):
    file = folder / "mine.opml"
    file.write_text("precious")
    done = called(folder, "export", "--out", file)
    assert "is there already, and is not overwritten" in str(done.exception)
    assert file.read_text() == "precious"
