"""Who is asking: the launch token, the sessions made from it, and the password for other machines.

There is one kind of caller so far, the owner. A caller proves it by the token (bearer key, or once in the
address that the program prints), by a session cookie signed with a key derived from the token, or by the password.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from llmui.errors import ConfigurationError
from llmui.web.policy import is_loopback

SESSION_SECONDS = 30 * 24 * 3600
RENEW_AFTER_SECONDS = 24 * 3600
MIN_PASSWORD_LENGTH = 8
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_SESSION = re.compile(r"v1\.([1-9][0-9]{0,11})\.([A-Za-z0-9_-]{22})\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a request acts for."""

    owner: str
    kind: Literal["owner"]


OWNER = Caller(owner="local", kind="owner")


@dataclass(frozen=True, slots=True)
class Session:
    """A cookie that was found genuine."""

    caller: Caller
    needs_renewal: bool


class Identity:
    """Keeps the token and tells genuine credentials from others. All comparisons take constant time.

    `data_dir` is where the token is kept, 0600, across starts; without one, or when it cannot be written, the
    token lives as long as the process (`is_kept` says which). With a `password` the login page is on. A new
    token or another password ends every session.
    """

    def __init__(
        self, data_dir: Path | None, *, password: str | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = data_dir / "token" if data_dir is not None else None
        self._password = password or None
        self._clock = clock
        self.is_kept = False
        self._use(self._load() or self._create())

    @property
    def token(self) -> str:
        return self._token

    @property
    def has_password(self) -> bool:
        return self._password is not None

    def launch_url(self, base_url: str) -> str:
        """The address that logs a browser in: printed and opened at start."""
        return f"{base_url}?token={self._token}"

    def rotate(self) -> str:
        """Replace the token; every session and API key made from the old one ends."""
        self._use(self._create())
        return self._token

    def bearer(self, presented: str) -> Caller | None:
        return OWNER if _same(presented, self._token) else None

    def password_matches(self, presented: str) -> bool:
        """Takes some 50 ms on purpose: call it from a thread. Always false without a password."""
        return self.has_password and hmac.compare_digest(self._stretch(presented), self._password_key)

    def new_session(self) -> str:
        expiry, nonce = int(self._clock()) + SESSION_SECONDS, secrets.token_urlsafe(16)
        return f"v1.{expiry}.{nonce}.{self._sign(expiry, nonce)}"

    def session(self, presented: str) -> Session | None:
        """The session behind a cookie value, or None for one that is forged, damaged or too old."""
        match = _SESSION.fullmatch(presented)
        if match is None:
            return None
        expiry, nonce, signature = int(match[1]), match[2], match[3]
        if not hmac.compare_digest(signature, self._sign(expiry, nonce)) or expiry <= self._clock():
            return None
        return Session(OWNER, needs_renewal=expiry - self._clock() < SESSION_SECONDS - RENEW_AFTER_SECONDS)

    def _use(self, token: str) -> None:
        self._token = token
        self._password_key = self._stretch(self._password) if self._password is not None else b""
        self._session_key = hmac.digest(token.encode(), b"llmui session v1" + self._password_key, "sha256")

    def _sign(self, expiry: int, nonce: str) -> str:
        return hmac.new(self._session_key, f"v1.{expiry}.{nonce}".encode(), hashlib.sha256).hexdigest()

    def _stretch(self, password: str) -> bytes:
        salt = hashlib.sha256(b"llmui password" + self._token.encode()).digest()
        return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=2**14, r=8, p=1)

    def _load(self) -> str | None:
        """The kept token; None when there is none, it is damaged, or others could have read it."""
        if self._path is None:
            return None
        try:
            # Without O_NONBLOCK a pipe under this name would hold the start for ever.
            flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            handle = os.open(self._path, flags)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or not _is_private(about):
                return None
            text = file.read(64).decode("ascii", "replace").strip()
        self.is_kept = _TOKEN.fullmatch(text) is not None
        return text if self.is_kept else None

    def _create(self) -> str:
        """A new token, kept under its name only when it is whole: written beside it, then renamed over it."""
        token = secrets.token_urlsafe(32)
        if self._path is None:
            return token
        beside = self._path.with_name(f"token.{secrets.token_hex(8)}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        try:
            handle = os.open(beside, flags, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self._path)
            self.is_kept = True
        except OSError:  # a read-only or full folder: the program still starts, the token is just not kept
            self.is_kept = False
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return token


def require_safe_bind(host: str, password: str | None) -> None:
    """Refuse to listen where other machines can connect unless a password stands in the way."""
    if is_loopback(host):
        return
    if not password:
        raise ConfigurationError(
            f"Listening on {host or 'all addresses'} lets other machines connect, and no password is set.",
            hint="Set one with --password or LLMUI_PASSWORD, or keep --host 127.0.0.1.",
        )
    if len(password) < MIN_PASSWORD_LENGTH:
        raise ConfigurationError(
            f"A password of {len(password)} characters is too short for a page that other machines can reach.",
            hint=f"Give --password or LLMUI_PASSWORD {MIN_PASSWORD_LENGTH} or more, or keep --host 127.0.0.1.",
        )


def _same(one: str, other: str) -> bool:
    """Equal, in a time that tells neither where they differ nor how long the secret is."""
    return hmac.compare_digest(
        hashlib.sha256(one.encode("utf-8", "replace")).digest(),
        hashlib.sha256(other.encode("utf-8", "replace")).digest(),
    )


def _is_private(about: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # mode bits say nothing there; the user's own folder is private by its access list
    return about.st_uid == os.getuid() and stat.S_IMODE(about.st_mode) & 0o077 == 0
