"""Counts and times for Prometheus, of this program and not of its users: no titles, no texts, no identifiers."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE: str = CONTENT_TYPE_LATEST

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
_SPEEDS = (1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0, 1280.0, 2560.0)


class Metrics:
    """One set of figures, in a registry of its own so that two programs in one process do not share theirs."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.replies = Counter("llmui_replies", "Replies by how they ended", ["state"], registry=self.registry)
        self.tokens = Counter("llmui_tokens", "Tokens read, cached and written", ["kind"], registry=self.registry)
        self.first_token = Histogram(
            "llmui_first_token_seconds", "From the request to the first token", buckets=_SECONDS, registry=self.registry
        )
        self.speed = Histogram(
            "llmui_tokens_per_second", "Writing speed of a reply", buckets=_SPEEDS, registry=self.registry
        )
        self.active = Gauge("llmui_replies_active", "Replies being written now", registry=self.registry)
        self.ready = Gauge("llmui_engine_ready", "1 while the engine can answer", registry=self.registry)
        self.restarts = Gauge("llmui_engine_restarts", "Restarts of the engine after a crash", registry=self.registry)

    def reply_ended(
        self,
        state: str,
        *,
        prompt_tokens: int,
        cached_tokens: int,
        completion_tokens: int,
        first_token_s: float,
        tokens_per_second: float,
    ) -> None:
        """Count one reply. Zeros are what is not known and are left out of the times."""
        self.replies.labels(state).inc()
        self.tokens.labels("prompt").inc(prompt_tokens)
        self.tokens.labels("cached").inc(cached_tokens)
        self.tokens.labels("completion").inc(completion_tokens)
        if first_token_s > 0:
            self.first_token.observe(first_token_s)
        if tokens_per_second > 0:
            self.speed.observe(tokens_per_second)

    def text(self, *, active: int, ready: bool, restarts: int) -> bytes:
        """Everything in Prometheus' text form, with these states as they are now."""
        self.active.set(active)
        self.ready.set(ready)
        self.restarts.set(restarts)
        return generate_latest(self.registry)
