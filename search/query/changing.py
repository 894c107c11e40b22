"""The same query with one term changed or left out."""

from collections.abc import Callable, Iterable

from search.query.tree import All, Any, Near, Node, Not, Term


def replaced(tree: All, old: Term, new: Term | None) -> All:
    """With `new` wherever the old term is asked for; None leaves it out. What is excluded stays."""
    changed = _changed(tree, old, new)
    if changed is None:
        return All()
    return changed if isinstance(changed, All) else All((changed,))


def _changed(node: Node, old: Term, new: Term | None) -> Node | None:
    match node:
        case Term():
            return new if node == old else node
        case Not():
            return node
        case Near(terms, distance):
            kept = tuple(dict.fromkeys(changed for term in terms if (changed := new if term == old else term)))
            return Near(kept, distance) if len(kept) > 1 else next(iter(kept), None)
        case All(parts):
            return _several(All, _each(parts, old, new))
        case Any(parts):
            return _several(Any, _each(parts, old, new))


def _each(parts: Iterable[Node], old: Term, new: Term | None) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(changed for part in parts if (changed := _changed(part, old, new))))


def _several(kind: Callable[[tuple[Node, ...]], All | Any], parts: tuple[Node, ...]) -> Node | None:
    return kind(parts) if len(parts) > 1 else next(iter(parts), None)
