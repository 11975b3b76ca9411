"""The API as a client in this process, or as a server that a client reaches over a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from llmui.bootstrap import Program
from llmui.engines.echo import EchoEngine
from llmui.services import Services
from tests.api.running import Stepped, SteppedEngine, application, program_with, served


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with program_with(tmp_path, EchoEngine()) as made:
        yield made


@pytest.fixture
def services(program: Program) -> Services:
    return program.services


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(application(services), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def server(services: Services) -> Iterator[str]:
    with served(application(services)) as address:
        yield address


@pytest.fixture
def stepped(tmp_path: Path) -> Iterator[Stepped]:
    engine = SteppedEngine()
    with program_with(tmp_path, engine) as program, served(application(program.services)) as address:
        yield Stepped(address, engine, program.services)
        engine.let(100_000)
