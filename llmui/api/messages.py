"""Messages of a conversation: another reply, other words, going on, correcting, removing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import JSONResponse

from llmui.api.chat import STREAM, choose, reference
from llmui.api.context import Api, Owner, Responses
from llmui.api.conversations import view
from llmui.api.events import RunStream
from llmui.api.schemas import EditBody, MessagePatch, ReplyBody
from llmui.api.strict_json import StrictRoute
from llmui.api.views import ConversationView, RunView
from llmui.services.chat import check_text
from llmui.services.runs import Run

router = APIRouter(
    prefix="/api/conversations/{conversation_id}/messages/{message_id}", tags=["messages"], route_class=StrictRoute
)
Accept = Annotated[str, Header(description="text/event-stream: the answer is the event stream of the reply")]
BEGUN: Responses = {202: {"model": RunView, "description": "The reply has begun"}, **STREAM}


@router.post("/regenerate", status_code=202, responses=BEGUN, response_class=JSONResponse)
def regenerate(
    conversation_id: str, message_id: str, api: Api, owner: Owner, body: ReplyBody | None = None, accept: Accept = ""
) -> Response:
    """Write another reply beside this one."""
    wanted = body or ReplyBody()
    api.conversations.get(owner, conversation_id).message(message_id)
    choose(api, wanted)
    return _begun(api.chat.regenerate(owner, conversation_id, message_id, choices=wanted.choices()), accept)


@router.post("/edit", status_code=202, responses=BEGUN, response_class=JSONResponse)
def edit(
    conversation_id: str, message_id: str, body: EditBody, api: Api, owner: Owner, accept: Accept = ""
) -> Response:
    """Say it in other words: a new branch with a reply. The old one stays."""
    check_text(body.text)
    api.conversations.get(owner, conversation_id).message(message_id)
    choose(api, body)
    return _begun(api.chat.edit(owner, conversation_id, message_id, body.text, choices=body.choices()), accept)


@router.post("/continue", status_code=202, responses=BEGUN, response_class=JSONResponse)
def continue_reply(
    conversation_id: str, message_id: str, api: Api, owner: Owner, body: ReplyBody | None = None, accept: Accept = ""
) -> Response:
    """Go on with a reply that ended early."""
    wanted = body or ReplyBody()
    api.conversations.get(owner, conversation_id).message(message_id)
    choose(api, wanted)
    return _begun(api.chat.continue_(owner, conversation_id, message_id, choices=wanted.choices()), accept)


@router.patch("", response_model=ConversationView)
def correct(conversation_id: str, message_id: str, body: MessagePatch, api: Api, owner: Owner) -> ConversationView:
    """Correct the text in place, without a new reply."""
    changed = api.conversations.edit_text(owner, conversation_id, message_id, body.text, revision=body.revision)
    return view(api, changed)


@router.delete("", response_model=ConversationView)
def remove(
    conversation_id: str,
    message_id: str,
    api: Api,
    owner: Owner,
    revision: Annotated[int | None, Query(ge=0, le=2**53, description="as you know it; a stale one gets 409")] = None,
) -> ConversationView:
    """Remove the message and everything that follows it."""
    return view(api, api.conversations.delete_message(owner, conversation_id, message_id, revision=revision))


def _begun(run: Run, accept: str) -> Response:
    if "text/event-stream" in accept.lower():
        return RunStream(run)
    return JSONResponse(reference(run).model_dump(), 202)
