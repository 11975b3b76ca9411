"""The real program's HTTP stream against the bare engine: `python -m bench.api [--json]`.

Speed: the synthetic 1.1 B shape through `POST /api/chat/stream` and through a bare decode loop in this process, in
turns, with the same threads, prompt and greedy sampling. Delay: the same for the first token, with a small model.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.common import Client, Figure, Program, arguments, p95, report
from bench.engine import CONTEXT, PROMPT, BareLoop, Run
from bench.synthetic_model import SHAPES, make
from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Role
from llmui.domain.params import LoadParams
from llmui.engines.worker.assembly import assemble


@dataclass(frozen=True, slots=True)
class Pair:
    """One prompt on both sides."""

    bare: Run
    api: Run
    bare_cpu_s: float
    web_cpu_s: float
    engine_cpu_s: float  # of the engine's process

    @property
    def speed_ratio(self) -> float:
        return self.api.tokens_per_second / self.bare.tokens_per_second

    @property
    def added_ms(self) -> float:
        return 1000 * (self.api.first_token_s - self.bare.first_token_s)


def through_api(client: Client, text: str, tokens: int, prompt_tokens: int) -> Run:
    """One reply of a new conversation, timed where a client reads it."""
    params = {"temperature": 0.0, "max_tokens": tokens, "seed": 1}
    begun = time.perf_counter()
    times: list[float] = []
    usage: dict[str, int] = {}
    for at, name, data in client.events("/api/chat/stream", {"message": text, "params": params}):
        if name == "delta":
            times.append(at)
        elif name == "done":
            usage = data["usage"]
        elif name == "error":
            raise RuntimeError(data["message"])
    assert usage["completion_tokens"] == tokens, f"the reply ended early: {usage}"
    assert usage["prompt_tokens"] == prompt_tokens, "the two sides did not read the same prompt"
    return Run(tokens, max(times[-1] - times[0], 1e-9), times[0] - begun)


def prompts_of(path: Path, texts: list[str]) -> list[list[int]]:
    """The tokens that the program makes of each message."""
    params = LoadParams(context_length=512, cpu_threads=1, gpu_layers=0)
    parts = assemble(path, params, lambda *_: None, lambda: False)
    return [parts.prompts.build((PromptMessage(Role.USER, text),), thinking=None).tokens for text in texts]


def timed(bare: BareLoop, prompt: list[int], tokens: int) -> tuple[Run, float]:
    """One reply of the bare loop, and its processor time."""
    before = time.process_time()
    run = bare.run(prompt, tokens)
    return run, time.process_time() - before


def pairs(path: Path, folder: Path, asked: list[tuple[str, list[int]]], tokens: int, threads: int) -> list[Pair]:
    """Both sides by turns; what goes first changes, so that neither always meets the warmer machine."""
    bare = BareLoop(path, threads)
    limits = ("--cpu-threads", str(threads), "--context-length", str(CONTEXT), "--gpu-layers", "0")
    found: list[Pair] = []
    with Program(folder, ("--model", str(path), *limits)) as program:
        client = program.client()
        client.wait_ready()
        for number, (text, prompt) in enumerate(asked):
            first = timed(bare, prompt, tokens) if number % 2 else None
            web, engine = program.cpu_s(), program.children_cpu_s()
            api = through_api(client, text, tokens, len(prompt))
            web, engine = program.cpu_s() - web, program.children_cpu_s() - engine
            run, cpu = first or timed(bare, prompt, tokens)
            found.append(Pair(run, api, cpu, web, engine))
    bare.close()
    return found[1:]  # the first one warms both sides up


def measure(runs: int, tokens: int, requests: int, threads: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Different from the first letter on: neither side shall find a prompt that it has read before.
        texts = [f"{chr(ord('a') + n % 26)}{n} {PROMPT}" for n in range(max(runs, requests) + 1)]
        small = make(SHAPES["15m"], folder)
        asked = list(zip(texts, prompts_of(small, texts), strict=True))  # both shapes have one vocabulary
        firsts = pairs(small, folder / "small", asked[: requests + 1], 4, threads)
        speeds = pairs(make(SHAPES["1b"], folder), folder / "large", asked[: runs + 1], tokens, threads)
    added = [pair.added_ms for pair in firsts]
    busy = [100 * pair.web_cpu_s / (pair.api.first_token_s + pair.api.decode_s) for pair in speeds]
    efforts = [pair.bare_cpu_s / pair.engine_cpu_s for pair in speeds]
    return [
        Figure("tokens/s: API ÷ bare loop", tuple(pair.speed_ratio for pair in speeds), "", at_least=0.97),
        Figure("  API", tuple(pair.api.tokens_per_second for pair in speeds), "tok/s"),
        Figure("  bare loop", tuple(pair.bare.tokens_per_second for pair in speeds), "tok/s"),
        Figure("  processor time: bare loop ÷ engine's process", tuple(efforts), ""),
        Figure("  web process busy meanwhile", tuple(busy), "%"),
        Figure(f"first token, added, p95 of {requests}", (p95(added),), "ms", at_most=8.0),
        Figure("  median", tuple(added), "ms"),
        Figure("  processor time of the web process, a reply", tuple(1000 * pair.web_cpu_s for pair in firsts), "ms"),
        Figure("  bare loop", tuple(1000 * pair.bare.first_token_s for pair in firsts), "ms"),
    ]


def main() -> None:
    parser = arguments(
        __doc__,
        runs=(5, "pairs of replies for the speed"),
        tokens=(128, "tokens of each"),
        requests=(30, "pairs of requests for the first token"),
        threads=(1, "threads of the engine on both sides"),
    )
    asked = parser.parse_args()
    report(lambda: measure(asked.runs, asked.tokens, asked.requests, asked.threads), as_json=asked.json)


if __name__ == "__main__":
    main()
