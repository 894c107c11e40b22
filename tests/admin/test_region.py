"""The tree stays a tree, whatever a curator does to a region."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Region, RegionAlias
from tests.admin.pages import complaints, save, saved
from tests.cast import a_region

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_region_add")
LIST = reverse("admin:articles_region_changelist")


def page_of(region: Region) -> str:
    return reverse("admin:articles_region_change", args=[region.pk])


@pytest.fixture
def city() -> Region:
    return a_region("测试市", "prefecture")


@pytest.fixture
def district(city: Region) -> Region:
    return a_region("测试区", under=city)


def parent_of(region: Region) -> Region | None:
    fresh = Region.objects.get(pk=region.pk)
    parent: Region | None = Region.objects.get_parent(fresh)
    return parent


def sound(top: Region) -> bool:
    """Whether treebeard finds no fault at or below the region."""
    return not any(Region.objects.find_problems(parent=Region.objects.get(pk=top.pk)))


def test_a_zone_is_added_at_the_root(admin_client: Client) -> None:
    saved(admin_client, ADD, name="测试新区", slug="test-zone", kind="functional-zone")
    assert parent_of(Region.objects.get(slug="test-zone")) is None


def test_a_zone_is_added_below_a_region(admin_client: Client, city: Region) -> None:
    saved(admin_client, ADD, name="测试高新区", slug="test-zone", kind="functional-zone", parent=city.pk)
    assert parent_of(Region.objects.get(slug="test-zone")) == city
    assert sound(city)


def test_a_zone_is_told_what_it_covers(admin_client: Client, district: Region) -> None:
    saved(admin_client, ADD, name="测试高新区", slug="test-zone", kind="functional-zone", covers=str(district.pk))
    assert list(Region.objects.get(slug="test-zone").covers.all()) == [district]


def test_saving_without_a_change_moves_nothing(admin_client: Client, district: Region) -> None:
    saved(admin_client, page_of(district))
    assert Region.objects.get(pk=district.pk).path == district.path


def test_a_region_moves_with_all_that_lies_in_it(admin_client: Client, district: Region) -> None:
    town = a_region("测试镇", "township", under=district)
    other_city = a_region("别的市", "prefecture")
    saved(admin_client, page_of(district), parent=other_city.pk)
    assert (parent_of(district), parent_of(town)) == (other_city, district)
    assert sound(other_city)


def test_a_region_moves_to_the_root(admin_client: Client, district: Region) -> None:
    saved(admin_client, page_of(district), parent="")
    assert parent_of(district) is None
    assert sound(district)


def test_a_renamed_region_keeps_its_place(admin_client: Client, city: Region, district: Region) -> None:
    saved(admin_client, page_of(district), name="改名区")
    assert (parent_of(district), Region.objects.get(pk=district.pk).pinyin) == (city, "gai3 ming2 qu1")


def test_a_region_cannot_lie_in_a_part_of_itself(admin_client: Client, city: Region, district: Region) -> None:
    response = save(admin_client, page_of(city), parent=district.pk)
    assert "errorlist" in complaints(response)
    assert parent_of(city) is None


def test_a_region_with_parts_cannot_be_deleted(admin_client: Client, city: Region, district: Region) -> None:
    delete = reverse("admin:articles_region_delete", args=[city.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == HTTPStatus.FORBIDDEN


def test_a_leaf_is_deleted_and_the_tree_stays_sound(admin_client: Client, city: Region, district: Region) -> None:
    admin_client.post(reverse("admin:articles_region_delete", args=[district.pk]), {"post": "yes"})
    assert Region.objects.get(pk=city.pk).is_leaf()
    assert sound(city)


def test_regions_are_not_deleted_by_the_handful(admin_client: Client, city: Region, district: Region) -> None:
    admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [city.pk], "post": "yes"})
    assert Region.objects.filter(pk=city.pk).exists()


@pytest.mark.parametrize("typed", ["测试区", "测区旧名", "9876"])
def test_a_region_is_found_by_name_former_name_or_code(admin_client: Client, city: Region, typed: str) -> None:
    found = a_region("测试区", under=city, code="987654")
    RegionAlias.objects.create(region=found, name="测区旧名")
    assert [row.pk for row in admin_client.get(LIST, {"q": typed}).context["cl"].result_list] == [found.pk]


def test_the_list_says_what_a_region_lies_in(admin_client: Client, district: Region) -> None:
    (row,) = admin_client.get(LIST, {"q": "测试区"}).context["cl"].result_list
    assert row.parent_name == "测试市"
