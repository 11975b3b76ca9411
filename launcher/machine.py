"""What this machine has that llama.cpp can use. Nothing here installs or changes anything."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from launcher.stamps import fingerprint

AMD, NVIDIA = "0x1002", "0x10de"
PROBE_TIMEOUT_S = 8.0
# "gfx11-generic" and the CPU's "gfx000" name no device that code could be built for.
GFX = re.compile(r"\bgfx[1-9][0-9a-f]{2,3}\b")
CUDA_VERSION = re.compile(r"CUDA (?:\w+ )?Version:\s*(\d+)\.(\d+)")
# Display adapters as Windows keeps them.
DISPLAY_CLASS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where to look; tests pass a made-up tree and path."""

    system: str = field(default_factory=platform.system)
    processor: str = field(default_factory=platform.machine)
    root: Path = Path("/")
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def which(self, name: str, *folders: Path) -> str | None:
        """A program on the path, else in one of `folders` below the root."""
        path = os.pathsep.join([self.environ.get("PATH", ""), *(str(self.root / f) for f in folders)])
        return shutil.which(name, path=path)

    def output(self, *argv: str) -> str:
        """What a probe printed; "" when it failed or hung, which means 'not here' and is no error."""
        try:
            done = subprocess.run(
                argv, check=False, capture_output=True, text=True, errors="replace", timeout=PROBE_TIMEOUT_S
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout if done.returncode == 0 else ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the choice of an engine build depends on."""

    system: str
    processor: str
    musl: bool = False
    amd_targets: tuple[str, ...] = ()  # gfx names, each once
    amd_names: tuple[str, ...] = ()  # what Windows calls the cards
    rocm: tuple[int, int] | None = None
    hipconfig: str | None = None
    has_nvidia: bool = False
    cuda_driver: tuple[int, int] | None = None  # the newest CUDA that the driver can run
    nvcc: str | None = None
    has_vulkan: bool = False
    glslc: str | None = None
    compiler: str | None = None
    instructions: str = ""  # which processor native code is for

    @property
    def has_amd(self) -> bool:
        return bool(self.amd_targets or self.amd_names)

    def describe(self) -> str:
        """One line for the person: what was found that matters."""
        found = [f"{self.system} {self.processor}"]
        if self.has_amd:
            found.append("AMD " + ", ".join(self.amd_targets or self.amd_names))
            found.append(f"ROCm {self.rocm[0]}.{self.rocm[1]}" if self.rocm else "no ROCm")
        if self.has_nvidia:
            found.append(
                "NVIDIA"
                + (f" (driver for CUDA {self.cuda_driver[0]}.{self.cuda_driver[1]})" if self.cuda_driver else "")
            )
        if not (self.has_amd or self.has_nvidia) and self.system != "macOS":
            found.append("no AMD or NVIDIA card")
        return ", ".join(found)


def look(around: Surroundings | None = None) -> Machine:
    """Detect once, before the engine is chosen."""
    at = around or Surroundings()
    system = {"Darwin": "macOS"}.get(at.system, at.system)
    processor = {"AMD64": "x86_64", "arm64": "aarch64"}.get(at.processor, at.processor)
    adapters = _windows_adapters() if system == "Windows" else ()
    smi = at.which("nvidia-smi", Path("usr/lib/wsl/lib"))
    lists_gpu = bool(smi) and "GPU 0" in at.output(smi or "", "-L")
    cuda = CUDA_VERSION.search(at.output(smi or "")) if lists_gpu else None
    hipconfig = at.which("hipconfig", Path("opt/rocm/bin"))
    return Machine(
        system=system,
        processor=processor,
        musl=any(at.root.glob("lib/ld-musl-*")),
        amd_targets=_amd_targets(at),
        amd_names=tuple(name for vendor, name in adapters if vendor == AMD),
        rocm=_rocm_version(at, hipconfig),
        hipconfig=hipconfig,
        has_nvidia=lists_gpu or any(vendor == NVIDIA for vendor, _ in adapters),
        cuda_driver=(int(cuda[1]), int(cuda[2])) if cuda else None,
        nvcc=at.which("nvcc", Path("usr/local/cuda/bin")),
        has_vulkan=_has_vulkan(at, bool(adapters)),
        glslc=at.which("glslc"),
        compiler=_compiler(at),
        instructions=_instructions(at),
    )


def _amd_targets(at: Surroundings) -> tuple[str, ...]:
    """gfx names of the cards that the kernel offers for computing, else those that rocminfo lists."""
    found: list[str] = []
    nodes = at.root / "sys/class/kfd/kfd/topology/nodes"
    for properties in sorted(nodes.glob("*/properties")):
        try:
            values = dict(line.split(None, 1) for line in properties.read_text().splitlines() if " " in line)
            version, minor = int(values.get("gfx_target_version", 0)), int(values.get("drm_render_minor", -1))
        except (OSError, ValueError):
            continue
        if version and minor > 0:
            found.append(gfx_name(version))
    if not found and (rocminfo := at.which("rocminfo", Path("opt/rocm/bin"))):
        found = GFX.findall(at.output(rocminfo))
    if not found and (hipinfo := at.which("hipInfo")):
        found = GFX.findall(at.output(hipinfo))
    return tuple(dict.fromkeys(found))


def gfx_name(version: int) -> str:
    """The kernel's number as the compiler's name.

    >>> gfx_name(110501), gfx_name(90010), gfx_name(100300)
    ('gfx1151', 'gfx90a', 'gfx1030')
    """
    return f"gfx{version // 10000}{version // 100 % 100:x}{version % 100:x}"


def _rocm_version(at: Surroundings, hipconfig: str | None) -> tuple[int, int] | None:
    """Of an installed ROCm; None when none is, however many AMD cards there are."""
    homes = [at.root / "opt/rocm"]
    if at.environ.get("ROCM_PATH"):
        homes.insert(0, Path(at.environ["ROCM_PATH"]))
    said = ""
    for file in [home / ".info/version" for home in homes]:
        if file.is_file():
            said = file.read_text(errors="replace")
            break
    if not said and hipconfig:
        said = at.output(hipconfig, "--version")
    numbers = re.match(r"\s*(\d+)\.(\d+)", said)
    return (int(numbers[1]), int(numbers[2])) if numbers else None


def _has_vulkan(at: Surroundings, has_adapters: bool) -> bool:
    """A loader, and a device it could find; a loader alone may list only a software renderer."""
    if at.system == "Windows":
        windows = Path(at.environ.get("SYSTEMROOT", r"C:\Windows"))
        return has_adapters and (windows / "System32" / "vulkan-1.dll").exists()
    loader = any(
        any(at.root.glob(f"{place}/libvulkan.so.1")) for place in ("usr/lib", "usr/lib64", "usr/lib/*-linux-gnu")
    )
    return loader and any(at.root.glob("dev/dri/renderD*"))


def _compiler(at: Surroundings) -> str | None:
    """A C++ compiler, if a build from source can find one."""
    if at.system == "Windows":
        programs = Path(at.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)"))
        vswhere = programs / "Microsoft Visual Studio/Installer/vswhere.exe"
        tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
        asking = (str(vswhere), "-products", "*", "-requires", tools, "-property", "installationPath")
        found = at.output(*asking).strip() if vswhere.exists() else ""
        return found.splitlines()[0] if found else at.which("cl")
    if at.environ.get("CXX"):
        return at.which(at.environ["CXX"].split()[0])
    return next((path for name in ("c++", "g++", "clang++") if (path := at.which(name))), None)


def _instructions(at: Surroundings) -> str:
    """Changes when code compiled for this very processor might not run: another model, other extensions."""
    told = platform.processor()
    with suppress(OSError):
        first, _, _ = (at.root / "proc/cpuinfo").read_text(errors="replace").partition("\n\n")
        lines = [
            line for line in first.splitlines() if line.startswith(("model name", "flags", "Features", "CPU part"))
        ]
        told = "\n".join(lines)
    return fingerprint(told)[:12]


def _windows_adapters() -> tuple[tuple[str, str], ...]:
    """(vendor, name) of each display adapter, from the registry: quick, and needs no PowerShell."""
    if sys.platform != "win32":
        return ()
    import winreg

    found = []
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, DISPLAY_CLASS) as display:
        for number in range(winreg.QueryInfoKey(display)[0]):
            try:
                with winreg.OpenKey(display, winreg.EnumKey(display, number)) as adapter:
                    device = str(winreg.QueryValueEx(adapter, "MatchingDeviceId")[0])
                    name = str(winreg.QueryValueEx(adapter, "DriverDesc")[0])
            except OSError:
                continue  # subkeys without a driver, or closed to us
            if vendor := re.search(r"ven_([0-9a-f]{4})", device.lower()):
                found.append((f"0x{vendor[1]}", name))
    return tuple(found)
