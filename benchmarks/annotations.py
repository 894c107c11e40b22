"""What a person found in an article, by which finding is judged: in our own shape (see README.md) or the gold's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Given = dict[str, Any]
SUFFIXES = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Named:
    """A place or body by each name that is accepted for it; `code` tells a place from its namesakes.

    What is optional may be found, but need not be.
    """

    names: tuple[str, ...]
    code: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """`edtf`: each date that is accepted; `evidence`: the sentence, or a part of it, as it stands in the read text."""

    edtf: tuple[str, ...]
    evidence: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    main_region: tuple[str, ...]
    regions: tuple[Named, ...]
    organisations: tuple[Named, ...]
    events: tuple[Happened, ...]


def annotated(folder: Path, raw: Path | None = None) -> Iterator[tuple[Path, Annotation]]:
    """Each page with its annotation; the page of NNN.json is NNN.txt or NNN.html, or one whose name begins with NNN_.

    Raises FileNotFoundError where an annotation has no page.
    """
    for file in sorted(folder.glob("*.json")):
        yield page_of(file.stem, raw or folder), annotation_of(json.loads(file.read_text(encoding="utf-8")))


def page_of(stem: str, folder: Path) -> Path:
    pages = sorted(page for page in folder.iterdir() if page.suffix in SUFFIXES and page.stem.split("_")[0] == stem)
    if not pages:
        raise FileNotFoundError(f"{folder} has no page for {stem}.json")
    return pages[0]


def annotation_of(given: Given) -> Annotation:
    return _of_the_gold(given) if isinstance(given["main_region"], dict) else _of_ours(given)


def _of_ours(given: Given) -> Annotation:
    return Annotation(
        tuple(given["main_region"]),
        tuple(_named(each) for each in given["regions"]),
        tuple(_named(each) for each in given["organisations"]),
        tuple(Happened(tuple(each["edtf"]), each["evidence"], each.get("optional", False)) for each in given["events"]),
    )


def _named(given: Given) -> Named:
    return Named(tuple(given["names"]), given.get("code"), given.get("optional", False))


def _of_the_gold(given: Given) -> Annotation:
    """Of the gold, a place must be found where it stands by itself, a body or event where it is of the core tier."""
    main, sites = given["main_region"], [{**site, "tier": "optional"} for site in given.get("sites", [])]
    return Annotation(
        (main["name"], *(main.get("accepted_alternatives") or ())),
        tuple(Named(_names(each), None, each["doubtful"] or not each["mentions"]) for each in given["regions"]),
        tuple(Named(_names(each), None, _need_not(each)) for each in (*given["organisations"], *sites)),
        tuple(map(_happened, given["events"])),
    )


def _names(given: Given) -> tuple[str, ...]:
    others = (given.get("official_name"), given.get("full_name"), *given.get("accepted_names", ()))
    forms = (each["form"] for each in given.get("surface_forms", ()))
    return tuple(dict.fromkeys(name for name in (given["name"], *others, *forms) if name))


def _happened(given: Given) -> Happened:
    date = given["date"]
    edtf = tuple(each for each in (date["edtf"], date.get("edtf_alt")) if each)
    return Happened(edtf, given["evidence"], _need_not(given) or bool(date.get("doubtful")))


def _need_not(given: Given) -> bool:
    return given["tier"] != "core" or bool(given.get("doubtful"))
