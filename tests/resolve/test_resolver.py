"""The stage from end to end: with the weights that ship on short texts, and with made-up findings on hard ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, pairwise
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.attribute.attributor import Attributor
from reportedly.attribute.forms import act_of
from reportedly.types import Account, Attribution, EntityKind, Findings, Found, Mention, Resolved, Span, Speaker
from tests.attribute.tiny import tiny
from tests.resolve.making import HAND, LIKELY, about, account, document, mentions, only, said, speaker

POST = "The Harbour Post"
DAY = "2024-05-08T09:00:00+02:00"
Reader = Callable[..., "Read"]


class Read:
    """A page that was read from end to end."""

    def __init__(self, attribute: Attributor, text: str, **known: str | None) -> None:
        self.text = text
        self.findings = attribute.findings(document(text))
        self.account = account(text, self.findings, **known)

    def says(self, words: str) -> Resolved:
        """What is meant by the attribution that holds the words, the innermost."""
        holding = [
            (f.attribution.content[-1].end - f.attribution.content[0].start, f.attribution.id)
            for f in self.findings.every
            if any(words in self.text[s:e] for s, e in f.attribution.content)
        ]
        assert holding, f"nobody says {words!r}"
        return next(r for r in self.account.resolved if r.attribution_id == min(holding)[1])

    def speaker(self, words: str) -> Speaker:
        found = self.says(words).speaker
        assert found is not None
        return found


@pytest.fixture(scope="module")
def read() -> Reader:
    model = Attributor.load()
    return lambda text, **known: Read(model, text, **known)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Attributor:
    return Attributor.load(weights=tiny(tmp_path_factory.mktemp("weights")))


def spans_of(found: Account) -> Iterator[Span]:
    """Every span that an account holds."""
    for r in found.resolved:
        yield from (s for s in (r.hedge, r.verification and r.verification.span) if s)
        if r.speaker and r.speaker.withheld:
            yield r.speaker.withheld.span
    yield from chain.from_iterable(c.mentions for c in found.clusters)
    yield from (d.span for d in found.dates)
    for q in found.figures:
        yield q.span
        if q.conversion:
            yield q.conversion


def check(text: str, findings: Findings, found: Account) -> None:
    """What holds of every account of every page."""
    attributions: list[Attribution] = [f.attribution for f in findings.every]
    ids = [a.id for a in attributions]
    assert [r.attribution_id for r in found.resolved] == ids
    for start, end in spans_of(found):
        assert 0 <= start < end <= len(text)
    known = {c.id for c in found.clusters}
    assert len(known) == len(found.clusters)
    assert all(c.mentions and 0 <= c.score <= 1 and c.name for c in found.clusters)
    assert all(one.end <= other.start for c in found.clusters for one, other in pairwise(c.mentions))
    mentioned = [s for c in found.clusters for s in c.mentions]
    assert len(set(mentioned)) == len(mentioned), "nobody is two"
    for r, a in zip(found.resolved, attributions, strict=True):
        assert 0 <= r.score <= 1
        assert (r.speaker is None) <= (not a.source)
        assert r.parent is None or (r.parent in ids and r.parent != r.attribution_id)
        assert all(isinstance(name, str) for name in r.chain)
        if r.speaker:
            assert r.speaker.name
            assert 0 <= r.speaker.score <= 1
            assert r.speaker.cluster is None or r.speaker.cluster in known
    assert all(q.attribution_id is None or q.attribution_id in ids for q in found.figures)
    assert all(
        q.attribution_id is None or inside(q.span, attributions[ids.index(q.attribution_id)]) for q in found.figures
    )


def inside(span: Span, a: Attribution) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in a.content)


# ---- who


def test_a_pronoun_and_a_surname_are_the_one_of_the_full_name(read: Reader) -> None:
    page = read(
        "Mara Velt, an analyst at the Frontier Institute, said the count was wrong. “It is a scandal,” she said. "
        "“Nobody checked it,” Velt said.",
        outlet=POST,
    )
    for words in ("the count was wrong", "a scandal", "Nobody checked"):
        who = page.speaker(words)
        assert (who.name, who.kind, who.anonymous) == ("Mara Velt", "person", False)
        assert who.role == "an analyst at the Frontier Institute"
        assert page.says(words).chain == (POST, "Mara Velt")
    assert len({page.speaker(words).cluster for words in ("the count", "a scandal", "Nobody")}) == 1


def test_the_role_ends_with_its_sentence(read: Reader) -> None:
    page = read("“I will not resign,” said Jan Orel, the mayor of Ostwick. “My wife agrees with me.”")
    assert page.speaker("resign").role == "the mayor of Ostwick"


def test_a_source_without_a_name_and_why(read: Reader) -> None:
    page = read(
        "A nurse at the hospital in Velbeck, who asked not to be named for fear of losing her job, said that patients "
        "lay in the corridors.\n\n“We have no beds,” she said."
    )
    for words in ("patients", "no beds"):
        who = page.speaker(words)
        assert (who.name, who.anonymous, who.kind) == ("A nurse at the hospital in Velbeck", True, "person")
        assert who.withheld is not None
        assert (who.withheld.what, who.withheld.why) == ("name", "for fear of losing her job")
        assert "asked not to be named" in page.text[slice(*who.withheld.span)]
    assert "Velbeck" not in {r.speaker.name for r in page.account.resolved if r.speaker}, "no town asks for silence"


def test_a_withheld_surname(read: Reader) -> None:
    page = read("Anton, whose surname is withheld because he fears reprisals, said that he was beaten.")
    who = page.speaker("he was beaten")
    assert (who.name, who.anonymous) == ("Anton", False)
    assert who.withheld is not None
    assert (who.withheld.what, who.withheld.why) == ("surname", "because he fears reprisals")


def test_a_seat_of_government_keeps_both_readings(read: Reader) -> None:
    page = read(
        "Relations between Drovia and Turkey are cold. In Ankara, ministers met all night. Ankara said it would open "
        "the border with Syria. The White House said that the talks would go on."
    )
    who = page.speaker("open the border")
    assert (who.name, who.kind, who.readings) == ("Ankara", "organisation", ("Ankara", "the government of Turkey"))
    assert page.speaker("the talks").readings[1] == "the government of the United States"


def test_the_outlet_itself(read: Reader) -> None:
    text = "This paper said on Friday that the mayor had resigned."
    who = read(text, outlet=POST).speaker("resigned")
    assert (who.name, who.kind) == (POST, "outlet")
    assert read(text, outlet=POST).says("resigned").chain == (POST,)
    unknown = read(text).speaker("resigned")
    assert (unknown.name, unknown.kind) == ("This paper", "outlet")
    assert unknown.score < 0.5


def test_several_who_speak_together(read: Reader) -> None:
    both = read("“We are leaving,” Mara Velt and Jan Orel said.").speaker("leaving")
    assert (both.name, both.kind, both.members) == ("Mara Velt and Jan Orel", "group", ("Mara Velt", "Jan Orel"))
    assert both.cluster is None
    bodies = read("The police and the fire brigade said that nobody was hurt.").speaker("nobody")
    assert bodies.members == ("The police", "the fire brigade")
    assert not bodies.anonymous


def test_a_pronoun_that_is_nobody_stays_as_the_words_of_the_page(read: Reader) -> None:
    who = read("The rain came in sideways. “Nobody knows,” he said.").speaker("Nobody knows")
    assert (who.name, who.role, who.readings) == ("he", None, ())
    assert who.score < 0.5


def test_he_is_no_ministry(read: Reader) -> None:
    who = read("The ministry closed the bridge on Monday. “It is late,” he said.").speaker("It is late")
    assert who.name == "he"
    assert who.score < 0.5


def test_a_name_that_is_a_common_word(read: Reader) -> None:
    page = read("Rose Field resigned on Tuesday. “I am tired,” Field said. She picked a rose from the field.")
    assert page.speaker("I am tired").name == "Rose Field"
    (who,) = [c for c in page.account.clusters if c.name == "Rose Field"]
    assert {page.text[slice(*m)] for m in who.mentions} >= {"Rose Field", "Field"}
    assert not any("a rose" in page.text[slice(*m)] for m in who.mentions)


def test_capitals_that_are_a_name_and_no_pronoun(read: Reader) -> None:
    page = read("US says talks will go on. Nobody else did.", outlet=POST)
    assert page.speaker("talks").name == "US"


def test_who_is_i(read: Reader) -> None:
    """In somebody's own words, and by themselves."""
    page = read("“I was late and I regret it,” said Mara Velt on Monday.")
    (who,) = [c for c in page.account.clusters if c.name == "Mara Velt"]
    assert [page.text[slice(*m)] for m in who.mentions].count("I") == 2
    text = "I think the port will close."
    alone = Findings(found=(said(text, "the port will close", "think", "I"),), mentions=mentions(text, ("I", "person")))
    assert speaker(account(text, alone, byline="By Ada Falk and Jan Orel")).name == "Ada Falk"
    assert (speaker(account(text, alone)).name, speaker(account(text, alone)).score < 0.5) == ("I", True)


# ---- on whose word


def test_a_chain_goes_from_the_outlet_inward(read: Reader) -> None:
    page = read("The harbour authority said that local broadcasters spoke of some forty arrests.", outlet=POST)
    inner, outer = page.says("some forty arrests"), page.says("that local broadcasters")
    assert outer.chain == (POST, "The harbour authority")
    assert inner.chain == (POST, "The harbour authority", "local broadcasters")
    assert (inner.parent, outer.parent) == (outer.attribution_id, None)
    (figure,) = page.account.figures
    assert (figure.low, figure.unit) == (40, "person")
    assert figure.attribution_id == inner.attribution_id, "a figure is the innermost one's"


NESTED = "It is said that Orel wrote that Ada told him that 40 people came."


def nested(outer: str = "") -> Findings:
    """Sayings within sayings; the outermost is whose is given."""
    return Findings(
        found=(said(NESTED, "that Orel wrote that Ada told him that 40 people came", "said", outer),),
        nested=(
            said(NESTED, "that Ada told him that 40 people came", "wrote", "Orel"),
            said(NESTED, "that 40 people came", "told", "Ada"),
        ),
        mentions=mentions(
            NESTED, ("Orel", "person"), ("Ada", "person"), ("him", "person", "he"), ("40 people", "person")
        ),
    )


@pytest.mark.parametrize("outlet", [None, POST])
def test_a_chain_through_somebody_who_is_not_named(outlet: str | None) -> None:
    found = account(NESTED, nested(), outlet=outlet)
    before = (outlet,) if outlet else ()
    assert [r.chain for r in found.resolved] == [before, (*before, "Orel"), (*before, "Orel", "Ada")]
    assert [r.parent for r in found.resolved] == [
        None,
        found.resolved[0].attribution_id,
        found.resolved[1].attribution_id,
    ]
    check(NESTED, nested(), found)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Twenty-nine percent said that they believe the bridge is closed.", ("Twenty-nine percent",)),
        ("Brand and Orel met Pell and Hale. She said that she feared the worst.", ("She",)),
        ("The nurse said that the porter told her that the ward was full.", ("The nurse", "The porter")),
        (
            "According to a filing, Orveny’s founder told the board that he would retire.",
            ("a filing", "Orveny’s founder"),
        ),
    ],
)
def test_who_says_so_of_themselves_is_no_link_and_a_leading_source_is_nobodys_apposition(
    read: Reader, text: str, chain: tuple[str, ...]
) -> None:
    page = read(text, outlet=POST)
    longest = max((r.chain for r in page.account.resolved), key=len)
    assert [link.casefold() for link in longest] == [link.casefold() for link in (POST, *chain)]


@pytest.mark.parametrize(
    ("teller", "inner", "cue", "chain"),
    [
        ("Orel", "the guild", "said", ("Orel", "the guild")),
        ("Orel", "the guild", "wants", ("Orel",)),
        ("Orel", "everybody", "said", ("Orel",)),
        ("An aide", "the guild", "wants", ("An aide", "the guild")),
    ],
)
def test_a_wish_stands_on_the_word_of_who_tells_it(teller: str, inner: str, cue: str, chain: tuple[str, ...]) -> None:
    text = f"{teller} wrote that {inner} {cue} no bridge."
    found = Findings(
        found=(said(text, f"that {inner} {cue} no bridge", "wrote", teller),),
        nested=(said(text, "no bridge", cue, inner),),
        mentions=mentions(text, (teller, "person"), (inner, "organisation")),
    )
    told = account(text, found, outlet=POST)
    assert told.resolved[1].chain == (POST, *chain)
    assert speaker(told, 1).name == inner, "whose wish it is stays"


def test_what_is_no_saying_is_nobodys_word() -> None:
    text = "Orel cheers when the guild insists that it rained."
    found = Findings(
        found=(said(text, "when the guild insists that it rained", "cheers", "Orel"),),
        nested=(said(text, "that it rained", "insists", "the guild"),),
        mentions=mentions(text, ("Orel", "person"), ("the guild", "organisation")),
    )
    assert [r.chain for r in account(text, found, outlet=POST).resolved] == [(POST, "Orel"), (POST, "the guild")]


def test_what_is_told_within_is_no_surer_than_what_it_stands_in() -> None:
    found = account(NESTED, nested("It"), outlet=POST)
    outer, middle, inner = (r.score for r in found.resolved)
    assert inner <= middle <= outer


def test_who_tells_somebody_is_not_that_one(read: Reader) -> None:
    page = read("Tomas Orel met the engineer Jan Pell. Pell said it was late, adding that he told Orel to go.")
    told = page.says("to go").speaker
    assert told is not None
    assert told.name != "Tomas Orel"


def test_a_figure_is_the_innermost_ones_and_outside_of_all_the_outlets() -> None:
    text = NESTED + " And 12 people left."
    found = account(text, Findings(found=(said(text, "that 40 people came", "told", "Ada"),)))
    assert [(q.low, q.attribution_id) for q in found.figures] == [(40, found.resolved[0].attribution_id), (12, None)]
    innermost = account(NESTED, nested()).figures[0].attribution_id
    assert innermost == nested().nested[1].attribution.id


@pytest.mark.parametrize("depth", [50, 70])
def test_sayings_within_sayings_many_deep(depth: int) -> None:
    words = [f"{'BDFGKLMNPR'[i // 10]}a{'bdfgklmnpr'[i % 10]}ta said" for i in range(depth)]
    text = " ".join(words) + " no."
    found = tuple(
        said(text, text[text.index(w) + len(w) + 1 : -1], text[text.index(w) : len(text)].split()[1], w.split()[0])
        for w in words
    )
    found = tuple(replace(f, attribution=moved(f.attribution, text, w)) for f, w in zip(found, words, strict=True))
    findings = Findings(
        found=found[:1], nested=found[1:], mentions=mentions(text, *((w.split()[0], "person") for w in words))
    )
    got = account(text, findings)
    check(text, findings, got)
    assert len(got.resolved[-1].chain) == depth
    assert got.resolved[-1].chain[:2] == ("Babta", "Badta")


def moved(a: Attribution, text: str, words: str) -> Attribution:
    """With the cue beside its source."""
    at = text.index(words)
    return replace(a, cue=(Span(at + len(words) - 4, at + len(words)),))


# ---- when


def test_without_a_date_nothing_is_invented(read: Reader) -> None:
    text = "The ministry said on Tuesday that the bridge would open next month. The mayor spoke two weeks ago."
    undated = read(text).account
    assert undated.dates
    assert {d.value for d in undated.dates} == {None}
    assert {(r.when, r.happens) for r in undated.resolved} == {(None, None)}
    dated = read(text, published=DAY)
    assert dated.says("the bridge would open").when == "2024-05-07"


def test_a_page_whose_words_disagree_with_its_date(read: Reader) -> None:
    """The words stand: a full date is not moved to the day of publication."""
    page = read("Mara Velt said on 3 March 2019 that the bridge would open.", published=DAY)
    assert page.says("the bridge").when == "2019-03-03"
    assert [d.value for d in page.account.dates] == ["2019-03-03"]


def test_a_date_of_publication_that_is_none_is_as_good_as_no_date(read: Reader) -> None:
    text = "The ministry said on Tuesday that the bridge would open."
    for published in ("", "soon", "2024-99-99"):
        assert {d.value for d in read(text, published=published).account.dates} == {None}


# ---- any page


TEXTS = {
    "empty": "",
    "control characters": "\x00\x01\x07\x1b\x1c\x85\x9f" * 60,
    "control characters between words": "\x00“No,\x07 never,”\x1b said\x9f Mara\x7f Velt.\x0c" * 8,
    "right to left": "قالت مارا فيلت: «لا أحد يعرف». \u202e“No,” said Mara Velt.\u202c",
    "mixed scripts": "“Нет, no,” said Мара Велт. 市长 said: “不会。” हिन्दी में “नहीं” said Ἑλλάς. “لا,” said مارا.",
    "lone surrogates": "\ud800“No, \udfffnever,” said\ud83d Mara\ude00 Velt. ",
    "one long word": "a" * 3_000,
    "only marks": "“”" * 300,
    "only names": "Mara Velt Jan Orel " * 60,
    "only pronouns": "he she it they who I we US us " * 40,
    "letters that grow in small": "“İ ŉ ẞ,” said İpek ŉ ǅ. ",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_pages(read: Reader, text: str) -> None:
    for known in ({}, {"outlet": POST, "published": DAY, "byline": "By Mara Velt"}):
        page = read(text, **known)
        check(text, page.findings, page.account)


def test_nothing_is_in_an_empty_page(read: Reader) -> None:
    found = read("", outlet=POST, published=DAY).account
    assert (found.resolved, found.clusters, found.dates, found.figures) == ((), (), (), ())


def test_a_language_without_a_lexicon_keeps_plain_values() -> None:
    text = "Mara Velt sagte, dass 40 Leute kamen, womöglich."
    findings = Findings(
        found=(said(text, "dass 40 Leute kamen", "sagte", "Mara Velt"),),
        mentions=mentions(text, ("Mara Velt", "person")),
    )
    found = only(account(text, findings, language="de"))
    assert (found.polarity, found.certainty, found.verification) == ("affirmed", "asserted", None)
    assert found.speaker is not None
    assert found.speaker.name == "Mara Velt"


ROWS = (
    "Mara Velt, an analyst, said on Monday that 40 people left. “We stay,” she said.\n\nA nurse, who asked not to be "
    "named, denied it. Ankara rejected the union’s claim that pay fell by 3 percent. Jan Orel and the police, citing "
    "Merland Radio, said no. This paper could not verify the number."
)


def test_a_second_run_gives_the_same(read: Reader) -> None:
    one, two = (read(ROWS, outlet=POST, published=DAY) for _ in range(2))
    assert one.account == two.account
    assert len(one.account.resolved) > 3
    assert one.account.clusters
    check(ROWS, one.findings, one.account)
    other = account(ROWS + " ", one.findings)
    assert not {c.id for c in one.account.clusters} & {c.id for c in other.clusters}, "of another document"


PARTS = st.sampled_from(
    ["“No, never,”", "“We stay,”", "said", "Mara Velt", "Velt", "Jan Orel", "She", "he", "the police", "and", ",", ".",
     "\n", "on Monday", "40 people", "Ankara", "who asked not to be named", "according to", "citing", "not", "US", "I",
     "“", "”", "his lawyer", "quoted by", "不", "Ж", "\x00", "\u202e", "\ud800", "\u0301", "İ", "last week",
     "$3 million"]
)  # fmt: skip
ANY = st.one_of(st.lists(PARTS, max_size=22).map(" ".join), st.text(max_size=40))


@settings(max_examples=120, deadline=None)
@given(ANY, st.booleans())
@example("“No,” said Mara Velt and the police.", True)
def test_every_span_lies_in_the_text(quick: Attributor, text: str, known: bool) -> None:
    findings = quick.findings(document(text))
    facts = {"outlet": "Velt", "published": DAY, "byline": "By Jan Orel"} if known else {}
    check(text, findings, account(text, findings, **facts))


@settings(max_examples=120, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=16).map(" ".join), st.data())
def test_whatever_was_found(text: str, data: st.DataObject) -> None:
    """Sayings and mentions that no weights would find."""
    findings = drawn_findings(text, data)
    check(text, findings, account(text, findings, outlet=data.draw(st.sampled_from([None, POST]))))


def drawn_findings(text: str, data: st.DataObject) -> Findings:
    def cut(most: int) -> list[Span]:
        cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=2 * most)))
        pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        return [s for s in pairs if any(c.isalpha() for c in text[slice(*s)])]

    found: dict[str, Found] = {}
    for _ in range(data.draw(st.integers(0, 4))):
        content, cue, source = cut(2), cut(1), cut(2)
        if content:
            made = said(text, text[slice(*content[0])])
            name = repr((content, cue, source))
            a = replace(made.attribution, id=name, content=tuple(content), cue=tuple(cue), source=tuple(source))
            found[a.id] = replace(made, attribution=a, reading=replace(made.reading, attribution_id=a.id))
    every = sorted(found.values(), key=lambda f: f.attribution.content)
    kinds: tuple[EntityKind | None, ...] = ("person", "organisation", None, "place", "object")
    seen = tuple(
        Mention(span=s, kind=kind, pronouns=LIKELY["they"], score=0.7) for s, kind in zip(cut(5), kinds, strict=False)
    )
    return Findings(found=tuple(every[::2]), nested=tuple(every[1::2]), mentions=seen)


# ---- much of it


def steps(text: str, findings: Findings) -> int:
    """Calls of functions while a page is resolved."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        account(text, findings, outlet=POST, published=DAY)
    finally:
        sys.setprofile(before)
    return count


def long_page(rows: int) -> tuple[str, Findings]:
    """About twenty words a row, each with a saying in it, of people who come again and again."""
    text, found, seen = "", [], []
    for n in range(rows):
        who = f"{'BDFGKLMNPR'[n % 10]}{'aeiou'[n // 10 % 5]}ra V{'aeiou'[n // 50 % 5]}lt"
        row = f"{who} told us on Monday that {n} people had left the old harbour of Ostwick, and she was late. "
        at = len(text)
        content = Span(at + row.index("that "), at + row.index(", and she"))
        cue = Span(at + row.index("told"), at + row.index(" us"))
        made = said(row, "that", "told", who)
        source = Span(at, at + len(who))
        a = replace(made.attribution, id=str(n), content=(content,), cue=(cue,), source=(source,))
        found.append(replace(made, attribution=a, reading=replace(made.reading, attribution_id=str(n))))
        here = mentions(
            row, (who, "person", "she"), ("us", "person"), ("the old harbour", "place"), ("she", "person", "she")
        )
        seen += [replace(m, span=Span(at + m.span.start, at + m.span.end)) for m in here]
        text += row + "\n" * (n % 5 == 4)
    return text, Findings(found=tuple(found), mentions=tuple(seen))


def test_four_times_the_text_is_four_times_the_work() -> None:
    small, large = long_page(60), long_page(240)
    one, four = steps(*small), steps(*large)
    assert 0 < one < four < 4.6 * one


def test_twenty_thousand_words() -> None:
    text, findings = long_page(1000)
    assert len(text.split()) >= 19_000
    found = account(text, findings, outlet=POST, published=DAY)
    assert len(found.resolved) == 1000
    assert all(r.speaker and r.speaker.name.endswith("lt") for r in found.resolved)
    check(text, findings, found)


def test_who_made_it_is_named() -> None:
    found = account(
        "“No,” said Mara Velt.", Findings(found=(said("“No,” said Mara Velt.", "“No,”", "said", "Mara Velt"),))
    )
    assert found.producer.name == "reportedly-resolve" != HAND.name
    assert found.document_id == about("“No,” said Mara Velt.").document_id


def test_somebody_of_somebody_is_called_by_whose(read: Reader) -> None:
    text = "Jan Orel left the port on Monday. His mother said that he would come back."
    assert read(text).speaker("come back").name == "Jan Orel's mother"
    alone = "It rained on Monday. His mother said that he would come back."
    assert read(alone).speaker("come back").name.casefold() == "his mother"


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "occasion"),
    [
        ("Velt hopes to win before the party's convention in Norden.", "to win", "hopes", "Velt", None),
        ("Velt voiced support for it in a speech.", "it", "voiced support for", "Velt", "in a speech"),
        ("According to sources in the meetings, he left.", "he left", "According to", "sources in the meetings", None),
        (
            "Orel was charged with assault after he hit a man during a rally in Norden.",
            "assault", "was charged with", "", None,
        ),
    ],
)  # fmt: skip
def test_an_occasion_is_that_of_the_saying(
    text: str, content: str, cue: str, source: str, occasion: str | None
) -> None:
    found = said(text, content, cue, source)
    found = replace(found, reading=replace(found.reading, act=act_of(cue, source)))
    assert only(account(text, Findings(found=(found,)))).occasion == occasion


@pytest.mark.parametrize(
    ("title", "name"),
    [("Q&A with Mayor Mara Velt.", "Mara Velt"), ("The mayor, Mara Velt, in an interview.", "A")],
)
def test_who_answers_is_one_and_the_one_interviewed(read: Reader, title: str, name: str) -> None:
    text = f"{title}\n\nQ: Why did you go?\n\nA: I had to leave.\n\nQ: When was that?\n\nA: It was late."
    page = read(text)
    who = [page.says(words).speaker for words in ("did you go", "had to leave", "was that", "was late")]
    assert [w and w.name for w in who] == ["Q", name, "Q", name]
    assert len({w and w.cluster for w in who}) == 2
