"""Styles, fonts and icons: complete, small, ours to serve, and good to read for everybody."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from llmui.ui import icons, views
from tests.ui.gallery import ASSETS, SIZES, THREADS, browser_page, served

STYLES = sorted(ASSETS.glob("*.css"))
MAX_FIRST_PAGE_FONT_BYTES = 120_000
COLOURS = re.compile(r"--[\w-]+(?=:)")


def css() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in STYLES)


def test_every_style_sheet_is_imported_once() -> None:
    imported = re.findall(r'@import "([\w.]+)"', (ASSETS / "app.css").read_text(encoding="utf-8"))
    assert sorted([*imported, "app.css"]) == [path.name for path in STYLES]


def test_nothing_is_fetched_from_elsewhere_and_everything_named_exists() -> None:
    addresses = re.findall(r'url\(\s*"?([^")]+)"?\s*\)', css())
    assert addresses
    for address in addresses:
        assert (ASSETS / address).is_file(), address


def test_every_variable_is_defined_or_gradios() -> None:
    text = css()
    defined = set(re.findall(r"(--[\w-]+)\s*:", text)) | {"--range_progress"}
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined


def test_dark_redefines_every_colour_that_is_not_a_share_of_another() -> None:
    tokens = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.split("body.dark {")
    light = light[light.index("\nbody {") :]
    same = {"--on-accent", "--ok-dot", "--warn-dot", "--bad-dot"}
    assert set(COLOURS.findall(light)) - set(COLOURS.findall(dark)) == same


def test_fonts_are_small_and_keep_their_licence() -> None:
    first = list((ASSETS / "fonts").glob("*-latin-[47]00-normal.woff2"))
    assert len(first) == 3
    assert sum(path.stat().st_size for path in first) < MAX_FIRST_PAGE_FONT_BYTES
    for path in (ASSETS / "fonts").glob("*.woff2"):
        assert path.read_bytes()[:4] == b"wOF2"
    assert "SIL Open Font License" in (ASSETS / "fonts" / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in (ASSETS / "icons" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", icons.PATHS)
def test_icons_are_drawings_without_a_name(name: str) -> None:
    root = ElementTree.fromstring(icons.icon(name))  # noqa: S314  # our own text
    assert root.get("aria-hidden") == "true"
    assert len(root)


def test_the_handbook_names_every_function_and_act() -> None:
    text = (ASSETS / "README.md").read_text(encoding="utf-8")
    functions = [name for name in views.__all__ if name[0].islower()]
    assert [name for name in functions if f"{name}(" not in text] == []
    acts = set(re.findall(r'data-act="([\w-]+)"', "".join(thread() for thread in THREADS.values()))) - {"show"}
    assert [act for act in acts if act not in text] == []


def sideways(tab: Page) -> int:
    """How far the page can be scrolled to the side, in pixels."""
    script = "Math.max(...['html', '#app', '#thread', '#dock'].map(s => { const e = document.querySelector(s);"
    return int(tab.evaluate(script + " return e.scrollWidth - e.clientWidth; }))"))


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_every_look_is_accessible_and_fits_the_screen(chromium: Browser, size: str) -> None:
    with served() as root, browser_page(chromium, *SIZES[size]) as tab:
        for name in THREADS:
            for query in ("light", "dark", "dark-keys" if name == "empty" else "light"):
                tab.goto(f"{root}/{name}.html?{query}")
                found = Axe().run(tab).response["violations"]
                serious = [
                    (name, query, one["id"], [node["html"][:160] for node in one["nodes"][:3]])
                    for one in found
                    if one["impact"] in ("serious", "critical")
                ]
                assert serious == []
                assert sideways(tab) <= 0, (name, query)


@pytest.mark.browser
def test_the_first_page_loads_only_what_it_shows(chromium: Browser) -> None:
    with served() as root, browser_page(chromium, *SIZES["wide"]) as tab:
        fonts: list[str] = []
        tab.on("response", lambda answer: fonts.append(answer.url) if "/fonts/" in answer.url else None)
        tab.goto(f"{root}/empty.html")
        tab.evaluate("document.fonts.ready")
        assert sorted(url.rsplit("/", 1)[1] for url in fonts) == [
            "plex-sans-latin-400-normal.woff2",
            "plex-sans-latin-700-normal.woff2",
        ]


@pytest.mark.browser
def test_nothing_moves_when_a_reply_ends(chromium: Browser) -> None:
    with served() as root, browser_page(chromium, *SIZES["wide"]) as tab:
        tab.goto(f"{root}/chat.html")
        measure = "document.querySelector('.msg:last-child').getBoundingClientRect().height"
        before = tab.evaluate(measure)
        tab.evaluate("document.querySelector('.msg:last-child').dataset.state = 'done'")
        assert abs(tab.evaluate(measure) - before) <= 1
