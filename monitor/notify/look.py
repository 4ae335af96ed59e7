"""Message -> the HTML and the plain text of a mail, by templates that an operator may override.

The templates are ours, in ``templates/`` beside this file, or a file of the same name in the
operator's own folder. Jinja's sandbox keeps theirs from reaching beyond the message:
https://jinja.palletsprojects.com/en/stable/sandbox/
"""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from textwrap import wrap

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monitor.domain.delivery import Shape
from monitor.notify.colours import COLOURS
from monitor.notify.message import Fact, Message

_FOLDER = Path(__file__).parent / "templates"
_WIDTH = 72
_MANY = 25
"""More entries than this are a line each: Gmail cuts a mail off at 102 kB, and tables need room."""
_GAP = re.compile(r"\n{3,}")


class Look:
    """How mails look. ``folder``: the operator's templates, if there are any.

    Theirs may build on ours: ``{% extends "shipped/alert.html" %}``. Raises what Jinja raises:
    an operator's templates are to be checked first (``template_check``).
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        if folder:
            for name in shipped_names():
                self._jinja.get_template(name)  # what is edited later is another look

    @cached_property
    def _jinja(self) -> ImmutableSandboxedEnvironment:
        shipped = FileSystemLoader(_FOLDER)
        own = [FileSystemLoader(self._folder)] if self._folder else []
        jinja = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*own, PrefixLoader({"shipped": shipped}), shipped]),
            autoescape=_is_html,  # every text in a message may come from a stranger
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        jinja.globals.update(colours=COLOURS, line="-" * _WIDTH, many=_MANY)
        jinja.filters.update(wrapped=_wrapped, rows=_rows, underlined=_underlined)
        return jinja

    def html(self, message: Message) -> str:
        """A whole document that loads nothing from anywhere."""
        tones = {entry.tone for entry in message.entries}
        tones |= {entry.tone for section in message.sections for entry in section.entries}
        return self._made(message, "html", tones=tones)

    def plain(self, message: Message) -> str:
        """Readable in a terminal and by a screen reader; addresses stand alone on a line."""
        return _GAP.sub("\n\n", self._made(message, "txt")).strip() + "\n"

    def _made(self, message: Message, ending: str, **more: object) -> str:
        name = "alert" if message.shape is Shape.ALERT else "digest"
        return self._jinja.get_template(f"{name}.{ending}").render(message=message, **more)


def shipped_names() -> tuple[str, ...]:
    """All templates that there are; an operator's file of the same name takes its place."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir()))


def _is_html(name: str | None) -> bool:
    return not (name or "").endswith(".txt")


def _wrapped(text: str, first: str = "", then: str = "") -> str:
    kept = wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
    return "\n".join(kept)


def _rows(facts: Iterable[Fact]) -> str:
    shown = tuple(facts)
    width = max((len(fact.name) for fact in shown), default=0) + 2
    return "\n".join(f"{fact.name + ':':<{width}}{fact.value}" for fact in shown)


def _underlined(heading: str) -> str:
    return f"{heading}\n{'=' * len(heading)}"


SHIPPED = Look()
