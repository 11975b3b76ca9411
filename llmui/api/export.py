"""A conversation as a file."""

from __future__ import annotations

import json
import re
import unicodedata
from urllib.parse import quote

from starlette.responses import Response

from llmui.api.views import ConversationView
from llmui.domain.messages import Conversation, Message, Role

FORMAT = "llmui-conversation"
SCHEMA = 1
MAX_NAME_CHARS = 80
_SPEAKERS = {Role.USER: "You", Role.ASSISTANT: "Assistant", Role.SYSTEM: "System"}


def as_json(conversation: ConversationView) -> str:
    """Everything, with a note of what the file is."""
    data = conversation.model_dump(mode="json", exclude={"active_run_id"})
    return json.dumps({"format": FORMAT, "schema": SCHEMA, "conversation": data}, ensure_ascii=False, indent=2) + "\n"


def as_markdown(conversation: Conversation) -> str:
    """The path that is shown, for people."""
    parts = [f"# {conversation.title or 'New chat'}"]
    if conversation.system_prompt:
        parts.append(f"## System\n\n{conversation.system_prompt}")
    parts += [_turn(message) for message in conversation.path()]
    return "\n\n".join(parts) + "\n"


def _turn(message: Message) -> str:
    model = f" ({message.recipe.model})" if message.recipe and message.recipe.model else ""
    return f"## {_SPEAKERS[message.role]}{model}\n\n{message.text}"


def attachment(text: str, media_type: str, title: str, ending: str) -> Response:
    """A download named after the title: plain ASCII for old clients, the true title for others (RFC 5987)."""
    name = file_name(title)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 _.-]+", "", plain).strip(" .-") or "conversation"
    header = f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(f'{name}.{ending}', safe='')}"
    content = text.encode("utf-8", "replace")
    return Response(content, media_type=media_type, headers={"Content-Disposition": header})


def file_name(title: str) -> str:
    """The title without what a file system, a header or a reader could stumble over."""
    kept = (c for c in unicodedata.normalize("NFC", title) if unicodedata.category(c)[0] != "C")
    name = re.sub(r"[\\/:*?\"<>|]+", " ", "".join(kept))
    return " ".join(name.split())[:MAX_NAME_CHARS].strip(" .-") or "conversation"
