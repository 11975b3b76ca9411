"""The services over an engine that follows a script and a store without a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmui.domain.params import LoadParams
from llmui.library.catalog import Catalog
from llmui.services.chat import ChatService
from llmui.services.conversations import ConversationService
from llmui.services.models import ModelService
from llmui.services.runs import Runs
from tests.unit.scripted import PATIENCE_S, RecordingStore, ScriptedEngine


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine()


@pytest.fixture
def store() -> RecordingStore:
    return RecordingStore()


@pytest.fixture
def runs() -> Iterator[Runs]:
    runs = Runs()
    yield runs
    runs.close(PATIENCE_S)
    assert runs.active_count() == 0


@pytest.fixture
def models(engine: ScriptedEngine, tmp_path: Path) -> ModelService:
    for name in ("first", "second", "third"):
        (tmp_path / f"{name}.gguf").write_bytes(b"GGUF")
    return ModelService(engine, Catalog((tmp_path,)), LoadParams())


@pytest.fixture
def chat(store: RecordingStore, models: ModelService, runs: Runs) -> ChatService:
    return ChatService(store, models, runs)


@pytest.fixture
def conversations(store: RecordingStore, runs: Runs) -> ConversationService:
    return ConversationService(store, runs)
