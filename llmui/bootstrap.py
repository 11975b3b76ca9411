"""Builds every part and hands out the services. The only file that knows concrete classes."""

from __future__ import annotations

from dataclasses import dataclass

from llmui.domain.params import LoadParams
from llmui.engines.base import Engine
from llmui.errors import NotFound
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
        NotFound: the model named in the settings is not there.
        ConfigurationError, StoreError: the data folder cannot be used at all.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = JsonFileStore(settings.data_dir)
    return assemble(settings, _engine(settings), store)


def assemble(settings: Settings, engine: Engine, store: ConversationStore) -> Program:
    """Services over a given engine and store; tests hand in their own."""
    load = LoadParams().with_values(
        {
            "context_length": settings.context_length,
            "gpu_layers": settings.gpu_layers,
            "cpu_threads": settings.cpu_threads,
        }
    )
    folders = (settings.data_dir / "models", *settings.models_dir)
    models = ModelService(engine, Catalog(folders, bundled=BUNDLED_MODELS), load)
    runs = Runs()
    services = Services(
        chat=ChatService(store, models, runs),
        conversations=ConversationService(store, runs),
        models=models,
        monitoring=MonitoringService(PsutilProbe()),
        runs=runs,
    )
    if settings.engine == "worker":
        _load_first(models, settings.model)
    return Program(services, store)


def _engine(settings: Settings) -> Engine:
    """Imported here, so that the one that is not used costs nothing."""
    if settings.engine == "echo":
        from llmui.engines.echo import EchoEngine

        return EchoEngine(tokens_per_second=settings.echo_speed)
    from llmui.engines.worker.client import WorkerEngine

    return WorkerEngine()


def _load_first(models: ModelService, wanted: str) -> None:
    """The model that was asked for, else the first of the user's own, else the bundled one; none at all is allowed."""
    if wanted:
        models.load(wanted)
        return
    for file in models.list():
        try:
            models.load(file.id)
        except NotFound:
            continue  # deleted this moment
        return
