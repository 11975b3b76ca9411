"""The command `llmui`. Starts fast: what needs the page or the engine is not imported here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from llmui import __version__
from llmui.cli import conversations, doctor, models, serve
from llmui.errors import LlmuiError
from llmui.settings import Settings, parse

app = typer.Typer(
    name="llmui",
    help="Chat with local models.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models_app = typer.Typer(help="Model files.", no_args_is_help=True)
conversations_app = typer.Typer(help="Saved conversations.", no_args_is_help=True)
app.add_typer(models_app, name="models")
app.add_typer(conversations_app, name="conversations")

DataDir = Annotated[Path | None, typer.Option("--data-dir", help="data folder, as given to `serve`")]
ModelsDir = Annotated[list[Path] | None, typer.Option("--models-dir", help="further folder with GGUF files")]
Json = Annotated[bool, typer.Option("--json", help="for programs")]


@app.command(
    "serve",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def serve_command(context: typer.Context) -> None:
    """Start llmui; takes the arguments of app.py (`llmui serve --help`)."""
    serve.run(serve.APP, context.args)


@app.command("doctor")
def doctor_command(data_dir: DataDir = None, models_dir: ModelsDir = None, as_json: Json = False) -> None:
    """Look whether everything is in order; print the address and the key. Exit status 1: something is wrong."""
    findings = doctor.examine(settings_from(data_dir, models_dir))
    typer.echo(doctor.as_json(findings) if as_json else doctor.as_text(findings))
    raise typer.Exit(1 if findings.problems else 0)


@models_app.command("list")
def models_list(data_dir: DataDir = None, models_dir: ModelsDir = None, as_json: Json = False) -> None:
    """The models that can be loaded."""
    found = models.find(settings_from(data_dir, models_dir))
    typer.echo(models.as_json(found) if as_json else models.as_text(found))


@conversations_app.command("list")
def conversations_list(data_dir: DataDir = None, as_json: Json = False) -> None:
    """Your conversations, the one used last first. Works while llmui is running."""
    found = conversations.find(settings_from(data_dir, None).data_dir)
    typer.echo(conversations.as_json(found) if as_json else conversations.as_text(found))


@app.command("version")
def version() -> None:
    """Print the version."""
    typer.echo(f"llmui {__version__}")


def settings_from(data_dir: Path | None, models_dir: Sequence[Path] | None) -> Settings:
    """Settings as `serve` would have them with these flags. Raises ConfigurationError."""
    arguments = ["--data-dir", str(data_dir)] if data_dir is not None else []
    for folder in models_dir or ():
        arguments += ["--models-dir", str(folder)]
    return parse(arguments)


def main() -> None:
    """Entry of `llmui` and `python -m llmui`."""
    try:
        app()
    except LlmuiError as error:
        typer.echo(f"llmui: {error.message}\n       {error.hint}".rstrip(), err=True)
        sys.exit(1)
