"""What stands in brackets at the end of the last paragraph: …。(记者 张三 通讯员 李四), …。(来源:某县发布)."""

import re

from articles.reading.layout.credits import credits_in, names_of_body_in
from articles.reading.layout.meta import Meta, meta_of
from articles.reading.layout.names import personal_names_in
from articles.reading.layout.outlets import outlets_beside
from articles.reading.record import Credit

_LONGEST = 160
_CLOSING = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,100})[)）】\]]。?$")
# 。特派记者 章漪: without brackets, where a sentence has ended before it.
_SIGNED = re.compile(
    r"[。！!？?”]\s*[■□◎]?\s*([\u3400-\u9fff]{0,6}(?:记者|通讯员)[\s:：/／][^。！!？?“”,，:：]{2,40})$"
)
_LONGEST_SIGNATURE = 40


def closing_of(line: str) -> Meta:
    """The people and outlets named there; nothing where something else stands in the brackets."""
    end = line[-_LONGEST:]
    closing = _CLOSING.search(end)
    if not closing:
        signed = _SIGNED.search(end)
        named = credits_in(signed[1]) if signed else None
        return Meta(people=named.people) if named and not named.before else Meta()
    if people := names_of_body_in(closing[1]):
        return Meta(people=people)
    if meta := meta_of(closing[1]):
        return meta
    if named := credits_in(closing[1], bracketed=True):
        outlets = outlets_beside(named.before)
        return Meta(outlets, named.people) if outlets or not named.before else Meta()
    return Meta(people=tuple(Credit(name, None) for name in personal_names_in(closing[1])))


def signature_of(line: str) -> Meta:
    """Who wrote one item of several, named at its end with a role."""
    end = line[-_LONGEST_SIGNATURE:]
    if "记者" not in end and "通讯员" not in end:
        return Meta()
    return Meta(people=tuple(person for person in closing_of(line).people if person.role))
