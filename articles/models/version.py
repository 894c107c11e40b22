"""What versions of a row keep beside its columns."""

from django.db import models


class WithItsTies(models.Model):
    """`along` is what went with the row when the next version came, by the name of the tie: articles/curating/ties.py.

    None of the newest version, with which goes what goes with the row; and where a program made the next one.
    """

    along = models.JSONField(null=True, editable=False)

    class Meta:
        abstract = True
