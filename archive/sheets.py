"""Static files as they are served: what a style sheet imports stands in it, so that a browser asks for one file."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
_IMPORT = re.compile(r'^@import url\("([^"]+)"\)( \w+)?;$', re.MULTILINE)


def joined(sheet: str, read: Callable[[str], str]) -> str:
    """The sheet with every other one where it imports it, under `@media` where it says for which."""

    def imported(match: re.Match[str]) -> str:
        name, medium = match.groups()
        return f"@media{medium} {{\n{read(name)}}}" if medium else read(name)

    return _IMPORT.sub(imported, sheet)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins our sheet before it is given its hash. The others stay, for pages that must do without a manifest."""

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        """As collectstatic calls it: where each file was found, by its name."""
        if not options.get("dry_run"):
            self._join(paths)
        yield from super().post_process(paths, **options)

    def _join(self, paths: dict[str, tuple[Storage, str]]) -> None:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        whole = joined(read(SHEET), lambda name: read(f"css/{name}"))
        self.delete(SHEET)
        self.save(SHEET, ContentFile(whole.encode()))
        paths[SHEET] = (self, SHEET)
