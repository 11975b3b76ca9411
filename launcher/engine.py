"""Gets llama-cpp-python for this machine, and checks what it got: a build can come out without its GPU."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from launcher.choice import BACKENDS, VERSION, WHEEL_PAGES, Plan, plans, suitable_backend, wheel_is_listed
from launcher.console import elapsed, run, say
from launcher.errors import StepFailed, tail
from launcher.installer import Installer
from launcher.machine import Machine

STEP = "llama.cpp (the engine)"
PACKAGE = "llama-cpp-python"
REQUIREMENT = f"{PACKAGE}=={VERSION}"
REACH_TIMEOUT_S = 4.0
CACHED_S = 15.0  # nothing compiles llama.cpp in less
COMPILER_HINT = "Read the log; the first line with 'error' says what the compiler missed."
# Prints version and whether a GPU can be used; the library's own first lines go elsewhere.
CHECK = "import llama_cpp as l; print('checked', l.__version__, int(l.llama_supports_gpu_offload()))"


@dataclass(frozen=True, slots=True)
class Check:
    """What an installed llama-cpp-python said of itself."""

    version: str = ""
    has_gpu: bool = False
    problem: str = ""


def open_page(address: str) -> str:
    """The text of a page of wheels. Raises OSError when it does not answer soon."""
    with urllib.request.urlopen(address, timeout=REACH_TIMEOUT_S) as answer:  # noqa: S310 - our own https addresses
        return str(answer.read(4_000_000).decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class EngineBuild:
    """One attempt to get the engine into one environment."""

    installer: Installer
    machine: Machine
    log: Path
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    open_page: Callable[[str], str] = open_page

    def install(self, wanted: str, keep: bool) -> str:
        """Install for backend `wanted` ("" = what suits); returns "backend, how" for the stamp.

        `keep`: what is there already is fine if it does what is wanted.

        Raises:
            StepFailed: no way that was tried worked. A backend that was named is never replaced by another.
        """
        if wanted not in ("", *BACKENDS):
            known = ", ".join(BACKENDS)
            raise StepFailed(STEP, f"LLMUI_BACKEND={wanted} is not known.", f"Use {known}, or leave it unset.")
        backend, reason = (wanted, "as asked for") if wanted else suitable_backend(self.machine)
        say(f"      this machine: {self.machine.describe()}")
        say(f"      backend: {backend} ({reason})")
        if keep and self._already_there(backend):
            say(f"      llama-cpp-python {VERSION} is already in .venv and works: kept")
            return f"{backend}, found in .venv"
        try:
            return self._first_that_works(backend)
        except StepFailed as failed:
            if wanted or backend == "cpu":
                raise
            say(f"      No {backend} build could be had: {failed.why.splitlines()[-1]}")
            say(f"      What to do about it: {failed.hint}")
            say(f"      Going on with the processor. When that is put right: LLMUI_BACKEND={backend} ./start.sh")
        return f"{self._first_that_works('cpu')}, instead of {backend}"

    def _first_that_works(self, backend: str) -> str:
        *first, last = plans(self.machine, backend)
        if "CMAKE_ARGS" in self.environ:
            first = []  # somebody has flags of their own, which a ready-made build would not have
        for plan in first:
            try:
                return self._carry_out(plan)
            except StepFailed as failed:
                say(f"      {plan.describe()}: {failed.why.splitlines()[-1]}")
        return self._carry_out(last)

    def _already_there(self, backend: str) -> bool:
        check = self.verify()
        return check.version == VERSION and (backend == "cpu" or check.has_gpu)

    def _carry_out(self, plan: Plan) -> str:
        how = self._fetch(plan) if plan.page else self._compile(plan)
        check = self.verify()
        if check.version != VERSION:
            why = check.problem or f"Version {check.version} was installed instead of {VERSION}."
            hint = f"Run it again with LLMUI_BACKEND={'vulkan or cpu' if plan.backend != 'cpu' else 'cpu'}."
            raise StepFailed(STEP, f"The {plan.describe()} does not load here:\n{why}", hint, str(self.log))
        if plan.backend != "cpu" and not check.has_gpu:
            say(f"      NOTE: the {plan.describe()} is installed but sees no GPU; replies will use the processor.")
            say(f"            {_no_gpu_hint(plan.backend)}")
            return f"{plan.backend}, {how}, but it sees no GPU"
        return f"{plan.backend}, {how}"

    def _fetch(self, plan: Plan) -> str:
        """Raises StepFailed unless the page answers soon, lists a wheel for this machine, and hands it over."""
        try:
            listing = self.open_page(f"{WHEEL_PAGES}{plan.page}/{PACKAGE}/")
        except (OSError, ValueError) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise StepFailed(STEP, f"its page cannot be reached ({reason})", "Check the network.") from error
        if not wheel_is_listed(listing, self.machine):
            raise StepFailed(STEP, f"version {VERSION} is not published for this machine", "Compile it.")
        say(f"      fetching the {plan.describe()}")
        self._uninstall()
        index = f"{WHEEL_PAGES}{plan.page}/"
        run(STEP, self.installer.install_wheel(REQUIREMENT, index), self.log, "Run it again.")
        return "ready-made"

    def _compile(self, plan: Plan) -> str:
        if plan.missing:
            why = f"It has to be compiled here, and cannot be.\n{plan.missing}"
            raise StepFailed(STEP, why, "Install that, or choose another build with LLMUI_BACKEND.")
        own_flags = self.environ.get("CMAKE_ARGS", "")
        flags = " ".join([*(f"-D{name}={value}" for name, value in plan.defines), *own_flags.split()])
        say(f"      compiling it here ({flags or 'no flags'}): about {_minutes(plan.backend)} min, this once")
        say(f"      log: {self.log}")
        self._uninstall()
        # Another checkout may be compiling the same thing: waiting for its result beats giving up after 5 minutes.
        environment = {"UV_LOCK_TIMEOUT": "3600", **self.environ}
        if plan.backend == "rocm" and self.machine.hipconfig and self.machine.system != "Windows":
            environment = _hip_environment(self.machine.hipconfig) | environment
        # Means nothing to the compiler, but makes uv's cache keep the builds of different processors apart:
        # caches travel with disk images and shared homes, and a foreign native build ends in an illegal instruction.
        defines = (*plan.defines, ("LLMUI_BUILT_FOR", self.machine.instructions))
        argv = self.installer.build(REQUIREMENT, defines, use_cache=not own_flags)
        began = time.monotonic()
        run(STEP, argv, self.log, COMPILER_HINT, environment)
        took = time.monotonic() - began
        say(f"      compiled in {elapsed(took)}" if took > CACHED_S else "      uv had this very build in its cache")
        return f"compiled with {flags}" if flags else "compiled"

    def _uninstall(self) -> None:
        """Another backend's build of the same version counts as installed; it has to go first."""
        if (self.installer.site / "llama_cpp").exists():
            run(STEP, self.installer.uninstall(PACKAGE), self.log, "Delete .venv and run it again.")

    def verify(self) -> Check:
        """Load the library in its own process and ask it; a library that crashes must not take us along."""
        asking = [str(self.installer.python), "-c", CHECK]
        done = subprocess.run(asking, capture_output=True, text=True, errors="replace", check=False)
        said = [line.split() for line in done.stdout.splitlines() if line.startswith("checked ")]
        if done.returncode or not said:
            return Check(problem=tail(done.stderr, 3))
        return Check(version=said[0][1], has_gpu=said[0][2] == "1")


def _minutes(backend: str) -> int:
    """Honest, not exact: four minutes on two cores for the processor, and GPU code is many times that."""
    cores = os.cpu_count() or 1
    return max(1, round(8 / cores)) if backend in ("cpu", "metal") else max(5, round(60 / cores))


def _hip_environment(hipconfig: str) -> dict[str, str]:
    """Where the HIP compiler and its libraries are, as the build wants to be told."""
    compiler, home = (
        subprocess.run([hipconfig, flag], capture_output=True, text=True, check=False).stdout.strip()
        for flag in ("-l", "-R")
    )
    if not compiler or not home:
        return {}
    return {"HIPCXX": f"{compiler}/clang", "HIP_PATH": home, "CMAKE_PREFIX_PATH": home}


def _no_gpu_hint(backend: str) -> str:
    if backend == "rocm":
        return "Often the user is not in the groups 'render' and 'video', or the driver is older than ROCm."
    return "Often the driver is missing or older than the build; LLMUI_BACKEND=vulkan may find the card."
