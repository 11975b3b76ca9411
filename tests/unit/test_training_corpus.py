"""The corpus of the starter model: reproducible, true to what was said in the chat, and apart from the evaluation."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import jinja2.sandbox
import pytest

TRAINING = Path(__file__).parents[2] / "training"
CHATS = 3000
LEAST_CASES, LEAST_TOPICS = 200, 250


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("corpus")


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("cases")


@pytest.fixture
def render(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("render")


def plain(text: str) -> str:
    """Letters and numbers only: another mark does not make another wording."""
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()


def test_a_seed_always_gives_the_same_chats(corpus: ModuleType) -> None:
    assert list(corpus.chats(5, 50)) == list(corpus.chats(5, 50))
    assert list(corpus.chats(5, 50)) != list(corpus.chats(6, 50))


def test_a_name_is_only_remembered_when_it_was_told(corpus: ModuleType) -> None:
    remembered = 0
    for chat in corpus.chats(1, CHATS):
        told = ""
        for message in chat.messages:
            if message.role == "assistant" and (match := re.search(r"Your name is (\w+)\b", message.text)):
                assert match[1] in told
                remembered += 1
            told += message.text if message.role == "user" else ""
    assert remembered > CHATS / 100


def test_only_replies_are_learnt_and_each_ends_with_the_end_token(corpus: ModuleType, render: ModuleType) -> None:
    for chat in corpus.chats(2, 500):
        learnt = [text for text, learn in render.segments(chat) if learn]
        replies = [message for message in chat.messages if message.role == "assistant"]
        assert len(learnt) == (1 if chat.thinking else len(replies))
        assert all(text.endswith(render.END) and render.START not in text for text in learnt)


def test_no_message_contains_a_control_token(corpus: ModuleType) -> None:
    for chat in corpus.chats(3, CHATS):
        assert not any("<|" in message.text + message.thought for message in chat.messages)


def test_there_are_enough_topics_and_none_shares_a_wording_with_another(corpus: ModuleType) -> None:
    topics = importlib.import_module("topics").TOPICS
    assert len(topics) >= LEAST_TOPICS
    owners: dict[str, str] = {}
    for key, topic in topics.items():
        assert len(topic.asks) + len(topic.names) >= 8, key
        assert topic.held and topic.short and topic.more
        for wording in (*topic.asks, *topic.names, *topic.held):
            owner = owners.setdefault(wording.lower().strip(" ?.!"), key)
            assert owner == key, f"{wording!r} belongs to {owner} and {key}"


def test_a_chat_is_trained_in_the_form_that_the_template_of_the_file_gives_it(
    corpus: ModuleType, render: ModuleType
) -> None:
    template = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True).from_string(
        (TRAINING / "template.jinja").read_text(encoding="utf-8").strip()
    )
    seen = Counter[str]()
    for chat in corpus.chats(4, 1000):
        messages = [{"role": "system", "content": chat.system}] if chat.system else []
        messages += [{"role": message.role, "content": message.text} for message in chat.messages[:-1]]
        rendered = template.render(
            messages=messages,
            tools=[tool.schema() for tool in chat.tools] or None,
            enable_thinking=chat.thinking,
            add_generation_prompt=True,
        )
        trained = "".join(text for text, _ in render.segments(chat))
        assert trained.startswith(rendered)
        seen.update(name for name in ("system", "tools", "thinking") if getattr(chat, name))
    assert all(seen[name] > 10 for name in ("system", "tools", "thinking"))


def held_wordings() -> set[str]:
    """All wordings that only the evaluation may use, from every module of the training."""
    found: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.update(plain(part) for part in value.split("|"))
        elif isinstance(value, dict):
            collect(tuple(value.values()))
        elif isinstance(value, (tuple, list)):
            for part in value:
                collect(part)

    def look(value: object) -> None:
        if isinstance(value, dict):
            look(tuple(value.values()))
        elif isinstance(value, (tuple, list)):
            for part in value:
                look(part)
        for name in ("held", "held_asks", "held_tells"):
            collect(getattr(value, name, ()))

    for found_module in pkgutil.walk_packages([str(TRAINING)]):
        if found_module.name.split(".")[0] in ("model", "packing", "train", "export", "evaluate", "curve", "tokenizer"):
            continue  # they need torch or a model, and hold no wordings
        for name, value in vars(importlib.import_module(found_module.name)).items():
            (collect if "HELD" in name else look)(value)
    return found - {""}


def test_no_further_wording_is_one_of_the_evaluation(corpus: ModuleType) -> None:
    held = held_wordings()
    assert len(held) > 1000
    texts = list((TRAINING / "wordings").glob("*.txt"))
    assert len(texts) == 8
    shared = [
        f"{text.stem}: {line}"
        for text in texts
        for line in text.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("## ") and len(plain(line)) > 3 and plain(line) in held
    ]
    assert not shared


def test_every_list_of_further_wordings_is_read(corpus: ModuleType) -> None:
    """A name that nobody asks for would be a list that is never trained."""
    program = f"""
import sys
sys.path.insert(0, {str(TRAINING)!r})
import wordings
read, asked = wordings._read, set()
wordings.more = lambda area, name: (asked.add((area, name)), read(area).get(name, ()))[1]
import corpus
list(corpus.chats(1, {CHATS}))
for text in wordings.Path(wordings.__file__).parent.glob("*.txt"):
    for name in read(text.stem):
        if (text.stem, name) not in asked:
            print(text.stem, name)
"""
    unread = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert unread == ""


def test_every_skill_has_enough_cases_in_wordings_that_the_corpus_never_says(
    corpus: ModuleType, cases: ModuleType
) -> None:
    trained = {plain(m.text) for chat in corpus.chats(1, CHATS) for m in chat.messages if m.role == "user"}
    made = cases.cases(LEAST_CASES)
    counts = Counter(case.skill for case in made)
    assert set(counts) == set(cases.SKILLS)
    assert min(counts.values()) >= LEAST_CASES
    shared = [
        case for case in made if case.skill in ("topics", "declining") and plain(case.messages[-1].text) in trained
    ]
    assert not shared


def test_the_rules_of_the_evaluation_tell_right_from_wrong(cases: ModuleType) -> None:
    for case in cases.cases(LEAST_CASES):
        assert not case.right(""), case
        wrong = '<tool_call>\n{"name": "x", "arguments": {}}\n</tool_call>' if case.kind == "no_call" else "Zxq wvut."
        assert not case.right(wrong), case
    topics = importlib.import_module("topics").TOPICS
    asking = importlib.import_module("asking")
    for key, topic in topics.items():
        assert asking.topic_of(topic.short) == key
        assert asking.topic_of(topic.more) == key


def test_a_thought_comes_first_and_is_only_wanted_when_it_was_switched_on(cases: ModuleType) -> None:
    assert cases.split_thought("<think>\nShort.\n</think>\n\nYes.") == ("Short.", "Yes.")
    assert cases.split_thought("Yes.") == ("", "Yes.")
    assert cases.split_thought("<think>\nnever ended") == ("", "<think>\nnever ended")


def test_the_same_trained_wording_always_means_the_same(corpus: ModuleType) -> None:
    """One question with answers of two topics cannot be learnt."""
    asking = importlib.import_module("asking")
    owners: dict[str, str] = {}
    random = importlib.import_module("random").Random(9)
    talk = asking.TopicTalk()
    for _ in range(CHATS):
        turn = talk.question(random)
        key = asking.topic_of(turn.answer)
        assert key is not None
        assert owners.setdefault(turn.ask.lower(), key) == key
