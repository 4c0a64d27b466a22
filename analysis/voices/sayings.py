"""Sayings: speech that a noun or a name brings, and marked pieces in a row."""

from analysis.voices.cues import PREPOSITIONS, Cues
from analysis.voices.readings import LONE, WINDOW, Reading
from analysis.voices.speakers import Sentence, Speaker, find_speaker, is_relative
from analysis.voices.subjects import antecedent, sentence_subject
from analysis.voices.wording import is_past, is_present, is_verb

_JOINTS = frozenset(("و", "،", ",", "ب", "او"))
_BETWEEN = frozenset((":", "مثل", "،"))
_LINKS = 3
_CLOSE = 7
_REACH = 8


def read_saying(s: Sentence, i: int, cues: Cues) -> Reading | None:
    """Read a noun that names speech with the speech beside it: مرددين هتافات مثل: «…»."""
    k = i + 1
    described = k + 1 < len(s.forms) and s.forms[k + 1] == ":"
    if described and cues.kind(s.forms[k]) in "BD" and s.forms[k].endswith(("ه", "ي", "يه")):
        k += 1  # المقولة الشهيرة: «…»
    while k < min(len(s.forms), k + _LINKS - 1) and s.forms[k] in _BETWEEN:
        k += 1
    if k >= len(s.forms):
        return None
    piece = s.pieces[k]
    if piece is None or " " not in s.text[piece.start : piece.end].strip():
        return None
    return Reading(i, None, "acknowledge", k, piece.start, "marks", i, i, i)


def in_row(s: Sentence, first: int, i: int) -> bool:
    """Return whether marked pieces alone, joined, stand from `first` to `i`: «…» و«…»."""
    if s.pieces[first] is None:
        return False
    return all(s.pieces[k] is not None or s.forms[k] in _JOINTS for k in range(first, i))


def judges(word: str, cues: Cues) -> bool:
    """Return whether a folded word brings marked words alone: وصف, a noun of saying."""
    form = cues.forms.get(word)
    return word in cues.sayings or (form is not None and form.verb.has_object)


def predicate(s: Sentence, low: int, k: int, cues: Cues) -> bool:
    """Return whether a clause with its own verb begins at `k`: ووفقا للمصدر | وصل الوفد أمس."""
    word, before = s.forms[k], s.forms[k - 1]
    kind = cues.kind(word)
    known = word in cues.lists["copulas"] or word in cues.lists["predicates"]
    alone = s.forms[k + 1 : k + 2] in (["،"], [","])  # حسب صحيفة واشنطن بوست،
    if s.pieces[k] is not None or not (known or kind == "B") or alone or before in LONE:
        return False
    form = cues.forms.get(word)
    if (form is not None and not form.verb.weak) or is_relative(before, cues):
        return False
    phrase = s.forms[low:k]
    whole = any(w.startswith("ال") or cues.kind(w) in "PG" for w in phrase) or any(s.pieces[low:k])
    whole = whole or (len(phrase) == 2 and cues.kind(phrase[0]) == "T")  # لرئيس ليفربول
    return whole and (known or is_verb(word) or is_present(word) or is_past(word))


def is_called(s: Sentence, i: int) -> bool:
    """Return whether a name follows the verb: يدعى «…», يدعى بسامي."""
    return any(s.pieces[i + 1 : i + 2]) or any(w[0] == "ب" for w in s.forms[i + 1 : i + 2])


def appears(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a verb tells where words stand: جاء في البيان, ورد على صفحته."""
    ahead = s.forms[i + 1 : i + 3]
    return ahead[:1] == ["في"] or (
        ahead[:1] == [PREPOSITIONS["على"]] and ahead[1:] != [] and ahead[1] in cues.lists["pages"]
    )


def speech_follows(s: Sentence, i: int) -> bool:
    """Return whether marked speech stands behind a verb and its subject, none before it."""
    if any(s.pieces[max(0, i - 3) : i]):
        return False
    ahead = (p for p in s.pieces[i + 1 : i + _CLOSE] if p is not None)
    return any(s.text.count(" ", p.start, p.end) > 1 for p in ahead)


def who_utters(s: Sentence, i: int, cues: Cues) -> Speaker | None:
    """Return whose the words are that a noun of speech brings: رددت الجماهير هتافات «…»."""
    if s.forms[i].startswith("ال"):  # المثل القائل: «…»
        return antecedent(s, i, max(0, i - _REACH), cues)
    return sentence_subject(s, i, cues)


def said_before(s: Sentence, cue: int, cues: Cues) -> Speaker | None:
    """Return the subject of a verb of saying in front: علق سامي كامل على القرار | بقوله."""
    for k in range(cue - 1, max(-1, cue - WINDOW), -1):
        form = cues.forms.get(s.forms[k])
        if form is not None and form.tense == "past" and not form.pronoun:
            found = find_speaker(s, k + 1, min(cue, k + _REACH), cues)
            return found if found is not None and found.named else None
    return None
