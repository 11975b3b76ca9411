"""Chats as rows of token ids: short ones share a row, and rows of few lengths make few shapes to compile for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kit import Chat
from render import segments

ROWS = {256: 24, 512: 12, 1024: 6, 2048: 3}  # length of a row -> rows in a batch
NOT_LEARNT = -100


@dataclass(frozen=True, slots=True)
class Sample:
    """One chat. `learn[i]` says whether `ids[i]` is to be predicted."""

    ids: np.ndarray
    learn: np.ndarray


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (rows, length): input ids, the id to predict (or NOT_LEARNT), and the number of the chat."""

    ids: Tensor
    wanted: Tensor
    chats: Tensor


def encode(tokenizer: Tokenizer, chats: Sequence[Chat]) -> list[Sample]:
    """Pieces are encoded one by one: none of their borders lies inside a token, since control tokens stand there."""
    pieces = [list(segments(chat)) for chat in chats]
    encoded = iter(tokenizer.encode_batch([text for chat in pieces for text, _ in chat]))
    samples = []
    for chat in pieces:
        ids = [np.array(next(encoded).ids, np.int64) for _ in chat]
        learn = [np.full(len(piece), flag) for piece, (_, flag) in zip(ids, chat, strict=True)]
        samples.append(Sample(np.concatenate(ids), np.concatenate(learn)))
    return samples


def packed(samples: Sequence[Sample], seed: int) -> Iterator[Batch]:
    """All samples once, in random order, in batches of one row length each. What is longer than the longest row is cut."""
    rng = np.random.default_rng(seed)
    lengths = sorted(ROWS)
    bins: dict[int, list[list[Sample]]] = {length: [] for length in lengths}
    for index in rng.permutation(len(samples)):
        sample = samples[index]
        length = next((length for length in lengths if len(sample.ids) <= length), lengths[-1])
        rows = bins[length]
        fitting = next((row for row in rows if sum(len(s.ids) for s in row) + len(sample.ids) <= length), None)
        if fitting is not None:
            fitting.append(sample)
            continue
        rows.append([sample])
        if len(rows) >= 4 * ROWS[length]:  # enough to choose from while filling; the fullest leave
            rows.sort(key=lambda row: -sum(len(s.ids) for s in row))
            bins[length] = rows[ROWS[length] :]
            yield batch(rows[: ROWS[length]], length)
    for length, rows in bins.items():
        for start in range(0, len(rows), ROWS[length]):
            yield batch(rows[start : start + ROWS[length]], length)


def batch(rows: Sequence[Sequence[Sample]], length: int) -> Batch:
    shape = (ROWS[length], length)
    ids, wanted = np.zeros(shape, np.int64), np.full(shape, NOT_LEARNT, np.int64)
    chats = np.full(shape, -1, np.int64)
    for r, row in enumerate(rows):
        at = 0
        for number, sample in enumerate(row):
            size = min(len(sample.ids), length)
            ids[r, at : at + size] = sample.ids[:size]
            chats[r, at : at + size] = number
            following = np.where(sample.learn[1:size], sample.ids[1:size], NOT_LEARNT)
            wanted[r, at : at + size - 1] = following
            at += size
    return Batch(torch.from_numpy(ids), torch.from_numpy(wanted), torch.from_numpy(chats))
