"""By which names the articles are found that change with a row."""

import pytest

from articles.curating.called import names_of_misnomer, names_of_organisation, names_of_region
from articles.models import Misnomer, Organisation, RegionAlias
from tests.cast import a_region

pytestmark = pytest.mark.django_db


def test_a_region_was_called_what_its_history_says() -> None:
    region = a_region("青禾县")
    alias = RegionAlias.objects.create(region=region, name="旧禾县")
    region.name = "柳溪市"
    region.save()
    alias.delete()
    assert set(names_of_region(region)) == {"青禾", "柳溪", "旧禾"}


def test_what_a_zone_covers_changes_with_it() -> None:
    zone, covered = a_region("禾上高新区", "functional-zone"), a_region("青禾镇", "township")
    zone.covers.add(covered)
    assert "青禾镇" in names_of_region(zone)
    assert not any("禾上" in name for name in names_of_region(covered))


def test_other_names_that_a_body_had_are_looked_for_as_well() -> None:
    body = Organisation.objects.create(name="柳叶商贸公司", aliases=["柳叶小铺"])
    body.aliases = ["柳叶大铺"]
    body.save()
    assert set(names_of_organisation(body)) == {"柳叶商贸公司", "柳叶小铺", "柳叶大铺"}


def test_of_words_that_hold_one_another_the_shortest_is_enough() -> None:
    misnomer = Misnomer.objects.create(words="青禾路口")
    misnomer.words = "青禾路"
    misnomer.save()
    assert names_of_misnomer(misnomer) == ["青禾路"]
