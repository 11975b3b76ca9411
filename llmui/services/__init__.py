"""The work of the program, with no idea who asks: page, API and command line call the same methods."""

from __future__ import annotations

from dataclasses import dataclass

from llmui.services.chat import ChatService
from llmui.services.conversations import ConversationService
from llmui.services.models import ModelService
from llmui.services.monitoring import MonitoringService
from llmui.services.runs import Runs
from llmui.telemetry.metrics import Metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All services of one running program."""

    chat: ChatService
    conversations: ConversationService
    models: ModelService
    monitoring: MonitoringService
    runs: Runs
    metrics: Metrics

    def close(self) -> None:
        """End replies (each saves what it has), then the engine. The store is closed by whoever opened it."""
        self.runs.close()
        self.models.close()
