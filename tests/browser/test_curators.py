"""The curators' tasks C1, C2, C3, C5 and C7 (FEATURES.md), done in a browser before an archive of invented news."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import listening, sign_in
from tests.serving import Archive, serving, until

PIECES = {
    "a": "花猪合作社开了支部会\n2021-03-09 来源：甲区报\n\n宁乡市花猪协会开了支部会，商量怎么把花猪养好。",
    "b": "油茶合作社办起小课堂\n2021-04-08 来源：甲区报\n\n宁乡市油茶协会办起小课堂，讲怎么榨油、怎么护林。",
    "c": "竹编师傅收了新徒弟\n2021-05-07 来源：甲区报\n\n竹编师傅收了三个新徒弟，教他们破篾、起底、收口。",
}
TAGGED = {"a": ("党建", "党的建设"), "b": ("党的建设", "黨務工作"), "c": ("黨務工作",)}
HELD = {"党建": 6, "党的建设": 2, "党务工作": 2}
"""The five seeds are of 党建 as well."""
ALL = 8
IMPORT = """
from django.core.management import call_command
for words in {imports}:
    call_command("import_articles", *words)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("curators")
    with serving(folder, prepared) as archive:
        imports = []
        for name, text in PIECES.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            imports.append([str(folder / f"{name}.txt"), *(f"--tag={tag}" for tag in TAGGED[name])])
        archive.manage("shell", "-v0", "-c", IMPORT.format(imports=imports))
        assert until(lambda: counted(archive) == HELD)
        yield archive


@pytest.fixture(scope="module")
def desk(browser: Browser, served: Archive) -> Iterator[Page]:
    """A curator who has logged in."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    sign_in(page)
    yield page
    context.close()


def found(served: Archive, **filters: str) -> int:
    """How many articles a search finds with these filters."""
    asked = "&".join(f"{name}={quote(value)}" for name, value in filters.items())
    return int(json.loads(served.get(f"/api/search?{asked}"))["count"])


def counted(served: Archive) -> dict[str, int]:
    return {name: found(served, tag=name) for name in HELD}


def tick(page: Page, *names: str) -> None:
    for name in names:
        row = page.locator("#result_list tr", has=page.get_by_role("link", name=name, exact=True))
        row.locator("[name=_selected_action]").check()


def merge_selected(page: Page) -> None:
    page.locator("[name=action]").select_option("merge")
    page.locator("[name=index]").click()


def undo(page: Page) -> None:
    page.get_by_role("link", name="撤销这次合并").click()
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".messagelist .success")).to_contain_text("已撤销")


def test_c1_three_tags_become_one_and_three_again(desk: Page, page: Page, served: Archive) -> None:
    complaints = listening(desk)
    desk.goto("/admin/articles/tag/")
    tick(desk, "党建", "党的建设", "黨務工作")
    merge_selected(desk)
    lines = desk.locator(".merge tbody tr")
    expect(lines.locator(".number:nth-of-type(1)")).to_have_text(["6", "2", "2"])
    expect(desk.locator(".merge")).to_contain_text(f"共有 {ALL} 篇文章")
    desk.get_by_role("radio", name="党建", exact=True).check()
    desk.get_by_role("button", name="合并").click()
    expect(desk.locator(".messagelist .success")).to_contain_text("并入“党建”")
    for former in ("党的建设", "黨務工作"):
        page.goto(f"/tags/{former}/")
        expect(page).to_have_url(re.compile(f"/tags/{quote('党建')}/$"))
    expect(page.locator(".article-line")).to_have_count(ALL)
    assert set(counted(served).values()) == {ALL}
    page.goto("/search/?q=合作社")
    expect(page.locator("#narrow")).to_contain_text("党建")
    expect(page.locator("#narrow")).not_to_contain_text("党的建设")
    undo(desk)
    assert counted(served) == HELD
    page.goto("/tags/党的建设/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("党的建设")
    expect(page.locator(".article-line")).to_have_count(HELD["党的建设"])
    assert complaints == []


def test_c7_a_conflict_stops_the_merger_of_two_bodies_and_says_which(desk: Page, page: Page, served: Archive) -> None:
    complaints = listening(desk)
    for name, kind in (("花猪协会", "association"), ("油茶协会", "enterprise")):
        desk.goto(f"/admin/articles/organisation/?q=宁乡市{name}")
        desk.locator("#result_list tbody th a").first.click()
        desk.locator("[name=kind]").select_option(kind)
        desk.locator("[name=_save]").click()
    desk.goto("/admin/articles/organisation/?q=宁乡市")
    tick(desk, "宁乡市花猪协会", "宁乡市油茶协会")
    merge_selected(desk)
    desk.get_by_role("radio", name="宁乡市花猪协会", exact=True).check()
    desk.get_by_role("button", name="合并").click()
    expect(desk.locator(".merge-troubles")).to_have_text(re.compile("类型"))
    assert found(served, organisation="宁乡市油茶协会") == 1
    desk.get_by_role("radio", name="社会团体").check()
    desk.get_by_role("button", name="合并").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert found(served, organisation="宁乡市油茶协会") == found(served, organisation="宁乡市花猪协会") == 2
    page.goto("/organisations/宁乡市油茶协会/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("宁乡市花猪协会")
    expect(page.locator(".article-line")).to_have_count(2)
    undo(desk)
    assert found(served, organisation="宁乡市油茶协会") == found(served, organisation="宁乡市花猪协会") == 1
    assert complaints == []


def answer(page: Page) -> None:
    """See what would change, and do it."""
    page.get_by_role("button", name="预览").click()
    page.get_by_role("button", name="执行").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def choose_tag(page: Page, typed: str, name: str) -> None:
    """In the box of a tag, from what is offered."""
    page.locator(".select2-selection").last.click()
    page.locator(".select2-dropdown .select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=re.compile(f"^{name}$")).click()


def test_c2_all_results_are_tagged_and_some_of_them_untagged(desk: Page, served: Archive) -> None:
    complaints = listening(desk)
    desk.goto("/search/?q=合作社")
    desk.get_by_role("link", name="在后台处理全部结果").click()
    expect(desk.locator("#result_list tbody tr")).to_have_count(found(served, q="合作社"))
    desk.locator("#action-toggle").check()
    desk.locator("[name=action]").select_option("tag_selected")
    desk.locator("[name=index]").click()
    choose_tag(desk, "党务", "黨務工作")
    answer(desk)
    assert found(served, tag="黨務工作") == HELD["党务工作"] + 1
    desk.goto("/admin/articles/article/?q=花猪")
    desk.locator("#result_list tbody [name=_selected_action]").first.check()
    desk.locator("[name=action]").select_option("tag_selected")
    desk.locator("[name=index]").click()
    choose_tag(desk, "党务", "黨務工作")
    desk.get_by_role("radio", name="去掉标签").check()
    answer(desk)
    assert counted(served) == HELD
    assert complaints == []
    desk.goto("/admin/articles/tag/?q=党务")
    desk.get_by_role("link", name="黨務工作", exact=True).click()
    desk.get_by_role("link", name="历史").click()
    expect(desk.locator("#content")).to_contain_text("taken from 1 article")


@pytest.mark.parametrize("typed", ["黨的", "dangdejianshe", "ddjs"])
def test_c3_a_tag_is_offered_in_either_script_and_by_its_sound(desk: Page, typed: str) -> None:
    complaints = listening(desk)
    desk.goto("/admin/articles/article/?q=竹编")
    desk.locator("#result_list tbody th a").first.click()
    choose_tag(desk, typed, "党的建设")
    expect(desk.locator(".select2-selection__rendered").last).to_contain_text("党的建设")
    assert complaints == []


@pytest.mark.parametrize("twin", ["黨的建設", "党 的 建设 "])
def test_c3_a_twin_is_refused_with_a_link_to_the_tag_there_is(desk: Page, twin: str) -> None:
    desk.goto("/admin/articles/tag/add/")
    desk.locator("[name=name]").fill(twin)
    desk.locator("[name=_save]").click()
    desk.locator(".errorlist a", has_text="党的建设").click()
    expect(desk.locator("[name=name]")).to_have_value("党的建设")


def test_c5_tags_that_are_hardly_used_are_found_and_kept_as_a_table(
    desk: Page, served: Archive, tmp_path: Path
) -> None:
    complaints = listening(desk)
    for batch, tag, names in (("roads", "修路", "甲乙"), ("bridge", "架桥", "丙")):
        (folder := tmp_path / batch).mkdir()
        for name in names:
            text = f"{name}村有了新面貌\n2021-06-01\n\n{name}村修路架桥，出门方便多了。"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        served.manage("import_articles", str(folder), "--tag", tag)
    desk.goto("/admin/articles/tag/add/")
    desk.locator("[name=name]").fill("无人用过")
    desk.locator("[name=_save]").click()
    for look, tag in (("从未使用", "无人用过"), ("只用过一次", "架桥"), ("只用于一个批次", "修路")):
        desk.goto("/admin/articles/tag/")
        desk.locator("#changelist-filter").get_by_role("link", name=look).click()
        expect(desk.locator("#result_list tbody tr")).to_have_count(1)
        expect(desk.locator("#result_list")).to_contain_text(tag)
    with desk.expect_download() as downloading:
        desk.get_by_role("link", name="CSV").click()
    lines = downloading.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "name,other words,articles,creator,created,last used"
    assert [line.split(",")[:3] for line in lines[1:]] == [["修路", "", "2"]]
    assert complaints == []
