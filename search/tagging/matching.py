"""What a rule's search finds, and the sentence of an article that speaks for it."""

from collections.abc import Sequence

from django.http import QueryDict

from articles.models import Article
from articles.showing.evidence import Passage, sentence_around
from search.addressing.forms import SearchForm
from search.answering.finding import Question, identifiers
from search.preparing.prose import prose_of
from search.query.meaning import to_mark
from search.query.tree import Near, Term
from search.showing.sighting import Span
from search.showing.snippets import snippets

LONGEST = 240
"""Characters of a sentence."""


class AsksNothing(ValueError):
    """What was kept is no search any more, or asks for nothing; the sentence says why."""


class Asked:
    """A search by its query string. Raises AsksNothing."""

    def __init__(self, query: str) -> None:
        form = SearchForm(QueryDict(query.removeprefix("?")))
        if not form.is_valid():
            raise AsksNothing(" ".join(refusal.sentence for refusal in form.refusals))
        self._question: Question = form.question()
        self._sought = to_mark(self._question.tree.parts)

    def found(self) -> list[str]:
        """Identifiers of all articles that have all that is asked for. Raises IndexTrouble."""
        return identifiers(self._question.tree, self._question.filters)

    def sentence(self, article: Article) -> Passage:
        """The one in which most of what is asked for stands; empty where the article holds none of it, because it is
        found by what it is and not by what it says.
        """
        whole = [(0, len(article.text))]
        return _best(article.text, prose_of(article), self._sought) or _best(article.text, whole, self._sought) or NONE


NONE = Passage("")


def _best(text: str, lines: Sequence[Span], sought: Sequence[Term | Near]) -> Passage | None:
    passages = [each for each in snippets(text, lines, sought) if each.marks]
    if not passages:
        return None
    best = max(passages, key=lambda each: (len({each.text[a:b] for a, b in each.marks}), -each.start))
    marks = [(best.start + start, best.start + end) for start, end in best.marks]
    return sentence_around(text, marks[0], marks, LONGEST)
