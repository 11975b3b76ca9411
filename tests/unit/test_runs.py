"""Replies under way and their observers."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from llmui.domain.messages import Message, MessageState, Role
from llmui.domain.runs import RunDelta, RunDone, RunFailed, RunPhase, RunProgress, RunStarted
from llmui.errors import NotFound, RunActive
from llmui.services.runs import KEPT_S, Run, Runs, new_id
from tests.unit.scripted import PATIENCE_S, Gate, ended


def a_run(conversation_id: str = "c", owner: str = "ada", *, text: str = "", reasoning: str = "") -> Run:
    started = RunStarted(run_id=new_id(), conversation_id=conversation_id, message_id=new_id())
    return Run(owner, started, text=text, reasoning=reasoning)


def message_of(run: Run) -> Message:
    return Message(id=run.message_id, role=Role.ASSISTANT, text=run.snapshot().text)


def at_once(run: Run) -> None:
    run.done(message_of(run))


def at_gate(gate: Gate) -> Callable[[Run], None]:
    def work(run: Run) -> None:
        gate.passed(run.stop)
        at_once(run)

    return work


def test_ids_grow_and_never_repeat() -> None:
    ids = [new_id() for _ in range(2000)]
    assert ids == sorted(set(ids))


def test_events_are_numbered_from_one_and_a_latecomer_gets_the_rest() -> None:
    run = a_run()
    run.delta("a", "content", 1.0)
    run.delta("b", "content", 1.1)
    assert run.events_after(0) == [(1, run.started), (2, RunDelta("a")), (3, RunDelta("b"))]
    assert run.events_after(-5) == run.events_after(0)
    assert run.events_after(2) == [(3, RunDelta("b"))]
    assert run.events_after(3) == run.events_after(99) == []
    message = message_of(run)
    run.done(message, RunFailed("engine", "It broke.", ""))
    assert run.events_after(3) == [(4, RunFailed("engine", "It broke.", "")), (5, RunDone(message))]
    assert run.version == run.snapshot().version == 5


def test_a_snapshot_tells_all_so_far() -> None:
    run = a_run(text="Before", reasoning="Hm")
    assert run.snapshot().phase is RunPhase.QUEUED
    reading = RunProgress(phase=RunPhase.READING, processed=5, total=9)
    run.progress(reading)
    run.prompt_read(9)
    assert (run.snapshot().phase, run.snapshot().progress, run.snapshot().prompt_tokens) == ("reading", reading, 9)
    run.count(1, 10.0)
    run.delta(" and", "reasoning", 10.0)
    run.count(1, 10.5)
    run.delta(" so", "reasoning", 10.5)
    thinking = run.snapshot()
    assert (thinking.thinking, thinking.reasoning, thinking.reasoning_s) == (True, "Hm and so", 0.5)
    run.count(2, 11.0)
    run.delta(" after", "content", 11.0)
    writing = run.snapshot()
    assert (writing.thinking, writing.text, writing.reasoning_s) == (False, "Before after", 0.5)
    assert (writing.tokens, writing.tokens_per_second) == (4, 3.0)
    run.done(message_of(run))
    assert (run.snapshot().phase, run.snapshot().text) == (RunPhase.ENDED, "Before after")
    assert run.snapshot().message == message_of(run)


def test_a_snapshot_and_the_events_after_it_make_the_whole_text() -> None:
    """What is in a snapshot must not come again as an event: an observer would show it twice."""
    run, seen, text = a_run(), threading.Event(), ""

    def write() -> None:
        for n in range(3000):
            run.delta(f"{n} ", "content", 1.0)
        seen.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not seen.is_set():
        snapshot = run.snapshot()
        rest = [event for _, event in run.events_after(snapshot.version)]
        text = snapshot.text + "".join(event.text for event in rest if isinstance(event, RunDelta))
        assert text == "".join(f"{n} " for n in range(text.count(" ")))
    writer.join(PATIENCE_S)
    assert run.snapshot().text == "".join(f"{n} " for n in range(3000))


def test_observers_come_and_go() -> None:
    run, woken = a_run(), [0, 0]

    def observer(place: int) -> Callable[[], None]:
        def wake() -> None:
            woken[place] += 1

        return wake

    leave = run.subscribe(observer(0))
    run.delta("a", "content", 1.0)
    run.subscribe(observer(1))
    run.progress(RunProgress(phase=RunPhase.QUEUED, position=1))
    leave()
    leave()
    run.done(message_of(run))
    assert woken == [2, 2]


def test_an_observer_that_raises_harms_neither_the_reply_nor_the_others() -> None:
    run, woken = a_run(), []

    def broken() -> None:
        woken.append("broken")
        raise RuntimeError("Event loop is closed")

    run.subscribe(broken)
    run.subscribe(lambda: woken.append("good"))
    run.delta("a", "content", 1.0)
    run.done(message_of(run))
    assert woken == ["broken", "good", "good"]
    assert run.ended.is_set()


def test_one_conversation_writes_one_reply_and_others_go_on_beside_it(runs: Runs) -> None:
    gate = Gate()
    first = runs.start(a_run("c"), at_gate(gate))
    other = runs.start(a_run("d"), at_gate(gate))
    assert runs.active_count() == 2
    for attempt in (lambda: runs.start(a_run("c"), at_once), lambda: runs.check_free("c")):
        with pytest.raises(RunActive) as refused:
            attempt()
        assert refused.value.run_id == first.id
    gate.opened.set()
    ended(first)
    ended(other)
    runs.check_free("c")
    ended(runs.start(a_run("c"), at_once))


def test_a_run_is_its_owners(runs: Runs) -> None:
    run = runs.start(a_run("c", "ada"), at_once)
    assert runs.get("ada", run.id) is run
    for key in (("bob", run.id), ("ada", "gone")):
        with pytest.raises(NotFound):
            runs.get(*key)
    assert runs.latest_in("bob", "c") is None
    assert runs.active_in("bob", "c") is None
    ended(run)


def test_the_newest_run_of_a_conversation_is_found(runs: Runs) -> None:
    assert runs.latest_in("ada", "c") is None
    first = runs.start(a_run(), at_once)
    ended(first)
    gate = Gate()
    second = runs.start(a_run(), at_gate(gate))
    assert runs.latest_in("ada", "c") is runs.active_in("ada", "c") is second
    gate.opened.set()
    ended(second)
    assert runs.latest_in("ada", "c") is second
    assert runs.active_in("ada", "c") is None


def test_an_ended_run_is_forgotten_after_a_minute(runs: Runs) -> None:
    run, young = runs.start(a_run("c"), at_once), runs.start(a_run("d"), at_once)
    ended(run)
    ended(young)
    run.ended_at -= KEPT_S + 1
    with pytest.raises(NotFound):
        runs.get("ada", run.id)
    assert runs.latest_in("ada", "c") is None
    assert runs.get("ada", young.id) is young


def test_a_run_whose_work_fails_ends_and_frees_its_conversation(runs: Runs) -> None:
    def broken(run: Run) -> None:
        run.delta("so far", "content", 1.0)
        raise ZeroDivisionError

    run = runs.start(a_run(), broken)
    message = ended(run)
    assert (message.id, message.state, message.text) == (run.message_id, MessageState.FAILED, "so far")
    failed = run.events_after(2)[0][1]
    assert isinstance(failed, RunFailed)
    assert failed.code == "bug"
    ended(runs.start(a_run(), lambda run: None))
    runs.check_free("c")


def test_a_reservation_keeps_everybody_else_out_until_it_ends(runs: Runs) -> None:
    with runs.reserve("ada", "c"):
        with pytest.raises(RunActive):
            with runs.reserve("ada", "c"):
                pass
        with runs.reserve("bob", "c"), runs.reserve("ada", "d"):
            pass
        gate = Gate()
        run = runs.start(a_run("c"), at_gate(gate))
    with pytest.raises(RunActive) as refused:
        with runs.reserve("ada", "c"):
            pass
    assert refused.value.run_id == run.id
    gate.opened.set()
    ended(run)
    with runs.reserve("ada", "c"):
        pass


def test_closing_stops_every_run_and_waits_for_it() -> None:
    runs = Runs()
    started = [runs.start(a_run(f"c{n}"), at_gate(Gate())) for n in range(5)]
    runs.close(PATIENCE_S)
    assert all(run.ended.is_set() for run in started)


def test_closing_does_not_wait_for_ever() -> None:
    runs, gate = Runs(), Gate()

    def deaf(run: Run) -> None:
        gate.opened.wait(PATIENCE_S)
        at_once(run)

    run = runs.start(a_run(), deaf)
    runs.close(0.01)
    assert not run.ended.is_set()
    gate.opened.set()
    ended(run)


def test_two_hundred_runs_leave_no_threads_and_no_runs_behind(runs: Runs) -> None:
    before = set(threading.enumerate())
    for n in range(200):
        run = runs.start(a_run(f"c{n}"), at_once)
        ended(run)
        run.ended_at -= KEPT_S + 1
    runs.close(PATIENCE_S)
    runs.latest_in("ada", "c")
    for thread in set(threading.enumerate()) - before:  # those that were forgotten may still be on their way out
        thread.join(PATIENCE_S)
    assert set(threading.enumerate()) <= before
    assert (runs._runs, runs._threads, runs._reserved) == ({}, {}, set())
