"""``review`` and what stands under it, with arguments and help."""

from datetime import date
from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json
from monitor.cli.commands.typed import day_gone_by

review = typer.Typer(
    help="Questions that only a person can answer: list, confirm, correct, dismiss.",
    invoke_without_command=True,
    context_settings={"max_content_width": 100},
    rich_markup_mode=None,
)

Key = Annotated[str, typer.Argument(help="Of the question; the first characters are enough.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides: it is kept with it.")]
Again = Annotated[
    bool, typer.Option("--again", help="Although it was decided before: the last one counts.")
]


@review.callback()
def show(
    context: typer.Context,
    decided: Annotated[
        bool, typer.Option("--decided", help="What was decided lately, and by whom.")
    ] = False,
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Show what waits for a decision.

    Example: probation-monitor review
    """
    from monitor.cli import reviewing
    from monitor.cli.terminal.forms import form

    if context.invoked_subcommand is None and decided:
        reviewing.show_decided(config, form(False, as_json))
    elif context.invoked_subcommand is None:
        reviewing.show(config, form(False, as_json))


@review.command("confirm")
def confirm(key: Key, by: By, again: Again = False, config: Folder = FOLDER) -> None:
    """What the article was taken to say is right: it enters the ledger, and is told.

    Example: probation-monitor review confirm 3f2a91 --by "Ann Lee"
    """
    from monitor.cli import reviewing
    from monitor.domain.ledger.decision import Answer, Verdict

    reviewing.decide(config, key, Answer(Verdict.CONFIRM, by), again=again)


@review.command("correct")
def correct(  # noqa: PLR0913 - one for each option
    key: Key,
    *,
    body: Annotated[str, typer.Option(help="A name or id, as `bodies` lists it.")] = "",
    rating: Annotated[str, typer.Option(help="One of the four, or RI.")] = "",
    published: Annotated[
        date | None,
        typer.Option(parser=day_gone_by, metavar="DATE", help="When the inspection was published."),
    ] = None,
    by: By,
    again: Again = False,
    config: Folder = FOLDER,
) -> None:
    """It is about another body, rating or day; what is left out is as it was read.

    Example: probation-monitor review correct 3f2a91 --body "West Kent PDU" --rating Good --by Ann
    """
    from monitor.cli import reviewing

    typed = reviewing.Typed(body, rating, published)
    reviewing.decide(config, key, reviewing.correction(typed, by), again=again)


@review.command("dismiss")
def dismiss(key: Key, by: By, again: Again = False, config: Folder = FOLDER) -> None:
    """The article reports no outcome: nothing of it counts.

    Example: probation-monitor review dismiss 3f2a91 --by Ann
    """
    from monitor.cli import reviewing
    from monitor.domain.ledger.decision import Answer, Verdict

    reviewing.decide(config, key, Answer(Verdict.DISMISS, by), again=again)
