"""How a log line looks: one event a line, `time level logger event key=value …`, never a word of an article."""

import json
import logging

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class LineFormatter(logging.Formatter):
    """Writes what a call passed in `extra=` as key=value pairs behind the event's name."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the library's name
        """The line without its traceback."""
        extras = {key: value for key, value in vars(record).items() if key not in _STANDARD and key != "request"}
        pairs = (f" {key}={json.dumps(value, ensure_ascii=False, default=str)}" for key, value in extras.items())
        return super().formatMessage(record) + "".join(pairs)
