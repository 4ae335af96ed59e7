"""All mails on one page, for looking at them in a browser."""

from collections.abc import Iterable
from email.message import EmailMessage
from html import escape
from pathlib import Path

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1rem; margin: 2.5rem 0 .3rem } p { color: #555; margin: 0 0 .6rem }
iframe { width: 100%; height: 40rem; border: 1px solid #ccc; border-radius: .4rem }
"""


def write_album(path: Path, mails: Iterable[EmailMessage]) -> None:
    """One HTML file, each mail in a frame of its own that runs nothing."""
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The demonstration's mails</title>
<style>{_STYLE}</style></head><body>
<h1>The demonstration's mails</h1>
<p>As they arrived. The stories behind them are invented.</p>
{"".join(map(_framed, mails))}
</body></html>
""",
        encoding="utf-8",
    )


def _framed(mail: EmailMessage) -> str:
    part = mail.get_body(("html", "plain"))
    content = part.get_content() if part else ""
    subject = escape(str(mail["Subject"]))
    return f"""<h2>{subject}</h2><p>to {escape(str(mail["To"]))}, {escape(str(mail["Date"]))}</p>
<iframe sandbox title="{subject}" srcdoc="{escape(content)}"></iframe>
"""
