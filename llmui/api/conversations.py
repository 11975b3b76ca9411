"""Conversations: list, open, create, change, delete, bring back, take out."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from llmui.api import export
from llmui.api.context import Api, Owner
from llmui.api.schemas import ConversationPatch, NewConversationBody
from llmui.api.strict_json import StrictRoute
from llmui.api.views import ConversationView, MessageView, PageView
from llmui.domain.messages import Conversation
from llmui.domain.params import GenerationParams
from llmui.services import Services
from llmui.services.chat import check_system
from llmui.services.conversations import check_title

router = APIRouter(prefix="/api/conversations", tags=["conversations"], route_class=StrictRoute)


@router.get("", response_model=PageView)
def list_conversations(
    api: Api,
    owner: Owner,
    q: Annotated[str, Query(max_length=200, description="words that the title has")] = "",
    cursor: Annotated[str | None, Query(max_length=200, description="`next_cursor` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> PageView:
    """Your conversations, the one used last first."""
    return PageView.model_validate(api.conversations.list(owner, query=q, cursor=cursor, limit=limit))


@router.post("", status_code=201, response_model=ConversationView)
def create_conversation(api: Api, owner: Owner, body: NewConversationBody | None = None) -> ConversationView:
    """A new conversation without messages. Sending a message without a conversation makes one as well."""
    wanted = body or NewConversationBody()
    made = api.conversations.create(owner, title=wanted.title, system_prompt=wanted.system_prompt)
    if wanted.params:
        made = api.conversations.configure(owner, made.id, params=wanted.params, revision=made.revision)
    return view(api, made)


@router.get("/{conversation_id}", response_model=ConversationView)
def read_conversation(conversation_id: str, api: Api, owner: Owner) -> ConversationView:
    """All messages of all branches."""
    return view(api, api.conversations.get(owner, conversation_id))


@router.patch("/{conversation_id}", response_model=ConversationView)
def change_conversation(conversation_id: str, body: ConversationPatch, api: Api, owner: Owner) -> ConversationView:
    """Rename it, set what its next replies are written with, or show another branch."""
    kept = api.conversations.get(owner, conversation_id)
    _check_all(body, kept)  # nothing is changed when only a part could be
    revision = body.revision
    if body.title is not None:
        kept = api.conversations.rename(owner, conversation_id, body.title, revision=revision)
        revision = kept.revision if revision is not None else None
    if body.system_prompt is not None or body.params is not None:
        kept = api.conversations.configure(
            owner, conversation_id, system_prompt=body.system_prompt, params=body.params, revision=revision
        )
        revision = kept.revision if revision is not None else None
    if body.current_id is not None:
        kept = api.conversations.show(owner, conversation_id, body.current_id, revision=revision)
    return view(api, kept)


@router.delete("/{conversation_id}", status_code=204)
def delete_conversation(conversation_id: str, api: Api, owner: Owner) -> None:
    """Move it to the trash; `restore` brings it back. A reply under way is ended first."""
    api.conversations.delete(owner, conversation_id)


@router.post("/{conversation_id}/restore", response_model=ConversationView)
def restore_conversation(conversation_id: str, api: Api, owner: Owner) -> ConversationView:
    """Bring it back from the trash."""
    return view(api, api.conversations.restore(owner, conversation_id))


@router.get(
    "/{conversation_id}/export",
    response_class=Response,
    responses={200: {"content": {"application/json": {}, "text/markdown": {}}, "description": "the file"}},
)
def export_conversation(
    conversation_id: str, api: Api, owner: Owner, format: Literal["json", "markdown"] = "json"
) -> Response:
    """Take it out as a file: JSON has all branches, Markdown the path that is shown."""
    kept = api.conversations.get(owner, conversation_id)
    if format == "markdown":
        return export.attachment(export.as_markdown(kept), "text/markdown; charset=utf-8", kept.title, "md")
    return export.attachment(export.as_json(view(api, kept)), "application/json", kept.title, "json")


def view(api: Services, conversation: Conversation) -> ConversationView:
    """What the client gets to see of it, with the reply under way."""
    run = api.runs.active_in(conversation.owner, conversation.id)
    return ConversationView(
        id=conversation.id,
        title=conversation.title,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
        revision=conversation.revision,
        system_prompt=conversation.system_prompt,
        params=conversation.params.to_dict(),
        current_id=conversation.current_id,
        messages=[MessageView.model_validate(message) for message in conversation.messages],
        active_run_id=run.id if run is not None else None,
    )


def _check_all(body: ConversationPatch, kept: Conversation) -> None:
    if body.title is not None:
        check_title(body.title)
    if body.system_prompt is not None:
        check_system(body.system_prompt)
    if body.params is not None:
        GenerationParams.from_mapping(body.params)
    if body.current_id is not None:
        kept.message(body.current_id)
