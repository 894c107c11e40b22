"""Rules at the desk: made of a saved search, seen before they are switched on, and switched off."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Tag, TaggingRule
from jobs.models import Job
from search.engine import engine
from search.keeping.indexing import drain
from search.models import Mark, SavedSearch
from tests.admin.pages import save
from tests.cast import an_article

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_taggingrule_add")


@pytest.fixture(autouse=True)
def found(index_folder: object) -> Article:
    """The one article in an index of its own."""
    Mark.objects.all().delete()
    engine().generations.publish(engine().generations.create())
    article = an_article("养猪", "伞铺村党支部办起花猪合作社。")
    drain()
    return article


@pytest.fixture
def rule(admin_user: User) -> TaggingRule:
    """Not switched on yet."""
    tag = Tag.objects.create(name="产业")
    return TaggingRule.objects.create(name="养猪", query="?q=花猪", tag=tag, is_on=False, person=admin_user)


def switch(client: Client, rule: TaggingRule) -> Any:
    response = client.post(reverse("admin:articles_taggingrule_switch", args=[rule.pk]), follow=True)
    rule.refresh_from_db()
    return response


def test_a_rule_is_made_of_a_saved_search_and_leads_to_what_it_would_suggest(
    admin_client: Client, admin_user: User, found: Article
) -> None:
    kept = SavedSearch.objects.create(owner=admin_user, name="猪", query="?q=花猪")
    made = save(admin_client, ADD, name="养猪", search=kept.pk, tag=Tag.objects.create(name="产业").pk)
    rule = TaggingRule.objects.get()
    assert (rule.query, rule.is_on, rule.person) == ("?q=花猪", False, admin_user)
    ahead = admin_client.get(made["Location"]).context["prospect"]
    assert [each.article for each in ahead.some] == [found]
    assert not rule.suggestions.exists()


def test_the_list_of_saved_searches_leads_to_a_rule_of_one(admin_client: Client, admin_user: User) -> None:
    kept = SavedSearch.objects.create(owner=admin_user, name="猪", query="?q=花猪")
    way = f"{ADD}?search={kept.pk}"
    assert way in admin_client.get(reverse("saved-searches")).content.decode()
    assert admin_client.get(way).context["adminform"].form["search"].value() == str(kept.pk)


def test_of_somebody_elses_search_no_rule_is_made(admin_client: Client) -> None:
    kept = SavedSearch.objects.create(owner=User.objects.create_user("other"), name="猪", query="?q=花猪")
    save(admin_client, ADD, name="养猪", search=kept.pk, tag=Tag.objects.create(name="产业").pk)
    assert not TaggingRule.objects.exists()


def test_switched_on_it_suggests_and_switched_off_it_takes_back(
    admin_client: Client, rule: TaggingRule, found: Article
) -> None:
    page = switch(admin_client, rule)
    assert (rule.is_on, rule.suggestions.get().article) == (True, found)
    assert "1 篇文章待审" in page.content.decode()
    page = switch(admin_client, rule)
    assert (rule.is_on, rule.suggestions.count()) == (False, 0)
    assert "已撤回 1 条建议" in page.content.decode()


def test_of_many_a_job_is_asked_for(admin_client: Client, rule: TaggingRule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.admin.tagging_rule.MOST_AT_ONCE", 0)
    page = switch(admin_client, rule)
    assert page.redirect_chain[-1][0] == reverse("admin:jobs_job_change", args=[Job.objects.get().pk])
    assert (rule.is_on, rule.suggestions.count()) == (True, 0)


def test_what_is_no_search_any_more_is_not_switched_on(admin_client: Client, rule: TaggingRule) -> None:
    TaggingRule.objects.update(query="?tag=没有这个标签")
    page = switch(admin_client, rule)
    assert not rule.is_on
    assert "没有这个标签" in page.content.decode()


def test_the_list_says_what_became_of_its_suggestions(admin_client: Client, rule: TaggingRule, found: Article) -> None:
    switch(admin_client, rule)
    (row,) = admin_client.get(reverse("admin:articles_taggingrule_changelist")).context["cl"].result_list
    assert (row.suggested, row.confirmed, row.rejected) == (1, 0, 0)


def test_only_the_name_of_a_rule_is_changed(admin_client: Client, rule: TaggingRule) -> None:
    other = Tag.objects.create(name="别的")
    page = reverse("admin:articles_taggingrule_change", args=[rule.pk])
    save(admin_client, page, name="猪", tag=other.pk, query="?q=")
    rule.refresh_from_db()
    assert (rule.name, rule.tag.name, rule.query) == ("猪", "产业", "?q=花猪")


def test_a_tag_goes_with_its_rules(admin_client: Client, rule: TaggingRule) -> None:
    admin_client.post(reverse("admin:articles_tag_delete", args=[rule.tag.pk]), {"post": "yes"})
    assert not TaggingRule.objects.exists()
