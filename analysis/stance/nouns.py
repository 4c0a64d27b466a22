"""Common nouns as holders and targets: the phrase that one heads, where no name stands.

Much of politics is done to what has no name: the attack, the election, the opposition. A noun
phrase is a head with what is joined to it, adjectives and one chain of genitives; its folded
words are its id, as the surface is that of a name no list knows.
"""

from functools import lru_cache

from analysis.arabic import zipf
from analysis.stance.clauses import Reading
from analysis.stance.signs import Name
from analysis.stance.verb_forms import ARTICLES, PRONOUNS, adjectival, no_article

_LONGEST = 4
_ADJECTIVES = 2
_NISBA = ("ي", "يه", "يين", "يون", "يتين", "يان")
_SHORTEST = 3
_LONGEST_STEM = 12
_SEEN = 2.0  # on the Zipf scale
_MANY = ("ون", "ين", "ات")
_PEOPLE = ("ون", "يين")
_ENDS = frozenset({"moments", "relatives", "openers", "pronominals"})
_NO_NOUN = _ENDS | {"copulas", "determiners", "vague"}
_WHOLE = ("ون", "ين")


def noun_at(r: Reading, i: int, end: int) -> Name | None:
    """Return the noun phrase that begins at word i, None if none can begin there."""
    if not 0 <= i < end or i in r.over or _no_noun(r, i):
        return None
    head, prefix = bare(r, i)
    if len(head) < _SHORTEST or (i in r.act_nouns and not head.startswith("ال")):
        return None
    last = _extent(r, i, head, end)
    if last == i and not head.startswith("ال") and head.endswith(PRONOUNS):
        return None
    rest = " ".join(r.tokens[i + 1 : last + 1])
    return Name(i, last, f"{head} {rest}".strip(), "NOUN", "noun", prefix)


def bare(r: Reading, i: int) -> tuple[str, str]:
    """Return word i without what is joined in front, its article kept, and what was."""
    return _bare(r.tokens[i], r.preposition(i))


@lru_cache(maxsize=50_000)
def _bare(token: str, link: str) -> tuple[str, str]:
    for article in ARTICLES:
        if token.startswith(article) and len(token) > len(article) + 1:
            return "ال" + token[len(article) :], article.removesuffix("ال").replace("لل", "ل")
    prefix = ""
    if token[0] in "وف" and zipf(token[1:]) > zipf(token):
        prefix, token = token[0], token[1:]
    if not link and token[0] in "بل" and len(token) > _SHORTEST and not zipf(token):
        link = token[0]  # before a name that no list knows
    if len(link) == 1 and token.startswith(link):
        prefix, token = prefix + link, token[1:]
    return token, prefix


def _no_noun(r: Reading, i: int) -> bool:
    token = r.tokens[i]
    if r.is_free(i) or token.isdigit() or len(token) < _SHORTEST or no_article(token):
        return True
    return i in r.modifying or not _NO_NOUN.isdisjoint(r.kinds[i])


def _extent(r: Reading, i: int, head: str, end: int) -> int:
    """Return the last word of a noun phrase: its chain of genitives and their adjectives."""
    last, whole = i, head.startswith("ال")
    adjectives = 0
    described = head.endswith(_WHOLE)  # معارضون takes no genitive
    feminine = head.endswith(("ه", "ات"))
    while last + 1 < min(end, i + _LONGEST) and not r.breaks[last]:
        k = last + 1
        token = r.tokens[k]
        name = r.at.get(k)
        if name and name.kind != "TOPIC":
            if name.prefix or ((whole or described) and name.form != "nisba"):
                break
            last = name.last
            whole = True
            continue
        if k in r.over or r.is_free(k) or not _ENDS.isdisjoint(r.kinds[k]):
            break
        if token.startswith("ال") and not r.grammar("determiners", k):
            if described:
                break
            if whole:
                agrees = token.endswith("ه") == feminine or token.endswith((*_NISBA, "ا"))
                if adjectives == _ADJECTIVES or not agrees or not adjectival(token):
                    break
                adjectives += 1
            else:
                feminine = token.endswith(("ه", "ات"))
            last, whole = k, True
            continue
        if whole or r.preposition(k) or _no_noun(r, k) or not _indefinite(r, k):
            break
        described = described or token.endswith(("ي", "يه"))
        last = k
    return last


def _indefinite(r: Reading, k: int) -> bool:
    """Return whether word k may follow an indefinite noun: its adjective, or a genitive."""
    token = r.tokens[k]
    whole = k + 1 < len(r.tokens) and not r.breaks[k] and r.tokens[k + 1].startswith("ال")
    if k in r.verbs:
        return False
    return token.endswith(("ي", "يه", "يا", "ين", "ون")) or (whole and not r.is_free(k + 1))


def group_before(r: Reading, origin: Name) -> Name | None:
    """Return the group of people or body whose adjective of origin a name is: المقاتلين الأكراد.

    An office or a body of a state stands for the state, and so does one of its people.
    """
    k = origin.first - 1
    while k and r.tokens[k].startswith("ال") and _definite_before(r, k):
        k -= 1  # another adjective between: الجماعات المسلحة الكردية
    if k < 0 or k in r.over or r.breaks[origin.first - 1]:
        return None
    word, before = bare(r, k)[0], r.tokens[k - 1] if k and not r.breaks[k - 1] else ""
    grammar = r.appraisal.grammar
    stands = grammar["titles"] | grammar["bodies"]
    if word in stands or before.removeprefix("و") in grammar["titles"]:
        return None  # رئيس الوزراء الفرنسي
    if not word.startswith("ال") and not word.endswith(_MANY):
        return None  # صحفي فرنسي: one of the state's people
    return actor_at(r, k, len(r.tokens))


def _definite_before(r: Reading, k: int) -> bool:
    free = r.breaks[k - 1] or k - 1 in r.over or r.is_free(k - 1)
    return not free and bare(r, k - 1)[0].startswith("ال")


def _plural(head: str) -> bool:
    """Return whether a noun is a plural of people: معارضون, but not الديون."""
    if not head.endswith(_PEOPLE):
        return False
    stem = head.removeprefix("ال")[:-2]
    return len(stem) > _LONGEST or (len(stem) >= _SHORTEST and zipf(stem) > _SEEN)


def actor_at(r: Reading, i: int, end: int) -> Name | None:
    """Return the noun phrase at word i if its head is a noun of people or of a body."""
    if not 0 <= i < end or i in r.over:
        return None
    if i not in r.actors:
        r.actors[i] = _acts(r, i)
    return noun_at(r, i, end) if r.actors[i] else None


def _acts(r: Reading, i: int) -> bool:
    """Return whether word i is a noun of people or of a body."""
    head = bare(r, i)[0]
    if _plural(head) or r.grammar("titles", i) or r.grammar("bodies", i):
        return True
    return _is_actor(head.removeprefix("ال"), r.appraisal.grammar["actors"])


@lru_cache(maxsize=20_000)
def _is_actor(stem: str, actors: frozenset[str]) -> bool:
    return any(stem[:n] in actors for n in range(3, min(len(stem), _LONGEST_STEM) + 1))


def owned(r: Reading, i: int) -> bool:
    """Return whether word i is a noun with a pronoun that owns it (سفيرها)."""
    token = r.tokens[i]
    return not token.startswith("ال") and len(token) > 3 and token.endswith(("ها", "هم"))
