import gzip
import json
from pathlib import Path

import pytest

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from benchmarks.finding_samples import (
    REQUIRED,
    VERDICTS,
    Judged,
    causes_of,
    judged_in,
    precision_of,
    sample,
    still_given,
)

SHANKOU = Gazetteer([Place("1", "山口市", "prefecture", None, "1")])
ITEM = {
    "id": "a",
    "title": "老渡口架起新桥",
    "datetime": "2021-05-17 19:02",
    "source": "山口晚报",
    "text": "山口晚报消息：山口市的老渡口架起了新桥，两岸的孩子上学不用再等船。",
}

RIGHT = Judged("a", 3, 6, "山口镇", "region", "right", "")
WRONG = Judged("a", 9, 11, "资源县", "region", "wrong", "word")


def test_verdicts_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.tsv"
    rows = [map(str, row) for row in (Judged._fields, RIGHT, WRONG)]
    file.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    assert judged_in(file) == [RIGHT, WRONG]


def test_the_share_of_right_ones_and_the_causes_of_the_others_are_told() -> None:
    judged = [RIGHT, RIGHT, WRONG, RIGHT]
    assert precision_of(judged) == "3 right of 4, precision 0.750"
    assert causes_of(judged) == "word 1"


def test_each_kept_verdict_is_of_a_known_kind_and_a_wrong_one_has_its_cause() -> None:
    kept = judged_in(VERDICTS)
    assert {each.kind for each in kept} == REQUIRED.keys()
    said = {(each.verdict, bool(each.cause)) for each in kept}
    assert said <= {("right", False), ("wrong", True), ("doubtful", True)}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(ITEM).encode()))
    return file


def test_a_sample_shows_each_mention_with_the_words_around_and_no_outlet(corpus: Path) -> None:
    (line,) = sample(corpus, 5, 1, SHANKOU)
    item, *_, name, kind, _, context = line.split("\t")
    assert (item, name, kind) == ("a", "山口市", "region")
    assert "消息：【山口市】的老渡口" in context


def test_a_judged_mention_is_given_no_more_when_its_span_is_another(corpus: Path) -> None:
    item, start, end, name, kind, *_ = next(sample(corpus, 5, 1, SHANKOU)).split("\t")
    same = Judged(item, int(start), int(end), name, kind, "right", "")
    assert still_given([same, same._replace(end=same.end + 1)], corpus, SHANKOU) == {same}
