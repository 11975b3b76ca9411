"""Stamps, causes and signs of life: the small parts under the set-up."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from launcher.console import SignsOfLife, elapsed, run
from launcher.errors import StepFailed, advice, tail
from launcher.installer import Installer
from launcher.lock import alone
from launcher.stamps import Stamps, fingerprint
from launcher.steps import Setup, split_requirements

ROOT = Path(__file__).parents[2]


def test_a_stamp_holds_for_the_same_inputs_only(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "stamps")
    assert not stamps.holds("engine", fingerprint("3.11", "a"))
    stamps.set("engine", fingerprint("3.11", "a"), "cpu, compiled")
    assert stamps.holds("engine", fingerprint("3.11", "a"))
    assert not stamps.holds("engine", fingerprint("3.12", "a"))
    assert stamps.detail("engine") == "cpu, compiled"
    assert (stamps.exists("engine"), stamps.exists("libraries")) == (True, False)


def test_a_damaged_stamp_is_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "engine").write_bytes(b"\xff\xfe\x00")
    assert not Stamps(tmp_path).exists("engine")


def test_a_fingerprint_keeps_its_parts_apart() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")


def test_the_engine_is_taken_out_of_the_requirements() -> None:
    text = "# pins\ngradio==6.31.0\nllama-cpp-python==0.3.36  # via llmui\nnumpy==2.4.6 ; python_version < '3.12'\n"
    assert split_requirements(text) == (
        "gradio==6.31.0\nnumpy==2.4.6 ; python_version < '3.12'",
        "llama-cpp-python==0.3.36",
    )


def test_a_checkout_without_its_requirements_says_so(tmp_path: Path) -> None:
    with pytest.raises(StepFailed) as failed:
        Setup(tmp_path).complete()
    assert "requirements.txt" in failed.value.text()
    assert "git checkout" in failed.value.hint


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StepFailed) as failed, alone(tmp_path / "file" / ".venv.lock"):
        pass
    assert "Make this folder writable" in failed.value.text()


def test_only_testing_needs_the_test_tools() -> None:
    assert [step.name for step in Setup(ROOT).steps()] == ["environment", "libraries", "engine", "command"]
    assert [step.name for step in Setup(ROOT, testing=True).steps()][-1] == "test-tools"


def test_a_failed_program_names_step_cause_and_way_out(tmp_path: Path) -> None:
    code = "import sys; print('collecting'); sys.exit('error: no such package')"
    with pytest.raises(StepFailed) as failed:
        run("Libraries", [sys.executable, "-c", code], tmp_path / "log" / "libraries.log", "Try another Python.")
    text = failed.value.text()
    assert "Libraries failed" in text
    assert "error: no such package" in text
    assert "What to do: Try another Python." in text
    assert str(tmp_path / "log" / "libraries.log") in text


def test_a_program_that_is_not_there_is_a_failed_step_too(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="could not be started"):
        run("Libraries", [str(tmp_path / "nothing")], tmp_path / "libraries.log", "Install it.")


def test_one_log_holds_all_tries_but_the_cause_is_of_the_last(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    assert "first" in run("Engine", [sys.executable, "-c", "print('first')"], log, "")
    with pytest.raises(StepFailed) as failed:
        run("Engine", [sys.executable, "-c", "raise SystemExit('second')"], log, "")
    assert "first" not in failed.value.why
    assert "first" in log.read_text()


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("cc1plus: fatal: No space left on device", "disk space"),
        ("error: Permission denied (os error 13)", "writable"),
        ("error sending request for url: dns error", "network"),
        ("g++: fatal error: Killed signal terminated program cc1plus", "fewer processes"),
        ("something of its own", "otherwise"),
    ],
)
def test_a_known_cause_gets_its_own_advice(output: str, says: str) -> None:
    assert says in advice(output, "otherwise")


def test_the_tail_is_what_was_said_last() -> None:
    assert tail("one\n\ntwo  \nthree\n\n", 2) == "two\nthree"
    assert tail("\n") == "(it said nothing)"


def test_elapsed_time_reads_like_a_clock() -> None:
    assert (elapsed(0.4), elapsed(59.9), elapsed(61), elapsed(605)) == ("0 s", "59 s", "1 min 01 s", "10 min 05 s")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_signs_of_life_leave_a_terminal_clean() -> None:
    out = Terminal()
    with SignsOfLife("compiling", out=out):
        pass
    assert out.getvalue().endswith("\r\x1b[K")


def test_signs_of_life_read_the_compilers_count(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    signs = SignsOfLife("compiling", log, io.StringIO())
    assert signs.progress() == ""
    log.write_text("DEBUG [12/193] g++ -c a.cpp\nDEBUG [13/193] g++ -c b.cpp\n")
    assert signs.progress() == ", file 13 of 193"


def test_uv_gets_its_own_spelling_of_each_request() -> None:
    with_uv, with_pip = Installer(Path("/env/bin/python"), "/usr/bin/uv"), Installer(Path("/env/bin/python"))
    wheel = "llama-cpp-python==0.3.36"
    assert "--default-index" in with_uv.install_wheel(wheel, "https://wheels.example/cpu/")
    assert "--index-url" in with_pip.install_wheel(wheel, "https://wheels.example/cpu/")
    for command in (with_uv.install_wheel(wheel, "x"), with_pip.install_wheel(wheel, "x")):
        assert command[command.index("--only-binary") + 1] == "llama-cpp-python"
    assert "--compile-bytecode" in with_uv.install_file(Path("requirements.txt"))
    assert with_pip.uninstall("llama-cpp-python")[-1] == "--yes"


def test_flags_are_part_of_what_a_build_is_cached_by() -> None:
    flags = (("GGML_HIP", "ON"), ("GPU_TARGETS", "gfx1100;gfx1036"))
    build = Installer(Path("/env/bin/python"), "/usr/bin/uv").build("llama-cpp-python==0.3.36", flags, use_cache=True)
    assert "--config-settings=cmake.define.GPU_TARGETS=gfx1100;gfx1036" in build
    assert "--no-cache" not in build
    by_pip = Installer(Path("/env/bin/python")).build("llama-cpp-python==0.3.36", flags, use_cache=True)
    assert "--no-cache-dir" in by_pip
