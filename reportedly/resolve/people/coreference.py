"""Mentions of one text joined to entities, from left to right; time is linear in the number of mentions.

Names join by what names tell (`names.match`), descriptions and pronouns by the choice of `antecedents`, an apposition
(“Mara Velt, an analyst”) by its form. Where the choice is not safe, a phrase stays by itself.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from reportedly.names import block_keys, match
from reportedly.resolve.people.antecedents import (
    PAIR,
    RECENT,
    SAME_HEAD,
    SPEAKING,
    Entity,
    Place,
    Saying,
    Weights,
    asked,
    fitting,
    places,
    score,
    weights,
)
from reportedly.resolve.people.features import BODIES, Asking, nobody
from reportedly.resolve.people.kinds import human
from reportedly.resolve.people.pairs import Pairs
from reportedly.resolve.people.phrases import ANSWERS, ASKS, Phrase, Sex, beginning_at
from reportedly.resolve.people.speakers import naming, owns
from reportedly.resolve.people.speaking import besides, in_reach, nobody_besides, speaks

LIKELY = 0.55
"""The least probability with which a description is joined; and a pronoun, which must stand for somebody."""
LIKELY_PRONOUN = 0.4
_EVEN, _APART_BY = 0.5, 0.1
"""Where nobody is likelier than not, a pronoun stands for the likeliest if the next is so much less likely: a wrong
“he” would keep somebody from being “she” in all that follows."""
_GIVEN = 0.75
"""The probability that a given name by itself is the only person before with that name and a surname."""
_INTERVIEW = re.compile(r"(?:\bQ\s?&\s?A|\b[Ii]nterview|\b[Cc]onversation)\swith\s")
_OPENING, _BESIDE = 1500, 80
"""Code points at the beginning of a text, and behind “interview with”, in which it tells who answers."""
_VARIED = 0.8
"""The probability that who is called otherwise at the beginning of a sentence is the one person of the last."""
_SENTENCE = 25
"""Phrases of a sentence that are looked at."""
_NAMESAKES = 8
"""How many entities of like name are compared."""


class Reader:
    """Joins the phrases of one text. `of[i]` is the entity of phrase i, `sure[i]` the probability of that."""

    def __init__(
        self, text: str, found: Sequence[Phrase], sayings: Sequence[Saying], pairs: Pairs | None = None
    ) -> None:
        self.text = text
        self.phrases = found
        self.sayings = sayings
        self.pairs = pairs or Pairs(found)
        self.where: list[Place] = places(text, found, sayings)
        self._titled = titled(found)
        self._title = _title(text)
        self._owned = [False, *(owns(text, one, other) for one, other in pairwise(found))]
        self.entities: list[Entity] = []
        self.of: list[Entity] = []
        self.sure: list[float] = []
        self._spoke: Entity | None = None
        self._recent: OrderedDict[int, Entity] = OrderedDict()
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._by_name: dict[str, list[Entity]] = defaultdict(list)
        self._by_given: dict[str, set[int]] = defaultdict(set)

    def read(self, weight: Weights | None = None) -> None:
        """Join all phrases."""
        weight = weights() if weight is None else weight
        for i in range(len(self.phrases)):
            self.join(i, *self.choose(i, weight))

    def choose(self, i: int, weight: Weights) -> tuple[Entity | None, float]:
        """The entity that phrase `i` stands for, None for a new one, and the probability of that."""
        phrase = self.phrases[i]
        if phrase.head in {ASKS, ANSWERS}:
            return self._labelled(phrase.head), 1.0
        entity, sure = self._named(i, phrase) if phrase.kind == "name" else (self._apposed(i), 1.0)
        if entity is None and (how := asked(phrase)):
            entity, sure = self._chosen(self.choices(i, how, weight), phrase)
            if entity is None and how == "the" and (varied := self._varied(i)):
                return varied, _VARIED
        return entity, sure

    def _labelled(self, head: str) -> Entity | None:
        """Who “Q:” and “A:” are: whoever was labelled so before; who answers, else, the one that the page is an
        interview with."""
        if known := self._by_head[head]:
            return known[-1]
        m = _INTERVIEW.search(self.text, 0, _OPENING) if head == ANSWERS else None
        if m is None:
            return None
        low = bisect_left(self.phrases, m.end(), 0, len(self.of), key=lambda p: p.span.start)
        for k in range(low, len(self.of)):
            phrase = self.phrases[k]
            if phrase.span.start - m.end() > _BESIDE or "\n" in self.text[m.end() : phrase.span.start]:
                return None
            if phrase.kind == "name" and phrase.entity == "person":
                return self.of[k]
        return None

    def _varied(self, i: int) -> Entity | None:
        """Who is called otherwise where a sentence begins anew: “Jan Orel lost. The former mayor …”.

        The only person of the sentence before, if their name opens it.
        """
        phrase, here = self.phrases[i], self.where[i]
        if phrase.entity != "person" or phrase.number != "one" or not here.opens or not human(phrase.head):
            return None
        if not self.text.startswith("The ", phrase.span.start):
            return None
        before: Entity | None = None
        for k in range(i - 1, max(-1, i - _SENTENCE), -1):
            other, there = self.phrases[k], self.where[k]
            if there.sentence < here.sentence - 1:
                return None
            somebody = other.entity == "person" and (other.kind != "description" or human(other.head))
            if not somebody and other.pronoun not in {"he", "she"}:
                if there.opens:
                    return None
                continue
            if before is not None and self.of[k] is not before:
                return None
            before = self.of[k]
            if there.opens:
                return before if other.kind == "name" else None
        return None

    @staticmethod
    def _chosen(chances: Sequence[tuple[Entity | None, float]], phrase: Phrase) -> tuple[Entity | None, float]:
        """The choice where it is safe, else nobody.

        Of several that share the head word the likeliest will do: where one was split in two, their chances are one's.
        """
        best, chance = max(chances, key=lambda c: c[1])
        alike = [(e, c) for e, c in chances if e is not None and phrase.head in e.heads]
        if alike and phrase.kind != "pronoun":
            first, total = max(alike, key=lambda c: c[1])[0], sum(c for _, c in alike)
            if total > chance:
                best, chance = first, total
        if phrase.kind == "pronoun" and chance < _EVEN and _close(chances):
            best = None
        if best is not None and chance >= (LIKELY_PRONOUN if phrase.kind == "pronoun" else LIKELY):
            return best, chance
        return None, sum(c for e, c in chances if e is None)

    def join(self, i: int, entity: Entity | None, sure: float = 1.0) -> Entity:
        """Let phrase `i` stand for an entity, a new one where none is given."""
        phrase = self.phrases[i]
        if entity is None:
            entity = Entity(len(self.entities))
            self.entities.append(entity)
        if phrase.kind == "pronoun" and entity.phrases:  # no surer than what it goes back to
            sure = min(sure, self.sure[entity.phrases[-1]])
        entity.add(i, phrase, self.where[i])
        if self._owned[i] and phrase.kind == "description":
            owner = self.phrases[i - 1]
            entity.proper |= {owner.head[:4]} if owner.kind == "name" else set()  # “Russia’s” foreign ministry
        self.of.append(entity)
        self.sure.append(sure)
        if self.where[i].source_head == i and phrase.pronoun not in {"I", "we", "you"}:
            self._spoke = entity
        self._recent.pop(entity.number, None)
        self._recent[entity.number] = entity
        if len(self._recent) > 6 * RECENT:
            self._recent.popitem(last=False)
        if phrase.kind != "pronoun":
            self._note(self._by_head[phrase.head], entity)
        if phrase.kind == "name":
            self._note_name(phrase, entity)
        elif self._owned[i]:
            entity.owners.add(self.of[i - 1].number)
        entity.settle()
        return entity

    def _note_name(self, phrase: Phrase, entity: Entity) -> None:
        name = self.text[slice(*phrase.span)]
        if phrase.entity in {"person", None} and phrase.head in self._titled and not entity.told:
            entity.told.add(self._titled[phrase.head])
        if name in entity.names:
            return
        entity.names.append(name)
        for key in block_keys(name):
            self._note(self._by_name[key], entity)
        for word in phrase.words[:-1]:
            self._note(self._by_head[word], entity)
        if phrase.entity == "person" and len(phrase.words) > 1:
            initial = len(phrase.words) > 2 and len(phrase.words[-2].strip(".")) == 1  # “Mara J. Velt”
            self._by_given[phrase.words[-3 if initial else -2]].add(entity.number)

    def hand_over(self, speaking: Mapping[int, int]) -> None:
        """Let “I” in somebody's own words stand for who speaks them, and “we” for a body or a group.

        `speaking`: for each saying the phrase that heads its source.
        """
        for i, (phrase, place) in enumerate(zip(self.phrases, self.where, strict=True)):
            head = speaking.get(place.within)
            if phrase.pronoun not in {"I", "we"} or head is None or not self.sayings[place.within].direct:
                continue
            target, mine = self.of[head], self.of[i]
            if target is mine or i == head or (phrase.pronoun == "we" and target.kind == "person"):
                continue
            mine.phrases.remove(i)
            insort(target.phrases, i)
            self.of[i], self.sure[i] = target, self.sure[head]

    @staticmethod
    def _note(shelf: list[Entity], entity: Entity) -> None:
        if entity in shelf[-_NAMESAKES:]:
            shelf.remove(entity)
        shelf.append(entity)
        del shelf[: -2 * _NAMESAKES]

    def candidates(self, i: int, how: str) -> list[tuple[Entity, int]]:
        """The entities that phrase `i` may take up, and how many were spoken of since each."""
        phrase, head = self.phrases[i], self.phrases[i].head
        owner = self.of[i - 1] if self._owned[i] else None
        fit = (
            entity
            for entity in fitting(phrase, reversed(self._recent.values()))
            if (owner is None or _had_by(entity, owner, head))
            and not self._in_title(i, entity)
            and not self._spoken_of(i, entity)
        )
        found = [(entity, rank) for rank, entity in enumerate(islice(fit, RECENT))]
        if how in {"the", "bare"} and head in self._by_head:
            near = {entity.number for entity, _ in found}
            found += [
                (e, RECENT)
                for e in fitting(phrase, reversed(self._by_head[head][-SAME_HEAD:]))
                if e.number not in near and (owner is None or _had_by(e, owner, head))
            ]
        return found

    def _in_title(self, i: int, entity: Entity) -> bool:
        """Whether an entity was only described in the title, before phrase `i`: the text says who that is."""
        if entity.names or self.phrases[entity.phrases[-1]].span.end > self._title:
            return False
        return self.phrases[i].kind == "pronoun" and self.phrases[i].span.start >= self._title

    def _spoken_of(self, i: int, entity: Entity) -> bool:
        """Whether an entity is spoken of in what phrase `i` says in its own words: nobody calls themselves “she”."""
        saying, last = self.where[i].source_of, entity.phrases[-1]
        own = saying >= 0 and self.sayings[saying].direct and self.where[last].within == saying
        return own and self.phrases[last].pronoun not in {"I", "we"}

    def choices(self, i: int, how: str, weight: Weights) -> list[tuple[Entity | None, float]]:
        """Each candidate, and nobody, with its probability."""
        candidates = self.candidates(i, how)
        if not candidates:
            return [(None, 1.0)]
        own = weight.get(how, {})
        drawn: list[tuple[Entity | None, float]] = [(None, score(nobody(self.phrases[i], self.where[i]), own))]
        asking = Asking(i, self.phrases, self.where, self.sayings, self.text)
        pair = self.pairs.means(i, [entity.phrases for entity, _ in candidates])
        alike = own.get(PAIR, 0.0)
        for (entity, rank), likely in zip(candidates, pair, strict=True):
            drawn.append((entity, score(asking.features(entity, rank), own) + alike * likely))
        if more := self.besides(i, candidates):
            mine = weight.get(SPEAKING, {})
            drawn = [(e, s + score(told, mine)) for (e, s), told in zip(drawn, more, strict=True)]
        most = max(s for _, s in drawn)
        raised = [math.exp(s - most) for _, s in drawn]
        total = sum(raised)
        return [(entity, chance / total) for (entity, _), chance in zip(drawn, raised, strict=True)]

    def besides(self, i: int, candidates: Sequence[tuple[Entity, int]]) -> list[list[str]]:
        """What tells besides whom a pronoun that speaks takes up, nobody first; nothing of any other phrase."""
        place = self.where[i]
        if not speaks(i, self.phrases[i], place):
            return []
        near = in_reach(place, candidates, self.where)
        told = [
            besides(i, entity, rank, near, self._spoke, self.phrases, self.where, self.sayings, self.text)
            for entity, rank in candidates
        ]
        return [nobody_besides(near), *told]

    def _named(self, i: int, phrase: Phrase) -> tuple[Entity | None, float]:
        name = self.text[slice(*phrase.span)]
        best: tuple[float, bool, int, Entity] | None = None
        for key in block_keys(name):
            for entity in self._by_name[key][-_NAMESAKES:]:
                likeness = self._likeness(name, phrase, entity)
                sexes = self._alike_in_sex(phrase, entity)
                fit = (likeness * sexes, self._called_so(i, name, entity), entity.phrases[-1])
                if likeness > 0 and sexes and (best is None or fit > best[:3]):
                    best = (*fit, entity)
        if best:
            return best[3], min(1.0, 0.5 + self._likeness(name, phrase, best[3]) / 2)
        if apposed := self._apposed(i):
            return apposed, 1.0
        if phrase.known and len(phrase.words) == 1 and (body := self._body_called(phrase.head)):
            return body, _GIVEN
        called = self._by_given[phrase.head] if len(phrase.words) == 1 and phrase.entity in {"person", None} else ()
        return (self.entities[next(iter(called))], _GIVEN) if len(called) == 1 else (None, 1.0)

    def _alike_in_sex(self, phrase: Phrase, entity: Entity) -> float:
        """How well “Mrs” before a name fits what the given names of an entity tell: 1 where they tell nothing."""
        if not phrase.told:
            return 1.0
        if entity.told:
            return 1.0 if phrase.told in entity.told else 0.0
        he, she = entity.leaning[0], entity.leaning[1]
        against = (he - she) if phrase.told == "she" else (she - he)
        return 0.5 if against > 0 else 1.0

    def _called_so(self, i: int, name: str, entity: Entity) -> bool:
        """Whether of namesakes it is the one meant by a surname: who was called so before, or else has spoken."""
        return name in entity.names or (self.where[i].source_of >= 0 and entity.sayings > 0)

    def _body_called(self, head: str) -> Entity | None:
        """The only body whose name ends with a word: “the Post” is the Harbour Post."""
        if head in _NAMES_BY_THEMSELVES:
            return None
        bodies = {e.number: e for e in self._by_head[head] if e.names and (e.kind is None or e.kind in BODIES)}
        found = [e for e in bodies.values() if any(n.rsplit(None, 1)[-1].casefold() == head for n in e.names)]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _likeness(name: str, phrase: Phrase, entity: Entity) -> float:
        """How well a name fits an entity's names: 0 where one of them speaks against it."""
        apart = {phrase.entity, entity.kind} if phrase.entity and entity.kind else set()
        surname = len(phrase.words) == 1 and apart == {"person", "organisation"} and any(" " in n for n in entity.names)
        same = " " in name and any(n.endswith(f" {name}") for n in entity.names[:_NAMESAKES])
        if apart in _APART and not surname and not same:  # a surname by itself is often taken for a body
            return 0.0
        found = [match(name, other) for other in entity.names[:6]]
        for other, m in zip(entity.names, found, strict=False):
            if m.relation == "different" and not _is_part(other, entity.names):
                return 0.0
        return max((m.score for m in found), default=0.0)

    def _apposed(self, i: int) -> Entity | None:
        """The entity that a phrase is an apposition to: “Mara Velt, an analyst”, “its chair, Helga Sorn”."""
        if not i or self.phrases[i].kind == "pronoun":
            return None
        phrase, before, at = self.phrases[i], self.phrases[i - 1], i - 1
        if phrase.kind == "name" and phrase.entity in {"person", None} and (named := self._named_so(i)):
            return named
        if not _COMMA.fullmatch(self.text, before.span.end, phrase.span.start):
            return None
        while (
            at and phrase.kind == "name" and _OF.fullmatch(self.text, self.phrases[at - 1].span.end, before.span.start)
        ):
            at -= 1  # “the governor of Ostrel, Matis Brandl”
            before = self.phrases[at]
        if before.kind == "pronoun" or before.number != phrase.number:
            return None
        kinds = {before.kind, phrase.kind}
        if kinds != {"name", "description"} or (phrase.entity or "person") != (before.entity or "person"):
            return None
        after = self.text[phrase.span.end : phrase.span.end + 160]
        if _ACCORDING.search(self.text[max(0, before.span.start - 20) : before.span.start]) and not _CLOSED.match(
            after
        ):
            return None  # “According to a filing, Ardmore’s founder told the board”
        described = phrase if phrase.kind == "description" else before
        if _ANOTHER.match(self.text, described.span.start) or (
            phrase.kind == "description" and not _CLOSED.match(after)
        ):
            return None
        return self.of[at]

    def _named_so(self, i: int) -> Entity | None:
        """Whom words lead from to the name of phrase `i`: “a bus driver who gave only his first name, Tivo”, “She gave
        her first name, Ada”."""
        at = self.phrases[i].span.start
        if m := _CALLED_SO.search(self.text, max(0, at - _LEADING), at):
            who = beginning_at(self.phrases, m.start())
            own = who is not None and self.phrases[who].pronoun in {"he", "she"} and not self.of[who].names
            return self.of[who] if who is not None and own else None
        begins = naming(self.text, at, 0)
        if begins is None:
            return None
        for k in range(i - 1, max(-1, i - 6), -1):
            described = self.phrases[k]
            if described.span.end <= begins and described.kind == "description" and described.entity == "person":
                near = self.where[k].sentence == self.where[i].sentence and described.number == "one"
                return self.of[k] if near else None
        return None


def _is_part(name: str, names: Sequence[str]) -> bool:
    """Whether a name is a part of another of its bearer’s, “Bernie” or “the Secretary”: what “Mr Sanders” and “Mrs
    Clinton” do not agree with, they are not different for."""
    words = _words(name)
    return any(words < _words(other) or _run_together(other, name) for other in names)


def _run_together(name: str, handle: str) -> bool:
    """Whether a word is a name without its blanks, as people are called on networks: “MaraVelt”."""
    return " " in name and " " not in handle and name.replace(" ", "").casefold().endswith(handle.casefold())


def _words(name: str) -> set[str]:
    return set(name.casefold().split()) - {"the"}


def _title(text: str) -> int:
    """Where the title ends that a text begins with: a line without a full stop, and a blank line; 0 where none is."""
    m = _TITLE.match(text)
    return m.end(1) if m else 0


def _had_by(entity: Entity, owner: Entity, head: str) -> bool:
    """Whether what an owner has may be an entity: “the company’s chief executive” is nobody who was not called so
    before, and not the company; the lawyers of two people are two."""
    return entity is not owner and head in entity.heads and (not entity.owners or owner.number in entity.owners)


def _close(chances: Sequence[tuple[Entity | None, float]]) -> bool:
    """Whether the two likeliest of some choices are about as likely."""
    best = sorted(chance for _, chance in chances)[-2:]
    return len(best) == 2 and best[1] - best[0] < _APART_BY


def titled(found: Sequence[Phrase]) -> dict[str, Sex]:
    """The surnames that the text gives a title of a man or of a woman, wherever it does: “Mr Haas”. Of a surname with
    both nothing is told."""
    told: dict[str, set[Sex]] = defaultdict(set)
    for phrase in found:
        if phrase.kind == "name" and phrase.told and len(phrase.words) > 1:
            told[phrase.head].add(phrase.told)
    return {head: next(iter(sexes)) for head, sexes in told.items() if len(sexes) == 1}


_TITLE = re.compile(r"\s*([^\n]{1,160}[^\n.!?…:”\"])\n\s*\n")
_LEADING = 80
"""Code points before a name in which somebody may be said to give it."""
_CALLED_SO = re.compile(
    r"\b(?:he|she)\s(?:(?:would\s|did\s)?(?:only\s|just\s)?(?:g[ai]ve|gives|offered|provided)\s(?:us\s|me\s)?"
    r"(?:only\s|just\s)?(?:his|her)\s(?:(?:first|given|middle|full)\s)?name,?\s(?:only\s|just\s|simply\s)?(?:as\s)?"
    r"|(?:asked|asks|wanted|wants|preferred|prefers)\s(?:(?:us|me)\s)?to\s(?:be\s(?:called|known\sas|identified\sas)"
    r"|call\s(?:him|her))\s(?:only\s|just\s|simply\s)?|(?:said|says)\s(?:his|her)\sname\s(?:was|is)\s)$",
    re.IGNORECASE,
)
_NAMES_BY_THEMSELVES = frozenset({"house"})
"""“The House” is a chamber, and not the publisher whose name ends so."""
_COMMA = re.compile(r",\s(?:\d\d,\s)?(?:the\s|then\s|now\s)?")
_OF = re.compile(r"\s(?:of|for|at|in)\s(?:the\s)?")
_CLOSED = re.compile(
    r"(?:(?!\b(?:said|says|told|was|were|is|are|has|had|have|will|would)\b)[^,.;!?)“”\"\n])*[,.;!?)]"
    r"|(?:(?!\bsaid\b)[^,.;!?\n])*?\s(?:who|whose|which)\s"
)
"""What may stand behind an apposition: no verb before its comma, so that the next clause's subject is none."""
_ACCORDING = re.compile(r"\baccording\sto\s$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:an?|the|one|some)?\s?(?:second|third|fourth|another|other|others|further|different|one)\b(?!-)", re.I
)
_APART = ({"person", "organisation"}, {"person", "place"}, {"person", "object"})
