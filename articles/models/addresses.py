"""Addresses of what has no number of its own, made of what it is, so that they survive a rebuild of the archive."""

from hashlib import sha256


def address_of(*parts: str) -> str:
    """12 hexadecimal digits."""
    return sha256("\n".join(parts).encode()).hexdigest()[:12]
