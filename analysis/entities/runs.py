"""What before a word shows that a name begins in it, and how far the name runs."""

import re
from functools import lru_cache

from analysis.arabic import zipf
from analysis.entities.gazetteer import Word
from analysis.entities.shapes import (
    ARTICLE,
    INFLECTED_END,
    PARTICIPLE,
    Tokens,
    Triggers,
    in_dictionary,
    inflected,
    unusual,
)

NOT_IN_NAMES = frozenset(
    {"stop", "titles", "offices", "org_heads", "org_before", "before_place", "kin", "speech"}
)
_AFTER_NAMES = frozenset({"stop", "titles", "offices", "speech"})
_PERSON_CUES = frozenset({"titles", "kin"})
_LONGEST = 7
_SELDOM_NOUN = 1.2
_FINITE = re.compile("^[يتن]|^س[يتن]")


def is_nisba(tokens: Tokens, i: int) -> bool:
    hit = tokens.hits.get(i)
    return hit is not None and any(name.form == "nisba" for name in hit[2])


def office_before(tokens: Tokens, i: int) -> bool:
    """Return whether an office with its own words stands before word `i`."""
    for k in range(i - 1, max(-1, i - 7), -1):
        roles = tokens.shapes[k].roles
        if "offices" in roles or "titles" in roles:
            return True
        text = tokens.words[k].text
        article = text.startswith(("ال", "لل", "وال", "بال"))
        if "stop" in roles and "office_links" not in roles:
            return False
        if not (article or k in tokens.hits or "org_heads" in roles or "office_links" in roles):
            return False
        if k + 1 < i and not tokens.joined[k + 1]:
            return False
    return False


def person_cue(tokens: Tokens, i: int) -> int:
    """Return how surely a person is named in word `i`: 2 by title, 1 by a verb of speech."""
    if not i or len(tokens.gap(i)) > 3 or "." in tokens.gap(i) or "\n" in tokens.gap(i):
        return 0
    roles = tokens.shapes[i - 1].roles
    if roles & _PERSON_CUES:
        return 2
    if office_before(tokens, i) and (tokens.joined[i] or "،" in tokens.gap(i)):
        return 2
    if not tokens.joined[i]:
        return 0
    text = tokens.words[i - 1].text
    if is_nisba(tokens, i - 1) and text.endswith("ي") and ARTICLE.match(text):
        return 1  # الفرنسي أرنو
    return 1 if "speech" in roles and "stop" not in roles else 0


def _written_as_name(tokens: Tokens, triggers: Triggers, i: int) -> bool:
    """Return whether word `i` is written as the name, not as the preposition it folds to."""
    known = tokens.words[i].text in triggers.lists["given_or_stop"]
    if not known or tokens.text[tokens.ends[i] - 1] != "ي":
        return False
    following = i + 1 < len(tokens.words) and tokens.shapes[i + 1].likeness == 3
    return following or not tokens.ya_for_alef


def is_ali(tokens: Tokens, triggers: Triggers, i: int) -> bool:
    """Return whether a given name that folds to a preposition (علي, على) is the name here."""
    if not _written_as_name(tokens, triggers, i) or i + 1 >= len(tokens.words):
        return False
    following = tokens.shapes[i + 1]
    return (
        tokens.joined[i + 1]
        and not following.at
        and (
            (following.likeness == 3 and not following.roles)
            or following.surname
            or tokens.words[i + 1].text in triggers.lists["surnames"]
            or tokens.words[i + 1].text in ("بن", "ابن")
        )
    )


def _is_van(tokens: Tokens, triggers: Triggers, j: int) -> bool:
    """Return whether فان stands in a foreign name, and is not فإن without its hamza."""
    return (
        tokens.text[tokens.starts[j] : tokens.ends[j]] == "فان"
        and tokens.words[j - 1].text in triggers.lists["given_foreign"]
        and j + 1 < len(tokens.words)
        and unusual(tokens.words[j + 1])
    )


def _another(tokens: Tokens, triggers: Triggers, i: int, j: int) -> bool:
    """Return whether word `j` names a second person: استقبل كيم بوتين.

    Both are names of the lists by themselves. An Arabic given name before a surname is one
    name even so (عباس السيسي).
    """
    first, second = tokens.hits.get(i), tokens.hits.get(j)
    if first is None or second is None or first[1] != j or second[0]:
        return False
    persons = all(name.type == "PER" for name in (first[2][0], second[2][0]))
    return persons and tokens.words[i].text not in triggers.lists["given_arabic"]


def _nameable(tokens: Tokens, i: int, least: int, foreign: frozenset[str]) -> bool:
    """Return whether word `i` may continue a name."""
    shape = tokens.shapes[i]
    if shape.at or shape.roles & NOT_IN_NAMES:
        return False
    if shape.likeness >= least or shape.surname:
        word = tokens.words[i]
        if is_nisba(tokens, i) or _is_adverb(word.text) or holds_clitic(word):
            return False
        # Behind two names, or without a foreign look, a word that dictionaries know is no name.
        follows = i > 1 and tokens.joined[i - 1] and tokens.shapes[i - 2].likeness > 1
        text = tokens.words[i].text
        if shape.surname:
            doubtful = follows and not (text.endswith("ي") and tokens.words[i].zipf < 3.8)
        elif i and tokens.joined[i] and tokens.words[i - 1].text in foreign:
            doubtful = text[0] in "يت" and shape.likeness == 1
        else:
            doubtful = shape.likeness == 1
        return not doubtful or unusual(tokens.words[i])
    hit = tokens.hits.get(i)
    if hit is None and i and tokens.words[i - 1].text in foreign:
        return _foreign_by_place(tokens, i)
    return (
        hit is not None
        and hit[1] == i + 1
        and not hit[0]
        and hit[2][0].type != "ORG"
        and (not is_nisba(tokens, i))
    )


def _is_adverb(text: str) -> bool:
    """Return whether a word is an adjective that stands as an adverb: قضائيا."""
    return text.endswith("يا") and in_dictionary(text[:-1])


def holds_clitic(word: Word) -> bool:
    """Return whether a word is a commoner one behind a clitic: بحزن, وغيرهن."""
    for letters, rest in word.variants:
        if letters == 1 and len(rest) > 2 and zipf(rest) > max(word.zipf + 0.5, 2.5):
            return word.text[0] == "و" or in_dictionary(rest)
    return False


def _foreign_by_place(tokens: Tokens, i: int) -> bool:
    """Return whether a word behind a foreign given name ends like an Arabic plural by chance.

    (كالديرون, بوفون): no dictionary knows it, and no verb begins so.
    """
    word, shape = tokens.words[i], tokens.shapes[i]
    return (
        not shape.roles
        and not word.text.startswith("ال")
        and len(word.text) > 3
        and word.zipf < 3.6
        and not _FINITE.search(word.text)
        and unusual(word)
    )


@lru_cache(maxsize=10_000)
def _only_name(text: str) -> bool:
    """Return whether a given name is seldom a common noun: one would often have the article."""
    return zipf(text) - zipf("ال" + text) >= _SELDOM_NOUN


def _loose_surname(tokens: Tokens, i: int, triggers: Triggers) -> bool:
    """Return whether a common word may be the surname of the given name before it."""
    shape, word, given = tokens.shapes[i], tokens.words[i], tokens.words[i - 1]
    if shape.roles & NOT_IN_NAMES or shape.at or i in tokens.hits or word.zipf > 4.6:
        return False
    foreign, noun = triggers.lists["given_foreign"], triggers.lists["given_or_noun"]
    only_name = _only_name(given.text) and given.text not in noun
    if given.zipf > 5 and not (only_name and word.text.startswith("ال")):
        return False
    hit = tokens.hits.get(i - 1)
    if hit is not None and hit[2][0].type == "PER":
        return False  # a name of the lists stands whole: قال كيم مازحا
    cue = person_cue(tokens, i - 1) == 2
    if not (cue or only_name or given.text in foreign) and in_dictionary(given.text):
        return False
    if word.text.startswith("ال"):
        return not word.text.endswith(INFLECTED_END, 2) and not PARTICIPLE.search(word.text)
    ends = cue or i + 1 == len(tokens.words) or not tokens.joined[i + 1]
    ends = ends or bool(given.text in foreign and tokens.shapes[i + 1].roles & _AFTER_NAMES)
    return ends and not inflected(word.text) and len(word.text) > 2


def name_end(tokens: Tokens, triggers: Triggers, i: int, least: int = 1) -> int:
    """Return where the run of name words that begins in word `i` ends (one past it)."""
    lists, words, shapes = triggers.lists, tokens.words, tokens.shapes
    j, last = i + 1, len(words)
    while j < last and j - i < _LONGEST and tokens.joined[j]:
        text, before = words[j].text, words[j - 1].text
        if j == i + 1 and _another(tokens, triggers, i, j):
            break
        if text in lists["particles"] and not (
            "stop" in shapes[j].roles and not _is_van(tokens, triggers, j)
        ):
            if j + 2 < last and words[j + 1].text in lists["particles"] and tokens.joined[j + 1]:
                j += 1  # بن أبي طالب, دو لا سابليير
            named = j + 1 < last and (
                "stop" not in shapes[j + 1].roles or _written_as_name(tokens, triggers, j + 1)
            )
            if named and tokens.joined[j + 1]:
                j += 2
                if words[j - 1].text == "عبد" and j < last and words[j].text in lists["divine"]:
                    j += 1
                continue
            break
        if before.endswith("عبد") and text in lists["divine"]:
            j += 1
        elif text in lists["given_or_stop"] and shapes[j - 1].likeness == 3:
            if not _written_as_name(tokens, triggers, j):
                break
            j += 1
        elif text in lists["ordinals"] and shapes[j - 1].likeness == 3 and j <= i + 2:
            j += 1
            break
        elif text in lists["surnames"] and shapes[j - 1].likeness == 3:
            j += 1
        elif (text in lists["behind_given"] and shapes[j - 1].likeness == 3) or _nameable(
            tokens, j, least, lists["given_foreign"]
        ):
            j += 1
        elif (
            shapes[i].likeness == 3
            and not shapes[j].roles
            and not shapes[j].at
            and j not in tokens.hits
            and j + 1 < last
            and tokens.joined[j + 1]
            and shapes[j + 1].surname
            and words[j + 1].text.endswith("ي")
            and words[j].zipf < 5
            and not text.startswith("ال")
        ):
            j += 2  # a father's name between given name and surname: سيف فتح الأسودي
        elif j == i + 1 and shapes[i].likeness == 3 and _loose_surname(tokens, j, triggers):
            j += 1
        elif j == i + 1 and is_nisba(tokens, j) and text.endswith("ي") and not shapes[j].at:
            # A surname of origin: محمد المصري. No adjective without the article follows a name.
            if not text.startswith("ال") and before not in lists["given_foreign"]:
                break
            j += 1
            break
        else:
            break
    return min(j, last)
