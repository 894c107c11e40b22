"""Which of two articles answers better."""

import random
from collections.abc import Callable

import numpy as np
import pytest

from articles.models import Article, ArticleTag, Mention, Organisation, RegionAlias, Tag
from search.answering.ranking import ranked
from search.answering.ranks import Ranks
from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.query.compiling import matching
from search.query.parsing import parse
from tests.cast import a_region, an_article

Rank = Callable[..., Ranks]
Better = Callable[[str], list[str]]


@pytest.fixture
def rank(index: Generations) -> Rank:
    """The ranks of the articles, as they were made; each must say how many there are."""

    def ranking(typed: str, *articles: Article, partly: bool = False) -> Ranks:
        drain()
        snapshot = engine().snapshot()
        identifiers = snapshot.texts("identifier", np.arange(snapshot.size)).tolist()
        numbers = np.array([identifiers.index(article.identifier.encode()) for article in articles])
        order = np.argsort(numbers)
        _, scores, whole, as_words = ranked(snapshot, parse(typed).tree, numbers[order], partly=partly)
        back = np.argsort(order)
        return Ranks(numbers, scores[back], whole[back], as_words[back])

    return ranking


FILLING = "孩子们坐着船去对岸上学，老人们在树下说起从前的事情。"


def test_a_word_counts_by_the_field_it_stands_in(rank: Rank) -> None:
    title = an_article("老渡口", FILLING)
    lead = an_article("甲", "老渡口今天很热闹。", blocks=[])
    body = an_article("乙", f"{FILLING}\n老渡口今天很热闹。", blocks=[])
    _, scores, _, as_words = rank("渡口", title, lead, body)
    assert scores[0] > scores[1] > scores[2] > 0
    assert as_words.all()


def test_an_article_about_a_subject_is_ranked_by_its_name(rank: Rank) -> None:
    tagged, other = an_article("甲", FILLING), an_article("乙", FILLING)
    ArticleTag.objects.create(article=tagged, tag=Tag.objects.create(name="测试主题"))
    _, scores, _, as_words = rank("测试主题", tagged, other)
    assert scores[0] > scores[1] == 0
    assert as_words.tolist() == [True, False]


def test_terms_near_one_another_count_more_than_terms_far_apart(rank: Rank) -> None:
    far = an_article("甲", f"志愿者来了。{FILLING * 6}议事厅开了。")
    near = an_article("乙", f"{FILLING * 3}志愿者来了。议事厅开了。{FILLING * 3}")
    _, scores, *_ = rank("志愿者 议事厅", far, near)
    assert scores[1] > scores[0] > 0


def test_of_articles_that_hold_a_part_one_with_the_characters_of_the_rest_is_better(rank: Rank) -> None:
    said, other = an_article("甲", "志愿者帮助议事长和厅里的人。"), an_article("乙", "志愿者帮助车队长和桥上的人。")
    _, scores, *_ = rank("志愿者 议事厅", said, other, partly=True)
    assert scores[0] > scores[1] > 0


def test_characters_across_the_borders_of_words_are_no_words(rank: Rank) -> None:
    as_word, across = an_article("甲", "全国人大代表座谈。"), an_article("乙", "不少人大多数认为如此。")
    assert rank("人大", as_word, across).as_words.tolist() == [True, False]


@pytest.mark.parametrize("name", ["静安区", "靜安區", "正定县", "长沙市", "里耶镇"])
def test_the_name_of_a_place_is_a_word_before_whatever_office(rank: Rank, name: str) -> None:
    offices = [an_article("甲", f"{name}{office}召开会议。") for office in ("委书记", "政府", "委组织部")]
    assert rank(name, *offices).as_words.all()


def test_what_a_curator_calls_a_subject_is_a_word_before_whatever_follows(rank: Rank) -> None:
    tag = Tag.objects.create(name="渡口议事会")
    tagged, other = an_article("甲", "渡口议事会议今天召开。"), an_article("乙", "新渡口议事会议室落成。")
    ArticleTag.objects.create(article=tagged, tag=tag)
    assert rank("渡口议事会", tagged, other).as_words.all()


def test_the_other_names_of_bodies_and_places_are_words_wherever_they_stand(rank: Rank) -> None:
    region, body = a_region("老渡口"), Organisation.objects.create(name="渡口议事会", aliases=["河长议事会"])
    RegionAlias.objects.create(region=region, name="老渡口岸")
    named = an_article("甲", "老渡口岸边，河长议事会议今天召开。", regions=(region,))
    Mention.objects.create(article=named, start=0, end=4, surface="老渡口岸", organisation=body)
    assert rank("河长议事会", named).as_words.all()
    assert rank("老渡口岸", named).as_words.all()


def test_a_subject_that_the_dictionary_knows_for_a_word_keeps_its_borders(rank: Rank) -> None:
    tagged, across = an_article("甲", FILLING), an_article("乙", "不少人大多数认为如此。")
    ArticleTag.objects.create(article=tagged, tag=Tag.objects.create(name="人大"))
    assert rank("人大", tagged, across).as_words.tolist() == [True, False]


def test_of_alternatives_a_name_is_no_help_to_the_other(rank: Rank) -> None:
    place, across = an_article("甲", "静安区委召开会议。"), an_article("乙", "不少人大多数认为如此。")
    assert rank("静安区 OR 人大", place, across).as_words.tolist() == [True, False]


def test_every_term_must_stand_as_words(rank: Rank) -> None:
    both, one = an_article("甲", "人大代表来到老渡口。"), an_article("乙", "不少人大多数去了老渡口。")
    assert rank("人大 渡口", both, one).as_words.tolist() == [True, False]


def test_punctuation_is_no_word(rank: Rank) -> None:
    _, scores, _, as_words = rank("。", an_article("甲", FILLING))
    assert (scores.tolist(), as_words.tolist()) == ([0.0], [False])


def test_without_terms_all_are_alike(rank: Rank) -> None:
    _, scores, _, as_words = rank("", an_article("甲", FILLING), an_article("乙", FILLING))
    assert (scores.tolist(), as_words.tolist()) == ([0.0, 0.0], [True, True])


def test_only_the_best_are_looked_at_twice_and_stay_the_best(rank: Rank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answering.ranking.BEST", 1)
    best = an_article("志愿者", f"志愿者，志愿者。{FILLING * 6}议事厅开了。")
    near = an_article("乙", f"{FILLING * 6}志愿者在议事厅。")
    _, scores, *_ = rank("志愿者 议事厅", best, near)
    assert scores[0] > scores[1]


def test_an_abstract_and_the_first_paragraph_lead(rank: Rank) -> None:
    text = f"老渡口的事\n{FILLING}\n老渡口"
    spans = {"abstract": (0, 5), "body": (6, 6 + len(FILLING)), "closing": (7 + len(FILLING), len(text))}
    blocks = [{"role": role, "start": start, "end": end} for role, (start, end) in spans.items()]
    told, untold = an_article("甲", text, blocks=blocks), an_article("乙", text, blocks=blocks[1:])
    _, scores, *_ = rank("渡口", told, untold)
    assert scores[0] > scores[1] > 0


@pytest.mark.parametrize(
    "typed", ["渡口", "人大 渡口", "大会 -石桥", "渡口 OR 石桥", "石", "人大大会", "渡口石桥人大大会"]
)
def test_the_best_stay_the_best_where_others_are_not_scored(
    index: Generations, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("search.answering.ranking.BEST", 3)
    chance, pieces = random.Random(typed), ["渡口", "石桥", "人大", "不少人大多数", "大会", "开会", "的", "，"]
    for _ in range(40):
        title, text = ("".join(chance.choices(pieces, k=chance.choice([1, 3, 60]))) for _ in range(2))
        an_article(title, f"{text}。{FILLING * chance.randrange(4)}", blocks=[])
    drain()
    snapshot, tree = engine().snapshot(), parse(typed).tree
    documents = snapshot.matches(matching(tree))
    every, some = ranked(snapshot, tree, documents), ranked(snapshot, tree, documents, 5)
    assert best(some, 5) == best(every, 5)


def best(ranks: Ranks, count: int) -> list[tuple[bool, bool, float, int]]:
    rows = zip(ranks.whole, ranks.as_words, ranks.scores.round(9), -ranks.documents, strict=True)
    return sorted(rows, reverse=True)[:count]
