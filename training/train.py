"""Train the starter model from nothing: corpus, vocabulary, weights. Stop it at any time; the same command goes on.

    python train.py --work /somewhere/outside --minutes 45

The learning rate follows the clock, not a number of steps, so a busy machine changes how much is learnt, never whether
the run ends well: it rises in the first 2 percent, stays, and falls to zero in the last 35 percent.

Work is shared by Python threads that each take a part of the batch and meet once a step. Threads inside each operation
(OpenMP's) would meet at every operation, which on a machine with other work was measured four to ten times slower.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from corpus import conversations
from model import Shape, Starter
from tokenizer import load_tokenizer, train_tokenizer

PART_TOKENS = 1280  # of one thread's part of a batch
LONGEST = 1536
PEAK_RATE = 3e-3

Sample = tuple[np.ndarray, np.ndarray]


def encode_corpus(work: Path, seed: int, count: int, vocab: int) -> list[Sample]:
    """Token ids and learn-flags of every conversation; made once and kept in `work`."""
    made = work / f"corpus-{seed}.npz"
    if not made.exists():
        chats = list(conversations(seed, count))
        if not (work / "tokenizer.json").exists():
            texts = ("".join(text for text, _ in chat.segments()) for chat in chats[:15000])
            train_tokenizer(texts, vocab).save(str(work / "tokenizer.json"))
        tokenizer = load_tokenizer(work / "tokenizer.json")
        ids: list[np.ndarray] = []
        flags: list[np.ndarray] = []
        for chat in chats:
            pieces = list(chat.segments())
            encoded = [e.ids for e in tokenizer.encode_batch([text for text, _ in pieces])]
            ids.append(np.concatenate([np.array(e, np.uint16) for e in encoded])[:LONGEST])
            learn = [np.full(len(e), learnt) for e, (_, learnt) in zip(encoded, pieces, strict=True)]
            flags.append(np.concatenate(learn)[:LONGEST])
        np.savez(made, ids=np.concatenate(ids), flags=np.concatenate(flags), lengths=[len(i) for i in ids])
    data = np.load(made)
    ends = np.cumsum(data["lengths"])[:-1]
    return list(zip(np.split(data["ids"], ends), np.split(data["flags"], ends), strict=True))


def batches(samples: list[Sample], seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless padded batches of about PART_TOKENS, each of conversations of like length."""
    rng = np.random.default_rng(seed)
    while True:
        order = rng.permutation(len(samples))
        for start in range(0, len(order), 4096):
            pool = sorted(order[start : start + 4096], key=lambda i: len(samples[i][0]))
            groups: list[list[int]] = [[]]
            for index in pool:
                if (len(groups[-1]) + 1) * len(samples[index][0]) > PART_TOKENS:
                    groups.append([])
                groups[-1].append(index)
            for g in rng.permutation(len(groups)):
                yield pad([samples[i] for i in groups[g]])


def pad(group: list[Sample]) -> tuple[Tensor, Tensor]:
    width = max(len(ids) for ids, _ in group)
    ids = torch.zeros(len(group), width, dtype=torch.long)
    learn = torch.zeros(len(group), width, dtype=torch.bool)
    for row, (tokens, flags) in enumerate(group):
        ids[row, : len(tokens)] = torch.from_numpy(tokens.astype(np.int64))
        learn[row, : len(flags)] = torch.from_numpy(flags)
    return ids, learn


def loss_of(model: Starter, ids: Tensor, learn: Tensor) -> Tensor:
    """Summed cross entropy of the assistant's tokens; the output layer is computed only where it is needed."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model.hidden(ids[:, :-1])
        wanted = learn[:, 1:]
        logits = hidden[wanted] @ model.token_embd.weight.T
    return F.cross_entropy(logits.float(), ids[:, 1:][wanted], reduction="sum")


def gradients(model: Starter, part: tuple[Tensor, Tensor]) -> tuple[float, int, Sequence[Tensor]]:
    """Loss, number of learnt tokens, and gradients of one part; touches nothing shared, so threads may call it."""
    loss = loss_of(model, *part)
    return loss.item(), int(part[1].sum()), torch.autograd.grad(loss, list(model.parameters()))


def step(model: Starter, opts: list[torch.optim.Optimizer], pool: ThreadPoolExecutor, parts: list[tuple[Tensor, Tensor]]) -> float:
    """One update from all parts; returns the mean loss."""
    done = list(pool.map(lambda part: gradients(model, part), parts))
    tokens = sum(count for _, count, _ in done)
    for parameter, *grads in zip(model.parameters(), *(grads for _, _, grads in done), strict=True):
        parameter.grad = sum(grads[1:], grads[0]) / tokens
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    list(pool.map(lambda opt: opt.step(), opts))
    return sum(loss for loss, _, _ in done) / tokens


def rate(progress: float) -> float:
    """Fraction of the peak learning rate at `progress` (0 to 1) of the run."""
    return min(1.0, progress / 0.02 + 0.01, max(0.0, (1 - progress) / 0.35))


def optimizers(model: Starter, threads: int) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the layers (one share for each thread), AdamW for the embedding and the norms."""
    matrices = [p for p in model.blk.parameters() if p.ndim == 2]
    others = [p for p in model.parameters() if all(p is not m for m in matrices)]
    shares: list[torch.optim.Optimizer] = [
        torch.optim.Muon(matrices[i::threads], lr=PEAK_RATE, weight_decay=0.05, adjust_lr_fn="match_rms_adamw") for i in range(threads)
    ]
    return [*shares, torch.optim.AdamW(others, lr=PEAK_RATE, betas=(0.9, 0.95), weight_decay=0.0)]


def save(path: Path, model: Starter, opts: list[torch.optim.Optimizer], state: dict[str, float]) -> None:
    """Write beside and rename, so that a kill never leaves half a checkpoint."""
    beside = path.with_suffix(".tmp")
    parts = {"shape": asdict(model.shape), "model": model.state_dict(), "opts": [o.state_dict() for o in opts], "state": state}
    torch.save(parts, beside)
    beside.replace(path)


def train(work: Path, minutes: float, samples: list[Sample], vocab: int, threads: int, checkpoint_every: float = 120.0) -> None:
    path, log = work / "checkpoint.pt", work / "log.jsonl"
    torch.manual_seed(1)
    model = Starter(Shape(vocab=vocab))
    opts = optimizers(model, threads)
    pool = ThreadPoolExecutor(threads)
    state = {"step": 0, "seconds": 0.0, "tokens": 0}
    if path.exists():
        parts = torch.load(path, weights_only=True)
        model.load_state_dict(parts["model"])
        for opt, saved in zip(opts, parts["opts"], strict=True):
            opt.load_state_dict(saved)
        state = parts["state"]
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, at step {state['step']}", flush=True)
    running, last_saved, before = 0.0, state["seconds"], time.monotonic()
    source = batches(samples, seed=1 + int(state["step"]))
    while True:
        progress = state["seconds"] / (60 * minutes)
        if progress >= 1:
            break
        for opt in opts:
            for group in opt.param_groups:
                group["lr"] = PEAK_RATE * rate(progress)
        parts = [next(source) for _ in range(threads)]
        loss = step(model, opts, pool, parts)
        now = time.monotonic()
        state["step"] += 1
        state["seconds"] += now - before
        state["tokens"] += sum(ids.numel() for ids, _ in parts)
        before = now
        running = 0.97 * running + 0.03 * loss if running else loss
        if state["step"] % 50 == 0:
            line = json.dumps({**state, "loss": round(running, 4), "rate": round(rate(progress), 3)})
            print(line, flush=True)
            with log.open("a") as file:
                file.write(line + "\n")
        if state["seconds"] - last_saved > checkpoint_every:
            save(path, model, opts, state)
            last_saved = state["seconds"]
    save(path, model, opts, state)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for the corpus, the vocabulary and checkpoints")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--conversations", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=1, help="of the conversations")
    parser.add_argument("--vocab", type=int, default=3072)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    arguments.work.mkdir(parents=True, exist_ok=True)
    samples = encode_corpus(arguments.work, arguments.seed, arguments.conversations, arguments.vocab)
    print(f"{len(samples)} conversations, {sum(len(ids) for ids, _ in samples) / 1e6:.1f} M tokens", flush=True)
    train(arguments.work, arguments.minutes, samples, arguments.vocab, arguments.threads)


if __name__ == "__main__":
    main()
