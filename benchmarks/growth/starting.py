"""From the start of the program to its first visit, by the clock."""

import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.peers.race import AS_INSTALLED, ROOT


def started(folder: Path, port: int) -> float:
    """Seconds until somebody knocks at the ``port`` where all of its papers are asked for."""
    command = [sys.executable, "-m", "monitor", "run", "--config", str(folder)]
    with socket.create_server(("", port)) as door:
        began = time.perf_counter()
        service = subprocess.Popen(  # noqa: S603 - ours
            command,
            cwd=ROOT,
            env=AS_INSTALLED,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            knocking, _ = door.accept()
            spent = time.perf_counter() - began
            knocking.close()
        finally:
            service.terminate()
            service.wait()
    return spent
