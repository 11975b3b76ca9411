"""Getting the engine: what is tried in which order, and what is made of the result.

The installer and the environment's Python are real programs, but small ones that note how they were called.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from launcher.choice import VERSION
from launcher.engine import EngineBuild
from launcher.errors import StepFailed
from launcher.installer import Installer
from launcher.machine import Machine

PC = Machine("Linux", "x86_64", compiler="/usr/bin/c++")
RADEON = replace(PC, amd_targets=("gfx1100",), rocm=(7, 2))
LISTED = f'<a href="x">llama_cpp_python-{VERSION}-py3-none-manylinux2014_x86_64.whl</a>'


@dataclass(frozen=True)
class Place:
    """An environment whose Python answers the check with `loads`, and whose uv notes what it was asked."""

    folder: Path

    def installer(self, loads: str = f"checked {VERSION} 0", uv_exits: int = 0) -> Installer:
        python = self._program(
            "bin/python", f"echo '{loads}'" if loads else "echo 'OSError: libcudart.so.12' >&2; exit 1"
        )
        uv = self._program("bin/uv", f"echo \"$@\" >> '{self.folder}/asked'; exit {uv_exits}")
        return Installer(python, str(uv))

    def _program(self, name: str, body: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        return path

    def asked(self) -> list[str]:
        asked = self.folder / "asked"
        return asked.read_text().splitlines() if asked.exists() else []

    def build(self, machine: Machine, installer: Installer, page: str | None = None, **environ: str) -> EngineBuild:
        def open_page(address: str) -> str:
            if page is None:
                raise OSError("no way there")
            return page

        return EngineBuild(installer, machine, self.folder / "engine.log", environ, open_page)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_listed_wheel_is_fetched_and_nothing_compiled(place: Place) -> None:
    assert place.build(PC, place.installer(), LISTED).install("", keep=False) == "cpu, ready-made"
    (asked,) = place.asked()
    assert "--only-binary llama-cpp-python" in asked
    assert "/cpu/" in asked


@pytest.mark.parametrize("page", [None, "<a>llama_cpp_python-0.3.35-py3-none-manylinux2014_x86_64.whl</a>"])
def test_without_one_it_is_compiled(place: Place, page: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    result = place.build(PC, place.installer(), page).install("", keep=False)
    assert result == "cpu, compiled with -DGGML_NATIVE=ON"
    assert "cmake.define.GGML_NATIVE=ON" in place.asked()[0]
    said = capsys.readouterr().out
    assert "ready-made cpu build: " in said  # and why not
    assert " min, this once" in said


def test_own_flags_mean_an_own_build(place: Place) -> None:
    build = place.build(PC, place.installer(), LISTED, CMAKE_ARGS="-DGGML_LTO=ON")
    assert build.install("", keep=False) == "cpu, compiled with -DGGML_NATIVE=ON -DGGML_LTO=ON"
    assert "--no-cache" in place.asked()[0]


def test_what_works_already_is_kept(place: Place) -> None:
    assert place.build(PC, place.installer(), LISTED).install("", keep=True) == "cpu, found in .venv"
    assert place.asked() == []


def test_a_build_without_gpu_is_not_kept_where_one_is_wanted(place: Place) -> None:
    build = place.build(RADEON, place.installer(), LISTED)
    assert build.install("rocm", keep=True) == "rocm, ready-made, but it sees no GPU"


def test_a_gpu_build_that_sees_no_gpu_is_told(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.build(RADEON, place.installer(), LISTED).install("", keep=False)
    said = capsys.readouterr().out
    assert "sees no GPU; replies will use the processor" in said
    assert "'render' and 'video'" in said


def test_a_gpu_build_that_sees_one_is_done(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    build = place.build(RADEON, place.installer(f"checked {VERSION} 1"), LISTED)
    assert build.install("", keep=False) == "rocm, ready-made"
    assert "NOTE" not in capsys.readouterr().out


def test_nobodys_choice_may_end_with_the_processor_and_says_so(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    build = place.build(RADEON, place.installer())  # no page, and no hipconfig to compile with
    result = build.install("", keep=False)
    assert result == "cpu, compiled with -DGGML_NATIVE=ON, instead of rocm"
    said = capsys.readouterr().out
    assert "Install ROCm 6.1 or newer" in said
    assert "LLMUI_BACKEND=rocm ./start.sh" in said


def test_a_named_backend_is_never_replaced(place: Place) -> None:
    with pytest.raises(StepFailed, match=r"Install ROCm 6\.1 or newer"):
        place.build(RADEON, place.installer()).install("rocm", keep=False)
    assert place.asked() == []


def test_an_unknown_backend_is_refused_with_the_known_ones(place: Place) -> None:
    with pytest.raises(StepFailed) as failed:
        place.build(PC, place.installer()).install("hipblas", keep=True)
    assert "cpu, rocm, cuda, vulkan, metal" in failed.value.hint


def test_a_wheel_that_does_not_load_is_not_taken_for_installed(place: Place) -> None:
    geforce = replace(PC, has_nvidia=True, cuda_driver=(12, 9))
    build = place.build(geforce, place.installer(loads=""), LISTED)
    with pytest.raises(StepFailed) as failed:
        build.install("cuda", keep=False)
    assert "nvcc" in failed.value.text()  # the ready-made one was tried, then its own build
    assert "libcudart.so.12" in build.verify().problem


def test_a_failed_compiler_is_a_failed_step(place: Place) -> None:
    with pytest.raises(StepFailed) as failed:
        place.build(PC, place.installer(uv_exits=1)).install("", keep=False)
    assert failed.value.step == "llama.cpp (the engine)"
    assert "engine.log" in failed.value.text()
