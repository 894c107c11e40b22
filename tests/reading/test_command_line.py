import json
from pathlib import Path

import pytest

from articles.reading.__main__ import main

KEYS = """
    identifier source script title title_supplied subtitles abstract section outlets credits published text blocks
    repairs problems main_region regions organisations events
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "甲.txt"
    path.write_text(
        "志愿服务暖人心\n2021-05-17\n湖南長(zhǎng)沙的志愿者来到小区,为独居老人送去生活用品。", encoding="utf-8"
    )
    return path


def test_json_is_one_object_a_file_with_every_key_of_the_design(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", str(article), str(article)]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert list(first) == KEYS.split()
    assert first == second
    assert set(first["published"]) == {"edtf", "precision", "basis", "evidence"}
    assert [set(region) for region in first["regions"]] == [{"name", "code", "kind", "mentions"}] * 2


def test_without_json_each_stage_says_what_it_changed(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(article)])
    shown = capsys.readouterr().out
    assert "repair   pinyin × 1\n         …17\\n湖南長[(zhǎng) → ]沙的志愿者来…" in shown
    assert "2021-05-17 (stated)" in shown
    assert "region * 长沙市 4301 × 1" in shown


def test_an_unreadable_file_is_told_and_the_rest_is_printed(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = article.with_name("空.txt")
    empty.touch()
    assert main(["--json", str(empty), str(article.with_name("无.txt")), str(article)]) == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert "空.txt: The file is empty" in shown.err
    assert "无.txt: The file cannot be read: No such file or directory." in shown.err


def test_of_many_changes_the_first_are_shown_and_all_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "乙.txt"
    path.write_text("長(zhǎng)江日夜向東流。" * 9, encoding="utf-8")
    main([str(path)])
    assert "         … and 4 more\n" in capsys.readouterr().out
    main(["--all", str(path)])
    assert capsys.readouterr().out.count("[(zhǎng) → ]") == 9


def test_it_explains_why_a_name_was_taken_and_another_was_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "丙.txt"
    path.write_text("长沙市的志愿者来了。大家合作,路边是振兴小店。", encoding="utf-8")
    main(["--explain", "--of", "长沙市", str(path)])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("region       0–3 …[长沙市]的志愿者来了… taken by ") for line in lines)
    assert not any("振兴" in line for line in lines)
