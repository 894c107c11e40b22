"""What a hit was found by that its article no longer reads: lines that people have corrected, as they stood before."""

from collections.abc import Collection, Sequence

from articles.models import Article
from search.preparing.former import former_lines
from search.query.tree import Near, Term
from search.showing.snippets import Snippet, snippets


def former_passages(identifiers: Collection[str], sought: Sequence[Term | Near]) -> dict[str, list[Snippet]]:
    """By identifier the best passage of each such line that holds something of what is sought. Two queries, or none."""
    if not identifiers or not sought:
        return {}
    articles = Article.objects.filter(identifier__in=identifiers).only("identifier", "text", "blocks")
    called = {article.pk: article.identifier for article in articles}
    passages = {
        called[key]: [snippets(line, [(0, len(line))], sought)[0] for line in lines]
        for key, lines in former_lines(articles).items()
    }
    return {name: [each for each in some if each.marks] for name, some in passages.items()}
