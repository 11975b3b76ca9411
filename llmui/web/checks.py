"""What can be said about a request before asking who sent it: where it was sent, from where, in what shape.

Pure functions of the request's first lines. A check that finds nothing wrong returns None.
"""

from __future__ import annotations

from starlette.types import Scope

from llmui.web.headers import first, values
from llmui.web.policy import GuardPolicy
from llmui.web.refusals import (
    BAD_REQUEST,
    ENCODED_BODY,
    FOREIGN_ORIGIN,
    LONG_HEADERS,
    METHOD,
    NO_WEBSOCKETS,
    TOO_LARGE,
    WRONG_HOST,
    Refusal,
)

MAX_HEADERS = 200
MAX_HEADER_BYTES = 32 * 1024
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OWN_SITES = frozenset({b"same-origin", b"none"})


def refusal_for(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    """Why this request goes no further, whoever sent it; the first reason counts."""
    for check in (_size, _host, _origin, _fetch_metadata, _method, _target, _body):
        refusal = check(scope, policy)
        if refusal is not None:
            return refusal
    return None


def is_navigation(scope: Scope) -> bool:
    """Whether a person opens this address in a tab, as far as the browser says so.

    Browsers and tools that send no Sec-Fetch headers count when they ask for a page.
    """
    if scope["method"] != "GET":
        return False
    headers = scope["headers"]
    mode, destination = values(headers, b"sec-fetch-mode"), values(headers, b"sec-fetch-dest")
    if mode or destination:
        return mode == [b"navigate"] and destination == [b"document"]
    return b"text/html" in first(headers, b"accept").lower()


def is_cross_site(scope: Scope) -> bool:
    """Whether the browser says that another site caused this request. An unknown word counts as yes."""
    return any(site not in _OWN_SITES for site in values(scope["headers"], b"sec-fetch-site"))


def is_entrance(path: str, policy: GuardPolicy) -> bool:
    """The one address that a link on another site may lead to."""
    return path in ("/", f"{policy.root_path}/")


def raw_path(scope: Scope) -> bytes:
    """The path as it was sent, still percent-encoded."""
    raw = scope.get("raw_path")
    return raw if isinstance(raw, bytes) else str(scope["path"]).encode("utf-8", "replace")


def _size(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    """h11 limits only headers that come in several pieces; what came in one piece is measured here."""
    headers = scope["headers"]
    size = sum(len(name) + len(value) for name, value in headers) + len(raw_path(scope)) + len(scope["query_string"])
    return LONG_HEADERS if len(headers) > MAX_HEADERS or size > MAX_HEADER_BYTES else None


def _host(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    names = values(scope["headers"], b"host")
    if len(names) != 1:
        return WRONG_HOST
    if policy.trust_proxy:
        names += values(scope["headers"], b"x-forwarded-host")
    known = all(name.decode("latin-1").lower() in policy.hosts for name in names)
    return None if known else WRONG_HOST


def _origin(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    origins = values(scope["headers"], b"origin")
    if len(origins) > 1:
        return BAD_REQUEST
    if origins and origins[0].decode("latin-1") not in policy.origins:
        return FOREIGN_ORIGIN
    return None


def _fetch_metadata(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    if not is_cross_site(scope) or values(scope["headers"], b"origin"):
        return None
    is_visit = is_navigation(scope) and is_entrance(scope["path"], policy)
    return None if is_visit else FOREIGN_ORIGIN


def _method(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    return None if scope["method"] in METHODS else METHOD


def _target(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    """Only a plain path: no absolute address, no `//host` that a redirect would turn into one."""
    raw = raw_path(scope)
    if not raw.startswith(b"/") or raw[1:2] in (b"/", b"\\"):
        return BAD_REQUEST
    if values(scope["headers"], b"upgrade") and b"websocket" in first(scope["headers"], b"upgrade").lower():
        return NO_WEBSOCKETS
    return None


def _body(scope: Scope, policy: GuardPolicy) -> Refusal | None:
    encodings = values(scope["headers"], b"content-encoding")
    if any(encoding.strip().lower() not in (b"", b"identity") for encoding in encodings):
        return ENCODED_BODY
    lengths = values(scope["headers"], b"content-length")
    if not lengths:
        return None
    if len(lengths) > 1 or values(scope["headers"], b"transfer-encoding") or not lengths[0].isdigit():
        return BAD_REQUEST  # two lengths of one body: someone is trying to smuggle a second request
    too_long = len(lengths[0]) > 15 or int(lengths[0]) > policy.body_limit(scope["path"])
    return TOO_LARGE if too_long else None
