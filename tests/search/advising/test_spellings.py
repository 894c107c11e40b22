"""What may have been meant, told from pairs of characters alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.advising.spellings import MOST, meant
from search.words.sounds import confused, readings

LONG = 1_000_000


class Texts:
    """An index of a few texts."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.effort, self.words = 0, set[str]()

    def articles(self, text: str) -> int:
        self.effort += 1
        return sum(text in each for each in self.texts)

    def at_most(self, text: str) -> int:
        return min(self.articles(text[at : at + 2]) for at in range(len(text) - 1)) if len(text) > 1 else 0

    def is_word(self, text: str) -> bool:
        return text in self.words

    def sounding(self, character: str) -> list[tuple[str, bool]]:
        others = sorted(set("".join(self.texts)) - {character})
        exact = set(readings(character))
        near = {other for syllable in exact for other in confused(syllable)}
        return [(other, not exact & set(readings(other))) for other in others if near & set(readings(other))]

    def followers(self, character: str) -> list[str]:
        return sorted({text[at + 1] for text in self.texts for at in range(len(text) - 1) if text[at] == character})


TEXTS = Texts("两学一做", "党建引领基层治理", "静安区和长沙市", "全国人民代表大会", "深圳特区", "当天见到", "乡村振兴")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("两学一作", "两学一做"),
        ("党健", "党建"),
        ("挡键", "党建"),
        ("静按区", "静安区"),
        ("静岸趋", "静安区"),
        ("杀长市", None),
        ("常杀市", "长沙市"),
        ("深镇", "深圳"),
        ("深正", "深圳"),
        ("乡村振新", "乡村振兴"),
        ("建党引领", "党建引领"),
        ("党建引导领", "党建引领"),
        ("人民代大会", "人民代表大会"),
        ("人民对表大会", "人民代表大会"),
        ("党建弓领", "党建引领"),
        ("治基", None),
        ("领静", None),
        ("党", None),
        ("", None),
        ("dangjian", None),
        ("完全两样", None),
        ("两学一作" * 4, None),
        ("党建", None),
    ],
)
def test_what_was_meant_is_found_if_any_article_holds_it(typed: str, found: str | None) -> None:
    assert next((guess.text for guess in meant(typed, TEXTS, TEXTS.effort + LONG)), None) == found


def test_what_many_more_articles_hold_comes_first() -> None:
    index = Texts(*["党建"] * 9, "当间", *["党减"] * 2)
    assert [guess.text for guess in meant("党健", index, LONG)] == ["党建", "党减"], "当间 is too doubtful"


def test_beside_a_word_nothing_counts_that_stands_somewhere_by_chance() -> None:
    index = Texts(*["党建"] * 9, *["党减"] * 9)
    index.words.add("党减")
    assert [guess.text for guess in meant("党健", index, LONG)] == ["党减"]


def test_what_is_found_often_enough_is_not_doubted() -> None:
    assert meant("党健", Texts("党健", "党建", "党建", "党建"), LONG) == []


def test_thinking_ends_when_the_effort_is_made() -> None:
    index = Texts("党建" * 50)
    assert meant("党健", index, 0) == []
    assert index.effort < 10


@given(typed=st.text("两学一做作党建引令领治理", max_size=14))
def test_every_guess_stands_in_an_article_and_is_another_string(typed: str) -> None:
    guesses = meant(typed, TEXTS, TEXTS.effort + LONG)
    assert len(guesses) <= MOST
    assert all(guess.articles == TEXTS.articles(guess.text) > 0 and guess.text != typed for guess in guesses)
