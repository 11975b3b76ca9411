"""Rules of the page that need no browser: what Gradio is told to publish, and what it must not keep open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from llmui.bootstrap import Program, assemble
from llmui.engines.echo import EchoEngine
from llmui.settings import Settings
from llmui.store.memory import MemoryStore


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), engine="echo")
    program = assemble(settings, EchoEngine(), MemoryStore())
    yield program
    program.close()


@pytest.fixture(scope="module")
def page(services: Program) -> object:
    from llmui.ui.app import build

    return build(services.services)


def test_no_event_is_a_public_endpoint(page: object) -> None:
    events = page.fns.values()  # type: ignore[attr-defined]
    assert len(events) >= 8
    assert {event.api_visibility for event in events} == {"private"}


def test_every_event_has_a_named_handler(page: object) -> None:
    names = {event.name for event in page.fns.values()}  # type: ignore[attr-defined]
    assert names >= {"send", "act", "observe", "open", "open_from_list", "load_model", "defaults", "models"}
    assert "<lambda>" not in names


def test_no_tab_holds_a_connection_for_ever(page: object) -> None:
    assert page.config["connect_heartbeat"] is False  # type: ignore[attr-defined]


def test_every_knob_has_its_slider_with_its_limits(page: object) -> None:
    from llmui.domain.params import GenerationParams

    drawn = {
        c["props"]["elem_id"]: (c["props"]["minimum"], c["props"]["maximum"])
        for c in page.config["components"]  # type: ignore[attr-defined]
        if c["type"] == "slider"
    }
    declared = {
        f"p-{name.replace('_', '-')}": (knob.low, knob.high) for name, (knob, _) in GenerationParams.knobs().items()
    }
    assert drawn == declared


def test_the_core_does_not_need_gradio(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = "import sys, llmui.bootstrap, llmui.api.app, llmui.web.server; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
