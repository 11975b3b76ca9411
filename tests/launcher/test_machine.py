"""What is found in made-up machines: a folder tree for the kernel's files, a folder of scripts for the path."""

from __future__ import annotations

from pathlib import Path

import pytest

from launcher.machine import Surroundings, gfx_name, look


class FakeMachine:
    """A root folder to fill, and programs that print what they are told to."""

    def __init__(self, root: Path) -> None:
        self.root, self.bin = root, root / "bin"
        self.bin.mkdir()

    def file(self, path: str, text: str = "") -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def program(self, path: str, prints: str = "", code: int = 0) -> None:
        self.file(path, f"#!/bin/sh\ncat <<'END'\n{prints}\nEND\nexit {code}\n")
        (self.root / path).chmod(0o755)

    def node(self, number: int, version: int, minor: int) -> None:
        text = f"cpu_cores_count 0\ngfx_target_version {version}\ndrm_render_minor {minor}\n"
        self.file(f"sys/class/kfd/kfd/topology/nodes/{number}/properties", text)

    def around(self, system: str = "Linux", processor: str = "x86_64", **environ: str) -> Surroundings:
        return Surroundings(system, processor, self.root, {"PATH": str(self.bin), **environ})


@pytest.fixture
def machine(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path)


def test_an_empty_machine_has_a_processor_and_nothing_else(machine: FakeMachine) -> None:
    found = look(machine.around())
    assert (found.system, found.processor) == ("Linux", "x86_64")
    assert not (found.has_amd or found.has_nvidia or found.has_vulkan or found.rocm or found.compiler)
    assert found.describe() == "Linux x86_64, no AMD or NVIDIA card"


@pytest.mark.parametrize(
    ("version", "name"),
    [(110501, "gfx1151"), (90010, "gfx90a"), (100300, "gfx1030"), (110000, "gfx1100"), (120001, "gfx1201")],
)
def test_the_kernels_number_becomes_the_compilers_name(version: int, name: str) -> None:
    assert gfx_name(version) == name


def test_amd_cards_come_from_the_kernel_and_its_processors_do_not_count(machine: FakeMachine) -> None:
    machine.node(0, 0, 0)
    machine.node(1, 110000, 128)
    machine.node(2, 100306, 129)
    machine.node(3, 110000, 130)
    machine.file("opt/rocm/.info/version", "7.2.4-66\n")
    found = look(machine.around())
    assert found.amd_targets == ("gfx1100", "gfx1036")
    assert found.rocm == (7, 2)
    assert found.describe() == "Linux x86_64, AMD gfx1100, gfx1036, ROCm 7.2"


def test_a_card_without_a_render_node_cannot_compute(machine: FakeMachine) -> None:
    machine.node(1, 110000, -1)
    assert not look(machine.around()).has_amd


def test_a_broken_properties_file_hides_only_its_own_card(machine: FakeMachine) -> None:
    machine.file("sys/class/kfd/kfd/topology/nodes/1/properties", "gfx_target_version many\n")
    machine.node(2, 120001, 128)
    assert look(machine.around()).amd_targets == ("gfx1201",)


def test_rocminfo_is_asked_where_the_kernel_says_nothing(machine: FakeMachine) -> None:
    said = "Name: AMD Ryzen\nName: gfx1151\nISA: amdgcn-amd-amdhsa--gfx11-generic\nName: gfx1151\nName: gfx000\n"
    machine.program("opt/rocm/bin/rocminfo", said)
    assert look(machine.around()).amd_targets == ("gfx1151",)


def test_rocm_is_found_where_the_person_says(machine: FakeMachine, tmp_path: Path) -> None:
    machine.file("opt/rocm/.info/version", "6.4.1")
    machine.file("elsewhere/.info/version", "7.0.2")
    assert look(machine.around(ROCM_PATH=str(tmp_path / "elsewhere"))).rocm == (7, 0)


def test_hipconfig_tells_the_version_where_no_file_does(machine: FakeMachine) -> None:
    machine.program("opt/rocm/bin/hipconfig", "6.3.42133-1b9c17779")
    found = look(machine.around())
    assert found.rocm == (6, 3)
    assert found.hipconfig == str(machine.root / "opt/rocm/bin/hipconfig")


def test_nvidia_counts_when_its_driver_lists_a_card(machine: FakeMachine) -> None:
    machine.program("bin/nvidia-smi", "GPU 0: NVIDIA GeForce RTX 4090\n| Driver Version: 575.1  CUDA Version: 12.9 |")
    found = look(machine.around())
    assert found.has_nvidia
    assert found.cuda_driver == (12, 9)


def test_a_cuda_toolkit_or_a_failing_driver_is_no_card(machine: FakeMachine) -> None:
    machine.program("bin/nvcc")
    machine.program("bin/nvidia-smi", "GPU 0: it says, and fails", code=9)
    found = look(machine.around())
    assert found.nvcc
    assert not found.has_nvidia


def test_vulkan_needs_a_loader_and_a_device(machine: FakeMachine) -> None:
    machine.file("usr/lib/x86_64-linux-gnu/libvulkan.so.1")
    assert not look(machine.around()).has_vulkan
    machine.file("dev/dri/renderD128")
    assert look(machine.around()).has_vulkan


def test_a_compiler_is_whatever_the_person_named(machine: FakeMachine) -> None:
    machine.program("bin/g++")
    assert look(machine.around()).compiler == str(machine.bin / "g++")
    assert look(machine.around(CXX="icpx -O2")).compiler is None


def test_another_processor_is_told_apart(machine: FakeMachine) -> None:
    core = "processor : 0\nmodel name : EPYC\ncpu MHz : 2400.1\nflags : fpu avx2{}\n\nprocessor : 1\n"
    machine.file("proc/cpuinfo", core.format(""))
    without = look(machine.around()).instructions
    machine.file("proc/cpuinfo", core.format("").replace("2400.1", "3100.0"))
    assert look(machine.around()).instructions == without
    machine.file("proc/cpuinfo", core.format(" avx512f"))
    assert look(machine.around()).instructions != without


def test_a_mac_is_called_a_mac(machine: FakeMachine) -> None:
    found = look(machine.around("Darwin", "arm64"))
    assert (found.system, found.processor) == ("macOS", "aarch64")
    assert found.describe() == "macOS aarch64"
