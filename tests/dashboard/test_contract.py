"""The API keeps to its own description, whatever it is asked: https://schemathesis.readthedocs.io"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, Case, GenerationMode

from tests.dashboard.house import CLOSED, opened, rated

PATHS = (
    "/bodies",
    "/bodies/{body}",
    "/inspections",
    "/inspections/{inspection}",
    "/events",
    "/events/{event}",
    "/sources",
    "/deliveries",
)
FILTERED = ("/bodies", "/inspections", "/events")
FEW, MANY = 15, 400


@dataclass(frozen=True)
class Api:
    """``described``: all of it, at its address. ``admitted``: a program's header."""

    described: BaseSchema
    admitted: dict[str, str]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Of a dashboard with a password, some news, and a token for programs."""
    token = secrets.token_urlsafe(32)
    with opened(tmp_path_factory.mktemp("served"), CLOSED) as house:
        rated(house)
        assert house.records.admissions.make("tests", token, house.at[0])
        admitted = {"Authorization": f"Bearer {token}"}
        told = house.get("/api/v1/openapi.json", **admitted).json()
        schema = schemathesis.openapi.from_dict(told)
        schema.config.update(base_url=house.address)
        yield Api(schema, admitted)


def test_every_address_is_described(api: Api):
    found = [each.ok().path for each in api.described.get_all_operations()]
    assert found == [f"/api/v1{path}" for path in PATHS]


def keeps_to_it(api: Api, path: str, mode: GenerationMode, examples: int) -> None:
    """Raises what the checks found: another status, type, header or form than is described."""
    operation = api.described[f"/api/v1{path}"]["GET"]

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=examples == FEW,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered(case: Case) -> None:
        case.call_and_validate(headers=api.admitted)

    answered()


@pytest.mark.parametrize("path", PATHS)
def test_it_answers_as_described(api: Api, path: str):
    keeps_to_it(api, path, GenerationMode.POSITIVE, FEW)


@pytest.mark.parametrize("path", FILTERED)
def test_a_wrong_question_is_refused_as_described(api: Api, path: str):
    keeps_to_it(api, path, GenerationMode.NEGATIVE, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_it_answers_as_described_whatever_it_is_asked(api: Api, path: str):
    keeps_to_it(api, path, GenerationMode.POSITIVE, MANY)
