"""What titles often say, found in the index."""

from collections.abc import Callable

import pytest

from search.answering.finding import Found
from search.engine import engine
from search.suggesting.phrases import phrases
from tests.cast import an_article


def said(ask: Callable[..., Found], *titles: str) -> dict[str, int]:
    for title in titles:
        an_article(title, "正文。")
    ask()
    return phrases(engine().snapshot())


def test_words_that_follow_one_another_in_several_titles_are_a_phrase(ask: Callable[..., Found]) -> None:
    assert said(ask, "两学一做见成效", "推进两学一做", "两学一做进社区") == {"两学一做": 3}


def test_a_word_that_often_stands_elsewhere_is_a_phrase_of_its_own(ask: Callable[..., Found]) -> None:
    assert said(ask, "党建引领甲", "党建引领乙", "党建", "抓党建") == {"党建": 4, "党建引领": 2}


@pytest.mark.parametrize(
    "titles",
    [
        ("党建强", "工会好"),
        ("2021年好", "2021年初"),
        ("甲的", "乙的"),
        (),
    ],
)
def test_what_is_rare_a_number_or_a_particle_is_none(ask: Callable[..., Found], titles: tuple[str, ...]) -> None:
    assert said(ask, *titles) == {}


def test_what_stands_apart_is_no_phrase(ask: Callable[..., Found]) -> None:
    assert "网格治理" not in said(ask, "网格：治理", "网格、治理", "网格，治理")


def test_a_phrase_ends_where_the_next_word_only_leads_on(ask: Callable[..., Found]) -> None:
    assert said(ask, "乡村振兴新活力", "乡村振兴新答卷") == {"乡村振兴": 2}


def test_the_articles_of_all_segments_are_counted(ask: Callable[..., Found]) -> None:
    said(ask, "党建强村", "党建富民")
    assert said(ask, "党建惠民", "党建联盟") == {"党建": 4}
