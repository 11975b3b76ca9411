"""Measure the exported file with llama.cpp: agreement with the training code, right answers, perplexity, speed.

    python evaluate.py ../models/llmui-starter-Q8_0.gguf --reference /somewhere/outside/reference.npz

Needs llama-cpp-python and numpy, as in the environment of llmui itself; no torch.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from llama_cpp import Llama

from cases import Case, fixed_cases, generated_cases

TOLERANCE = 0.5  # of a logit: Q8_0 against the 32-bit weights of the training code
SHIPPED = {"temperature": 0.6, "top_k": 40, "top_p": 0.9, "min_p": 0.1}


def reply(llama: Llama, case: Case, **sampling: float) -> str:
    """Play the chat turn by turn; the model's own replies stay in the conversation."""
    messages: list[dict[str, str]] = []
    text = ""
    for ask in case.asks:
        messages.append({"role": "user", "content": ask})
        answer = llama.create_chat_completion(messages=messages, max_tokens=700, seed=7, repeat_penalty=1.0, **sampling)
        text = answer["choices"][0]["message"]["content"]
        messages.append({"role": "assistant", "content": text})
    return text


def right(case: Case, text: str) -> bool:
    if case.exact:
        return text.strip() == case.exact
    if case.items:
        named = [line.removeprefix("- ").strip().lower() for line in text.strip().splitlines()]
        return len(named) == len(set(named)) == case.lines and set(named) <= set(case.items)
    return all(any(option in text.lower() for option in wanted.split("|")) for wanted in case.wanted)


def skills(llama: Llama, show_wrong: bool) -> None:
    cases = fixed_cases() + generated_cases()
    for title, sampling in (("temperature 0", {"temperature": 0.0}), ("shipped sampling", SHIPPED)):
        score: dict[str, list[bool]] = defaultdict(list)
        for case in cases:
            text = reply(llama, case, **sampling)
            score[case.skill].append(right(case, text))
            if show_wrong and not score[case.skill][-1]:
                print(f"  {case.skill}: {case.asks[-1]!r} -> {text[:150]!r}")
        print(title)
        for skill, results in score.items():
            print(f"| {skill} | {sum(results)} / {len(results)} |")


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
    began = time.monotonic()
    answer = llama.create_chat_completion(messages=[{"role": "user", "content": "Count to 200."}], max_tokens=600, temperature=0.0)
    tokens = answer["usage"]["completion_tokens"]
    print(f"{tokens} tokens at {tokens / (time.monotonic() - began):.0f} tokens/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--reference", type=Path, help="reference.npz as export.py wrote it")
    parser.add_argument("--show-wrong", action="store_true")
    arguments = parser.parse_args()
    llama = Llama(str(arguments.model), n_ctx=2048, n_threads=1, verbose=False, logits_all=True)
    if arguments.reference:
        agreement(llama, arguments.reference)
    speed(llama)
    skills(llama, arguments.show_wrong)


if __name__ == "__main__":
    main()
