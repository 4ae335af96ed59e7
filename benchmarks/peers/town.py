"""Where the feeds of the bench are, and a configuration of the service that visits them."""

from pathlib import Path


def addresses(port: int, feeds: int) -> list[str]:
    """Of every feed, each on a host of its own, as in life: a client that asks one host at a time
    is not slowed by that here."""
    return [f"http://127.9.{n // 200}.{n % 200 + 1}:{port}/feed/{n}" for n in range(feeds)]


def configured(folder: Path, port: int, feeds: int, workers: int = 4, more: str = "") -> None:
    """Pages are not fetched, since no peer fetches any: each entry is read as the feed tells it.

    ``more``: lines for the end of ``monitor.toml``.
    """
    urls = addresses(port, feeds)
    hosts = ", ".join(f'"{url.split("/")[2].partition(":")[0]}"' for url in urls)
    (folder / "monitor.toml").write_text(
        f'database = "sqlite:///{folder}/monitor.sqlite3"\nworkers = {workers}\n'
        f"gap_seconds = 0\naudit_every_minutes = 0\nprivate_hosts = [{hosts}]\n"
        f'contact = "desk@example.org"\n{more}'
    )
    rows = (
        f'[[source]]\nname = "paper {number}"\nkind = "feed"\nurl = "{url}"\nfetch_pages = false\n'
        for number, url in enumerate(urls)
    )
    (folder / "sources.toml").write_text("".join(rows))
