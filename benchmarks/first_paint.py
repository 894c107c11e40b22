"""How long a slow phone waits for the first paint of a page.

    python -m benchmarks.first_paint http://127.0.0.1:8000 [--address /search/?q=党建]… [--runs 5]

Opens pages of an archive that runs, in Chromium with nothing kept from before: a connection of 1.6 Mbit/s and 150 ms a
round trip (“slow 4G” of Chromium's own tools), a processor four times slower.
"""

import argparse
import statistics

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET

ADDRESSES = ["/", "/search/?q=党建", "/articles/134cd7da69d3/", "/regions/430104/", "/dates/2024/", "/about/coverage/"]
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PAINTED = """() => new Promise(told => new PerformanceObserver(seen => {
    const first = seen.getEntriesByName("first-contentful-paint")[0];
    if (first) told(first.startTime);
}).observe({type: "paint", buffered: true}))"""


def first_paint(browser: Browser, address: str) -> float:
    """Milliseconds until something can be read."""
    reader = browser.new_context(viewport={"width": 375, "height": 667})
    page = reader.new_page()
    tools = reader.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    painted = float(page.evaluate(PAINTED))
    reader.close()
    return painted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--address", action="append")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--no-sandbox"])
        for address in chosen.address or ADDRESSES:
            times = [first_paint(browser, f"{chosen.base}{address}") for _ in range(chosen.runs)]
            print(f"{address}\t{statistics.median(times):.0f} ms\t{min(times):.0f} to {max(times):.0f}", flush=True)


if __name__ == "__main__":
    main()
