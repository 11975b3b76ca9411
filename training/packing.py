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

ROWS = {256: 16, 512: 8, 1024: 4, 2048: 2}  # length of a row -> rows in a batch
POOL = 3000  # chats that are sorted into rows together
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
    waiting: dict[int, list[list[Sample]]] = {length: [] for length in ROWS}
    order = rng.permutation(len(samples))
    for start in range(0, len(order), POOL):
        made: list[Batch] = []
        for length, rows in filled([samples[index] for index in order[start : start + POOL]]).items():
            rows += waiting[length]
            rng.shuffle(rows)
            whole = len(rows) // ROWS[length] * ROWS[length]
            made += [batch(rows[i : i + ROWS[length]], length) for i in range(0, whole, ROWS[length])]
            waiting[length] = rows[whole:]
        rng.shuffle(made)
        yield from made
    yield from (batch(rows, length) for length, rows in waiting.items() if rows)


def filled(samples: Sequence[Sample]) -> dict[int, list[list[Sample]]]:
    """Rows of samples by length of row: the longest samples first, each put where it leaves the least room."""
    lengths = sorted(ROWS)
    rows: dict[int, list[list[Sample]]] = {length: [] for length in lengths}
    with_room: dict[int, list[list[Sample]]] = {}
    for sample in sorted(samples, key=lambda sample: -len(sample.ids)):
        size = min(len(sample.ids), lengths[-1])
        room = next((room for room in range(size, lengths[-1]) if with_room.get(room)), None)
        if room is None:
            room = next(length for length in lengths if length >= size)
            rows[room].append(row := [])
        else:
            row = with_room[room].pop()
        row.append(sample)
        with_room.setdefault(room - size, []).append(row)
    return rows


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
