"""Replies: begin one and watch it, come back to it, end it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from llmui.api.context import Api, Owner, Responses
from llmui.api.events import RunStream
from llmui.api.schemas import ChatBody, ReplyBody
from llmui.api.strict_json import StrictRoute
from llmui.api.views import RunView, SnapshotView
from llmui.errors import InvalidInput, NotFound
from llmui.services import Services
from llmui.services.chat import check_text
from llmui.services.completions import listed
from llmui.services.runs import Run

router = APIRouter(prefix="/api", tags=["chat"], route_class=StrictRoute)
STREAM: Responses = {
    200: {"content": {"text/event-stream": {}}, "description": "events start, progress, delta, done, error"}
}


@router.post("/chat/stream", responses=STREAM, response_class=Response)
def send_message(body: ChatBody, api: Api, owner: Owner) -> RunStream:
    """Send a message and watch the reply as server-sent events.

    `start` names run, conversation and message; `progress` tells what the reply waits for; `delta` carries text of the
    channel `content` or `reasoning`; `done` has the saved message. `error` comes before `done` when the reply is not
    whole. Closing the connection only stops watching: the reply is written to its end and kept.
    """
    check_text(body.message)
    if body.conversation_id:
        api.conversations.get(owner, body.conversation_id)
    choose(api, body)
    run = api.chat.send(
        owner,
        body.message,
        conversation_id=body.conversation_id,
        parent_id=body.parent_id,
        choices=body.choices(),
    )
    return RunStream(run)


@router.get("/runs/{run_id}", response_model=SnapshotView)
def read_run(run_id: str, api: Api, owner: Owner) -> SnapshotView:
    """All of a reply so far. A run can be asked for until a minute after its end; then the message has everything."""
    return SnapshotView.model_validate(api.runs.get(owner, run_id).snapshot())


@router.get(
    "/runs/{run_id}/stream",
    responses={**STREAM, 204: {"description": "it has ended and you have all of it; an EventSource stops asking"}},
    response_class=Response,
)
def watch_run(
    run_id: str,
    api: Api,
    owner: Owner,
    last_event_id: Annotated[str | None, Header(description="number of the last event that you have")] = None,
    after: Annotated[int | None, Query(ge=0, le=2**53, description="the same, for clients without headers")] = None,
) -> Response:
    """Watch a reply from any point: from the beginning, or from after the last event that you have."""
    run = api.runs.get(owner, run_id)
    # The header first: an EventSource repeats the address it was made with, and only the header moves on.
    seen = (after or 0) if last_event_id is None else _number(last_event_id)
    if seen > run.version:
        raise InvalidInput(
            "after", f"The reply has {run.version:,} events so far.", hint="Ask from 0 to get it from the beginning."
        )
    if run.ended.is_set() and seen == run.version:
        return Response(status_code=204)
    return RunStream(run, after=seen)


@router.post("/runs/{run_id}/stop", status_code=202, response_model=RunView)
def stop_run(run_id: str, api: Api, owner: Owner) -> RunView:
    """End a reply; what it has is kept. Ending one that has ended changes nothing."""
    return reference(api.chat.stop(owner, run_id))


def reference(run: Run) -> RunView:
    """Where to find a run."""
    return RunView(run_id=run.id, conversation_id=run.conversation_id, message_id=run.message_id)


def choose(api: Services, body: ReplyBody) -> None:
    """Begin to load the model that was asked for, unless it is the one in use. The reply waits for it.

    Raises:
        NotFound: no such preset or model.
    """
    if body.preset is not None:
        raise NotFound("preset", body.preset)
    if body.model is None:
        return
    file = listed(api.models, body.model)
    if api.models.current() != file:
        api.models.load(file.id)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise InvalidInput(
            "Last-Event-ID", "The number of the last event must be a whole number.", hint="Leave it out."
        )
    return int(text)
