"""Command lines of uv and of pip for the few things we ask of either."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from launcher.console import run, say
from launcher.errors import StepFailed

OLDEST_UV = (0, 5)


@dataclass(frozen=True, slots=True)
class Installer:
    """Installs into one environment: with uv when there is one, with the environment's own pip otherwise."""

    python: Path
    uv: str | None = None

    @property
    def site(self) -> Path:
        """Where the environment keeps packages."""
        if sys.platform == "win32":
            return self.python.parent.parent / "Lib" / "site-packages"
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.python.parent.parent / "lib" / version / "site-packages"

    def _pip(self, *arguments: str) -> list[str]:
        if self.uv:
            return [self.uv, "pip", *arguments, "--python", str(self.python)]
        return [str(self.python), "-m", "pip", "--disable-pip-version-check", *arguments]

    def _install(self, *arguments: str) -> list[str]:
        # pip compiles to bytecode by itself; without it every first start would.
        return self._pip("install", *arguments, *(["--compile-bytecode"] if self.uv else []))

    def install(self, requirement: str) -> list[str]:
        return self._install(requirement)

    def install_file(self, requirements: Path) -> list[str]:
        return self._install("-r", str(requirements))

    def install_wheel(self, requirement: str, index: str) -> list[str]:
        """From that index alone: the same version elsewhere is only source."""
        only = ["--default-index" if self.uv else "--index-url", index]
        return self._install("--no-deps", "--only-binary", requirement.partition("==")[0], *only, requirement)

    def build(self, requirement: str, defines: tuple[tuple[str, str], ...], use_cache: bool) -> list[str]:
        """From source. Flags go in as build settings, since CMAKE_ARGS is no part of uv's cache key."""
        name = requirement.partition("==")[0]
        settings = [f"--config-settings=cmake.define.{flag}={value}" for flag, value in defines]
        # pip keeps what it built under one key whatever the flags were, so its cache cannot be used.
        without_cache = [] if use_cache and self.uv else ["--no-cache" if self.uv else "--no-cache-dir"]
        return self._install("--verbose", "--no-deps", "--no-binary", name, *settings, *without_cache, requirement)

    def uninstall(self, name: str) -> list[str]:
        return self._pip("uninstall", name, *([] if self.uv else ["--yes"]))


def find(python: Path, log: Path) -> Installer:
    """uv on the path, else uv in the environment (put there now if it can be), else the environment's pip."""
    beside = python.with_name("uv.exe" if sys.platform == "win32" else "uv")
    for uv in (shutil.which("uv"), str(beside)):
        if uv and _is_recent(uv):
            return Installer(python, uv)
    if not _has_pip(python):
        hint = "Install uv, or pip (Debian, Ubuntu: sudo apt install python3-venv), and delete .venv."
        run("pip", [str(python), "-m", "ensurepip", "--upgrade"], log, hint)
    plain = Installer(python)
    try:
        run("uv (a fast installer)", plain.install("uv"), log, "")
    except StepFailed as failed:
        say(f"      uv could not be fetched ({failed.why.splitlines()[-1].strip()}); pip does it, more slowly")
        return plain
    return Installer(python, str(beside)) if _is_recent(str(beside)) else plain


def _is_recent(uv: str) -> bool:
    try:
        said = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    version = re.match(r"uv (\d+)\.(\d+)", said)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_UV


def _has_pip(python: Path) -> bool:
    asking = [str(python), "-m", "pip", "--version"]
    return subprocess.run(asking, capture_output=True, check=False).returncode == 0
