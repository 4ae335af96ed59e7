"""The list of sources that comes with the program."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from monitor.bootstrap.settings import read_config
from monitor.config.schema import GOOD_START
from monitor.data import gazetteer
from monitor.domain.body import BodyKind

ROOT = Path(__file__).parent.parent.parent
ROWS = tomllib.loads((ROOT / "config/sources.toml").read_text())["source"]
REGIONS = {
    body.short_name.removesuffix(" region"): body.id
    for body in gazetteer()
    if body.kind is BodyKind.REGION
}
SEARCHES = [row for row in ROWS if urlsplit(row["url"]).netloc == "news.google.com"]


def test_it_is_as_large_as_the_readme_says():
    assert len(ROWS) >= 200
    assert f"{len(ROWS)} sources" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("key", ["name", "url"])
def test_nothing_is_in_it_twice(key):
    assert [value for value, n in Counter(row[key] for row in ROWS).items() if n > 1] == []


def test_no_address_is_in_it_twice_in_another_spelling():
    plain = [re.sub(r"^https?://(www\.)?|/$", "", unquote(row["url"]).casefold()) for row in ROWS]
    assert len(set(plain)) == len(plain)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_row_is_whole(row):
    parts = urlsplit(row["url"])
    assert parts.scheme == "https"
    assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.netloc)
    assert not re.search(r"[\s\"<>\\]", row["url"])
    assert row["area"] in {"national", *REGIONS}
    assert row["groups"]
    assert row["verified"] in {"seen", "pattern"}


@pytest.mark.parametrize("region", REGIONS)
def test_each_region_has_a_paper_the_bbc_and_a_search(region):
    inside = [row for row in ROWS if region in row["groups"]]
    for group in ("papers", "bbc", "search"):
        assert any(group in row["groups"] for row in inside), group
    assert all(region in row["groups"] for row in ROWS if row["area"] == region)


@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_search_names_places_of_the_gazetteer(region):
    (row,) = (row for row in SEARCHES if row["area"] == region)
    (asked,) = parse_qs(urlsplit(row["url"]).query)["q"]
    places = re.findall(r"\(([^()]*)\)", asked)[-1].replace('"', "").split(" OR ")
    bodies = [body for body in gazetteer() if body.region == REGIONS[region]]
    known = {
        name for body in bodies for name in (body.short_name, *body.places, *body.local_authorities)
    }
    assert places
    assert [place for place in places if not any(place in name for name in known)] == []


def test_pages_behind_a_wall_are_not_asked_for():
    walled = [row for row in ROWS if row["url"].endswith("/news/rss/")]
    assert walled
    assert not any(row["fetch_pages"] for row in (*walled, *SEARCHES))


def test_a_first_run_asks_few_hosts_and_reaches_every_region():
    config = read_config(ROOT / "config", {})
    shipped = tomllib.loads((ROOT / "config/monitor.toml").read_text())
    assert shipped["sources"] == list(GOOD_START)
    assert len({urlsplit(source.url).netloc for source in config.sources}) <= 20
    assert {source.area for source in config.sources} == {"national", *REGIONS}


def test_the_inspectorate_and_those_who_search_are_on_and_gdelt_is_not():
    config = read_config(ROOT / "config", {})
    assert sum(source.official for source in config.sources) == 5
    assert not any(source.official for source in config.switched_off)
    assert "GDELT" in {source.name for source in config.switched_off}
