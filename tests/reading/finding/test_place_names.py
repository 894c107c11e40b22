from datetime import date

import pytest

from articles.reading.finding.place_names import Alias, Place, forms_of


def forms(name: str, kind: str, *aliases: Alias) -> dict[str, str]:
    return dict(forms_of(Place("", name, kind, None, None, aliases)))


@pytest.mark.parametrize(
    ("name", "kind", "others"),
    [
        ("湖南省", "province", {"湖南": "short"}),
        ("内蒙古自治区", "province", {"内蒙古": "short"}),
        ("香港特别行政区", "province", {"香港特区": "alias", "香港": "short"}),
        ("长沙市", "prefecture", {"长沙": "short"}),
        ("大兴安岭地区", "prefecture", {"大兴安岭": "short"}),
        ("湘西土家族苗族自治州", "prefecture", {"湘西州": "alias", "湘西": "short"}),
        ("伊犁哈萨克自治州", "prefecture", {"伊犁州": "alias", "伊犁": "short"}),
        ("岳麓区", "county", {"岳麓": "bound"}),
        ("沈北新区", "county", {"沈北": "bound"}),
        ("攸县", "county", {}),
        ("神农架林区", "county", {"神农架": "bound"}),
        ("芷江侗族自治县", "county", {"芷江县": "alias", "芷江": "bound"}),
        ("隆林各族自治县", "county", {"隆林县": "alias", "隆林": "bound"}),
        ("东乡族自治县", "county", {"东乡县": "alias", "东乡": "bound"}),
        ("莫力达瓦达斡尔族自治旗", "county", {"莫力达瓦旗": "alias", "莫力达瓦": "bound"}),
        ("雷打石镇", "township", {}),
        ("泰山路街道", "township", {}),
        ("王府街道办事处", "township", {"王府街道": "alias"}),
        ("中村瑶族乡", "township", {"中村乡": "alias"}),
    ],
)
def test_a_place_is_called_by_its_name_and_shorter(name: str, kind: str, others: dict[str, str]) -> None:
    assert forms(name, kind) == {name: "full"} | others


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("株洲高新技术产业开发区", {"株洲高新区", "株洲国家高新区"}),
        ("湖南益阳高新技术产业园区", {"益阳高新区", "益阳高新技术产业开发区"}),
        ("秦皇岛市经济技术开发区", {"秦皇岛经开区", "秦皇岛经济技术开发区"}),
        ("益阳市大通湖管理区", {"大通湖管理区"}),
        ("湖南湘江新区", {"湘江新区"}),
        ("乌拉盖管理区管委会", {"乌拉盖管理区"}),
    ],
)
def test_a_zone_is_called_as_its_sort_is(name: str, also: set[str]) -> None:
    assert also <= forms(name, "functional-zone").keys()


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("吉林高新技术产业开发区", "高新区"),
        ("湖南自贸试验区", "自贸试验区"),
        ("陕西航空经济技术开发区", "航空经开区"),
        ("广西-东盟经济技术开发区", "-东盟经开区"),
    ],
)
def test_the_province_is_kept_where_nothing_else_names_the_zone(name: str, never: str) -> None:
    assert not {each for each in forms(name, "functional-zone") if name.endswith(each)} - {name}
    assert never not in forms(name, "functional-zone")


def test_words_for_a_sort_of_place_are_no_names() -> None:
    assert forms("城区", "county") == {}
    assert "监狱城" not in forms("监狱城", "township")


def test_a_name_with_a_last_day_is_a_former_one() -> None:
    assert forms("宁乡市", "county", Alias("宁乡县", None, date(2017, 7, 10)))["宁乡县"] == "former"
