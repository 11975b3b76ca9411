"""One sequence in the KV cache: which tokens are in it, reading a prompt into it, adding one token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import llama_cpp

from llmui.engines.worker.loading import LoadedLlama
from llmui.errors import EngineError

_ABORTED = 2
_CHUNK_S = {True: 0.25, False: 1.0}  # on a card only the end of a chunk can be interrupted
_SMALLEST_CHUNK = 32


class Aborted(Exception):
    """The evaluation was ended by the abort switch; the sequence holds what it held before."""


class CachedSequence:
    """`tokens` are those whose keys and values are in memory, in order."""

    def __init__(self, llama: LoadedLlama, sequence: int = 0) -> None:
        self.tokens: list[int] = []
        self._llama, self._sequence = llama, sequence
        self._batch = llama_cpp.llama_batch_init(llama.n_batch, 0, 1)
        self._chunk = llama.n_batch
        # One token in the warm-up bounds the speed of reading from below: no first chunk takes minutes.
        while self._chunk > _SMALLEST_CHUNK and self._chunk * llama.token_s > 20:
            self._chunk //= 2
        for i in range(llama.n_batch):
            self._batch.n_seq_id[i] = 1
            self._batch.seq_id[i][0] = sequence

    def keep_prefix(self, prompt: Sequence[int]) -> int:
        """Remove what the prompt does not begin with; the number of its tokens that stay. At least one is left over."""
        common = common_prefix(self.tokens, prompt)
        common = min(common, len(prompt) - 1)
        if common < len(self.tokens):
            self._cut(common)
        return len(self.tokens)

    def read(self, prompt: Sequence[int], report: Callable[[int], None]) -> None:
        """Evaluate the rest of the prompt; `report(processed)` after each chunk. Raises Aborted, EngineError."""
        while (at := len(self.tokens)) < len(prompt):
            chunk = prompt[at : at + self._chunk]
            started = perf_counter()
            self._fill(chunk, at)
            self._decode(len(chunk))
            self.tokens.extend(chunk)
            if at + len(chunk) < len(prompt):
                report(len(self.tokens))
                # The call may return before a card has finished; only then is the time known.
                llama_cpp.llama_synchronize(self._llama.context)
                if perf_counter() - started > _CHUNK_S[self._llama.on_gpu] and self._chunk > _SMALLEST_CHUNK:
                    self._chunk //= 2

    def add(self, token: int) -> None:
        """Evaluate one token. Raises Aborted, EngineError."""
        batch = self._batch
        batch.n_tokens = 1
        batch.token[0] = token
        batch.pos[0] = len(self.tokens)
        batch.logits[0] = 1
        self._decode(1)
        self.tokens.append(token)

    def clear(self) -> None:
        llama_cpp.llama_memory_clear(self._llama.memory, True)
        self.tokens.clear()

    def _fill(self, chunk: Sequence[int], at: int) -> None:
        batch, count = self._batch, len(chunk)
        batch.n_tokens = count
        for i, token in enumerate(chunk):
            batch.token[i] = token
            batch.pos[i] = at + i
            batch.logits[i] = 0
        batch.logits[count - 1] = 1

    def _decode(self, count: int) -> None:
        code = llama_cpp.llama_decode(self._llama.context, self._batch)
        if code == 0:
            return
        self._repair()
        if code == _ABORTED:
            raise Aborted
        raise EngineError(f"llama.cpp could not evaluate {count} tokens (code {code}).")

    def _repair(self) -> None:
        """Remove from memory what an evaluation that failed left there."""
        self._cut(len(self.tokens))

    def _cut(self, length: int) -> None:
        """Keep the first `length` tokens. Memory that cannot forget a part (hybrid, sliding window) forgets all."""
        memory, n_swa = self._llama.memory, self._llama.n_swa
        if n_swa > 0 and llama_cpp.llama_memory_seq_pos_min(memory, self._sequence) > max(0, length - n_swa):
            self.clear()
        elif llama_cpp.llama_memory_seq_rm(memory, self._sequence, length, -1):
            del self.tokens[length:]
        else:
            self.clear()


def common_prefix(a: Sequence[int], b: Sequence[int]) -> int:
    """How many tokens two lists begin with alike; compares slices, so that 100,000 tokens cost no Python loop."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
