"""The style guide shows every component, and every colour can be told from its ground."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from search.styleguide.tokens import PAIRS, Pair, contrast, tokens
from tests.pages.reader import read

CSS = Path(settings.BASE_DIR) / "static" / "css"
SHEETS = sorted({*CSS.glob("*.css")} - {CSS / "site.css"})  # which only imports the others
TOKENS = tokens(CSS / "tokens.css")
LAYER = re.compile(r"@layer (tokens|base|layout|components|pages|paper) \{\n")


@pytest.mark.django_db
def test_it_shows_every_component_and_asks_nothing(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEBUG = True
    with django_assert_num_queries(0):
        page = read(client, "/styleguide/")
    for made in ("search-box", "chips", "facet", "hit", "article-line", "figures", "histogram", "sheet", "month-grid"):
        assert made in page
    for made in ("coverage", "tree", "breadcrumbs", "notice", "label", "pagination"):
        assert f'class="{made}' in page


@pytest.mark.django_db
def test_readers_of_an_archive_have_none(client: Client) -> None:
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.parametrize("way", ["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.over}-on-{pair.ground}")
def test_a_colour_can_be_told_from_its_ground(pair: Pair, way: str) -> None:
    colours = getattr(TOKENS, way)
    assert contrast(colours[pair.over], colours[pair.ground]) >= pair.least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_dark_has_a_value_of_its_own_for_every_colour_but_what_is_white_on_red() -> None:
    same = {name for name in TOKENS.colours if TOKENS.light[name] == TOKENS.dark[name]}
    assert same == {"accent-ink"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_is_of_one_layer(sheet: Path) -> None:
    assert len(LAYER.findall(sheet.read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_colours_are_named_in_the_tokens_and_nowhere_else(sheet: Path) -> None:
    on_screen = sheet.read_text(encoding="utf-8").partition("@media print")[0]
    assert sheet.stem in ("tokens", "print") or not re.search(r"#[0-9a-f]{3,6}(?=[;\s])", on_screen)
