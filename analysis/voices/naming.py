"""Naming: which marked words are a name or a title, and which are speech behind a cue."""

from functools import lru_cache

from analysis.arabic import fold, zipf
from analysis.voices.beside import is_source, is_told, listed, names_body
from analysis.voices.cast import Cast
from analysis.voices.cues import COMPLEMENTISERS, PREPOSITIONS, RESUMED, Cues, is_verbal_noun
from analysis.voices.speakers import Sentence
from analysis.voices.wording import (
    COMMON,
    NAME_WORDS,
    RARE,
    agrees,
    has_clitic,
    is_brought,
    is_clause,
    is_common,
    is_deed_told,
    is_definite,
    is_foreign,
    is_foreign_sign,
    is_inflected,
    is_list,
    is_person,
    is_present,
    is_sign,
    is_verb,
    may_be_person,
)

_TITLE_WORDS = 20
_TALK = 30  # items over which a verb of talking reaches its topic
_STOPS = frozenset(".!؟?…؛")
_TERM = 2.2
_MOST = 6
_NEAR = 5
_TITLED = 3
_ADJECTIVES = 4
_FAR = 14  # items between a cue and marked words that are surely its content
_PHRASE = 8  # items of a noun phrase before a piece
_LONE = frozenset(("ب", "ل", "وب", "ول"))
_JOINTS = frozenset(("و", "،", ","))
_PRONOUNS = frozenset(("هو", "هي", "وهو", "وهي"))
_TO_TOPIC = frozenset((PREPOSITIONS["إلى"], PREPOSITIONS["على"]))


def is_title(s: Sentence, i: int, n_words: int, cues: Cues) -> bool:
    """Return whether a marked piece is a title or a topic: بحث «…», تحدث في الندوة عن «…»."""
    if not i or not 1 < n_words <= _TITLE_WORDS:
        return False
    before = s.forms[i - 1]
    if before == ":" and i > 1:
        before = s.forms[i - 2]  # محاضرة بعنوان: «…»
    if _is_one_of(before, cues.lists["titled"]) or _titled_before(s, i, cues):
        return True
    if _treats(before, cues):  # تناولت «…»
        return True
    if before not in cues.lists["topics"] and before not in _TO_TOPIC:
        return False
    talk = (k for k in range(i - 2, max(-1, i - _TALK), -1) if s.forms[k] in cues.forms)
    verb = next(talk, None)
    if verb is None or not _treats(s.forms[verb], cues):
        return False
    occasions = cues.lists["occasions"]
    return any(not occasions.isdisjoint(_bare(word)) for word in s.forms[:i])


def _titled_before(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun with a title stands before, with adjectives: ورشة العمل العلمية «…»."""
    for k in range(i - 1, max(-1, i - _ADJECTIVES), -1):
        word = s.forms[k]
        if s.pieces[k] is not None or cues.kind(word) not in "BDO":
            return False
        if k < i - 1 and not cues.lists["titled"].isdisjoint(_bare(word)):
            return True
        if not (word.endswith(("ه", "ي")) or word in cues.lists["of_title"]):
            return False
    return False


def _bare(word: str) -> tuple[str, ...]:
    """Return a word with and without a letter joined in front, the article off."""
    rest = word[1:]
    return (
        word, word.removeprefix("ال"), word.removeprefix("لل"), rest, rest.removeprefix("ال")
    )  # fmt: skip


def is_subject(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether one marked word behind a verb of saying is who speaks: شدد «الهادي» على …"""
    piece = s.pieces[i]
    form = cues.forms.get(s.forms[i - 1]) if i else None
    if piece is None or form is None or form.tense not in ("past", "present"):
        return False
    words = fold(s.text[piece.start : piece.end]).split()
    follows = s.forms[i + 1] if i + 1 < len(s.forms) else "."
    takes = form.verb.takes
    opens = follows in takes or ("ب" in takes and follows[0] == "ب" and has_clitic(follows))
    if opens and len(words) <= 2 and form.verb.act != "call" and not form.verb.has_object:
        return not has_clitic(words[0]) or words[0].startswith("ال")  # ونوه «بلو» بحرص الجميع
    if len(words) != 1 or follows in _STOPS:
        return False
    word = words[0]
    foreign = zipf(word) < RARE and not word.endswith(("ا", "ه", "ات")) and not has_clitic(word)
    return word.startswith("ال") or foreign


def _treats(word: str, cues: Cues) -> bool:
    form = cues.forms.get(word)
    if form is None or form.tense == "masdar":  # لتناول «…», مقابلة حديثة «…»
        return False
    return fold(form.verb.past) in cues.lists["treating"]


def by_place(s: Sentence, i: int, text: str, n_words: int, cues: Cues) -> str | None:
    """Return "name" or "scare" where the words before a piece settle it, whoever speaks."""
    if is_title(s, i, n_words, cues):
        return "name"
    before = s.forms[i - 1] if i else ""
    if is_sign(text):
        return "name" if len(before) > 1 and is_class(before, cues) else "scare"
    listing = before != ":" or (i > 1 and s.forms[i - 2] in _PRONOUNS)  # أربعة أنواع وهي: «…»
    if n_words > 2 and listing and is_list(text, cues):
        return "name"
    if n_words > _MOST:
        return None
    if n_words <= NAME_WORDS and (is_source(s, i, cues) or is_told(s, i, cues)):
        return "name"
    called = _called(s, i, cues)
    if called is None:
        return None
    so_called = called > 0 and s.forms[called - 1].removeprefix("و") in cues.lists["what"]
    return "scare" if so_called else "name"


def is_class(word: str, cues: Cues) -> bool:
    """Return whether a folded word, in any form, is a noun that names follow: فيلمه, بأفلامها."""
    return _is_one_of(word, cues.lists["naming"])


@lru_cache(maxsize=20_000)
def _is_one_of(word: str, nouns: frozenset[str]) -> bool:
    """Return whether a folded word is a form of one of the nouns: وفيلمه, للكتاب, كتابي."""
    if word in nouns:
        return True
    bare = word
    for front in ("و", "ف"):
        bare = bare.removeprefix(front) if len(bare) > 4 else bare
    bare = "ال" + bare[2:] if bare.startswith("لل") else bare
    for rest in (bare, bare[1:] if bare[:1] in tuple("بلك") else bare):
        bare = rest.removeprefix("ال")
        owned = bare == rest or bare[-1:] != "ي"  # الورقي is a surname, ورقتي mine
        if len(bare) > 2 and (bare in nouns or (owned and not nouns.isdisjoint(_singulars(bare)))):
            return True
    return False


def names_follow(before: str, text: str, cues: Cues) -> bool:
    """Return whether marked words behind a noun of class are its name.

    They are not where they are its adjective, or a clause behind the noun with its article:
    في ختام الحفل «لن نرحل».
    """
    words = fold(text).split()
    if not words or not is_class(before, cues) or agrees(before, words, text):
        return False
    return not (before.startswith(("ال", "بال", "لل", "وال")) and is_clause(words, cues))


def _singulars(word: str) -> list[str]:
    """Return what a noun may be without its ending: برنامجها, محاضرات, صحيفتي, فيلما."""
    found = []
    for ending in ("هما", "ها", "هم", "تين", "تان", "ات", "ين", "ان", "تي", "ه", "ا", "ي"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found += [stem, stem + "ه", stem.removesuffix("ت") + "ه"]
    return found


def _called(s: Sentence, i: int, cues: Cues) -> int | None:
    """Return the verb of naming close before a piece: ما يسمى في المدينة «…»."""
    for k in range(i - 1, max(-1, i - _NEAR), -1):
        if s.pieces[k] is not None or s.forms[k] in _JOINTS:
            return None
        if s.forms[k].removeprefix("و") in cues.lists["called"]:
            return k
        on = s.forms[k] in RESUMED[PREPOSITIONS["على"]] and k > 0
        if on and s.forms[k - 1].removeprefix("و") in cues.lists["calling"]:
            return k - 1  # أطلق عليها الناس «…»
    return None


def _is_compound(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether the noun before a piece is part of a preposition: عن طريق «…»."""
    return i > 1 and " ".join(s.forms[i - 2 : i]) in cues.lists["compounds"]


def _headed(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun of class heads the phrase before a piece: المسلسل التركي «…»."""
    if _is_compound(s, i, cues):
        return False
    for k in range(i - 1, max(-1, i - _PHRASE), -1):
        word = s.forms[k]
        kind = cues.kind(word)
        if s.pieces[k] is None and word.startswith("لل") and is_class(word, cues):
            return True  # للنجمة العالمية «…»
        if s.pieces[k] is not None or kind in "FA," or word in _PRONOUNS:
            return False
        if is_class(word, cues) or (kind == "T" and k < i - 1):
            return True
        if word in cues.forms and kind == "B":
            return False
        if k == i - 1 and kind == "B" and not word.endswith(("ي", "يه")):
            return False
    return False


def _introduced(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun of class stands before وهو or أبرزها: أول أفلامه وهو «…»."""
    if i < 2 or s.forms[i - 1] not in _PRONOUNS | cues.lists["labels"]:
        return False
    return any(is_class(word, cues) for word in s.forms[max(0, i - 1 - _PHRASE) : i - 1])


def is_name(
    s: Sentence, i: int, text: str, n_words: int, reported: bool, cues: Cues, cast: Cast
) -> bool:
    """Return whether marked words are a name or a title; `reported`: within somebody's speech.

    What stands before them tells first (a noun of class), then their own shape. In a report
    common words are the source's own.
    """
    if not n_words:
        return False
    if is_person(text, cues):
        return True
    if n_words > _MOST:
        return False
    words = fold(text).split()
    before = s.forms[i - 1] if i else ""
    if before == ":" and i > 1 and not reported:
        before = s.forms[i - 2]  # كتاب: «…»
    adjective = agrees(before, words, text)
    if _is_compound(s, i, cues) or (reported and i > 1 and cues.kind(s.forms[i - 2]) == "G"):
        before = ""  # عن طريق «…», قال سامي جامع «…»
    if names_follow(before, text, cues):
        if before not in _LONE:
            return True
        if n_words <= 2 and not (reported and before[-1] == "ب"):
            return True  # طالب بـ«أدلة»
    if _in_row_of_names(s, i, cues) or is_foreign_sign(text) or is_brought(before, n_words):
        return True
    clause = is_clause(words, cues)
    if not clause and n_words < NAME_WORDS and _is_office(s, i, words, cues):
        return True  # «سامي كامل» مدرب الفريق
    if cues.kind(before) == "T" and not clause and may_be_person(words, cues):
        return True  # الممثلة «باريس هيلتون»
    if not clause and not adjective:
        common = reported and (is_common(words) or is_deed_told(words, cues))
        if _introduced(s, i, cues) or (not common and _headed(s, i, cues)):
            return True
        if not common and n_words < NAME_WORDS and listed(s, i):
            return True
    if is_foreign(words, cues) or _holds_name(words, text, reported, cues, cast):
        return True
    if reported:
        return n_words == 1 and not adjective and _is_term(s, i, words[0], cues)
    return not clause and not adjective and _is_named(s, i, words, cues)


def _is_office(s: Sentence, i: int, words: list[str], cues: Cues) -> bool:
    """Return whether marked words are a person whose office stands behind them."""
    after = s.forms[i + 1] if i + 1 < len(s.forms) else ""
    office = cues.kind(after) == "T" and s.pieces[i + 1] is None and not after.startswith("ال")
    return office and len(words) > 1 and may_be_person(words, cues)


def _holds_name(words: list[str], text: str, reported: bool, cues: Cues, cast: Cast) -> bool:
    """Return whether words are a listed name, or begin with its noun of class: حزب البيئة."""
    n_words, first = len(words), words[0]
    clause = reported and any(cues.kind(word) == "F" or is_verb(word) for word in words)
    most = _MOST if is_definite(words) and not clause else NAME_WORDS
    if 1 < len(words) <= most and is_class(first, cues) and not is_clause(words, cues):
        second = words[1]
        adjective = second.endswith("ي") or (second.endswith("ه") and n_words == 2)
        adjective = adjective and not is_class(second, cues)  # سد وادي …
        return not adjective or second.startswith("ال")
    placed = 1 < n_words < NAME_WORDS and cues.kind(first) == "P" and words[1].startswith("ال")
    if placed and not is_clause(words, cues):
        return True  # «ليبيا الجديدة»
    # With the article some listed words may describe as well: «الدولة المارقة».
    if 1 < n_words < NAME_WORDS and first.startswith("ال"):
        return False
    return n_words < NAME_WORDS and (
        (n_words == 1 and cues.kind(first) in "GP") or cast.link(text) is not None
    )


def _is_term(s: Sentence, i: int, word: str, cues: Cues) -> bool:
    """Return whether a marked word in a report is no common word of the source's."""
    if names_body(s, i, word, cues):
        return True
    if word.startswith("ال") and max(zipf(word), zipf(word[2:])) < _TERM:
        return True  # a term few know is named, not said: صمغ النحل «البروبوليس»
    return zipf(word) < RARE and not is_inflected(word)


def _is_named(s: Sentence, i: int, words: list[str], cues: Cues) -> bool:
    """Return whether marked words of the narrator's are a name by their place or rarity."""
    before = s.forms[i - 1] if i else ":"
    if (cues.kind(words[0]) == "G" and len(words) <= NAME_WORDS) or is_subject(s, i, cues):
        return True
    if not is_definite(words):
        return min(map(zipf, words)) < (RARE if len(words) > 1 else COMMON) and not any(
            map(is_inflected, words)
        )
    if len(words) == 1 and zipf(words[0]) < RARE and not is_inflected(words[0][2:]):
        return True
    beside = cues.kind(before) in "PG" or (
        before.startswith("ال") and cues.kind(before) not in "FA"
    )
    opens = not i or before == "و" or (before == ":" and _heads(s, i, cues))
    return opens or beside or cues.kind(before) == "T"


def _heads(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a verb follows a piece, whose subject it is: «الضحى» تعلن عن وظائف."""
    follows = s.forms[i + 1] if i + 1 < len(s.forms) else "."
    return follows in cues.forms or is_present(follows)


def _in_row_of_names(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun of class stands before the first of pieces in a row: فيلما «…» و«…»."""
    first = i
    while first > 1 and s.forms[first - 1] in _JOINTS:
        back = first - 2 if s.forms[first - 2] not in _JOINTS else first - 3
        if back < 0 or s.pieces[back] is None:
            return False
        first = back
    if not 0 < first < i:
        return False
    piece = s.pieces[first]
    assert piece is not None
    text = s.text[piece.start : piece.end]
    named = is_person(text, cues) or is_foreign(fold(text).split(), cues)
    return named or is_class(s.forms[first - 1], cues)


def is_speech(s: Sentence, k: int, i: int, cues: Cues) -> bool:
    """Return whether a marked piece behind a cue is speech, not a name on the way to it."""
    piece = s.pieces[k]
    assert piece is not None
    text = s.text[piece.start : piece.end]
    words = len(text.split())
    before = s.forms[k - 1]
    if before == ":":
        return True
    if (words <= 4 and is_source(s, k, cues)) or is_person(text, cues):
        return False  # بحسب «الضحى», وأشار «سامي كامل» إلى
    if is_foreign(fold(text).split(), cues):
        return False
    person = cues.kind(fold(text).split(maxsplit=1)[0]) == "G"
    far = k + (20 if person else 8)
    ahead = s.forms[k + 1 : far]
    more = any(w in COMPLEMENTISERS or w == ":" for w in ahead) or any(s.pieces[k + 1 : far])
    surname = k > i + 2 and cues.kind(s.forms[k - 2]) == "G"  # قال سامي جامع «…»
    named = not surname and names_follow(before, text, cues)
    if words <= 4 + person and (more or named):
        return False
    behind = k + 1 + (ahead[:1] == ["،"])
    if words <= _TITLED and behind < len(s.forms) and cues.kind(s.forms[behind]) == "T":
        return False  # وقال «سامي كامل»، نائب الوزير
    if words <= _MOST and len(before) > 1 and named:
        return False  # يحمل عنوان «…»
    if k == i + 1 and is_subject(s, k, cues):
        return False
    verb = cues.forms[s.forms[i]].verb
    if not verb.takes and cues.forms[s.forms[i]].pronoun and k > i + 2:
        return False
    if words > 1 and "ب" in verb.takes and s.text[piece.start] == "ب":
        return True  # ووعد «بالعمل معا»
    if words == 1 and (verb.weak or not verb.takes or k > i + 1):
        return False
    if verb.weak and not verb.takes and is_verbal_noun(s.forms[i + 1]):
        return False  # ستواصل تعميق «…»
    return (words > 3 and k - i < _FAR) or (not verb.weak and bool(verb.takes))
