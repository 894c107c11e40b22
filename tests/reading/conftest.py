import pytest

from articles.reading.finding.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def china() -> Gazetteer:
    return Gazetteer.from_tables()
