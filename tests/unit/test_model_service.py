"""Which model answers: loads that follow, fail, are cancelled or replaced, and what is told of them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from llmui.domain.generation import EnginePhase, LoadedModel
from llmui.domain.params import LoadParams
from llmui.engines.base import Progress
from llmui.errors import EngineNotReady, LoadCancelled, ModelLoadFailed, NotFound
from llmui.library.catalog import Catalog
from llmui.services.chat import ChatService
from llmui.services.models import ModelService
from llmui.services.runs import Runs
from tests.unit.scripted import PATIENCE_S, Gate, RecordingStore, ScriptedEngine, ended


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine(loaded=False)


class Listener:
    """Waits for a load on behalf of a reply, in a thread of its own."""

    def __init__(self, models: ModelService) -> None:
        self.stop = threading.Event()
        self.told: list[tuple[str, float]] = []
        self.heard = threading.Event()
        self.error: Exception | None = None
        self._models = models
        self._thread = threading.Thread(target=self._wait)
        self._thread.start()

    def _wait(self) -> None:
        try:
            self._models.wait_ready(self.stop, self._tell)
        except Exception as error:
            self.error = error

    def _tell(self, stage: str, share: float) -> None:
        self.told.append((stage, share))
        self.heard.set()

    def join(self) -> Exception | None:
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive(), "still waiting"
        return self.error


def wait_ready(models: ModelService) -> None:
    models.wait_ready(threading.Event(), lambda stage, share: None)


def test_without_a_model_nobody_answers(models: ModelService) -> None:
    assert models.status().phase is EnginePhase.EMPTY
    assert models.current() is None
    assert models.failure() is None
    for attempt in (models.check_answering, lambda: wait_ready(models)):
        with pytest.raises(EngineNotReady, match="No model is loaded"):
            attempt()


def test_when_nobody_chose_a_broken_file_makes_way_for_the_next(models: ModelService, engine: ScriptedEngine) -> None:
    first, *others = models.list()
    engine.load_scripts[first.id] = [gate := Gate(), ModelLoadFailed("The file is broken.")]
    models.load_first()
    gate.wait_reached()
    gate.opened.set()
    wait_ready(models)
    assert models.current() == others[0]
    assert models.failure() is None
    assert engine.loads == [first.id, others[0].id]


def test_when_none_loads_the_last_reason_is_told(models: ModelService, engine: ScriptedEngine) -> None:
    for file in models.list():
        engine.load_scripts[file.id] = [ModelLoadFailed(f"{file.id} is broken.")]
    models.load_first()
    with pytest.raises(ModelLoadFailed, match=f"{models.list()[-1].id} is broken"):
        wait_ready(models)


def test_who_cancels_the_first_load_does_not_get_the_next(models: ModelService, engine: ScriptedEngine) -> None:
    engine.load_scripts[models.list()[0].id] = [gate := Gate()]
    models.load_first()
    gate.wait_reached()
    models.cancel_load()
    with pytest.raises(LoadCancelled):
        wait_ready(models)
    assert len(engine.loads) == 1


def test_a_load_is_told_while_it_goes_on_and_then_answers(models: ModelService, engine: ScriptedEngine) -> None:
    engine.load_scripts["first"] = [gate := Gate()]
    file = models.load("FIRST")
    gate.wait_reached()
    status = models.status()
    assert (status.phase, status.stage, status.progress) == (EnginePhase.LOADING, "loading weights", 0.5)
    assert models.current() == file
    models.check_answering()
    listener = Listener(models)
    assert listener.heard.wait(PATIENCE_S)
    gate.opened.set()
    assert listener.join() is None
    assert set(listener.told) == {("loading weights", 0.5)}
    assert (models.status().phase, models.current()) == (EnginePhase.READY, file)


def test_an_unknown_model_changes_nothing(models: ModelService) -> None:
    models.load("first")
    wait_ready(models)
    with pytest.raises(NotFound, match=r"There is no model “gone\.gguf”"):
        models.load("/secret/place/gone.gguf")
    with pytest.raises(NotFound) as refused:
        models.load("\ud800\x1b")
    refused.value.message.encode()
    assert models.status().phase is EnginePhase.READY


def test_a_load_that_fails_says_why_until_a_good_one(models: ModelService, engine: ScriptedEngine) -> None:
    broken = ModelLoadFailed("The file is damaged.", log=("last words",))
    engine.load_scripts["second"] = [broken]
    models.load("second")
    with pytest.raises(ModelLoadFailed) as refused:
        wait_ready(models)
    assert refused.value is models.failure() is broken
    status = models.status()
    assert (status.phase, status.error, status.hint) == (EnginePhase.FAILED, "The file is damaged.", broken.hint)
    assert models.current() is None
    with pytest.raises(EngineNotReady, match="The file is damaged"):
        models.check_answering()
    good = models.load("first")
    wait_ready(models)
    assert (models.failure(), models.current()) == (None, good)
    assert (models.status().phase, models.status().error) == (EnginePhase.READY, "")


def test_a_model_that_survived_a_failed_load_goes_on_answering(models: ModelService, engine: ScriptedEngine) -> None:
    class Keeping(ScriptedEngine):
        def load(
            self,
            path: Path,
            params: LoadParams,
            *,
            progress: Progress | None = None,
            cancel: threading.Event | None = None,
        ) -> LoadedModel:
            if path.stem == "second":
                raise ModelLoadFailed("Too large.")
            return super().load(path, params, progress=progress, cancel=cancel)

    models.engine = Keeping(loaded=False)
    first = models.load("first")
    wait_ready(models)
    models.load("second")
    wait_ready(models)
    assert models.current() == first
    assert models.status().phase is EnginePhase.READY
    failure = models.failure()
    assert failure is not None
    assert failure.message == "Too large."


def test_a_cancelled_load_ends_and_another_can_follow(models: ModelService, engine: ScriptedEngine) -> None:
    engine.load_scripts["first"] = [gate := Gate()]
    models.cancel_load()
    models.load("first")
    gate.wait_reached()
    models.cancel_load()
    with pytest.raises(LoadCancelled):
        wait_ready(models)
    assert models.status().error == "Loading was cancelled."
    gate.opened.set()
    models.load("first")
    wait_ready(models)
    assert models.status().phase is EnginePhase.READY


def test_a_reply_that_waits_goes_on_waiting_when_another_model_is_chosen(
    models: ModelService, engine: ScriptedEngine
) -> None:
    engine.load_scripts["first"], engine.load_scripts["second"] = [first := Gate()], [second := Gate()]
    models.load("first")
    first.wait_reached()
    listener = Listener(models)
    assert listener.heard.wait(PATIENCE_S)
    models.load("second")
    second.wait_reached()
    second.opened.set()
    assert listener.join() is None
    assert engine.status().model is not None
    assert models.status().phase is EnginePhase.READY
    assert engine.loads == ["first", "second"]


def test_of_many_choices_in_a_row_the_last_one_counts(models: ModelService, engine: ScriptedEngine) -> None:
    gates = {name: Gate() for name in ("first", "second", "third")}
    engine.load_scripts = {name: [gate] for name, gate in gates.items()}
    for _ in range(5):
        for name in gates:
            models.load(name)
    gates["third"].opened.set()
    listener = Listener(models)
    assert listener.join() is None
    model = engine.status().model
    assert model is not None
    current = models.current()
    assert current is not None
    assert (model.id, current.id, models.failure()) == ("third", "third", None)


def test_stop_ends_the_waiting_and_not_the_load(models: ModelService, engine: ScriptedEngine) -> None:
    engine.load_scripts["first"] = [gate := Gate()]
    models.load("first")
    listener = Listener(models)
    listener.stop.set()
    assert listener.join() is None
    assert models.status().phase is EnginePhase.LOADING
    gate.opened.set()
    wait_ready(models)
    listener = Listener(models)
    listener.stop.set()
    assert listener.join() is None


def test_unloading_gives_the_memory_back_and_is_no_failure(models: ModelService, engine: ScriptedEngine) -> None:
    models.unload()
    models.load("first")
    wait_ready(models)
    models.unload()
    assert (models.status().phase, models.status().error, models.current()) == (EnginePhase.EMPTY, "", None)
    engine.load_scripts["second"] = [gate := Gate()]
    models.load("second")
    gate.wait_reached()
    models.unload()
    assert (models.status().phase, models.status().error, models.current()) == (EnginePhase.EMPTY, "", None)
    assert models.failure() is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_an_engine_is_a_failed_load_and_not_an_endless_one(
    models: ModelService, engine: ScriptedEngine
) -> None:
    engine.load_scripts["first"] = [ZeroDivisionError()]
    models.load("first")
    with pytest.raises(ModelLoadFailed, match="inside llmui"):
        wait_ready(models)
    assert models.status().phase is EnginePhase.FAILED
    for thread in threading.enumerate():  # its traceback belongs to this test
        if thread.name == "load-model":
            thread.join(PATIENCE_S)


def test_a_message_sent_while_a_model_loads_is_answered_by_it(
    models: ModelService, engine: ScriptedEngine, runs: Runs, store: RecordingStore
) -> None:
    engine.load_scripts["first"] = [gate := Gate()]
    models.load("first")
    run = ChatService(store, models, runs).send("ada", "Hi")
    gate.wait_reached()
    gate.opened.set()
    message = ended(run)
    assert message.text == "Hello there."
    assert message.recipe is not None
    assert message.recipe.model == "First"


def test_a_message_sent_while_a_bad_model_loads_says_why_it_has_no_reply(
    models: ModelService, engine: ScriptedEngine, runs: Runs, store: RecordingStore
) -> None:
    engine.load_scripts["first"] = [gate := Gate(), ModelLoadFailed("The file is damaged.", log=("why",))]
    models.load("first")
    gate.wait_reached()
    run = ChatService(store, models, runs).send("ada", "Hi")
    gate.opened.set()
    failure = ended(run).failure
    assert failure is not None
    assert (failure.code, failure.message, failure.log) == ("model_load_failed", "The file is damaged.", ("why",))


def test_an_engine_that_lost_its_model_later_tells_its_own_story(models: ModelService, engine: ScriptedEngine) -> None:
    models.load("first")
    wait_ready(models)
    engine.unload()
    assert models.status().phase is EnginePhase.EMPTY
    with pytest.raises(EngineNotReady):
        wait_ready(models)


def test_closing_ends_a_load_and_the_engine(models: ModelService, engine: ScriptedEngine) -> None:
    engine.load_scripts["first"] = [gate := Gate()]
    models.load("first")
    gate.wait_reached()
    models.close()
    with pytest.raises(LoadCancelled):
        wait_ready(models)
    assert engine.status().model is None


def test_the_list_is_the_catalogs(models: ModelService, tmp_path: Path) -> None:
    assert [file.id for file in models.list()] == ["first", "second", "third"]
    assert ModelService(ScriptedEngine(), Catalog(()), LoadParams()).list() == ()
