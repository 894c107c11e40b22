"""How well places, organisations and events are found: in annotated articles, and in a sample that a person judged.

    python -m benchmarks.finding_quality FOLDER… [--raw FOLDER]
    python -m benchmarks.finding_quality --sample N --corpus FILE [--seed N]
    python -m benchmarks.finding_quality --verdicts [--corpus FILE]

FOLDER holds pages NNN.txt or NNN.html and their annotations NNN.json; with --raw, the pages lie elsewhere. --sample
shows N mentions of regions and N of organisations for judging by eye. --verdicts sums up what was judged so, and with
the corpus says how much of it the present rules still give. README.md describes both files.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record
from benchmarks.annotations import Annotation, annotated
from benchmarks.finding_samples import VERDICTS, sample, show_verdicts
from benchmarks.finding_scores import KINDS, REQUIRED, Score, lost_evidence, scores_of


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--raw", type=Path, metavar="FOLDER", help="where the pages lie, if not beside the annotations")
    parser.add_argument("--sample", type=int, metavar="N", help="show mentions of the corpus for judging by eye")
    parser.add_argument("--verdicts", action="store_true", help="sum up the mentions that were judged by eye")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="as for composed_pages.py")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    china = Gazetteer.from_tables()
    if options.sample and options.corpus:
        print("\n".join(sample(options.corpus, options.sample, options.seed, china)))
    elif options.verdicts:
        return show_verdicts(VERDICTS, options.corpus, china)
    elif options.folders:
        pages = [each for folder in options.folders for each in annotated(folder, options.raw)]
        return show_articles(pages, china)
    else:
        parser.error("name a folder of annotated articles, --sample N with --corpus FILE, or --verdicts")
    return 0


def show_articles(pages: list[tuple[Path, Annotation]], gazetteer: Gazetteer) -> int:
    """The exit status: 1 where a requirement is not met."""
    totals, mains = dict.fromkeys(KINDS, Score()), 0
    for page, wanted in pages:
        record = read(page.read_bytes(), page.name, gazetteer)
        scores = scores_of(record, wanted)
        mains += record.main_region in wanted.main_region
        totals = {kind: totals[kind] + scores[kind] for kind in KINDS}
        print("\n".join(faults_of(page.stem, record, wanted, scores)))
    for kind, total in totals.items():
        print(f"{kind}: {in_figures(total)}; required {REQUIRED[kind]:.2f}")
    print(f"main region: right in {mains} of {len(pages)}")
    return int(mains < len(pages) or any(totals[kind].f1 < REQUIRED[kind] for kind in KINDS))


def faults_of(name: str, record: Record, wanted: Annotation, scores: dict[str, Score]) -> Iterator[str]:
    yield f"{name}: " + ", ".join(f"{each.hit} of {each.wanted} {kind}" for kind, each in scores.items())
    if record.main_region not in wanted.main_region:
        yield f"    main region {record.main_region}, not {' or '.join(wanted.main_region)}"
    for kind, score in scores.items():
        yield from (f"    {kind} missed: {each}" for each in score.missed)
        yield from (f"    {kind} wrong: {each}" for each in score.wrong)
    yield from (f"    not in the text as it was read: {each}" for each in lost_evidence(record.text, wanted))


def in_figures(score: Score) -> str:
    share = f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
    return f"{share} ({score.hit} of {score.wanted} found, {score.right} of {score.found} right)"


if __name__ == "__main__":
    sys.exit(main())
