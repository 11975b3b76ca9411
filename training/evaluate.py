"""Measure the starter model through llama.cpp: skills on unseen wordings, perplexity, agreement with the training, speed.

    python evaluate.py ../models/llmui-starter-Q8_0.gguf --reference /somewhere/outside/reference.npz --show-wrong

Runs in the environment of llmui (llama-cpp-python, numpy); about two minutes on a quiet machine. The table that it prints goes into
models/README.md.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from llama_cpp import Llama
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from cases import SEED, cases
from corpus import chats
from kit import SKILLS, Case, Message
from render import segments

TOLERANCE = 0.75  # of a logit, where logits span 24 to 46; Q8_0 weights against the 32-bit ones of the training
LONGEST_REPLY = 400
GREEDY: Mapping[str, float] = {"temperature": 0.0}
SHIPPED: Mapping[str, float] = {"temperature": 0.7, "top_k": 40, "top_p": 0.95, "min_p": 0.05}  # llmui's own defaults


class Player:
    """Plays the chats of cases with the template that is in the file."""

    def __init__(self, llama: Llama) -> None:
        self._llama = llama
        template = llama.metadata["tokenizer.chat_template"]
        self._formatter = Jinja2ChatFormatter(template, eos_token="<|im_end|>", bos_token="", stop_token_ids=[llama.token_eos()])

    def reply(self, case: Case, sampling: Mapping[str, float]) -> str:
        """The model's last reply."""
        history: list[dict[str, str]] = [{"role": "system", "content": case.system}] if case.system else []
        said = ""
        for index, message in enumerate(case.messages):
            history.append({"role": message.role, "content": message.text})
            following = case.messages[index + 1 :]
            if message.role != "assistant" and not (following and following[0].role == "assistant"):
                said = self._say(case, history, sampling)
                history.append({"role": "assistant", "content": said})
        return said

    def _say(self, case: Case, history: list[dict[str, str]], sampling: Mapping[str, float]) -> str:
        options = {"tools": [tool.schema() for tool in case.tools]} if case.tools else {}
        prompt = self._formatter(messages=history, enable_thinking=case.thinking, **options).prompt
        ids = self._llama.tokenize(prompt.encode(), add_bos=False, special=True)
        answer = self._llama.create_completion(ids, max_tokens=LONGEST_REPLY, seed=3, repeat_penalty=1.0, **sampling)
        text: str = answer["choices"][0]["text"]
        return text.strip()


def skills(llama: Llama, count: int, only: str, show_wrong: bool) -> None:
    """One line for each skill and each part of it: how many replies are right."""
    player, results = Player(llama), defaultdict[tuple[str, str], list[tuple[bool, bool]]](list)
    for case in cases(count):
        if only and case.skill not in only.split(","):
            continue
        greedy = player.reply(case, GREEDY)
        marks = (case.right(greedy), case.right(player.reply(case, SHIPPED)))
        results[case.skill, case.kind].append(marks)
        if show_wrong and not marks[0]:
            asked = " // ".join(f"{m.role[0]}: {m.text}" for m in case.messages)
            print(f"WRONG {case.skill}/{case.kind} [{case.system}] {asked}\n   said: {greedy!r}\n   wanted: {case.wanted!r}", flush=True)
    print("\n| Skill | right at temperature 0 | right at 0.7, top-k 40, top-p 0.95, min-p 0.05 |\n|---|---|---|")
    for skill in SKILLS:
        parts = {kind: marks for (of, kind), marks in results.items() if of == skill}
        if parts:
            print(_line(f"**{skill}**", [mark for marks in parts.values() for mark in marks]))
            for kind, marks in sorted(parts.items()):
                print(_line(kind, marks))


def _line(label: str, marks: list[tuple[bool, bool]]) -> str:
    shares = (f"{sum(column)} / {len(column)} = {100 * sum(column) / len(column):.1f} %" for column in zip(*marks, strict=True))
    return f"| {label} | " + " | ".join(shares) + " |"


def perplexity(llama: Llama, number: int = 60) -> None:
    """Of the assistant's tokens in chats that were never trained on."""
    total, tokens = 0.0, 0
    for chat in chats(SEED, number):
        ids: list[int] = []
        learn: list[bool] = []
        for text, learnt in segments(chat):
            piece = llama.tokenize(text.encode(), add_bos=False, special=True)
            ids += piece
            learn += [learnt] * len(piece)
        ids = ids[: llama.n_ctx()]
        llama.reset()
        llama.eval(ids)
        scores = np.array(llama.scores[: len(ids) - 1], np.float64)
        chosen = scores[np.arange(len(ids) - 1), ids[1:]] - np.logaddexp.reduce(scores, axis=1)
        wanted = np.array(learn[1 : len(ids)])
        total -= float(chosen[wanted].sum())
        tokens += int(wanted.sum())
    print(f"perplexity {math.exp(total / tokens):.3f} over {tokens} tokens of replies in {number} unseen chats")


def agreement(llama: Llama, path: Path) -> None:
    """Token ids must be equal; logits may differ by what Q8_0 costs."""
    reference = np.load(path)
    texts = json.loads(str(reference["texts"]))
    worst, same_first = 0.0, 0
    for index, text in enumerate(texts):
        ids = llama.tokenize(text.encode(), add_bos=False, special=True)
        assert ids == reference[f"ids{index}"].tolist(), f"token ids differ for {text!r}"
        llama.reset()
        llama.eval(ids)
        ours, theirs = np.array(llama.scores[len(ids) - 1]), reference[f"logits{index}"]
        worst = max(worst, float(np.abs(ours - theirs).max()))
        same_first += int(ours.argmax() == theirs.argmax())
    assert worst <= TOLERANCE, f"logits differ by {worst}"
    print(f"{len(texts)} texts: token ids equal, logits differ by at most {worst:.3f}, same best token in {same_first}")


def speed(llama: Llama) -> None:
    case = Case(skill="tasks", kind="speed", messages=(Message("user", "Count to 100."),), right=bool)
    began = time.monotonic()
    tokens = len(llama.tokenize(Player(llama).reply(case, GREEDY).encode(), add_bos=False))
    print(f"{tokens} tokens at {tokens / (time.monotonic() - began):.0f} tokens/s in llama-cpp-python's own loop")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--reference", type=Path, help="reference.npz as export.py wrote it")
    parser.add_argument("--count", type=int, default=200, help="cases of each skill")
    parser.add_argument("--only", default="", help="skills, separated by commas")
    parser.add_argument("--show-wrong", action="store_true")
    arguments = parser.parse_args()
    # logits_all only where all rows are read: it costs a copy for each token
    with_all = Llama(str(arguments.model), n_ctx=2048, n_threads=1, verbose=False, logits_all=True)
    if arguments.reference:
        agreement(with_all, arguments.reference)
    perplexity(with_all)
    with_all.close()
    llama = Llama(str(arguments.model), n_ctx=2048, n_threads=1, verbose=False)
    speed(llama)
    skills(llama, arguments.count, arguments.only, arguments.show_wrong)


if __name__ == "__main__":
    main()
