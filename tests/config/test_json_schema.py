"""What editors are told of the files: it is current, and true."""

import re
import tomllib

import pytest
from jsonschema import Draft202012Validator

from monitor.bootstrap.settings import KINDS
from monitor.config.json_schema import NAMES, schema_of
from tests.reference import ROOT

SHIPPED = ROOT / "config"


def faults(name: str, text: str) -> list[str]:
    found = Draft202012Validator(schema_of(name, KINDS)).iter_errors(tomllib.loads(text))
    return [f"{fault.json_path}: {fault.message}" for fault in found]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema(name):
    Draft202012Validator.check_schema(schema_of(name, KINDS))


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_file_names_it_and_is_valid_by_it(name):
    text = (SHIPPED / f"{name}.toml").read_text()
    named = re.match(r"#:schema (\S+)\n", text)
    assert (SHIPPED / named[1]).is_file()
    assert faults(name, text) == []


@pytest.mark.parametrize("name", ["monitor", "subscriptions"])
def test_so_are_the_examples_in_its_comments(name):
    lines = (SHIPPED / f"{name}.toml").read_text()
    head, mark, examples = lines.partition("\n# [")
    shown = re.sub(r"^# (?=\[|\w+ = )", "", mark[1:] + examples, flags=re.MULTILINE)
    assert "[" in shown
    assert faults(name, f"{head}\n{shown}") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("monitor", "workers = 0"),
        ("monitor", "worker = 8"),
        ("monitor", '[email]\nhost = "x"'),
        ("sources", '[[source]]\nname = "A"\nkind = "gopher"\nurl = "https://a.org"'),
        ("subscriptions", '[[subscription]]\nname = "A"\nto = ["x"]\nevents = ["flood"]'),
    ],
)
def test_what_the_program_refuses_an_editor_marks(name, text):
    assert len(faults(name, text)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained(name):
    whole = schema_of(name, KINDS)
    tables = [whole, *whole["$defs"].values()]
    keys = {
        f"{table['title']}.{key}": value
        for table in tables
        for key, value in table.get("properties", {}).items()
    }
    assert [key for key, value in keys.items() if not value.get("description")] == []
