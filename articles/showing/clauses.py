"""Where the lines of a headline end."""

A_LINE = 16
"""Characters that stand on one line of a small phone."""


def unbroken(headline: str) -> str:
    """An attribute for it: its clauses, which spaces divide, stay whole if a line has room for each of them."""
    return ' class="unbroken"' if all(len(clause) <= A_LINE for clause in headline.split()) else ""
