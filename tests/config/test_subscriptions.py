"""subscriptions.toml -> who is told what, or every fault at once."""

from datetime import time

import pytest

from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.body import BodyId, BodyKind
from monitor.domain.delivery import ChannelName, Recipient, Shape
from monitor.domain.event import EventKind
from monitor.domain.rating import Rating
from monitor.domain.telling.subscription import NEWS
from monitor.domain.telling.timing import Pace, Quiet
from monitor.errors import ConfigError

KINDS = {"feed"}
SOURCES = '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.org/rss"\n'
MAIL = '[email]\nhost = "smtp.a.org"\nsender = "desk@a.org"\nto = ["ops@a.org"]\n'
GAZETTEER = gazetteer()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "monitor.toml").write_text(MAIL)
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


def read(folder, *tables):
    text = "".join(f'[[subscription]]\nname = "Anna"\n{table}\n' for table in tables)
    (folder / "subscriptions.toml").write_text(text)
    return load(folder, KINDS, GAZETTEER, {}).subscriptions


def faults(folder, *tables):
    with pytest.raises(ConfigError) as caught:
        read(folder, *tables)
    return caught.value.faults


TO = 'to = ["email:anna@a.org"]\n'


def test_the_least_that_one_can_say_asks_for_all_news_at_once(folder):
    (one,) = read(folder, TO)
    assert (one.name, one.to) == ("Anna", (Recipient(ChannelName("email"), "anna@a.org"),))
    assert (one.wants.events, one.pace.shape, one.quiet) == (NEWS, Shape.ALERT, None)


def test_all_that_one_can_say(folder):
    (one,) = read(
        folder,
        TO + 'kinds = ["yjs"]\nnation = "Wales"\nratings = ["inadequate"]\n'
        'events = ["rating_down"]\nchange = "worse"\nofficial_only = true\nconfidence = 0.9\n'
        'when = "weekly on Friday at 16:30"\nquiet = "22:00-07:00"\nurgent = ["rating_down"]\n'
        'fallback = "email:night@a.org"',
    )
    wants = one.wants
    assert wants.kinds == {BodyKind.YJS}
    assert wants.nations == {"Wales"}
    assert wants.ratings == {Rating.INADEQUATE}
    assert wants.events == one.urgent == {EventKind.RATING_DOWN}
    assert (wants.change, wants.official_only, wants.least) == ("worse", True, 0.9)
    assert one.pace == Pace(Shape.WEEKLY, time(16, 30), 4)
    assert one.quiet == Quiet(time(22), time(7))
    assert one.fallback == Recipient(ChannelName("email"), "night@a.org")


@pytest.mark.parametrize(
    ("said", "some", "none"),
    [
        ('bodies = ["West Kent PDU"]', {"pdu-west-kent"}, {"pdu-east-kent"}),
        ('bodies = ["Kent PDU"]', {"pdu-west-kent", "pdu-north-kent-medway"}, {"yjs-kent"}),
        ('bodies = ["yjs-leeds"]', {"yjs-leeds"}, {"pdu-leeds"}),
        ('places = ["Kent"]', {"pdu-west-kent", "yjs-kent"}, {"yjs-surrey"}),
        ('councils = ["Kent"]', {"yjs-kent"}, {"pdu-west-kent"}),
        ('regions = ["North East"]', {"region-north-east", "pdu-sunderland"}, {"yjs-kent"}),
        ('bodies = ["yjs-leeds"]\nplaces = ["Kent"]', {"yjs-leeds", "yjs-kent"}, {"pdu-leeds"}),
    ],
)
def test_whom_it_is_about(folder, said, some, none):
    (one,) = read(folder, TO + said)
    assert {BodyId(body) for body in some} <= one.wants.bodies
    assert one.wants.bodies.isdisjoint(none)


def test_all_faults_are_told_with_file_name_and_reason(folder):
    found = faults(
        folder,
        'to = ["email:nobody", "fax:12"]\nbodies = ["Leds PDU"]\nregions = ["The Moon"]',
        TO + 'when = "hourly"',
        TO + 'quiet = "10-11"',
        TO + 'colour = "red"',
    )
    for words in ("subscription 2 ('Anna'), when", "'hourly'", "quiet", "there is no such key"):
        assert any(words in line for line in found), words
    assert all("subscriptions.toml: subscription" in line for line in found)


def test_names_that_nothing_is_called_by_are_told(folder):
    found = faults(
        folder,
        'to = ["email:nobody", "fax:12"]\nbodies = ["Leds PDU"]\nregions = ["The Moon"]\n'
        'councils = ["Gotham"]\nplaces = ["Atlantis"]',
    )
    expected = (
        "say whom, as in 'email:desk@example.org'",
        "no channel 'fax' is set up; there are: ",
        "no body is called 'Leds PDU'",
        "no region is called 'The Moon'",
        "no council is called 'Gotham'",
        "no place is called 'Atlantis'",
    )
    for words in expected:
        assert any(words in line for line in found), (words, found)


def test_without_the_file_nobody_has_subscribed(folder):
    assert load(folder, KINDS, GAZETTEER, {}).subscriptions == ()
