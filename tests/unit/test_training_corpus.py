"""The corpus of the starter model: reproducible, true to what was said in the chat, and apart from the evaluation."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).parents[2] / "training"
CHATS = 3000


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("corpus")


def test_a_seed_always_gives_the_same_conversations(corpus: ModuleType) -> None:
    assert list(corpus.conversations(5, 50)) == list(corpus.conversations(5, 50))
    assert list(corpus.conversations(5, 50)) != list(corpus.conversations(6, 50))


def test_a_name_is_only_remembered_when_it_was_told(corpus: ModuleType) -> None:
    remembered = 0
    for chat in corpus.conversations(1, CHATS):
        told = ""
        for ask, answer in chat.turns:
            if match := re.search(r"Your name is (\w+)\.$", answer):
                assert match[1] in told
                remembered += 1
            told += ask
    assert remembered > CHATS / 50


def test_only_replies_are_learnt_and_each_ends_with_the_end_token(corpus: ModuleType) -> None:
    for chat in corpus.conversations(2, 200):
        learnt = [text for text, learn in chat.segments() if learn]
        assert len(learnt) == (1 if chat.thought else len(chat.turns))
        assert all(text.endswith(corpus.END) and corpus.START not in text for text in learnt)


def test_no_hand_written_answer_contains_a_control_token(corpus: ModuleType) -> None:
    for topic in corpus.TOPICS.values():
        assert corpus.START not in topic.short + topic.more
        assert corpus.END not in topic.short + topic.more


def test_no_topic_shares_a_question_with_another(corpus: ModuleType) -> None:
    owners: dict[str, str] = {}
    for key, topic in corpus.TOPICS.items():
        for ask in (*topic.asks, *topic.names):
            assert owners.setdefault(ask, key) == key, f"{ask!r} belongs to {owners[ask]} and {key}"


def test_the_evaluation_asks_what_the_corpus_never_says(corpus: ModuleType) -> None:
    def plain(text: str) -> str:
        return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()

    asked = {plain(ask) for chat in corpus.conversations(1, CHATS) for ask, _ in chat.turns}
    cases = importlib.import_module("cases")
    held_out = {plain(case.asks[-1]) for case in cases.fixed_cases() if case.skill in ("topic", "refusal")}
    assert len(held_out) > 100
    assert held_out.isdisjoint(asked)
