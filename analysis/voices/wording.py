"""Wording: the shape of marked words, by which a name is told from a clause."""

import re

from analysis.arabic import fold, splits, zipf
from analysis.voices.cues import Cues, is_verbal_noun

NAME_WORDS = 4
RARE = 3.3
COMMON = 4.0
_FOREIGN = 3.4
_KNOWN = 3.5
_STEM = 2.5
_WORD = 2.3
_MOSTLY = 0.7
_ROW = 3
_REACHED = 4
_SPELT = 4
_MOST_PARTS = 12  # words of a name with all its titles
_VERBAL = 1.2  # how much rarer than the masculine a verb's feminine may be, where a noun has none


def is_sign(text: str) -> bool:
    """Return whether marks hold no word, only digits, dates or signs: «٢ / ١٠»."""
    return not any(char.isalpha() for char in text)


def is_foreign_sign(text: str) -> bool:
    """Return whether marks hold another script, or a number behind its noun: «رؤية المدن 2040»."""
    letters = [char for char in text if char.isalpha()]
    numbered = text.strip()[-1:].isdigit() and text.strip().count(" ") < NAME_WORDS
    return bool(letters) and (numbered or all(char.isascii() for char in letters))


def is_person(text: str, cues: Cues) -> bool:
    """Return whether marked words are somebody's name, or several of them: «سامي، كامل البنا»."""
    if "،" not in text and "," not in text:
        parts = [text] if text.count(" ") < _MOST_PARTS else []  # no name is so long
    else:
        parts = re.split("[،,]", text)
    names = [fold(name).split() for name in parts]
    if not names:
        return False
    if len(names) > 1 and all(0 < len(name) <= NAME_WORDS for name in names):
        given = [cues.kind(name[0]) == "G" or cues.kind(name[0][1:]) == "G" for name in names]
        return sum(given) > len(names) * _MOSTLY  # «سامي كامل، وعمر الحسن، ورائف السيد»
    first = names[0]
    while len(names) == 1 and len(first) > 2 and cues.kind(first[0]) == "T":
        first = first[1:]  # «المهندس سامي كامل»
    return len(names) == 1 and _is_full_name(first, cues)


def is_list(text: str, cues: Cues) -> bool:
    """Return whether marked words only name things in a row: «الأرز، والقمح، وزيت الزيتون»."""
    if text.count("،") + text.count(",") < _ROW - 1:
        return False
    items = [fold(item).split() for item in re.split("[،,]", text)]
    if len(items) < _ROW or not all(0 < len(item) < NAME_WORDS for item in items):
        return False
    return not any(is_clause(item, cues) for item in items if item[0][0] != "و")


def _is_full_name(words: list[str], cues: Cues) -> bool:
    if not words or len(words) > NAME_WORDS or cues.kind(words[0]) != "G":
        return False
    particles = cues.lists["name_particles"]
    return all(
        word in particles
        or cues.kind(word) == "G"
        or (cues.kind(word) in "BD" and zipf(word) < COMMON)
        for word in words[1:]
    )


def is_foreign(words: list[str], cues: Cues) -> bool:
    """Return whether a few folded words are no words of the language: أويل موفمنت."""
    letters = cues.lists["letters"]
    if len(words) > 1 and letters.issuperset(words):
        return True  # سي إن إن
    if len(words) == _SPELT and letters.issuperset(words[:-1]) and words[-1].startswith("ال"):
        return True  # سي إن إن العربية
    if not 1 < len(words) <= NAME_WORDS or any(is_inflected(word) for word in words):
        return False
    known = [zipf(word) for word in words if len(word) > 2]
    plain = all(cues.kind(word) in "BGPNTS" for word in words)
    return plain and min(known, default=COMMON) < RARE and sum(known) / len(known) < _FOREIGN


def is_inflected(word: str) -> bool:
    """Return whether a folded word has an ending or a front of the language."""
    present = word[:1] == "ي" and zipf("ت" + word[1:]) > 0  # يتداعى, as تتداعى
    ended = len(word) > 3 and word.endswith(("ه", "ات", "ين", "ون"))
    ended = ended or (len(word) > 3 and word[-1] == "ا" and zipf(word[:-1]) > zipf(word))  # شريكا
    return word.startswith("ال") or ended or _is_future(word) or present or has_clitic(word)


def _is_future(word: str) -> bool:
    """Return whether a folded word is a verb with the س of the future: ستنتصر, not سامي."""
    return word[:1] == "س" and len(word) > 4 and zipf(word[1:]) > zipf(word)


def is_present(word: str) -> bool:
    """Return whether a folded word is a verb in the present: it has both persons, يمنع تمنع."""
    if len(word) < 4 or word[0] not in "يت":
        return False
    other = ("ت" if word[0] == "ي" else "ي") + word[1:]
    return min(zipf(word), zipf(other)) > RARE


def is_verb(word: str) -> bool:
    """Return whether a folded word is surely a verb: it has the ي or the س of one."""
    return (word[:1] == "ي" and is_present(word)) or (_is_future(word) and word[1:2] in "يت")


def _is_ours(word: str) -> bool:
    """Return whether a folded word is a verb of the first person plural: نريد, as يريد, تريد."""
    if len(word) < 4 or word[0] != "ن":
        return False
    return min(zipf(word), zipf("ي" + word[1:]), zipf("ت" + word[1:])) > RARE


def is_past(word: str) -> bool:
    """Return whether a folded word is a verb in the past: with ت it is known too, شهد شهدت."""
    if word[-1:] == "ي" and len(word) > 3 and not word.startswith("ال"):
        return zipf(word[:-1] + "ت") > max(RARE, zipf(word) - _VERBAL)  # التقى, التقت
    if len(word) < 3 or word.startswith("ال") or word[-1] in "هوي" or word.endswith("ات"):
        return False
    stem = word.removesuffix("ت")
    plain, feminine = zipf(stem), zipf(stem + "ت")
    return len(stem) > 2 and feminine > max(RARE, plain - _VERBAL)


def is_brought(before: str, n_words: int) -> bool:
    """Return whether marked words are the subject of a verb with its object: نشرته «الضحى»."""
    for pronoun in ("ها", "هم", "ه"):
        stem = before.removesuffix(pronoun)
        if stem != before:
            return n_words <= NAME_WORDS and stem.endswith("ت") and is_past(stem)
    return False


def agrees(before: str, words: list[str], text: str) -> bool:
    """Return whether a marked word is an adjective of the noun before: بالعلاقات «التاريخية»."""
    definite = before.startswith(("ال", "بال", "لل", "وال"))
    one = len(words) == 1 and words[0].startswith("ال")
    return definite and one and text.strip().endswith(("ة", "ي"))


def is_clause(words: list[str], cues: Cues) -> bool:
    """Return whether marked words begin as speech does: a particle, a preposition, a verb."""
    first = words[0]
    verbs = (cues.forms.get(word) for word in words)
    said = any(form is not None and form.tense in ("past", "present") for form in verbs)
    return (
        said
        or is_present(first)
        or _is_ours(first)
        or any(word[-1] in "!؟" for word in words[:-1])
        or _is_future(first)
        or cues.kind(first) in "FA"
        or (has_clitic(first) and not first.startswith("ال"))
    )


def is_definite(words: list[str]) -> bool:
    """Return whether words are a definite noun phrase: بيت الريح, النسر الأسود."""
    return any(word.startswith("ال") for word in words)


def is_term(words: list[str], cues: Cues) -> bool:
    """Return whether folded words can be what something is called: السيروتونين, جدار الفصل."""
    if len(words) == 1:
        return words[0].startswith("ال") and not words[0].endswith(("ه", "ي"))
    return len(words) < NAME_WORDS and is_definite(words) and not is_clause(words, cues)


def is_common(words: list[str]) -> bool:
    """Return whether words are common and without article: مسؤولون كبار, جاهزة."""
    return not is_definite(words) and all(
        zipf(word) >= RARE or is_inflected(word) for word in words
    )


def has_clitic(word: str) -> bool:
    """Return whether a folded word begins with a clitic, judged by frequency."""
    if word.startswith(("بال", "لل", "وال", "كال")) or len(word) < 2:
        return True
    if word[0] not in "لبوكف" or len(word) < 4:
        return False
    lam = word[0] == "ل" and zipf(word[1:]) > max(zipf(word), _KNOWN)
    known = word[0] in "وف" or zipf(word[1:]) >= _WORD  # لابرون, a name
    return lam or (known and splits(word, 1))


def is_accusative(word: str, cues: Cues) -> bool:
    """Return whether a folded word is an indefinite accusative: واقفا, خطابا."""
    plain = len(word) > 4 and word.endswith("ا") and cues.kind(word) == "B"
    form = cues.forms.get(word) if plain else None
    if form is not None and form.tense == "participle":
        return True
    return plain and zipf(word[:-1]) >= max(zipf(word), _STEM)


def is_no_noun(word: str, cues: Cues) -> bool:
    """Return whether a folded word is a verb or an adverb and so nobody: يصل, خصوصا."""
    if cues.kind(word) != "B" or cues.kinds.get(word[:-1]) in ("T", "S"):
        return False
    return is_present(word) or is_accusative(word, cues)


def is_deed(word: str) -> bool:
    """Return whether a folded word without its article is a deed, and no surname: توصل, استمرار."""
    reached = len(word) == _REACHED and word[0] == "ت"
    return reached or (len(word) > _REACHED and word[-1] != "ه" and is_verbal_noun(word))


def may_be_person(words: list[str], cues: Cues) -> bool:
    """Return whether words without article may be somebody: one is a name, a place or rare."""
    known = [cues.kind(word) in "GP" or zipf(word) < RARE for word in words]
    return 1 < len(words) < NAME_WORDS and any(known) and not is_definite(words)


def is_deed_told(words: list[str], cues: Cues) -> bool:
    """Return whether words are a deed with its complements: سقوط جرحى من الطرفين."""
    if cues.lists["prepositions"].isdisjoint(words[1:-1]):
        return False
    first = words[0]  # سقوط, وصول have a shape of their own
    fall = len(first) == _SPELT and first[2] == "و"
    return fall or is_verbal_noun(first) or cues.kind(first) == "O"
