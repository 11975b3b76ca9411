"""The token in its file, the sessions made from it, the password, and where one is needed."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from llmui.errors import ConfigurationError
from llmui.web.environment import refuse_gradio_overrides
from llmui.web.identity import OWNER, SESSION_SECONDS, Identity, require_safe_bind

DAY = 24 * 3600


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_the_token_is_made_once_kept_private_and_found_again(tmp_path: Path) -> None:
    first = Identity(tmp_path)
    file = tmp_path / "token"
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", first.token)
    assert file.read_text().strip() == first.token
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first.is_kept
    assert Identity(tmp_path).token == first.token
    assert [path.name for path in tmp_path.iterdir()] == ["token"]


def test_two_data_folders_have_two_tokens(tmp_path: Path) -> None:
    assert Identity(tmp_path).token != Identity(None).token


@pytest.mark.parametrize("content", ["", "short", "x" * 44, "../" + "a" * 40, "é" * 43, "A" * 43 + "\nmore"])
def test_a_damaged_token_is_replaced(tmp_path: Path, content: str) -> None:
    file = tmp_path / "token"
    file.write_text(content, encoding="utf-8")
    file.chmod(0o600)
    token = Identity(tmp_path).token
    assert token != content and file.read_text().strip() == token


def test_a_token_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    old = Identity(tmp_path).token
    (tmp_path / "token").chmod(0o644)
    new = Identity(tmp_path)
    assert new.token != old
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600


def test_a_link_in_place_of_the_token_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("A" * 43)
    target.chmod(0o600)
    (tmp_path / "token").symlink_to(target)
    assert Identity(tmp_path).token != "A" * 43
    assert target.read_text() == "A" * 43
    assert not (tmp_path / "token").is_symlink()


def test_a_pipe_in_place_of_the_token_does_not_stop_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "token", 0o600)
    assert Identity(tmp_path).is_kept


def test_a_folder_that_cannot_be_written_gives_a_token_for_this_run(tmp_path: Path) -> None:
    identity = Identity(tmp_path / "missing")
    assert not identity.is_kept
    assert identity.bearer(identity.token) == OWNER


def test_only_the_exact_token_is_the_owner() -> None:
    identity = Identity(None)
    assert identity.bearer(identity.token) == OWNER
    for wrong in ("", identity.token[:-1], identity.token + "x", identity.token.swapcase(), "\udcff" * 43):
        assert identity.bearer(wrong) is None


def test_a_session_survives_a_restart_and_ends_after_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    cookie = Identity(tmp_path, clock=clock).new_session()
    again = Identity(tmp_path, clock=clock)
    session = again.session(cookie)
    assert session is not None and session.caller == OWNER and not session.needs_renewal
    clock.now += DAY + 1
    session = again.session(cookie)
    assert session is not None and session.needs_renewal
    clock.now += SESSION_SECONDS - DAY - 2
    assert again.session(cookie) is not None
    clock.now += 1
    assert again.session(cookie) is None


def test_a_changed_session_is_no_session() -> None:
    identity = Identity(None)
    cookie = identity.new_session()
    version, expiry, nonce, signature = cookie.split(".")
    forged = [
        f"{version}.{int(expiry) + 1}.{nonce}.{signature}",
        f"{version}.{expiry}.{nonce[::-1]}.{signature}",
        f"{version}.{expiry}.{nonce}.{signature[::-1]}",
        f"v2.{expiry}.{nonce}.{signature}",
        f"{version}.0{expiry}.{nonce}.{signature}",
        cookie + "\n",
        cookie.upper(),
        "",
        "v1...",
        identity.token,
        "v1." + "9" * 400 + f".{nonce}.{signature}",
    ]
    for value in forged:
        assert identity.session(value) is None, value
    assert Identity(None).session(cookie) is None


def test_a_new_token_ends_every_session_and_key(tmp_path: Path) -> None:
    identity = Identity(tmp_path)
    old, cookie = identity.token, identity.new_session()
    new = identity.rotate()
    assert new != old and identity.bearer(old) is None and identity.session(cookie) is None
    assert Identity(tmp_path).token == new


def test_another_password_ends_every_session(tmp_path: Path) -> None:
    cookie = Identity(tmp_path, password="one password").new_session()
    assert Identity(tmp_path, password="one password").session(cookie) is not None
    assert Identity(tmp_path, password="another one").session(cookie) is None
    assert Identity(tmp_path).session(cookie) is None


def test_the_password_is_matched_exactly() -> None:
    identity = Identity(None, password="pässword one")
    assert identity.password_matches("pässword one")
    for wrong in ("", "password one", "pässword one ", "PÄSSWORD ONE"):
        assert not identity.password_matches(wrong)
    without = Identity(None)
    assert not without.has_password and not without.password_matches("")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "::1", "[::1]", "127.3.2.1"])
def test_loopback_needs_no_password(host: str) -> None:
    require_safe_bind(host, None)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.4", "example.org", "localhost.evil.example", "127.1"])
def test_beyond_loopback_a_password_is_demanded_by_name(host: str) -> None:
    for password in (None, ""):
        with pytest.raises(ConfigurationError) as refused:
            require_safe_bind(host, password)
        assert "--password" in refused.value.hint and "LLMUI_PASSWORD" in refused.value.hint
        assert "127.0.0.1" in refused.value.hint
    with pytest.raises(ConfigurationError):
        require_safe_bind(host, "seven77")
    require_safe_bind(host, "eight888")


@pytest.mark.parametrize(
    "name", ["GRADIO_SERVER_NAME", "GRADIO_SHARE", "GRADIO_ALLOWED_PATHS", "GRADIO_LOCAL_DEV_MODE"]
)
def test_a_variable_that_would_open_the_door_is_refused_by_name(name: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        refuse_gradio_overrides({name: "1"})
    assert name in refused.value.message and name in refused.value.hint


def test_harmless_variables_pass() -> None:
    refuse_gradio_overrides({})
    refuse_gradio_overrides({"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_SHARE": "false", "GRADIO_ALLOWED_PATHS": ""})
