"""The description of the API: `/openapi.json`, and `/docs` with Swagger UI from our own files.

FastAPI's own page loads its script from elsewhere; no request may leave the machine.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from starlette.responses import Response
from starlette.routing import BaseRoute

from llmui import __version__
from llmui.api.context import Owner
from llmui.api.views import ErrorView
from llmui.errors import NotFound

router = APIRouter(include_in_schema=False)
ABOUT = """Chat with local models. Send the key as `Authorization: Bearer KEY`; `llmui doctor` prints it. In a browser
that is signed in, this page works without it.

Errors are `{"error": {"code", "message", "hint"}}`, below `/v1` in OpenAI's shape."""
_ASSETS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>llmui API</title><link rel="icon" href="data:,"><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="api"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>
"""
_START = """SwaggerUIBundle({
  url: "openapi.json", dom_id: "#api", validatorUrl: null, deepLinking: true, docExpansion: "list",
  defaultModelsExpandDepth: 0, tryItOutEnabled: true, persistAuthorization: false
});
"""


def describe(routes: Sequence[BaseRoute], *, server: str = "") -> dict[str, Any]:
    """The OpenAPI document of `routes`, with our errors instead of FastAPI's."""
    schema = get_openapi(
        title="llmui",
        version=__version__,
        description=ABOUT,
        routes=routes,
        servers=[{"url": server}] if server else None,
    )
    parts = schema.setdefault("components", {}).setdefault("schemas", {})
    error = ErrorView.model_json_schema(ref_template="#/components/schemas/{model}")
    parts.update(error.pop("$defs"), ErrorView=error)
    for name in ("HTTPValidationError", "ValidationError"):
        parts.pop(name, None)
    answer = {
        "description": "What went wrong and what to do next",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorView"}}},
    }
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = answer
    schema["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    schema["security"] = [{"key": []}, {}]
    return schema


@router.get("/openapi.json")
def document(request: Request, owner: Owner) -> JSONResponse:
    """The description as JSON."""
    routes = request.app.state.llmui_api_routes
    return JSONResponse(describe(routes, server=str(request.scope.get("root_path", ""))))


@router.get("/docs")
async def page(owner: Owner) -> Response:
    """The description for people."""
    return Response(_PAGE, media_type="text/html; charset=utf-8")


@router.get("/docs/start.js")
async def start(owner: Owner) -> Response:
    """A file of its own: inline scripts are not allowed."""
    return Response(_START, media_type="text/javascript; charset=utf-8")


@router.get("/docs/{name}")
def asset(name: str, request: Request, owner: Owner) -> Response:
    """Swagger UI. The files are kept compressed, and sent so to whoever can read that."""
    if name not in _ASSETS:
        raise NotFound("file", name)
    data = (files("llmui.api") / "assets" / f"{name}.gz").read_bytes()
    headers = {"Cache-Control": "max-age=86400", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        data = gzip.decompress(data)
    return Response(data, media_type=f"{_ASSETS[name]}; charset=utf-8", headers=headers)
