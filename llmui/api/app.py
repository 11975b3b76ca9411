"""Puts the API into an application that somebody else made."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.routing import Match

from llmui.api import chat, conversations, docs, errors, messages, models, system
from llmui.api.context import Context, OwnerOf
from llmui.api.openai import routes as openai
from llmui.services import Services
from llmui.services.completions import CompletionService

ROUTERS: tuple[APIRouter, ...] = (
    chat.router,
    conversations.router,
    messages.router,
    models.router,
    system.router,
    openai.router,
)
_FASTAPI_DOCS = ("/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json")
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def install(app: FastAPI, services: Services, *, owner_of: OwnerOf) -> CompletionService:
    """Add all routes and error answers to `app`, before anything is mounted at "/".

    `owner_of` tells whom a request acts for and is asked by every route but `/healthz` and `/readyz`. FastAPI's own
    description pages are taken out: they describe the page too and load scripts from elsewhere. Returns the replies
    that belong to no conversation, so that whoever ends the program can end them as well.
    """
    app.router.routes[:] = [route for route in app.router.routes if getattr(route, "path", "") not in _FASTAPI_DOCS]
    completions = CompletionService(services.models, services.runs)
    app.state.llmui_api = Context(services=services, completions=completions, owner_of=owner_of)
    errors.install(app)
    app.state.llmui_api_routes = [route for router in ROUTERS for route in router.routes]
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(docs.router)
    for path in ("/api", "/v1"):
        app.add_api_route(path, _unknown, methods=_METHODS, include_in_schema=False)
        app.add_api_route(path + "/{rest:path}", _unknown, methods=_METHODS, include_in_schema=False)
    return completions


async def _unknown(request: Request) -> None:
    """What lies below our prefixes and is no route of ours must not reach the page that is mounted at "/"."""
    allowed: set[str] = set()
    for route in request.app.state.llmui_api_routes:
        if route.matches(request.scope)[0] is Match.PARTIAL:
            allowed |= route.methods or set()
    if allowed:
        raise HTTPException(405, "This address does not take that method.", {"Allow": ", ".join(sorted(allowed))})
    raise HTTPException(404, "There is nothing at this address.")
