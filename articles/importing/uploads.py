"""Where uploaded files lie until they are imported: a folder an upload, and in it files without names of their own."""

import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from articles.importing.bounds import bounds_from_settings
from articles.importing.files import Unreadable, open_file
from articles.importing.items import Item
from articles.importing.opening import Opening, endings_of
from articles.models import Upload

STRAY = 24 * 60 * 60
"""Seconds after which a folder without its row was left by a request that was cut off."""


def folder_of(upload: Upload) -> Path:
    return Path(settings.UPLOADS) / str(upload.pk)


def keep(upload: Upload, files: Iterable[UploadedFile]) -> None:
    """Write them down, and note their names and sizes in the row, which is not saved."""
    forget_strays()
    # A database that was made anew counts from one again.
    forget(upload)
    folder = folder_of(upload)
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        with (folder / str(number)).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        upload.files.append([file.name, file.size])


def items_of(upload: Upload) -> Iterator[Item]:
    """Every article in the files, under the names that these were sent with; the same in the same order each time."""
    form = endings_of(f"x.{upload.form}") if upload.form else ()
    opening = Opening(upload.columns, form, bounds_from_settings())
    for number, (name, _size) in enumerate(upload.files):
        try:
            with open_file(folder_of(upload) / str(number)) as stream:
                yield from opening.items(stream, name, name)
        except Unreadable as reason:
            yield Item(name, trouble=str(reason))


def forget(upload: Upload) -> None:
    """Remove the files."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)


def forget_strays() -> None:
    """Remove what no row knows."""
    known = set(map(str, Upload.objects.values_list("pk", flat=True)))
    root = Path(settings.UPLOADS)
    for folder in root.iterdir() if root.exists() else ():
        if folder.name not in known and folder.stat().st_mtime < time.time() - STRAY:
            shutil.rmtree(folder, ignore_errors=True)
