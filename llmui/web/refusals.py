"""What the guard says when it does not let a request through: an error object, or a page for people."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from starlette.types import Receive, Send

from llmui.web.door_page import AFTER_FORM, FORM, NO_FORM, PAGE
from llmui.web.headers import Headers, security_headers

TOO_MANY = "too_many_attempts"
DRAIN_S = 1.0
DRAIN_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further. `retry_after_s` is sent when it is not 0."""

    status: int
    code: str
    message: str
    hint: str
    retry_after_s: int = 0
    headers: tuple[tuple[bytes, bytes], ...] = ()


WRONG_HOST = Refusal(
    421, "wrong_host", "llmui does not answer to this address.", "Open the address that llmui printed when it started."
)
BAD_REQUEST = Refusal(400, "bad_request", "The request is not one llmui understands.", "Check the client you use.")
FOREIGN_ORIGIN = Refusal(
    403, "foreign_origin", "Another web site may not use llmui.", "Use llmui from its own page, or without a browser."
)
NO_WEBSOCKETS = Refusal(403, "no_websockets", "llmui speaks no WebSocket.", "Use the event stream of the API.")
METHOD = Refusal(
    405,
    "method_not_allowed",
    "This method is not used here.",
    "See the API's description at /docs.",
    headers=((b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),),
)
ENCODED_BODY = Refusal(
    415, "encoded_body", "Compressed request bodies are not accepted.", "Send the body without Content-Encoding."
)
TOO_LARGE = Refusal(413, "too_large", "The request is larger than allowed here.", "Send less at once.")
LONG_HEADERS = Refusal(
    431, "long_headers", "The address and headers of the request are too long.", "Send less in them."
)
TOO_SLOW = Refusal(408, "too_slow", "The request took too long to arrive.", "Check the connection and send it again.")
NO_CREDENTIALS = Refusal(
    401,
    "not_signed_in",
    "This request carries no valid key.",
    "Send the header “Authorization: Bearer KEY”; `llmui doctor` prints the key.",
    headers=((b"www-authenticate", b'Bearer realm="llmui"'),),
)
WRONG_KEY = Refusal(401, "wrong_key", "The key in this address is not valid, or not any more.", "")
WRONG_PASSWORD = Refusal(401, "wrong_password", "That is not the password.", "Try again.")
BROKEN = Refusal(500, "internal", "Something went wrong.", "Try again; the log says more.")


def too_many(wait_s: int) -> Refusal:
    return Refusal(429, TOO_MANY, "Too many wrong keys or passwords.", f"Wait {wait_s} s, then try again.", wait_s)


async def send_error(send: Send, refusal: Refusal, frame_ancestors: str, *, unread: Receive | None = None) -> None:
    """Answer with `{"error": …}`. With an `unread` body the connection is closed after it.

    The answer goes out whole before the body is drained for a moment: a client that is still sending when the
    connection closes would see a reset and never read why.
    """
    error = {"code": refusal.code, "message": refusal.message, "hint": refusal.hint}
    body = json.dumps({"error": error}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), *refusal.headers]
    await _send(send, refusal, body, headers, frame_ancestors, unread)


async def send_door(
    send: Send, refusal: Refusal, frame_ancestors: str, *, root_path: str, with_password: bool, again: bool = False
) -> None:
    """Answer a person's browser: how to get in, with the password form where there is a password.

    `again` makes the browser ask once more by itself. A visit that began on another site comes without our
    SameSite=Strict cookie; asked again from our own page it comes with it.
    """
    refresh = f'<meta http-equiv="refresh" content="0;url={escape(root_path)}/">' if again else ""
    notice = refusal.code in (WRONG_KEY.code, WRONG_PASSWORD.code, TOO_MANY)
    page = PAGE.format(
        refresh=refresh,
        notice=f"<p role=alert>{escape(refusal.message)} {escape(refusal.hint)}</p>" if notice else "",
        form=FORM.format(action=f"{escape(root_path)}/login") if with_password else "",
        explanation=AFTER_FORM if with_password else NO_FORM,
    )
    headers = [(b"content-type", b"text/html; charset=utf-8"), *refusal.headers]
    await _send(send, refusal, page.encode(), headers, frame_ancestors)


async def _send(
    send: Send,
    refusal: Refusal,
    body: bytes,
    headers: Headers,
    frame_ancestors: str,
    unread: Receive | None = None,
) -> None:
    headers = [
        *headers,
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *security_headers(frame_ancestors, plain=True),
    ]
    if refusal.retry_after_s:
        headers.append((b"retry-after", str(refusal.retry_after_s).encode()))
    if unread is not None:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": unread is not None})
    if unread is not None:
        await _drain(unread)
        await send({"type": "http.response.body", "body": b""})


async def _drain(receive: Receive) -> None:
    drained = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_S):
            while drained < DRAIN_BYTES:
                message = await receive()
                drained += len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return
