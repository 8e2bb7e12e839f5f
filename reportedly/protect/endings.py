"""What names end in when a language inflects them: enough to know “Annas”, “Kesslerowi”, “Кесслера”, “Ayşe’nin”."""

from __future__ import annotations

_FEW = frozenset("s es n en a u e i y o om em ie ov ova ovi owi in yn ym im oy oi ey ei nin yi ya ye da de".split())
"""Of short names, where a longer ending is another word."""
_MANY = _FEW | frozenset(
    """ns ens sche schen scher sches schem er ern ou ev eva ove evi owa owie owej eve ami am ach akh ah iv yv oj oyu eyu
    ej iyu yu ii iy yem iem ogo oho omu emu ego eho ymi imi ykh ikh ih ich ych aya uyu oyi ow ina iny inu yna un
    nun nyn den dan ten tan ta te la le yla yle lar ler larin lerin nak nek val vel ban ben ra re rol tol hoz hez ert t
    ot et at ek ok ssa sta lla lle lta is as us ui ai os uva ovo evo ovy evy ovych ovykh ovym
    skogo skomu""".split()
)
_MAY_BE = frozenset("ov ova ev eva in ina iny inu yn yna ist ism isty istov yana yanka ers sky ska sko skie".split())
"""Endings that also make another name: Antonov, Janina."""
_TINY, _SHORT, _STEM = 3, 4, 3
_VOWELS = "aeiouy"
_TURNS = {"k": ("c", "ts", "ch"), "g": ("z", "zh"), "h": ("z", "s", "sh"), "kh": ("s", "sh")}
"""What a last consonant becomes before some endings: Ольга, Ользі."""


def stems(word: str) -> frozenset[str]:
    """What stays of a folded word when it is inflected.

    >>> sorted(stems("olga"))
    ['olg', 'olga', 'olz', 'olzh']
    """
    found = {word}
    for end in ("iy", "yy", "ij", "ey", "aya", "oy", "ia", "ya", *_VOWELS):
        if word.endswith(end) and len(word) - len(end) >= _STEM:
            found.add(word[: -len(end)])
    if word[-1:] in _VOWELS:
        for consonant, others in _TURNS.items():
            stem = word[:-1]
            if stem.endswith(consonant) and len(stem) >= _STEM:
                found |= {stem[: -len(consonant)] + other for other in others}
    if len(word) > _SHORT and word[-2] in "eo" and word[-1] not in _VOWELS and word[-3] not in _VOWELS:
        found.add(word[:-2] + word[-1])  # Marek, Marka
    return frozenset(found)


def ends(stem: str, rest: str) -> bool:
    """Whether `rest` is an ending that `stem` may have."""
    return not rest or rest in (_MANY | _MAY_BE if len(stem) > _SHORT else _FEW)


def sure(stem: str, rest: str) -> bool:
    """Whether an ending of a first name leaves no doubt: of three letters an s alone; nor what makes another name."""
    return rest in ("", "s") or (len(stem) > _TINY and rest not in _MAY_BE)
