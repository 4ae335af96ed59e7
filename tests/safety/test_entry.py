"""Nobody gets in who may not, and nobody is made to do what they did not want."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from monitor.dashboard.access import local_path, needed
from monitor.domain.secret import Secret
from monitor.domain.visitor import Role
from tests.dashboard.house import CLOSED, GUESTS, OPEN, PASSWORD, House, opened, rated
from tests.safety.routes import routes

OPEN_TO_ALL = {"/login", "/healthz", "/readyz"}


def log_in(visitor: httpx.Client, password: str = PASSWORD) -> httpx.Response:
    return visitor.post("/login", data={"password": password})


def form_key(visitor: httpx.Client, path: str) -> str:
    _, _, rest = visitor.get(path).text.partition('name="key" value="')
    return rest.partition('"')[0]


@pytest.mark.attack("V21")
@pytest.mark.parametrize(("method", "path"), routes())
def test_no_route_lets_a_stranger_in(closed: House, method: str, path: str):
    with closed.visitor() as stranger:
        answer = stranger.request(method, path)
    if path in OPEN_TO_ALL:
        assert answer.status_code < 500
    elif path.startswith("/static/"):
        assert answer.status_code == 404
    else:
        assert answer.status_code in {303, 401, 403}, answer.text
        assert answer.headers.get("location", "/login").startswith("/login")


@pytest.mark.attack("V21")
@pytest.mark.parametrize(
    "path",
    ["//sources", "/sources/", "/%2e/sources", "/static/../sources", "/login/../sources",
     "/sources;/login", "/api/v1/../../sources", "/static/x/..%2f..%2fsources", "/LOGIN"],
)  # fmt: skip
def test_no_spelling_of_a_path_leads_past_the_gate(closed: House, path: str):
    with closed.visitor() as stranger:
        request = stranger.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        answer = stranger.send(request)
    assert answer.status_code in {303, 401, 403, 404}
    assert "The Paper" not in answer.text


@pytest.mark.attack("V21")
def test_guests_see_the_ledger_and_nothing_of_the_service(tmp_path: Path):
    with opened(tmp_path, GUESTS) as house:
        rated(house)
        assert house.get("/ratings").status_code == 200
        assert house.get("/api/v1/bodies").status_code == 200
        for path in ("/sources", "/deliveries", "/review", "/articles/kent"):
            assert house.get(path).status_code == 303
        assert house.get("/metrics").status_code == 401
        seen = house.get("/inspections/pdu-west-kent-2026-03-02-kent").text
        assert "ann@example.org" not in seen
        with house.visitor() as guest:
            assert guest.post("/sources/visit", data={"source": "The Paper"}).status_code == 403


def test_what_no_table_names_is_the_operators():
    assert needed("GET", "/whatever") is Role.OPERATOR
    assert needed("DELETE", "/ratings") is Role.OPERATOR


@pytest.mark.attack("V22")
def test_nobody_but_the_proxy_says_who_comes(tmp_path: Path):
    keys = replace(OPEN, user_header="X-Forwarded-User", trusted_proxies=frozenset({"192.0.2.1"}))
    with opened(tmp_path, keys) as house:
        said = {"X-Forwarded-User": "editor", "X-Forwarded-For": "192.0.2.1", "Remote-User": "x"}
        assert house.get("/sources", **said).status_code == 303
    trusted = replace(keys, trusted_proxies=frozenset({"127.0.0.1"}))
    with opened(tmp_path, trusted) as house:
        assert house.get("/sources", **said).status_code == 200
        assert house.get("/sources", **{"Remote-User": "editor"}).status_code == 303


@pytest.mark.attack("V22")
def test_metrics_are_not_shown_for_a_made_up_origin(closed: House):
    for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP"):
        assert closed.get("/metrics", **{name: "127.0.0.1"}).status_code == 401


@pytest.mark.attack("V23")
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "", "Sec-Fetch-Site": "same-site"},
        {"Origin": ""},
    ],
)
def test_another_site_cannot_send_our_forms(house: House, headers: dict[str, str]):
    event = rated(house)
    with house.visitor() as operator:
        key = form_key(operator, "/sources")
        form = {"key": key, "delivery": f"{event.key}-mail"}
        assert operator.post("/deliveries/resend", data=form, headers=headers).status_code == 403
    assert len(house.records.outbox.dead()) == 1


@pytest.mark.attack("V23")
@pytest.mark.parametrize("path", [path for method, path in routes() if method == "POST"])
def test_nothing_changes_without_the_forms_own_key(closed: House, path: str):
    if path in {"/login", "/logout"}:
        return
    with closed.visitor() as operator:
        log_in(operator)
        for key in ("", "x", f"salt.{'0' * 64}", form_key(operator, "/sources")[:-1] + "x"):
            assert operator.post(path, data={"key": key}).status_code == 403
        assert operator.get(path).status_code in {404, 405}


@pytest.mark.attack("V23")
def test_the_key_of_one_visitor_is_of_no_use_to_another(closed: House):
    with closed.visitor() as one, closed.visitor() as other:
        log_in(one)
        log_in(other)
        stolen = form_key(one, "/sources")
        assert stolen
        form = {"key": stolen, "source": "The Paper"}
        assert other.post("/sources/visit", data=form).status_code == 403
        assert one.post("/sources/visit", data=form).status_code == 303


@pytest.mark.attack("V23")
def test_a_name_that_is_not_ours_is_not_answered(house: House):
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"):
        answer = house.get("/", Host=host)
        assert answer.status_code in {400, 421}
        assert "Probation Monitor" not in answer.text


@pytest.mark.attack("V24")
@pytest.mark.parametrize(
    "after",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:1",
        "\\\\evil.example",
        "/\n/evil.example",
        " //evil.example",
    ],
)
def test_logging_in_leads_to_no_other_site(closed: House, after: str):
    assert local_path(after) == "/"
    with closed.visitor() as operator:
        answer = operator.post("/login", data={"password": PASSWORD, "after": after})
        assert answer.headers["location"] == "/"
    assert local_path("/sources?state=dead") == "/sources?state=dead"


@pytest.mark.attack("V29")
def test_a_stranger_learns_no_version(closed: House):
    for path in ("/login", "/healthz", "/nothing", "/api/v1/openapi.json", "/static/x/y"):
        answer = closed.get(path)
        told = " ".join((answer.text, *answer.headers.values())).lower()
        for word in ("0.1.0", "uvicorn", "starlette", "fastapi", "python"):
            assert word not in told


@pytest.mark.attack("V29")
def test_whoever_guesses_the_password_must_wait(closed: House):
    with closed.visitor() as guesser:
        tried = [log_in(guesser, f"guess number {number}").status_code for number in range(7)]
        assert tried == [401] * 5 + [429] * 2
        refused = log_in(guesser)
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 301
        closed.later(minutes=5, seconds=1)
        assert log_in(guesser).status_code == 303


@pytest.mark.attack("V30")
def test_a_session_ends_with_logging_out_wherever_its_cookie_is(closed: House):
    with closed.visitor() as operator, closed.visitor() as thief:
        log_in(operator)
        thief.cookies = httpx.Cookies(operator.cookies)
        assert thief.get("/sources").status_code == 200
        operator.post("/logout")
        assert thief.get("/sources").status_code == 303


@pytest.mark.attack("V30")
def test_each_login_begins_a_session_of_its_own(closed: House):
    with closed.visitor() as operator:
        operator.cookies.set("monitor_session", "planted")
        log_in(operator)
        first = operator.cookies.get("monitor_session", domain="127.0.0.1")
        log_in(operator)
        second = operator.cookies.get("monitor_session", domain="127.0.0.1")
        assert len({first, second, "planted"}) == 3
    with closed.visitor() as thief:
        thief.cookies.set("monitor_session", first or "")
        assert thief.get("/sources").status_code == 303


@pytest.mark.attack("V30")
def test_a_session_ends_by_itself(closed: House):
    with closed.visitor() as operator:
        log_in(operator)
        for _ in range(13):
            closed.later(hours=11)
            assert operator.get("/sources").status_code == 200
        closed.later(hours=13)
        assert operator.get("/sources").status_code == 303
        log_in(operator)
        for _ in range(16):
            closed.later(hours=11)
            last = operator.get("/sources").status_code
        assert last == 303, "seven days are the most"


@pytest.mark.attack("V30")
def test_another_password_ends_all_sessions(tmp_path: Path):
    with opened(tmp_path, CLOSED) as house, house.visitor() as operator:
        log_in(operator)
        cookies = httpx.Cookies(operator.cookies)
    changed = replace(CLOSED, password=Secret("quite another one"))
    with opened(tmp_path, changed) as house, house.visitor() as operator:
        operator.cookies = cookies
        assert operator.get("/sources").status_code == 303


@pytest.mark.attack("V30")
def test_a_token_is_over_once_revoked_and_stands_nowhere(closed: House):
    token = "a-token-of-a-program"
    closed.records.admissions.make("crm", token, closed.at[0])
    bearer = {"Authorization": f"Bearer {token}"}
    assert closed.get("/api/v1/sources", **bearer).status_code == 200
    assert closed.get("/sources", **bearer).status_code == 403
    kept = Path(closed.records.database.name).read_bytes()
    assert token.encode() not in kept
    assert closed.records.admissions.revoke("crm")
    assert closed.get("/api/v1/sources", **bearer).status_code == 401


@pytest.mark.attack("V31")
def test_fields_that_a_form_does_not_have_change_nothing(closed: House):
    with closed.visitor() as operator:
        extra = {"role": "3", "name": "root", "is_admin": "true", "session": "x"}
        assert (
            operator.post("/login", data={"password": "wrong password", **extra}).status_code == 401
        )
        assert operator.get("/sources?role=3&operates=true").status_code == 303
        log_in(operator)
        form = {"key": form_key(operator, "/sources"), "source": "The Paper", "url": "http://x/"}
        assert operator.post("/sources/visit", data={**form, **extra}).status_code == 303
    assert set(closed.records.requests.waiting()) == {"The Paper"}
