"""Gathers every sentence that the code and the templates hand to gettext, without GNU's tools."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CODE = ("archive", "articles", "jobs", "search")
TEMPLATES = ("templates",)

# Which argument is what: context, msgid, plural.
ARGUMENTS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b({'|'.join(ARGUMENTS)})\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)")


class Sentence(NamedTuple):
    """What gettext looks up."""

    msgid: str
    plural: str | None = None
    context: str | None = None


def sentences() -> dict[Sentence, list[str]]:
    """Every sentence with the files that say it, in the order of their paths."""
    found: defaultdict[Sentence, list[str]] = defaultdict(list)
    for folders, pattern, gather in ((CODE, "*.py", _in_code), (TEMPLATES, "*.html", _in_template)):
        for path in sorted(path for folder in folders for path in (ROOT / folder).rglob(pattern)):
            where = path.relative_to(ROOT).as_posix()
            for sentence in gather(path.read_text(encoding="utf-8")):
                if where not in found[sentence]:
                    found[sentence].append(where)
    return dict(found)


def _in_code(source: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ARGUMENTS:
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            # A call with a variable says a sentence that is written elsewhere.
            if texts:
                yield _sentence(node.func.id, [text for text in texts if isinstance(text, str)])


def _in_template(source: str) -> Iterator[Sentence]:
    for call in _CALL.finditer(templatize(source)):
        yield _sentence(call[1], [ast.literal_eval(literal) for literal in re.findall(_LITERAL, call[2])])


def _sentence(function: str, texts: list[str]) -> Sentence:
    return Sentence(**dict(zip(ARGUMENTS[function], texts, strict=False)))
