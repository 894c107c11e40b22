"""Addresses as people type them: curl sends `?q=党建` in plain UTF-8, which the HTTP standard does not know."""

import re

from gunicorn.http.message import Request

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class ForgivingRequest(Request):
    """Percent-encodes what the client has not; gunicorn's own answers 400."""

    def parse_request_line(self, line_bytes: bytes) -> None:
        """The first line of the request."""
        super().parse_request_line(_BEYOND_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], line_bytes))
