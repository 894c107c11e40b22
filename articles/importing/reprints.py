"""Which articles repeat another's text: found by the keys of their bodies, confirmed on the bodies themselves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from articles.changes import tell_of
from articles.importing.likeness import alike, body_of
from articles.models import Article, Family, LikenessKey
from articles.reading.record import Block

_COMPARED = 4
"""Articles that each is compared with, those first that share most keys."""

# Django would make an object of each of the two thousand rows of a portion, at four times the cost.
_NEW_KEYS = """
INSERT INTO articles_likenesskey (article_id, key) SELECT * FROM unnest(%(articles)s::bigint[], %(keys)s::bigint[])
"""

# Each key leads to its oldest bearers only: a pattern that thousands fill in costs no more than a text of its own.
_SHARED_KEYS = """
SELECT probe.article, near.article_id, count(*)
FROM unnest(%(articles)s::bigint[], %(keys)s::bigint[]) AS probe (article, key)
CROSS JOIN LATERAL (
    SELECT article_id FROM articles_likenesskey WHERE key = probe.key AND article_id <> probe.article
    ORDER BY article_id LIMIT 20
) AS near
GROUP BY probe.article, near.article_id
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which article it repeats, and how nearly, in per cent."""

    identifier: str
    percent: int

    def __str__(self) -> str:
        return f"near-duplicate of {self.identifier} ({self.percent} % alike)"


def link_reprints(keys: Mapping[Article, Sequence[int]]) -> dict[Article, Likeness]:
    """Put each article with its reprints, older ones or those before it here; say which it repeats.

    The articles lie in the database and belong to no family yet. Six queries, however many they are, and what the
    listeners cost that are told of new families.
    """
    probes = [(article.pk, key) for article, its in keys.items() for key in its]
    with connection.cursor() as cursor:
        columns = {"articles": [pk for pk, _ in probes], "keys": [key for _, key in probes]}
        cursor.execute(_NEW_KEYS, columns)
        cursor.execute(_SHARED_KEYS, columns)
        candidates = _best(cursor.fetchall())
    near = {article.pk: article for article in keys}
    near |= _loaded({pk for pks in candidates.values() for pk in pks} - near.keys())
    found: dict[Article, Likeness] = {}
    bodies: dict[int, str] = {}
    waiting = {article.pk for article in keys}
    joining: dict[int, Article] = {}
    for article in keys:
        waiting.discard(article.pk)
        others = [near[pk] for pk in candidates[article.pk] if pk in near and pk not in waiting]
        if likeness := _nearest(article, others, bodies):
            percent, twin = likeness
            found[article] = Likeness(twin.identifier, percent)
            twin.family = article.family = twin.family or Family()
            joining |= {article.pk: article, twin.pk: twin}
    _keep(joining.values())
    return found


def link_anew(keys: Mapping[Article, Sequence[int]]) -> None:
    """Of articles that were linked before: those whose bodies have other keys now leave their families, and find new
    ones.
    """
    standing: dict[int, set[int]] = {article.pk: set() for article in keys}
    for pk, key in LikenessKey.objects.filter(article__in=standing).values_list("article", "key"):
        standing[pk].add(key)
    anew = {article: its for article, its in keys.items() if set(its) != standing[article.pk]}
    if anew:
        leave_families(anew)
        link_reprints(anew)


def body_standing(article: Article) -> str:
    """What of the article as it is now is compared."""
    return body_of(article.text, (Block(block["role"], block["start"], block["end"]) for block in article.blocks))


def _best(rows: Iterable[tuple[int, int, int]]) -> defaultdict[int, list[int]]:
    """By article, those that share most keys with it, the oldest first among equals."""
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for article, other, times in rows:
        shared[article][other] = times
    best = defaultdict(list)
    for article, others in shared.items():
        best[article] = sorted(others, key=lambda other: (-others[other], other))[:_COMPARED]
    return best


def _loaded(primary_keys: Iterable[int]) -> dict[int, Article]:
    articles = Article.objects.filter(pk__in=primary_keys).select_related("family")
    return {article.pk: article for article in articles.only("identifier", "text", "blocks", "family")}


def _nearest(article: Article, others: Iterable[Article], bodies: dict[int, str]) -> tuple[int, Article] | None:
    """The one that it repeats most nearly; of several, the oldest."""
    body = _body(article, bodies)
    likenesses = [(percent, other) for other in others if (percent := alike(body, _body(other, bodies))) is not None]
    return max(likenesses, key=lambda pair: (pair[0], -pair[1].pk), default=None)


def _body(article: Article, bodies: dict[int, str]) -> str:
    if article.pk not in bodies:
        bodies[article.pk] = body_standing(article)
    return bodies[article.pk]


def _keep(articles: Collection[Article]) -> None:
    families = {id(article.family): article.family for article in articles if article.family}
    Family.objects.bulk_create(family for family in families.values() if family.pk is None)
    for article in articles:
        # Django notes the key of a related row when it is assigned, and a new family had none then.
        article.family = article.family
    Article.objects.bulk_update(articles, ["family"])
    tell_of([article.identifier for article in articles])


def leave_families(articles: Iterable[Article]) -> None:
    """Forget what the articles were like, before they are linked anew; families of one are left behind empty."""
    primary_keys = [article.pk for article in articles]
    LikenessKey.objects.filter(article__in=primary_keys).delete()
    leaving = Article.objects.filter(pk__in=primary_keys).exclude(family=None)
    tell_of(list(leaving.values_list("identifier", flat=True)))
    leaving.update(family=None)


def forget_lonely_families() -> None:
    """A text printed once has no family."""
    Family.objects.annotate(printings=Count("articles")).filter(printings__lt=2).delete()
