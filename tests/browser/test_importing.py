"""The archivists' tasks A6 and A7 (FEATURES.md) at the desk: files tried, imported, and taken out again."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.serving import Archive, kill, serving, until

TOLD = "{headline}第{number}支部的花猪账本\n2021-05-{day:02} 来源：甲区报\n\n"
BODY = "宁乡市流沙河镇第{number}支部把花猪账本摆上桌，谁家养了{number}头，一笔一笔都写着，来看的人不少。"
TRADITIONAL = (
    "{headline}第{number}支部的花豬賬本\n2021-05-{day:02} 來源：甲區報\n\n",
    "寧鄉市流沙河鎮第{number}支部把花豬賬本擺上桌，誰家養了{number}頭，一筆一筆都寫著，來看的人不少。",
)
COUNTS = {"已导入": 22, "已导入，系转载": 6, "重复": 4, "未接收": 5}
"""What becomes of the files, as the page says it."""
ENDS = [f"{outcome}: {count}" for outcome, count in COUNTS.items()]
HELD = COUNTS["已导入"] + COUNTS["已导入，系转载"]
LONG = 60_000
"""Milliseconds that the worker may take on a machine that does much else."""


def news(number: int, headline: str = "", words: tuple[str, str] = (TOLD, BODY)) -> str:
    """A piece that is no reprint of any other number's."""
    told, body = words
    return told.format(headline=headline, number=number, day=number % 28 + 1) + body.format(number=number) * 3


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    with serving(tmp_path_factory.mktemp("importing"), prepared) as archive:
        yield archive


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Plain ones, exact duplicates, reprints, GB18030, Big5, empty and broken ones."""
    contents = {f"a{number:02}.txt": news(number).encode() for number in range(12)}
    contents |= {f"b{number}.txt": news(number).encode() for number in range(4)}
    contents |= {f"c{number}.txt": news(number, f"转载之{number}：").encode() for number in range(6)}
    contents |= {f"d{number}.txt": news(20 + number).encode("gb18030") for number in range(5)}
    contents |= {f"e{number}.txt": news(30 + number, words=TRADITIONAL).encode("big5") for number in range(5)}
    contents |= {f"f{number}.txt": b"" for number in range(3)}
    contents |= {f"g{number}.docx": b"PK\x03\x04 broken" for number in range(2)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return sorted(tmp_path.iterdir())


def say(page: Page, name: str, files: list[Path]) -> None:
    """Send the files, and see them tried."""
    page.goto("/admin/articles/batch/")
    page.get_by_role("link", name="导入文件").click()
    page.locator("[name=sent_files]").set_input_files(files)
    page.locator("[name=name]").fill(name)
    page.get_by_role("button", name="上传并试导入").click()
    expect(page.get_by_role("button", name="导入", exact=True)).to_be_visible(timeout=LONG)


def test_a6_files_are_tried_imported_and_told_of_one_by_one(
    page: Page, served: Archive, files: list[Path], complaints: list[str]
) -> None:
    sign_in(page)
    say(page, "花猪批次", files)
    expect(page.locator(".field-tried p")).to_contain_text(["已完成", *ENDS, "f0.txt: 文件为空"])
    assert served.count("花猪") == 0
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.locator(".field-imported p")).to_contain_text(["已完成", *ENDS], timeout=LONG)
    assert until(lambda: served.count("花猪") == HELD)
    page.locator(".field-batch").get_by_role("link", name="花猪批次").click()
    page.get_by_role("link", name="未接收: 5").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(5)
    assert complaints == []


def test_a6_to_import_them_again_changes_nothing(page: Page, served: Archive, files: list[Path]) -> None:
    sign_in(page)
    say(page, "又是花猪", files)
    page.get_by_role("button", name="导入", exact=True).click()
    ends = ["已完成", f"未变: {sum(COUNTS.values()) - COUNTS['未接收']}", "未接收: 5"]
    expect(page.locator(".field-imported p")).to_contain_text(ends, timeout=LONG)
    page.goto("/admin/articles/batch/")
    expect(page.locator("#result_list")).not_to_contain_text("又是花猪")
    assert served.count("花猪") == HELD


def test_a7_a_batch_is_purged_but_for_what_a_person_has_changed(
    page: Page, served: Archive, complaints: list[str]
) -> None:
    sign_in(page)
    page.goto("/admin/articles/article/?q=第5支部")
    page.locator("#result_list tbody th a").first.click()
    page.locator("[name=section]").fill("要闻")
    page.locator("[name=_save]").click()
    page.goto("/admin/articles/batch/")
    page.get_by_role("link", name="花猪批次").click()
    page.get_by_role("link", name="撤销这一批导入……").click()
    expect(page.locator("#content")).to_contain_text(f"将移出 {HELD - 1} 篇文章")
    expect(page.locator(".said a")).to_contain_text(["第5支部的花猪账本"])
    page.get_by_role("button", name="撤销").click()
    went, stayed = re.compile(f"已移出.*{HELD - 1}"), re.compile("保留.*1")
    expect(page.locator(".field-report p")).to_contain_text([went, stayed], timeout=LONG)
    assert until(lambda: served.count("花猪") == 1)
    served.manage("index", "--check")
    assert "第5支部" in served.get(f"/search/?q={quote('花猪')}")
    assert complaints == []


def test_an_import_goes_on_where_a_killed_worker_stopped(page: Page, served: Archive, tmp_path: Path) -> None:
    sign_in(page)
    with ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(1000, 1400):
            archive.writestr(f"{number}.txt", news(number, "山羊"))
    say(page, "山羊批次", [tmp_path / "many.zip"])
    page.get_by_role("button", name="导入", exact=True).click()
    assert until(lambda: served.count("山羊") > 0)
    kill([each for each in served.processes() if "work" in each.cmdline()])
    expect(page.locator(".field-imported p").first).to_have_text("已完成", timeout=3 * LONG)
    assert until(lambda: served.count("山羊") == 400)
    served.manage("index", "--check")
