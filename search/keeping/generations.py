"""Where the index lies: one folder a generation, and a pointer that names the live one.

    index/current               the name of the live generation
    index/20261120-101500-3f2a/ one generation: Whoosh's files, and by what rules they were made

A rebuild fills a new folder beside the live one and then swaps the pointer, in one rename. Readers keep what they have
open: a file that is removed lives on until its last reader lets go.
"""

import json
import logging
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from types import MappingProxyType
from typing import Any, NamedTuple

from django.utils import timezone
from whoosh.fields import Schema
from whoosh.index import TOC, EmptyIndexError, LockError

from search.columnar.codec import ColumnarCodec
from search.columnar.inverting.writer import ColumnarWriter
from search.keeping.durable import DurableIndex, DurableStorage, Whole, sync, write_synced
from search.keeping.segments import Opened, open_terms
from search.preparing.schema import whoosh_documents
from search.troubles import (
    DocumentRefused,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexTrouble,
    IndexUnreadable,
)
from search.words.own import Own, writing_with

logger = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds to wait for another writer: who only swaps segments that were joined takes a moment."""

Rules = Mapping[str, Any]
"""By what an index is made: versions of tokens, folding and documents."""
_OWN_WORDS = "own words"
"""Beside the rules: an index made with others is none the worse, but is asked with those that it was made with."""


@contextmanager
def engine_troubles() -> Iterator[None]:
    """Whatever fails inside names the trouble that a person can mend."""
    try:
        yield
    except IndexTrouble:
        raise
    except LockError as error:
        raise IndexLocked from error
    except EmptyIndexError as error:
        raise IndexDamaged from error
    except OSError as error:
        raise (IndexDamaged if isinstance(error, FileNotFoundError) else IndexUnreadable) from error
    except Exception as error:
        # Whoosh meets a torn file with whatever its parsing stumbles over: struct, pickle, zlib, KeyError, NameError …
        # A fault of ours looks the same to who asked, so the log says where it arose.
        _log("index.not_understood", error)
        raise IndexDamaged from error


@contextmanager
def document_troubles() -> Iterator[None]:
    """What fails inside, and neither for the index nor for the system, fails for the documents that are written."""
    try:
        yield
    except (IndexTrouble, LockError, EmptyIndexError, OSError):
        raise
    except Exception as error:
        _log("index.document_refused", error)
        raise DocumentRefused from error


def _log(event: str, error: Exception) -> None:
    """What failed and where, and nothing of a text."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)[-3:]]
    logger.warning(event, extra={"cause": type(error).__name__, "places": places})


class Made(NamedTuple):
    """A segment that was made beside the index, and its file, which nobody reads yet."""

    segment: Any
    file: Whole


@dataclass(frozen=True, slots=True)
class Generation:
    """One index on disk. `own`: the words of curators by which its texts are cut."""

    folder: Path
    schema: Schema
    own: Own = ()

    def index(self) -> DurableIndex:
        """Open it. The schema is ours, not the pickled one, so that code can be moved without touching an index."""
        return DurableIndex(self.folder, self.schema)

    def replace(
        self,
        key: str,
        values: Iterable[str],
        documents: Iterable[Mapping[str, Any]],
        opened: Mapping[str, Opened] = MappingProxyType({}),
    ) -> None:
        """Delete every document whose `key` has one of the values, then add the documents, in one commit.

        `opened`: segments that need not be opened for it. Raises IndexTrouble, and then nothing has changed.
        """
        with self._commit() as writer, document_troubles():
            self._delete(writer, key, values, opened)
            for document in whoosh_documents(documents, self.schema):
                writer.add_document(**document)
            writer.write()

    def adopt(
        self,
        made: Iterable[Made],
        key: str = "",
        values: Iterable[str] = (),
        opened: Mapping[str, Opened] = MappingProxyType({}),
    ) -> None:
        """The same with segments that were made beside the index."""
        with self._commit() as writer:
            self._delete(writer, key, values, opened)
            for segment, file in made:
                writer.storage.adopt(file)
                writer.add_segment(segment)

    @contextmanager
    def _commit(self) -> Iterator[ColumnarWriter]:
        with engine_troubles(), writing_with(self.own):
            writer = ColumnarWriter(self.index(), ColumnarCodec(), timeout=PATIENCE)
            try:
                yield writer
                writer.commit(mergetype=_all_with_documents)
            except BaseException:
                if not writer.is_closed:
                    writer.cancel()
                raise

    def _delete(self, writer: ColumnarWriter, key: str, values: Iterable[str], opened: Mapping[str, Opened]) -> None:
        terms = [self.schema[key].to_bytes(value) for value in values]
        for segment in writer.segments if terms else ():
            name = segment.segment_id()
            of_segment = opened[name].terms if name in opened else open_terms(writer.storage, segment)
            writer.delete_terms(segment, of_segment.fields.get(key), terms)

    def verify(self) -> None:
        """Read every byte of the newest commit, and compare. Raises IndexTrouble."""
        with engine_troubles():
            self.index().verify()


def _all_with_documents(_: ColumnarWriter, segments: list[Any]) -> list[Any]:
    """What stays after a commit: it joins nothing while somebody waits."""
    return [segment for segment in segments if segment.doc_count()]


@dataclass(frozen=True, slots=True)
class Generations:
    """The index's folder with all that is in it."""

    root: Path
    schema: Schema
    rules: Rules

    def live(self) -> Generation:
        """The generation that readers read. Raises IndexMissing, or IndexOutdated where other rules made it."""
        with engine_troubles():
            try:
                folder = self._live_folder()
            except FileNotFoundError:
                raise IndexMissing from None
            made_by = json.loads((folder / "rules.json").read_text(encoding="utf-8"))
            own = made_by.pop(_OWN_WORDS, "")
            if made_by != self.rules:
                raise IndexOutdated
            return Generation(folder, self.schema, tuple(own.split()))

    def create(self, own: Own = ()) -> Generation:
        """An empty generation that nobody reads yet, whose texts will be cut with these words of curators too."""
        with engine_troubles():
            folder = self.root / f"{timezone.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
            folder.mkdir(parents=True)
            write_synced(folder / "rules.json", json.dumps({**self.rules, _OWN_WORDS: " ".join(own)}))
            TOC.create(DurableStorage(folder), self.schema)
            sync(self.root)
            return Generation(folder, self.schema, own)

    def create_like_live(self) -> Generation:
        """The same with the words of the live one, and with none where there is no index."""
        try:
            own = self.live().own
        except IndexTrouble:
            own = ()
        return self.create(own)

    def publish(self, generation: Generation) -> None:
        """Make it the live one, and remove all others: those that are being read vanish with their last reader."""
        with engine_troubles():
            draft = self.root / f"current.{os.getpid()}"
            write_synced(draft, generation.folder.name)
            draft.replace(self.root / "current")
            sync(self.root)
            self.sweep()

    def sweep(self) -> None:
        """Remove every generation but the live one: older ones, and what a rebuild that was cut off left behind."""
        live = self._live_folder()
        for folder in self.root.iterdir():
            if folder.is_dir() and folder != live:
                shutil.rmtree(folder, ignore_errors=True)

    def discard(self, generation: Generation) -> None:
        """Remove it, unless it is the live one by now."""
        with suppress(FileNotFoundError):
            if generation.folder == self._live_folder():
                return
        shutil.rmtree(generation.folder, ignore_errors=True)

    def _live_folder(self) -> Path:
        return self.root / (self.root / "current").read_text(encoding="ascii").strip()
