"""What reading makes of one original, and the small parts it is made of.

Offsets are characters of `Record.text`, end exclusive; those of a `Repair`, of the decoded original: the text that the
bytes stand for, or, where they are a page, a document or a row, what is printed there of the article.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]
Precision = Literal["second", "minute", "day", "month", "year", "interval"]
Basis = Literal["stated", "inferred", "none"]
Manner = Literal["told", "ahead", "since", "occasion", "dateline", "sequel"]


def identifier_of(sha256: str) -> str:
    """The article's, from its original's SHA-256 in hexadecimal: enough digits to be told apart, few enough to cite."""
    return sha256[:12]


class Refused(Exception):
    """An original that cannot become a record.

    `code` is stable, for whoever translates: empty, binary, no-chinese, too-large, undecodable; of pages, documents and
    rows also damaged, encrypted, no-text, unsupported.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    sha256: str
    encoding: str
    media_type: str


class Repair(NamedTuple):
    """`kind` joins the names of the steps with "+" where several changed the same characters.

    A tuple, because a Traditional article has hundreds, and a frozen dataclass takes three times as long to make.
    """

    kind: str
    start: int
    end: int
    before: str
    after: str


# The roles of blocks. What the page says about the article:
ABOUT = frozenset({"meta", "byline", "source", "editors"})
# What the article itself tells:
PROSE = frozenset({"lead", "body", "closing"})


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text (in a text of more than ten thousand lines, those in the middle are one block) and its role:

    title, shoulder (above the title), subtitle, series and series-subtitle (the banner of many articles), abstract;
    meta, byline, source, editors (about the article); lead (verses above the text), body, closing (verses below it);
    heading, subheading, caption, credit (whose picture it is); boilerplate (the page's, not the article's).
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """`first` and `last` are the days that `edtf` spans; all are None where basis is "none"."""

    edtf: str | None
    first: date | None
    last: date | None
    precision: Precision | None
    basis: Basis
    evidence: tuple[str, ...]


class TimeTold(NamedTuple):
    """A span of the text that tells a time, as days: `first` and `last` are those that `edtf` spans.

    `manner`: told; ahead (still to come); since (from then until now); occasion (a plan, an anniversary, a congress
    that stands for its year); dateline (when it was reported); sequel (no time of its own, but that of what was told
    before).
    """

    start: int
    end: int
    edtf: str
    first: date
    last: date
    precision: Precision
    basis: Basis
    manner: Manner


class Mentioned(NamedTuple):
    """A span of the text that names something; `rule`: the short name of the rule that took it."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class RegionFound:
    """`key` and `parent` are the gazetteer's; a village that it lacks has the key of the place below which it was
    found, a slash and its name. `mentions` stand free; `nested` lie inside longer names.
    """

    key: str
    name: str
    code: str | None
    kind: str
    parent: str | None
    mentions: tuple[Mentioned, ...]
    nested: tuple[Mentioned, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """`name` is the customary one in full; `region` its region's name, `region_key` the gazetteer's key of it."""

    name: str
    kind: str
    region: str | None
    region_key: str | None
    mentions: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class EventFound:
    """text[start:end] is the evidence; `first` and `last` are the days that `edtf` spans; `organisations`: names."""

    title: str
    kind: str
    edtf: str
    first: date
    last: date
    precision: Precision
    basis: Basis
    start: int
    end: int
    rule: str
    region: str | None
    region_key: str | None
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """`main_region` is a name, `main_region_key` the gazetteer's key of the same place, `main_region_reason` the short
    name of the rule that chose it ("" where there is none).
    """

    identifier: str
    source: Source
    script: str
    title: str | None
    title_supplied: str | None
    subtitles: tuple[str, ...]
    abstract: str | None
    section: str | None
    outlets: tuple[str, ...]
    credits: tuple[Credit, ...]
    published: Published
    text: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[str, ...]
    main_region: str | None
    main_region_key: str | None
    main_region_reason: str
    regions: tuple[RegionFound, ...]
    organisations: tuple[OrganisationFound, ...]
    events: tuple[EventFound, ...]

    def as_json(self) -> dict[str, Any]:
        """What `python -m articles.reading --json` prints; what only the importer needs is left out."""
        shape = asdict(self)
        shape["repairs"] = [repair._asdict() for repair in self.repairs]
        for name in ("main_region_key", "main_region_reason"):
            del shape[name]
        for found in (shape["published"], *shape["regions"], *shape["organisations"], *shape["events"]):
            for name in _ONLY_FOR_THE_IMPORTER & found.keys():
                del found[name]
        for found in (*shape["regions"], *shape["organisations"]):
            found["mentions"] = [[start, end] for start, end, _ in found["mentions"]]
        return shape


_ONLY_FOR_THE_IMPORTER = frozenset({"first", "last", "key", "parent", "region_key", "nested", "rule"})
