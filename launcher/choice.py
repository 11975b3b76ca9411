"""Which build of llama.cpp suits a machine: ready-made where one is published, else from source. Pure rules."""

from __future__ import annotations

from dataclasses import dataclass

from launcher.machine import Machine

VERSION = "0.3.36"
# The binding's own pages of ready-made wheels, a folder per kind of build; elsewhere there is only source.
WHEEL_PAGES = "https://abetlen.github.io/llama-cpp-python/whl/"
BACKENDS = ("cpu", "rocm", "cuda", "vulkan", "metal")

# What each published ROCm build was compiled for; on another card it stops with "invalid device function".
BOTH_ROCM_TARGETS = ("gfx1030", "gfx1100", "gfx1101", "gfx1102", "gfx1150", "gfx1151", "gfx1200", "gfx1201")
LINUX_ROCM_TARGETS = frozenset((*BOTH_ROCM_TARGETS, "gfx908", "gfx90a", "gfx942"))
WINDOWS_ROCM_TARGETS = frozenset((*BOTH_ROCM_TARGETS, "gfx1031", "gfx1032"))
# Marks in the names of cards that the Windows build covers, where no gfx name can be read (no HIP SDK).
WINDOWS_ROCM_NAMES = (
    *("RX 66", "RX 67", "RX 68", "RX 69"),
    *("RX 76", "RX 77", "RX 78", "RX 79", "RX 90"),
    *("890M", "880M", "8060S", "8050S", "PRO W6800", "PRO W7"),
)
LINUX_ROCM = (7, 2)  # the system ROCm that the Linux wheel links to
OLDEST_ROCM = (6, 1)  # llama.cpp's own build refuses older ones
CUDA_PAGES = {
    "Linux": ((13, 2), (13, 0), (12, 5), (12, 4), (12, 3), (12, 2), (12, 1), (11, 8)),
    "Windows": ((13, 2), (13, 0), (12, 5), (12, 4), (11, 8)),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to get llama-cpp-python: a page of wheels, or flags for a build."""

    backend: str
    page: str = ""  # name below WHEEL_PAGES; "" means a build from source
    defines: tuple[tuple[str, str], ...] = ()
    missing: str = ""  # what this machine lacks for it, with how to get it; "" when it can be tried

    def describe(self) -> str:
        if self.page:
            return f"ready-made {self.backend} build"
        return f"{self.backend} build from source"


def suitable_backend(machine: Machine) -> tuple[str, str]:
    """The backend to use when nobody said, and why in a few words."""
    if machine.system == "macOS" and machine.processor == "aarch64":
        return "metal", "Apple processor"
    if machine.system == "Windows" and (machine.amd_targets or _named_for_rocm(machine)):
        return "rocm", "AMD card"
    if machine.amd_targets and machine.rocm:
        return "rocm", f"AMD card and ROCm {machine.rocm[0]}.{machine.rocm[1]}"
    if machine.has_nvidia:
        return "cuda", "NVIDIA card"
    if machine.has_amd and machine.has_vulkan:
        return "vulkan", "AMD card without ROCm; with ROCm 7.2 installed it may be faster: LLMUI_BACKEND=rocm"
    if machine.has_amd:
        return "cpu", "AMD card, but neither ROCm nor a Vulkan driver is installed"
    return "cpu", "LLMUI_BACKEND=vulkan would try any other card"


def plans(machine: Machine, backend: str) -> tuple[Plan, ...]:
    """Ways to get `backend` on this machine, best first; always ends with the build from source."""
    ready = _page(machine, backend)
    source = Plan(backend, defines=_defines(machine, backend), missing=_missing(machine, backend))
    return (Plan(backend, page=ready), source) if ready else (source,)


def wheel_is_listed(page: str, machine: Machine) -> bool:
    """Whether a page of wheels, as HTML, names one of our version for this system and processor."""
    systems = {
        "Linux": ("-musllinux",) if machine.musl else ("-manylinux", "-linux"),
        "Windows": ("-win",),
        "macOS": ("-macosx",),
    }
    processors = {"x86_64": ("x86_64", "amd64", "universal2"), "aarch64": ("aarch64", "arm64", "universal2")}
    for name in page.lower().replace('"', "\n").replace(">", "\n").splitlines():
        if f"llama_cpp_python-{VERSION}-" not in name and f"llama_cpp_python-{VERSION}%2b" not in name:
            continue
        if any(s in name for s in systems.get(machine.system, ())) and any(
            p in name for p in processors.get(machine.processor, (machine.processor,))
        ):
            return True
    return False


def _page(machine: Machine, backend: str) -> str:
    """The page that has a wheel for this, by what is published for each system; "" when none does."""
    on = (machine.system, machine.processor)
    pc = on in {("Linux", "x86_64"), ("Windows", "x86_64")} and not machine.musl
    if backend == "cpu":
        return "cpu"
    if backend == "metal" and on == ("macOS", "aarch64"):
        return "metal"
    if backend == "vulkan" and pc:
        return "vulkan"
    if backend == "cuda" and pc:
        usable = (v for v in CUDA_PAGES[machine.system] if machine.cuda_driver and v <= machine.cuda_driver)
        return next((f"cu{major}{minor}" for major, minor in usable), "")
    if backend == "rocm" and on == ("Windows", "x86_64"):
        covered = WINDOWS_ROCM_TARGETS.intersection(machine.amd_targets) or _named_for_rocm(machine)
        return "hip-radeon" if covered else ""
    if backend == "rocm" and on == ("Linux", "x86_64") and not machine.musl:
        covered = LINUX_ROCM_TARGETS.intersection(machine.amd_targets)
        return "rocm72" if covered and machine.rocm == LINUX_ROCM else ""
    return ""


def _named_for_rocm(machine: Machine) -> bool:
    return any(mark in name for name in machine.amd_names for mark in WINDOWS_ROCM_NAMES)


def _defines(machine: Machine, backend: str) -> tuple[tuple[str, str], ...]:
    """Flags as this version of llama.cpp calls them; its build ignores the names of old guides in silence."""
    if backend == "rocm":
        targets = ";".join(machine.amd_targets)
        flags = [("GGML_HIP", "ON"), *([("GPU_TARGETS", targets)] if targets else [])]
        if machine.system == "Windows":
            flags += [("AMDGPU_TARGETS", targets)] if targets else []
            flags += [("CMAKE_C_COMPILER", "clang"), ("CMAKE_CXX_COMPILER", "clang++")]
        return tuple(flags)
    named = {"cuda": "GGML_CUDA", "vulkan": "GGML_VULKAN", "metal": "GGML_METAL"}
    if backend in named:
        return ((named[backend], "ON"),)
    return (("GGML_NATIVE", "ON"), *((("GGML_METAL", "OFF"),) if machine.system == "macOS" else ()))


def _missing(machine: Machine, backend: str) -> str:
    """What a build from source would need and this machine does not have."""
    if not machine.compiler:
        return "No C++ compiler was found. " + {
            "Linux": "Debian, Ubuntu: sudo apt install build-essential; Fedora: sudo dnf install gcc-c++.",
            "macOS": "Run: xcode-select --install",
            "Windows": "Install 'Build Tools for Visual Studio' with 'Desktop development with C++'.",
        }.get(machine.system, "Install one.")
    if backend == "rocm" and not machine.hipconfig:
        return (
            "ROCm's HIP compiler (hipconfig) was not found. Install AMD's HIP SDK, then open a new window."
            if machine.system == "Windows"
            else "ROCm's HIP compiler (hipconfig) was not found. "
            "Install ROCm 6.1 or newer with hipcc, hipblas and rocblas, or set ROCM_PATH."
        )
    if backend == "rocm" and machine.rocm and machine.rocm < OLDEST_ROCM:
        return f"ROCm {machine.rocm[0]}.{machine.rocm[1]} is too old; install 6.1 or newer."
    if backend == "cuda" and not machine.nvcc:
        return "The CUDA toolkit (nvcc) was not found. Install it, or use LLMUI_BACKEND=vulkan."
    if backend == "vulkan" and not machine.glslc:
        return (
            "The Vulkan shader compiler (glslc) was not found. "
            "Debian, Ubuntu: sudo apt install libvulkan-dev glslc spirv-headers; elsewhere the Vulkan SDK."
        )
    if backend == "metal" and machine.system != "macOS":
        return "Metal exists on macOS only."
    return ""
