"""The worker against the bare engine: speed, processor time per token, time to the first token.

    python -m bench.engine [--model FILE] [--json]

Both sides use the same file, threads, prompt and greedy sampling, take turns within one run, and the median counts: on
a shared machine only such ratios mean something. Without --model: the synthetic 1.1 B shape and the starter model.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event

import llama_cpp

from bench.synthetic_model import SHAPES, make
from llmui.domain.generation import Finished, GenerationRequest, PromptMessage, TextDelta
from llmui.domain.messages import Role
from llmui.domain.params import GenerationParams, LoadParams
from llmui.engines.worker import output
from llmui.engines.worker.assembly import Parts, assemble
from llmui.engines.worker.client import WorkerEngine
from llmui.engines.worker.protocol import FrameWriter
from llmui.engines.worker.sequence import common_prefix
from llmui.engines.worker.wire import chunk_frame

STARTER = Path(__file__).parents[1] / "models" / "llmui-starter-Q8_0.gguf"
CONTEXT = 4608
PROMPT = "Once upon a time there was a small machine that liked to count words. "


@dataclass(frozen=True, slots=True)
class Run:
    """One reply: tokens, seconds from the first to the last one, seconds from the request to the first."""

    tokens: int
    decode_s: float
    first_token_s: float

    @property
    def tokens_per_second(self) -> float:
        return (self.tokens - 1) / self.decode_s


class BareLoop:
    """llama.cpp in this process with nothing around it: decode, sample, next. Knows no text, no stop, no pipe."""

    def __init__(self, path: Path, threads: int, context: int = CONTEXT) -> None:
        self._quiet = llama_cpp.llama_log_callback(lambda *_: None)
        llama_cpp.llama_log_set(self._quiet, None)
        llama_cpp.llama_backend_init()
        model_params = llama_cpp.llama_model_default_params()
        model_params.n_gpu_layers = 0
        self._model = llama_cpp.llama_model_load_from_file(str(path).encode(), model_params)
        params = llama_cpp.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = context, 512, 512
        params.n_threads = params.n_threads_batch = threads
        params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_ENABLED
        params.swa_full = False
        self._context = llama_cpp.llama_init_from_model(self._model, params)
        if not self._context:
            raise SystemExit(f"{path} could not be loaded")
        self._read: list[int] = []

    def run(self, prompt: Sequence[int], tokens: int) -> Run:
        """Read what is new of the prompt and write that many tokens, whatever they are."""
        kept = min(common_prefix(self._read, prompt), len(prompt) - 1)
        llama_cpp.llama_memory_seq_rm(llama_cpp.llama_get_memory(self._context), 0, kept, -1)
        self._read = list(prompt)
        chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_greedy())
        sample, decode, context = llama_cpp.llama_sampler_sample, llama_cpp.llama_decode, self._context
        begun = time.perf_counter()
        for at in range(kept, len(prompt), 512):
            part = prompt[at : at + 512]
            array = (llama_cpp.llama_token * len(part))(*part)
            decode(context, llama_cpp.llama_batch_get_one(array, len(part)))
        one = (llama_cpp.llama_token * 1)()
        batch = llama_cpp.llama_batch_get_one(one, 1)
        one[0] = sample(chain, context, -1)
        first = time.perf_counter()
        for _ in range(tokens - 1):
            decode(context, batch)
            one[0] = sample(chain, context, -1)
        ended = time.perf_counter()
        llama_cpp.llama_sampler_free(chain)
        return Run(tokens, ended - first, first - begun)

    def close(self) -> None:
        llama_cpp.llama_free(self._context)
        llama_cpp.llama_model_free(self._model)


def worker_run(engine: WorkerEngine, text: str, tokens: int) -> Run:
    """The same through the worker, its template and its pipes, timed on this side of them."""
    request = GenerationRequest(
        messages=(PromptMessage(Role.USER, text),),
        params=GenerationParams(temperature=0.0, max_tokens=tokens, seed=1),
    )
    begun = time.perf_counter()
    first = last = 0.0
    head = count = 0
    for chunk in engine.stream(request, Event()):
        if isinstance(chunk, TextDelta):
            last = time.perf_counter()
            count += chunk.tokens
            if not first:
                first, head = last, chunk.tokens
        elif isinstance(chunk, Finished):
            assert count == chunk.timings.completion_tokens
    return Run(count - head + 1, max(last - first, 1e-9), first - begun)


def python_us(parts: Parts, tokens: int) -> float:
    """Processor time of our own code per token of a reply of that length, in microseconds.

    The real loop runs with llama.cpp taken out: its two calls per token answer at once, and every token is flushed,
    as with a slow model. What is left is what Python costs.
    """
    real = llama_cpp.llama_decode, llama_cpp.llama_sampler_sample, output.FLUSH_S
    words = itertools.cycle(parts.vocabulary.tokens(PROMPT, special=False))
    sink = FrameWriter(os.open(os.devnull, os.O_WRONLY))
    reply = parts.new_reply(lambda chunk: sink.write(chunk_frame(chunk)), lambda: False, time.perf_counter())
    prompt = parts.prompts.raw(str(tokens))
    try:
        llama_cpp.llama_decode, llama_cpp.llama_sampler_sample = lambda *_: 0, lambda *_: next(words)
        output.FLUSH_S = 0.0
        begun = time.process_time()
        reply.write(prompt, GenerationParams(temperature=0.0, max_tokens=tokens), 1)
        return 1e6 * (time.process_time() - begun) / tokens
    finally:
        llama_cpp.llama_decode, llama_cpp.llama_sampler_sample, output.FLUSH_S = real


@dataclass(frozen=True, slots=True)
class Figures:
    """What is reported for one model: medians. Ratios are worker over bare, `added` is worker less bare."""

    model: str
    threads: int
    bare_tokens_per_second: float
    worker_tokens_per_second: float
    speed_ratio: float
    first_token_added_ms: float
    first_token_added_p95_ms: float
    python_us_at_250: float
    python_us_at_4000: float
    python_growth: float


def measure(path: Path, *, threads: int, tokens: int, rounds: int) -> Figures:
    """All figures of one model; bare and worker take turns."""
    params = LoadParams(context_length=CONTEXT, cpu_threads=threads, gpu_layers=0)
    bare, engine = BareLoop(path, threads), WorkerEngine()
    parts = assemble(path, params, lambda *_: None, lambda: False)
    # The first letter differs each time: neither side shall find a prompt that it has read before.
    texts = [f"{chr(ord('a') + index % 26)}{index} {PROMPT}" for index in range(1 + rounds * 5)]

    def pair(text: str, length: int) -> tuple[Run, Run]:
        prompt = parts.prompts.build((PromptMessage(Role.USER, text),), thinking=None).tokens
        return bare.run(prompt, length), worker_run(engine, text, length)

    try:
        engine.load(path, params)
        pair(texts[0], 4)
        speeds = [pair(text, tokens) for text in texts[1 : rounds + 1]]
        firsts = [pair(text, 2) for text in texts[rounds + 1 :]]
    finally:
        engine.close()
        bare.close()
    added = sorted(1000 * (theirs.first_token_s - ours.first_token_s) for ours, theirs in firsts)
    python_us(parts, 250)
    costs = [(python_us(parts, 250), python_us(parts, 4000)) for _ in range(rounds)]
    short, long = (statistics.median(side) for side in zip(*costs, strict=True))
    return Figures(
        model=path.stem,
        threads=threads,
        bare_tokens_per_second=statistics.median(ours.tokens_per_second for ours, _ in speeds),
        worker_tokens_per_second=statistics.median(theirs.tokens_per_second for _, theirs in speeds),
        speed_ratio=statistics.median(theirs.tokens_per_second / ours.tokens_per_second for ours, theirs in speeds),
        first_token_added_ms=statistics.median(added),
        first_token_added_p95_ms=added[int(len(added) * 0.95)],
        python_us_at_250=short,
        python_us_at_4000=long,
        python_growth=long / short,
    )


def table(figures: Figures) -> str:
    """The figures with their bars, for a terminal."""
    f = figures
    rows = (
        ("tokens/s", f"bare {f.bare_tokens_per_second:.1f}, worker {f.worker_tokens_per_second:.1f}"),
        ("  worker / bare", f"{f.speed_ratio:.3f} (bar 0.97)"),
        (
            "first token, added",
            f"median {f.first_token_added_ms:.1f} ms, p95 {f.first_token_added_p95_ms:.1f} ms (bar 8)",
        ),
        ("Python per token", f"at 250: {f.python_us_at_250:.1f} us, at 4,000: {f.python_us_at_4000:.1f} us"),
        ("  4,000 / 250", f"{f.python_growth:.2f} (bar 1.2)"),
    )
    return "\n".join([f"{f.model}, {f.threads} thread(s)", *(f"  {name:<20} {value}" for name, value in rows)])


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the worker with the bare engine.")
    parser.add_argument("--model", type=Path, action="append", default=[])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = options.model or [make(SHAPES["1b"], Path(folder)), STARTER]
        found = [
            measure(path, threads=options.threads, tokens=options.tokens, rounds=options.rounds)
            for path in models
            if path.exists()
        ]
    if options.json:
        print(json.dumps([asdict(figures) for figures in found], indent=2))
    else:
        for figures in found:
            print(table(figures))


if __name__ == "__main__":
    main()
