from __future__ import annotations

from reportedly.export.context import Cited, cite
from reportedly.store import Ledger
from tests.making import keep, told


def cited(ledger: Ledger) -> list[Cited]:
    return list(cite(ledger.all_statements(), ledger.document))


def test_the_sentences_around_a_statement(ledger: Ledger) -> None:
    keep(ledger, told("It rained. {Mara Velt} <said> [the harbour is closed]. Ships waited. Nobody spoke."))
    [row] = cited(ledger)
    assert (row.before, row.after) == ("It rained.", "Ships waited.")


def test_at_the_edges_of_a_text_there_is_nothing(ledger: Ledger) -> None:
    keep(ledger, told("{Mara Velt} <said> [the harbour is closed]."))
    [row] = cited(ledger)
    assert (row.before, row.after) == (None, None)


def test_a_statement_over_several_sentences_is_one_place(ledger: Ledger) -> None:
    keep(ledger, told("One. [“Two. Three.”] {Velt} <said>. [“Four.”] Five. Six."))
    [row] = cited(ledger)
    assert (row.before, row.after) == ("One.", "Five.")


def test_neighbours_are_not_the_statement_itself(ledger: Ledger) -> None:
    keep(ledger, told("One.\n{Velt} <said> [two].\n{Orme} <said> [three].\nFour."))
    first, second = cited(ledger)
    assert (first.before, first.after) == ("One.", "Orme said three.")
    assert (second.before, second.after) == ("Velt said two.", "Four.")


def test_each_document_has_its_own_sentences(ledger: Ledger) -> None:
    keep(
        ledger, told("A one. {Velt} <said> [a two].", "a.txt"), told("B one. {Velt} <said> [b two]. B three.", "b.txt")
    )
    assert [(row.before, row.after) for row in cited(ledger)] == [("A one.", None), ("B one.", "B three.")]


def test_a_document_that_is_gone_gives_no_neighbours(ledger: Ledger) -> None:
    keep(ledger, told("It rained. {Mara Velt} <said> [the harbour is closed]."))
    [row] = cite(ledger.all_statements(), lambda id: None)
    assert (row.before, row.after) == (None, None)
