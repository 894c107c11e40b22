"""What curators say of names counts from the next reading on."""

import pytest

from articles.importing.gazetteer import names_from_rows
from articles.models import Judgement, Misnomer, Organisation, Region, RegionAlias
from articles.reading.reader import read
from tests.cast import a_region

pytestmark = pytest.mark.django_db

TEXT = "青禾镇的村民来到柳叶小铺,说起青禾镇综合服务中心的变化。"


@pytest.fixture
def town() -> Region:
    return a_region("青禾镇", kind="township", under=a_region("柳河县"))


def bodies_in(text: str) -> list[str]:
    record = read(text.encode(), "a.txt", names_from_rows().gazetteer())
    return [organisation.name for organisation in record.organisations]


def test_a_confirmed_body_is_found_by_its_other_names() -> None:
    Organisation.objects.create(name="柳叶商贸有限公司", aliases=["柳叶小铺"], status=Judgement.CONFIRMED)
    assert "柳叶商贸有限公司" in bodies_in(TEXT)


def test_a_suggested_body_teaches_no_other_name() -> None:
    Organisation.objects.create(name="柳叶商贸有限公司", aliases=["柳叶小铺"])
    assert "柳叶商贸有限公司" not in bodies_in(TEXT)


def test_a_name_that_is_never_an_organisation_is_not_found(town: Region) -> None:
    assert "青禾镇综合服务中心" in bodies_in(TEXT)
    Organisation.objects.create(name="青禾镇综合服务中心", status=Judgement.REJECTED)
    assert "青禾镇综合服务中心" not in bodies_in(TEXT)


def test_another_name_of_a_region_is_found(town: Region) -> None:
    RegionAlias.objects.create(region=town, name="禾上镇")
    record = read("柳河县禾上镇的村民。".encode(), "a.txt", names_from_rows().gazetteer())
    assert "青禾镇" in [region.name for region in record.regions]


def test_a_village_that_nobody_confirmed_is_no_known_name(town: Region) -> None:
    village = a_region("柳树村", kind="village", under=town)
    Region.objects.filter(pk=village.pk).update(status=Judgement.SUGGESTED)
    assert village.slug not in names_from_rows().gazetteer()


def regions_in(text: str) -> list[str]:
    record = read(text.encode(), "a.txt", names_from_rows().gazetteer())
    return [region.name for region in record.regions]


def test_in_a_phrase_that_is_never_to_be_taken_no_place_is_found(town: Region) -> None:
    text = "柳河县青禾镇的村民唱起《青禾镇上》，青禾镇上有歌声。"
    assert regions_in(text) == ["柳河县", "青禾镇"]
    Misnomer.objects.create(words="柳河縣", subject="region")
    assert regions_in(text) == ["青禾镇"]


@pytest.mark.parametrize(
    ("subject", "is_found"), [("organisation", False), ("any", False), ("region", True), ("event", True)]
)
def test_a_phrase_bars_the_subject_that_it_is_never(town: Region, subject: str, is_found: bool) -> None:
    Misnomer.objects.create(words="来到青禾镇综合服务中心", subject="organisation", active=False)
    Misnomer.objects.create(words="青禾镇综合服务中心", subject=subject)
    assert ("青禾镇综合服务中心" in bodies_in(TEXT)) is is_found
