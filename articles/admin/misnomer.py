"""Words that name nothing."""

from articles.admin.conflict import RefusesStale
from articles.admin.history import HistoryAdmin
from articles.admin.outlook import HasOutlook
from articles.admin.read_only import NotDeleted
from articles.curating.called import names_of_misnomer
from articles.models import Misnomer
from articles.reading.script import simplify


class MisnomerForm(RefusesStale):
    """Phrases as texts have them, so that a twin in the other script is told before it is saved."""

    def clean_words(self) -> str:
        words: str = simplify(self.cleaned_data["words"].strip())
        return words


class MisnomerAdmin(NotDeleted, HasOutlook, HistoryAdmin):
    """A phrase that is to count no longer is switched off: deleted, nobody could tell which articles held it."""

    form = MisnomerForm
    list_display = ["words", "subject", "active", "reason"]
    list_filter = ["subject", "active"]
    search_fields = ["words", "reason"]
    ordering = ["words", "subject"]
    list_per_page = 50

    def names_of(self, row: Misnomer) -> list[str]:
        return names_of_misnomer(row)
