"""What the installed llama library computes on."""

from __future__ import annotations

import ctypes
import os
import re
from pathlib import Path

import llama_cpp
import psutil

_GPU_TYPES = (1, 2)  # ggml's numbers for a card and for graphics inside the processor


def gpu_backend() -> str:
    """The kind of the first graphics device ("ROCm", "CUDA", "Vulkan" …), "" when there is none.

    A build for a graphics card that finds no card has none either: llama.cpp falls back to the CPU without a word.
    """
    if not llama_cpp.llama_supports_gpu_offload():
        return ""
    try:
        return _first_gpu(_library("ggml"), _library("ggml-base"))
    except (OSError, AttributeError):
        return "GPU"


def _library(name: str) -> ctypes.CDLL:
    folder = Path(os.environ.get("LLAMA_CPP_LIB_PATH") or Path(llama_cpp.__file__).parent / "lib")
    for file in (f"lib{name}.so", f"lib{name}.dylib", f"{name}.dll"):
        if (folder / file).exists():
            return ctypes.CDLL(str(folder / file))
    raise OSError(f"no {name} library")


def _first_gpu(ggml: ctypes.CDLL, base: ctypes.CDLL) -> str:
    ggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    ggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    ggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    base.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    base.ggml_backend_dev_name.argtypes = [ctypes.c_void_p]
    base.ggml_backend_dev_name.restype = ctypes.c_char_p
    for index in range(ggml.ggml_backend_dev_count()):
        device = ggml.ggml_backend_dev_get(index)
        if base.ggml_backend_dev_type(device) in _GPU_TYPES:
            return re.sub(r"\d+$", "", base.ggml_backend_dev_name(device).decode())
    return ""


def physical_cores() -> int:
    """Cores that this process may use, without the second threads of a core."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(psutil.cpu_count(logical=False) or usable, usable))
