"""What happens when something on the page is used. Values in, values out: nothing here knows a component."""

from __future__ import annotations

from dataclasses import dataclass

from llmui.services import Services
from llmui.ui.handlers.chat import ChatHandlers
from llmui.ui.handlers.conversations import ConversationHandlers
from llmui.ui.handlers.heard import Heard
from llmui.ui.handlers.status import StatusHandlers
from llmui.ui.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Handlers:
    """All handlers of the chat screen."""

    chat: ChatHandlers
    conversations: ConversationHandlers
    status: StatusHandlers


def handlers_for(services: Services) -> Handlers:
    """The handlers of one page; they share what was rendered and what was heard."""
    transcript, heard = Transcript(), Heard()
    return Handlers(
        ChatHandlers(services, transcript, heard),
        ConversationHandlers(services, transcript),
        StatusHandlers(services, transcript, heard),
    )
