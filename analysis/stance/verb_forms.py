"""Verbs by their form alone: a noun is written with the article about as often as without.

What hardly ever has it is a verb or a particle, and the letters a word begins and ends with tell
which. A form that is verb and verbal noun alike (رفض, دعم) is told apart by where it stands
(`analysis.stance.verbs`).
"""

from collections.abc import Iterator
from functools import lru_cache

from analysis.arabic import zipf

NEVER, PERHAPS, FINITE = 0, 1, 2
ARTICLES = ("وبال", "وكال", "فال", "بال", "كال", "وال", "ولل", "لل", "ال")
PRONOUNS = ("ها", "هم", "هما", "نا")
THIRD_PERSON = ("ها", "هم", "ه", "هما")  # joined: دعمها
APART = ("هو", "هي", "هم", "هما")

_SHORTEST = 3
_ROOT = 4
_FUTURE = ("سي", "ست", "سن")
_PAST = ("ت", "وا")
_NEVER_ENDS = ("ما", "اء", "ا")
_MAY_END = ("ها", "وا", "نا", "هما", "تا")
_DESCRIBES = ("ي", "يه", "يين", "يون", "ين", "ون", "ات", "ان", "ا", "ء")
_ELATIVE = 6
_ONCE = 1.0
_FREQUENT, _NEVER, _RARELY, _SELDOM = 4.0, 3.0, 2.0, 1.5  # on the Zipf scale


def verbal(token: str, known: bool) -> int:
    """Return whether a folded word is never, perhaps or always a finite verb.

    known: whether the lexicon has it as a form of a verb
    """
    stem = without_and(token)
    if known and stem.endswith("ا") and len(stem) == _SHORTEST:
        return FINITE if zipf(stem) - zipf("ال" + stem) > _RARELY else NEVER  # دعا
    if stem.startswith("الت") and _eighth(stem):
        return FINITE
    if stem.startswith(("ال", "لل", "بال")):
        return NEVER
    if stem.endswith(_NEVER_ENDS) and not stem.endswith(_MAY_END):
        return NEVER
    if not no_article(token):
        return PERHAPS if known else NEVER
    known = known or len(stem) <= _ROOT
    if stem[0] in "يت" or stem.startswith(_FUTURE) or stem.endswith(_PAST):
        return FINITE
    if stem[0] == "ا" and zipf("ي" + stem[1:]) > _RARELY:
        return FINITE  # اجتمع, يجتمع
    return FINITE if known and (stem[0] == "ن" or len(stem) <= _ROOT) else NEVER


def _eighth(stem: str) -> bool:
    """Return whether the ل behind ا is of the root (التقى, يلتقي), so that ال is no article."""
    past = stem.removesuffix("وا").removesuffix("ت")
    there = any(zipf("ي" + past[1:] + end) > _SELDOM + 1 for end in ("", "ي"))
    return there and zipf("لل" + past[2:]) < _SELDOM


def without_and(token: str) -> str:
    """Return a word without و or ف in front (وقال, but not وقعت)."""
    joined = token[0] in "وف" and len(token) > _SHORTEST and zipf(token[1:]) > zipf(token)
    return token[1:] if joined else token


@lru_cache(maxsize=50_000)
def no_article(token: str) -> bool:
    """Return whether a word hardly ever has the article, so that it is a verb or a particle.

    A noun is written with ال about as often as without (تقرير, التقرير), a verb never
    (يتعلق, ستقوم, أصدرت). The fewer verbs begin or end like the word, the surer it must be.
    """
    if token[0] in "وف" and zipf(token[1:]) > zipf(token):
        token = token[1:]
    if token.startswith(ARTICLES):
        return False
    alone = zipf(token)
    with_article = max(zipf("ال" + noun) for noun in _nouns(token))
    gap = alone - with_article
    if alone >= _FREQUENT and gap > _NEVER:
        return True  # حينما, لديهم
    if token[0] == "ي" or token[:2] in _FUTURE:
        return gap > _SELDOM or not with_article
    if token[0] == "ت":
        return gap > _RARELY or (token.endswith("ون") and not with_article)  # تتخلون
    finite = token[0] in "ان" or (token.endswith("ت") and not token.endswith("ات"))
    return finite and not with_article and alone > _NEVER


@lru_cache(maxsize=50_000)
def adjectival(token: str) -> bool:
    """Return whether a word with the article may be an adjective: it has both genders.

    السابق and السابقة are both written, الاتفاقة is not; adjectives of origin, plurals and
    elatives are told by their form, and a rare word is given the benefit of the doubt.
    """
    if token.endswith(_DESCRIBES) or (token.startswith("الا") and len(token) == _ELATIVE):
        return True
    other = token[:-1] if token.endswith("ه") else token + "ه"
    return zipf(other) > _ONCE or zipf(token) < _NEVER


def _nouns(token: str, fronts: int = 2) -> Iterator[str]:
    """Yield the noun that a word may be, without what is joined to it (لإدارة, مقاتلي, زملائه)."""
    yield token
    if fronts and token[0] in "بلك" and len(token) > _SHORTEST:
        yield from _nouns(token[1:], fronts - 1)
    for pronoun in (*PRONOUNS, "ه", "كم"):
        stem = token.removesuffix(pronoun)
        if stem != token and len(stem) >= _SHORTEST:
            yield stem
            if stem[-1] in "تئؤ":
                yield stem[:-1] + ("ه" if stem[-1] == "ت" else "ء")
    if token[-1] in "يو":
        yield token[:-1] + "ين"
    if token[-1] == "ا":
        yield token[:-1]
