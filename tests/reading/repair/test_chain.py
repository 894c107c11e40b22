import pytest
from hypothesis import example, given

from articles.reading.repair import mojibake
from articles.reading.repair.chain import problems, repaired
from articles.reading.rules import Draft, undo
from tests.reading.cases import cases
from tests.reading.texts import damaged_texts


@pytest.mark.parametrize("case", cases("repairs") + cases("pinyin"), ids=lambda case: case["why"])
def test_a_defect_is_repaired_and_what_is_none_is_left(case: dict[str, str]) -> None:
    assert repaired(Draft(case["text"], case["text"])).text == case["repaired"]


@given(damaged_texts)
def test_undoing_gives_the_decoded_original_exactly(text: str) -> None:
    draft = repaired(Draft(text, text))
    assert undo(draft.text, draft.repairs) == text


@example("擔(dān)當(dāndāng)")  # a word whose first character had a reading of its own
@example("項頍;，，?\n項頍;，，?上周五;)?，??A??A")  # without the commas, the last marks are out of step
@given(damaged_texts)
def test_repairing_twice_changes_nothing(text: str) -> None:
    once = repaired(Draft(text, text)).text
    assert repaired(Draft(once, once)).repairs == ()


@pytest.mark.parametrize("misread", ["鏂伴椈", "锟斤拷"])
def test_of_more_places_than_an_article_has_none_is_examined_and_that_is_said(misread: str) -> None:
    text = f"{misread}\n" * (mojibake.MOST + 1)
    draft = repaired(Draft(text, text))
    assert draft.text == text.strip()
    assert any("none of them was examined" in problem for problem in problems(draft.text))
