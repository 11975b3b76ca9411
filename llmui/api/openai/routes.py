"""`/v1`: models, chat completions, completions."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from llmui.api.context import Api, Completions, Owner, Responses
from llmui.api.openai.answers import CompletionAnswer, CompletionStream
from llmui.api.openai.requests import chat_request, completion_request
from llmui.api.openai.schemas import ChatCompletionBody, CompletionBody, StreamOptions
from llmui.api.openai.shapes import Kind, Shape
from llmui.api.strict_json import StrictRoute
from llmui.domain.generation import GenerationRequest
from llmui.errors import NotFound
from llmui.services import Services
from llmui.services.completions import CompletionService

router = APIRouter(prefix="/v1", tags=["OpenAI-compatible"], route_class=StrictRoute)
ANSWER: Responses = {
    200: {
        "content": {"application/json": {}, "text/event-stream": {}},
        "description": "a completion; with `stream`, its chunks as events that end with [DONE]",
    }
}


@router.get("/models")
def models(api: Api, owner: Owner) -> dict[str, Any]:
    """The models that can be named in a request."""
    return {"object": "list", "data": _models(api)}


@router.get("/models/{model:path}")
def model(model: str, api: Api, owner: Owner) -> dict[str, Any]:
    """One of them."""
    for row in _models(api):
        if row["id"] == model:
            return row
    raise NotFound("model", model)


@router.post("/chat/completions", responses=ANSWER, response_class=Response)
def chat_completions(body: ChatCompletionBody, api: Api, completions: Completions, owner: Owner) -> Response:
    """A reply to messages. Nothing is kept. Fields beyond OpenAI's are llama.cpp's samplers."""
    return _answer("chat", chat_request(body), body.model, body.stream, body.stream_options, api, completions)


@router.post("/completions", responses=ANSWER, response_class=Response)
def text_completions(body: CompletionBody, api: Api, completions: Completions, owner: Owner) -> Response:
    """What comes after a raw prompt."""
    return _answer("text", completion_request(body), body.model, body.stream, body.stream_options, api, completions)


@router.post("/embeddings", status_code=501, response_class=Response)
def embeddings(owner: Owner) -> Response:
    """Not there yet: always 501."""
    raise HTTPException(501, "llmui does not make embeddings yet. Use a server that does for this part.")


def _answer(
    kind: Kind,
    request: GenerationRequest,
    model: str,
    streams: bool | None,
    options: StreamOptions | None,
    api: Services,
    completions: CompletionService,
) -> Response:
    completion = completions.prepare(request, model=model)
    shape = Shape(kind=kind, model=model or _name_in_memory(api))
    if streams:
        return CompletionStream(completion, shape, with_usage=options is not None and options.include_usage)
    return CompletionAnswer(completion, shape)


def _name_in_memory(api: Services) -> str:
    loaded, coming = api.models.status().model, api.models.current()
    return coming.id if coming is not None else loaded.id if loaded is not None else ""


def _models(api: Services) -> list[dict[str, Any]]:
    """The files by name, and the model in memory where it comes from elsewhere."""
    names = [file.id for file in api.models.list()]
    loaded = api.models.status().model
    if loaded is not None and api.models.current() is None:
        names.insert(0, loaded.id)
    return [{"id": name, "object": "model", "created": 0, "owned_by": "llmui"} for name in dict.fromkeys(names)]
