"""The forms in which references are given: what a list of them begins with, and how each is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from articles.citation.exchange import COLUMNS, bibtex, csl_json, csv_line, in_a_line, json_line, ris, table_row
from articles.citation.gbt7714 import gbt7714
from articles.citation.reference import Reference

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""


@dataclass(frozen=True, slots=True)
class Format:
    """`write` is given a reference and its number in the list, from 1."""

    label: str
    media_type: str
    ending: str
    write: Callable[[Reference, int], str]
    head: str = ""
    foot: str = ""
    is_read: bool = False
    """By people, in the browser; what programs read is saved as a file."""

    def written(self, references: Iterable[Reference]) -> Iterator[str]:
        """Piece by piece."""
        yield self.head
        for number, reference in enumerate(references, 1):
            yield self.write(reference, number)
        yield self.foot


def _numbered(reference: Reference, number: int) -> str:
    return f"[{number}] {in_a_line(gbt7714(reference))}\n"


def _alone(write: Callable[[Reference], str]) -> Callable[[Reference, int], str]:
    """For what does not say how many-th it is."""
    return lambda reference, _number: write(reference)


def _item(reference: Reference, number: int) -> str:
    return f"{',' if number > 1 else ''}\n{csl_json(reference)}"


FORMATS = {
    "gbt7714": Format("GB/T 7714", "text/plain", "txt", _numbered, is_read=True),
    "csv": Format("CSV", "text/csv", "csv", _alone(table_row), head=BYTE_ORDER_MARK + csv_line([*COLUMNS])),
    "jsonl": Format("JSON Lines", "application/jsonl", "jsonl", _alone(json_line)),
    "ris": Format("RIS", "application/x-research-info-systems", "ris", _alone(ris)),
    "bibtex": Format("BibTeX", "application/x-bibtex", "bib", _alone(bibtex)),
    "csl": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", "json", _item, head="[", foot="\n]\n"),
}
"""By the name that an address has."""
