"""Where little is found, the page says how the query was understood and leads on, each way in one click."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import permutations
from unittest.mock import Mock
from urllib.parse import parse_qs, quote

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Region
from search.addressing.forms import SearchForm
from search.advising import advice as advising
from search.advising.advice import Advice, Way, advise, pieces
from search.advising.strings import Strings
from search.answering.finding import Found
from search.columnar.asking import findings
from search.columnar.asking.patterns import Pattern
from search.engine import engine
from search.keeping.indexing import drain
from search.suggesting.shelves import newest
from tests.cast import a_region, an_article

Advise = Callable[..., Advice]


@pytest.fixture
def advice(ask: Callable[..., Found]) -> Advise:
    def advising(**asked: str) -> Advice:
        ask()
        form = SearchForm(QueryDict(mutable=True) | asked)
        assert form.is_valid(), form.errors
        return advise(form, 0)

    return advising


def told(ways: list[Way]) -> list[tuple[str, int]]:
    return [(way.label, way.articles) for way in ways]


MEANT = [
    ("党健", "党建"),
    ("黨健", "党建"),
    ("两学一作", "两学一做"),
    ("“两学一作”", "“两学一做”"),
    ("党健 引领", "党建 引领"),
    ("党健引领基层治理", "党建引领基层治理"),
    ("党健 两学一作", "党建 两学一做"),
    ("党健 没有这样的话", "党建"),
    ("标题:党健", "标题:党建"),
    ("党健 OR 工绘", "党建 OR 工绘"),
    ("静按区", "静安区"),
    ("长杀市", "长沙市"),
    ("鼓娄区", "鼓楼区"),
    ("治基层理", None),
    ("绿色发站", None),
    ("“党", None),
    ("党", None),
    ("?", None),
    ("党健 -引领", None),
    ("-党健", None),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_what_sounds_like_it_is_offered_where_articles_hold_it(advice: Advise, typed: str, meant: str | None) -> None:
    an_article("党建引领基层治理", "两学一做。静安区和长沙市，还有鼓楼区。")
    assert told(advice(q=typed).meant)[:1] == ([(meant, 1)] if meant else [])


SEGMENTS = ("党建引领。", "两学一做。", "静安区工会。")


def test_a_look_into_each_segment_counts(index: object) -> None:
    efforts = []
    for text in SEGMENTS:
        an_article(text)
        drain()
        strings = Strings(engine().snapshot())
        strings.articles("党建")
        efforts.append(strings.effort)
    assert efforts == [efforts[0], efforts[0] + 1, efforts[0] + 2]


def test_whoever_asks_is_told_the_same_after_the_same_effort(advice: Advise, monkeypatch: pytest.MonkeyPatch) -> None:
    an_article("党建引领")
    advice()
    strings = [Strings(engine().snapshot()) for _ in range(2)]
    monkeypatch.setattr(advising, "Strings", Mock(side_effect=strings))
    assert [told(advice(q="党建引令 没有").meant) for _ in strings] == [[("党建引领", 1)]] * 2
    assert strings[0].effort == strings[1].effort > 0


def test_the_effort_is_bounded_however_long_the_query(advice: Advise, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in SEGMENTS:
        an_article(text)
        drain()
    strings = Strings(engine().snapshot())
    monkeypatch.setattr(advising, "Strings", Mock(return_value=strings))
    monkeypatch.setattr(advising, "EFFORT", 300)
    advice(q="".join(map("".join, permutations("党引没这话工两静甲乙", 2))))
    assert 300 < strings.effort < 400


def test_no_part_of_a_query_is_looked_for_twice(advice: Advise, monkeypatch: pytest.MonkeyPatch) -> None:
    an_article("党建引领", "两学一做。")
    advice()
    looked, starts = Counter[str](), Pattern.starts
    monkeypatch.setattr(findings, "MOST_KEPT", 0)
    monkeypatch.setattr(Pattern, "starts", lambda self, fields: looked.update([str(self)]) or starts(self, fields))
    assert told(advice(q="两?一 党健 -工?").meant) == [("两?一 党建 -工?", 1)]
    segments = len(engine().snapshot().opened)
    assert looked == {'text:"两?一"': segments, 'text:"工?"': segments}


def test_other_spellings_are_thought_of_only_where_a_term_is_rare(advice: Advise) -> None:
    for _ in range(3):
        an_article("党建", "引领。")
    an_article("党健", "引领。")
    assert told(advice(q="党建 引令").meant) == [("党建 引领", 3)]
    assert told(advice(q="引领 党建").meant) == []
    assert told(advice(q="党健").meant) == [], "three times as many is not much more"


def test_a_name_written_in_letters_or_nearly_right_is_offered(advice: Advise) -> None:
    region = a_region("岳麓区", code="999904")
    an_article("党建引领", "岳麓区。", regions=(region,))
    advice()
    newest.refresh()
    assert ("岳麓区", 1) in told(advice(q="yuelu").meant)
    assert ("岳麓区", 1) in told(advice(q="阎麓区").meant)
    assert told(advice(q="xyz").meant) == []


def test_each_part_says_what_it_finds_and_what_the_rest_finds(advice: Advise) -> None:
    an_article("党建", "引领。")
    an_article("党建", "工会。")
    parts = advice(q="党建 工会 治理 -引领").parts
    assert [(part.label, part.alone and part.alone.articles) for part in parts] == [
        ("党建", 2), ("工会", 1), ("治理", 0), ("-引领", None),
    ]  # fmt: skip
    assert told([part.rest for part in parts if part.rest]) == [
        ("工会 治理 -引领", 0), ("党建 治理 -引领", 0), ("党建 工会 -引领", 1), ("党建 工会 治理", 0),
    ]  # fmt: skip


def test_a_term_that_is_long_is_told_word_by_word(advice: Advise) -> None:
    an_article("党建", "两学。")
    assert [(part.label, part.alone and part.alone.articles) for part in advice(q="两学一作").parts] == [
        ("两学", 1),
        ("一作", 0),
    ]
    assert advice(q="党健").parts == []


@pytest.mark.parametrize("typed", ['"党建 工会"~1', "党建 OR 工会", "(党建 OR 工会)"])
def test_what_is_near_and_what_is_one_of_several_is_told_term_by_term(advice: Advise, typed: str) -> None:
    an_article("党建")
    assert [(part.label, part.alone and part.alone.articles) for part in advice(q=typed).parts] == [
        ("党建", 1),
        ("工会", 0),
    ]


@pytest.mark.parametrize(
    "typed", ["\ud7ffab", "\U0010ffffab", "a?b", "*", "“”", "(党健 OR", "-党健 -两学", "标题:", "？？？", "党健 " * 80]
)
def test_whatever_was_typed_there_is_advice(advice: Advise, typed: str) -> None:
    an_article("党建", "两学一做。")
    assert advice(q=typed).places == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("两学一作", ["两学", "一作"]), ("组织部", ["组织部"]), ("治理，党", ["治理", "党"]), ("", [])],
)
def test_what_was_cut_into_single_characters_stays_together(text: str, words: list[str]) -> None:
    assert pieces(text) == words


def test_each_filter_says_what_is_found_without_it(advice: Advise) -> None:
    region = a_region("甲市", code="9999")
    an_article("党建", on=date(2021, 5, 1), outlets=("甲报",), regions=(region,))
    an_article("党建", on=date(2022, 5, 1), outlets=("乙报",))
    found = advice(q="党建", region="9999", outlet="乙报", to="2021")
    told_of = [(each.chosen.label, each.articles) for each in found.filters]
    assert told_of == [("甲市", 0), ("乙报", 1), ("至 2021年", 0)]
    assert found.anywhere == 2


def test_places_beside_one_of_which_nothing_is_found_are_offered(advice: Advise) -> None:
    city = a_region("甲市", "prefecture", code="9999")
    one, other = (a_region(name, under=city, code=code) for name, code in (("乙区", "999901"), ("丙区", "999902")))
    a_region("丁区", under=city, code="999903")
    an_article("党建", regions=(other,))
    an_article("工会", "换届。", regions=(one,))
    beside = advice(q="党建", region="999901").places
    assert told(beside) == [("甲市", 1), ("丙区", 1)]
    assert parse_qs(str(beside[1].address)[1:]) == {"q": ["党建"], "region": ["999902"]}
    assert [str(way.address) for way in advice(q="党建 丁区").places] == [str(way.address) for way in beside]


NAMED = [({"q": "没有"}, []), ({"q": ""}, []), ({"region": "9998"}, [("9998市", 1)])]


@pytest.mark.parametrize(("asked", "places"), NAMED)
def test_no_place_is_beside_none_or_one_of_several(
    advice: Advise, asked: dict[str, str], places: list[tuple[str, int]]
) -> None:
    for code in ("9998", "9999"):
        an_article("党建", regions=(a_region("鼓楼区", under=a_region(f"{code}市"), code=code),))
    assert told(advice(**asked).places) == places


@pytest.mark.parametrize("typed", ["鼓楼区", "党建 鼓楼区", "鼓楼区 党建"])
def test_of_several_places_of_one_name_each_is_offered_with_what_it_lies_in(advice: Advise, typed: str) -> None:
    for code in ("9998", "9999"):
        an_article("党建", regions=(a_region("鼓楼区", under=a_region(f"{code}市"), code=code),))
    asked = advice(q=typed)
    assert (told(asked.namesakes), asked.places) == ([("9998市鼓楼区", 1), ("9999市鼓楼区", 1)], [])
    assert [parse_qs(str(way.address)[1:])["region"] for way in asked.namesakes] == [["9998"], ["9999"]]


@pytest.mark.parametrize("typed", ["岳麓", "长沙岳麓", "长沙市岳麓区"])
def test_places_beside_one_that_is_called_by_its_short_name_are_offered(advice: Advise, typed: str) -> None:
    an_article("党建", regions=(Region.objects.get(code="430105"),))
    assert told(advice(q=f"党建 {typed}").places) == [("长沙市", 1), ("开福区", 1)]


@pytest.mark.parametrize("word", ["和平", "团结"])
def test_beside_a_word_that_is_short_for_a_place_there_is_none(advice: Advise, word: str) -> None:
    an_article("党建", regions=(Region.objects.get(code="430105"),))
    asked = advice(q=f"党建 {word}")
    assert asked.places == asked.namesakes == []


def test_the_page_leads_on_in_one_click(index: object, client: Client) -> None:
    an_article("党建引领", "两学一做。", on=date(2021, 5, 1))
    drain()
    shown = client.get(reverse("search"), {"q": "两学一作", "sort": "newest", "page": "1"}).content.decode()
    assert f'href="?q={quote("两学一做")}&amp;sort=newest"' in shown
    assert f'href="?q={quote("两学")}&amp;sort=newest"' in shown
    assert client.get("/api/search", {"q": "两学一作"}).json()["suggestions"] == ["两学一做"]


def test_who_finds_enough_is_not_advised(index: object, client: Client) -> None:
    for _ in range(3):
        an_article("党建")
    drain()
    assert 'class="advice"' not in client.get(reverse("search"), {"q": "党建"}).content.decode()


@pytest.mark.parametrize(
    "typed", ["", "党建", "党建 工会 治理", "党" * 400, " ".join("两学一作" for _ in range(90)), "乙区 甲市 党健"]
)
def test_advice_costs_the_same_few_queries_whatever_was_typed(advice: Advise, typed: str) -> None:
    an_article("党建引领", regions=(a_region("乙区", under=a_region("甲市")),))
    advice(q=typed)
    with CaptureQueriesContext(connection) as captured:
        advice(q=typed)
    assert len([each for each in captured if "search_mark" not in each["sql"]]) <= 2
