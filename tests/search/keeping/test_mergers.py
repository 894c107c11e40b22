"""After a merger and after its undoing the index, the facets, the counts and the rows agree at once."""

import pytest
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import undo
from search.keeping.generations import Generations
from search.keeping.indexing import check, drain
from search.models import Mark
from tests.curating.merging.kin import MAKERS, Kin

pytestmark = pytest.mark.django_db


@pytest.fixture(params=MAKERS)
def kin(request: pytest.FixtureRequest, index: Generations) -> Kin:
    kin = MAKERS[request.param]()
    drain()
    return kin


def assert_in_step() -> None:
    """Nothing is owed, and of what this index holds nothing is otherwise than in the rows."""
    assert not Mark.objects.exists()
    found = check()
    assert (found.stale, found.extra) == ([], [])


def test_the_index_follows_a_merger_and_its_undoing(
    kin: Kin, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        merger = merge(kin.kind, kin.keys, kin.keys[0], kin.chosen)
    assert_in_step()
    with django_capture_on_commit_callbacks(execute=True):
        undo(merger)
    assert_in_step()
