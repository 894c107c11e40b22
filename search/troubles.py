"""What can be wrong with the index, each told in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from haystack.exceptions import SearchBackendError


class IndexTrouble(SearchBackendError):
    """Searching or indexing is not possible just now; browsing is."""

    sentence: str | Promise = _("The search index cannot be used.")

    def __str__(self) -> str:
        return str(self.sentence)


class IndexMissing(IndexTrouble):
    """No index has been built."""

    sentence = _("There is no search index yet. `manage.py index` builds it.")


class IndexOutdated(IndexTrouble):
    """The index was made by other rules than the ones that would now read it."""

    sentence = _("The search index was made by another version. `manage.py index --rebuild` makes it anew.")


class IndexDamaged(IndexTrouble):
    """A file of the index is missing or cannot be understood."""

    sentence = _("The search index is damaged. `manage.py index --rebuild` makes it anew.")


class DocumentRefused(IndexTrouble):
    """What is to be written cannot be made into what the index holds. The index is as it was."""

    sentence = _("An article cannot be written to the search index; the log says why. The index is as it was.")


class IndexUnreadable(IndexTrouble):
    """The system does not let this process read or write the index."""

    sentence = _("The search index cannot be read or written. Check its folder's permissions and the free disk space.")


class IndexLocked(IndexTrouble):
    """Another process is writing."""

    sentence = _("Another process is writing the search index. Try again when it has finished.")


class IndexUnfinished(IndexTrouble):
    """A process that wrote a part of a new index was ended."""

    sentence = _(
        "A process that wrote the new search index was ended, perhaps for want of memory. "
        "`manage.py index --rebuild --jobs 1` needs less."
    )
