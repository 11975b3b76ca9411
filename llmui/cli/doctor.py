"""`llmui doctor`: where things are, how to get in, what is wrong. Changes nothing and loads no model."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

import psutil

from llmui import __version__
from llmui.cli import models
from llmui.cli.output import dump, size
from llmui.domain.model_files import ModelFile
from llmui.settings import Settings
from llmui.store.lock import Holder, ProcessLock

CLOCK_S = 2.0
"""A process that began later than this after the lock was taken is another one with the same number."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and what to do."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that the doctor saw. `holder` is the llmui that has the data folder now."""

    llmui: str
    python: str
    llama_cpp: str
    data_dir: Path
    data_dir_exists: bool
    address: str
    key: str
    holder: Holder | None
    models: tuple[ModelFile, ...]
    problems: tuple[Problem, ...]


def examine(settings: Settings) -> Findings:
    """Look at everything."""
    key, holder = _key(settings.data_dir / "token"), _holder(settings.data_dir / ".lock")
    llama_cpp = _version("llama-cpp-python")
    files = models.find(settings)
    problems = [
        *_folder_problems(settings.data_dir),
        *_token_problems(settings.data_dir / "token"),
        *_engine_problems(llama_cpp, files),
    ]
    return Findings(
        llmui=__version__,
        python=platform.python_version(),
        llama_cpp=llama_cpp,
        data_dir=settings.data_dir,
        data_dir_exists=settings.data_dir.is_dir(),
        address=_address(settings, holder) + (f"?token={key}" if key else ""),
        key=key,
        holder=holder,
        models=files,
        problems=tuple(problems),
    )


def as_json(findings: Findings) -> str:
    """For programs."""
    holder = findings.holder
    return dump(
        {
            "llmui": findings.llmui,
            "python": findings.python,
            "llama_cpp": findings.llama_cpp or None,
            "data_dir": str(findings.data_dir),
            "data_dir_exists": findings.data_dir_exists,
            "address": findings.address,
            "key": findings.key or None,
            "in_use_by": holder._asdict() if holder is not None else None,
            "models": [models.record(file) for file in findings.models],
            "problems": [asdict(problem) for problem in findings.problems],
        }
    )


def as_text(findings: Findings) -> str:
    """For people."""
    made = "" if findings.data_dir_exists else "  (made at the first start)"
    key = f"Authorization: Bearer {findings.key}" if findings.key else "made at the first start"
    lines = [
        f"llmui {findings.llmui}, Python {findings.python}, llama-cpp-python {findings.llama_cpp or 'missing'}",
        f"data folder   {findings.data_dir}{made}",
        f"in use by     {_said(findings.holder)}",
        f"address       {findings.address}",
        f"key for /api  {key}",
        "models        " + (", ".join(f"{m.name} ({size(m.size_bytes)})" for m in findings.models) or "none"),
    ]
    for problem in findings.problems:
        lines.append(f"\nPROBLEM  {problem.message}\n         {problem.hint}")
    return "\n".join([*lines, "" if findings.problems else "\nEverything is in order."]).rstrip()


def _folder_problems(folder: Path) -> Sequence[Problem]:
    if folder.exists() and not folder.is_dir():
        return [Problem(f"The data folder {folder} is a file.", "Move it away, or choose another with --data-dir.")]
    if not folder.exists():
        above = next(parent for parent in folder.absolute().parents if parent.exists())
        if os.access(above, os.W_OK | os.X_OK):
            return []
        return [Problem(f"The data folder cannot be made: {above} is not writable.", "Choose another with --data-dir.")]
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix="doctor-") as file:
            file.write(b"ok")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Conversations cannot be saved. Check the folder's owner and the free space, or choose another."
        return [Problem(f"Nothing can be written into {folder}: {reason}.", hint)]
    return []


def _token_problems(path: Path) -> Sequence[Problem]:
    if sys.platform == "win32" or not path.exists() or not path.stat().st_mode & 0o077:
        return []
    return [Problem("Others on this machine can read the key.", "Start llmui again: it makes a new, private one.")]


def _engine_problems(llama_cpp: str, files: Sequence[ModelFile]) -> Sequence[Problem]:
    found = []
    if not llama_cpp:
        found.append(Problem("llama-cpp-python is not installed.", "Run ./start.sh: it installs what is missing."))
    if not files:
        found.append(Problem("There is no model.", "Put a GGUF file into `models` in the data folder."))
    return found


def _key(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _address(settings: Settings, holder: Holder | None) -> str:
    host = "127.0.0.1" if settings.host in ("", "0.0.0.0", "::") else settings.host
    port = _port_of(holder.pid) if holder is not None else None
    return f"http://{f'[{host}]' if ':' in host else host}:{port or settings.port}/"


def _port_of(pid: int) -> int | None:
    """Where a llmui listens: not always where its settings say, since a taken port makes way for a free one."""
    try:
        connections = psutil.Process(pid).net_connections("tcp")
    except psutil.Error:
        return None
    ports = {found.laddr.port for found in connections if found.status == psutil.CONN_LISTEN}
    return ports.pop() if len(ports) == 1 else None


def _version(package: str) -> str:
    """From the package's own note: importing llama_cpp would load the library into this process."""
    try:
        return installed_version(package)
    except PackageNotFoundError:
        return ""


def _holder(path: Path) -> Holder | None:
    """Who has the data folder. Trying the lock itself could make a llmui that starts now believe it is taken."""
    said = ProcessLock(path).holder()
    try:
        is_alive = said.pid > 0 and psutil.Process(said.pid).create_time() <= said.since + CLOCK_S
    except psutil.Error:
        return None
    return said if is_alive else None


def _said(holder: Holder | None) -> str:
    if holder is None:
        return "nobody"
    since = datetime.fromtimestamp(holder.since).astimezone().strftime("%Y-%m-%d %H:%M")
    return f"llmui, process {holder.pid}, since {since}"
