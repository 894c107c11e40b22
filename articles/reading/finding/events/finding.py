"""Dated or datable happenings."""

from collections.abc import Iterator, Sequence
from datetime import date

from articles.reading.finding.events.context import Context, contexts_in
from articles.reading.finding.events.judging import Judgement, judged, may_go_on
from articles.reading.finding.events.placing import Participants, Whereabouts
from articles.reading.finding.events.retelling import Telling, once_each
from articles.reading.finding.events.sentences import Sentence, sentences_with_times
from articles.reading.finding.events.titles import title_of
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Block, EventFound, OrganisationFound, Span


def find_events(
    text: str,
    blocks: Sequence[Block],
    told: Told,
    places: Sequence[PlaceMention],
    main: Main | None,
    organisations: Sequence[OrganisationFound],
    gazetteer: Gazetteer,
    tell: Tell = nobody,
) -> tuple[EventFound, ...]:
    """In the order of their evidence: the sentence that tells the time. One that is told twice is found once."""
    participants, whereabouts = Participants(organisations), Whereabouts(places, main, gazetteer)
    tellings = list(_tellings(text, blocks, told, participants, tell))
    tellings = [telling for telling in tellings if not gazetteer.misnomers.bar(telling.title)]
    once = once_each(tellings)
    if tell is not nobody:
        _tell_of_repeats(tellings, once, tell)
    return tuple(_found(telling, participants, whereabouts) for telling in once)


def _tell_of_repeats(tellings: Sequence[Telling], once: Sequence[Telling], tell: Tell) -> None:
    kept = set(map(id, once))
    for telling in tellings:
        if id(telling) not in kept:
            tell(_verdict(telling.context, telling.judgement._replace(kind=None, rule="told-twice")))


def _tellings(
    text: str, blocks: Sequence[Block], told: Told, participants: Participants, tell: Tell
) -> Iterator[Telling]:
    published = told.published.last if told.published else None
    for sentence in sentences_with_times(text, blocks, told.times):
        taken = None
        for taken in _of(text, sentence, published, participants, tell):
            yield taken
        if taken and (following := sentence.goes_on(taken.context.time)) and may_go_on(text, following):
            yield from _of(text, following, published, participants, tell)


def _of(
    text: str, sentence: Sentence, published: date | None, participants: Participants, tell: Tell
) -> Iterator[Telling]:
    names = participants.names(sentence)
    for context in contexts_in(text, sentence, names):
        judgement = judged(context, published)
        title = title_of(context, judgement.word, _actor(text, context, names)) if judgement.kind else ""
        if judgement.kind and not title:
            judgement = Judgement(None, "no-title", "nothing is said of the time")
        elif judgement.kind:
            bodies = frozenset(each.name for each in participants.of(sentence))
            yield Telling(context, judgement, judgement.kind, title, bodies)
        if tell is not nobody and (judgement.kind or context.told):
            tell(_verdict(context, judgement))


def _actor(text: str, context: Context, names: Sequence[Span]) -> str:
    """The first body that is named after the time."""
    return next((text[start:end] for start, end in names if start >= context.time.end), "")


def _verdict(context: Context, judgement: Judgement) -> Verdict:
    time = context.time
    return Verdict(time.start, time.end, "event", judgement.kind is not None, judgement.rule, judgement.because)


def _found(telling: Telling, participants: Participants, whereabouts: Whereabouts) -> EventFound:
    time, sentence = telling.context.time, telling.context.sentence
    bodies = participants.of(sentence)
    until = telling.context.told_until(telling.judgement.word)
    region = whereabouts.of(telling.title, (telling.context.part_start, until), bodies, sentence.start)
    return EventFound(
        title=telling.title,
        kind=telling.kind.name,
        edtf=time.edtf,
        first=time.first,
        last=time.last,
        precision=time.precision,
        basis=time.basis,
        start=sentence.start,
        end=sentence.end,
        rule=telling.judgement.rule,
        region=region.name,
        region_key=region.key,
        organisations=tuple(each.name for each in bodies),
    )
