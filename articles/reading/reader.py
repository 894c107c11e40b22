"""From bytes to a record: the only file that knows the order of the stages."""

import hashlib

from articles.reading.dates import published
from articles.reading.decoding import decode
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions import find_regions, main_region
from articles.reading.layout.page import lay_out
from articles.reading.record import Record, Source, identifier_of
from articles.reading.repair.chain import problems, repaired
from articles.reading.rules import Draft
from articles.reading.script import script_of, simplify


def read(raw: bytes, name: str, gazetteer: Gazetteer) -> Record:
    """The record of one original, in time linear in its length; raises Refused."""
    sha256 = hashlib.sha256(raw).hexdigest()
    decoded = decode(raw)
    draft = repaired(Draft(decoded.text, decoded.text))
    damage = problems(draft.text)
    script = script_of(draft.text)
    draft = draft.rewritten_by("script", simplify)
    layout = lay_out(draft.text)
    about = [draft.text[block.start : block.end] for block in layout.blocks if block.role in ("meta", "editors")]
    regions = find_regions(draft.text, gazetteer)
    main = main_region(regions, layout.blocks, gazetteer)
    return Record(
        identifier=identifier_of(sha256),
        source=Source(name, sha256, decoded.encoding),
        script=script,
        title=layout.title,
        title_supplied=layout.title_supplied,
        subtitles=layout.subtitles,
        abstract=layout.abstract,
        section=layout.section,
        outlets=layout.outlets,
        credits=layout.credits,
        published=published(about),
        text=draft.text,
        blocks=layout.blocks,
        repairs=draft.repairs,
        problems=(*decoded.problems, *damage),
        main_region=main.name if main else None,
        main_region_key=main.key if main else None,
        regions=regions,
        organisations=(),
        events=(),
    )
