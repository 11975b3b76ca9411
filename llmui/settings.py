"""What the program is told when it starts: flags over `LLMUI_…` variables over defaults. Read once, passed down."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from llmui import __version__
from llmui.errors import ConfigurationError

PREFIX = "LLMUI_"
BUNDLED_MODELS = Path(__file__).resolve().parent.parent / "models"


def _whole(path: Path) -> Path:
    """Variables do not pass a shell, so `~` is ours to replace; a later change of folder must not move the data."""
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise ValueError("there is no such home folder") from error


def _paths(value: object) -> object:
    return [part for part in value.split(os.pathsep) if part] if isinstance(value, str) else value


def _words(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


Folder = Annotated[Path, AfterValidator(_whole)]
# In a variable, folders stand as in PATH, other lists with commas. `NoDecode`: pydantic would want JSON.
Folders = Annotated[tuple[Folder, ...], NoDecode, BeforeValidator(_paths)]
Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_words)]


class Settings(BaseSettings):
    """Every field is a flag of `app.py` (`data_dir` is `--data-dir`) and a variable (`LLMUI_DATA_DIR`).

    An empty variable counts as none.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    # An empty address would listen on every one.
    host: str = Field(
        "127.0.0.1", min_length=1, description="address to listen on; beyond this machine only with --password"
    )
    port: int = Field(7860, ge=0, le=65535, description="port; 0 takes any free one")
    data_dir: Folder = Field(
        default_factory=lambda: user_data_path("llmui", appauthor=False),
        description="where conversations, presets and settings are kept",
    )
    models_dir: Folders = Field((), description="a further folder with GGUF files (may be given several times)")
    model: str = Field("", description="GGUF file, or name of a model in the folders, to load at the start")
    engine: Literal["worker", "echo"] = Field(
        "worker", description="echo answers without a model, for people who build clients"
    )
    echo_speed: float = Field(40.0, ge=0, description="tokens per second of --engine echo; 0 is as fast as it goes")
    context_length: int = Field(0, ge=0, description="tokens the model sees at once; 0 takes up to 8,192")
    gpu_layers: int = Field(-1, ge=-1, description="layers on the graphics card; -1 is all")
    cpu_threads: int = Field(0, ge=0, description="threads for the model; 0 leaves one core free")
    password: str = Field(
        "", description="ask for this password (needed for any --host beyond this machine)", repr=False
    )
    allow_host: Words = Field((), description="a further host name, with its port, that browsers may use")
    root_path: str = Field("", description="path prefix behind a reverse proxy, such as /llmui")
    trust_proxy: bool = Field(False, description="believe X-Forwarded-* headers (only behind your own proxy)")
    no_browser: bool = Field(False, description="do not open a browser")
    log_format: Literal["console", "json"] = Field(
        "console", description="form of the log lines on stderr: console or json"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="least urgent line to log: debug, info, warning or error"
    )


def parse(arguments: Sequence[str]) -> Settings:
    """Settings from command-line arguments and the environment.

    Raises:
        ConfigurationError: a value is not acceptable, or an `LLMUI_…` variable is unknown; it says which and why.
        SystemExit: unknown flags, `--help` and `--version`, as argparse does it.
    """
    given = vars(_parser().parse_args(list(arguments)))
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        raise ConfigurationError(
            f"The setting {_flag(name)} is not acceptable: {first['msg']}.",
            hint=f"Change {_flag(name)} or the variable {PREFIX}{name.upper()}. `python app.py --help` lists all.",
        ) from error


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="app.py", description="llmui: chat with local GGUF models.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"llmui {__version__}")
    for name, field in Settings.model_fields.items():
        text = f"{field.description} ({PREFIX}{name.upper()})"
        if field.annotation is bool:
            parser.add_argument(_flag(name), action="store_true", default=None, help=text)
        elif isinstance(field.default, tuple):
            parser.add_argument(_flag(name), action="append", default=None, help=text)
        else:
            parser.add_argument(_flag(name), default=None, help=text)
    return parser


# The launcher has variables of its own with the same prefix.
_LAUNCHER_VARIABLES = {"BACKEND", "CHROMIUM", "PYTHON", "TEST_PG"}


def _refuse_unknown_variables() -> None:
    """A mistyped variable must not be taken for a default: it may be the one that was to make things safe."""
    known = {name.upper() for name in Settings.model_fields} | _LAUNCHER_VARIABLES
    for variable in os.environ:
        name = variable.upper()  # as pydantic reads them: in letters of any case
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in known:
            raise ConfigurationError(
                f"There is no setting for the variable {variable}.",
                hint="`python app.py --help` lists all variables.",
            )
