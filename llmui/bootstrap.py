"""Builds every part and hands out the services. The only file that knows concrete classes."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from llmui.domain.params import LoadParams
from llmui.engines.base import Engine
from llmui.errors import ConfigurationError, InvalidInput, NotFound
from llmui.library.catalog import Catalog
from llmui.monitor.host import PsutilProbe
from llmui.services import Services
from llmui.services.chat import ChatService
from llmui.services.conversations import ConversationService
from llmui.services.models import ModelService
from llmui.services.monitoring import MonitoringService
from llmui.services.runs import Runs
from llmui.settings import BUNDLED_MODELS, Settings
from llmui.store.base import ConversationStore
from llmui.store.json_file import JsonFileStore
from llmui.telemetry.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Program:
    """The services of a running program, and what must be closed after them."""

    services: Services
    store: ConversationStore

    def close(self) -> None:
        """End replies, the engine, then the store, in this order: each needs the next."""
        self.services.close()
        self.store.close()


def build(settings: Settings) -> Program:
    """Make all parts; the first model begins to load in the background.

    Raises:
        ConfigurationError: the model named in the settings is not there, or the data folder cannot be made.
        StoreError: the data folder cannot be used at all.
    """
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"The data folder {settings.data_dir} cannot be made: {error.strerror or error}.",
            hint="Choose another with --data-dir.",
        ) from error
    with ExitStack() as undo:  # a store that stays open keeps its lock
        store = JsonFileStore(settings.data_dir)
        undo.callback(store.close)
        engine = _engine(settings)
        undo.callback(engine.close)
        program = assemble(settings, engine, store)
        undo.pop_all()
    return program


def assemble(
    settings: Settings, engine: Engine, store: ConversationStore, *, bundled: Path | None = BUNDLED_MODELS
) -> Program:
    """Services over a given engine and store; tests hand in their own. `bundled` is the folder of shipped models."""
    folders = (settings.data_dir / "models", *settings.models_dir)
    models = ModelService(engine, Catalog(folders, bundled=bundled), _load_params(settings))
    runs, metrics = Runs(), Metrics()
    services = Services(
        chat=ChatService(store, models, runs, metrics),
        conversations=ConversationService(store, runs),
        models=models,
        monitoring=MonitoringService(PsutilProbe()),
        runs=runs,
        metrics=metrics,
    )
    if settings.engine == "worker":
        _load_first(models, settings.model)
    return Program(services, store)


def _load_params(settings: Settings) -> LoadParams:
    names = ("context_length", "gpu_layers", "cpu_threads")
    try:
        return LoadParams().with_values({name: getattr(settings, name) for name in names})
    except InvalidInput as error:
        flag = "--" + error.field.replace("_", "-")
        raise ConfigurationError(f"The setting {flag} is not acceptable: {error.message}", hint=error.hint) from error


def _engine(settings: Settings) -> Engine:
    """Imported here, so that the one that is not used costs nothing."""
    if settings.engine == "echo":
        from llmui.engines.echo import EchoEngine

        return EchoEngine(tokens_per_second=settings.echo_speed)
    from llmui.engines.worker.client import WorkerEngine

    return WorkerEngine()


def _load_first(models: ModelService, wanted: str) -> None:
    """The model that was asked for, else the first that loads, the user's own before the bundled one, else none."""
    if not wanted:
        models.load_first()
        return
    try:
        models.load(wanted)
    except NotFound as error:
        hint = "Give --model the path of a GGUF file, or the name of one that `llmui models list` shows."
        raise ConfigurationError(error.message, hint=hint) from error
