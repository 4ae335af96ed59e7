"""A certificate for 127.0.0.1, made on the spot."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

_MAKE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem"
)


@dataclass(frozen=True)
class Certificate:
    """``cert``: what a client trusts. ``server``: what a server shows."""

    cert: Path
    server: ssl.SSLContext


def made_in(folder: Path) -> Certificate:
    """Self-signed, by the openssl command."""
    subprocess.run(_MAKE.split(), cwd=folder, check=True, capture_output=True)  # noqa: S603 - fixed words
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return Certificate(folder / "cert.pem", server)
