"""The outermost application: nothing reaches the page or the API that has not passed here.

In order: the address it was sent to, where it comes from, its shape, then who sent it. Everything inside may
rely on `caller(scope)` and must not look at credentials itself; it cannot, the guard takes them out.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from llmui.web.answer import GuardedAnswer
from llmui.web.attempts import FailedAttempts
from llmui.web.body import LimitedBody
from llmui.web.checks import is_cross_site, is_entrance, is_navigation, raw_path, refusal_for
from llmui.web.headers import Headers, first, security_headers, values
from llmui.web.identity import SESSION_SECONDS, Caller, Identity
from llmui.web.policy import GuardPolicy, policy_for
from llmui.web.refusals import (
    BROKEN,
    FOREIGN_ORIGIN,
    NO_CREDENTIALS,
    WRONG_KEY,
    WRONG_PASSWORD,
    Refusal,
    send_door,
    send_error,
    too_many,
)

__all__ = ["Guard", "GuardPolicy", "caller", "policy_for"]

_CALLER = "llmui.caller"
_FORWARDED = frozenset({b"forwarded", b"x-real-ip", b"x-original-url", b"x-rewrite-url", b"x-client-ip"})
log = logging.getLogger(__name__)


def caller(scope: Scope) -> Caller:
    """Who this request acts for. Raises LookupError for one that did not come through the guard."""
    found = scope.get("state", {}).get(_CALLER)
    if not isinstance(found, Caller):
        raise LookupError("The request did not pass the guard, or its path is open to everybody.")
    return found


class Guard:
    """Pure ASGI, wrapped around the whole application."""

    def __init__(self, app: ASGIApp, policy: GuardPolicy, identity: Identity) -> None:
        self._app = app
        self._policy = policy
        self._identity = identity
        self._attempts = FailedAttempts(policy.failures_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "llmui speaks no WebSocket"})
        else:
            raise RuntimeError(f"unknown kind of connection: {scope['type']}")

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = refusal_for(scope, self._policy)
        if refusal is not None:
            await self._refuse(scope, receive, send, refusal)
            return
        policy = self._policy
        body = LimitedBody(
            receive,
            limit=policy.body_limit(scope["path"]),
            deadline_s=policy.body_deadline_s,
            min_bytes_per_s=policy.body_min_bytes_per_s,
        )
        if scope["path"] in policy.open_paths:
            await self._pass(scope, body, send, None, [])
        elif self._identity.has_password and scope["path"] == "/login":
            await self._login(scope, body, send)
        elif scope["method"] == "GET" and is_navigation(scope) and _token_of(scope) is not None:
            await self._exchange(scope, receive, send)
        else:
            await self._with_credentials(scope, receive, body, send)

    async def _with_credentials(self, scope: Scope, receive: Receive, body: LimitedBody, send: Send) -> None:
        presented = _bearer_of(scope)
        if presented is not None:
            found = self._identity.bearer(presented)
            if found is None:
                await self._refuse(scope, receive, send, self._failed(scope, NO_CREDENTIALS))
            else:
                await self._pass(scope, body, send, found, [])
            return
        for value in _cookies(scope, self._policy.cookie_name):
            session = self._identity.session(value)
            if session is not None:
                extra = [self._session_cookie(scope)] if session.needs_renewal else []
                await self._pass(scope, body, send, session.caller, extra)
                return
        await self._refuse(scope, receive, send, NO_CREDENTIALS)

    async def _pass(self, scope: Scope, body: LimitedBody, send: Send, known: Caller | None, extra: Headers) -> None:
        """Hand the request on, without anything a caller could pretend with."""
        policy = self._policy
        state = {key: value for key, value in scope.get("state", {}).items() if key != _CALLER}
        if known is not None:
            state[_CALLER] = known
        inner = {**scope, "headers": self._clean_headers(scope), "state": state}
        answer = GuardedAnswer(
            send,
            body,
            policy.frame_ancestors,
            extra=extra,
            allow_inline_scripts=scope["method"] == "GET" and scope["path"] in policy.inline_script_paths,
            script_hashes=policy.script_hashes,
        )
        try:
            await self._app(inner, body, answer)
            await answer.flush()
        except Exception as error:  # strangers' code is mounted inside; its faults end here, with our headers
            if answer.started:
                raise
            if body.refusal is None:
                incident = secrets.token_hex(4)
                log.error("request failed, incident %s", incident, exc_info=error)
                hint = f"Try again; the log has more under incident {incident}."
                refusal = Refusal(BROKEN.status, BROKEN.code, BROKEN.message, hint)
                await send_error(send, refusal, policy.frame_ancestors)
        if body.refusal is not None and not answer.started:
            await send_error(send, body.refusal, policy.frame_ancestors, unread=_nothing)

    async def _exchange(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A token in the address becomes the cookie, and leaves the address bar and the history."""
        if self._identity.bearer(_token_of(scope) or "") is None:
            await self._refuse(scope, receive, send, self._failed(scope, WRONG_KEY))
            return
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        rest = urlencode([(key, value) for key, value in query if key != "token"])
        path = self._policy.root_path.encode() + raw_path(scope)
        await self._sign_in(scope, send, path + (b"?" + rest.encode() if rest else b""))

    async def _login(self, scope: Scope, body: LimitedBody, send: Send) -> None:
        policy = self._policy
        if scope["method"] in ("GET", "HEAD"):
            await self._door(scope, send, Refusal(200, "sign_in", "", ""))
            return
        if scope["method"] != "POST" or not values(scope["headers"], b"origin"):
            await send_error(send, FOREIGN_ORIGIN, policy.frame_ancestors, unread=body)
            return
        wait_s = self._attempts.wait_s(self._client(scope))
        if wait_s:  # before the password is looked at, so that guessing on teaches nothing
            await self._door(scope, send, too_many(wait_s))
            return
        form = await _read_form(body)
        if body.refusal is not None:
            await send_error(send, body.refusal, policy.frame_ancestors, unread=_nothing)
        elif await asyncio.to_thread(self._identity.password_matches, form.get("password", "")):
            await self._sign_in(scope, send, f"{policy.root_path}/".encode())
        else:
            await self._door(scope, send, self._failed(scope, WRONG_PASSWORD))

    async def _sign_in(self, scope: Scope, send: Send, location: bytes) -> None:
        headers = [
            (b"location", location),
            (b"content-length", b"0"),
            (b"cache-control", b"no-store"),
            self._session_cookie(scope),
            *security_headers(self._policy.frame_ancestors, plain=True),
        ]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, refusal: Refusal) -> None:
        """A page for a person who opens one; an error object, and the end of the connection, for the rest."""
        if refusal.status in (401, 429) and is_navigation(scope):
            await self._door(scope, send, refusal)
            return
        headers = scope["headers"]
        has_body = values(headers, b"content-length") or values(headers, b"transfer-encoding")
        waits = values(headers, b"expect")  # reading would tell the client to go on sending
        unread = (_nothing if waits else receive) if has_body else None
        await send_error(send, refusal, self._policy.frame_ancestors, unread=unread)

    async def _door(self, scope: Scope, send: Send, refusal: Refusal) -> None:
        policy = self._policy
        again = refusal.status == 401 and is_cross_site(scope) and is_entrance(scope["path"], policy)
        await send_door(
            send,
            refusal,
            policy.frame_ancestors,
            root_path=policy.root_path,
            with_password=self._identity.has_password,
            again=again and _token_of(scope) is None,
        )

    def _failed(self, scope: Scope, refusal: Refusal) -> Refusal:
        """A wrong secret: `refusal`, or 429 once there were too many in a minute."""
        wait_s = self._attempts.wait_s(self._client(scope))
        if wait_s:
            return too_many(wait_s)
        self._attempts.record(self._client(scope))
        return refusal

    def _client(self, scope: Scope) -> str:
        forwarded = first(scope["headers"], b"x-forwarded-for") if self._policy.trust_proxy else b""
        if forwarded:
            return forwarded.rpartition(b",")[2].strip().decode("latin-1")
        client = scope.get("client")
        return str(client[0]) if client else ""

    def _session_cookie(self, scope: Scope) -> tuple[bytes, bytes]:
        policy = self._policy
        over_tls = policy.trust_proxy and values(scope["headers"], b"x-forwarded-proto") == [b"https"]
        value = f"{policy.cookie_name}={self._identity.new_session()}; Path=/; Max-Age={SESSION_SECONDS}"
        value += "; HttpOnly; SameSite=Strict" + ("; Secure" if policy.secure_cookie or over_tls else "")
        return b"set-cookie", value.encode("ascii")

    def _clean_headers(self, scope: Scope) -> Headers:
        """What the app may see: no credentials, and no claims about where the request came from."""
        kept: Headers = []
        for name, value in scope["headers"]:
            if name == b"authorization":
                continue
            if not self._policy.trust_proxy and (name.startswith(b"x-forwarded-") or name in _FORWARDED):
                continue
            if name == b"cookie":
                value = _without_cookie(value, self._policy.cookie_name)
                if not value:
                    continue
            kept.append((name, value))
        return kept


async def _nothing() -> Message:
    """A body that there is no point in draining."""
    return {"type": "http.disconnect"}


async def _read_form(body: LimitedBody) -> dict[str, str]:
    """The fields of a small form, the first value of each."""
    data = bytearray()
    while not body.complete and body.refusal is None:
        message = await body()
        if message["type"] != "http.request":
            break
        data += message.get("body", b"")
    fields = parse_qs(data.decode("utf-8", "replace"), max_num_fields=8)
    return {name: found[0] for name, found in fields.items()}


def _bearer_of(scope: Scope) -> str | None:
    """The bearer key, "" for two of them, None for none. Other schemes belong to a proxy in front of us."""
    headers = values(scope["headers"], b"authorization")
    if len(headers) > 1:
        return ""
    scheme, _, key = (headers[0] if headers else b"").partition(b" ")
    return key.strip().decode("latin-1") if scheme.lower() == b"bearer" else None


def _token_of(scope: Scope) -> str | None:
    query = scope["query_string"].decode("latin-1")
    return next((value for key, value in parse_qsl(query, keep_blank_values=True) if key == "token"), None)


def _cookies(scope: Scope, name: str) -> list[str]:
    """Every value of that cookie: another port of this machine may have set a second one for a wider path."""
    pairs = [
        pair.strip().partition(b"=") for header in values(scope["headers"], b"cookie") for pair in header.split(b";")
    ]
    return [value.decode("latin-1") for key, _, value in pairs if key == name.encode()][:4]


def _without_cookie(header: bytes, name: str) -> bytes:
    pairs = [pair.strip() for pair in header.split(b";")]
    return b"; ".join(pair for pair in pairs if pair.partition(b"=")[0] != name.encode())
