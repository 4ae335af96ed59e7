"""Are faults known of what we depend on? ``python -m tests.advisories``, run by ``make check``.

Asks the public advisory databases through pip-audit. Where they cannot be reached nothing is
known, which is said and is no failure: a run offline must be able to end well. A known fault is
one.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LOCKED = Path(__file__).parent.parent / "requirements-dev.lock"
_PATIENCE_S = 300
_LAST = 200


def verdict(report: Mapping[str, Any]) -> tuple[str, bool]:
    """pip-audit's JSON -> words for people, and whether all is well as far as is known."""
    every: Sequence[Mapping[str, Any]] = report["dependencies"]
    faults = [_fault(each, found) for each in every for found in each.get("vulns", ())]
    unknown = sum("skip_reason" in each for each in every)
    if faults:
        return "\n".join(["Known faults in dependencies:", *faults]), False
    if unknown:
        return f"Known faults: {unknown} of {len(every)} dependencies could NOT be checked.", True
    return f"No fault is known of {len(every)} dependencies.", True


def _fault(package: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    mended = ", ".join(found.get("fix_versions", ())) or "no version yet"
    return f"  {package['name']} {package['version']}: {found['id']}; mended in {mended}"


def main() -> int:
    """The exit code: 1 for a known fault."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCKED), "--require-hashes"]
    command += ["--disable-pip", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
        words, well = verdict(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        words, well = f"Known faults: NOT checked; no answer in {_PATIENCE_S} seconds.", True
    except ValueError:
        why = done.stderr.strip()[-_LAST:] or "no answer"
        words, well = f"Known faults: NOT checked; {why}", True
    sys.stdout.write(f"{words}\n")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
