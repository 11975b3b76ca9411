"""The page's handlers as plain functions: what they answer to tabs, to late tabs, and to strangers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from llmui.bootstrap import Program, assemble
from llmui.domain.params import GenerationParams
from llmui.engines.echo import EchoEngine
from llmui.errors import LlmuiError, ModelLoadFailed
from llmui.settings import Settings
from llmui.store.json_file import JsonFileStore
from llmui.store.memory import MemoryStore
from llmui.ui.handlers import Handlers, handlers_for
from llmui.ui.handlers.chat import PARAMETERS
from llmui.ui.handlers.results import KEEP
from tests.loops import apart

ME, OTHER = "local", "somebody-else"
SETTINGS: tuple[Any, ...] = ("", "", *(getattr(GenerationParams(), name) for name in PARAMETERS))
HOSTILE: list[Any] = [None, 5, True, [], {}, [[1]], "\ud800", "\x00", "../../etc/passwd", "x" * 100_000, 1e308]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = assemble(Settings(data_dir=tmp_path, engine="echo"), EchoEngine(tokens_per_second=200), MemoryStore())
    yield made
    made.close()


@pytest.fixture
def page(program: Program) -> Handlers:
    return handlers_for(program.services)


def send(page: Handlers, text: Any, conversation: Any = "", number: Any = "", user: str = ME) -> dict[str, Any]:
    return page.chat.send(user, {"text": text, "conversation": conversation, "number": number}, *SETTINGS)


def act(page: Handlers, kind: Any, conversation: Any, message: Any, user: str = ME, **more: Any) -> dict[str, Any]:
    return page.chat.act(user, {"act": kind, "conversation": conversation, "id": message, **more}, *SETTINGS)


def answered(program: Program, page: Handlers, text: str = "hello") -> tuple[str, str]:
    """A conversation with one finished reply: its id and the reply's."""
    news = send(page, text)
    conversation = news["thread"]["conversation"]
    run = program.services.runs.latest_in(ME, conversation)
    assert run is not None and run.ended.wait(10)
    return conversation, run.message_id


def watch(page: Handlers, run: str, tab: str) -> list[dict[str, Any]]:
    async def all_views() -> list[dict[str, Any]]:
        return [view async for view in page.chat.observe(ME, {"run": run, "tab": tab})]

    return apart(all_views())


def test_a_message_sent_again_under_its_number_is_answered_once(program: Program, page: Handlers) -> None:
    first, second = send(page, "once", number="n1"), send(page, "once", number="n1")
    assert first["thread"]["conversation"] == second["thread"]["conversation"]
    kept = program.services.conversations.get(ME, first["thread"]["conversation"])
    assert [m.text for m in kept.messages if m.role == "user"] == ["once"]
    assert page.status.poll(ME, {"number": "n1"})["heard"] == kept.id
    assert page.status.poll(ME, {"number": "n2"})["heard"] is None
    assert page.status.poll(OTHER, {"number": "n1"})["heard"] is None


def test_a_refused_message_may_come_again_under_its_number(page: Handlers) -> None:
    assert send(page, " ", number="n1")["kind"] == "error"
    assert send(page, "better", number="n1")["kind"] == "thread"


def test_a_refusal_names_the_request_and_says_what_to_do(page: Handlers) -> None:
    wrong = list(SETTINGS)
    wrong[2] = 99
    news = page.chat.send(ME, {"text": "hi", "number": "n7"}, *wrong)
    assert (news["kind"], news["number"], news["code"]) == ("error", "n7", "invalid_input")
    assert "Choose a value in that range." in news["html"]
    assert page.chat.send(ME, {"text": "hi"}, "", "")["code"] == "invalid_input"  # a page of an older program


def test_an_opened_conversation_says_what_was_asked_for(program: Program, page: Handlers) -> None:
    conversation, _ = answered(program, page)
    assert page.chat.open(ME, conversation)[0]["asked"] == conversation
    gone = page.chat.open(ME, "01ARZ3NDEKTSV4RRFFQ69G5FAV")[0]
    assert (gone["asked"], gone["conversation"]) == ("01ARZ3NDEKTSV4RRFFQ69G5FAV", "")
    again, once_more = page.chat.open_from_list(ME, {})[0], page.chat.open_from_list(ME, {})[0]
    assert again != once_more  # equal values would not reach the page


def test_a_page_just_loaded_keeps_what_is_being_written_in_its_settings(program: Program, page: Handlers) -> None:
    conversation, _ = answered(program, page)
    assert set(page.chat.open(ME, "")[1:]) == {KEEP}
    assert page.chat.open(ME, conversation)[1:] == SETTINGS
    assert page.chat.open_from_list(ME, {"id": ""})[1:] == SETTINGS


LASTING = "word " * 2000  # ten seconds, unless it is stopped


def test_a_reply_is_seen_by_the_tab_that_watched_last(program: Program, page: Handlers) -> None:
    thread = send(page, LASTING)["thread"]
    run = thread["run"]

    async def twice() -> tuple[int, list[dict[str, Any]]]:
        first = page.chat.observe(ME, {"run": run, "tab": "t"})
        assert "done" not in await anext(first)
        second = []
        async for view in page.chat.observe(ME, {"run": run, "tab": "t"}):
            second.append(view)
            if len(second) == 3:
                page.chat.stop(ME, thread)
        return len([view async for view in first]), second

    left, views = apart(twice())
    assert left == 0
    assert len(views) > 3
    assert views[-1]["done"]["announce"].startswith("Reply stopped.")
    assert all(view["version"] for view in views)


def test_a_tab_that_leaves_is_told_no_more_and_nothing_is_kept_of_it(page: Handlers) -> None:
    thread = send(page, LASTING)["thread"]
    run = thread["run"]

    async def leaving() -> int:
        views = page.chat.observe(ME, {"run": run, "tab": "t"})
        await anext(views)
        page.chat.leave(OTHER, {"tab": "t"})  # another's tab of the same name
        await anext(views)
        page.chat.leave(ME, {"tab": "t"})
        return len([view async for view in views])

    assert apart(leaving()) == 0
    page.chat.stop(ME, thread)
    assert watch(page, run, "t")[-1]["done"]
    assert not page.chat._watching


def test_a_run_that_nobody_knows_is_gone(page: Handlers) -> None:
    assert watch(page, "01ARZ3NDEKTSV4RRFFQ69G5FAV", "t")[0]["gone"]


def test_the_status_tells_a_conversation_that_was_deleted(program: Program, page: Handlers) -> None:
    conversation, _ = answered(program, page)
    assert not page.status.poll(ME, {"conversation": conversation})["gone"]
    page.conversations.manage(ME, {"do": "delete", "id": conversation})
    assert page.status.poll(ME, {"conversation": conversation})["gone"]
    assert not page.status.poll(ME, {"conversation": ""})["gone"]


def test_a_second_reply_in_a_conversation_is_refused_in_words(program: Program, page: Handlers) -> None:
    conversation, reply = answered(program, page)
    assert send(page, LASTING, conversation)["kind"] == "thread"
    refused = act(page, "regenerate", conversation, reply, number="n2")
    assert (refused["code"], refused["number"]) == ("run_active", "n2")
    assert page.chat.stop(ME, {"conversation": conversation}) == {"stopped": True}


@pytest.mark.parametrize("kind", ["regenerate", "continue", "edit", "prev", "next", "nonsense", None])
def test_another_owners_conversation_cannot_be_touched(program: Program, page: Handlers, kind: Any) -> None:
    conversation, reply = answered(program, page)
    before = program.services.conversations.get(ME, conversation)
    assert act(page, kind, conversation, reply, user=OTHER, text="mine now")["kind"] == "error"
    assert send(page, "mine now", conversation, user=OTHER)["kind"] == "error"
    assert page.chat.open(OTHER, conversation)[0]["articles"] == []
    assert page.chat.stop(OTHER, {"conversation": conversation}) == {"stopped": False}
    assert page.status.poll(OTHER, {"conversation": conversation})["gone"]
    for data in ({"do": "delete"}, {"do": "rename", "title": "x"}, {"do": "branch", "message": reply}):
        with pytest.raises(LlmuiError):
            page.conversations.manage(OTHER, {"id": conversation, **data})
    with pytest.raises(LlmuiError):
        page.conversations.message_text(OTHER, {"conversation": conversation, "id": reply})
    assert page.conversations.rows(OTHER, {})["rows"] == []
    assert program.services.conversations.get(ME, conversation) == before


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
def test_wrong_values_are_refused_and_change_nothing(program: Program, page: Handlers, value: Any) -> None:
    conversation, reply = answered(program, page)
    before = program.services.conversations.get(ME, conversation)
    everything = dict.fromkeys(
        ["conversation", "text", "number", "act", "id", "do", "title", "message", "query", "cursor", "limit", "tab"],
        value,
    )
    answers = [
        page.chat.open(ME, value)[0],
        page.chat.open_from_list(ME, everything)[0],
        page.chat.refresh(ME, everything),
        page.chat.act(ME, everything, *SETTINGS),
        page.chat.act(ME, {"act": "edit", "conversation": conversation, "id": reply, "text": value}, *SETTINGS),
        page.chat.send(ME, {"text": "hi", "conversation": conversation}, *[value] * len(SETTINGS)),
        page.chat.stop(ME, everything),
        page.status.poll(ME, everything),
        *watch(page, value, value),
    ]
    page.chat.leave(ME, everything)
    page.status.load_model(ME, value)
    for door in (page.conversations.rows, page.conversations.manage, page.conversations.message_text):
        try:
            answers.append(door(ME, everything))
        except LlmuiError as error:
            answers.append({"message": error.message, "hint": error.hint})
    for answer in answers:
        repr(answer).encode()  # nothing that could not be sent
    assert program.services.conversations.get(ME, conversation) == before
    assert len(page.conversations.rows(ME, {})["rows"]) == 1


def test_a_long_list_stays_as_long_as_it_is_shown(program: Program, page: Handlers) -> None:
    for number in range(130):
        program.services.conversations.create(ME, title=f"chat {number}")
    first = page.conversations.rows(ME, {})
    assert (len(first["rows"]), first["next"] is not None) == (100, True)
    assert len(page.conversations.rows(ME, {"limit": 120})["rows"]) == 120
    assert len(page.conversations.rows(ME, {"limit": 10**9})["rows"]) == 130


def test_all_parameters_go_back_to_where_they_came_from(page: Handlers) -> None:
    assert page.chat.defaults(ME) == SETTINGS[1:]


def test_a_damaged_conversation_says_so_and_is_not_called_gone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, engine="echo")
    first = assemble(settings, EchoEngine(), JsonFileStore(tmp_path))
    conversation, _ = answered(first, handlers_for(first.services))
    first.close()
    for file in tmp_path.glob(f"conversations/*/{conversation}*"):
        file.write_bytes(b"garbage{")
    second = assemble(settings, EchoEngine(), JsonFileStore(tmp_path))
    try:
        page = handlers_for(second.services)
        view = page.chat.open(ME, conversation)[0]
        assert (view["conversation"], view["articles"], view["problem"]) == (conversation, [], True)
        assert "cannot be read" in view["empty"]
        assert not page.status.poll(ME, {"conversation": conversation})["gone"]
        assert send(page, "hello", conversation)["code"] == "store_damaged"
    finally:
        second.close()


class Picky(EchoEngine):
    """Loses its model over a file called broken."""

    def load(self, path: Path, *args: Any, **more: Any) -> Any:
        if path.stem == "broken":
            self.unload()
            raise ModelLoadFailed("The file is cut off.", hint="Download it again.")
        return super().load(path, *args, **more)


def test_a_model_that_did_not_load_is_named_where_messages_are_shown(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "broken.gguf").write_bytes(b"GGUF")
    program = assemble(Settings(data_dir=tmp_path, engine="echo"), Picky(), MemoryStore(), bundled=None)
    page = handlers_for(program.services)
    conversation, _ = answered(program, page)
    program.services.models.load("broken")
    with pytest.raises(ModelLoadFailed):
        program.services.models.wait_ready(Event(), lambda *_: None)
    with_messages = page.status.poll(ME, {"conversation": conversation})
    assert "“broken” did not load. The file is cut off. Download it again." in with_messages["notices"][0]
    without = page.status.poll(ME, {})
    assert without["notices"] == [] and "The file is cut off." in without["empty"]
    program.close()
