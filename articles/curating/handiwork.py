"""What people have done to an article: the one place that says when no program may throw it away."""

from django.db.models import Exists, OuterRef, Q

from articles.models import (
    Article,
    ArticleTag,
    Event,
    Judgement,
    Mention,
    Organisation,
    Outlet,
    Region,
    Tag,
    TagSuggestion,
)

WithHistory = Event | Organisation | Outlet | Region | Tag
"""What programs make, and people as well."""

REREAD = "reread by rules"
"""How the reason of a change begins that a reading made. Every program gives a reason, and a person none."""


def touched_by_a_person() -> Q:
    """Articles with a decided field, an edit, a judged mention or suggested tag, a tag given by hand, or out of sight.

    The person may have gone since: an edit counts by its being no program's, a mention by its being judged.
    """
    edits = Article.history.filter(id=OuterRef("pk")).exclude(history_type="+", history_user=None)
    judged = Mention.objects.filter(article=OuterRef("pk")).exclude(status=Mention.Status.SUGGESTED, person=None)
    given = ArticleTag.objects.filter(Q(rule="") | Q(person__isnull=False), article=OuterRef("pk"))
    judged_tags = TagSuggestion.objects.filter(article=OuterRef("pk")).exclude(status=Judgement.SUGGESTED)
    return (
        ~Q(locked=[])
        | ~Q(status=Article.Status.PUBLISHED)
        | Q(Exists(edits.exclude(history_user=None, history_change_reason__startswith=REREAD)))
        | Q(Exists(judged))
        | Q(Exists(judged_tags))
        | Q(Exists(given))
    )


def made_by_programs(model: type[WithHistory]) -> Q:
    """Rows that no person has made or changed since."""
    versions = model.history.filter(id=OuterRef("pk"))
    return Q(Exists(versions)) & ~Q(Exists(versions.exclude(history_type="+", history_user=None)))
