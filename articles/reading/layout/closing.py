"""What stands in brackets at the end of the last paragraph: …。(记者 张三 通讯员 李四), …。(来源:某县发布)."""

import re

from articles.reading.layout.credits import credits_in, names_of_body_in
from articles.reading.layout.meta import Meta, meta_of
from articles.reading.layout.names import personal_names_in
from articles.reading.layout.outlets import outlets_beside
from articles.reading.record import Credit

_LONGEST = 160
_CLOSING = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,100})[)）】\]]。?$")


def closing_of(line: str) -> Meta:
    """The people and outlets named there; nothing where something else stands in the brackets."""
    closing = _CLOSING.search(line[-_LONGEST:])
    if not closing:
        return Meta()
    if people := names_of_body_in(closing[1]):
        return Meta(people=people)
    if meta := meta_of(closing[1]):
        return meta
    if named := credits_in(closing[1], bracketed=True):
        outlets = outlets_beside(named.before)
        return Meta(outlets, named.people) if outlets or not named.before else Meta()
    return Meta(people=tuple(Credit(name, None) for name in personal_names_in(closing[1])))
