"""The steps of the set-up, in order, each with what it depends on; a step whose stamp fits is skipped."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from launcher.errors import StepFailed
from launcher.stamps import Stamps, fingerprint

if TYPE_CHECKING:
    from launcher.installer import Installer

ENGINE_LINE = "llama-cpp-python=="
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `run` returns a few words on its result."""

    name: str
    title: str
    inputs: str
    run: Callable[[], str]


class Setup:
    """The environment in `.venv` of one checkout."""

    def __init__(self, root: Path, testing: bool = False) -> None:
        self.root, self.testing = root, testing
        self.venv = root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        self.stamps = Stamps(self.venv / ".llmui")
        self.backend = os.environ.get("LLMUI_BACKEND", "").strip().lower()
        self.flags = " ".join(os.environ.get("CMAKE_ARGS", "").split())

    def complete(self) -> None:
        """Bring the environment up to date. Costs a few file reads when it is.

        Raises:
            StepFailed: with the step's name; earlier steps stay done.
        """
        steps = self.steps()
        if all(self._is_done(step) for step in steps):
            return
        from launcher.console import say
        from launcher.lock import alone

        with alone(self.root / ".venv.lock"):
            say(f"llmui: setting up in {self.venv} (Python {'.'.join(map(str, sys.version_info[:3]))})")
            # Each is asked when its turn comes: a new environment takes the stamps of the old one with it, and
            # another window may have done it all while this one waited.
            for number, step in enumerate(steps, 1):
                if not self._is_done(step):
                    say(f"[{number}/{len(steps)}] {step.title}")
                    detail = step.run()
                    self.stamps.set(step.name, step.inputs, detail)
                    say(f"      done: {detail}")

    def steps(self) -> list[Step]:
        others, engine = split_requirements(_read(self.root / "requirements.txt"))
        steps = [
            Step("environment", "Python environment", fingerprint(PYTHON), self._environment),
            Step(
                "libraries",
                "Libraries",
                fingerprint(PYTHON, others),
                lambda: self._libraries("libraries", others),
            ),
            Step("engine", "llama.cpp, the engine", fingerprint(PYTHON, engine), self._engine),
            Step("command", "The llmui command", fingerprint(PYTHON, str(self.root)), self._command),
        ]
        if self.testing:
            more, _ = split_requirements(_read(self.root / "requirements-test.txt"))
            inputs = fingerprint(PYTHON, more)
            steps.append(Step("test-tools", "Test tools", inputs, lambda: self._libraries("test-tools", more)))
        return steps

    def runs_inside(self) -> bool:
        """Whether this is the environment's own Python, which the start scripts take when it works."""
        here = Path(sys.executable).parent
        return self.python.parent.exists() and os.path.samefile(here, self.python.parent)

    def is_usable(self) -> bool:
        """Whether the environment's Python is new enough and starts at all: the one it was made with may be gone."""
        if not self.python.exists():
            return False
        asking = [str(self.python), "-I", "-S", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        try:
            return subprocess.run(asking, check=False).returncode == 0
        except OSError:
            return False

    def installer(self) -> Installer:
        from launcher.installer import find

        return find(self.python, self._log("installer"))

    def _is_done(self, step: Step) -> bool:
        if step.name == "environment":
            return self.runs_inside() or (self.stamps.exists(step.name) and self.is_usable())
        if step.name == "engine":
            # Without LLMUI_BACKEND whatever was chosen before stays; with it, it has to be that one.
            detail = self.stamps.detail("engine")
            if (self.backend and detail.partition(",")[0] != self.backend) or self.flags not in detail:
                return False
        return self.stamps.holds(step.name, step.inputs)

    def _environment(self) -> str:
        import tempfile

        from launcher.console import run

        uv = shutil.which("uv")
        making = [uv, "venv", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
        clearing = ["--clear"] if self.venv.exists() else []
        hint = (
            "On Debian and Ubuntu, Python's own environments are a package of their own: "
            f"sudo apt install python{PYTHON}-venv. Installing uv helps too."
        )
        # `.venv` does not exist yet or is about to be emptied, so this one log begins elsewhere.
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "environment.log"
            try:
                run("Python environment", [*making, *clearing, str(self.venv)], log, hint)
            except StepFailed as failed:
                failed.log = ""  # it goes with the folder, and its last lines are shown
                raise
        return str(self.python)

    def _libraries(self, name: str, lines: str) -> str:
        from launcher.console import run

        wanted = self.venv / ".llmui" / f"{name}.txt"
        wanted.parent.mkdir(parents=True, exist_ok=True)
        wanted.write_text(lines, encoding="utf-8")
        hint = "Check the network. If a package has no build for this Python, take 3.11 to 3.13: LLMUI_PYTHON."
        run(name.replace("-", " "), self.installer().install_file(wanted), self._log(name), hint)
        return f"{len(lines.splitlines())} packages"

    def _engine(self) -> str:
        from launcher.engine import EngineBuild
        from launcher.machine import look

        keep = not self.stamps.exists("engine")
        self.stamps.set("engine", "unfinished")  # what is there from now on is nobody's choice
        return EngineBuild(self.installer(), look(), self._log("engine")).install(self.backend, keep)

    def _command(self) -> str:
        """A program `llmui` in the environment. No packaging tool makes it: a checkout that was moved has to
        start without a network.
        """
        from launcher.console import run
        from launcher.installer import Installer

        (Installer(self.python).site / "llmui.pth").write_text(f"{self.root}\n", encoding="utf-8")
        if sys.platform == "win32":
            program = self.python.with_name("llmui.bat")
            program.write_text(f'@"{self.python}" -P -m llmui %*\n', encoding="utf-8")
        else:
            program = self.python.with_name("llmui")
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(str(self.python))} -P -m llmui "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        # The first start would do it, and where PYTHONDONTWRITEBYTECODE is set every start would.
        sources = [str(self.root / "llmui"), str(self.root / "app.py")]
        compiling = [str(self.python), "-m", "compileall", "-q", *sources]
        run("The llmui command", compiling, self._log("command"), "A file here is damaged; see: git status")
        return str(program)

    def _log(self, step: str) -> Path:
        return self.venv / "log" / f"{step}.log"


def split_requirements(text: str) -> tuple[str, str]:
    """(everything else, the engine's line), without comments: the engine is installed in a way of its own."""
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    engine = [line for line in lines if line.startswith(ENGINE_LINE)]
    return "\n".join(line for line in lines if line and line not in engine), "\n".join(engine)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        hint = f"This checkout is not whole; get it again, or: git checkout -- {path.name}"
        raise StepFailed("Looking at the requirements", f"{path} cannot be read: {error.strerror}.", hint) from error
