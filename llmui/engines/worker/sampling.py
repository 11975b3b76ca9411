"""From `GenerationParams` to a chain of llama.cpp samplers, in llama.cpp's own order."""

from __future__ import annotations

import ctypes
import random

import llama_cpp

from llmui.domain.params import GenerationParams

# Where a repeated sequence ends for DRY: new lines and the marks that structure text anyway.
_DRY_BREAKERS = (b"\n", b":", b'"', b"*")


def random_seed() -> int:
    """A seed for a reply that asked for none; never llama.cpp's own mark for "random", so that it can be repeated."""
    return random.SystemRandom().randrange(0xFFFF_FFFF)


class Sampler:
    """A chain that only holds what does something; free it with `close`."""

    def __init__(
        self, vocab: llama_cpp.llama_vocab_p, n_vocab: int, n_ctx: int, params: GenerationParams, seed: int
    ) -> None:
        self.chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        self._vocab, self._n_vocab, self._n_ctx = vocab, n_vocab, n_ctx
        self._add_penalties(params)
        if params.temperature <= 0:
            self._add(llama_cpp.llama_sampler_init_greedy())
        else:
            self._add_filters(params, seed)
            self._add_temperature(params)
            self._add(llama_cpp.llama_sampler_init_dist(seed))

    def names(self) -> list[str]:
        """The samplers of the chain, for tests."""
        return [
            llama_cpp.llama_sampler_name(llama_cpp.llama_sampler_chain_get(self.chain, i)).decode()
            for i in range(llama_cpp.llama_sampler_chain_n(self.chain))
        ]

    def close(self) -> None:
        llama_cpp.llama_sampler_free(self.chain)

    def _add(self, sampler: llama_cpp.llama_sampler_p) -> None:
        llama_cpp.llama_sampler_chain_add(self.chain, sampler)

    def _add_penalties(self, params: GenerationParams) -> None:
        window = self._n_ctx if params.repeat_last_n < 0 else params.repeat_last_n
        repeat, frequency, presence = (
            params.repeat_penalty,
            params.frequency_penalty,
            params.presence_penalty,
        )
        if window and (repeat, frequency, presence) != (1.0, 0.0, 0.0):
            self._add(llama_cpp.llama_sampler_init_penalties(self._n_vocab, window, repeat, frequency, presence))
        if params.dry_multiplier > 0:
            breakers = (ctypes.c_char_p * len(_DRY_BREAKERS))(*_DRY_BREAKERS)
            self._add(
                llama_cpp.llama_sampler_init_dry(
                    self._vocab,
                    params.dry_multiplier,
                    params.dry_base,
                    params.dry_allowed_length,
                    self._n_ctx,
                    breakers,
                    len(_DRY_BREAKERS),
                )
            )

    def _add_filters(self, params: GenerationParams, seed: int) -> None:
        if params.top_n_sigma > 0:
            self._add(llama_cpp.llama_sampler_init_top_n_sigma(params.top_n_sigma))
        if params.top_k > 0:
            self._add(llama_cpp.llama_sampler_init_top_k(params.top_k))
        if params.typical_p < 1:
            self._add(llama_cpp.llama_sampler_init_typical(params.typical_p, 1))
        if params.top_p < 1:
            self._add(llama_cpp.llama_sampler_init_top_p(params.top_p, 1))
        if params.min_p > 0:
            self._add(llama_cpp.llama_sampler_init_min_p(params.min_p, 1))
        if params.xtc_probability > 0:
            self._add(llama_cpp.llama_sampler_init_xtc(params.xtc_probability, params.xtc_threshold, 1, seed))

    def _add_temperature(self, params: GenerationParams) -> None:
        if params.dynatemp_range > 0:
            self._add(llama_cpp.llama_sampler_init_temp_ext(params.temperature, params.dynatemp_range, 1.0))
        elif params.temperature != 1.0:
            self._add(llama_cpp.llama_sampler_init_temp(params.temperature))
