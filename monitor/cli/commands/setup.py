"""Commands for whoever sets it up: ``init``, ``check-config``, ``doctor``."""

from typing import Annotated, Literal

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json

Schema = Literal["monitor", "sources", "subscriptions"]


def init(  # noqa: PLR0913 - one for each option
    config: Folder = FOLDER,
    *,
    alert: Annotated[
        list[str] | None, typer.Option(help="Where to: terminal, mail or slack; may be repeated.")
    ] = None,
    smtp_host: Annotated[str | None, typer.Option(help="The mail server.")] = None,
    smtp_port: Annotated[int | None, typer.Option(help="Its port; usually 587.")] = None,
    smtp_security: Annotated[
        str | None, typer.Option(help="starttls (port 587), tls (465) or none.")
    ] = None,
    smtp_user: Annotated[
        str | None,
        typer.Option(
            help="The user name; its password is asked for, or comes in MONITOR_SMTP_PASSWORD."
        ),
    ] = None,
    mail_from: Annotated[str | None, typer.Option(help="From whom mails come.")] = None,
    mail_to: Annotated[
        list[str] | None, typer.Option(help="Who gets them; may be repeated.")
    ] = None,
    area: Annotated[
        list[str] | None,
        typer.Option(help='A probation region such as "North East"; may be repeated.'),
    ] = None,
    only: Annotated[bool | None, typer.Option(help="Tell of these areas only, or of all.")] = None,
    contact: Annotated[
        str | None, typer.Option(help="Your address, for the sites that are read.")
    ] = None,
    test: Annotated[
        bool | None, typer.Option(help="Send a test message by what was set up.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: what no option says is as usual.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Where files are there: keep them by another name.")
    ] = False,
) -> None:
    """Ask a few questions, write a configuration with comments, and send a test message.

    Example: probation-monitor init --alert mail --area "North East"
    """
    from monitor.cli import beginning
    from monitor.cli.terminal import asking

    given = asking.Given(
        asking.ways(alert),
        smtp_host,
        smtp_port,
        asking.security(smtp_security),
        smtp_user,
        mail_from,
        mail_to,
        area,
        only,
        contact,
    )
    beginning.begin(config, given, asking.Questions(yes), force=force, test=test)


def check_config(
    config: Folder = FOLDER,
    schema: Annotated[
        Schema | None, typer.Option(help="Print the file's JSON Schema, for editors, and end.")
    ] = None,
) -> None:
    """Check the configuration and say every fault: file, key, reason.

    Example: probation-monitor check-config --config /etc/probation-monitor
    """
    from monitor.cli import setting_up

    if schema:
        setting_up.print_schema(schema)
    else:
        setting_up.check(config)


def doctor(
    config: Folder = FOLDER,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody on the network.")] = False,
    as_json: Json = False,
) -> None:
    """Look at all that the service needs, within a minute, and say what to do.

    Exit code 1 where something needs doing, 2 where the configuration has faults. Nothing is
    sent to anybody, and nothing is changed.

    Example: probation-monitor doctor --offline
    """
    from monitor.cli import examining

    examining.examine(config, offline=offline, as_json=as_json)
