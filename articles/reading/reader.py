"""From bytes to a record: the only file that knows the order of the stages."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

from articles.reading.corrections import corrected
from articles.reading.dates.publication import published
from articles.reading.dates.telling import times_told
from articles.reading.decoding import decode, decode_as
from articles.reading.extracting.columns import NO_COLUMNS
from articles.reading.extracting.extraction import Decoder, extract
from articles.reading.extracting.media_types import charset, media_type_of
from articles.reading.finding.findings import find
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.layout.page import lay_out
from articles.reading.record import Record, Repair, Source, identifier_of
from articles.reading.repair.chain import problems, repaired
from articles.reading.rules import Draft
from articles.reading.script import script_of, simplify


def read(
    raw: bytes,
    name: str,
    gazetteer: Gazetteer,
    media_type: str = "",
    columns: Mapping[str, str] = NO_COLUMNS,
    home: str | None = None,
    corrections: Sequence[Repair] = (),
    tell: Tell = nobody,
) -> Record:
    """The record of one original, in time linear in its length; raises Refused.

    `media_type`: what the bytes are, with the charset that was declared for them if any; empty: told by name and bytes.
    `columns`: the part of an article → the column of the row that holds it, where it is none of the usual names.
    `home`: the gazetteer's key of the place that the articles of its batch are from, if that is known.
    `corrections`: what a person has corrected in the article before.
    `tell` hears of each name that finding took, or did not.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    decoder = Decoder(partial(decode, declared=charset(media_type)), decode_as)
    received = extract(raw, media_type or media_type_of(raw, name), columns, decoder)
    draft = repaired(Draft(received.text, received.text))
    damage = problems(corrected(draft, corrections).text)
    script = script_of(draft.text)
    draft = corrected(draft.rewritten_by("script", simplify), corrections)
    layout = lay_out(draft.text, titled=received.titled)
    date = published(draft.text, layout.blocks, name)
    times = times_told(draft.text, layout.blocks, date)
    found = find(draft.text, layout.blocks, gazetteer, Told(layout.outlets, date, home, times), tell)
    return Record(
        identifier=identifier_of(sha256),
        source=Source(name, sha256, received.encoding, received.media_type),
        script=script,
        title=layout.title,
        title_supplied=layout.title_supplied,
        subtitles=layout.subtitles,
        abstract=layout.abstract,
        section=layout.section,
        outlets=layout.outlets,
        credits=layout.credits,
        published=date,
        text=draft.text,
        blocks=layout.blocks,
        repairs=draft.repairs,
        problems=(*received.problems, *damage),
        main_region=found.main.place.name if found.main else None,
        main_region_key=found.main.place.key if found.main else None,
        main_region_reason=found.main.reason if found.main else "",
        regions=found.regions,
        organisations=found.organisations,
        events=found.events,
    )
