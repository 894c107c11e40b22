"""An archive of invented news, with what the journalists' tasks stumble over in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import Archive, serving, until

_GRID = "浦東新區陸家嘴街道把網格化服務送進樓組。網格員說，樓組有難事，網格化平臺當天就辦。\n網格化黨建走在前面。"
PIECES = [
    *(
        f"網格化服務走進第{number}樓組\n2021-{month:02}-09 來源：浦東晨訊\n\n{_GRID}"
        for month, number in enumerate("一二三四五", 2)
    ),
    "网格化服务走进菜场\n2021-04-12 来源：浦东晨讯\n\n浦东新区陆家嘴街道把网格化服务送进菜场，摊主有难事，当天就办。",
    "網格化服務走進茶園\n2021-04-15 來源：長沙晨訊\n\n長沙縣金井鎮把網格化服務送進茶園，茶農有難事，當天就辦。",
    "一年里的党建账本\n来源：甲区报\n\n今年是中国共产党成立100周年。村里把一年的党建账本摆到桌上。",
    "老支书的党建日记\n来源：甲区报\n\n今年是中国共产党成立100周年。老支书把党建日记交给村里。",
    "四月党建例会\n2021-04-20 来源：甲区报\n\n街道召开四月党建例会，听取了六个支部的汇报。",
    "七月党建例会\n2021-07-20 来源：甲区报\n\n街道召开七月党建例会，听取了七个支部的汇报。",
    "冬日党建小课\n2020-12-20 来源：甲区报\n\n街道把党建小课开到冬日的广场上，来听的人不少。",
    "两学一做进车间\n2021-05-02 来源：甲区报\n\n车间里开起两学一做小课堂，工人们围坐一圈，边学边做。",
    "党史学习教育进社区\n2021-05-06 来源：甲区报\n\n社区把党史学习教育送到家门口，居民搬来小凳子听故事。",
    "党史学习教育动员会召开\n2021-03-06 来源：甲区报\n\n街道召开动员会，部署下半年的工作。",
    "党史学习教育走进军营\n2021-06-16 来源：甲区报\n\n战士们围坐在一起，听老兵讲过去的故事。",
    "老街故事\n2021-06-18 来源：甲区报\n\n老街上的党史学习教育课堂坐满了人。",
]


@contextmanager
def newsroom(folder: Path, prepared: Path) -> Iterator[Archive]:
    """The archive, served until the end of the block."""
    news = folder / "news"
    news.mkdir()
    for number, text in enumerate(PIECES):
        (news / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with serving(folder, prepared) as archive:
        archive.manage("import_articles", str(news))
        assert until(lambda: archive.count("网格化") >= 7)
        yield archive
