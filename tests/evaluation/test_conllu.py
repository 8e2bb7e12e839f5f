"""Documents in CoNLL-U with entities, in the notation of GUM."""

from __future__ import annotations

from pathlib import Path

from evaluation.conllu import HELD_OUT, Marked, Parsed, documents, read

Row = tuple[str, str, int, str, str]
"""Number, form, head, relation, notes."""


def block(text: str, *rows: Row, paragraph: bool = False) -> str:
    """A sentence as GUM writes it."""
    lines = ["# newpar"] * paragraph + ["# newpar_block = p (1 s)"] * paragraph + [f"# text = {text}"]
    lines += [f"{n}\t{form}\t_\t_\tXX\t_\t{head}\t{relation}\t_\t{notes}" for n, form, head, relation, notes in rows]
    return "\n".join(lines)


HEADLINE = block(
    "Mayor of Ostwick leaves",
    ("1", "Mayor", 4, "nsubj", "Discourse=organization-heading:1->2:0|Entity=(1-person-new-nnnnn-cf1-1-coref"),
    ("2", "of", 3, "case", "_"),
    ("3", "Ostwick", 1, "nmod:of", "Entity=(2-place-new-nnnnn-cf2-1-coref)1)"),
    ("4", "leaves", 0, "root", "_"),
    paragraph=True,
)
SAID = block(
    "He didn't go, Orel said.",
    ("1", "He", 3, "nsubj", "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)"),
    ("2-3", "didn't", 0, "_", "_"),
    ("2", "did", 3, "aux", "_"),
    ("3", "n't", 4, "advmod", "_"),
    ("3.1", "hidden", 4, "dep", "Entity=(9-person-new-nnnnn-cf1-1-coref)"),
    ("4", "go", 7, "ccomp", "SpaceAfter=No"),
    ("5", ",", 4, "punct", "_"),
    ("6", "Orel", 7, "nsubj", "Entity=(3-person-new-nnnnn-cf3-1-coref)|SpaceAfter=No"),
    ("7", "said", 0, "root", "Discourse=attribution-positive:2->1:0:sem-atsrc-10-_+lex-indwd-11-_|SpaceAfter=No"),
    ("8", ".", 7, "punct", "_"),
    paragraph=True,
)
NEXT = block(
    "The police of the port came.",
    ("1", "The", 2, "det", "Entity=(4-organization-new-nnnnn-cf4-2-coref"),
    ("2", "police", 6, "nsubj", "Discourse=attribution-positive:3->2:0:sem-atsrc-13-14,17-_+lex-indwd-18-_"),
    ("3", "of", 5, "case", "_"),
    ("4", "the", 5, "det", "Entity=(5-place-new-nnnnn-cf5-2-coref"),
    ("5", "port", 2, "nmod", "Entity=5)4)|SpaceAfter=No"),
    ("6", "came", 0, "root", "SpaceAfter=No"),
    ("7", ".", 6, "punct", "_"),
)


def parsed(folder: Path, *blocks: str, name: str = "GUM_news_port") -> Parsed:
    path = folder / f"{name}.conllu"
    path.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    return read(path)


def words(document: Parsed, marked: Marked) -> str:
    return document.text[slice(*document.span(marked))]


def test_the_text_is_what_a_reader_sees(tmp_path: Path) -> None:
    document = parsed(tmp_path, HEADLINE, SAID, NEXT)
    assert document.text == "Mayor of Ostwick leaves\n\nHe didn't go, Orel said. The police of the port came."
    assert document.name == "GUM_news_port"


def test_tokens_stand_at_their_words_and_those_of_several_words_are_left_out(tmp_path: Path) -> None:
    document = parsed(tmp_path, HEADLINE, SAID)
    assert [document.text[slice(*t.span)] for t in document.tokens] == (
        "Mayor of Ostwick leaves He did n't go , Orel said .".split()
    )
    assert [t.head for t in document.tokens] == [3, 2, 0, -1, 6, 6, 7, 10, 7, 10, -1, 10]
    assert document.tokens[2].relation == "nmod", "without what is added to it"


def test_mentions_with_their_entities_kinds_and_heads(tmp_path: Path) -> None:
    document = parsed(tmp_path, HEADLINE, SAID, NEXT)
    found = [(words(document, m), m.entity, m.kind) for m in document.mentions]
    assert found == [
        ("Mayor of Ostwick", 1, "person"),
        ("Ostwick", 2, "place"),
        ("He", 1, "person"),
        ("Orel", 3, "person"),
        ("The police of the port", 4, "organization"),
        ("the port", 5, "place"),
    ]
    heads = [document.text[slice(*document.tokens[m.head].span)] for m in document.mentions]
    assert heads == ["Mayor", "Ostwick", "He", "Orel", "police", "port"]


def test_the_words_that_tell_who_speaks(tmp_path: Path) -> None:
    """Numbers are of the whole document, from one: single ones and stretches."""
    document = parsed(tmp_path, HEADLINE, SAID, NEXT)
    assert document.speaking == {9, 12, 13, 16}
    assert document.text[slice(*document.tokens[9].span)] == "Orel"


def test_an_entity_within_one_of_its_own_number(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("1", "friends", 0, "root", "Entity=(1-person-new-nnnnn-cf1-1-coref"),
        ("2", "of", 3, "case", "_"),
        ("3", "friends", 1, "nmod", "Entity=(1-person-giv-nnnnn-cf1-1-coref)1)"),
    ]
    document = parsed(tmp_path, block("friends of friends", *rows))
    assert [words(document, m) for m in document.mentions] == ["friends of friends", "friends"]
    assert {m.entity for m in document.mentions} == {1}


def test_mentions_that_cross(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("1", "a", 0, "root", "Entity=(1-person-new-nnnnn-cf1-1-coref"),
        ("2", "b", 1, "dep", "Entity=(2-person-new-nnnnn-cf1-1-coref"),
        ("3", "c", 2, "dep", "Entity=1)"),
        ("4", "d", 3, "dep", "Entity=2)"),
    ]
    document = parsed(tmp_path, block("a b c d", *rows))
    assert {(words(document, m), m.entity) for m in document.mentions} == {("a b c", 1), ("b c d", 2)}


def test_there_is_nothing_in_an_empty_file(tmp_path: Path) -> None:
    document = parsed(tmp_path, "# newdoc id = x")
    assert (document.text, document.tokens, document.mentions) == ("", [], [])


def test_what_is_held_out_is_not_read_to_learn_from(tmp_path: Path) -> None:
    held = HELD_OUT[0]
    for name in (f"GUM_news_{held}", "GUM_news_port", f"GUM_bio_{held}", "GUM_bio_of_two"):
        parsed(tmp_path, HEADLINE, name=name)
    assert [d.name for d in documents(tmp_path)] == ["GUM_bio_" + held, "GUM_bio_of_two", "GUM_news_port"]
    assert [d.name for d in documents(tmp_path, held_out=True)] == [f"GUM_news_{held}"]
    assert len(documents(tmp_path, held_out=None)) == 4
