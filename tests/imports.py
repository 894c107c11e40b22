"""What each module of the archive imports, read from its source without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

OURS = ("archive", "articles", "jobs", "search")


@dataclass(frozen=True, slots=True)
class Import:
    """One name that one module takes from another.

    `target` is the module taken from: where `from a import b` finds a module a.b, that module. `name` is what is taken
    from it ("" for a module as a whole), `bound` the name it has here.
    """

    source: str
    line: int
    target: str
    name: str
    bound: str
    in_function: bool
    for_types: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One file of ours, by its dotted name."""

    name: str
    file: Path
    tree: ast.Module
    is_package: bool
    imports: tuple[Import, ...] = ()


def inside(name: str, *packages: str) -> bool:
    """Whether the dotted name is one of the packages or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def modules_below(root: Path) -> dict[str, Module]:
    """Every module of ours by name; files are relative to the root."""
    files = sorted(file for package in OURS for file in (root / package).rglob("*.py"))
    bare = {module.name: module for module in (_parsed(root, file) for file in files)}
    return {
        name: Module(name, module.file, module.tree, module.is_package, tuple(_imports_of(module, set(bare))))
        for name, module in bare.items()
    }


def _parsed(root: Path, file: Path) -> Module:
    path = file.relative_to(root)
    is_package = file.name == "__init__.py"
    parts = path.parent.parts if is_package else path.with_suffix("").parts
    return Module(".".join(parts), path, ast.parse(file.read_text(encoding="utf-8")), is_package)


class _Statement(NamedTuple):
    node: ast.Import | ast.ImportFrom
    in_function: bool
    for_types: bool


def _imports_of(module: Module, ours: set[str]) -> Iterator[Import]:
    for node, in_function, for_types in _statements(module.tree):
        for alias in node.names:
            target, name = _taken(module, node, alias, ours)
            bound = alias.asname or alias.name
            yield Import(module.name, node.lineno, target, name, bound, in_function, for_types)


def _taken(module: Module, node: ast.Import | ast.ImportFrom, alias: ast.alias, ours: set[str]) -> tuple[str, str]:
    """The module, and the name taken from it."""
    if isinstance(node, ast.Import):
        return alias.name, ""
    base = node.module or ""
    if node.level:
        parts = module.name.split(".")
        above = parts[: len(parts) - node.level + module.is_package]
        base = ".".join([*above, *filter(None, [node.module])])
    whole = f"{base}.{alias.name}"
    return (whole, "") if whole in ours else (base, alias.name)


def _statements(node: ast.AST, in_function: bool = False, for_types: bool = False) -> Iterator[_Statement]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield _Statement(child, in_function, for_types)
        elif isinstance(child, ast.If) and ast.unparse(child.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            for inner in child.body:
                yield from _statements(ast.Module([inner], []), in_function, for_types=True)
            for inner in child.orelse:
                yield from _statements(ast.Module([inner], []), in_function, for_types)
        else:
            yield from _statements(child, in_function or _is_function(child, node), for_types)


def _is_function(child: ast.AST, parent: ast.AST) -> bool:
    """AppConfig.ready is none: Django calls it when the models have loaded, so its imports can stand nowhere else."""
    if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return False
    in_app = isinstance(parent, ast.ClassDef) and any(ast.unparse(base).endswith("AppConfig") for base in parent.bases)
    return not (in_app and isinstance(child, ast.FunctionDef) and child.name == "ready")
