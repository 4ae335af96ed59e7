"""V33, V32 and V7: what we send goes where the operator sent it, and nowhere else."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from monitor.domain.article import Validators
from monitor.errors import FetchError
from monitor.web import Settings, Web
from tests.loopback import HERE, serving
from tests.notify.certificates import made_in
from tests.safety.hiding_places import leaks
from tests.safety.hostile_hooks import Far, encrypted_far_end, far_end
from tests.safety.house import house
from tests.safety.secret_words import WORDS
from tests.safety.test_secrets import CHANNELS
from tests.service.conftest import Clock

STRANGE = "Str4ngerSecretOfTheCookie"
OURS = "0urNetrcPassw0rdZz"


@dataclass
class Origin:
    """``heads``: of each request. ``leads_to``: where it sends everybody, by which status."""

    url: str = ""
    leads_to: str = ""
    status: int = 307
    heads: list[str] = field(default_factory=list)


@contextmanager
def origin() -> Iterator[Origin]:
    made = Origin()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        made.heads.append(f"{handler.requestline}\n{handler.headers}".lower())
        handler.rfile.read(int(handler.headers["Content-Length"] or 0))
        handler.send_response(made.status if made.leads_to else 200)
        if made.leads_to:
            handler.send_header("Location", made.leads_to)
        handler.send_header("Set-Cookie", f"session={STRANGE}; Path=/")
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(handle) as made.url:
        yield made


@pytest.fixture
def first() -> Iterator[Origin]:
    with origin() as made:
        yield made


@pytest.fixture
def other() -> Iterator[Origin]:
    """Another origin: another port, by another name."""
    with origin() as made:
        made.url = made.url.replace("127.0.0.1", "localhost")
        yield made


@pytest.mark.attack("V33")
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_redirect_brings_nothing_that_was_posted_to_another_origin(
    channel: str, first: Origin, other: Origin, tmp_path: Path
) -> None:
    way = CHANNELS[channel]
    first.leads_to = f"{other.url}/collect"
    with house(tmp_path, way.main(first.url), way.env(first.url)) as home:
        for first.status in (301, 302, 303, 307, 308):
            home.try_it()
        assert leaks(WORDS, home.places()) == []
    assert len(first.heads) >= 5
    assert other.heads == []


@pytest.mark.attack("V33")
def test_a_page_s_redirect_takes_no_cookie_no_password_and_no_referrer_along(
    first: Origin, other: Origin
) -> None:
    first.leads_to, first.status = f"{other.url}/page", 302
    web = Web(Settings("tests", inner=HERE), Clock())
    for _ in range(2):
        web.get(f"{first.url}/feed?key={OURS}", Validators())
    assert len(first.heads) == len(other.heads) == 2
    for head in (*first.heads, *other.heads):
        for name in ("cookie:", "authorization:", "referer:", STRANGE.lower()):
            assert name not in head
    assert OURS.lower() not in "".join(other.heads)


@pytest.mark.attack("V33")
def test_a_redirect_cannot_make_us_send_a_password(first: Origin, other: Origin) -> None:
    first.leads_to, first.status = other.url.replace("//", f"//user:{STRANGE}@"), 302
    with pytest.raises(FetchError, match="holds a user name") as caught:
        Web(Settings("tests", inner=HERE), Clock()).get(f"{first.url}/feed")
    assert other.heads == []
    assert STRANGE not in str(caught.value)


@pytest.fixture
def environment(tmp_path: Path, other: Origin, monkeypatch: pytest.MonkeyPatch) -> Iterator[Origin]:
    """One that names a proxy for everything, and a password for each host in .netrc."""
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login us password {OURS}\ndefault login us password x\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_text(netrc.read_text())
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, other.url)
        monkeypatch.setenv(name.upper(), other.url)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "nowhere.example")
    monkeypatch.setenv("NETRC", str(netrc))
    return other


@pytest.mark.attack("V33")
@pytest.mark.parametrize("channel", CHANNELS)
def test_no_proxy_and_no_netrc_of_the_environment_has_a_part_in_it(
    channel: str, environment: Origin, first: Origin, tmp_path: Path
) -> None:
    way = CHANNELS[channel]
    with house(tmp_path, way.main(first.url), way.env(first.url)) as home:
        home.try_it()
    assert first.heads
    assert environment.heads == []
    assert "authorization: basic dxm6" not in "".join(first.heads)  # "us:" and what follows


@pytest.mark.attack("V33")
def test_no_proxy_of_the_environment_reads_along_with_us(
    environment: Origin, first: Origin
) -> None:
    Web(Settings("tests", inner=HERE), Clock()).get(f"{first.url}/feed")
    assert environment.heads == []
    assert "authorization" not in "".join(first.heads)
    assert os.environ["http_proxy"] == environment.url


@pytest.mark.attack("V7")
@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1"])
@pytest.mark.parametrize("channel", ["webhook", "ping"])
def test_a_webhook_in_disguise_leads_into_no_private_network(
    channel: str, host: str, tmp_path: Path
) -> None:
    way = CHANNELS[channel]
    with ExitStack() as end:
        far: Far = end.enter_context(far_end())
        url = far.url.replace("127.0.0.1", host)
        home = end.enter_context(house(tmp_path, way.main(url), way.env(url)))
        home.try_it()
        assert leaks(WORDS, home.places()) == []
    assert far.heard == []
    assert '"reason": ' in home.said[0].getvalue()


@pytest.mark.attack("V32")
def test_a_page_comes_only_from_whom_the_certificate_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = made_in(tmp_path)
    with encrypted_far_end(certificate.server) as far:
        far.way = "200"
        with pytest.raises(FetchError, match="certificate not accepted"):
            Web(Settings("tests", inner=HERE), Clock()).get(far.url)
        assert far.heard == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.cert))
        believing = Web(Settings("tests", inner=HERE), Clock())
        with pytest.raises(FetchError, match="certificate not accepted"):
            believing.get(far.url.replace("127.0.0.1", "localhost"))
        assert far.heard == []
        assert believing.get(far.url) is not None
