"""Finite verbs: which words of a text are verbs, by their form and where they stand.

Many forms are a verb and a verbal noun alike (رفض, دعم): such a word is the verb where it opens
its clause, or stands behind the name that does.
"""

from analysis.arabic import zipf
from analysis.stance.clauses import Reading
from analysis.stance.phrases import offices_at
from analysis.stance.verb_forms import APART, FINITE, NEVER, without_and

_SHORTEST = 3
_SUBJECT = 4
_SEEN = 2.0  # on the Zipf scale
_NO_VERB = frozenset({"openers", "relatives", "pronominals", "determiners", "titles", "bodies"})
_PLURAL = ("ون", "وا")


def finite(r: Reading, i: int) -> bool:
    """Return whether word i is a finite verb."""
    if not 0 <= i < len(r.tokens):
        return False
    if i not in r.finite:
        r.finite[i] = _finite(r, i)
    return r.finite[i]


def stem_at(r: Reading, i: int) -> str:
    """Return the verb at word i without و or ف in front, where they are no part of it (واصل)."""
    token = r.tokens[i]
    grammar = r.appraisal.grammar
    if token in grammar["undertakings"] or token in grammar["copulas"]:
        return token
    forms = r.appraisal.word(token).forms
    own = any(form.term.role == "verb" and not form.prefix for form in forms)
    return token if own else without_and(token)


def _finite(r: Reading, i: int) -> bool:
    token = r.tokens[i]
    short = len(token) < _SHORTEST and i not in r.verbs  # شن
    if i in r.over or short or not _NO_VERB.isdisjoint(r.kinds[i]):
        return False
    if r.grammar("copulas", i) or r.grammar("undertakings", i):
        return without_and(token) not in APART
    if token.startswith("ال") and r.text[r.starts[i]] == "أ":
        past = token.removesuffix("ت")
        return any(zipf("ي" + past[1:] + end) > _SEEN for end in ("", "ي"))  # ألقى, ألغت
    kind = r.appraisal.verbal(token)
    if kind == NEVER or r.preposition(i) or r.grammar("moments", i):
        return False
    return kind == FINITE or _opens(r, i, without_and(token))


def _opens(r: Reading, i: int, stem: str) -> bool:
    """Return whether a form that is verb and noun alike stands where a verb would."""
    if stem[0] == "ي" or stem.endswith(_PLURAL):
        return stem[0] == "ي" or not (i and r.is_free(i - 1))
    if not i or r.breaks[i - 1]:
        return True
    before = i - 1
    that = r.grammar("that", before)
    if r.is_free(before) or (that and stem[0] not in "يت"):
        return False
    if that or r.grammar("relatives", before):
        return True
    if r.grammar("asides", before) and r.clause_start(i) >= i - 2:
        return True  # من جانبه رفض
    name = r.over.get(before)
    start = r.clause_start(i)
    if name is None or name.form == "nisba":
        return _told_that(r, start, i)
    return all(k in r.over or offices_at(r, k) for k in range(start, name.first))


def _told_that(r: Reading, start: int, i: int) -> bool:
    """Return whether only a definite subject stands between أن and word i (إن البرلمان رفض)."""
    if not start or not start < i <= start + _SUBJECT or not r.grammar("that", start - 1):
        return False
    words = range(start, i)
    return all(k in r.over or r.tokens[k].startswith("ال") for k in words)
