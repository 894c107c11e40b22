"""Pages of the web: what they show of their article, and nothing of the site around it."""

import pytest

from articles.reading.record import Refused
from tests.reading.extracting.extracted import extracted, lines_of

FIRST = "5月17日，望城区一个小区的党员们把老旧车棚改成了议事厅，居民有事就到这里坐下来商量。"
SECOND = "社区书记说，地方不大，心却近了；下一步还要请物业和商户一起来，把难办的事一件件办好。"
INFO = """<div class="info"><span>2024-05-17 10:20:33</span> <span>来源：<a href="x">望城发布</a></span>
<span>作者：张三 李四</span> <em>编辑：王五</em> 点击数：<b>2033</b> 字体：<a>大</a> <a>小</a></div>"""


def page(body: str, head: str = "<title>车棚变成议事厅_望城频道_测试网</title>") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def article(*paragraphs: str) -> str:
    return "".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs or (FIRST, SECOND))


def test_what_the_page_shows_of_the_article_is_printed_one_fact_a_line() -> None:
    site = "<nav><a href='/'>首页</a></nav><div>今天是2026年1月1日</div>"
    footer = "<div>责编：孙八</div><footer>版权所有：测试网，未经授权，不得转载。</footer>"
    markup = page(f"{site}<h1>车棚变成<b>议事厅</b></h1>{INFO}{article()}{footer}")
    facts = ["2024-05-17 10:20:33", "来源:望城发布", "作者:张三 李四", "编辑:王五"]
    assert lines_of(markup, "a.html") == ["车棚变成议事厅", *facts, FIRST, SECOND, "责编：孙八"]


def test_what_is_shown_wins_over_metadata_that_disagree() -> None:
    meta = """<title>车棚变成议事厅</title><meta property="og:title" content="别的标题也很长">
    <meta property="article:published_time" content="2020-01-01T08:00:00+08:00">
    <meta property="og:site_name" content="别的网">"""
    assert lines_of(page(f"<h1>车棚变成议事厅</h1>{INFO}{article()}", meta), "a.html")[:3] == [
        "车棚变成议事厅",
        "2024-05-17 10:20:33",
        "来源:望城发布",
    ]


def test_metadata_say_what_the_page_does_not_show() -> None:
    meta = """<title>车棚变成议事厅 - 测试网</title><meta property="og:site_name" content="测试网">
    <meta property="article:published_time" content="2024-05-17T02:20:33Z">"""
    lines = ["车棚变成议事厅", "2024-05-17 10:20:33", "来源:测试网", FIRST, SECOND]
    assert lines_of(page(article(), meta), "a.html") == lines


def test_a_public_account_says_its_date_by_script() -> None:
    account = '<h1>车棚变成议事厅</h1><a id="js_name">望城先锋</a><em id="publish_time"></em>'
    markup = page(f'{account}{article()}<script>var ct = "1621218000";</script>')
    assert lines_of(markup, "a.html")[1:3] == ["2021-05-17 10:20:00", "来源:望城先锋"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
def test_a_declared_encoding_may_lie(encoding: str) -> None:
    body = "<h1>社區會議</h1><p>五月十七日，社區的黨員們在車棚裡開會，商量怎樣把難辦的事一件一件辦好。</p>" * 2
    markup = f"<html><head><meta charset='gbk'><style>{'a{b:c}' * 9000}</style></head><body>{body}</body></html>"
    assert "社區的黨員們在車棚裡開會" in extracted(markup.encode(encoding), "a.html").text


def test_an_old_page_of_tables_and_line_breaks_is_read() -> None:
    body = f"""<table><tr><td><font size=5>车棚变成议事厅</font></td></tr>
    <tr><td>2019年7月1日　来源：测试网　阅读：120次</td></tr>
    <tr><td><br>&nbsp;&nbsp;{FIRST}<br><br>&nbsp;&nbsp;{SECOND}<br>（责任编辑：韩梅）</td></tr></table>"""
    head = ["车棚变成议事厅", "2019年7月1日", "来源:测试网"]
    assert lines_of(page(body), "a.html") == [*head, FIRST, SECOND, "（责任编辑：韩梅）"]


def test_a_short_article_is_told_from_the_many_links_beside_it() -> None:
    beside = "".join(f"<li><a href='{number}'>别处的消息放在这里供人点击第{number}条</a></li>" for number in range(9))
    assert lines_of(page(f"<h1>车棚变成议事厅</h1><p>{FIRST}</p><h3>热门</h3><ul>{beside}</ul>"), "a.html")[1:] == [
        FIRST
    ]


def test_a_lead_above_the_first_long_paragraph_is_kept() -> None:
    lead = "车棚变成议事厅，小区有了新去处"
    assert lines_of(page(f"<h1>车棚变成议事厅</h1>{INFO}{article(lead, FIRST, SECOND)}"), "a.html")[-3] == lead


def test_a_long_headline_is_not_cut_at_its_dash() -> None:
    title = "把难办的事一件件办好——" + "一个老旧小区的党员们怎样商量事情" * 3
    markup = page(f"<b>{title}</b>{article()}", f"<title>{title}-测试网</title>")
    assert lines_of(markup, "a.html")[0] == title


def test_chinese_spelt_as_character_references_is_chinese() -> None:
    spelt = "".join(f"&#{ord(character)};" for character in FIRST)
    assert lines_of(page(f"<p>{spelt}</p><p>{spelt}</p>", ""), "a.html")[0] == FIRST


def test_how_a_character_is_read_is_no_part_of_the_text() -> None:
    ruby = FIRST.replace("棚", "<ruby>棚<rp>(</rp><rt>péng</rt><rp>)</rp></ruby>")
    assert FIRST in lines_of(page(article(ruby, SECOND)), "a.html")


def test_what_is_hidden_is_not_read() -> None:
    hidden = f'<p style="display: none">{FIRST[::-1]}</p><p hidden>{SECOND[::-1]}</p>'
    assert FIRST[::-1] not in extracted(page(hidden + article()), "a.html").text


def test_a_page_is_known_by_its_bytes_whatever_its_name() -> None:
    assert extracted(page(article()), "a.txt").media_type == "text/html"


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        (page(""), "no-text"),
        ("<!DOCTYPE html>", "no-text"),
        (page("".join(f"<li><a href='{n}'>{FIRST}</a> 2024-05-01</li>" for n in range(30)), ""), "no-text"),
        (page("<p>" + "The quick brown fox jumps over the lazy dog. " * 20 + "</p>", ""), "no-chinese"),
        (page(f"<p>{FIRST}<br>" * 20_000), "too-large"),
    ],
    ids=["empty", "only a doctype", "a list of links", "English", "too many elements"],
)
def test_a_page_without_an_article_is_refused(markup: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        extracted(markup, "a.html")
    assert refused.value.code == code


def test_an_element_of_a_million_attributes_takes_no_long_time() -> None:
    many = " ".join(f"a{number}=1" for number in range(1_000_000))
    assert FIRST in extracted(page(f"<p {many}>{FIRST}</p>{article()}"), "a.html").text
