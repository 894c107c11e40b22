"""Ranking measured by titles whose article is known."""

import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from search.answering.weights import WEIGHTS, Weights
from search.management.commands import tune_ranking
from search.measuring.known_items import KnownItems
from search.measuring.tuning import NAMES, Case, Quality, place_of, quality, quality_of_places, tuned
from tests.cast import an_article


def case(answer: int | None, **scores: list[float]) -> Case:
    length = len(next(iter(scores.values())))
    return Case(np.stack([np.array(scores.get(name, [0.0] * length)) for name in NAMES], axis=1), answer)


def test_an_answer_shown_first_counts_one_and_one_not_shown_counts_nothing() -> None:
    assert tuple(quality_of_places(np.array([1, 2, 10, 11, 0]))) == pytest.approx(((1 + 0.5 + 0.1) / 5, 3 / 5))


def test_equals_stand_in_their_order() -> None:
    scores = np.array([2.0, 3.0, 2.0, 2.0])
    assert [place_of(scores, answer) for answer in range(4)] == [2, 1, 3, 4]


def test_an_answer_that_is_no_candidate_is_not_found() -> None:
    assert quality([case(None, body=[1.0])], WEIGHTS) == Quality(0.0, 0.0)


def test_a_weight_grows_where_that_lifts_answers() -> None:
    cases = [case(1, body=[2.0, 1.0], lead=[0.0, 0.4])] * 3
    better = tuned(cases, WEIGHTS)
    assert quality(cases, WEIGHTS).reciprocal == 0.5
    assert quality(cases, better).reciprocal == 1.0
    assert (better.lead > WEIGHTS.lead, better.body, better.title) == (True, WEIGHTS.body, WEIGHTS.title)


def test_weights_that_lift_nothing_stay() -> None:
    assert tuned([case(0, body=[2.0, 1.0])], WEIGHTS) == WEIGHTS


TEXTS = {
    "老渡口架起新桥": "河上通了车，孩子们从老渡口的新桥上走去上学。",
    "晒谷场边的夜校": "识字班开在晒谷场边，夜校的灯一直亮着。",
    "议事厅里谈车棚": "居民们在议事厅里商量把车棚改成花园。",
}


@pytest.mark.django_db
def test_titles_are_asked_of_texts_without_them(tmp_path: Path) -> None:
    for title, text in TEXTS.items():
        an_article(title, text)
    an_article("同名的一篇文章", "甲")
    an_article("同名的一篇文章", "乙")
    known = KnownItems(tmp_path)
    assert not any(known.sought(title).case.rows[:, NAMES.index("title")].any() for title in TEXTS)
    assert "同名的一篇文章" not in known.answers
    assert set(TEXTS) <= set(known.answers)


@pytest.mark.django_db
def test_a_title_and_its_words_find_their_article_on_the_first_page(tmp_path: Path) -> None:
    for title, text in TEXTS.items():
        an_article(title, text)
    (tmp_path / "untitled").mkdir()
    (tmp_path / "titled").mkdir()
    untitled, titled = KnownItems(tmp_path / "untitled"), KnownItems(tmp_path / "titled", titled=True)
    assert [untitled.sought(title).as_shown for title in TEXTS] == [1, 1, 1]
    assert all(titled.answers[title] in titled.shown(titled.keywords(title)) for title in TEXTS)


@pytest.mark.django_db
def test_a_title_is_held_out_whatever_else_the_archive_holds(tmp_path: Path) -> None:
    for number in range(20):
        an_article(f"老渡口的第{number}座新桥", f"第{number}座桥通了车。")
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    before = KnownItems(tmp_path / "before").titles(100, held_out=True)
    an_article("议事厅里谈车棚", "居民们在议事厅里商量把车棚改成花园。")
    known = KnownItems(tmp_path / "after")
    tuning, after = (known.titles(100, held_out=part) for part in (False, True))
    assert set(before) <= set(after)
    assert sorted(tuning + after) == sorted(known.answers)


@pytest.mark.django_db
def test_articles_may_be_rewritten_and_are_sought_by_their_old_titles(tmp_path: Path) -> None:
    article = an_article("老渡口架起新桥", "河上通了车，孩子们从老渡口的新桥上走去上学。")

    def shouted(row: Article) -> Article:
        row.title, row.text, row.blocks = "改了", row.text.replace("孩子们", "學生們"), []
        return row

    known = KnownItems(tmp_path, rewritten=shouted)
    assert known.answers["老渡口架起新桥"] == article.identifier
    assert [article.identifier in known.shown(typed) for typed in ("学生们", "孩子们")] == [True, False]


@pytest.mark.django_db
def test_the_command_measures_and_writes_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "weights.json"
    monkeypatch.setattr(tune_ranking, "WEIGHTS_FILE", file)
    monkeypatch.setattr(tune_ranking, "tuned", lambda *_: Weights(*[1] * len(NAMES)))
    monkeypatch.setattr(tune_ranking, "quality", lambda _, weights: Quality(1.0 - weights.title / 10, 1.0))
    for number in range(4 * tune_ranking.FEWEST):
        an_article(f"老渡口的第{number}座新桥", f"第{number}座桥通了车。")
    out = StringIO()
    call_command("tune_ranking", "--keywords", stdout=out)
    assert all(said in out.getvalue() for said in ("words alone", "as shown", "Empty pages", "two words of the title"))
    assert not file.exists()
    call_command("tune_ranking", "--write", stdout=out)
    assert json.loads(file.read_text()) == dict.fromkeys(NAMES, 1)


@pytest.mark.django_db
def test_too_few_titles_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tune_ranking, "FEWEST", 10_000)
    with pytest.raises(CommandError, match="have a title of their own"):
        call_command("tune_ranking")
