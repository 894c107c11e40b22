"""What an article read before people corrected it: whoever searches for the misread words still finds it."""

from collections.abc import Collection
from itertools import groupby

from articles.models import Article, Repair
from articles.reading.corrections import CORRECTION
from articles.reading.record import Repair as Recorded
from articles.reading.rules import placed
from search.preparing.places import keys_of


def former_lines(articles: Collection[Article]) -> dict[int, list[str]]:
    """By the key of the article: the lines in which something was corrected, as they stood before. One query, and no
    work for articles that nobody corrected.
    """
    corrected = Repair.objects.corrections().filter(article_id__in=keys_of(articles)).values("article_id")
    repairs = Repair.objects.filter(article_id__in=corrected).order_by("article_id", "start", "pk")
    its = groupby(repairs, key=lambda repair: repair.article_id)
    by_key = {article.pk: article for article in articles}
    return {key: _former(by_key[key], [repair.recorded for repair in some]) for key, some in its}


def former_of(article: Article) -> list[str]:
    """Of one."""
    return former_lines([article]).get(article.pk, [])


def _former(article: Article, repairs: list[Recorded]) -> list[str]:
    """Of a correction of what the rules had repaired as well, as it was received."""
    by_people = [(start, end, repair.before) for start, end, _, repair in placed(repairs) if CORRECTION in repair.kind]
    blocks = article.blocks or [{"start": 0, "end": len(article.text)}]
    lines = []
    for first, last in ((block["start"], block["end"]) for block in blocks):
        within = [each for each in by_people if first <= each[0] and each[1] <= last]
        if within:
            lines.append(_line(article.text, first, last, within))
    return lines


def _line(text: str, here: int, last: int, taken_back: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    for start, end, before in taken_back:
        pieces += (text[here:start], before)
        here = end
    return "".join([*pieces, text[here:last]])
