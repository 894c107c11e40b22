"""Where the lines of a headline end."""

import pytest

from articles.showing.clauses import unbroken


@pytest.mark.parametrize("headline", ["江山多娇", "全国政协举行新年茶话会 习近平发表重要讲话", ""])
def test_short_clauses_stay_whole(headline: str) -> None:
    assert unbroken(headline) == ' class="unbroken"'


def test_a_clause_longer_than_a_line_is_broken_wherever_it_must() -> None:
    assert unbroken("要闻 全国医疗机构门急诊呼吸道疾病诊疗量继续波动下降") == ""
