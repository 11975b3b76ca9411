"""Writing one reply: read the prompt, then sample, show and evaluate token by token until something ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import llama_cpp

from llmui.domain.generation import Chunk, Finished, FinishReason, PromptProgress, PromptRead, TextDelta
from llmui.domain.messages import Timings
from llmui.domain.params import GenerationParams
from llmui.engines.worker.loading import LoadedLlama
from llmui.engines.worker.output import DeltaWriter
from llmui.engines.worker.prompt import Prompt
from llmui.engines.worker.sampling import Sampler, random_seed
from llmui.engines.worker.sequence import Aborted, CachedSequence
from llmui.errors import ContextOverflow

Send = Callable[[Chunk], None]


class Reply:
    """One reply in the making. `stopped()` is asked between tokens; the abort switch ends the token under way."""

    def __init__(
        self,
        llama: LoadedLlama,
        sequence: CachedSequence,
        send: Send,
        stopped: Callable[[], bool],
        started: float,
    ) -> None:
        self._llama, self._sequence, self._send, self._stopped = llama, sequence, send, stopped
        self._started = started
        self._prompt_tokens = self._cached = self._count = 0
        self._prompt_s = self._first_s = self._decode_s = 0.0

    def write(self, prompt: Prompt, params: GenerationParams, reserve: int) -> None:
        """Raises ContextOverflow before anything is evaluated."""
        tokens, limit = prompt.tokens, self._llama.n_ctx
        if len(tokens) + reserve > limit:
            raise ContextOverflow(len(tokens) + reserve, limit)
        self._prompt_tokens = len(tokens)
        seed = params.seed if params.seed >= 0 else random_seed()
        try:
            self._read(tokens)
        except Aborted:
            self._finish(FinishReason.STOPPED)
            return
        self._send(PromptRead(len(tokens), self._cached, seed, prompt.opens_reasoning))
        sampler = Sampler(self._llama.vocabulary.handle, self._llama.vocabulary.size, self._llama.n_ctx, params, seed)
        try:
            self._write(sampler, params, prompt.stops)
        finally:
            sampler.close()

    def _read(self, tokens: Sequence[int]) -> None:
        begun = perf_counter()
        if self._stopped():
            raise Aborted
        self._cached = cached = self._sequence.keep_prefix(tokens)
        total = len(tokens)
        if total - cached > self._llama.n_batch:
            self._send(PromptProgress(cached, total, cached))

        def report(processed: int) -> None:
            self._send(PromptProgress(processed, total, cached))
            if self._stopped():
                raise Aborted

        self._sequence.read(tokens, report)
        llama_cpp.llama_synchronize(self._llama.context)
        self._prompt_s = perf_counter() - begun

    def _write(self, sampler: Sampler, params: GenerationParams, own_stops: Sequence[str]) -> None:
        out = DeltaWriter(lambda text, tokens: self._send(TextDelta(text, tokens)), (*params.stop, *own_stops))
        try:
            reason = self._loop(sampler.chain, out, params.max_tokens)
        except Aborted:
            reason = FinishReason.STOPPED
        out.end()
        if out.met:
            reason = FinishReason.EOS if out.met in own_stops else FinishReason.STOP_STRING
        self._finish(reason, "" if reason is FinishReason.EOS else out.met)

    def _loop(self, chain: llama_cpp.llama_sampler_p, out: DeltaWriter, max_tokens: int) -> FinishReason:
        sample, context = llama_cpp.llama_sampler_sample, self._llama.context
        piece_of, sequence, stopped = self._llama.vocabulary.piece, self._sequence, self._stopped
        room = self._llama.n_ctx - len(sequence.tokens)
        begun = perf_counter()
        try:
            while True:
                piece = piece_of(token := sample(chain, context, -1))
                if self._count == 0:
                    begun = perf_counter()
                    self._first_s = begun - self._started
                if piece is None:
                    return FinishReason.EOS
                self._count += 1
                if not out.add(piece):
                    return FinishReason.STOP_STRING
                if self._count >= max_tokens:
                    return FinishReason.MAX_TOKENS
                if self._count > room:
                    return FinishReason.CONTEXT_FULL
                if stopped():
                    return FinishReason.STOPPED
                sequence.add(token)
        finally:
            self._decode_s = perf_counter() - begun

    def _finish(self, reason: FinishReason, stop_string: str = "") -> None:
        timings = Timings(
            prompt_tokens=self._prompt_tokens,
            cached_tokens=self._cached,
            completion_tokens=self._count,
            prompt_s=self._prompt_s,
            decode_s=self._decode_s,
            first_token_s=self._first_s,
        )
        self._send(Finished(reason, timings, stop_string))
