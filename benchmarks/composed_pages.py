"""Clean articles composed into raw pages of many layouts, read, and compared with what they were composed of.

    python -m benchmarks.composed_pages --corpus corpus.jsonl.gz [--articles N] [--failures N] [--seed N]

The corpus has one JSON object a line: title, source, datetime ("2022-12-18 21:59"), editor, responsible_editor, text.
Every article is composed once, into a layout drawn with a fixed seed. The held-out layouts were written last, and no
rule was changed because of them.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pypinyin import pinyin

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import PROSE, Record

NOBODY_KNOWN = Gazetteer([])
TARGETS = {"title": 99.5, "date": 99.9, "editors": 99.5}
PARTS_OF_THE_TEXT = PROSE | {"heading", "subheading"}
HAN = re.compile("[\u4e00-\u9fff]")
HALF_WIDTH = str.maketrans("，；：？！（）", ",;:?!()")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# One character in so many is followed by its reading, in a share of the pages.
READINGS, SHARE_OF_READINGS = 12, 0.1


@dataclass(frozen=True)
class Item:
    title: str
    source: str
    moment: str
    editor: str
    responsible: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @property
    def day(self) -> str:
        year, month, day = self.moment[:10].split("-")
        return f"{year}年{int(month)}月{int(day)}日"


Compose = Callable[[Item, random.Random], list[str]]
LAYOUTS: dict[str, Compose] = {}
HELD_OUT: set[str] = set()


def layout(compose: Compose) -> Compose:
    LAYOUTS[compose.__name__] = compose
    return compose


def held_out(compose: Compose) -> Compose:
    HELD_OUT.add(compose.__name__)
    return layout(compose)


@layout
def title_then_one_line(item: Item, draw: random.Random) -> list[str]:
    editors = f"编辑:{item.editor} 责任编辑:{item.responsible}"
    return [item.title, f"{item.moment} 来源:{item.source} {editors}", *item.paragraphs]


@layout
def title_then_a_line_each(item: Item, draw: random.Random) -> list[str]:
    told = [f"发布时间：{item.moment}", f"来源：{item.source}", f"编辑：{item.editor}", f"责任编辑：{item.responsible}"]
    return [item.title, *told, "", *item.paragraphs]


@layout
def bars(item: Item, draw: random.Random) -> list[str]:
    first, second = f"要闻 | {item.moment}:07", f"{item.source} | 编辑:{item.editor} 责任编辑:{item.responsible}"
    return [item.title, first, second, *item.paragraphs, "标签:", "全部评论:0"]


@layout
def date_first(item: Item, draw: random.Random) -> list[str]:
    foot = [f"来源：{item.source}", f"责编：{item.editor}", f"一审：{item.responsible}"]
    return [f"{item.moment}:32", item.title, *item.paragraphs, *foot, "我要问"]


@layout
def names_at_the_foot(item: Item, draw: random.Random) -> list[str]:
    date = f"{item.day} {item.moment[11:]}"
    names = f"[责任编辑:{item.responsible} 编辑:{item.editor}]"
    return [item.title, f"{date}　来源：{item.source}", *item.paragraphs, names]


@layout
def line_for_machines_first(item: Item, draw: random.Random) -> list[str]:
    head = [f"{item.title}_新闻频道_{item.source}", item.title, f"{item.day} {item.moment[11:]} {item.source}"]
    return [*head, *item.paragraphs, f"编辑：{item.editor}  责任编辑：{item.responsible}"]


@layout
def trail_first(item: Item, draw: random.Random) -> list[str]:
    head = ["您的位置：首页 > 新闻 > 党建 > 正文", item.title, f"来源：{item.source}　{item.moment}"]
    foot = ["分享到： 微信 微博 QQ空间", f"（编辑：{item.editor} 责编：{item.responsible}）", "【打印】【关闭】"]
    return [*head, "字号：大 中 小", *item.paragraphs, *foot]


@layout
def full_width_digits(item: Item, draw: random.Random) -> list[str]:
    date = f"{item.moment[:10].replace('-', '年', 1).replace('-', '月')}日 {item.moment[11:]}"
    told = f"发布时间：{date.translate(FULL_WIDTH)} | 来源：{item.source}"
    return [item.title, told, *item.paragraphs, f"责编：{item.editor}、{item.responsible}"]


@layout
def much_furniture(item: Item, draw: random.Random) -> list[str]:
    above = ["首页 新闻 时政 民生 专题 视频", "设为首页 | 加入收藏", f"当前位置：首页 > 时政 > {item.title[:12]}"]
    told = f"{item.moment}:00 来源：{item.source} 作者： 浏览次数：{draw.randrange(9999)} 字号：[大 中 小] 打印 关闭"
    foot = ["相关阅读", "某地举行志愿服务活动", "某地召开座谈会", "上一篇：某地春耕有序推进", "下一篇：没有了"]
    notice = "版权声明：凡本网注明来源的作品，未经授权不得转载、摘编。"
    names = f"编辑：{item.editor} 校对：{item.responsible}"
    return [*above, item.title, told, *item.paragraphs, names, *foot, notice, "湘ICP备00000000号-1", "返回顶部"]


@layout
def everything_at_the_foot(item: Item, draw: random.Random) -> list[str]:
    names = [f"编辑丨{item.editor}", f"责编丨{item.responsible}"]
    return [item.title, *item.paragraphs, f"来源丨{item.source}", *names, f"时间：{item.moment}"]


@layout
def half_width_and_blank_lines(item: Item, draw: random.Random) -> list[str]:
    told = f"时间:{item.moment.replace('-', '/')}   来源:{item.source}   编辑:{item.editor}"
    lines = [item.title, told, *(line.translate(HALF_WIDTH) for line in item.paragraphs), f"(责编:{item.responsible})"]
    return [spaced for line in lines for spaced in (line, "", "\u3000")]


@layout
def names_set_apart(item: Item, draw: random.Random) -> list[str]:
    editor = f"{item.editor[0]} {item.editor[1]}" if len(item.editor) == 2 else item.editor
    told = f"{item.source} {item.day} {item.moment[11:]}"
    return [item.title, told, *item.paragraphs, f"编辑/{editor} 责任编辑/{item.responsible}"]


@layout
def three_reviewers(item: Item, draw: random.Random) -> list[str]:
    told = f"时政 | {item.moment}:16"
    foot = [f"责编：{item.editor}", f"一审：{item.editor}", f"二审：{item.responsible}", f"三审：{item.responsible}"]
    return [item.title, told, f"【来源：{item.source}】", *item.paragraphs, *foot, "0731-12345678", "阅读原文"]


@layout
def abstract_first(item: Item, draw: random.Random) -> list[str]:
    abstract = f"摘要：{item.title}{item.paragraphs[0][:60]}..."
    told = f"{item.moment} | {item.source} | 责编：{item.editor}"
    return [abstract, item.title, told, *item.paragraphs, f"责任编辑：{item.responsible}", "点赞 12 分享 收藏"]


@layout
def codes_of_editors(item: Item, draw: random.Random) -> list[str]:
    told = f"{item.day}{item.moment[11:]} 星期{draw.choice('一二三四五')} 来源：{item.source}"
    names = [f"责任编辑：{item.responsible}_NN{draw.randrange(9999):04}", f"编辑:{item.editor}"]
    return [item.title, told, *item.paragraphs, *names]


@held_out
def portal(item: Item, draw: random.Random) -> list[str]:
    above = ["登录 注册 设为首页", "某某在线 » 新闻中心 » 时政要闻 » 正文"]
    told = f"{item.moment.replace('-', '.')}｜{item.source}｜文章编辑：{item.editor}｜点击：{draw.randrange(9999)}"
    foot = [
        f"（责任编辑 {item.responsible}）",
        "分享至：",
        "24小时热文",
        "某地油菜花开",
        "某地开展义诊",
        "[ 返回首页 ] [ 打印本页 ]",
    ]
    return [*above, item.title, told, *item.paragraphs, *foot]


@held_out
def account(item: Item, draw: random.Random) -> list[str]:
    told = f"原创 {item.source} {item.moment} 发表于某地"
    foot = [
        "END",
        f"来源 | {item.source}",
        f"编辑 | {item.editor}",
        f"责编 | {item.responsible}",
        "点分享",
        "点收藏",
        "点在看",
    ]
    return [item.title, told, "点击上方蓝字关注我们 ↑", *item.paragraphs, *foot, "微信扫一扫关注该公众号"]


@held_out
def electronic_paper(item: Item, draw: random.Random) -> list[str]:
    above = [
        f"{item.source}数字报",
        f"{item.day} {item.moment[11:]} 星期{draw.choice('一二三四五')}",
        "第01版：要闻",
        "放大 缩小 默认",
    ]
    return [
        *above,
        item.title,
        *item.paragraphs,
        f"■本版责编：{item.responsible} 编辑：{item.editor}",
        "下一篇：春耕正忙",
    ]


@layout
def office(item: Item, draw: random.Random) -> list[str]:
    told = [f"信息来源：{item.source}", f"成文日期：{item.moment}", "文号：无", "有效性：有效", "【字体：大 中 小】"]
    foot = [f"撰稿：{item.editor}　审稿：{item.responsible}", "附件：", "打印 关闭", "地址：某区某路1号 邮编：000000"]
    return ["网站支持IPv6", "首页 > 政务公开 > 工作动态", item.title, *told, *item.paragraphs, *foot]


@held_out
def saved_by_a_reader(item: Item, draw: random.Random) -> list[str]:
    head = [f"{item.title} - {item.source}", "http://example.com/2022/article.html", f"保存时间：{item.moment}:51"]
    foot = [f"原文编辑：{item.editor} {item.responsible}", f"转载自{item.source}"]
    return [*head, item.title, *item.paragraphs, *foot]


def composed(item: Item, name: str, draw: random.Random) -> str:
    lines = LAYOUTS[name](item, draw)
    if draw.random() < SHARE_OF_READINGS:
        lines = [_with_readings(line, draw) if line in item.paragraphs else line for line in lines]
    return "\n".join(lines)


def _with_readings(line: str, draw: random.Random) -> str:
    """As some scrapers left them: 長(zhǎng)沙."""
    read_aloud = (HAN.match(one) and not draw.randrange(READINGS) for one in line)
    return "".join(f"{one}({pinyin(one)[0][0]})" if aloud else one for one, aloud in zip(line, read_aloud, strict=True))


@dataclass
class Score:
    pages: int = 0
    title: int = 0
    date: int = 0
    editors: int = 0
    outlets: int = 0
    characters: int = 0
    told_as_text: int = 0

    def row(self) -> str:
        shares = [100 * part / (self.pages or 1) for part in (self.title, self.date, self.editors, self.outlets)]
        shares.append(100 * self.told_as_text / (self.characters or 1))
        return f"{self.pages:>6} " + " ".join(f"{share:>8.2f}" for share in shares)


def faults(item: Item, record: Record) -> Iterator[tuple[str, str]]:
    """What of the page was read wrong, with what was read instead."""
    if _plain(record.title or "") != _plain(item.title):
        yield "title", f"{record.title!r} for {item.title!r}"
    if not (record.published.edtf or "").startswith(item.moment.replace(" ", "T")):
        yield "date", f"{record.published.edtf!r} for {item.moment!r}"
    names = {credit.name for credit in record.credits}
    if names != {item.editor, item.responsible} - {""}:
        yield "editors", f"{sorted(names)} for {item.editor} {item.responsible}"
    if item.source not in record.outlets:
        yield "outlets", f"{record.outlets} for {item.source}"


def _plain(title: str) -> str:
    return re.sub(r"\s", "", title).translate(HALF_WIDTH)


def told_as_text(item: Item, record: Record) -> tuple[int, int]:
    """Characters of the paragraphs, and how many of them stand in blocks that are text."""
    paragraphs = {_plain(line) for line in item.paragraphs}
    of_text = {_plain(record.text[b.start : b.end]) for b in record.blocks if b.role in PARTS_OF_THE_TEXT}
    return sum(map(len, paragraphs)), sum(len(line) for line in paragraphs & of_text)


def items(corpus: Path) -> Iterator[Item]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            names = row["editor"], row["responsible_editor"]
            yield Item(row["title"].strip(), row["source"], row["datetime"], *names, row["text"].strip())


def measure(articles: list[Item], seed: int, shown: int) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    draw, failures = random.Random(seed), 0  # noqa: S311
    for item in articles:
        name = draw.choice(sorted(LAYOUTS))
        page = composed(item, name, draw)
        record = read(page.encode(), "page.txt", NOBODY_KNOWN)
        wrong = dict(faults(item, record))
        characters, told = told_as_text(item, record)
        for score in (scores[name], scores["all held-out" if name in HELD_OUT else "all"]):
            score.pages += 1
            for aspect in ("title", "date", "editors", "outlets"):
                setattr(score, aspect, getattr(score, aspect) + (aspect not in wrong))
            score.characters += characters
            score.told_as_text += told
        for aspect, fault in wrong.items():
            failures += 1
            if failures <= shown:
                print(f"{name}: {aspect} {fault}")
    return scores


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--articles", type=int, help="only so many, evenly spread")
    parser.add_argument("--failures", type=int, default=20, help="how many to print")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    articles = list(items(options.corpus))
    articles = articles[:: max(1, len(articles) // options.articles)] if options.articles else articles
    began = time.perf_counter()
    scores = measure(articles, options.seed, options.failures)
    print(f"{'layout':<28} {'pages':>6} {'title':>8} {'date':>8} {'editors':>8} {'outlets':>8} {'text':>8}")
    for name in sorted(scores, key=lambda name: (name.startswith("all"), name in HELD_OUT, name)):
        print(f"{name:<28} {scores[name].row()}")
    print(f"{len(articles)} pages composed and read in {time.perf_counter() - began:.0f} s")
    reached = (100 * getattr(scores["all"], aspect) / scores["all"].pages >= least for aspect, least in TARGETS.items())
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
