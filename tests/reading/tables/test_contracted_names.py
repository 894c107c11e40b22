from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.tables.contracted_names import contracted_names
from articles.reading.tables.divisions import divisions

DIVISIONS = {division.code: division for division in divisions()}


def test_every_code_is_a_division_and_the_name_is_made_of_its_characters_in_order() -> None:
    for name, code in contracted_names():
        rest = iter(DIVISIONS[code].name)
        assert all(character in rest for character in name) or name in ("东苏旗", "西苏旗"), name


def test_a_contracted_name_means_one_place() -> None:
    gazetteer = Gazetteer.from_tables()
    for name, code in contracted_names():
        assert [sense.place.key for sense in gazetteer.named(name)] == [code]
