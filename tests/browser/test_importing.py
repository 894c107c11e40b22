"""The archivists' tasks A6 and A7 (FEATURES.md) at the desk: files tried, imported, and taken out again."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in, sign_in
from tests.serving import Archive, kill, serving, until

TOLD = "第{number}支部的花猪账本\n2021-05-{day:02} 来源：甲区报\n\n{body}"
BODY = "宁乡市流沙河镇第{number}支部把花猪账本摆上桌，谁家养了{number}头，一笔一笔都写着，来看的人不少。"
ENDS = ["已导入: 20", "已导入，系转载: 6", "重复: 4", "未接收: 5"]
"""What becomes of the files, as the page says it."""
LONG = 60_000
"""Milliseconds that the worker may take on a machine that does much else."""


def news(number: int, headline: str = "") -> str:
    return headline + TOLD.format(number=number, day=number % 28 + 1, body=BODY.format(number=number) * 3)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with serving(tmp_path_factory.mktemp("importing")) as archive:
        yield archive


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Plain ones, exact duplicates, reprints, GB18030, Big5, empty and broken ones."""
    contents = {f"a{number:02}.txt": news(number).encode() for number in range(12)}
    contents |= {f"b{number}.txt": news(number).encode() for number in range(4)}
    contents |= {f"c{number}.txt": news(number, f"转载之{number}：").encode() for number in range(6)}
    contents |= {f"d{number}.txt": news(20 + number).encode("gb18030") for number in range(4)}
    contents |= {f"e{number}.txt": news(30 + number).encode("gb18030") for number in range(4)}
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
    sign_in(page, served)
    say(page, "花猪批次", files)
    expect(page.locator(".field-tried p")).to_contain_text(["已完成", *ENDS, "f0.txt: The file is empty"])
    assert served.count("花猪") == 0
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.locator(".field-imported p")).to_contain_text(["已完成", *ENDS], timeout=LONG)
    assert until(lambda: served.count("花猪") == 26)
    page.locator(".field-batch").get_by_role("link", name="花猪批次").click()
    page.get_by_role("link", name="未接收: 5").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(5)
    assert complaints == []


def test_a6_to_import_them_again_changes_nothing(page: Page, served: Archive, files: list[Path]) -> None:
    log_in(page)
    say(page, "又是花猪", files)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.locator(".field-imported p")).to_contain_text(["已完成", "未变: 30", "未接收: 5"], timeout=LONG)
    page.goto("/admin/articles/batch/")
    expect(page.locator("#result_list")).not_to_contain_text("又是花猪")
    assert served.count("花猪") == 26


def test_a7_a_batch_is_purged_but_for_what_a_person_has_changed(
    page: Page, served: Archive, complaints: list[str]
) -> None:
    log_in(page)
    page.goto("/admin/articles/article/?q=第5支部")
    page.locator("#result_list tbody th a").first.click()
    page.locator("[name=section]").fill("要闻")
    page.locator("[name=_save]").click()
    page.goto("/admin/articles/batch/")
    page.get_by_role("link", name="花猪批次").click()
    page.get_by_role("link", name="撤销这一批导入……").click()
    expect(page.locator("#content")).to_contain_text("将移出 25 篇文章")
    expect(page.locator(".said a")).to_contain_text(["第5支部的花猪账本"])
    page.get_by_role("button", name="撤销").click()
    went, stayed = re.compile("已移出.*25"), re.compile("保留.*1")
    expect(page.locator(".field-report p")).to_contain_text([went, stayed], timeout=LONG)
    assert until(lambda: served.count("花猪") == 1)
    served.manage("index", "--check")
    assert "第5支部" in served.get(f"/search/?q={quote('花猪')}")
    assert complaints == []


def test_an_import_goes_on_where_a_killed_worker_stopped(page: Page, served: Archive, tmp_path: Path) -> None:
    log_in(page)
    with ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(1000, 2000):
            archive.writestr(f"{number}.txt", news(number, "山羊"))
    say(page, "山羊批次", [tmp_path / "many.zip"])
    page.get_by_role("button", name="导入", exact=True).click()
    assert until(lambda: served.count("山羊") > 0)
    kill([each for each in served.processes() if "work" in each.cmdline()])
    expect(page.locator(".field-imported p").first).to_have_text("已完成", timeout=3 * LONG)
    assert until(lambda: served.count("山羊") == 1000)
    served.manage("index", "--check")
