from __future__ import annotations

from training.verification import PRIOR, PRIOR_OF_MORE, choices, learn, learn_more, shares, texts


def test_what_no_text_shows_is_as_expected() -> None:
    assert learn([]) == PRIOR
    assert learn_more([({"counted": 1.0}, False)])["repeats, confirmed"] == PRIOR_OF_MORE["repeats, confirmed"]


def test_weights_move_towards_what_texts_show() -> None:
    nothing, one = {"none": 1.0}, {"place line": 1.0}
    chosen = learn([([nothing, one], [1])] * 20)
    assert chosen["place line"] > PRIOR["place line"] and chosen["none"] < PRIOR["none"]
    shared = learn_more([({"one": 1.0}, True)] * 20)
    assert shared["one"] > PRIOR_OF_MORE["one"]


def test_the_texts_give_both_answers() -> None:
    some = [one for one in texts() if one.name.startswith(("p01", "p03", "02-harbour"))]
    right = [right for one in some for _, right in choices(one)]
    answers = [shared for one in some for _, shared in shares(one)]
    assert len(some) == 3 and [0] in right and any(r != [0] for r in right)
    assert True in answers and False in answers
