"""Two programs on one data folder: the second one says so, and the doctor says where the first one is."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmui.cli import doctor
from llmui.settings import parse
from tests.browser.conftest import ROOT, START_S, Program

pytestmark = pytest.mark.faults


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path / "data", ("--engine", "echo"))
    program.start()
    yield program
    assert program.stop() == 0


def test_the_second_says_on_the_terminal_that_it_only_reads(first: Program) -> None:
    command = [sys.executable, "app.py", "--engine", "echo", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--data-dir", str(first.data_dir)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as second:
        assert second.stderr is not None and first.process is not None
        patience = threading.Timer(START_S, second.kill)
        patience.start()
        said = next((line for line in second.stderr if line.startswith("llmui: ")), "")
        patience.cancel()
        second.terminate()
    assert f"process {first.process.pid}," in said and "only reads" in said


def test_the_doctor_gives_the_address_where_the_program_listens(first: Program) -> None:
    assert doctor.examine(parse(["--data-dir", str(first.data_dir)])).address == first.url
