"""Which sources are visited: groups, areas, and what is said where they do not exist."""

import pytest

from monitor.config import load
from monitor.data import gazetteer
from monitor.errors import ConfigError

GAZETTEER = gazetteer()


def row(name, **keys):
    told = {"kind": "feed", "url": f"https://{name.lower()}.example/rss"} | keys
    lines = [f"{key} = {value if key in BARE else quoted(value)}" for key, value in told.items()]
    return "\n".join(["[[source]]", f'name = "{name}"', *lines, ""])


BARE = {"enabled", "groups"}


def quoted(value):
    return f'"{value}"'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "monitor.toml").write_text("")
    (tmp_path / "sources.toml").write_text(
        row("Inspectorate", groups='["official"]', area="national")
        + row("Echo", groups='["papers", "North East"]', area="North East", verified="seen")
        + row("Argus", groups='["papers", "Wales"]', area="region-wales", enabled="false")
        + row("Mine")
    )
    return tmp_path


def on(folder, line=""):
    (folder / "monitor.toml").write_text(line)
    config = load(folder, {"feed"}, GAZETTEER, {})
    every = {source.name for source in (*config.sources, *config.switched_off)}
    assert every == {"Inspectorate", "Echo", "Argus", "Mine"}
    return {source.name for source in config.sources}


def faults(folder, line=""):
    (folder / "monitor.toml").write_text(line)
    with pytest.raises(ConfigError) as caught:
        load(folder, {"feed"}, GAZETTEER, {})
    return caught.value.faults


def test_only_the_chosen_groups_are_visited_and_what_is_in_no_group(folder):
    assert on(folder, 'sources = ["official"]') == {"Inspectorate", "Mine"}
    assert on(folder, 'sources = ["north east"]') == {"Echo", "Mine"}


def test_all_means_all_but_what_is_not_enabled(folder):
    assert on(folder, 'sources = ["all"]') == {"Inspectorate", "Echo", "Mine"}
    assert on(folder, 'sources = ["Wales"]') == {"Mine"}


def test_where_nobody_chose_there_is_a_good_start(folder):
    assert on(folder) == {"Inspectorate", "Mine"}


def test_an_unknown_group_is_told_with_those_there_are(folder):
    (fault,) = faults(folder, 'sources = ["official", "North Eest"]')
    assert fault.startswith(f"{folder}/monitor.toml: sources: no group 'North Eest'; there are:")
    assert fault.endswith("North East, Wales, all, official, papers")


def test_a_choice_that_leaves_nothing_is_a_fault(folder):
    (folder / "sources.toml").write_text(
        row("Argus", groups='["Wales"]', enabled="false") + row("Echo", groups='["North East"]')
    )
    (fault,) = faults(folder, 'sources = ["Wales"]')
    assert "sources: no source that is enabled is in Wales" in fault


def test_an_unknown_area_is_told_with_the_regions(folder):
    (folder / "sources.toml").write_text(row("Echo", area="Northshire"))
    (fault,) = faults(folder)
    assert "sources.toml: source 1 ('Echo'), area: no region 'Northshire'" in fault
    assert "there are: national; East Midlands; East of England;" in fault


def test_each_source_knows_its_area_and_groups(folder):
    config = load(folder, {"feed"}, GAZETTEER, {})
    found = {source.name: source for source in (*config.sources, *config.switched_off)}
    assert (found["Echo"].area, found["Echo"].groups) == ("North East", ("papers", "North East"))
    assert (found["Mine"].area, found["Mine"].groups) == ("", ())
