"""Train the starter model from nothing: corpus, vocabulary, weights. Stop it at any time; the same command goes on.

    python train.py --work /somewhere/outside --minutes 90
    python train.py --work /somewhere/else --start ../models/llmui-starter-Q8_0.gguf --minutes 60

The second line goes on from a model file: its vocabulary and weights, rounded to Q8_0, and a fresh optimiser.

The learning rate follows the clock, not a number of steps, so a busy machine changes how much is learnt, never whether
the run ends well: it rises in the first 2 percent, stays, and falls to zero in the last 35 percent. No chat is seen twice:
each round of chats is invented by a process beside while the round before is learnt.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from corpus import chats
from export import read_model
from model import Shape, Starter, chat_mask
from packing import NOT_LEARNT, Batch, Sample, encode, packed
from render import segments
from tokenizer import load_tokenizer, train_tokenizer

PEAK_RATE = 3e-3
CHATS_A_ROUND = 12_000
VOCABULARY_SEED, FIRST_SEED = 0, 1  # of the chats; the evaluation's are far above (evaluate.py)
CHECKPOINT_S = 120.0


def invent(tokenizer: Path, seed: int) -> list[Sample]:
    """The chats of one round, as token ids; runs in a process beside."""
    torch.set_num_threads(1)
    return encode(load_tokenizer(tokenizer), list(chats(seed, CHATS_A_ROUND)))


def batches(tokenizer: Path, first: int) -> Iterator[tuple[int, Batch]]:
    """Endless batches with the number of their round, from round `first` on."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        number, coming = first, beside.submit(invent, tokenizer, FIRST_SEED + first)
        while True:
            samples = coming.result()
            coming = beside.submit(invent, tokenizer, FIRST_SEED + number + 1)
            for batch in packed(samples, seed=number):
                yield number, batch
            number += 1


class Loss(nn.Module):
    """Mean cross entropy of the tokens to learn; the output layer is computed only where it is needed."""

    def __init__(self, model: Starter) -> None:
        super().__init__()
        self.model = model
        self.hidden = torch.compile(model.hidden, dynamic=False)

    def forward(self, batch: Batch) -> Tensor:
        learnt = batch.wanted != NOT_LEARNT
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.hidden(batch.ids, chat_mask(batch.chats, torch.bfloat16))
            logits = hidden[learnt] @ self.model.token_embd.weight.T
        return F.cross_entropy(logits.float(), batch.wanted[learnt])


def rate(progress: float) -> float:
    """Fraction of the peak learning rate at `progress` (0 to 1) of the run."""
    return min(1.0, progress / 0.02 + 0.01, max(0.0, (1 - progress) / 0.35))


def optimizers(model: Starter) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the layers, AdamW for the embedding and the norms."""
    matrices = [p for p in model.blk.parameters() if p.ndim == 2]
    others = [p for p in model.parameters() if all(p is not m for m in matrices)]
    return [
        torch.optim.Muon(matrices, lr=PEAK_RATE, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, lr=PEAK_RATE, betas=(0.9, 0.95), weight_decay=0.0, fused=True),
    ]


def save(path: Path, model: Starter, opts: list[torch.optim.Optimizer], state: dict[str, float]) -> None:
    """Write beside and rename, so that a kill never leaves half a checkpoint."""
    beside = path.with_suffix(".tmp")
    parts = {"shape": asdict(model.shape), "model": model.state_dict(), "opts": [o.state_dict() for o in opts], "state": state}
    torch.save(parts, beside)
    beside.replace(path)


def train(work: Path, minutes: float, shape: Shape) -> None:
    path, log = work / "checkpoint.pt", work / "log.jsonl"
    torch.manual_seed(1)
    model = Starter(shape)
    opts = optimizers(model)
    state = {"step": 0, "seconds": 0.0, "tokens": 0, "round": 0}
    if path.exists():
        parts = torch.load(path, weights_only=True)
        model.load_state_dict(parts["model"])
        for opt, saved in zip(opts, parts["opts"], strict=True):
            opt.load_state_dict(saved)
        state = parts["state"]
        state["round"] += 1
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, at step {state['step']}", flush=True)
    loss_of = Loss(model)
    running, last_saved, before = state.get("loss", 0.0), state["seconds"], time.monotonic()
    for number, batch in batches(work / "tokenizer.json", int(state["round"])):
        progress = state["seconds"] / (60 * minutes)
        if progress >= 1:
            break
        for opt in opts:
            for group in opt.param_groups:
                group["lr"] = PEAK_RATE * rate(progress)
            opt.zero_grad()
        loss = loss_of(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for opt in opts:
            opt.step()
        now = time.monotonic()
        state["step"], state["round"] = state["step"] + 1, number
        state["seconds"] += now - before
        state["tokens"] += int((batch.chats >= 0).sum())
        before = now
        running = 0.97 * running + 0.03 * loss.item() if running else loss.item()
        state["loss"] = round(running, 4)
        if state["step"] % 50 == 0:
            line = json.dumps({**state, "rate": round(rate(progress), 3)})
            print(line, flush=True)
            with log.open("a") as file:
                file.write(line + "\n")
        if state["seconds"] - last_saved > CHECKPOINT_S:
            save(path, model, opts, state)
            last_saved = state["seconds"]
    save(path, model, opts, state)


def begin_from(file: Path, work: Path) -> None:
    """Put the vocabulary and the weights of a model file into `work`, as the first checkpoint of a run."""
    model, tokenizer = read_model(file)
    tokenizer.save(str(work / "tokenizer.json"))
    save(work / "checkpoint.pt", model, optimizers(model), {"step": 0, "seconds": 0.0, "tokens": 0, "round": 0})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for the vocabulary and checkpoints")
    parser.add_argument("--minutes", type=float, default=90, help="of training in all, with those of earlier calls")
    parser.add_argument("--start", type=Path, help="a model file to go on from, where there is no checkpoint yet")
    parser.add_argument("--vocab", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.start and not (arguments.work / "checkpoint.pt").exists():
        begin_from(arguments.start, arguments.work)
    if not (arguments.work / "tokenizer.json").exists():
        texts = (text for chat in chats(VOCABULARY_SEED, 15_000) for text, _ in segments(chat))
        train_tokenizer(texts, arguments.vocab).save(str(arguments.work / "tokenizer.json"))
    train(arguments.work, arguments.minutes, Shape(vocab=arguments.vocab))


if __name__ == "__main__":
    main()
