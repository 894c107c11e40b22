import pytest
from hypothesis import settings

from articles.reading.finding.gazetteer import Gazetteer

# The first text to be read pays for the tables; what takes too long is told by tests of their own.
settings.register_profile("reading", deadline=None)
settings.load_profile("reading")


@pytest.fixture(scope="session")
def china() -> Gazetteer:
    return Gazetteer.from_tables()
