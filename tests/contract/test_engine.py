"""What llmui/engines/base.py promises, for every engine that ships."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from bench.synthetic_model import SHAPES, make
from llmui.domain.generation import (
    Chunk,
    EnginePhase,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptMessage,
    PromptProgress,
    PromptRead,
    Queued,
    TextDelta,
)
from llmui.domain.messages import Role
from llmui.domain.params import GenerationParams, LoadParams
from llmui.engines.base import Engine
from llmui.engines.echo import EchoEngine
from llmui.engines.worker.client import WorkerEngine
from llmui.errors import ContextOverflow, EngineNotReady, LoadCancelled

CONTEXT = 4096
WORDS = "The quick brown fox jumps over the lazy dog and tells a long story about it. "


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that never ends by itself: a trained model would be done before it can be stopped."""
    return make(SHAPES["15m"], tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module", params=["echo", "worker"])
def shared(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One engine for all tests of this file: starting a process for each would cost a second each."""
    engine: Engine
    if request.param == "echo":
        engine = EchoEngine(tokens_per_second=400, prompt_tokens_per_second=4000)
    else:
        engine = WorkerEngine()
    yield engine
    engine.close()


@pytest.fixture
def engine(shared: Engine, model: Path) -> Engine:
    """Loaded and idle."""
    loaded = shared.status().model
    if loaded is None or loaded.context_length != CONTEXT:
        shared.load(model, LoadParams(context_length=CONTEXT, cpu_threads=1))
    return shared


def ask(text: str = WORDS, *, system: str = "", prefix: str = "", **params: object) -> GenerationRequest:
    messages = [PromptMessage(Role.SYSTEM, system)] if system else []
    return GenerationRequest(
        messages=(*messages, PromptMessage(Role.USER, text)),
        params=GenerationParams.from_mapping({"max_tokens": 12, "temperature": 0.0} | params),
        prefix=prefix,
    )


def run(engine: Engine, request: GenerationRequest) -> list[Chunk]:
    return list(engine.stream(request, Event()))


def text_of(chunks: list[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks if isinstance(chunk, TextDelta))


def end_of(chunks: list[Chunk]) -> Finished:
    assert isinstance(chunks[-1], Finished)
    return chunks[-1]


def start_of(chunks: list[Chunk]) -> PromptRead:
    return next(chunk for chunk in chunks if isinstance(chunk, PromptRead))


def until(wanted: Callable[[Chunk], bool], stream: Iterator[Chunk]) -> Chunk:
    return next(chunk for chunk in stream if wanted(chunk))


def long_prompt(engine: Engine, share: float) -> str:
    """A text that fills that share of the context."""
    each = engine.token_counts([WORDS * 10])[0] / 10
    return WORDS * int(CONTEXT * share / each)


def test_a_loaded_engine_is_ready_and_names_its_model(engine: Engine) -> None:
    status = engine.status()
    assert status.phase is EnginePhase.READY
    assert status.model is not None and status.model.name and status.model.context_length == CONTEXT


def test_chunks_come_in_order(engine: Engine) -> None:
    chunks = run(engine, ask(long_prompt(engine, 0.5)))
    order = "".join(
        {Queued: "q", PromptProgress: "p", PromptRead: "r", TextDelta: "t", Finished: "f"}[type(c)] for c in chunks
    )
    assert order.lstrip("q").lstrip("p").replace("t", "") == "rf"
    assert order.startswith("p")


def test_progress_grows_and_names_the_whole_prompt(engine: Engine) -> None:
    chunks = run(engine, ask("Once more. " + long_prompt(engine, 0.6)))
    steps = [chunk for chunk in chunks if isinstance(chunk, PromptProgress)]
    assert [step.processed for step in steps] == sorted({step.processed for step in steps})
    assert {step.total for step in steps} == {start_of(chunks).prompt_tokens}


def test_tokens_are_counted_once_each(engine: Engine) -> None:
    chunks = run(engine, ask(max_tokens=9))
    assert end_of(chunks).timings.completion_tokens == sum(c.tokens for c in chunks if isinstance(c, TextDelta)) <= 9


def test_a_reply_ends_at_max_tokens(engine: Engine) -> None:
    end = end_of(run(engine, ask(max_tokens=2)))
    assert (end.reason, end.timings.completion_tokens) == (FinishReason.MAX_TOKENS, 2)


def test_temperature_zero_says_the_same_twice(engine: Engine) -> None:
    assert text_of(run(engine, ask())) == text_of(run(engine, ask()))


def test_a_seed_makes_a_reply_repeatable(engine: Engine) -> None:
    first, second = (run(engine, ask(temperature=1.5, seed=7)) for _ in range(2))
    assert start_of(first).seed == 7
    assert text_of(first) == text_of(second)


def test_a_drawn_seed_is_told(engine: Engine) -> None:
    first = run(engine, ask(temperature=1.5, seed=-1))
    again = run(engine, ask(temperature=1.5, seed=start_of(first).seed))
    assert text_of(first) == text_of(again)


def test_timings_are_filled(engine: Engine) -> None:
    timings = end_of(run(engine, ask("Tell me of timings. " + WORDS))).timings
    assert timings.prompt_tokens > 10
    assert timings.prompt_s > 0 and timings.decode_s > 0 and timings.first_token_s >= timings.prompt_s


def test_a_stop_string_ends_the_reply_and_is_not_shown(engine: Engine) -> None:
    whole = text_of(run(engine, ask()))
    stop = whole[len(whole) // 2 : len(whole) // 2 + 3]
    chunks = run(engine, ask(stop=[stop, "never to be seen"]))
    assert text_of(chunks) == whole[: whole.index(stop)]
    assert (end_of(chunks).reason, end_of(chunks).stop_string) == (FinishReason.STOP_STRING, stop)


def test_a_stop_string_that_never_comes_takes_nothing_away(engine: Engine) -> None:
    assert text_of(run(engine, ask(stop=["e" * 100]))) == text_of(run(engine, ask()))


def test_a_reply_goes_on_from_its_prefix(engine: Engine) -> None:
    plain, continued = run(engine, ask()), run(engine, ask(prefix="The quick brown"))
    assert start_of(continued).prompt_tokens > start_of(plain).prompt_tokens
    assert not text_of(continued).startswith("The quick brown")


def test_a_raw_prompt_needs_no_messages(engine: Engine) -> None:
    chunks = run(engine, GenerationRequest(raw_prompt="Once upon a time", params=GenerationParams(max_tokens=3)))
    assert end_of(chunks).timings.completion_tokens > 0


def test_counting_tokens_agrees_with_reading_them(engine: Engine) -> None:
    request = ask(system="Be brief.")
    assert engine.count_tokens(request.messages) == start_of(run(engine, request)).prompt_tokens


def test_texts_are_counted_one_by_one(engine: Engine) -> None:
    one, none, two = engine.token_counts(["hello there", "", "hello there hello there"])
    assert none == 0 < one < two
    assert engine.token_counts([]) == []


def test_a_set_stop_ends_a_reply_before_it_begins(engine: Engine) -> None:
    stop = Event()
    stop.set()
    chunks = list(engine.stream(ask(), stop))
    assert end_of(chunks).reason is FinishReason.STOPPED
    assert text_of(chunks) == ""


def stopped_at(wanted: type[Chunk], engine: Engine, request: GenerationRequest) -> tuple[float, int]:
    """Stop a reply at its first chunk of that kind: how long it took to end, and the tokens that it had."""
    stop = Event()
    stream = engine.stream(request, stop)
    until(lambda chunk: isinstance(chunk, wanted), stream)
    stop.set()
    asked = time.monotonic()
    end = end_of(list(stream))
    assert end.reason is FinishReason.STOPPED
    return time.monotonic() - asked, end.timings.completion_tokens


# The quickest of three counts: where a machine was busy with something else for a moment, that is not the engine's.


def test_stop_ends_a_reply_while_it_is_written(engine: Engine) -> None:
    request = ask(long_prompt(engine, 0.3), max_tokens=2000, stop=[])
    took, tokens = min(stopped_at(TextDelta, engine, request) for _ in range(3))
    assert took < 0.3
    assert tokens < 300


def test_stop_ends_the_reading_of_a_prompt(engine: Engine) -> None:
    text = long_prompt(engine, 0.9)
    tries = [stopped_at(PromptProgress, engine, ask(f"Not read before: {n}. {text}")) for n in range(3)]
    assert min(tries)[0] < 0.3
    assert {tokens for _, tokens in tries} == {0}


def test_after_a_stop_the_next_reply_is_the_same_as_ever(engine: Engine) -> None:
    expected = text_of(run(engine, ask("And after that? " + WORDS)))
    stop = Event()
    stream = engine.stream(ask("And before that? " + long_prompt(engine, 0.8)), stop)
    until(lambda chunk: isinstance(chunk, PromptProgress), stream)
    stop.set()
    list(stream)
    assert text_of(run(engine, ask("And after that? " + WORDS))) == expected


def test_leaving_a_stream_frees_the_engine(engine: Engine) -> None:
    stream = engine.stream(ask(long_prompt(engine, 0.5), max_tokens=3000), Event())
    until(lambda chunk: isinstance(chunk, TextDelta), stream)
    stream.close()  # type: ignore[attr-defined]
    begun = time.monotonic()
    assert end_of(run(engine, ask(max_tokens=2))).timings.completion_tokens == 2
    assert time.monotonic() - begun < 2.5  # left alone, the reply would go on for longer


def test_two_threads_get_a_whole_reply_each(engine: Engine) -> None:
    results: dict[str, list[Chunk]] = {}
    texts = {name: f"This is {name}. {WORDS}" for name in ("one", "two", "three")}
    alone = {name: text_of(run(engine, ask(text, max_tokens=30))) for name, text in texts.items()}

    def work(name: str) -> None:
        results[name] = run(engine, ask(texts[name], max_tokens=30))

    threads = [threading.Thread(target=work, args=(name,)) for name in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {name: text_of(chunks) for name, chunks in results.items()} == alone


def test_who_waits_is_told_so_and_can_leave_the_queue(engine: Engine) -> None:
    first = engine.stream(ask(long_prompt(engine, 0.3), max_tokens=3000), Event())
    until(lambda chunk: isinstance(chunk, TextDelta), first)
    stop = Event()
    second = engine.stream(ask("Me too."), stop)
    assert next(second) == Queued(1)
    assert engine.status().phase is EnginePhase.BUSY
    stop.set()
    assert end_of(list(second)).reason is FinishReason.STOPPED
    assert isinstance(until(lambda chunk: isinstance(chunk, TextDelta), first), TextDelta)
    first.close()  # type: ignore[attr-defined]


def test_a_prompt_that_does_not_fit_is_refused_with_the_numbers(engine: Engine) -> None:
    request = ask(long_prompt(engine, 1.5))
    with pytest.raises(ContextOverflow) as refused:
        run(engine, request)
    assert refused.value.limit == CONTEXT
    assert refused.value.needed == engine.count_tokens(request.messages) + request.reserve


def test_room_for_the_reply_counts_as_well(engine: Engine) -> None:
    request = ask()
    length = engine.count_tokens(request.messages)
    reserved = GenerationRequest(messages=request.messages, params=request.params, reserve=CONTEXT - length + 1)
    with pytest.raises(ContextOverflow):
        run(engine, reserved)


def test_a_full_context_ends_the_reply(engine: Engine) -> None:
    request = ask(long_prompt(engine, 0.97), max_tokens=100_000, temperature=1.0, seed=1)
    end = end_of(run(engine, request))
    assert end.reason in {FinishReason.CONTEXT_FULL, FinishReason.EOS}
    assert end.timings.prompt_tokens + end.timings.completion_tokens <= CONTEXT + 1


def test_loading_can_be_cancelled(engine: Engine, model: Path) -> None:
    cancel = Event()
    cancel.set()
    with pytest.raises(LoadCancelled):
        engine.load(model, LoadParams(), cancel=cancel)


def test_loading_tells_how_far_it_is(engine: Engine, model: Path) -> None:
    seen: list[tuple[str, float]] = []
    loaded = engine.load(
        model,
        LoadParams(context_length=CONTEXT, cpu_threads=1),
        progress=lambda stage, share: seen.append((stage, share)),
    )
    shares = [share for _, share in seen]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    assert engine.status().model == loaded


def test_without_a_model_every_question_says_so(engine: Engine) -> None:
    engine.unload()
    assert engine.status().phase is EnginePhase.EMPTY
    for question in (
        lambda: run(engine, ask()),
        lambda: engine.count_tokens(ask().messages),
        lambda: engine.token_counts(["a"]),
    ):
        with pytest.raises(EngineNotReady):
            question()


def test_unloading_ends_replies_under_way(engine: Engine) -> None:
    stream = engine.stream(ask(long_prompt(engine, 0.3), max_tokens=3000), Event())
    until(lambda chunk: isinstance(chunk, TextDelta), stream)
    engine.unload()
    with pytest.raises(EngineNotReady):
        list(stream)


def test_closing_twice_is_fine_and_leaves_no_thread(shared: Engine, model: Path) -> None:
    before = set(threading.enumerate())
    other: Engine = WorkerEngine() if isinstance(shared, WorkerEngine) else EchoEngine()
    other.load(model, LoadParams(context_length=512))
    other.close()
    other.close()
    assert set(threading.enumerate()) <= before
    assert other.status().phase is EnginePhase.EMPTY
