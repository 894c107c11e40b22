"""`manage.py index` and `manage.py search`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from search.answering.finding import Question, find
from search.keeping.generations import Generations
from search.models import Mark
from tests.cast import an_article


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_index_writes_what_is_owed(index: Generations) -> None:
    an_article()
    assert "1 changes written" in run("index")
    assert "0 changes written" in run("index")


@pytest.mark.django_db
def test_index_builds_where_there_is_none(index_folder: Path) -> None:
    an_article("党建")
    assert f"{Article.objects.published().count()} articles" in run("index")
    assert not Mark.objects.exists()


def test_index_builds_anew_where_other_rules_made_it(index: Generations) -> None:
    (index.live().folder / "rules.json").write_text('{"tokens": 0}')
    run("index")
    assert find(Question()).count == Article.objects.published().count()


def test_index_check_tells_what_differs_and_fails(index: Generations) -> None:
    article = an_article()
    run("index", "--rebuild")
    assert "agrees" in run("index", "--check")
    Article.objects.filter(pk=article.pk).update(title="新")
    with pytest.raises(CommandError, match="differs"):
        run("index", "--check")


def test_index_merge_joins_all_segments(index: Generations) -> None:
    for title in ("一", "二"):
        an_article(title)
        run("index")
    assert "2 segments joined" in run("index", "--merge")
    assert find(Question()).count == 2


@pytest.mark.django_db
def test_a_trouble_is_one_sentence(index_folder: Path) -> None:
    with pytest.raises(CommandError, match=r"manage\.py index"):
        run("search", "党建")


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_index_is_built_by_no_process(jobs: int) -> None:
    with pytest.raises(CommandError, match=f"^{jobs} processes"):
        run("index", "--rebuild", f"--jobs={jobs}")


def test_search_prints_hits_and_their_passages(index: Generations) -> None:
    article = an_article("党建引领", "基层治理，党建先行。")
    run("index")
    printed = run("search", "黨建")
    assert f"{article.identifier}  –  党建引领" in printed
    assert "基层治理，党建先行。" in printed
