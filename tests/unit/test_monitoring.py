"""The machine's state for whoever looks."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from llmui.domain.samples import HostSample
from llmui.monitor.host import PsutilProbe
from llmui.services.monitoring import FRESH_S, MonitoringService
from tests.unit.scripted import PATIENCE_S, Gate

ROOT = Path(__file__).parents[2]


class CountingProbe:
    """Numbers its readings; waits at `gate` when there is one."""

    def __init__(self) -> None:
        self.readings = 0
        self.gate: Gate | None = None

    def sample(self) -> HostSample:
        self.readings += 1
        number = self.readings
        if self.gate is not None:
            self.gate.passed(threading.Event())
        return HostSample(memory_total_bytes=100, memory_used_bytes=number)


def test_the_machine_is_read_once_a_second_however_many_look() -> None:
    probe, now = CountingProbe(), [100.0]
    service = MonitoringService(probe, clock=lambda: now[0])
    first = service.host()
    now[0] += FRESH_S - 0.01
    assert service.host() is first
    now[0] += 0.01
    assert service.host().memory_used_bytes == 2
    assert probe.readings == 2


def test_a_slow_reading_holds_up_only_the_one_who_reads() -> None:
    probe, now = CountingProbe(), [100.0]
    service = MonitoringService(probe, clock=lambda: now[0])
    first = service.host()
    now[0] += 5
    probe.gate = Gate()
    reader = threading.Thread(target=service.host)
    reader.start()
    probe.gate.wait_reached()
    assert service.host() is first
    probe.gate.opened.set()
    reader.join(PATIENCE_S)
    assert service.host().memory_used_bytes == 2
    assert probe.readings == 2


def test_all_wait_for_the_very_first_reading_and_share_it() -> None:
    probe = CountingProbe()
    probe.gate = Gate()
    service = MonitoringService(probe, clock=lambda: 100.0)
    seen: list[HostSample] = []
    readers = [threading.Thread(target=lambda: seen.append(service.host())) for _ in range(5)]
    for reader in readers:
        reader.start()
    probe.gate.wait_reached()
    assert seen == []
    probe.gate.opened.set()
    for reader in readers:
        reader.join(PATIENCE_S)
    assert [sample.memory_used_bytes for sample in seen] == [1] * 5


def test_this_machine_can_be_read() -> None:
    probe = PsutilProbe()
    first, second = probe.sample(), probe.sample()
    assert first.cpu_share is None
    assert second.cpu_share is not None
    assert 0.0 <= second.cpu_share <= 1.0
    assert 0 < first.memory_used_bytes < first.memory_total_bytes
    assert first.program_bytes is not None
    assert 1_000_000 < first.program_bytes < first.memory_total_bytes


PARENT = """
import subprocess, sys
from llmui.monitor.host import PsutilProbe

probe = PsutilProbe()
alone = probe.sample().program_bytes
script = "data = bytearray(64_000_000); print(flush=True); input()"
with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
    child.stdout.readline()
    print(probe.sample().program_bytes - alone)
    child.communicate(b"\\n")
"""


def test_child_processes_count_as_the_program() -> None:
    """In a process of its own: the one that runs the tests has a browser for a child, whose size is its own affair."""
    done = subprocess.run([sys.executable, "-c", PARENT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 50_000_000
