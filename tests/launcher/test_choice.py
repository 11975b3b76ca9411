"""Which build a machine gets: the whole table, without a machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from launcher.choice import VERSION, Machine, plans, suitable_backend, wheel_is_listed

PC = Machine("Linux", "x86_64", compiler="/usr/bin/c++")
WINDOWS = Machine("Windows", "x86_64", compiler="msvc")
MAC = Machine("macOS", "aarch64", compiler="/usr/bin/c++")
RADEON = replace(PC, amd_targets=("gfx1100",), rocm=(7, 2), hipconfig="/opt/rocm/bin/hipconfig")
GEFORCE = replace(PC, has_nvidia=True, cuda_driver=(12, 9), nvcc="/usr/bin/nvcc")


@pytest.mark.parametrize(
    ("machine", "backend"),
    [
        (PC, "cpu"),
        (MAC, "metal"),
        (replace(MAC, processor="x86_64"), "cpu"),
        (RADEON, "rocm"),
        (GEFORCE, "cuda"),
        (replace(GEFORCE, amd_targets=("gfx1036",)), "cuda"),  # the processor's own graphics, without ROCm
        (replace(RADEON, rocm=None, has_vulkan=True), "vulkan"),
        (replace(RADEON, rocm=None), "cpu"),
        (replace(PC, has_vulkan=True), "cpu"),  # an office graphics chip is no faster than the processor
        (replace(WINDOWS, amd_names=("AMD Radeon RX 7900 XTX",)), "rocm"),
        (replace(WINDOWS, amd_names=("AMD Radeon HD 7600M",), has_vulkan=True), "vulkan"),
        (replace(WINDOWS, amd_names=("AMD Radeon(TM) Graphics",)), "cpu"),
    ],
)
def test_the_backend_suits_what_the_machine_has(machine: Machine, backend: str) -> None:
    assert suitable_backend(machine)[0] == backend


@pytest.mark.parametrize(
    ("machine", "backend", "page"),
    [
        (PC, "cpu", "cpu"),
        (replace(PC, processor="aarch64"), "cpu", "cpu"),
        (RADEON, "rocm", "rocm72"),
        (replace(RADEON, rocm=(6, 4)), "rocm", ""),  # the wheel links to ROCm 7.2's libraries
        (replace(RADEON, amd_targets=("gfx1103",)), "rocm", ""),  # no code for it in the wheel
        (replace(RADEON, musl=True), "rocm", ""),
        (GEFORCE, "cuda", "cu125"),
        (replace(GEFORCE, cuda_driver=(13, 1)), "cuda", "cu130"),
        (replace(GEFORCE, cuda_driver=(11, 4)), "cuda", ""),
        (replace(GEFORCE, cuda_driver=None), "cuda", ""),
        (replace(WINDOWS, has_nvidia=True, cuda_driver=(12, 3)), "cuda", "cu118"),
        (replace(WINDOWS, amd_targets=("gfx1031",)), "rocm", "hip-radeon"),
        (replace(WINDOWS, amd_names=("AMD Radeon RX 9070 XT",)), "rocm", "hip-radeon"),
        (PC, "vulkan", "vulkan"),
        (replace(PC, processor="aarch64"), "vulkan", ""),
        (MAC, "metal", "metal"),
        (PC, "metal", ""),
    ],
)
def test_a_ready_made_build_is_tried_where_one_is_published(machine: Machine, backend: str, page: str) -> None:
    first, *rest = plans(machine, backend)
    assert first.page == page
    assert [plan.page for plan in rest] == ([""] if page else [])


@pytest.mark.parametrize(
    ("machine", "backend", "flags"),
    [
        (PC, "cpu", {"GGML_NATIVE": "ON"}),
        (replace(MAC, processor="x86_64"), "cpu", {"GGML_NATIVE": "ON", "GGML_METAL": "OFF"}),
        (RADEON, "rocm", {"GGML_HIP": "ON", "GPU_TARGETS": "gfx1100"}),
        (
            replace(RADEON, amd_targets=("gfx1100", "gfx1036")),
            "rocm",
            {"GGML_HIP": "ON", "GPU_TARGETS": "gfx1100;gfx1036"},
        ),
        (replace(RADEON, amd_targets=()), "rocm", {"GGML_HIP": "ON"}),
        (GEFORCE, "cuda", {"GGML_CUDA": "ON"}),
        (replace(PC, glslc="/usr/bin/glslc"), "vulkan", {"GGML_VULKAN": "ON"}),
        (MAC, "metal", {"GGML_METAL": "ON"}),
    ],
)
def test_a_build_from_source_gets_todays_flags(machine: Machine, backend: str, flags: dict[str, str]) -> None:
    source = plans(machine, backend)[-1]
    assert dict(source.defines) == flags
    assert source.missing == ""


@pytest.mark.parametrize(
    ("machine", "backend", "says"),
    [
        (replace(PC, compiler=None), "cpu", "apt install build-essential"),
        (replace(MAC, compiler=None), "metal", "xcode-select"),
        (replace(WINDOWS, compiler=None), "cpu", "Visual Studio"),
        (replace(RADEON, hipconfig=None), "rocm", "ROCm 6.1 or newer"),
        (replace(RADEON, rocm=(5, 7)), "rocm", "ROCm 5.7 is too old"),
        (replace(GEFORCE, nvcc=None), "cuda", "nvcc"),
        (PC, "vulkan", "glslc"),
        (PC, "metal", "macOS only"),
    ],
)
def test_what_a_build_lacks_is_said_with_how_to_get_it(machine: Machine, backend: str, says: str) -> None:
    assert says in plans(machine, backend)[-1].missing


def listing(*names: str) -> str:
    """A page as the wheel pages look."""
    return "<html><body>" + "".join(
        f'<a href="https://files.example/v1/{name}#sha256=00">{name}</a><br>' for name in names
    )


@pytest.mark.parametrize(
    ("machine", "name", "listed"),
    [
        (PC, f"llama_cpp_python-{VERSION}-py3-none-manylinux2014_x86_64.whl", True),
        (PC, f"llama_cpp_python-{VERSION}-py3-none-linux_x86_64.whl", True),
        (PC, f"llama_cpp_python-{VERSION}-py3-none-musllinux_1_2_x86_64.whl", False),
        (replace(PC, musl=True), f"llama_cpp_python-{VERSION}-py3-none-musllinux_1_2_x86_64.whl", True),
        (PC, f"llama_cpp_python-{VERSION}-py3-none-manylinux2014_aarch64.whl", False),
        (PC, "llama_cpp_python-0.3.35-py3-none-manylinux2014_x86_64.whl", False),
        (WINDOWS, f"llama_cpp_python-{VERSION}-py3-none-win_amd64.whl", True),
        (WINDOWS, f"llama_cpp_python-{VERSION}-py3-none-manylinux2014_x86_64.whl", False),
        (MAC, f"llama_cpp_python-{VERSION}-py3-none-macosx_11_0_arm64.whl", True),
        (MAC, f"llama_cpp_python-{VERSION}-py3-none-macosx_11_0_x86_64.whl", False),
    ],
)
def test_a_page_is_used_only_if_it_lists_our_version_for_this_machine(
    machine: Machine, name: str, listed: bool
) -> None:
    assert wheel_is_listed(listing("other-1.0-py3-none-any.whl", name), machine) is listed
