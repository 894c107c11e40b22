"""A seal: what stands behind the table of contents of a commit, and tells whether it and its files are as written.

the content, as Whoosh wrote it
JSON: every file the commit may name, with its size and its CRC-32
the length of the JSON, "seal", the CRC-32 of all before
"""

import json
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

from search.troubles import IndexDamaged

SEAL_VERSION = 1
"""Raised with every change of the above: an index with other seals is asked to be made anew."""
_LENGTH, _CRC32 = struct.Struct("<I4s"), struct.Struct("<I")
_MAGIC = b"seal"
_PIECE = 1 << 20


class Sum(NamedTuple):
    """What is known of a file that will not change."""

    size: int
    crc32: int


def sum_of(file: Path) -> Sum:
    """Of all its bytes."""
    size = crc32 = 0
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            size, crc32 = size + len(piece), zlib.crc32(piece, crc32)
    return Sum(size, crc32)


def seal_of(content: bytes, sums: dict[str, Sum]) -> bytes:
    """What is to stand behind the content."""
    listed = json.dumps(sums).encode()
    seal = listed + _LENGTH.pack(len(listed), _MAGIC)
    return seal + _CRC32.pack(zlib.crc32(content + seal))


def unsealed(name: str, raw: bytes) -> tuple[bytes, dict[str, Sum]]:
    """The content before the seal, and what the seal lists. Raises IndexDamaged."""
    body, crc32 = raw[: -_CRC32.size], raw[-_CRC32.size :]
    listed, tail = body[: -_LENGTH.size], body[-_LENGTH.size :]
    if len(tail) < _LENGTH.size or crc32 != _CRC32.pack(zlib.crc32(body)) or not tail.endswith(_MAGIC):
        raise IndexDamaged from ValueError(f"{name}: its seal is broken")
    start = len(listed) - _LENGTH.unpack(tail)[0]
    return listed[:start], {file: Sum(*known) for file, known in json.loads(listed[start:]).items()}
