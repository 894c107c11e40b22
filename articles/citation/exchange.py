"""References as programs exchange them: RIS, BibTeX, CSL-JSON, rows of a table, lines of JSON. Pure."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from articles.citation.gbt7714 import gbt7714
from articles.citation.reference import Reference

COLUMNS = (
    "identifier", "title", "authors", "outlets", "section", "published", "basis", "region", "script", "address",
    "citation",
)  # fmt: skip
_NUMBERS = {"year": 1, "month": 2}
"""How many of year, month and day are known; of a finer date all three."""
# A brace by its name, because BibTeX counts braces, escaped ones too: one without a partner would swallow the list.
_OF_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
} | {sign: f"\\{sign}" for sign in "$&#_%"}
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")


def ris(reference: Reference) -> str:
    """A newspaper article, one line a fact."""
    numbers = _numbers(reference)
    facts = [
        ("TY", "NEWS"),
        ("TI", reference.title),
        *(("AU", name) for name in reference.authors),
        *(("T2", outlet) for outlet in reference.outlets[:1]),
        *(("PB", outlet) for outlet in reference.outlets[1:]),
        *([("PY", str(numbers[0])), ("DA", _of_ris(numbers))] if numbers else []),
        *([("SE", reference.section)] if reference.section else []),
        ("LA", reference.language),
        ("UR", reference.address),
        ("Y2", _of_ris([reference.accessed.year, reference.accessed.month, reference.accessed.day])),
        ("ID", reference.identifier),
        ("ER", ""),
    ]
    return "".join(f"{name}  - {in_a_line(value)}\r\n" for name, value in facts)


def bibtex(reference: Reference) -> str:
    """For BibLaTeX, which knows EDTF; `year` is for BibTeX."""
    numbers = _numbers(reference)
    facts = {
        "title": _tex(reference.title),
        "author": " and ".join(f"{{{_tex(name)}}}" for name in reference.authors),
        "journal": _tex("; ".join(reference.outlets)),
        "date": reference.published,
        "year": str(numbers[0]) if numbers else "",
        "url": reference.address,
        "urldate": str(reference.accessed),
        "langid": "chinese",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in facts.items() if value)
    return f"@article{{{reference.identifier},\n  entrysubtype = {{newspaper}},\n{lines}}}\n\n"


def csl_json(reference: Reference) -> str:
    """One item of a CSL-JSON array."""
    facts: Mapping[str, Any] = {
        "id": reference.identifier,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "container-title": "; ".join(reference.outlets),
        "section": reference.section,
        "issued": _issued(reference),
        "language": reference.language,
        "URL": reference.address,
        "accessed": {
            "date-parts": [[reference.accessed.year, reference.accessed.month, reference.accessed.day]],
        },
    }
    return json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False)


def json_line(reference: Reference) -> str:
    """Of the columns of the table, with lists of authors and outlets."""
    several = {"authors": list(reference.authors), "outlets": list(reference.outlets)}
    return json.dumps(_columns(reference) | several, ensure_ascii=False) + "\n"


def table_row(reference: Reference) -> str:
    """A line of CSV; no cell is a formula to a spreadsheet."""
    return csv_line(list(_columns(reference).values()))


def csv_line(cells: list[str]) -> str:
    """As RFC 4180 has it."""
    written = io.StringIO()
    csv.writer(written).writerow(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)
    return written.getvalue()


def _columns(reference: Reference) -> dict[str, str]:
    row = reference._asdict() | {
        "authors": "; ".join(reference.authors),
        "outlets": "; ".join(reference.outlets),
        "citation": gbt7714(reference),
    }
    return {name: row[name] for name in COLUMNS}


def _numbers(reference: Reference) -> list[int]:
    """Year, month and day as far as they are known; none of an interval."""
    first = reference.first
    if first is None or reference.precision == "interval":
        return []
    return [first.year, first.month, first.day][: _NUMBERS.get(reference.precision, 3)]


def _of_ris(numbers: list[int]) -> str:
    year, *others = numbers
    return "/".join([f"{year:04}", *(f"{number:02}" for number in others), *[""] * (3 - len(others))])


def _issued(reference: Reference) -> dict[str, Any]:
    ends = [day for day in (reference.first, reference.last) if day]
    numbers = _numbers(reference)
    if not ends:
        return {}
    parts = [numbers] if numbers else [[day.year, day.month, day.day] for day in ends]
    return {"date-parts": parts} | ({"circa": True} if reference.basis == "inferred" else {})


def _tex(text: str) -> str:
    return "".join(_OF_TEX.get(sign, sign) for sign in in_a_line(text))


def in_a_line(text: str) -> str:
    """Whatever ends lines in it, for a form in which each line says something."""
    return " ".join(text.splitlines())
