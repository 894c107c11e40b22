"""What breaks a rule on imports: over single imports, over uses of a name, over the graph of modules."""

import ast
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.imports import OURS, Import, Module, inside

Modules = dict[str, Module]


class Breach(NamedTuple):
    """Where a rule is broken, and by what."""

    module: str
    line: int
    what: str


ENGINES = ("haystack", "whoosh", "jieba", "opensearchpy")
LIBRARIES_OF_READING = ("ahocorasick", "docx", "lxml", "numpy", "opencc", "pypinyin", "trafilatura")
"""Neither Django nor anything that reaches for a network; a new one is added here on purpose.

trafilatura can fetch pages, but only when it is asked to: it is handed trees that are parsed already.
"""

NETWORK = ("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "xmlrpc")
NETWORK_MODULES = (*NETWORK, "urllib.request")
SHARED_BY_STAGES = ("record", "rules", "tables")
KNOW_THE_ORDER = {"articles.reading": ("reader", "__main__"), "articles.reading.repair": ("chain",)}
"""In these packages each module is a step, and only the named ones may import steps."""

DRAWERS = {"utils", "util", "helpers", "core", "common", "misc"}
PUBLIC_ALL_THE_SAME = {"_meta"}
"""Django documents it: https://docs.djangoproject.com/en/5.2/ref/models/meta/."""


def all_imports(modules: Modules) -> Iterator[Import]:
    """Every import of every module."""
    for module in modules.values():
        yield from module.imports


def where(breaks: Callable[[Import], bool]) -> Callable[[Modules], Iterator[Breach]]:
    """Breaches by single imports."""

    def breaches(modules: Modules) -> Iterator[Breach]:
        for each in all_imports(modules):
            if breaks(each):
                yield Breach(each.source, each.line, f"imports {'.'.join(filter(None, [each.target, each.name]))}")

    return breaches


def crosses(source: str, *targets: str) -> Callable[[Import], bool]:
    """An import from one package into others."""
    return lambda each: inside(each.source, source) and inside(each.target, *targets)


def leaves_reading(each: Import) -> bool:
    """Reading takes from itself, from Python and from a few libraries."""
    if not inside(each.source, "articles.reading") or inside(each.target, "articles.reading", *LIBRARIES_OF_READING):
        return False
    ours_or_foreign = each.target.split(".")[0] not in sys.stdlib_module_names
    return ours_or_foreign or inside(f"{each.target}.{each.name}".strip("."), *NETWORK_MODULES)


def meets_another_step(each: Import) -> bool:
    """A step of a package whose order one module knows imports another step."""
    for package, knowing in KNOW_THE_ORDER.items():
        if each.source == package or not (inside(each.source, package) and inside(each.target, package)):
            continue
        step, other = (name.removeprefix(f"{package}.").split(".")[0] for name in (each.source, each.target))
        if other not in (step, *SHARED_BY_STAGES) and step not in knowing:
            return True
    return False


def names_an_engine(each: Import) -> bool:
    """Outside search, an import of what only search knows."""
    return inside(each.target, *ENGINES) and not inside(each.source, "search")


def leaves_the_engine(each: Import) -> bool:
    """The engine takes from itself, from whoosh, numpy, numba and Python, and nothing else of ours."""
    if not inside(each.source, "search.columnar") or inside(each.target, "search.columnar"):
        return False
    return each.target.split(".")[0] not in {"whoosh", "numpy", "numba", *sys.stdlib_module_names}


def takes_a_private_name(each: Import) -> bool:
    """`from a import _b`, or a module called _b."""
    last = each.name or each.target.rpartition(".")[2]
    return last.startswith("_") and not last.startswith("__")


def uses_of_private_names(modules: Modules) -> Iterator[Breach]:
    """`a._b`, where `a` came from a module of ours by import."""
    for module in modules.values():
        foreign = {each.bound for each in module.imports if inside(each.target, *OURS)}
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr.startswith("_")
                and not node.attr.startswith("__")
                and node.attr not in PUBLIC_ALL_THE_SAME
                and ast.unparse(node.value) in foreign
            ):
                yield Breach(module.name, node.lineno, f"uses {ast.unparse(node)}")


def drawers(modules: Modules) -> Iterator[Breach]:
    """Modules named for nothing."""
    for name in modules:
        if name.rpartition(".")[2] in DRAWERS:
            yield Breach(name, 1, "is named for nothing")


def rings(modules: Modules) -> Iterator[Breach]:
    """Modules that are reached from themselves, each ring once."""
    edges = {name: set(_loaded_by(module, modules)) for name, module in modules.items()}
    reached = {name: _reached_from(name, edges) for name in modules}
    told: set[str] = set()
    for name in sorted(modules):
        ring = {other for other in reached[name] if name in reached[other]}
        if ring and name not in told:
            told |= ring
            into = (each.line for each in modules[name].imports if each.target in ring)
            others = ", ".join(sorted(ring - {name})) or "itself"
            yield Breach(name, min(into, default=1), f"is in a ring with {others}")


def _loaded_by(module: Module, modules: Modules) -> Iterator[str]:
    """What importing the module loads besides: its targets, and the packages around them that it does not lie in."""
    for each in module.imports:
        parts = each.target.split(".")
        for end in range(1, len(parts) + 1) if not each.for_types else ():
            name = ".".join(parts[:end])
            if name in modules and (end == len(parts) or not inside(module.name, name)):
                yield name


def _reached_from(start: str, edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(edges[name])
    return reached
