"""How well what was found agrees with what should be: precision and recall, and each miss by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from articles.reading.record import EventFound, OrganisationFound, Record, RegionFound
from benchmarks.annotations import Annotation, Happened, Named

Found = TypeVar("Found", RegionFound, OrganisationFound, EventFound)
Wanted = TypeVar("Wanted", Named, Happened)
KINDS = ("regions", "organisations", "events")
REQUIRED = {"regions": 0.95, "organisations": 0.80, "events": 0.75}
# So much of the evidence is looked for: what follows may have been printed on other lines.
SURE = 40


@dataclass(frozen=True, slots=True)
class Score:
    """`hit` of the `wanted` were found; `right` of the `found` are wanted or optional."""

    wanted: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.wanted + other.wanted,
            self.hit + other.hit,
            self.found + other.found,
            self.right + other.right,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )


def scores_of(record: Record, wanted: Annotation) -> dict[str, Score]:
    """The score of each of KINDS."""

    def tells_of(event: EventFound, happened: Happened) -> bool:
        return is_event(event, happened, record.text)

    return {
        "regions": score(record.regions, wanted.regions, is_region, _name, _first_name),
        "organisations": score(record.organisations, wanted.organisations, is_body, _name, _first_name),
        "events": score(record.events, wanted.events, tells_of, _dated_title, _dated_evidence),
    }


def score(
    found: Sequence[Found],
    wanted: Sequence[Wanted],
    agree: Callable[[Found, Wanted], bool],
    called: Callable[[Found], str],
    known_as: Callable[[Wanted], str],
) -> Score:
    due = [each for each in wanted if not each.optional]
    missed = [each for each in due if not any(agree(one, each) for one in found)]
    wrong = [one for one in found if not any(agree(one, each) for each in wanted)]
    return Score(
        wanted=len(due),
        hit=len(due) - len(missed),
        found=len(found),
        right=len(found) - len(wrong),
        missed=tuple(map(known_as, missed)),
        wrong=tuple(map(called, wrong)),
    )


def is_region(region: RegionFound, wanted: Named) -> bool:
    return _spaceless(region.name) in map(_spaceless, wanted.names) and wanted.code in (None, region.code)


def is_body(body: OrganisationFound, wanted: Named) -> bool:
    return _spaceless(body.name) in map(_spaceless, wanted.names)


def is_event(event: EventFound, wanted: Happened, text: str) -> bool:
    """The date is an accepted one, and the two pieces of evidence share a character."""
    start = text.find(wanted.evidence[:SURE])
    return event.edtf in wanted.edtf and 0 <= start < event.end and event.start < start + len(wanted.evidence)


def lost_evidence(text: str, wanted: Annotation) -> list[str]:
    """Evidence that does not stand in the text, so that no event can agree with it: the annotation is to be mended."""
    return [each.evidence[:SURE] for each in wanted.events if each.evidence[:SURE] not in text]


def _spaceless(name: str) -> str:
    return name.replace(" ", "")


def _name(found: RegionFound | OrganisationFound) -> str:
    return found.name


def _first_name(wanted: Named) -> str:
    return wanted.names[0]


def _dated_title(event: EventFound) -> str:
    return f"{event.edtf} {event.title}"


def _dated_evidence(wanted: Happened) -> str:
    return f"{wanted.edtf[0]} {wanted.evidence[:25]}"
