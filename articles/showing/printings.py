"""The printings of one text: in which order they were published, which was the first, and what is compared of them.

Dates and places of the whole family are asked for as values, because a family may be large; a list shows a page of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q

from articles.models import Article, Judgement
from articles.querysets import ArticleQuerySet
from articles.reading.record import ABOUT

_NOT_TOLD = ABOUT | {"title", "boilerplate", "credit"}


class Printing(NamedTuple):
    """When one of them was published, and which place it is mainly about: name and slug, or empty."""

    pk: int
    first: date | None
    last: date | None
    edtf: str
    basis: str
    place: tuple[str, str]

    @property
    def is_certain(self) -> bool:
        """Whether its date is printed, and not inferred."""
        return self.basis == Article.Basis.STATED

    @property
    def earliest(self) -> str:
        """The first second at which it may have been published, in ISO's letters; of a certain date."""
        return self._moment(self.first, "00:00:00")

    @property
    def latest(self) -> str:
        """The last one."""
        return self._moment(self.last, "23:59:59")

    def _moment(self, day: date | None, default: str) -> str:
        time = self.edtf.partition("T")[2]
        return f"{day}T{time}{default[len(time) :]}"


@dataclass(frozen=True, slots=True)
class Printings:
    """`rows` are the articles, the oldest first; `known` tells of the same."""

    rows: ArticleQuerySet
    known: Sequence[Printing]

    def __len__(self) -> int:
        return len(self.known)

    @property
    def first(self) -> int | None:
        """The key of the one that was surely published before all others; None where that cannot be told."""
        if not all(printing.is_certain for printing in self.known):
            return None
        one = min(self.known, key=lambda printing: printing.latest)
        others = (printing.earliest for printing in self.known if printing is not one)
        return one.pk if all(one.latest < earliest for earliest in others) else None

    @property
    def days(self) -> tuple[date, date] | None:
        """Between which all that are dated were published."""
        firsts = [printing.first for printing in self.known if printing.first]
        lasts = [printing.last for printing in self.known if printing.last]
        return (min(firsts), max(lasts)) if firsts and lasts else None

    @property
    def places(self) -> list[tuple[tuple[str, str], int]]:
        """Name and slug of each place with the number of printings that are mainly about it, the most first."""
        counted = Counter(printing.place for printing in self.known if printing.place[1])
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def printings_of(article: Article) -> Printings:
    """Those that every reader may see, and the article itself. One query, none for an article without a family."""
    if article.family_id is None:
        return Printings(Article.objects.none(), ())
    readable = Q(family=article.family_id, status=Article.Status.PUBLISHED) | Q(pk=article.pk)
    rows = Article.objects.filter(readable).order_by(*_OLDEST_FIRST)
    return Printings(rows, [_printing(*values) for values in rows.values_list(*_COLUMNS)])


_OLDEST_FIRST = (
    F("published_first").asc(nulls_last=True),
    F("published_last").asc(nulls_last=True),
    F("published_edtf").asc(),
    F("identifier").asc(),
)
_COLUMNS = (
    *("pk", "published_first", "published_last", "published_edtf", "published_basis"),
    *("main_region__name", "main_region__slug", "main_region__status"),
)


def _printing(
    pk: int, first: date | None, last: date | None, edtf: str, basis: str, name: str, slug: str, status: str
) -> Printing:
    place = (name, slug) if slug and status != Judgement.REJECTED else ("", "")
    return Printing(pk, first, last, edtf, basis, place)


def told_in(text: str, blocks: Iterable[dict[str, object]]) -> str:
    """What is compared of an article: prose, headings and captions, without the lines about it and the page's own.

    The title stands above each printing; a paper often makes its own.
    """
    lines = [(int(str(x["start"])), int(str(x["end"]))) for x in blocks if x["role"] not in _NOT_TOLD]
    return "\n".join(text[start:end] for start, end in lines) if lines else text
