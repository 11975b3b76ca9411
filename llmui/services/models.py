"""Which model answers: listing, loading in the background, waiting for one that is on its way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import structlog

from llmui.domain.generation import EnginePhase, EngineStatus
from llmui.domain.labels import one_line
from llmui.domain.model_files import ModelFile
from llmui.domain.params import LoadParams
from llmui.engines.base import Engine
from llmui.errors import EngineNotReady, LlmuiError, LoadCancelled, ModelLoadFailed, NotFound
from llmui.library.catalog import Catalog

log = structlog.get_logger(__name__)

UNLOAD_WAIT_S = 10.0


@dataclass(slots=True)
class _Loading:
    """A load under way, or the last one. `others` are tried in turn when `file` does not load."""

    file: ModelFile
    others: tuple[ModelFile, ...] = ()
    stage: str = "starting the engine"
    share: float = 0.0
    error: LlmuiError | None = None
    cancel: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)


class ModelService:
    """One engine, one model at a time."""

    def __init__(self, engine: Engine, catalog: Catalog, params: LoadParams) -> None:
        self.engine = engine
        self._catalog = catalog
        self._params = params
        self._lock = threading.Lock()
        self._loading: _Loading | None = None
        self._current: ModelFile | None = None

    def list(self) -> tuple[ModelFile, ...]:
        """The model files that can be chosen."""
        return self._catalog.list()

    def current(self) -> ModelFile | None:
        """The file that is loaded, or on its way."""
        job = self._loading
        return job.file if job is not None and not job.ended.is_set() else self._current

    def status(self) -> EngineStatus:
        """What the engine is doing, with the stage of a load under way and the reason of one that failed."""
        job = self._loading  # before the engine: a load that ends between the two must not leave us with neither
        loading = job is not None and not job.ended.is_set()
        status = self.engine.status()
        if job is None:
            return status
        if loading:
            return replace(status, phase=EnginePhase.LOADING, stage=job.stage, progress=job.share, error="", hint="")
        if status.model is not None or job.error is None:
            return status
        return replace(status, phase=EnginePhase.FAILED, error=job.error.message, hint=job.error.hint)

    def failure(self) -> LlmuiError | None:
        """Why the last load failed, until another begins."""
        job = self._loading
        return job.error if job is not None else None

    def failed(self) -> ModelFile | None:
        """The file whose load failed last, until another load begins."""
        job = self._loading
        return job.file if job is not None and job.error is not None else None

    def load(self, name: str) -> ModelFile:
        """Begin to load a model by id, name or path, in the background; one that is loading already is cancelled.

        Raises:
            NotFound: no such model.
        """
        file = self._catalog.find(name)
        if file is None:
            raise NotFound("model", one_line(Path(name).name, 64))
        self._begin(_Loading(file))
        return file

    def load_first(self) -> None:
        """Begin to load the first model that can be loaded, when nobody chose one; without any, nothing happens."""
        files = self.list()
        if files:
            self._begin(_Loading(files[0], files[1:]))

    def cancel_load(self) -> None:
        """End a load under way; without one, nothing happens."""
        job = self._loading
        if job is not None:
            job.cancel.set()

    def unload(self) -> None:
        """Give the model's memory back; a load under way is ended first."""
        job = self._loading
        if job is not None:
            job.cancel.set()
            job.ended.wait(UNLOAD_WAIT_S)
        self.engine.unload()
        with self._lock:
            self._current = None
            if self._loading is job:
                self._loading = None  # else the engine's emptiness would be told as the failure of a load

    def check_answering(self) -> None:
        """Raises EngineNotReady when there is no model and none on its way; the words say why."""
        status = self.status()
        if status.phase in (EnginePhase.EMPTY, EnginePhase.FAILED):
            raise EngineNotReady(status.error or "No model is loaded.")

    def wait_ready(self, stop: threading.Event, tell: Callable[[str, float], None]) -> None:
        """Wait for the load under way, if any, telling its stage; returns early when `stop` is set.

        Raises:
            LlmuiError: the load failed; EngineNotReady when there was none.
        """
        job = self._loading
        while job is not None and not stop.is_set():
            if job.ended.wait(0.05):
                if job is self._loading:
                    break
            else:
                tell(job.stage, job.share)
            job = self._loading  # another model may have been chosen meanwhile
        if stop.is_set():
            return
        if job is not None and job.error is not None and self.engine.status().model is None:
            raise job.error
        self.check_answering()

    def close(self) -> None:
        """End a load under way and the engine itself."""
        self.cancel_load()
        self.engine.close()

    def _begin(self, job: _Loading) -> None:
        with self._lock:
            before, self._loading = self._loading, job
        if before is not None:
            before.cancel.set()
        threading.Thread(target=self._load, args=(job, before), name="load-model", daemon=True).start()

    def _load(self, job: _Loading, before: _Loading | None) -> None:
        if before is not None:
            before.ended.wait()
        try:
            loaded = self._load_file(job)
            while loaded is None and job.others and not job.cancel.is_set():
                job.file, *others = job.others
                job.others, job.error = tuple(others), None
                loaded = self._load_file(job)
        finally:
            job.ended.set()

    def _load_file(self, job: _Loading) -> ModelFile | None:
        loaded: ModelFile | None = None

        def tell(stage: str, share: float) -> None:
            job.stage, job.share = stage, share

        try:
            if job.cancel.is_set():
                raise LoadCancelled
            model = self.engine.load(job.file.path, self._params, progress=tell, cancel=job.cancel)
            loaded = job.file
            log.info(
                "model_loaded",
                model=model.name,
                load_s=round(model.load_s, 3),
                context_length=model.context_length,
            )
        except LlmuiError as error:
            job.error = error
            log.warning("model_load_failed", model=job.file.name, reason=error.message)
        finally:
            if loaded is None and job.error is None:  # a bug in the engine; the thread ends with its traceback
                job.error = ModelLoadFailed("Something went wrong inside llmui while the model was loaded.")
            if loaded is not None or self.engine.status().model is None:
                self._current = loaded
        return loaded
