"""Quotation marks are not a licence: what is a quotation, in every style and however the marks are mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from evaluation.gold import HERE
from reportedly.text import plain_marks, quotations
from tests.styles import CLOSED, DOUBLE, QUOTING, SINGLE, restyled

GOLD = sorted((HERE / "text").glob("*.txt"))


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


# ---- by kind: the text, and the quotations in it

STYLES = {
    "guillemets": ("«No,» said Mara Velt.", ["«No,»"]),
    "guillemets with spaces": ("« No », said Mara Velt.", ["« No »"]),
    "guillemets with hard spaces": (
        "«\u00a0No\u00a0», she said; «\u202fno\u202f».",
        ["«\u00a0No\u00a0»", "«\u202fno\u202f»"],
    ),
    "single guillemets": ("‹No,› said Mara Velt, ‹\u00a0never\u00a0›.", ["‹No,›", "‹\u00a0never\u00a0›"]),
    "guillemets the other way": ("»No«, said Mara Velt, ›never‹.", ["»No«", "›never‹"]),
    "German": ("„No“, said Mara Velt, ‚never‘.", ["„No“", "‚never‘"]),
    "Polish and Hungarian": ("„No,” said Mara Velt.", ["„No,”"]),
    "Swedish": ("”No,” said Mara Velt, »never».", ["”No,”", "»never»"]),
    "low and straight": ('„No", said Mara Velt.', ['„No"']),
    "corner brackets": ("「No」 said Mara Velt, 『never』.", ["「No」", "『never』"]),
    "full width": ("＂No,＂ said Mara Velt.", ["＂No,＂"]),
    "ornaments": ("❝No,❞ said Mara Velt, 〝never〞.", ["❝No,❞", "〝never〞"]),
    "primes": ("″No,″ said Mara Velt.", ["″No,″"]),
    "wire copy": ("``No,'' said Mara Velt, `never'.", ["``No,''", "`never'"]),
    "wire copy, nested": (
        "``She said `no' twice,'' he said. ``So `no.'''",
        ["``She said `no' twice,''", "``So `no.'''"],
    ),
    "doubled as in a table": ('""No,"" said Mara Velt, ""never"".', ['""No,""', '""never""']),
    "doubled single marks": ("‘‘No,’’ said Mara Velt.", ["‘‘No,’’"]),
    "reversed": ("‛No,’ said Mara Velt. ‟Never,” she said.", ["‛No,’", "‟Never,”"]),
}
NESTED = {
    "double, single": ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
    "single, double": ("‘He told me “no” twice,’ she said.", ["‘He told me “no” twice,’"]),
    "straight": (
        "\"He told me 'no' twice,\" she said. 'Not \"no\",' he said.",
        ["\"He told me 'no' twice,\"", "'Not \"no\",'"],
    ),
    "three deep": ("“He said, ‘She told me “no”,’” Velt recalled.", ["“He said, ‘She told me “no”,’”"]),
    "the same marks": ("“A “nested” one of the same kind,” she said.", ["“A “nested” one of the same kind,”"]),
    "the same straight marks": ('"A "nested" one," she said. "No."', ['"A "nested" one,"', '"No."']),
    "the same guillemets": ("«A «nested» one,» she said.", ["«A «nested» one,»"]),
    "the same German marks": ("„A „nested“ one“, she said.", ["„A „nested“ one“"]),
    "curly in German": ("„A “nested” one“, she said.", ["„A “nested” one“"]),
    "straight in curly": ('“He told me "no" twice,” she said.', ['“He told me "no" twice,”']),
    "ending together": ("“He told me ‘no.’” She left. ‘I said “no.”’", ["“He told me ‘no.’”", "‘I said “no.”’"]),
}
APOSTROPHES = {
    "plural possessive": ("It is the students' vote, not the parties’.", []),
    "plural possessive in single marks": ("'The students' vote is gone,' she said.", ["'The students' vote is gone,'"]),
    "plural possessive in curly marks": ("‘The students’ vote is gone’, she said.", ["‘The students’ vote is gone’"]),
    "plural possessives beside": ("The students' vote was the 'last chance' of James' party.", ["'last chance'"]),
    "a single word that ends in s": ("He called them 'cowards' and ‘deserters’.", ["'cowards'", "‘deserters’"]),
    "years": ("the 1990's, the '80s, the ’70s, the ‘60s and the voters' choice of '95", []),
    "a figure quoted": ("'400,000 more' is his figure, '2nd best' hers.", ["'400,000 more'", "'2nd best'"]),
    "rock 'n' roll": ("Rock 'n' roll, fish ‘n’ chips, drum ’n’ bass, salt 'n vinegar.", []),
    "rock 'n' roll quoted": ("'I love rock 'n' roll,' she said.", ["'I love rock 'n' roll,'"]),
    "letters left out": ("'Tis late, 'twas early: tell 'em that he was goin' home.", []),
    "names": ("Mr. O'Dorn and Ms. D’Arle, ma'am, at ten o'clock", []),
    "Hawaiian and typewriter apostrophes": ("Hawaiʻi, donʼt, don´t, don`t", []),
    "feet and inches": ("He is 5'10\" tall, she 6' 2\"; the board is 12\" by 7\" and 3′4″ long.", []),
    "inches in a quotation": ('"He is 6\'2" tall," she said. "No more."', ['"He is 6\'2" tall,"', '"No more."']),
    "minutes and seconds": ("at 54°30'12\" north", []),
}  # fmt: skip
PARAGRAPHS = {
    "never closed": ("She “never closed it.", []),
    "never closed, at the paragraph's beginning": ("“She never closed it.\nHe left.", ["“She never closed it."]),
    "never closed, then another": ('"One, she said. "Two," he said.', ['"One, she said. "Two,"']),
    "reopened": ("She said: “One.\n“Two.\n\n“Three,” she said.", ["“One.", "“Two.", "“Three,”"]),
    "reopened, straight": ('She said: "One.\n"Two," she said.', ['"One.', '"Two,"']),
    "reopened, single": ("She said: ‘One.\n‘Two,’ she said.", ["‘One.", "‘Two,’"]),
    "reopened, single and straight": ("She said: 'One.\n'Two,' she said.", ["'One.", "'Two,'"]),
    "reopened behind a possessive": ("‘The voters’ choice.\n‘Two,’ she said.", ["‘The voters’ choice.", "‘Two,’"]),
    "reopened with guillemets": ("«One.\n«Two», she said.", ["«One.", "«Two»"]),
    "reopened the French way": ("«One.\n»Two.\n»Three», she said.", ["«One.", "»Two.", "»Three»"]),
    "reopened German": ("„One.\n„Two“, she said.", ["„One.", "„Two“"]),
    "reopened wire copy": ("``One.\n``Two,'' she said.", ["``One.", "``Two,''"]),
    "reopened with a quotation inside": ("“One said ‘no’.\n“Two,” she said.", ["“One said ‘no’.", "“Two,”"]),
    "a mark as a bullet": ("» Read more\n» And more\n« Back", ["« Back"]),
    "dashes for speech": ("— No, said Velt.\n– Never, said Reil.", []),
    "interview": ("Q: Why?\nA: “Because.”\nVELT: No.", ["“Because.”"]),
}
EDGES = {
    "the whole text": ("“No”", ["“No”"]),
    "a mark alone": ("”", []),
    "brackets": ("(“No,” she said.) [‘Yes’] (\"Maybe\")", ["“No,”", "‘Yes’", '"Maybe"']),
    "brackets inside": ("“[The] office,” she said. \"(Laughs.) No.\"", ["“[The] office,”", '"(Laughs.) No."']),
    "dashes": ("She said—“no”—and -\"no\"-, --'no'--, – no.", ["“no”", '"no"', "'no'"]),
    "broken off": ("\"I was—\" she began. “So —”", ['"I was—"', "“So —”"]),
    "dots first": ("\"... and so on,\" she said. “…and so on.”", ['"... and so on,"', "“…and so on.”"]),
    "no space": ("She said:\"no\",\"never\".", ['"no"', '"never"']),
    "side by side": ("“No.”“Yes.” \"A\"/\"B\"", ["“No.”", "“Yes.”", '"A"', '"B"']),
    "inside a word": ("a pro-\"real men\" poster, an un\"manly\" desk", ['"real men"']),
    "headline": ("Students’ anger: ‘We will stay’, says Velt", ["‘We will stay’"]),
    "emphasis of another kind": ("*\"No,\"* she said, _“never”_.", ['"No,"', "“never”"]),
}  # fmt: skip
MISTYPED = {
    "curly closed with straight": ('“No," she said. “Never,” she said.', ['“No,"', "“Never,”"]),
    "straight closed with curly": ('"No,” she said. "Never," she said.', ['"No,”', '"Never,"']),
    "half of each": ('“No," he said. "We stay.”', ['“No,"', '"We stay.”']),
    "closed with an opening mark": ("“No,“ she said. He is “brave“. “Never.“", ["“No,“", "“brave“", "“Never.“"]),
    "opened with a closing mark": ("She said ”never again” to him.", ["”never again”"]),
    "a space inside": ("“ No, ” she said.", ["“ No, ”"]),
    "a space inside, straight": ('" No," she said.', ['" No,"']),
    "lost among others": ("“One.” Two.” “Three.” Four.”", ["“One.”", "“Three.”"]),
}
CASES = {
    f"{kind}: {name}": case
    for kind, cases in {
        "style": STYLES,
        "nested": NESTED,
        "apostrophes": APOSTROPHES,
        "paragraphs": PARAGRAPHS,
        "edges": EDGES,
        "mistyped": MISTYPED,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_a_quotation(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_ends_within_a_paragraph_of_any_length() -> None:
    sentence = "“No, never,” said Mara Velt on Monday. "
    assert len(found(sentence * 6_000)) >= 6_000 - len(sentence) * 6_000 // 100_000


# ---- the style of the marks changes nothing


@settings(max_examples=50, deadline=None)
@given(QUOTING)
def test_the_style_of_double_marks_changes_nothing(text: str) -> None:
    check_styles(text, DOUBLE)


@settings(max_examples=50, deadline=None)
@given(CLOSED)
def test_single_marks_around_change_nothing_where_no_apostrophe_ends_a_word(text: str) -> None:
    check_styles(text, SINGLE)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_style_of_the_marks_of_an_article_changes_nothing(path: Path) -> None:
    check_styles(path.read_text(encoding="utf-8"), DOUBLE | SINGLE)


def check_styles(text: str, styles: dict[str, tuple[str, str, str, str]]) -> None:
    """The same quotations in every style, and the same text for the encoder but for what it passes over."""
    quoted = quotations(text)
    plain = "".join(plain_marks(text, quoted).replace("\u2060", "").split())
    for name, style in styles.items():
        new = restyled(text, style)
        there = quotations(new.text)
        assert new.back(there) == quoted, name
        assert "".join(plain_marks(new.text, there).replace("\u2060", "").split()) == plain, name
