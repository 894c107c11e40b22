"""The archivists' tasks A2, A3 and A5 (FEATURES.md), done in a browser before an archive of invented news."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.serving import Archive, serving, until

PIECES = [
    "花猪合作社开了支部会\n2016-03-09 来源：甲区报\n\n宁乡县流沙河镇的花猪合作社开了支部会，商量怎么把花猪养好。",
    "花猪合作社又开支部会\n2019-03-08 来源：甲区报\n\n宁乡市流沙河镇的花猪合作社又开支部会，商量怎么把花猪卖好。",
    *(
        f"{number}支部的花猪账本\n来源：甲区报\n\n宁乡市流沙河镇{number}支部把花猪账本摆上桌，谁家养了几头，一笔一笔都写着。"
        for number in ("东冲", "西冲", "南冲")
    ),
]
A_WHOLE_MONTH = [
    f"花炮厂支部记事之{day}\n2021-02-{day:02} 来源：甲区报\n\n浏阳市花炮厂支部记下第{day}件事，写在{day * 7}号本上。"
    for day in range(1, 29)
]
DAYS = ("2020-03-01", "2020-03-02", "2020-03-05")
TODAY, UNCERTAIN = "宁乡市", "日期不确定的文章"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("archivists")
    (folder / "news").mkdir()
    for number, text in enumerate([*PIECES, *A_WHOLE_MONTH]):
        (folder / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    with serving(folder, prepared) as archive:
        archive.manage("import_articles", str(folder / "news"))
        assert until(lambda: archive.count("花猪") == len(PIECES) and archive.count("花炮厂") == len(A_WHOLE_MONTH))
        yield archive


def test_a2_a_month_of_which_each_day_is_held_is_told_from_one_of_which_some_are(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/regions/浏阳市/")
    page.get_by_role("link", name="馆藏覆盖").first.click()
    expect(page.locator(".coverage .complete")).to_have_text(["28 每天都有馆藏"])
    expect(page.locator(".coverage .partly")).to_have_count(0)
    page.goto("/regions/宁乡市/")
    page.get_by_role("link", name="馆藏覆盖").first.click()
    expect(page.locator(".coverage .complete")).to_have_count(0)
    expect(page.locator(".coverage .partly").first).to_have_text(re.compile(r"^1 "))
    assert complaints == []


def test_a3_a_former_district_and_that_of_today_hold_the_same_articles_with_the_name_of_the_time(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/regions/宁乡县/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TODAY)
    expect(page.locator(".facts-list")).to_contain_text(re.compile("曾用名.*宁乡县"))
    former = page.locator(".article-line h3").all_inner_texts()
    page.locator(".breadcrumbs").get_by_role("link", name="长沙市").click()
    page.get_by_role("main").get_by_role("link", name=TODAY, exact=True).first.click()
    assert page.locator(".article-line h3").all_inner_texts() == former
    old = page.locator(".article-line", has=page.get_by_role("link", name=re.compile("^花猪合作社开了")))
    new = page.locator(".article-line", has=page.get_by_role("link", name=re.compile("^花猪合作社又开")))
    expect(old).to_contain_text("时称宁乡县")
    expect(new).not_to_contain_text("时称")
    old.get_by_role("link", name=re.compile("^花猪合作社")).click()
    expect(page.locator("section", has=page.locator("#places"))).to_contain_text("时称宁乡县")
    assert complaints == []


def date_it(page: Page, day: str) -> None:
    """From an article's page to its form and back to the list of those without a certain day."""
    page.get_by_role("link", name="编辑这篇文章").click()
    for field in ("edtf", "first", "last"):
        page.locator(f"[name=published_{field}]").fill(day)
    page.locator("[name=published_precision]").select_option("day")
    page.locator("[name=published_basis]").select_option("stated")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a5_dates_that_are_mended_are_right_everywhere_at_once(page: Page, served: Archive) -> None:
    sign_in(page)
    page.goto("/regions/宁乡市/")
    district, mended = page.url, page.locator(".article-line h3 a", has_text="花猪账本")
    for left, day in zip((3, 2, 1), DAYS, strict=True):
        page.goto(district)
        page.get_by_role("link", name=UNCERTAIN).click()
        expect(mended).to_have_count(left)
        mended.first.click()
        date_it(page, day)
    page.goto(f"{district}?dated=uncertain")
    expect(mended).to_have_count(0)
    page.goto(district)
    expect(page.locator(".month-grid a[href*='period=2020-03']")).to_have_text("3")
    page.goto("/dates/2020/03/")
    expect(page.locator(".sheet .held")).to_have_count(3)
    expect(mended).to_have_count(3)
    page.goto("/search/?q=花猪账本&from=2020&to=2020&dates=within")
    expect(page.locator(".hit-list > li")).to_have_count(3)
    expect(page.locator(".timeline .histogram a[aria-label^='2020年3月']")).to_have_attribute(
        "aria-label", re.compile("3 篇")
    )
