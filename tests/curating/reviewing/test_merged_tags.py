"""What is suggested for a tag, and the rules that suggest it, follow the tag that it is merged into, and back."""

import pytest
from django.contrib.auth.models import User

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import undo
from articles.models import Judgement, TagSuggestion
from tests.curating.reviewing.rows import a_rule, a_suggestion

pytestmark = pytest.mark.django_db


def standing() -> set[tuple[object, ...]]:
    return set(TagSuggestion.objects.values_list("pk", "article", "tag", "rule", "rule__tag", "status"))


def test_they_follow_and_come_back(admin_user: User) -> None:
    stays, goes = a_rule("党建"), a_rule("党的建设")
    a_suggestion(rule=stays), a_suggestion(rule=goes, status=Judgement.REJECTED)
    before = standing()
    merger = merge(KINDS["tag"], [stays.tag_id, goes.tag_id], stays.tag_id, {}, admin_user)
    goes.refresh_from_db()
    assert goes.tag == stays.tag
    assert set(TagSuggestion.objects.values_list("tag", flat=True)) == {stays.tag_id}
    undo(merger, admin_user)
    assert standing() == before


def test_of_an_article_for_which_both_were_suggested_what_was_judged_stays(admin_user: User) -> None:
    stays, goes = a_rule("党建"), a_rule("党的建设")
    waiting = a_suggestion(rule=stays)
    judged = a_suggestion(waiting.article, goes, status=Judgement.REJECTED, person=admin_user)
    merge(KINDS["tag"], [stays.tag_id, goes.tag_id], stays.tag_id, {}, admin_user)
    assert list(TagSuggestion.objects.filter(article=waiting.article)) == [judged]
