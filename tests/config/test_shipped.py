"""The configuration that comes with the program."""

from pathlib import Path

from monitor.bootstrap.settings import read_config

SHIPPED = Path(__file__).parent.parent.parent / "config"


def test_it_loads_and_sends_nothing_by_itself():
    config = read_config(SHIPPED, {})
    assert (config.email, config.slack) == (None, None)
    assert any(source.official for source in config.sources)


def test_the_email_example_in_it_works_once_the_signs_are_taken_away(tmp_path):
    text = (SHIPPED / "monitor.toml").read_text()
    head, mark, example = text.partition("# [email]")
    lines = [line.removeprefix("# ") for line in (mark + example).splitlines()]
    (tmp_path / "monitor.toml").write_text(head + "\n".join(lines))
    (tmp_path / "sources.toml").write_text((SHIPPED / "sources.toml").read_text())
    config = read_config(tmp_path, {"MONITOR_SMTP_PASSWORD": "x"})
    assert config.email is not None
    assert config.email.to == ("newsdesk@example.org",)
