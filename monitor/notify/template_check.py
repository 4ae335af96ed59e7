"""Are an operator's templates fit for use? Told before anything is sent by them."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from monitor.notify.look import Look, shipped_names
from monitor.notify.render import render
from monitor.notify.sample_letters import letters


def faults(folder: Path) -> tuple[str, ...]:
    """File, line and what is wrong, a line each; empty where every sample could be written.

    A file that takes the place of none of ours is a fault, but for those that begin with ``_``.
    """
    if not folder.is_dir():
        return (f"{folder}: is no folder",)
    files = sorted(path for path in folder.iterdir() if path.is_file())
    found = [fault for path in files for fault in _unfit(path)]
    return tuple(found) or tuple(dict.fromkeys(_failing(folder)))


def _unfit(path: Path) -> list[str]:
    if path.name not in shipped_names() and not path.name.startswith("_"):
        return [f"{path}: there is no such template; there are: {', '.join(shipped_names())}"]
    try:
        SandboxedEnvironment().parse(path.read_text(encoding="utf-8"))
    except TemplateSyntaxError as error:
        return [f"{path}, line {error.lineno}: {error.message}"]
    except UnicodeDecodeError as error:
        return [f"{path}: is not UTF-8 text: {error.reason} at byte {error.start}"]
    except OSError as error:
        return [f"{path}: cannot be read: {error.strerror}"]
    return []


def _failing(folder: Path) -> list[str]:
    found = []
    for name, letter in letters().items():
        try:
            look = Look(folder)
            look.html(render(letter))
            look.plain(render(letter))
        except Exception as error:  # noqa: BLE001 - whatever a template of somebody else does
            found.append(f"{_where(error, folder)}: {error} (with the sample {name!r})")
            if len(found) == _ENOUGH:
                break
    return found


_ENOUGH = 3
"""One mistake fails with most samples: a few say it."""


def _where(error: Exception, folder: Path) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if Path(frame.filename).parent == folder]
    return f"{theirs[-1].filename}, line {theirs[-1].lineno}" if theirs else str(folder)
