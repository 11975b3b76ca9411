"""How children are started: which Python, which import path, which environment."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_START = (
    "import sys, runpy; sys.path[:] = sys.argv.pop(1).split(chr(31)); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__')"
)
# fmt: off
_KEPT = frozenset((
    "PATH", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR",
    "COMSPEC", "TMPDIR", "TEMP", "TMP", "LANG", "TZ", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
))
_KEPT_PREFIXES = (
    "LC_", "HIP", "ROCM", "ROC_", "ROCBLAS_", "HSA_", "AMD_", "GPU_", "MIOPEN_", "TENSILE_", "CUDA", "NVIDIA_", "VK_",
    "VULKAN_", "MESA_", "RADV_", "GGML_", "LLAMA_CPP_", "OMP_", "KMP_", "GOMP_", "ONEAPI_", "SYCL_", "ZE_", "METAL_",
)
# fmt: on


def python_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours in a new Python, from any folder, with this process's import path.

    `-I` keeps the current folder and PYTHON… variables out; so the path is handed on as an argument.
    """
    root = str(Path(__file__).resolve().parents[3])
    path = [root, *(entry for entry in sys.path if entry and entry != root and Path(entry).is_absolute())]
    return [sys.executable, "-I", "-c", _START, "\x1f".join(path), module, *arguments]


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """What a child needs to find its libraries and devices, and nothing else: no tokens, no passwords."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in _KEPT or name.upper().startswith(_KEPT_PREFIXES)
    } | {"GGML_NO_BACKTRACE": "1"}  # else a crash starts a debugger, if there is one
