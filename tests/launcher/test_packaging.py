"""What is said in two places says the same: pyproject.toml, the pins, the launcher, the scripts."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from launcher.choice import VERSION

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, list[str]]:
    """Versions by package; several where Pythons differ."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if text := line.partition("#")[0].strip():
            requirement = Requirement(text)
            (exact,) = requirement.specifier
            assert exact.operator == "==", text
            found.setdefault(requirement.name, []).append(exact.version)
    return found


def unmet(wanted: list[str], pinned: dict[str, list[str]]) -> list[str]:
    parsed = [Requirement(text) for text in wanted]
    return [str(r) for r in parsed if not any(r.specifier.contains(v) for v in pinned.get(r.name, []))]


def test_every_dependency_is_pinned_to_a_version_that_suits() -> None:
    assert unmet(PROJECT["dependencies"], pins("requirements.txt")) == []
    assert unmet(PROJECT["optional-dependencies"]["test"], pins("requirements-test.txt")) == []


def test_tests_see_the_versions_that_people_get() -> None:
    people, tests = pins("requirements.txt"), pins("requirements-test.txt")
    assert {name: tests.get(name) for name in people} == people


def test_pins_name_no_address_and_no_file() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not [word for word in ("://", "--index", "--find-links", "file:", " @ ") if word in text]


def test_the_launcher_installs_the_engine_that_is_pinned() -> None:
    assert pins("requirements.txt")["llama-cpp-python"] == [VERSION]


def test_the_scripts_can_be_run_and_ci_runs_the_same() -> None:
    for script in ("start.sh", ".ci/run"):
        assert os.access(ROOT / script, os.X_OK), script
    assert "exec ./start.sh test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_both_start_scripts_hand_over_to_the_same_program() -> None:
    for script in ("start.sh", "start.bat"):
        text = (ROOT / script).read_text(encoding="utf-8")
        assert "launcher" in text
        assert {"LLMUI_BACKEND", "LLMUI_PYTHON"} <= set(text.replace("=", " ").replace("%", " ").split())
