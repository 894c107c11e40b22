"""A few regions as a tree, and the others with where they lie."""

from search.showing.naming import Value
from search.showing.places_shown import Placed, flat, tree, with_whereabouts

PROVINCE = Value("43", "甲省", 9, "0001")
CITY = Value("4301", "乙市", 7, "00010001")
DISTRICT = Value("430104", "丙区", 2, "000100010003")
OTHER = Value("11", "丁省", 8, "0002")
ALL = [PROVINCE, OTHER, CITY, DISTRICT]


def test_parents_stand_before_their_children_and_the_most_frequent_first() -> None:
    shown, rest = tree(ALL, (), 10)
    assert shown == [Placed(PROVINCE, 0), Placed(CITY, 1), Placed(DISTRICT, 2), Placed(OTHER, 0)]
    assert rest == []


def test_of_too_many_the_most_frequent_are_shown() -> None:
    shown, rest = tree(ALL, (), 2)
    assert ([placed.value for placed in shown], rest) == ([PROVINCE, OTHER], [CITY, DISTRICT])


def test_what_lies_in_a_chosen_place_and_above_it_comes_before_others() -> None:
    shown, rest = tree(ALL, [CITY.path], 3)
    assert ([placed.value for placed in shown], rest) == ([PROVINCE, CITY, DISTRICT], [OTHER])


def test_a_place_whose_parent_is_not_shown_stands_below_the_nearest_that_is() -> None:
    assert tree([PROVINCE, DISTRICT], (), 3)[0] == [Placed(PROVINCE, 0), Placed(DISTRICT, 1)]


def test_the_others_say_where_they_lie() -> None:
    assert with_whereabouts([DISTRICT], ALL) == [Placed(DISTRICT, 0, "甲省 › 乙市")]
    assert flat([OTHER]) == [Placed(OTHER)]
