"""Names stand in the order of their pinyin, as the places themselves are called."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Tag
from articles.sorting import pinyin_key

read_anew = import_module("articles.migrations.0008_readings_of_places").read_anew

READ = [
    ("长宁区", "chang2 ning2 qu1"),
    ("成都市长宁路", "cheng2 du1 shi4 chang2 ning2 lu4"),
    ("天长市", "tian1 chang2 shi4"),
    ("六安市", "lu4 an1 shi4"),
    ("六和镇", "liu4 he2 zhen4"),
    ("单县", "shan4 xian4"),
    ("什邡市", "shi2 fang1 shi4"),
    ("曾都区", "zeng1 du1 qu1"),
    ("长子县", "zhang3 zi3 xian4"),
    ("河长制", "he2 zhang3 zhi4"),
    ("长者食堂", "zhang3 zhe3 shi2 tang2"),
    ("大城市", "da4 cheng2 shi4"),
    ("局长", "ju2 zhang3"),
    ("“雪龙2”号", "xue3 long2 2” hao4"),
    ("《甲报》社", "jia3 bao4 》 she4"),
    ("”", "”"),
]


@pytest.mark.parametrize(("name", "key"), READ)
def test_a_name_is_read_as_the_place_is_called(name: str, key: str) -> None:
    assert pinyin_key(name) == key


@pytest.mark.django_db
def test_keys_that_no_person_saved_are_made_anew() -> None:
    Tag.objects.create(name="长宁", pinyin="zhang3 ning2")
    kept = Tag.objects.create(name="长治", pinyin="zhang3 zhi4")
    kept.history.update(history_user=User.objects.create_user("curator"))
    read_anew(apps, connection.schema_editor())
    keys = Tag.objects.filter(name__in=("长宁", "长治"))
    assert dict(keys.values_list("name", "pinyin")) == {"长宁": "chang2 ning2", "长治": "zhang3 zhi4"}
