import gzip
import json
import random
from pathlib import Path

import pytest

from benchmarks.search_engines import questions
from benchmarks.search_engines.articles import Article, compose, kept, plain, read
from benchmarks.search_engines.ours import Ours
from benchmarks.search_engines.protocol import Engine, Question
from benchmarks.search_engines.sqlite_engine import Sqlite
from benchmarks.search_engines.tables import latencies
from search.analysis import words
from search.columnar.asking import findings

SUBJECTS = ["渡口的老人", "石桥边的书店", "新来的社区书记", "青石巷的志愿者", "合作社的年轻人"]
DEEDS = ["修好了3座石桥", "在广场上读书", "开了12次会议", "学习种茶", "组织了志愿服务"]
ASKED = [
    Question("all", ("志愿者", "会议")),
    Question("any", ("石桥", "读书"), newest=True),
    Question("all", ("老人",), region="p01"),
    Question("phrase", ("志愿", "服务")),
    Question("phrase", ("学习", "种茶")),
    *(Question("string", (string,)) for string in ("桥边", "的老人", "了12次", "上读书,", "没有的")),
]


@pytest.fixture(autouse=True)
def what_the_engine_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our engine is measured without what it keeps of the last strings; other tests want it back."""
    monkeypatch.setattr(findings, "MOST_KEPT", findings.MOST_KEPT)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    chance = random.Random(1)
    lines = [
        "".join(f"{chance.choice(SUBJECTS)}，{chance.choice(DEEDS)}，没有人不知道。" for _ in range(20))
        for _ in "12345"
    ]
    file = tmp_path / "corpus.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(json.dumps({"title": "渡口", "text": line}) for line in lines).encode()))
    return file


@pytest.fixture
def articles(tmp_path: Path, corpus: Path) -> Path:
    return kept(tmp_path, corpus, 30)


def test_the_same_articles_are_composed_however_many_are_wanted(corpus: Path) -> None:
    assert list(compose(corpus, 5)) == list(compose(corpus, 8))[:5]


def test_what_was_composed_is_read_again(articles: Path, corpus: Path) -> None:
    assert list(read(articles)) == list(compose(corpus, 30))


def test_an_article_has_the_words_that_the_engine_cuts_it_into(articles: Path) -> None:
    for article in read(articles, 10):
        assert list(article.tokens()) == [(plain(word), at) for word, at, _, _ in words(article.text)]


def test_hits_are_counted_by_reading_the_articles(articles: Path) -> None:
    counts = questions.counted(articles, ASKED)
    texts = [article.text for article in read(articles)]
    for question, count in counts.items():
        if question.kind == "string":
            assert count == sum(question.terms[0] in text for text in texts)
    assert counts[Question("string", ("没有的",))] == 0 < counts[Question("all", ("老人",), region="p01")] < len(texts)


@pytest.mark.parametrize("kind", [Ours, Sqlite])
def test_an_engine_finds_what_is_there(kind: type[Engine], articles: Path, tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    engine = kind(tmp_path / "engine")
    engine.build(read(articles))
    engine.open()
    counts = questions.counted(articles, ASKED)
    assert {question: engine.ask(question).total for question in ASKED} == counts


def test_a_changed_article_is_found_by_its_new_words(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    engine = Ours(tmp_path / "engine")
    engine.build(read(articles))
    engine.open()
    first = next(read(articles))
    engine.change(Article(*first)._replace(text="灯塔。", words="灯塔"))
    assert engine.ask(Question("all", ("灯塔",))).numbers == [first.number]


def test_times_are_told_with_their_ratio_to_the_first_engine() -> None:
    told = latencies({"term": {"ours": [1.0, 2.0, 3.0], "other": [4.0, 4.0, 4.0]}}, {"term": 7})
    assert "| term | 7 | 2.000 / 2.900 (1.0) | 4.000 / 4.000 (2.0) |" in told
