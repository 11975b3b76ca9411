"""A page of another origin, in real Chromium, against a server whose owner is signed in in the same browser.

The attacker's page is served from another port; the names below all lead to this machine. Nothing may be readable
and nothing may change. A last test shows that the same attack does get through without the guard: the attack works.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.api.door import Door, open_door

pytestmark = pytest.mark.browser

NAMES = ["127.0.0.1", "localhost", "x.localhost", "localhost.", "127.0.0.2", "[::1]"]

# Everything a page can try without the visitor's help; resolves to what it learned.
ATTACK = """
async (base) => {
  const learned = [];
  const note = (what, value) => { if (value) learned.push(what + ": " + value); };
  const limit = (promise) => Promise.race([promise, new Promise((r) => setTimeout(r, 15000))]);
  const tries = [];
  for (const mode of ["cors", "no-cors"]) {
    for (const [path, init] of [
      ["/api/secret", {}], ["/", {}],
      ["/api/change", {method: "POST", body: new Blob(["{}"])}],
      ["/api/change", {method: "POST", headers: {"content-type": "text/plain"}, body: "{}"}],
      ["/api/change", {method: "GET"}],
    ]) tries.push(limit(fetch(base + path, {...init, mode, credentials: "include"})
        .then((r) => r.text()).then((text) => note("fetch " + mode + " " + path, text)).catch(() => {})));
  }
  for (const method of ["PUT", "PATCH", "DELETE"]) tries.push(limit(fetch(base + "/api/change",
      {method, credentials: "include", headers: {"content-type": "application/json"}, body: "{}"}).catch(() => {})));
  navigator.sendBeacon(base + "/api/change", "{}");
  const load = (tag, set) => limit(new Promise((done) => {
    const element = document.createElement(tag);
    element.onerror = () => done();
    element.onload = () => { note(tag, tag === "img" ? element.naturalWidth : "loaded"); done(); };
    set(element); document.body.append(element);
  }));
  tries.push(load("script", (e) => { e.src = base + "/api/secret"; }));
  tries.push(load("img", (e) => { e.src = base + "/api/change"; }));
  const frame = document.createElement("iframe");
  tries.push(limit(new Promise((done) => {
    frame.onload = () => {
      let text = ""; try { text = frame.contentDocument.body.innerText; } catch {}
      note("iframe", text); done();
    };
    frame.src = base + "/"; document.body.append(frame);
  })));
  const target = document.createElement("iframe"); target.name = "sink"; document.body.append(target);
  for (const method of ["post", "get"]) {
    const form = document.createElement("form");
    form.method = method; form.action = base + "/api/change"; form.target = "sink";
    document.body.append(form); form.submit();
  }
  await Promise.all(tries);
  return learned;
}
"""


class Elsewhere(http.server.SimpleHTTPRequestHandler):
    """An empty page, whatever is asked for; remembers what that was."""

    visits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.visits.append(self.path)
        body = b"<!doctype html><title>elsewhere</title><body>"
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("elsewhere")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Elsewhere, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with open_door() as opened:
        yield opened


@pytest.fixture
def victim(chromium: Browser, door: Door) -> Iterator[BrowserContext]:
    """A browser profile in which the owner is signed in, under both names in use."""
    context = chromium.new_context()
    page = context.new_page()
    for name in ("127.0.0.1", "localhost"):
        page.goto(door.identity.launch_url(f"http://{name}:{door.port}/"))
        assert page.inner_text("p") == "the page"
    page.close()
    door.changes.clear()
    door.seen.clear()
    yield context
    context.close()


def attack(page: Page, base: str) -> list[str]:
    learned = page.evaluate(ATTACK, base)
    assert isinstance(learned, list)
    return learned


@pytest.mark.parametrize("start", ["127.0.0.1", "localhost"])
def test_another_site_learns_nothing_and_changes_nothing(
    victim: BrowserContext, door: Door, elsewhere: str, start: str
) -> None:
    page = victim.new_page()
    page.goto(elsewhere.replace("127.0.0.1", start))
    for name in NAMES:
        assert attack(page, f"http://{name}:{door.port}") == [], name
    assert door.changes == []
    assert door.seen == []


def test_a_signed_in_owner_comes_back_by_bookmark_and_by_link(
    victim: BrowserContext, door: Door, elsewhere: str
) -> None:
    page = victim.new_page()
    page.goto(door.url + "/")
    assert page.inner_text("p") == "the page"
    page.goto(elsewhere)
    page.evaluate("url => { location.href = url }", door.url + "/")
    page.wait_for_function("document.title === 'inside'")
    assert page.url == door.url + "/"


def test_the_launch_address_works_from_a_link_too(chromium: Browser, door: Door, elsewhere: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(elsewhere)
    page.evaluate("url => { location.href = url }", door.identity.launch_url(door.url + "/"))
    page.wait_for_function("document.title === 'inside'")
    assert page.url == door.url + "/"
    page.wait_for_function("window.ran === 1")
    assert page.evaluate("document.cookie") == ""
    context.close()


def test_a_stranger_is_told_how_to_get_in(chromium: Browser, door: Door, elsewhere: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(elsewhere)
    page.evaluate("url => { location.href = url }", door.url + "/")
    page.wait_for_function("document.title.includes('sign in') && !document.querySelector('meta[http-equiv=refresh]')")
    assert "llmui doctor" in page.inner_text("main")
    context.close()


def test_the_password_opens_the_page(chromium: Browser) -> None:
    with open_door(password="correct horse") as locked:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(locked.url + "/")
        page.get_by_label("Password").fill("wrong horse")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("not the password")
        page.get_by_label("Password").fill("correct horse")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_function("document.title === 'inside'")
        context.close()


def test_what_a_reply_smuggles_in_neither_runs_nor_calls_home(
    victim: BrowserContext, door: Door, elsewhere: str
) -> None:
    page = victim.new_page()
    page.goto(door.url + "/")
    Elsewhere.visits.clear()
    page.evaluate(
        """async (remote) => {
          document.body.innerHTML = `<img src=x onerror="window.stolen=1"><svg onload="window.stolen=1"></svg>
            <a id=a href="javascript:window.stolen=1">a</a><img src="${remote}/beacon.png">
            <div style="background:url(${remote}/css)">x</div>
            <iframe srcdoc="<script>parent.stolen=1</script>"></iframe>`;
          document.getElementById("a").click();
          await fetch(remote + "/fetch", {mode: "no-cors"}).catch(() => {});
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)));
        }""",
        elsewhere,
    )
    assert page.evaluate("window.stolen") is None
    assert Elsewhere.visits == []
    page.goto(elsewhere + "/counted")
    assert Elsewhere.visits[0] == "/counted"


def test_the_attack_does_change_things_where_no_guard_stands(chromium: Browser, elsewhere: str) -> None:
    with open_door(guarded=False) as open_house:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(elsewhere)
        attack(page, open_house.url)
        assert {"GET", "POST"} <= set(open_house.changes)
        context.close()
