"""What every route needs: the services, and whom it acts for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request

from llmui.services import Services
from llmui.services.completions import CompletionService

OwnerOf = Callable[[Request], str]
Responses = dict[int | str, dict[str, Any]]
"""What a route tells the description of its answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Set once when the program starts, at `app.state.llmui_api`. `owner_of` is the only source of identity."""

    services: Services
    completions: CompletionService
    owner_of: OwnerOf


# The dependencies are coroutines, so that FastAPI does not send each through a thread.
async def _context(request: Request) -> Context:
    found = request.app.state.llmui_api
    assert isinstance(found, Context)  # noqa: S101 (for the type checker)
    return found


async def _services(context: Annotated[Context, Depends(_context)]) -> Services:
    return context.services


async def _completions(context: Annotated[Context, Depends(_context)]) -> CompletionService:
    return context.completions


async def _owner(request: Request, context: Annotated[Context, Depends(_context)]) -> str:
    return context.owner_of(request)


Api = Annotated[Services, Depends(_services)]
Completions = Annotated[CompletionService, Depends(_completions)]
Owner = Annotated[str, Depends(_owner)]
