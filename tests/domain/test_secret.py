"""Secrets print masked wherever they go, and are found in whatever writing they stand."""

import base64
import json
import pickle
import traceback
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, quote_plus

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from monitor.domain.masking import Mask, names
from monitor.domain.secret import HIDDEN, Secret

WORD = "pa/ß \"w'ö\\rd&7+x"
SECRET = Secret(WORD)
HOOK = Secret("https://hooks.example.org/services/T0AB12345/zQ9x%2BLmN4pK?sig=Hh.77aaBB.yz#frag")


@dataclass(frozen=True, slots=True)
class Holder:
    kept: Secret


class Model(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    kept: int


def test_it_is_masked_however_it_is_printed() -> None:
    told = (str(SECRET), repr(SECRET), f"{SECRET}", f"{SECRET:>20}", "%s %r" % (SECRET, SECRET))  # noqa: UP031
    assert set(told) == {HIDDEN, f"{HIDDEN} {HIDDEN}"}
    assert repr(Holder(SECRET)) == f"Holder(kept={HIDDEN})"
    assert SECRET.reveal() == WORD


def test_no_traceback_shows_it_even_with_its_locals() -> None:
    held = Holder(SECRET)
    try:
        raise ValueError(held)
    except ValueError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True).format()
        shown = "".join(told)
    assert "held = Holder" in shown
    assert not [form for form in (WORD, repr(WORD)[1:-1]) if form in shown]


def test_no_fault_of_pydantic_shows_it() -> None:
    with pytest.raises(ValidationError) as caught:
        Model(kept=SECRET)
    assert WORD not in str(caught.value) + repr(caught.value.errors())


@pytest.mark.parametrize("write", [pickle.dumps, deepcopy, json.dumps])
def test_it_is_written_nowhere(write) -> None:
    with pytest.raises(TypeError):
        write(Holder(SECRET).kept)


def test_two_of_one_word_are_one() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


@pytest.mark.parametrize(
    "write",
    [
        str,
        json.dumps,
        lambda word: json.dumps(word, ensure_ascii=False),
        quote,
        lambda word: quote(word, safe="").lower(),
        quote_plus,
        escape,
        repr,
        lambda word: base64.b64encode(f"{word}".encode()).decode(),
        lambda word: base64.b64encode(f"\0someone\0{word}".encode()).decode(),
        lambda word: base64.urlsafe_b64encode(f"user:{word}, and more".encode()).decode(),
        lambda word: base64.b64encode(f"xy{word}".encode()).decode(),
    ],
)
def test_it_is_found_in_every_writing(write) -> None:
    text = f"the server said {write(WORD)} and no more"
    assert names(text, [SECRET])
    masked = Mask([SECRET])(text)
    assert not names(masked, [SECRET])
    assert masked.startswith("the server said ")
    assert HIDDEN in masked


@pytest.mark.parametrize("piece", ["T0AB12345", "zQ9x%2BLmN4pK", "zQ9x+LmN4pK", "Hh.77aaBB.yz"])
def test_each_piece_of_an_address_is_secret(piece: str) -> None:
    assert Mask([HOOK])(f"no team {piece} here") == f"no team {HIDDEN} here"
    assert names(f"no team {piece} here", [HOOK])


def test_common_words_and_hosts_stay_readable() -> None:
    line = "https: the services of hooks.example.org do not answer"
    assert Mask([HOOK, Secret("")])(line) == line
    assert names(line, [HOOK])  # where the text is dropped whole, a host is reason enough
    assert not names("nothing of it", [HOOK, Secret("")])
    assert Mask([])(line) == line
