"""Figures of the JSON store: `python -m bench.store [--json]`, and its kill drill: `python -m bench.store --kills 200`.

Times are milliseconds, on whatever disk the temporary folder lies (`--folder` chooses another).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from ulid import ULID

from llmui.domain.messages import Conversation, Message, MessageState, Role
from llmui.errors import NotFound
from llmui.store.base import Piece
from llmui.store.envelope import encode
from llmui.store.json_file import JsonFileStore
from llmui.store.schema import canonical

OWNER = "ada"
WORDS = "the quick brown fox jumps over a lazy dog while Grüße and 世界 go by".split()


def new_id() -> str:
    return str(ULID())


def turn(conversation: Conversation, text: str, state: MessageState) -> Conversation:
    """The conversation with a question and a reply more."""
    asked = Message(id=new_id(), role=Role.USER, parent_id=conversation.current_id, text=text)
    answered = Message(id=new_id(), role=Role.ASSISTANT, parent_id=asked.id, text=text, state=state)
    if state is MessageState.STREAMING:
        answered = replace(answered, text="")
    return conversation.with_message(asked).with_message(answered)


# The kill drill: one process streams and says what was acknowledged, another kills it and looks.


def streams_until_killed(folder: Path, say: Callable[[str], None], seed: int) -> NoReturn:
    """Replies that count: piece n of a reply is the text "n "."""
    rng = random.Random(seed)
    store = JsonFileStore(folder, flush_interval_s=0.05)
    ids = [row.id for row in store.list(OWNER).items][:3]
    while len(ids) < 3:
        ids.append(store.create(Conversation(id=new_id(), owner=OWNER)).id)
    while True:
        one_reply(store, rng.choice(ids), say, rng)


def one_reply(store: JsonFileStore, key: str, say: Callable[[str], None], rng: random.Random) -> None:
    kept = turn(store.get(OWNER, key), "question", MessageState.STREAMING)
    kept = store.save(kept, expected_revision=kept.revision)
    reply = kept.messages[-1]
    say(f"{reply.id} 0")
    count = rng.randrange(1, 60)
    for n in range(1, count + 1):
        store.append_piece(OWNER, key, reply.id, Piece(n=n, text=f"{n} "))
        say(f"{reply.id} {n}")
        if rng.random() < 0.03:  # somebody renames the conversation meanwhile
            kept = store.save(replace(kept, title=f"title {n}"), expected_revision=kept.revision)
    done = replace(reply, text=counted(count), state=MessageState.DONE)
    store.save(kept.with_message(done), expected_revision=kept.revision)
    say(f"{reply.id} {count} done")
    if rng.random() < 0.1:
        store.delete(OWNER, key)
        store.restore(OWNER, key)


def counted(n: int) -> str:
    return "".join(f"{i} " for i in range(1, n + 1))


def kill_once(folder: Path, seed: int) -> tuple[dict[str, int], set[str]]:
    """Acknowledged pieces by reply, and the replies that were done, when the process was killed at some moment."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            streams_until_killed(folder, lambda line: void(os.write(writing, f"{line}\n".encode())), seed)
        finally:
            os._exit(3)
    os.close(writing)
    acknowledged: dict[str, int] = {}
    done: set[str] = set()
    last = random.Random(seed).randrange(1, 250)
    with open(reading, encoding="ascii") as pipe:
        for count, line in enumerate(pipe, 1):
            note(line, acknowledged, done)
            if count == last:  # some microseconds later, wherever it is then
                os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the streaming process ended by itself")
    return acknowledged, done


def void(_: object) -> None:
    """A result that nobody wants."""


def note(line: str, acknowledged: dict[str, int], done: set[str]) -> None:
    if not line.endswith("\n"):
        return  # killed while it said so: not acknowledged
    key, count, *rest = line.split()
    acknowledged[key] = int(count)
    if rest:
        done.add(key)


def look(folder: Path, acknowledged: dict[str, int], done: set[str]) -> dict[str, int]:
    """What the next start finds."""
    store = JsonFileStore(folder)
    found = {"lost": 0, "duplicated": 0, "corrupt": len(store.notices()), "interrupted": 0, "pieces": 0}
    texts: dict[str, Message] = {}
    for row in store.list(OWNER, limit=1000).items:
        found["corrupt"] += row.damaged
        try:
            texts |= {m.id: m for m in store.get(OWNER, row.id).messages if m.role is Role.ASSISTANT}
        except NotFound:
            found["corrupt"] += 1
    for message in texts.values():
        kept = message.text.count(" ")
        found["duplicated"] += message.text != counted(kept)
        found["interrupted"] += message.state is MessageState.INTERRUPTED
        found["corrupt"] += message.state is MessageState.STREAMING
    for key, count in acknowledged.items():
        kept = texts[key].text.count(" ") if key in texts else -1
        found["lost"] += max(0, count - kept) + (key in done and texts[key].state is not MessageState.DONE)
        found["pieces"] += count
    store.close()
    found["corrupt"] += len(list(folder.rglob("*.corrupt*")))
    return found


def kill_drill(folder: Path, runs: int, seed: int = 1) -> dict[str, int]:
    """Sums over all runs; a fresh folder every tenth, so that most starts find what an earlier death left."""
    total = {"runs": runs, "lost": 0, "duplicated": 0, "corrupt": 0, "interrupted": 0, "pieces": 0}
    for run in range(runs):
        here = folder / f"data-{run // 10}"
        for name, count in look(here, *kill_once(here, seed + run)).items():
            total[name] += count
    return total


# Figures


def make_library(folder: Path, conversations: int, messages: int) -> str:
    """Fill the folder without waiting for the disk; the id of one conversation."""
    rng = random.Random(1)
    key = ""
    for n in range(conversations):
        key = new_id()
        one = Conversation(id=key, owner=OWNER, title=" ".join(rng.sample(WORDS, 4)), updated_at=float(n))
        for _ in range(messages // 2):
            one = turn(one, " ".join(rng.choices(WORDS, k=80)), MessageState.DONE)
        _, header, written = canonical(one, {})
        rows = {str(i): row.row for i, row in enumerate(written.values(), 1)}
        path = folder / "conversations" / key[:2] / f"{key}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode({"conversation": {"1": header}, "messages": rows}, 1))
    return key


def timed(call: Callable[[], object], times: int = 1) -> list[float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def spread(taken: list[float]) -> dict[str, float]:
    ranks = statistics.quantiles(taken, n=20)
    return {"p50": round(ranks[9], 3), "p95": round(ranks[18], 3)}


def measure(folder: Path, conversations: int, messages: int, saves: int) -> dict[str, object]:
    key = make_library(folder, conversations, messages)
    figures: dict[str, object] = {"conversations": conversations, "messages": messages}
    opened: list[JsonFileStore] = []
    figures["start without an index"] = round(timed(lambda: opened.append(JsonFileStore(folder)))[0], 1)
    opened.pop().close()
    figures["start"] = round(timed(lambda: opened.append(JsonFileStore(folder)))[0], 1)
    store = opened[0]
    figures["first page"] = round(timed(lambda: store.list(OWNER, limit=100))[0], 2)
    figures["next pages"] = spread(timed(lambda: store.list(OWNER, limit=100), 20))
    figures["search"] = spread(timed(lambda: store.list(OWNER, query="fox dog"), 20))
    figures["first get"] = round(timed(lambda: store.get(OWNER, key))[0], 2)
    figures["get again"] = spread(timed(lambda: store.get(OWNER, key), 200))
    rows = iter(store.list(OWNER, limit=1000).items * (1 + saves // 1000))

    def save_one_turn() -> None:
        one = store.get(OWNER, next(rows).id)
        store.save(turn(one, "question", MessageState.DONE), expected_revision=one.revision)

    figures["open, append one turn, save"] = spread(timed(save_one_turn, saves))

    def save_same() -> None:
        one = store.get(OWNER, key)
        store.save(replace(one, title="x"), expected_revision=one.revision)

    figures["save an open one"] = spread(timed(save_same, saves))
    one = store.get(OWNER, key)
    one = store.save(turn(one, "", MessageState.STREAMING), expected_revision=one.revision)
    reply = one.messages[-1].id
    numbers = iter(range(1, 2001))
    append = timed(lambda: store.append_piece(OWNER, key, reply, Piece(n=next(numbers), text="some words ")), 2000)
    figures["append a piece"] = spread(append)
    figures["close"] = round(timed(store.close)[0], 1)
    figures["fsync of 4 KiB"] = spread(bare_fsync(folder, 50))
    return figures


def bare_fsync(folder: Path, times: int) -> list[float]:
    """What this disk takes by itself."""
    with open(folder / "bare", "wb", buffering=0) as file:
        return timed(lambda: (file.write(b"x" * 4096), os.fsync(file.fileno())), times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=0, help="kill a streaming process this many times instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=20)
    parser.add_argument("--saves", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's temporary folder)")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        figures: dict[str, object] = (
            dict(kill_drill(folder, asked.kills, asked.seed))
            if asked.kills
            else measure(folder / "data", asked.conversations, asked.messages, asked.saves)
        )
    if asked.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for what, value in figures.items():
            print(f"{what:30} {value}")
    sys.exit(bool(asked.kills and (figures["lost"] or figures["corrupt"] or figures["duplicated"])))


if __name__ == "__main__":
    main()
