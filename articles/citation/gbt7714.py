"""GB/T 7714—2015 for an article of a newspaper that is read online: [N/OL]. Pure."""

from datetime import date

from articles.citation.reference import Reference

MOST_AUTHORS = 3
"""Who come after them are 等."""
_SHOWN = {"month": "%Y-%m", "year": "%Y"}


def gbt7714(reference: Reference) -> str:
    """何丹. 党建引领[N/OL]. 湖南日报, 2024-11-22(要闻)[2026-10-02]. https://… The section stands for the page."""
    authors = f"{_authors(reference.authors)}. " if reference.authors else ""
    outlets = "; ".join(reference.outlets) or "[出版者不详]"
    section = f"({reference.section})" if reference.section else ""
    printed = f"{outlets}, {_published(reference)}{section}[{reference.accessed}]"
    return f"{authors}{reference.title}[N/OL]. {printed}. {reference.address}"


def _authors(names: tuple[str, ...]) -> str:
    more = ", 等" if len(names) > MOST_AUTHORS else ""
    return ", ".join(names[:MOST_AUTHORS]) + more


def _published(reference: Reference) -> str:
    """Square brackets hold what is no more than estimated."""
    if reference.first is None or reference.last is None:
        return "[日期不详]"
    if reference.precision == "interval":
        return f"[{_span(reference.first, reference.last)}]"
    day = reference.first.strftime(_SHOWN.get(reference.precision, "%Y-%m-%d"))
    return f"[{day}]" if reference.basis == "inferred" else day


def _span(first: date, last: date) -> str:
    return f"{first}/{last}"
