import pytest

from articles.reading.tables.build_lexicon import rows
from articles.reading.tables.lexicon import information, is_known, is_word


@pytest.mark.parametrize(
    ("text", "nonsense"),
    [("上海基層黨建", "上？鶎狱建"), ("科技企業來了", "科枝企業來了"), ("大家都說", "大家都悅")],
)
def test_a_text_is_likelier_than_its_bytes_read_wrongly(text: str, nonsense: str) -> None:
    assert information(text) < information(nonsense)


def test_a_text_of_one_script_is_likelier_than_one_that_mixes_them() -> None:
    assert information("基層幹部來了") == information("基层干部来了") < information("基層干部来了")


def test_a_word_is_one_in_either_script() -> None:
    assert is_word("科技")
    assert is_word("幹部")
    assert not is_word("部科")


def test_a_character_nobody_writes_is_not_known() -> None:
    assert is_known("海")
    assert not is_known("餻")


def test_the_table_groups_words_by_first_character_and_magnitude() -> None:
    listed = ["村里 9 s", "村民 12 n", "村 3 n", "村官 2 n", "AT&T 3 nz"]
    assert list(rows(listed)) == ["村\t2:\t4:民 里"]
