"""Where a happening belongs, and who takes part."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.finding.events.sentences import Sentence
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention
from articles.reading.record import OrganisationFound, Span

# What such bodies do belongs to no page of a region.
_NATIONAL = ("中央", "中共中央", "党中央", "全国", "国务院", "国家")


class Somewhere(NamedTuple):
    """A region's key and name."""

    key: str | None
    name: str | None


NOWHERE = Somewhere(None, None)


class Participants:
    """The organisations of a text by where they are named."""

    def __init__(self, organisations: Sequence[OrganisationFound]) -> None:
        self._mentions = sorted(
            (mention.start, mention.end, place) for place, each in enumerate(organisations) for mention in each.mentions
        )
        self._starts = [start for start, _end, _place in self._mentions]
        self._organisations = organisations

    def of(self, sentence: Sentence) -> list[OrganisationFound]:
        """Each once, in the order of the sentence."""
        places = dict.fromkeys(place for _start, _end, place in self._within(sentence))
        return [self._organisations[place] for place in places]

    def names(self, sentence: Sentence) -> list[Span]:
        return [(start, end) for start, end, _place in self._within(sentence)]

    def _within(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        return self._mentions[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]


class Whereabouts:
    """The places of a text, and which of them a sentence is about."""

    def __init__(self, places: Sequence[PlaceMention], main: Main | None, gazetteer: Gazetteer) -> None:
        self._places = [place for place in places if not place.nested]
        self._starts = [place.start for place in self._places]
        self._main = Somewhere(main.place.key, main.place.name) if main else NOWHERE
        self._gazetteer = gazetteer

    def of(self, title: str, told: Span, bodies: Sequence[OrganisationFound], sentence: int) -> Somewhere:
        """The first place that stands free in what is told, with what follows it at once (长沙市望城区); else the
        bodies' region; else the first place of the sentence, which begins at `sentence`; else the article's.
        """
        if title.startswith(_NATIONAL):
            return NOWHERE
        first, end = (bisect_left(self._starts, edge) for edge in told)
        if first < end:
            return self._named(self._deepest(first, end))
        regions = (Somewhere(each.region_key, each.region) for each in bodies if each.region_key)
        earlier = bisect_left(self._starts, sentence)
        return next(regions, self._named(self._deepest(earlier, first)) if earlier < first else self._main)

    def _deepest(self, first: int, end: int) -> PlaceMention:
        place = first
        while place + 1 < end and self._places[place + 1].start == self._places[place].end:
            place += 1
        return self._places[place]

    def _named(self, place: PlaceMention) -> Somewhere:
        """A village that no table has stands below its town by name."""
        _above, slash, name = place.key.rpartition("/")
        return Somewhere(place.key, name if slash else self._gazetteer[place.key].name)
