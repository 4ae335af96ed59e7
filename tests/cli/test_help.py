"""What the program says of itself."""

import pytest
from typer.testing import CliRunner

from monitor import __version__
from monitor.cli.commands.app import app


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_options_can_be_read_whole_at_a_narrow_terminal(columns):
    shown = CliRunner(env={"COLUMNS": columns}).invoke(app, ["history", "--help"]).output
    words = {"--unmatched-plans", "--as-known-on", "--evidence", "--rating", "--config"}
    assert words <= set(shown.split())


def test_it_says_which_version_it_is():
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.output) == (0, f"probation-monitor {__version__}\n")


def test_without_a_command_it_says_what_there_is():
    assert "  test-alert " in CliRunner().invoke(app, []).output


@pytest.mark.parametrize(
    ("group", "command"),
    [
        (group.name, info.name)
        for group in app.registered_groups
        for info in group.typer_instance.registered_commands
    ],
)
def test_every_command_of_a_group_has_help_with_an_example(group, command):
    shown = CliRunner().invoke(app, [group, command, "--help"])
    assert shown.exit_code == 0
    assert f"Example: probation-monitor {group} {command} " in " ".join(shown.output.split())
