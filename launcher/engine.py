"""Gets llama-cpp-python for this machine, and checks what it got: a build can come out without its GPU."""

from __future__ import annotations

import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher.choice import BACKENDS, VERSION, WHEEL_PAGES, Plan, plans, suitable_backend, wheel_is_listed
from launcher.console import elapsed, run, say
from launcher.errors import StepFailed, tail
from launcher.installer import Installer
from launcher.machine import Machine, look

STEP = "llama.cpp (the engine)"
PACKAGE = "llama-cpp-python"
REACH_TIMEOUT_S = 4.0
# Prints version and whether a GPU can be used; the library's own first lines go elsewhere.
CHECK = "import llama_cpp as l; print('checked', l.__version__, int(l.llama_supports_gpu_offload()))"


@dataclass(frozen=True, slots=True)
class Check:
    """What an installed llama-cpp-python said of itself."""

    version: str = ""
    has_gpu: bool = False
    problem: str = ""


def install(installer: Installer, log: Path, wanted: str, first_time: bool) -> str:
    """Install for `wanted` ("" = what suits); returns "backend, how" for the stamp.

    Raises:
        StepFailed: no way that was tried worked. A backend that was named is never replaced by another.
    """
    if wanted not in ("", *BACKENDS):
        known = ", ".join(BACKENDS)
        raise StepFailed(STEP, f"LLMUI_BACKEND={wanted} is not known.", f"Use one of {known}, or leave it unset.")
    machine = look()
    backend, reason = suitable_backend(machine) if not wanted else (wanted, "LLMUI_BACKEND")
    say(f"      this machine: {machine.describe()}")
    say(f"      backend: {backend} ({reason})")
    if first_time and (kept := _already_there(installer, backend)):
        return kept
    failed: StepFailed | None = None
    for plan in plans(machine, backend):
        try:
            return _carry_out(plan, machine, installer, log)
        except StepFailed as error:
            failed = error
            say(f"      {plan.describe()}: {error.why.splitlines()[-1]}")
    assert failed is not None  # noqa: S101 - plans() is never empty
    if backend != "cpu" and not wanted:
        say(f"      No {backend} build could be had: {failed.hint}")
        say("      Taking the processor instead. After that is put right: LLMUI_BACKEND=" + backend)
        return install(installer, log, "cpu", first_time=False) + f" (instead of {backend})"
    raise failed


def _already_there(installer: Installer, backend: str) -> str:
    """What somebody put into the environment before us, if it does what is wanted; "" otherwise."""
    check = verify(installer)
    if check.version != VERSION or (backend != "cpu" and not check.has_gpu):
        return ""
    say(f"      llama-cpp-python {VERSION} is already in .venv and works: kept.")
    return f"{backend}, found in .venv"


def _carry_out(plan: Plan, machine: Machine, installer: Installer, log: Path) -> str:
    if plan.page:
        _reach(plan.page, machine)
        say("      fetching a ready-made build")
        _uninstall(installer, log)
        index = WHEEL_PAGES + plan.page + "/"
        run(STEP, installer.install_wheel(f"{PACKAGE}=={VERSION}", index), log, "Run it again.")
        how = "ready-made"
    else:
        if plan.missing:
            raise StepFailed(STEP, f"It has to be compiled here, and cannot be: {plan.missing}", plan.missing)
        how = _compile(plan, machine, installer, log)
    check = verify(installer)
    if check.problem or check.version != VERSION:
        why = check.problem or f"Version {check.version} was installed instead of {VERSION}."
        raise StepFailed(STEP, f"The {plan.describe()} does not load here:\n{why}", _loading_hint(plan), str(log))
    if plan.backend != "cpu" and not check.has_gpu:
        say(f"      NOTE: the {plan.describe()} is installed but sees no GPU; replies will use the processor.")
        say(f"            {_no_gpu_hint(plan.backend)}")
        return f"{plan.backend}, {how}, no GPU seen"
    return f"{plan.backend}, {how}"


def _compile(plan: Plan, machine: Machine, installer: Installer, log: Path) -> str:
    cores = os.cpu_count() or 1
    minutes = max(1, round(8 / cores)) if plan.backend in ("cpu", "metal") else max(5, round(60 / cores))
    flags = " ".join(f"-D{name}={value}" for name, value in plan.defines)
    say(f"      compiling it here ({flags}): about {minutes} min on {cores} cores, once")
    say(f"      log: {log}")
    _uninstall(installer, log)
    environment = dict(os.environ)
    if plan.backend == "rocm" and machine.hipconfig and machine.system != "Windows":
        environment |= _hip_environment(machine.hipconfig, environment)
    argv = installer.build(f"{PACKAGE}=={VERSION}", plan.defines, use_cache="CMAKE_ARGS" not in os.environ)
    with _timed() as took:
        run(
            STEP,
            argv,
            log,
            "Read the log; the first line with 'error' says what the compiler missed.",
            environment,
        )
    say(f"      compiled in {elapsed(took[0])}")
    return "compiled" + (f" with CMAKE_ARGS={os.environ['CMAKE_ARGS']}" if "CMAKE_ARGS" in os.environ else "")


def _hip_environment(hipconfig: str, environment: dict[str, str]) -> dict[str, str]:
    """Where the HIP compiler and its libraries are; what the person set already stays."""
    said = {
        flag: subprocess.run([hipconfig, flag], capture_output=True, text=True, check=False).stdout.strip()
        for flag in ("-l", "-R")
    }
    found = {"HIPCXX": f"{said['-l']}/clang", "HIP_PATH": said["-R"], "CMAKE_PREFIX_PATH": said["-R"]}
    return {name: value for name, value in found.items() if name not in environment and said["-l"] and said["-R"]}


def _reach(page: str, machine: Machine) -> None:
    """Raises StepFailed unless the page answers soon and lists a wheel for this machine."""
    address = f"{WHEEL_PAGES}{page}/{PACKAGE}/"
    try:
        with urllib.request.urlopen(address, timeout=REACH_TIMEOUT_S) as answer:  # noqa: S310 - a fixed https address
            listing = answer.read(4_000_000).decode("utf-8", "replace")
    except (OSError, urllib.error.URLError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise StepFailed(STEP, f"its page cannot be reached ({reason}).", "Check the network.") from error
    if not wheel_is_listed(listing, machine):
        raise StepFailed(STEP, f"none of version {VERSION} for this machine is published.", "Compile it.")


def _uninstall(installer: Installer, log: Path) -> None:
    """Another backend's build of the same version counts as installed; it has to go first."""
    if verify(installer).version or (installer.site / "llama_cpp").exists():
        run(STEP, installer.uninstall(PACKAGE), log, "Delete .venv and run it again.")


def verify(installer: Installer) -> Check:
    """Load the library in its own process and ask it; a library that crashes must not take us along."""
    done = subprocess.run(
        [str(installer.python), "-c", CHECK], capture_output=True, text=True, errors="replace", check=False
    )
    said = [line.split() for line in done.stdout.splitlines() if line.startswith("checked ")]
    if done.returncode or not said:
        return Check(problem=tail(done.stderr, 3))
    return Check(version=said[0][1], has_gpu=said[0][2] == "1")


def _loading_hint(plan: Plan) -> str:
    if plan.page and plan.backend in ("cuda", "rocm"):
        return (
            f"Install the {plan.backend.upper()} runtime libraries that it names, or use LLMUI_BACKEND=vulkan or cpu."
        )
    return "Run it again with LLMUI_BACKEND=cpu."


def _no_gpu_hint(backend: str) -> str:
    if backend == "rocm":
        return "Often the user is not in the groups 'render' and 'video', or the driver is older than ROCm."
    return "Often the driver is missing or older than the build; LLMUI_BACKEND=vulkan may find the card."


@contextmanager
def _timed() -> Iterator[list[float]]:
    import time

    took, began = [0.0], time.monotonic()
    yield took
    took[0] = time.monotonic() - began
