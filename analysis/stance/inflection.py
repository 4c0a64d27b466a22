"""The forms of a word of the stance lexicon.

The endings that make a form are closed sets, so that مجرم finds المجرمين but no word of another
root that merely begins alike.
"""

from collections.abc import Iterator

from analysis.arabic import fold, zipf
from analysis.errors import LexiconError

_ANY = ("اي", "كل")
_OBJECTS = ("ه", "ها", "هم")
_CARRIED = 0.3
_LONG = 6
_COMMON = 3.5
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني")
THIRD = ("ه", "ها", "هم", "هما", "هن", "ني", "كم")
PAST = frozenset(s + o for s in ("", "ت", "ا", "تا", "نا", "و") for o in ("", *_PRONOUNS)) | {
    "وا",
    "تم",
}
_PRESENT = frozenset(s + o for s in ("", "و", "ون", "ان") for o in ("", *_PRONOUNS)) | {
    "ين",
    "وا",
    "ن",
}
_WEAK_PAST = frozenset(s + o for s in ("ا", "ت", "و", "ات") for o in ("", *_PRONOUNS)) | {
    "ي",
    "وا",
    "تا",
}
_WEAK_PRESENT = frozenset(s + o for s in ("ي", "و", "ا", "ون") for o in ("", *_PRONOUNS)) | {"وا"}
_NOUN = frozenset(_PRONOUNS) | {
    "كم", "", "ا", "ي", "ات", "ين", "ون", "ان", "تين", "اته", "اتها", "اتهم",
    "اتنا", "اتهما",
}  # fmt: skip
FEMININE = frozenset("ت" + o for o in (*_PRONOUNS, "ي", "ين", "ان")) | {
    "ه", "ات", "اتها", "اته", "اتهم", "اتنا", "اتهما", "تكم", "اتكم",
}  # fmt: skip
_ADJECTIVE = frozenset(("", "ه", "ا", "ين", "ون", "ات", "ان", "تين", "تان"))
_PRESENT_PREFIXES = "يتن"
_PARTICLE = 4
_SHORT = 2


def inflected(
    word: str, role: str, place: str
) -> Iterator[tuple[str, frozenset[str] | None, bool, bool]]:
    """Yield (pattern, endings, fixed, present) for a word as the lexicon writes it."""
    if role == "verb":
        past, _, present = word.partition("/")
        if not past or not present or "*" in word or " " in word:
            raise LexiconError(f"{place}: {word}: write a verb as past/present, as in أشاد/شيد")
        stem, weak = _bare(past)
        endings = _WEAK_PAST if weak else PAST
        if past.endswith("أ") and len(stem) == _SHORT:
            endings = endings - {"ا"}  # هنأ, folded, is هنا (here)
        yield stem + "*", endings, True, False
        stem, weak = _bare(present)
        for prefix in _PRESENT_PREFIXES:
            yield prefix + stem + "*", _WEAK_PRESENT if weak else _PRESENT, True, True
        # more endings would make nouns of the first person: أسرة is not أ + سر + ه
        yield "ا" + stem + ("ي" if weak else ""), None, True, True
    elif role == "phrase" or " " in word or "*" in word:
        # A particle is no anchor to look for: it stands in too many words. The whole phrase is.
        yield word, None, " " in word and len(word.split()[0]) <= _PARTICLE, False
    elif role == "noun" and word.endswith("ة"):
        yield word[:-1] + "*", FEMININE, False, False
    elif role == "noun":
        yield word + "*", _NOUN, False, False
    else:
        yield word.removesuffix("ة") + "*", _ADJECTIVE, False, False


def _bare(stem: str) -> tuple[str, bool]:
    """Return a verb's stem without a weak last letter, and whether it had one."""
    weak = (len(stem) > 2 and fold(stem)[-1] in "اي") or stem.endswith("و")
    return (stem[:-1], True) if weak else (stem, False)


def ours(token: str) -> bool:
    """Return whether a word is a noun with our behind it (خبرتنا, but not هافانا)."""
    if not token.endswith("نا") or len(token) < _LONG:
        return False
    stem = token[:-2]
    return max(zipf(stem), zipf(stem[:-1] + "ه") if stem.endswith("ت") else 0.0) >= _COMMON


def carries(token: str) -> bool:
    """Return whether a common noun's first letter is a preposition: its rest is more frequent."""
    return zipf(token[1:]) - zipf(token) >= _CARRIED


def regarding(token: str, verbs: frozenset[str]) -> str:
    """Return the pronoun that a verb of regarding has (وصفه), "-" if none; "" if it is no verb."""
    if without_conjunction(token, verbs) in verbs:
        return "-"
    if not token.endswith(_OBJECTS):
        return ""
    for pronoun in _OBJECTS:
        stem = token.removesuffix(pronoun)
        if stem != token and without_conjunction(stem, verbs) in verbs:
            return pronoun
    return ""


def preposition_of(token: str, known: frozenset[str]) -> str:
    """Return the preposition that a word is or carries in front ("" if none)."""
    if (bare := without_conjunction(token, known)) in known:
        return bare
    skip = 1 if token[:3] in ("وبا", "ولل", "وال") or token[:1] == "ف" else 0
    if token.startswith(("بال", "لل"), skip):
        return token[skip]
    if token[:1] in ("ب", "ل") and (token[1:] in _ANY or (len(token) > 3 and carries(token))):
        return token[0]
    return ""


def without_conjunction(token: str, known: frozenset[str]) -> str:
    """Return `token` without و or ف in front if only so it is one of the `known` words."""
    if token not in known and token[:1] in ("و", "ف") and token[1:] in known:
        return token[1:]
    return token
