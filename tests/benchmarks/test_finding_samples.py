from pathlib import Path

from benchmarks.finding_samples import REQUIRED, VERDICTS, Judged, causes_of, judged_in, precision_of

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
    assert {(each.verdict, bool(each.cause)) for each in kept} == {("right", False), ("wrong", True)}
