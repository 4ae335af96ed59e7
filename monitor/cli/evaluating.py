"""The command that measures how well we read: evaluate."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from monitor.bootstrap.reference import reader
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import machine_readable
from monitor.cli.terminal.screen import out
from monitor.domain.evaluation.labels import Labelled, labelled
from monitor.domain.evaluation.marking import FIELDS, Marks, mark
from monitor.domain.evaluation.measures import (
    Bin,
    Measures,
    Share,
    by_category,
    by_kind,
    by_trap,
    measure,
    reliability,
)
from monitor.errors import DataError


def evaluate(corpus: Path, *, as_json: bool) -> None:
    """Read every article of the corpus, print the measures and every miss."""
    read = reader()
    marks = tuple(mark(article, read(article.story)) for article in _articles(corpus))
    if as_json:
        machine_readable().write(json.dumps(_plain(marks), ensure_ascii=False, indent=2) + "\n")
    else:
        _show(marks, out)


def _articles(corpus: Path) -> Iterator[Labelled]:
    try:
        lines = corpus.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"{corpus}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{corpus}: is not UTF-8 text, at byte {error.start}") from error
    if not lines:
        raise DataError(f"{corpus}: there is no article in it")
    for number, line in enumerate(lines, start=1):
        where = f"{corpus}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataError(f"{where}: not JSON: {error}") from error
        yield labelled(row, where)


def _show(marks: tuple[Marks, ...], console: Console) -> None:
    _headline(measure(marks), console)
    for title, groups in (
        ("category", by_category(marks)),
        ("kind", by_kind(marks)),
        ("trap", by_trap(marks)),
    ):
        if groups:
            console.print(f"\nBy {title}", style="bold")
            heads = (title, "articles", "called", "category", "F1", *FIELDS)
            show_rows(heads, [_group(*each) for each in groups.items()], console)
    console.print("\nReliability", style="bold")
    spans = [_span(each) for each in reliability(marks)]
    show_rows(("confidence", "findings", "mean", "right"), spans, console)
    _misses(marks, console)


def _headline(m: Measures, console: Console) -> None:
    lines = (
        f"{m.articles} articles",
        f"relevance: precision {_share(m.relevance_precision)}, "
        f"recall {_share(m.relevance_recall)}, {m.false_alarms} false alarms",
        f"category: {_share(m.category)}",
        f"body and overall rating: precision {_share(m.pairs_precision)}, "
        f"recall {_share(m.pairs_recall)}, F1 {_value(m.pairs_f1)}",
        *(
            f"{field.replace('_', ' ')}: {_share(m.fields[field])}, "
            f"where stated {_share(m.fields_stated[field])}"
            for field in FIELDS
        ),
    )
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def _group(name: str, m: Measures) -> Row:
    called = str(m.relevance_precision.whole)
    fields = (_short(m.fields[field]) for field in FIELDS)
    return (name, str(m.articles), called, _short(m.category), _value(m.pairs_f1), *fields)


def _span(each: Bin) -> Row:
    span = f"{each.low:.1f} to {each.high:.1f}"
    return (span, str(each.findings), f"{each.mean_confidence:.2f}", _short(each.right))


def _misses(marks: tuple[Marks, ...], console: Console) -> None:
    wrong = [m for m in marks if m.faults]
    console.print(f"\n{len(wrong)} articles with a miss", style="bold")
    for m in wrong:
        console.print(Text(f"{m.article.id}  {m.article.story.title[:70]}"))
        for fault in m.faults:
            console.print(Text(f"    {fault}", style="dim"))


def _plain(marks: tuple[Marks, ...]) -> dict[str, object]:
    return {
        "measures": asdict(measure(marks)) | {"pairs_f1": measure(marks).pairs_f1},
        "by_category": {name: asdict(m) for name, m in by_category(marks).items()},
        "by_kind": {name: asdict(m) for name, m in by_kind(marks).items()},
        "by_trap": {name: asdict(m) for name, m in by_trap(marks).items()},
        "reliability": [asdict(each) for each in reliability(marks)],
        "misses": {m.article.id: list(m.faults) for m in marks if m.faults},
    }


def _share(share: Share) -> str:
    return f"{_short(share)} ({share.part} of {share.whole})"


def _short(share: Share) -> str:
    return _value(share.value)


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
