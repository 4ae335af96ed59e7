"""What the tests need of the system: taken from the distribution's packages, where we may."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """By apt-get, as root; does nothing elsewhere. Whether it worked, the caller sees for himself:
    what it prints of faults goes to standard error."""
    if not (as_root() and shutil.which("apt-get")):
        return
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        quiet = ["apt-get", "--quiet", *step]
        subprocess.run(quiet, env=env, stdout=subprocess.DEVNULL, check=False)  # noqa: S603


def as_root() -> bool:
    """Are we?"""
    return os.geteuid() == 0
