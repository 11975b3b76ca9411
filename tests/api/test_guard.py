"""The guard over real HTTP: who gets in, who does not, and what every answer carries."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
from collections.abc import Iterator

import httpx
import pytest

from llmui.web.guard import caller, policy_for
from llmui.web.headers import inline_script_hashes
from llmui.web.identity import OWNER
from tests.api.door import Door, ask_raw, error_code, open_door

NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Accept": "text/html"}


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with open_door() as opened:
        yield opened


@pytest.fixture(autouse=True)
def nothing_changed_yet(door: Door) -> None:
    door.changes.clear()
    door.seen.clear()


def asked(door: Door, *headers: str, path: str = "/api/change", method: str = "GET", host: str | None = None) -> int:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{door.port}'}"]
    lines += [f"Authorization: Bearer {door.identity.token}", *headers]
    return ask_raw(door.port, lines)[0]


# Hosts


@pytest.mark.parametrize("name", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "LocalHost:{port}"])
def test_our_own_addresses_are_answered(door: Door, name: str) -> None:
    assert asked(door, host=name.format(port=door.port)) == 200


@pytest.mark.parametrize(
    "name",
    [
        "localhost.:{port}",
        "x.localhost:{port}",
        "127.0.0.2:{port}",
        "0.0.0.0:{port}",
        "[::]:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1:0{port}",
        "127.0.0.1:{port}.evil.example",
        "127.0.0.1:{port}@evil.example",
        "evil.example@127.0.0.1:{port}",
        "user:pw@localhost:{port}",
        "localhost:{port}#",
        "localhost:{port},evil.example",
        "2130706433:{port}",
        "127.1:{port}",
    ],
)
def test_any_other_host_is_misdirected_even_with_the_key(door: Door, name: str) -> None:
    assert asked(door, host=name.format(port=door.port)) in (400, 421)  # 400: not even valid HTTP
    assert door.changes == []


def test_a_missing_or_doubled_host_is_refused(door: Door) -> None:
    assert ask_raw(door.port, ["GET /healthz HTTP/1.0"])[0] == 421
    assert ask_raw(door.port, ["GET /healthz HTTP/1.1"])[0] == 400
    own = f"Host: 127.0.0.1:{door.port}"
    assert ask_raw(door.port, ["GET /healthz HTTP/1.1", own, own])[0] == 400
    assert ask_raw(door.port, ["GET /healthz HTTP/1.1", own, "Host: evil.example"])[0] == 400


@pytest.mark.parametrize("target", ["http://evil.example/healthz", "//evil.example/", "/\\evil.example", "*"])
def test_a_target_that_is_no_plain_path_is_refused(door: Door, target: str) -> None:
    lines = [f"GET {target} HTTP/1.1", f"Host: 127.0.0.1:{door.port}", f"Authorization: Bearer {door.identity.token}"]
    assert ask_raw(door.port, lines)[0] == 400


# Origins and Sec-Fetch


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil.example/?127.0.0.1:{port}",
        "http://x.localhost:{port}",
        "http://localhost.:{port}",
        "",
    ],
)
def test_a_foreign_origin_gets_nothing_by_any_method(door: Door, origin: str, method: str) -> None:
    assert asked(door, f"Origin: {origin.format(port=door.port)}", method=method) == 403
    assert door.changes == []


def test_our_own_page_may_call(door: Door) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]"):
        assert asked(door, f"Origin: http://{name}:{door.port}", "Sec-Fetch-Site: same-origin", method="POST") == 200


def test_two_origins_are_one_too_many(door: Door) -> None:
    own = f"Origin: http://127.0.0.1:{door.port}"
    assert asked(door, own, own) == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site", "something-new", "same-origin, cross-site"])
@pytest.mark.parametrize(
    ("mode", "destination"),
    [("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("navigate", "object")],
)
def test_what_another_site_causes_is_refused(door: Door, site: str, mode: str, destination: str) -> None:
    fetch = [f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {destination}"]
    assert asked(door, *fetch, path="/") == 403
    assert asked(door, *fetch) == 403
    assert door.changes == []


def test_a_link_on_another_site_leads_to_the_entrance_only(door: Door) -> None:
    link = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]
    assert asked(door, *link, path="/") == 200
    assert asked(door, *link, path="/?__theme=dark") == 200
    assert asked(door, *link, path="/api/change") == 403
    assert asked(door, *link, path="/", method="POST") == 403
    assert door.changes == []


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_our_page_or_the_person_causes_passes(door: Door, site: str) -> None:
    assert asked(door, f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty") == 200


# Methods, upgrades, bodies


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "get"])
def test_other_methods_are_not_used_here(door: Door, method: str) -> None:
    assert asked(door, method=method) == 405


def test_a_websocket_is_refused(door: Door) -> None:
    lines = ["GET /api/change HTTP/1.1", f"Host: 127.0.0.1:{door.port}", f"Authorization: Bearer {door.identity.token}"]
    lines += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
    status, _, body = ask_raw(door.port, [*lines, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="])
    assert (status, error_code(body)) == (403, "no_websockets")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "GZIP", "identity, gzip"])
def test_a_compressed_body_is_refused(door: Door, encoding: str) -> None:
    assert asked(door, f"Content-Encoding: {encoding}", "Content-Length: 0", method="POST") == 415


@pytest.fixture(scope="module")
def small() -> Iterator[Door]:
    with open_door(default_body_limit=1000, body_limits={"/api/change/big": 2000}) as opened:
        yield opened


def test_a_body_is_taken_up_to_its_limit_and_not_one_byte_more(small: Door) -> None:
    def post(size: int, path: str = "/api/change") -> int:
        return httpx.post(small.url + path, content=b"x" * size, headers=small.bearer).status_code

    assert (post(1000), post(1001)) == (200, 413)
    assert (post(2000, "/api/change/big"), post(2001, "/api/change/big")) == (404, 413)
    assert (post(1001, "/api/change/bigger"), post(1000, "/api/change/bigger")) == (413, 404)


def test_a_declared_giant_is_refused_before_it_is_sent(small: Door) -> None:
    lines = [
        "POST /api/change HTTP/1.1",
        f"Host: 127.0.0.1:{small.port}",
        f"Authorization: {small.bearer['Authorization']}",
    ]
    for length in ("1001", "99999999999999", "9" * 19):
        status, headers, body = ask_raw(small.port, [*lines, f"Content-Length: {length}", "Expect: 100-continue"])
        assert (status, error_code(body), headers["connection"]) == (413, "too_large", "close")


def test_a_chunked_giant_is_cut_at_the_limit(small: Door) -> None:
    small.changes.clear()

    def chunks() -> Iterator[bytes]:
        for _ in range(30):
            yield b"x" * 100

    answer = httpx.post(small.url + "/api/change", content=chunks(), headers=small.bearer)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")
    assert small.changes == []


def test_a_lying_length_is_no_way_to_smuggle(small: Door) -> None:
    small.changes.clear()
    lines = [
        "POST /api/change HTTP/1.1",
        f"Host: 127.0.0.1:{small.port}",
        f"Authorization: {small.bearer['Authorization']}",
    ]
    both = [*lines, "Content-Length: 4", "Transfer-Encoding: chunked"]
    assert ask_raw(small.port, both, b"0\r\n\r\n")[0] == 400
    assert ask_raw(small.port, [*lines, "Content-Length: 4", "Content-Length: 5"], b"12345")[0] == 400
    for length in ("-1", "+4", "0x4", "4 4", ""):
        assert ask_raw(small.port, [*lines, f"Content-Length: {length}"], b"1234")[0] == 400
    assert small.changes == []


# Who asks


def test_health_needs_nothing_and_everything_else_a_key(door: Door) -> None:
    assert httpx.get(door.url + "/healthz").status_code == 200
    for path in ("/", "/api/secret", "/api/change", "/docs", "/openapi.json", "/healthz/", "/nothing/here"):
        answer = httpx.get(door.url + path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_signed_in"), path
    assert door.changes == []


def test_the_key_works_as_bearer_and_not_in_the_address(door: Door) -> None:
    assert httpx.get(door.url + "/api/secret", headers=door.bearer).status_code == 200
    assert httpx.get(f"{door.url}/api/secret?token={door.identity.token}").status_code == 401
    assert httpx.post(f"{door.url}/api/change?token={door.identity.token}").status_code == 401


def test_a_person_without_a_key_is_told_how_to_get_in(door: Door) -> None:
    answer = httpx.get(door.url + "/", headers=NAVIGATION)
    assert answer.status_code == 401
    assert "llmui doctor" in answer.text and "printed" in answer.text
    assert "<form" not in answer.text and "<script" not in answer.text


def test_the_launch_address_becomes_a_cookie_and_a_clean_address(door: Door) -> None:
    first = httpx.get(f"{door.url}/?__theme=dark&token={door.identity.token}&a=1%202", headers=NAVIGATION)
    assert (first.status_code, first.headers["location"]) == (303, "/?__theme=dark&a=1+2")
    cookie = first.headers["set-cookie"]
    flags = {part.strip() for part in cookie.split(";")[1:]}
    assert flags == {"Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Strict"}
    assert cookie.startswith(f"llmui-{door.port}=v1.")
    assert door.identity.token not in cookie
    second = httpx.get(door.url + "/", headers={**NAVIGATION, "Cookie": cookie.split(";")[0]})
    assert second.status_code == 200 and "the page" in second.text


def test_an_old_launch_address_says_so(door: Door) -> None:
    answer = httpx.get(door.url + "/?token=old", headers=NAVIGATION)
    assert answer.status_code == 401
    assert "not valid" in answer.text and "set-cookie" not in answer.headers


def test_a_launch_address_cannot_redirect_elsewhere(door: Door) -> None:
    for path in ("//evil.example/", "/\\evil.example/"):
        lines = [
            f"GET {path}?token={door.identity.token} HTTP/1.1",
            f"Host: 127.0.0.1:{door.port}",
            "Accept: text/html",
        ]
        assert ask_raw(door.port, lines)[0] == 400


def test_a_visit_from_elsewhere_asks_again_once_with_its_own_cookie(door: Door) -> None:
    link = {**NAVIGATION, "Sec-Fetch-Site": "cross-site"}
    assert 'http-equiv="refresh"' in httpx.get(door.url + "/", headers=link).text
    own = {**NAVIGATION, "Sec-Fetch-Site": "same-origin"}
    assert 'http-equiv="refresh"' not in httpx.get(door.url + "/", headers=own).text


def test_a_secure_policy_makes_a_secure_cookie() -> None:
    with open_door(secure_cookie=True, root_path="/llm") as opened:
        answer = httpx.get(f"{opened.url}/?token={opened.identity.token}", headers=NAVIGATION)
        assert answer.headers["set-cookie"].endswith("; Secure")
        assert answer.headers["location"] == "/llm/"


def test_wrong_keys_get_401_then_429_and_the_right_one_still_works() -> None:
    with open_door(failures_per_minute=3) as opened:
        wrong = {"Authorization": "Bearer " + "A" * 43}
        answers = [httpx.get(opened.url + "/api/secret", headers=wrong) for _ in range(5)]
        assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        page = httpx.get(opened.url + "/?token=nonsense", headers=NAVIGATION)
        assert page.status_code == 429 and "Wait" in page.text
        assert httpx.get(opened.url + "/api/secret", headers=opened.bearer).status_code == 200
        assert httpx.get(opened.url + "/api/secret", headers=opened.cookie).status_code == 200


@pytest.mark.parametrize(
    "value",
    ["Bearer", "Bearer ", "Bearer {token}x", "Bearer {short}", "Bearer {token} {token}", "bearer\t{token}", "{token}"],
)
def test_almost_the_key_is_not_the_key(value: str) -> None:
    with open_door(failures_per_minute=100) as opened:
        token = opened.identity.token
        shown = value.format(token=token, short=token[:-1])
        lines = ["GET /api/secret HTTP/1.1", f"Host: 127.0.0.1:{opened.port}"]
        assert ask_raw(opened.port, [*lines, f"Authorization: {shown}"])[0] == 401
        twice = [f"Authorization: Bearer {token}"] * 2
        assert ask_raw(opened.port, [*lines, *twice])[0] == 401
        assert opened.seen == []


def test_the_app_sees_the_caller_and_nothing_it_could_be_deceived_with(door: Door) -> None:
    claims = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "1.2.3.4",
        "Forwarded": "host=evil",
        "X-Real-IP": "1",
    }
    cookie = {"Cookie": f"theme=dark; {door.cookie['Cookie']}; other=1"}
    httpx.get(door.url + "/api/secret", headers={**claims, **cookie}).raise_for_status()
    httpx.get(door.url + "/api/secret", headers={**claims, **door.bearer}).raise_for_status()
    assert [seen["caller"] for seen in door.seen] == [OWNER, OWNER]
    for seen in door.seen:
        assert {"authorization", "x-forwarded-host", "x-forwarded-for", "forwarded", "x-real-ip"}.isdisjoint(
            seen["headers"]
        )
    assert door.seen[0]["headers"]["cookie"] == "theme=dark; other=1"
    assert "cookie" not in door.seen[1]["headers"]


def test_there_is_no_caller_without_the_guard() -> None:
    for scope in ({}, {"state": {}}, {"state": {"llmui.caller": "local"}}):
        with pytest.raises(LookupError):
            caller(scope)


def test_behind_a_trusted_proxy_its_host_must_be_ours_too() -> None:
    with open_door(trust_proxy=True) as opened:

        def get(**forwarded: str) -> int:
            headers = {name.replace("_", "-"): value for name, value in forwarded.items()}
            return httpx.get(opened.url + "/api/secret", headers={**opened.bearer, **headers}).status_code

        assert get(X_Forwarded_Host=f"localhost:{opened.port}") == 200
        assert get(X_Forwarded_Host="evil.example") == 421
        launch = f"{opened.url}/?token={opened.identity.token}"
        assert httpx.get(launch, headers=NAVIGATION).headers["set-cookie"].endswith("SameSite=Strict")
        through_tls = {**NAVIGATION, "X-Forwarded-Proto": "https"}
        assert httpx.get(launch, headers=through_tls).headers["set-cookie"].endswith("; Secure")
        assert opened.seen[0]["headers"]["x-forwarded-host"] == f"localhost:{opened.port}"


# The password


@pytest.fixture(scope="module")
def locked() -> Iterator[Door]:
    with open_door(password="correct horse", failures_per_minute=2) as opened:
        yield opened


def test_the_password_opens_and_only_from_our_own_page(locked: Door) -> None:
    own, good = {"Origin": locked.url}, {"password": "correct horse"}
    page = httpx.get(locked.url + "/", headers=NAVIGATION)
    assert page.status_code == 401 and 'action="/login"' in page.text
    assert httpx.get(locked.url + "/login").status_code == 200
    assert httpx.post(locked.url + "/login", data=good).status_code == 403
    assert httpx.post(locked.url + "/login", data=good, headers={"Origin": "http://evil.example"}).status_code == 403
    answer = httpx.post(locked.url + "/login", data=good, headers=own)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].split(";")[0]
    assert httpx.get(locked.url + "/api/secret", headers={"Cookie": cookie}).status_code == 200


def test_guessing_passwords_ends_soon(locked: Door) -> None:
    def guess(password: str) -> int:
        return httpx.post(
            locked.url + "/login", data={"password": password}, headers={"Origin": locked.url}
        ).status_code

    assert [guess(""), guess("correct"), guess("wrong"), guess("correct horse")] == [401, 401, 429, 429]
    assert httpx.get(locked.url + "/api/secret", headers=locked.bearer).status_code == 200


def test_a_giant_password_is_not_read(locked: Door) -> None:
    answer = httpx.post(locked.url + "/login", content=b"password=" + b"x" * 5000, headers={"Origin": locked.url})
    assert answer.status_code == 413


def test_without_a_password_there_is_no_login(door: Door) -> None:
    own = {"Origin": door.url}
    assert httpx.post(door.url + "/login", data={"password": ""}, headers=own).status_code == 401


# What every answer carries


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/healthz", {}, 200),
        ("/", {"with": "key"}, 200),
        ("/nothing", {"with": "key"}, 404),
        ("/api/broken", {"with": "key"}, 500),
        ("/api/secret", {}, 401),
        ("/", NAVIGATION, 401),
        ("/api/secret", {"Origin": "http://evil.example"}, 403),
        ("/", {"Host": "evil.example"}, 421),
    ],
)
def test_every_answer_carries_the_headers(door: Door, path: str, headers: dict[str, str], status: int) -> None:
    sent = {**headers, **door.bearer} if headers.pop("with", None) else headers
    answer = httpx.get(door.url + path, headers=sent)
    assert answer.status_code == status
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "microphone=()" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_what_is_not_http_is_told_so_with_the_headers_too(door: Door) -> None:
    status, headers, body = ask_raw(door.port, ["nonsense"])
    assert (status, error_code(body), headers["x-content-type-options"]) == (400, "bad_request", "nosniff")


def test_the_pages_own_scripts_are_allowed_by_hash_and_no_others(door: Door) -> None:
    policy = httpx.get(door.url + "/", headers=door.bearer).headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    digest = base64.b64encode(hashlib.sha256(b"window.ran = 1").digest()).decode()
    assert scripts == f"script-src 'self' 'unsafe-eval' 'sha256-{digest}'"
    assert re.search(r"img-src 'self' data: blob:(;|$)", policy)
    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    elsewhere = httpx.get(door.url + "/api/secret", headers=door.bearer).headers["content-security-policy"]
    assert "sha256" not in elsewhere


def test_scripts_are_hashed_as_a_browser_does() -> None:
    page = b"<SCRIPT type=module>\r\na\r</SCRIPT ><script src='x.js'>no</script><script data-src=1>b</script>"
    expected = [base64.b64encode(hashlib.sha256(text).digest()).decode() for text in (b"\na\n", b"b")]
    assert inline_script_hashes(page) == [f"sha256-{value}" for value in expected]


def test_a_fault_inside_tells_nothing_but_a_number(door: Door) -> None:
    answer = httpx.get(door.url + "/api/broken", headers=door.bearer)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert re.search(r"incident [0-9a-f]{8}", answer.json()["error"]["hint"])


# Policies


def test_loopback_answers_to_loopback_names_only() -> None:
    policy = policy_for("127.0.0.1", 7777)
    assert policy.hosts == {"127.0.0.1:7777", "localhost:7777", "[::1]:7777"}
    assert policy.origins == {f"http://{host}" for host in policy.hosts}


def test_a_default_port_may_be_left_out() -> None:
    policy = policy_for("localhost", 80)
    assert {"localhost", "localhost:80"} <= policy.hosts
    assert policy.origins == {"http://localhost", "http://127.0.0.1", "http://[::1]"}


def test_one_address_answers_to_itself_and_to_the_public_names_given() -> None:
    policy = policy_for("192.0.2.7", 7777, public_hosts=["Chat.Example.org"], https=True, root_path="/llm/")
    assert policy.hosts == {"192.0.2.7:7777", "chat.example.org"}
    assert policy.origins == {"http://192.0.2.7:7777", "https://chat.example.org"}
    assert (policy.secure_cookie, policy.root_path) == (True, "/llm")


def test_a_trusted_proxy_may_speak_tls_for_us() -> None:
    policy = policy_for("127.0.0.1", 7777, public_hosts=["chat.example.org"], trust_proxy=True)
    assert {"http://chat.example.org", "https://chat.example.org"} <= policy.origins
    assert "https://127.0.0.1:7777" not in policy.origins


def test_all_addresses_answer_to_this_machines_own_names() -> None:
    policy = policy_for("0.0.0.0", 7777)
    assert {"127.0.0.1:7777", f"{socket.gethostname().lower()}:7777"} <= policy.hosts
    assert "0.0.0.0:7777" not in policy.hosts
