"""Is it alive, can it answer, how is it doing."""

from __future__ import annotations

from fastapi import APIRouter, Response

from llmui import __version__
from llmui.api.context import Api, Owner
from llmui.api.strict_json import StrictRoute
from llmui.api.views import EngineView, HealthView, HostView, NoticeView, ReadyView, SystemView
from llmui.domain.generation import EnginePhase
from llmui.telemetry.metrics import CONTENT_TYPE

router = APIRouter(tags=["system"], route_class=StrictRoute)
_ANSWERING = (EnginePhase.READY, EnginePhase.BUSY)


@router.get("/healthz", response_model=HealthView)
async def health() -> HealthView:
    """The process is alive. Needs no key and asks no other part."""
    return HealthView()


@router.get("/readyz", response_model=ReadyView, responses={503: {"model": ReadyView, "description": "Not yet"}})
async def ready(api: Api, response: Response) -> ReadyView:
    """Whether a message would be answered at once: 200, or 503 with the reason."""
    status = api.models.status()
    is_ready = status.phase in _ANSWERING
    response.status_code = 200 if is_ready else 503
    return ReadyView(
        ready=is_ready,
        phase=status.phase,
        stage=status.stage,
        progress=status.progress,
        error=status.error,
        hint=status.hint,
    )


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def read_metrics(api: Api, owner: Owner) -> Response:
    """Counts and times for Prometheus; send the key as a bearer token (`authorization` of a scrape)."""
    status = api.models.status()
    text = api.metrics.text(active=api.runs.active_count(), ready=status.phase in _ANSWERING, restarts=status.restarts)
    return Response(text, media_type=CONTENT_TYPE)


@router.get("/api/system", response_model=SystemView)
def read_system(api: Api, owner: Owner) -> SystemView:
    """Version, engine, machine, and what you should know about your data."""
    return SystemView(
        version=__version__,
        engine=EngineView.model_validate(api.models.status()),
        host=HostView.model_validate(api.monitoring.host()),
        notices=[NoticeView.model_validate(notice) for notice in api.conversations.notices()],
        active_runs=api.runs.active_count(),
    )
