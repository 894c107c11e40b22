"""Retakes the screenshots of this folder from a running archive.

    BASE_URL=http://127.0.0.1:8000 python docs/screenshots/take.py [PAGE…]

Every kind of page is taken on a wide screen, in light and in dark colours, and on a phone. The addresses of most are
found by following links from the front page; two are of the seeds. CHROMIUM names the browser (Debian's by default).
SIGN_IN=name:password is somebody of the staff: then the desk and the kept searches are taken too, on a wide screen.
"""

import base64
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",  # grey edges make smaller files
]
SIGN_IN = os.environ.get("SIGN_IN", "")
DESK = "/admin/articles/article/?q=134cd7da69d3"
TO_KEEP = "/search/?q=党建"
KEPT = "/search/saved/"
TALLEST = 900
"""Pixels: what lies below is cut off, to keep the files small."""
WEBP = {"format": "webp", "quality": 60}
"""A third of the size of a PNG; Playwright itself takes none."""

# How to come to each page: the link to follow, from which other page.
WAYS = {
    "search": ("/search/?q=党建", None),
    "nothing-found": ("/search/?q=党健引领", None),
    "refused": ("/search/?q=党建&from=never", None),
    "article": (".article-line h3 a", "home"),
    "original": ("a[href$='/original/']", "article"),
    "repairs": ("a[href$='/repairs/']", "article"),
    "reprints": ("/articles/134cd7da69d3/reprints/", None),
    "comparison": ("/articles/134cd7da69d3/reprints/170dfd1e74a2/", None),
    "regions": ("a[href='/regions/']", "home"),
    "region": (".article-line a[href^='/regions/']", "home"),
    "namesakes": ("/regions/鼓楼区/", None),
    "organisations": ("a[href='/organisations/']", "home"),
    "organisation": (".row-list a", "organisations"),
    "tags": ("a[href='/tags/']", "home"),
    "tag": (".row-list a", "tags"),
    "outlets": ("a[href='/outlets/']", "home"),
    "outlet": (".row-list a", "outlets"),
    "events": ("a[href='/events/']", "home"),
    "event": (".row-list a", "events"),
    "dates": ("a[href='/dates/']", "home"),
    "year": (".month-grid th a", "dates"),
    "month": (".month-grid .held a", "dates"),
    "day": (".sheet .held a", "year"),
    "about": ("a[href='/about/']", "home"),
    "coverage": ("a[href='/about/coverage/']", "home"),
    "help": ("a[href='/help/']", "home"),
    "colophon": ("a[href='/colophon/']", "home"),
    "missing": ("/nowhere/", None),
}


class Look(NamedTuple):
    """A way of looking at a page, and what the file's name says of it."""

    suffix: str
    width: int
    scheme: Literal["light", "dark"]


LOOKS = [Look("", 1280, "light"), Look("-phone", 360, "light"), Look("-dark", 1280, "dark")]


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Name and address of a page of each kind; a kind to which no link leads is left out."""
    found = {"home": urljoin(BASE_URL, "/")}
    yield "home", found["home"]
    for name, (way, start) in WAYS.items():
        if start is None:
            found[name] = urljoin(BASE_URL, way)
        elif start in found:
            page.goto(found[start])
            links = page.locator(way)
            if not links.count():
                print(f"{name}: no link leads there")
                continue
            found[name] = urljoin(page.url, links.first.get_attribute("href"))
        if name in found:
            yield name, found[name]


def take(browser: Browser, name: str, address: str, look: Look) -> None:
    """One picture, and a word about a page that is wider than its screen."""
    page = browser.new_page(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme)
    page.goto(address)
    wide, high = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    if wide > look.width:
        print(f"{name}{look.suffix}: {wide} pixels wide on a screen of {look.width}")
    page.set_viewport_size({"width": look.width, "height": min(max(high, 900), TALLEST)})
    keep(page, f"{name}{look.suffix}")
    page.close()


def keep(page: Page, name: str) -> None:
    """What is seen of it."""
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", WEBP)
    (HERE / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def take_what_staff_see(page: Page) -> None:
    """The form of an article, and the searches that are kept."""
    name, _, password = SIGN_IN.partition(":")
    page.goto(urljoin(BASE_URL, DESK))
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()
    page.goto(urljoin(page.url, page.locator("#result_list tbody th a").first.get_attribute("href")))
    keep(page, "admin")
    page.goto(urljoin(BASE_URL, TO_KEEP))
    page.locator(".keep button").click()
    page.goto(urljoin(BASE_URL, KEPT))
    keep(page, "kept-searches")


def main(chosen: list[str]) -> None:
    """Take the pages of these names, or all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, address in list(addresses(browser.new_page())):
            for look in LOOKS if not chosen or name in chosen else []:
                take(browser, name, address, look)
        if SIGN_IN and (not chosen or {"admin", "kept-searches"} & {*chosen}):
            take_what_staff_see(browser.new_page(viewport={"width": 1280, "height": 900}))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
