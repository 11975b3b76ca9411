"""The headers of every answer, and the policy under which a page's scripts run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

Headers = list[tuple[bytes, bytes]]

# 'unsafe-eval': Gradio's front end compiles the templates and scripts of gr.HTML with `new Function`; without it
# the page does not start (6.31, tried in Chromium). Inline scripts and event handlers stay forbidden: the page's
# own inline scripts are allowed by their hashes, what a model writes is not. Nothing remote is loaded at all.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
    "manifest-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors {ancestors}"
)
# For the guard's own pages, which run no script at all.
_PLAIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
_FIXED: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    ),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_OURS = frozenset(name for name, _ in _FIXED) | {b"content-security-policy", b"x-frame-options"}
_DROPPED = _OURS | {b"server", b"x-powered-by", b"content-security-policy-report-only"}
_NOT_KEPT = (b"text/html", b"application/json", b"text/event-stream")
_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(rb"(?:^|\s)src\s*=", re.IGNORECASE)


def security_headers(frame_ancestors: str, *, plain: bool = False, script_hashes: Sequence[str] = ()) -> Headers:
    """The headers that every answer carries. `plain` is for pages without any script."""
    template = _PLAIN_POLICY if plain else _PAGE_POLICY
    hashes = "".join(f" '{value}'" for value in script_hashes)
    content_policy = template.format(hashes=hashes, ancestors=frame_ancestors)
    headers = [(b"content-security-policy", content_policy.encode("latin-1", "replace")), *_FIXED]
    if frame_ancestors in ("'self'", "'none'"):
        # The same said to browsers that do not know frame-ancestors; it cannot express a list.
        headers.append((b"x-frame-options", b"SAMEORIGIN" if frame_ancestors == "'self'" else b"DENY"))
    return headers


def merged(app_headers: Iterable[tuple[bytes, bytes]], ours: Headers) -> Headers:
    """The app's headers without those that only the guard may set, then ours."""
    kept = [
        (name, value)
        for name, value in ((n.lower(), v) for n, v in app_headers)
        if name not in _DROPPED and not name.startswith(b"access-control-")
    ]
    headers = kept + ours
    if not first(kept, b"cache-control") and first(kept, b"content-type").startswith(_NOT_KEPT):
        headers.append((b"cache-control", b"no-store"))
    return headers


def inline_script_hashes(page: bytes) -> list[str]:
    """The CSP hashes of a document's inline scripts, in order, each once."""
    hashes: dict[str, None] = {}
    for attributes, text in _SCRIPT.findall(page):
        if not _SOURCE.search(attributes):
            # A browser turns every line end into \n before it hashes.
            unified = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            digest = base64.b64encode(hashlib.sha256(unified).digest()).decode("ascii")
            hashes[f"sha256-{digest}"] = None
    return list(hashes)


def values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    """Every value of a header; names are lower-case in ASGI."""
    return [value for key, value in headers if key == name]


def first(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    """The first value of a header, or nothing."""
    return next(iter(values(headers, name)), b"")
