"""Errors as HTTP answers: a status by class, and one shape for each of the two interfaces."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from llmui import errors

log = structlog.get_logger(__name__)

STATUS: Mapping[type[errors.LlmuiError], int] = {
    errors.LlmuiError: 500,
    errors.InvalidInput: 400,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.EngineError: 502,
    errors.EngineNotReady: 503,
    errors.EngineBusy: 429,
    errors.LoadCancelled: 409,
    errors.TemplateFailed: 400,
    errors.ContextOverflow: 400,
    errors.EngineHung: 504,
    errors.StoreReadOnly: 503,
    errors.StoreFull: 507,
}
_RETRY_AFTER_S = {429: "1", 503: "2"}
_OPENAI_CODES = {"context_overflow": "context_length_exceeded"}
_HINTS = {
    404: "See the list of addresses at /docs.",
    405: "See the list of methods at /docs.",
    415: "Send the header “Content-Type: application/json”.",
}


class Words(dict[str, object]):
    """The inside of an error body: code, message, hint and what else the error knows."""


def status_of(error: errors.LlmuiError) -> int:
    """The status of the nearest listed ancestor."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def words_of(error: errors.LlmuiError) -> Words:
    """What a client is told. The engine's log lines stay here: they name files."""
    words = Words(code=error.code, message=error.message, hint=error.hint)
    match error:
        case errors.InvalidInput():
            words["field"] = error.field
        case errors.NotFound():
            words["kind"] = error.kind
        case errors.StaleRevision():
            words["current_revision"] = error.current
        case errors.RunActive() if error.run_id:
            words["run_id"] = error.run_id
        case errors.ContextOverflow():
            words["needed"], words["limit"] = error.needed, error.limit
    return words


def is_openai(path: str) -> bool:
    """Whether errors at this address have OpenAI's shape."""
    return path == "/v1" or path.startswith("/v1/")


def openai_error(words: Words, status: int) -> dict[str, object]:
    """The same words in OpenAI's shape."""
    kinds = {401: "authentication_error", 429: "rate_limit_error"}
    kind = kinds.get(status, "invalid_request_error" if status < 500 else "server_error")
    text = " ".join(part for part in (str(words["message"]), str(words["hint"])) if part)
    code = str(words["code"])
    if words.get("kind") == "model":
        code = "model_not_found"
    return {"message": text, "type": kind, "param": words.get("field"), "code": _OPENAI_CODES.get(code, code)}


class ErrorResponse(JSONResponse):
    """An error in the shape that the address calls for."""

    def __init__(self, path: str, words: Words, status: int, headers: Mapping[str, str] | None = None) -> None:
        content = openai_error(words, status) if is_openai(path) else words
        retry = {"Retry-After": _RETRY_AFTER_S[status]} if status in _RETRY_AFTER_S else {}
        super().__init__({"error": content}, status, headers={**retry, **(headers or {})})

    def render(self, content: object) -> bytes:
        """Whatever a client put into a name may come back here, half a surrogate pair too."""
        return super().render(content) if _is_clean(content) else super().render(_cleaned(content))


def refusal(error: errors.LlmuiError, path: str) -> ErrorResponse:
    """The answer to a request that ended in `error`."""
    return ErrorResponse(path, words_of(error), status_of(error))


def words_of_validation(error: RequestValidationError) -> Words:
    """The first thing that is wrong with a body or a query, with the field named."""
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:]) or "body"
    said = {
        "missing": f"“{field[:60]}” is missing.",
        "extra_forbidden": f"There is no field called “{field[:60]}”.",
    }.get(first["type"], f"“{field[:60]}” is not acceptable: {first['msg']}.")
    return Words(code="invalid_input", message=said, hint="See the description at /docs.", field=field[:200])


def install(app: FastAPI) -> None:
    """Make `app` answer every error in our shapes."""
    app.add_exception_handler(errors.LlmuiError, _on_llmui_error)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, _on_bug)


async def _on_llmui_error(request: Request, error: Exception) -> ErrorResponse:
    assert isinstance(error, errors.LlmuiError)  # noqa: S101 (for the type checker)
    if status_of(error) >= 500:
        log.warning("request_failed", path=request.url.path, code=error.code, reason=error.message)
    return refusal(error, request.url.path)


async def _on_validation_error(request: Request, error: Exception) -> ErrorResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 (for the type checker)
    return ErrorResponse(request.url.path, words_of_validation(error), 400)


async def _on_http_error(request: Request, error: Exception) -> ErrorResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 (for the type checker)
    status = HTTPStatus(error.status_code)
    said = str(error.detail) if error.detail != status.phrase else f"{status.phrase}."
    words = Words(code=status.name.lower(), message=said, hint=_HINTS.get(status, ""))
    return ErrorResponse(request.url.path, words, status, error.headers)


async def _on_bug(request: Request, error: Exception) -> ErrorResponse:
    """A fault of ours. Its traceback goes to the log, its number to the client."""
    incident = secrets.token_hex(4)
    log.error("request_failed", path=request.url.path, incident=incident, exc_info=error)
    hint = f"Try again. If it happens again, report incident {incident} with the log."
    words = Words(code="internal", message="Something went wrong inside llmui.", hint=hint, incident=incident)
    return ErrorResponse(request.url.path, words, 500)


def _is_clean(content: object) -> bool:
    try:
        repr(content).encode()
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(content: object) -> object:
    if isinstance(content, dict):
        return {key: _cleaned(value) for key, value in content.items()}
    return content.encode("utf-8", "replace").decode() if isinstance(content, str) else content
