"""The verbs, and nothing else: each imports what it needs when it is called."""

from __future__ import annotations

import typer

from winset.cli import add, cases, check, diff, new, report, run, schema, show

app = typer.Typer(
    name="winset",
    help="Read a negotiation to end a war: one sourced case, many readings, every sentence cited.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("new")(new.new)
app.command("check")(check.check)
app.command("show")(show.show)
app.command("diff")(diff.diff)
app.command("report")(report.report)
app.add_typer(run.app, name="run")
app.add_typer(add.app, name="add")
app.command("cases")(cases.cases)
app.command("schema")(schema.schema)
