"""Which test answers which class of attack; ``python -m tests.safety.attacks`` prints the table."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent

CLASSES = {
    "V1": "an address that leads into a private network",
    "V2": "a redirect that leads there",
    "V3": "a name whose second answer leads there",
    "V4": "an address that programs read differently",
    "V5": "special ranges, and addresses written inside others",
    "V6": "a second way to the web, past the door",
    "V7": "a webhook that leads inside, or whose answer is shown",
    "V8": "file: and other schemes",
    "V9": "templates that reach beyond their message",
    "V10": "strangers' words alive in a mail or a chat",
    "V11": "headers of a mail broken open",
    "V12": "strangers' words alive on a page",
    "V13": "strangers' words in a style",
    "V14": "a feed's HTML kept and shown",
    "V15": "XML with entities and document types",
    "V16": "bombs, and bodies without an end",
    "V17": "patterns that take for ever",
    "V18": "selectors that read files",
    "V19": "names that lead to other files",
    "V20": "a hostile backup",
    "V21": "a route that lets strangers in",
    "V22": "a header that says who comes",
    "V23": "another site's form, and changes by a link",
    "V24": "a login that leads elsewhere",
    "V25": "one source's state used against another",
    "V26": "words that reach a shell",
    "V27": "secrets in logs, errors and exports",
    "V28": "words that reach the database as a command",
    "V29": "what strangers learn by asking and by timing",
    "V30": "sessions and tokens that do not end",
    "V31": "fields that a form does not have",
    "V32": "certificates that nobody checked",
    "V33": "passwords that follow a redirect",
    "V34": "fields and answers without a limit",
}


@cache
def answered() -> dict[str, list[str]]:
    """Class -> ``file::test`` of all tests that are marked with it."""
    found: dict[str, list[str]] = {}
    for path in sorted(ROOT.rglob("test_*.py")):
        for name, classes in _marked(path):
            for each in classes:
                found.setdefault(each, []).append(f"{path.relative_to(ROOT.parent)}::{name}")
    return found


def table() -> str:
    """As it stands in SECURITY.md."""
    tests = answered()
    lines = ["| | attack | tests |", "|---|---|---|"]
    for key, words in CLASSES.items():
        names = "<br>".join(f"`{name.removeprefix('tests/')}`" for name in tests.get(key, []))
        lines.append(f"| {key} | {words} | {names} |")
    return "\n".join(lines)


def _marked(path: Path) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            classes = [each for decorator in node.decorator_list for each in _classes(decorator)]
            if classes:
                yield node.name, classes


def _classes(decorator: ast.expr) -> list[str]:
    if not isinstance(decorator, ast.Call) or ast.unparse(decorator.func) != "pytest.mark.attack":
        return []
    return [each.value for each in decorator.args if isinstance(each, ast.Constant)]


if __name__ == "__main__":
    print(table())  # noqa: T201 - to be pasted
