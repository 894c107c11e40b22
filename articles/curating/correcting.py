"""A text that a person corrects: all that counts its characters goes along, and what that cuts is told before."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db import transaction

from articles.comparing.edits import Follow, edits_between
from articles.importing.likeness import keys_of
from articles.importing.reprints import body_standing, link_anew
from articles.importing.suggestions import Suggested
from articles.models import Article, Judgement, Mention, Repair
from articles.reading.corrections import CORRECTION
from articles.reading.repair.chain import problems
from articles.reading.rules import Draft, Edit, undo
from articles.reading.script import simplify
from articles.rereading.replacing import replace_mentions
from articles.showing.glyphs import in_original_glyphs
from articles.turns import take_turn


class Line(NamedTuple):
    """A block of the text: what it is, and where it stands."""

    role: str
    start: int
    end: int


def lines_of(article: Article) -> list[Line]:
    """By number; the whole text where no lines were told apart."""
    blocks = [Line(block["role"], block["start"], block["end"]) for block in article.blocks]
    return blocks or [Line("", 0, len(article.text))]


class Moved(NamedTuple):
    """A mention as it is, and as it will be; they may differ in their words."""

    mention: Mention
    then: Mention

    @property
    def stands_elsewhere(self) -> bool:
        """Whether its span is another."""
        return (self.mention.start, self.mention.end) != (self.then.start, self.then.end)

    @property
    def reads_otherwise(self) -> bool:
        """Whether its words are others."""
        return self.mention.surface != self.then.surface


@dataclass(frozen=True)
class Correction:
    """What comes of it that these lines of an article, by their numbers, are to read so. No query but for the article's
    repairs and mentions.
    """

    article: Article
    lines: Mapping[int, str]

    @cached_property
    def edits(self) -> list[Edit]:
        """In Simplified characters, as the text is."""
        lines = lines_of(self.article)
        found = (
            edit
            for number, words in sorted(self.lines.items())
            for edit in edits_between(self.article.text[slice(*lines[number][1:])], words, lines[number].start)
        )
        return [edit._replace(after=simplify(edit.after)) for edit in found]

    @cached_property
    def draft(self) -> Draft:
        """The text, and the repairs that lead to it from the decoded original."""
        repairs = tuple(repair.recorded for repair in self.article.repairs.all())
        standing = Draft(undo(self.article.text, repairs), self.article.text, repairs)
        return standing.changed_by(CORRECTION, lambda _text: self.edits)

    @property
    def words_then(self) -> dict[str, str]:
        """By the words of a line those that it will have."""
        follow, lines = Follow(self.edits), lines_of(self.article)
        spans = [((line.start, line.end), follow.line(line.start, line.end)) for line in lines]
        return {self.article.text[slice(*now)]: self.draft.text[slice(*then)] for now, then in spans}

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """Without the lines of which nothing is left."""
        follow = Follow(self.edits)
        moved = ((block["role"], *follow.line(block["start"], block["end"])) for block in self.article.blocks)
        return [{"role": role, "start": start, "end": end} for role, start, end in moved if start < end]

    @cached_property
    def followed(self) -> list[Moved]:
        """The mentions that stand elsewhere then, or read otherwise."""
        return [each for each in self._moved if each.stands_elsewhere or each.reads_otherwise]

    @property
    def reworded(self) -> list[Moved]:
        """Of these, those that read otherwise."""
        return [each for each in self.followed if each.reads_otherwise]

    @cached_property
    def cut(self) -> list[Mention]:
        """Those that go: because their words do, or lose a part, or because another one names the same there then."""
        kept = {each.mention.pk for each in self._moved}
        return [mention for mention in self._mentions if mention.pk not in kept]

    @cached_property
    def _mentions(self) -> list[Mention]:
        return list(self.article.mentions.all())

    @cached_property
    def _moved(self) -> Sequence[Moved]:
        """Of two that name the same there, the one of which a person has decided."""
        following = sorted(self._following(), key=lambda each: each.mention.status != Judgement.SUGGESTED)
        return list({_named_at(each.then): each for each in following}.values())

    def _following(self) -> Iterator[Moved]:
        follow, text = Follow(self.edits), self.draft.text
        for mention in self._mentions:
            if span := follow.words(mention.start, mention.end):
                then = copy(mention)
                then.start, then.end = span
                then.surface = text[slice(*span)]
                yield Moved(mention, then)


def _named_at(mention: Mention) -> tuple[int | None, ...]:
    return mention.start, mention.end, mention.region_id, mention.organisation_id, mention.event_id


@transaction.atomic
def write(correction: Correction) -> None:
    """The article is the correction's, as it stands in the database while this transaction has its turn."""
    take_turn()
    article = correction.article
    _follow_text(correction)
    article.text, article.blocks = correction.draft.text, correction.blocks
    article.save()
    _write_repairs(correction)
    moved = [each.then for each in correction.followed]
    gone = [*(each.mention for each in correction.followed), *correction.cut]
    replace_mentions(gone, [Suggested(mention) for mention in moved])
    link_anew({article: keys_of(body_standing(article))})


def _follow_text(correction: Correction) -> None:
    """Columns that say what a line says, but for those that a person has decided. Not by save(), which would take that
    for a decision.
    """
    article, then = correction.article, correction.words_then
    columns = {
        "title": then.get(article.title, article.title),
        "subtitles": [then.get(words, words) for words in article.subtitles],
        "abstract": then.get(article.abstract, article.abstract),
        "problems": list(_problems(correction)),
    }
    following = {name: value for name, value in columns.items() if name not in article.locked}
    Article.objects.filter(pk=article.pk).update(**following)
    for name, value in following.items():
        setattr(article, name, value)


def _problems(correction: Correction) -> Iterator[str]:
    """Those of the text as it will be, in the characters of the original; and what was wrong with the file itself."""
    article, draft = correction.article, correction.draft
    before = set(problems(in_original_glyphs(article.text, article.repairs.all())))
    yield from (problem for problem in article.problems if problem not in before)
    yield from problems(in_original_glyphs(draft.text, draft.repairs))


def _write_repairs(correction: Correction) -> None:
    """Only those that are new, in the place of those that are no more."""
    article, wanted = correction.article, set(correction.draft.repairs)
    standing = {repair.recorded: repair.pk for repair in article.repairs.all()}
    Repair.objects.filter(pk__in=[pk for repair, pk in standing.items() if repair not in wanted]).delete()
    Repair.objects.bulk_create(Repair(article=article, **new._asdict()) for new in sorted(wanted - standing.keys()))
