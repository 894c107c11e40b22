"""How long the gazetteer takes to load in a new process, how much memory it holds, and how fast it searches.

    python -m benchmarks.gazetteer [--times N]

Required: 0.5 s and 150 MB a process. The texts are those of `seeds/`.
"""

import argparse
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from articles.reading.decoding import decode
from articles.reading.finding.gazetteer import Gazetteer

LENGTH = 1_400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        loads = [pool.apply(loaded) for _ in range(options.times)]
    seconds = [each for each, _ in loads]
    print(f"loads in {min(seconds):.2f} s at best, {statistics.median(seconds):.2f} s as a rule; required 0.50")
    print(f"the process then holds {max(megabytes for _, megabytes in loads)} MB; required 150")
    china = Gazetteer.from_tables()
    texts = [decode(path.read_bytes()).text for path in sorted(Path("seeds").glob("*.txt"))]
    show_pace("places, bodies and cues", china.sightings, texts, options.times)


def loaded() -> tuple[float, int]:
    """Seconds of this process, and megabytes at its largest."""
    start = time.process_time()
    Gazetteer.from_tables()
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def show_pace(what: str, search: Callable[[str], object], texts: list[str], times: int) -> None:
    best = min(time_of(search, texts) for _ in range(times))
    print(f"{what}: {best / sum(map(len, texts)) * LENGTH * 1000:.2f} ms for {LENGTH} characters")


def time_of(search: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        search(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
