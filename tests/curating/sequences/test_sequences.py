"""Whatever is done to the archive, in whatever order: no decision of a person is lost, nothing is left over or twice,
and the index holds what the rows hold.
"""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.curating.correcting import Correction, lines_of, write
from articles.curating.handiwork import made_by_programs
from articles.curating.merging.choosing import Choice, NotMerged
from articles.curating.merging.kinds import KINDS, Kind
from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import NotUndone, undo
from articles.curating.purging import purge
from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS as REVIEWED
from articles.curating.tagging import give, take
from articles.importing.importer import import_items
from articles.importing.items import Item
from articles.models import Article, Batch, Event, Family, Mention, Merger, Organisation, Original, Redirect, Tag
from articles.rereading.rereader import reread
from search.engine import engine
from search.keeping.indexing import check, drain
from search.models import Mark
from tests.curating.sequences.decisions import Decisions
from tests.test_counting import assert_they_agree

TEXTS = [
    f"{title}\n2024年5月{day}日 来源：{outlet}\n"
    f"5月{day}日，{place}召开{meeting}。{body}负责人参加会议，随后走访了{place}民政局。\n"
    for title, day, outlet, place, meeting, body in (
        ("望城区党建工作推进会召开", 17, "望城发布", "长沙市望城区", "基层党建工作推进会", "望城区教育局"),
        ("望城区部署主题教育", 18, "望城发布", "长沙市望城区", "主题教育动员会", "望城区委组织部"),
        ("静安区启动党史学习教育", 19, "静安报", "上海市静安区", "党史学习教育动员大会", "静安区教育局"),
        ("静安区委组织部开展走访", 20, "静安报", "上海市静安区", "基层党建工作座谈会", "静安区委组织部"),
        ("望城区党建工作推进会召开", 17, "静安报", "长沙市望城区", "基层党建工作推进会", "望城区教育局"),
    )
]
TAGS = ("党建", "主题教育", "两新组织")
FILES = st.sets(st.sampled_from(range(len(TEXTS))), min_size=1)
NUMBER = st.integers(0, 1000)
NAMED = [REVIEWED[name] for name in ("region", "organisation", "event")]


def drawn(rows: QuerySet[Any], number: int, count: int = 1) -> list[Any]:
    """So many of the rows, if there are as many; which, the number tells."""
    ordered = list(rows.order_by("pk"))
    return [ordered[(number + step) % len(ordered)] for step in range(min(count, len(ordered)))]


class Archive(RuleBasedStateMachine):
    """One archive whose database forgets all in the end. Programs act by themselves, one person does the rest."""

    @initialize()
    def open(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.person = User.objects.create_user("curator")
        self.decisions = Decisions()
        generations = engine().generations
        generations.publish(generations.create())

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(files=FILES, subject=st.sampled_from(["", *TAGS]))
    def import_files(self, files: set[int], subject: str) -> None:
        items = [Item(f"{n}.txt", f"{n}.txt", TEXTS[n].encode(), "text/plain") for n in sorted(files)]
        name = f"batch {Batch.objects.count()}"
        list(import_items(items, name, [subject] if subject else (), jobs=1))

    @rule()
    def read_again(self) -> None:
        """By rules that read otherwise than those before."""
        Article.objects.exclude(locked__contains=["title"]).update(title="旧读法")
        Article.objects.update(section="旧版", rules_version=0)
        list(reread(Article.objects.all(), jobs=1, write=True))
        assert not Article.objects.filter(section="旧版").exists()

    @precondition(lambda _: Batch.objects.exists())
    @rule(number=NUMBER)
    def purge_a_batch(self, number: int) -> None:
        purge(*drawn(Batch.objects.all(), number))
        left = set(Article.objects.values_list("identifier", flat=True))
        self.decisions.taken = {pair for pair in self.decisions.taken if pair[0] in left}

    @precondition(lambda _: Article.objects.exists())
    @rule(number=NUMBER, title=st.sampled_from(["甲题", "乙题"]))
    def edit_a_title(self, number: int, title: str) -> None:
        [article] = drawn(Article.objects.all(), number)
        article.title, article._history_user = title, self.person
        article.save()
        self.decisions.titles[article.identifier] = title

    @rule(number=NUMBER, count=st.integers(1, 3), name=st.sampled_from(TAGS))
    def give_a_tag(self, number: int, count: int, name: str) -> None:
        articles = drawn(Article.objects.all(), number, count)
        tag = Tag.objects.called(name).first() or Tag(name=name)
        tag._history_user = self.person  # type: ignore[attr-defined]
        tag.save()
        give(among(articles), tag, self.person)
        self.decisions.give(articles, tag)

    @precondition(lambda _: Tag.objects.exists())
    @rule(number=NUMBER, count=st.integers(1, 3), which=NUMBER)
    def take_a_tag(self, number: int, count: int, which: int) -> None:
        articles = drawn(Article.objects.all(), number, count)
        [tag] = drawn(Tag.objects.all(), which)
        take(among(articles), tag, self.person)
        self.decisions.take(articles, tag)

    @precondition(lambda _: Mention.objects.exists())
    @rule(number=NUMBER, status=st.sampled_from(["confirmed", "rejected"]))
    def judge_a_mention(self, number: int, status: str) -> None:
        [mention] = drawn(Mention.objects.all(), number)
        mention.status, mention.person = status, self.person
        mention.save()
        self.decisions.judge(mention)

    @precondition(lambda _: Mention.objects.filter(status="suggested").exists())
    @rule(number=NUMBER, status=st.sampled_from(["confirmed", "rejected"]))
    def judge_all_that_are_alike(self, number: int, status: str) -> None:
        [mention] = drawn(Mention.objects.filter(status="suggested"), number)
        kind = next(kind for kind in NAMED if getattr(mention, f"{kind.name}_id"))
        alike = list(kind.rows_like(mention).select_related("article")) if kind.rows().contains(mention) else []
        assert judge(kind, kind.model.objects.filter(pk__in=[each.pk for each in alike]), status, self.person) == len(
            alike
        )
        for each in alike:
            self.decisions.judge(each)

    @precondition(lambda _: Article.objects.exists())
    @rule(number=NUMBER, line=NUMBER, at=NUMBER, typed=st.sampled_from(["", "正", "改正了的字"]))
    def correct_a_character(self, number: int, line: int, at: int, typed: str) -> None:
        [article] = drawn(Article.objects.all(), number)
        lines = [
            (n, article.text[each.start : each.end]) for n, each in enumerate(lines_of(article)) if each.role == "body"
        ]
        if lines:
            chosen, words = lines[line % len(lines)]
            place = at % len(words)
            correction = Correction(article, {chosen: words[:place] + typed + words[place + 1 :]})
            article._history_user = self.person
            with self.decisions.following(correction):
                write(correction)

    @precondition(lambda _: Organisation.objects.exists())
    @rule(number=NUMBER)
    def reject_an_organisation(self, number: int) -> None:
        [body] = drawn(Organisation.objects.all(), number)
        body.status, body._history_user = "rejected", self.person
        body.save()
        self.decisions.refused.add(body.name)

    @rule(number=NUMBER, count=st.integers(2, 3), what=st.sampled_from(["tag", "organisation", "event", "outlet"]))
    def merge_rows(self, number: int, count: int, what: str) -> None:
        kind = KINDS[what]
        rows = drawn(kind.model.objects.all(), number, count)
        if len(rows) > 1:
            self.expect_of_merger(kind, rows)
            choice = Choice(kind, rows)
            chosen = {conflict.name: conflict.values[0].row for conflict in choice.conflicts}
            try:
                with transaction.atomic():
                    merge(kind, choice.keys, rows[0].pk, chosen, self.person)
            except NotMerged:
                assert kind.model.objects.filter(pk__in=choice.keys).count() == len(rows)

    def expect_of_merger(self, kind: Kind, rows: list[Any]) -> None:
        """What a person says by merging: what one of them has, is, all are."""
        if kind.of == "organisation":
            self.decisions.refused -= {name for row in rows for name in (row.name, *row.aliases)}
        if kind.of == "tag":
            bearers = set(kind.articles_of([row.pk for row in rows]).values_list("identifier", flat=True))
            self.decisions.taken = {pair for pair in self.decisions.taken if pair[0] not in bearers}

    @precondition(lambda _: Merger.objects.filter(undone=None).exists())
    @rule(number=NUMBER)
    def undo_a_merger(self, number: int) -> None:
        [merger] = drawn(Merger.objects.filter(undone=None), number)
        try:
            with transaction.atomic():
                undo(merger, self.person)
        except NotUndone:
            return
        assert KINDS[merger.of].model.objects.filter(pk__in=merger.rows).count() == len(merger.rows)

    @invariant()
    def no_decision_is_lost(self) -> None:
        assert not list(self.decisions.broken())

    @invariant()
    def nothing_is_left_over(self) -> None:
        assert not Original.objects.filter(article=None).exists()
        assert not Batch.objects.filter(originals=None).exists()
        assert not Event.objects.filter(made_by_programs(Event), mentions=None).exists()
        bodies = Organisation.objects.filter(made_by_programs(Organisation), status="suggested")
        assert not bodies.filter(mentions=None, events=None).exists()
        for family in Family.objects.all():
            assert family.articles.count() > 1

    @invariant()
    def no_redirect_leads_nowhere(self) -> None:
        for kind in KINDS.values():
            standing = kind.model.objects.filter(pk=OuterRef("row"))
            assert not Redirect.objects.filter(~Q(Exists(standing)), of=kind.of).exists()

    @invariant()
    def spans_are_where_their_words_are(self) -> None:
        for mention in Mention.objects.select_related("article"):
            assert mention.article.text[mention.start : mention.end] == mention.surface

    @invariant()
    def the_index_holds_what_the_rows_hold(self) -> None:
        connection.check_constraints()
        assert_they_agree()
        drain()
        assert not check()


def among(articles: list[Article]) -> QuerySet[Article]:
    return Article.objects.filter(pk__in=[article.pk for article in articles])


@pytest.mark.usefixtures("db", "index_folder")
def test_no_sequence_of_work_loses_a_decision_or_leaves_anything_behind() -> None:
    for model in (Article, Original, Batch, Tag, Organisation, Event, Family, Mark):
        model.objects.all().delete()
    run_state_machine_as_test(
        Archive,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
