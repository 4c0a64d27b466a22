"""Persons: where a personal name ends, and the name behind a description and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.arabic import zipf
from analysis.voices.cues import COMPLEMENTISERS, Cues, is_verbal_noun
from analysis.voices.wording import has_clitic, is_accusative, is_past, is_present

if TYPE_CHECKING:
    from analysis.voices.speakers import Sentence

_MAX_NAME = 8
_LONG = 4
_FREQUENT = 4.3
_REACH = 18
_COMMAS = "،,"
_CLOSING = frozenset("،,(:")
_SHORT = 3
_BEFORE = 2
_KNOWN = 3.8
_SELDOM = 3.5


def name_behind(
    s: Sentence, first: int, last: int, high: int, cues: Cues
) -> tuple[int, int] | None:
    """Return the items of the name behind the description `first:last` and what places it.

    As in: المتحدث باسم الشركة في المدينة | سامي كامل, المدير، بقسم العلوم، سامي كامل.
    """
    titled = any(cues.kind(word) == "T" for word in s.forms[first:last])
    if not (titled or s.forms[first].startswith("ال")):
        return None
    k = last
    while k < min(high, last + _REACH):
        word = s.forms[k]
        if word in cues.lists["guardians"]:  # خادم الحرمين is another than who is described
            return None
        if word == "(" and ")" in s.forms[k:high]:
            k = s.forms.index(")", k)
        elif s.pieces[k] is None and cues.kind(word) == "G":
            end = name_end(s, k, high, cues)
            if _honours(s, k, cues):  # بجامعة الملك فلان، سامي كامل
                k = end
                continue
            begin = _name_start(s, last, k, cues)
            return (begin, end) if _names(s, last, begin, end, high, titled, cues) else None
        elif titled and _rare(s, k, high, cues):
            end = name_end(s, k, high, cues)
            return (k, end) if _names(s, last, k, end, high, titled, cues) else None
        elif s.pieces[k] is None and _ends(word, k, last, titled, cues):
            return None
        k += 1
    return None


def _name_start(s: Sentence, last: int, k: int, cues: Cues) -> int:
    """Return where a name begins whose first words are no given names: المنطقة | رائد شوكت جودت."""
    begin = k
    while begin - 1 >= last and k - begin < _BEFORE and _may_begin(s, begin - 1, cues):
        begin -= 1
    # العاصمة الأفغانية كابل | سامي كامل
    capital = s.forms[max(0, begin - 2)] in cues.lists["capitals"]
    return begin if s.forms[begin - 1].startswith("ال") and not capital else k


def _may_begin(s: Sentence, k: int, cues: Cues) -> bool:
    """Return whether a word in no list may be the first of a name: رائد, بكري."""
    word = s.forms[k]
    if s.pieces[k] is not None or cues.kind(word) not in "BT" or word.startswith("ال"):
        return False
    noun = s.text[s.ends[k] - 1] in "ةه" or has_clitic(word) or is_verbal_noun(word)
    ended = word.endswith(("ات", "ون", "ين")) or is_accusative(word, cues) or is_past(word)
    return len(word) > 1 and not (noun or ended) and zipf(word) < _FREQUENT


def _rare(s: Sentence, k: int, high: int, cues: Cues) -> bool:
    """Return whether two or three rare words close the items: المدير في الشركة | هوريا مشهور."""
    if s.pieces[k] is not None or cues.kind(s.forms[k]) != "B" or k + 1 >= high:
        return False
    if s.pieces[k - 1] is None and cues.kind(s.forms[k - 1]) == "B":
        return False  # في مهرجان | تمور بريدة
    end = name_end(s, k, high, cues)
    if not 2 <= end - k <= _SHORT or not (end >= high or _closes(s.forms[end], cues)):
        return False
    first, rest = s.forms[k], s.forms[k + 1 : end]
    ended = first.endswith(("ات", "ون", "ين")) or is_accusative(first, cues)
    plain = not (ended or is_verbal_noun(first) or has_clitic(first) or is_past(first))
    return plain and zipf(first) < _KNOWN and all(zipf(word) < _FREQUENT for word in rest)


def _closes(word: str, cues: Cues) -> bool:
    """Return whether a word surely stands outside a name: a comma, قائلا."""
    form = cues.forms.get(word)
    return word in _CLOSING or (form is not None and form.tense == "participle")


def _honours(s: Sentence, k: int, cues: Cues) -> bool:
    """Return whether the name at `k` is part of the name of a body: جامعة الملك فلان."""
    back = k - 1
    while back > 0 and s.forms[back].startswith("ال") and cues.kind(s.forms[back]) == "T":
        back -= 1
    return s.pieces[back] is None and is_body(s.forms[back], cues)


def is_body(word: str, cues: Cues) -> bool:
    """Return whether a folded word is a noun that a person's name may follow: كلية, لمركز."""
    bare = word[1:] if word[0] in "بل" and word not in cues.kinds else word
    if cues.kind(bare) == "S":
        return not bare.startswith("ال")
    return cues.kind(bare) == "B" and bare in cues.lists["honouring"]


def _ends(word: str, k: int, last: int, titled: bool, cues: Cues) -> bool:
    """Return whether a word cannot stand between a description and the name."""
    kind = cues.kind(word)
    if kind == ",":
        return word not in _COMMAS
    if not titled and k > last and kind not in "TD":
        return True
    if kind == "F":
        return word not in cues.lists["within_title"] and not word.startswith("لل")
    if kind == "A" or word in COMPLEMENTISERS:
        return word not in cues.lists["title_adjectives"]
    if kind != "B":
        return False
    form = cues.forms.get(word)
    said = form is not None and form.tense != "masdar"
    return said or is_past(word) or (word[0] == "ي" and is_present(word))


def _names(s: Sentence, last: int, k: int, end: int, high: int, titled: bool, cues: Cues) -> bool:
    """Return whether the name at `k` is the described one's own, not that of whom he met."""
    back = k - 1
    while back >= last and s.pieces[back] is None and cues.kind(s.forms[back]) == "T":
        back -= 1
    if back + 1 < k:
        head = s.forms[back + 1]
        if not (head.startswith("ال") or len(head) == 1):
            return False
    governor = s.forms[back]
    if back >= last and governor in _COMMAS:
        return titled or end >= high or s.forms[end] in _COMMAS
    if s.pieces[back] is None and governor.endswith(("ي", "يه")) and governor.startswith("ال"):
        before = s.forms[back - 1]
        if before in _COMMAS:
            return True  # المدرب، الهولندي فلان
    if not titled:
        return False
    if s.pieces[back] is not None or governor == ")" or cues.kind(governor) in "DP":
        return True
    if governor in cues.lists["title_adjectives"]:
        return True  # الوزيرة سابقا فلانة
    inside = s.forms[back - 1] in cues.lists["within_title"] or governor[0] == "ب"
    own = s.text[s.ends[back] - 1] == "ه" or governor.endswith(("ها", "هم"))
    return cues.kind(governor) == "B" and inside and not own and not is_verbal_noun(governor)


def name_end(s: Sentence, i: int, last: int, cues: Cues) -> int:
    """Return the item behind the personal name that begins at `i`."""
    end = i + 1
    while end < min(last, i + _MAX_NAME):
        word = s.forms[end]
        kind = cues.kind(word)
        if s.pieces[end] is not None or kind in ("T", "F", "A", ",", "S", "O", "N", "P"):
            after_particle = s.forms[end - 1] in cues.lists["name_particles"] and kind in "TOSPAF"
            given = end + 1 < last and cues.kind(s.forms[end + 1]) == "G"
            closed = end == i + 1 and s.forms[end + 1 : end + 2] in (
                ["،"],
                [","],
            )  # عاصم شيخ، رئيس …
            within = kind == "T" and (given or closed) and not word.startswith("ال")
            within = within or (
                kind == "T" and end == i + 1 and _may_be_surname(s, i, end, last, cues)
            )
            foreign = word in cues.lists["name_particles"] and end + 1 < last  # لويس فان غال
            if not (after_particle or within or foreign):
                break
        if kind == "B" and word[0] == "ي" and word in cues.forms:
            break  # لويس فان غال | يؤكد
        second = end == i + 1 and cues.kind(s.forms[i]) == "G"  # دونالد ترامب
        noun = is_verbal_noun(word) and zipf(word) > _FREQUENT and not second
        noun = noun or word.endswith("ات")
        noun = noun or (len(word) > 4 and s.text[s.ends[end] - 1] == "ه")
        noun = noun or (len(word) > 3 and word.endswith(("ته", "تها", "تهم")))
        its = end > i + 1 and len(word) == 4 and s.text[s.ends[end] - 1] == "ه"
        noun = noun or (
            its and zipf(word) > _KNOWN and zipf(word[:-1]) > _FREQUENT
        )  # سامي كامل | عقده
        if (
            kind == "D"
            and cues.kind(s.forms[i]) == "G"
            and end > i + 1
            and s.text[s.ends[end] - 1] == "ة"
        ):
            break  # دان فلان الفلاني | الجريمة
        given = s.forms[end - 1] in cues.lists["name_particles"]
        if kind == "B" and ((noun and not given) or (word[0] in "لب" and has_clitic(word))):
            break
        if kind == "B" and _closed_by(s, i, end, cues):
            break
        another = _begins_object(s, end, last) or is_accusative(word, cues)
        if kind == "B" and end > i + 1 and not given and another:
            break  # سامي كامل | خطابا
        if word.startswith(("لل", "بال")) or (word[:1] == "و" and cues.kind(word[1:]) in "TSPD"):
            break
        end += 1
    joint = s.forms[end] if end < last else ""
    joins = joint[:1] == "و" and len(joint) > 1 and cues.kind(joint) == "B"
    return end + 1 if joins and cues.kind(joint[1:]) in "GB" else end


def _may_be_surname(s: Sentence, i: int, end: int, last: int, cues: Cues) -> bool:
    """Return whether a title with its article is a surname: سمير الحاج إلى أن."""
    after = cues.kind(s.forms[end + 1]) if end + 1 < last else ","
    return (
        cues.kind(s.forms[i]) == "G"
        and s.forms[end] in cues.lists["surname_titles"]
        and after in "F,A"
    )


def _closed_by(s: Sentence, i: int, end: int, cues: Cues) -> bool:
    """Return whether a surname with its article ends a name before a word: سامي الكامل | حادث."""
    if end < i + 2 or s.forms[end] in cues.lists["name_particles"]:
        return False
    before, first = s.forms[end - 1], s.forms[end - 2]
    if first in cues.lists["bound_names"]:
        return False
    whole = before.startswith("ال") and before.endswith("ي")
    return whole and zipf(s.forms[end]) > _KNOWN


def _begins_object(s: Sentence, end: int, last: int) -> bool:
    """Return whether a common noun behind a name begins another phrase: سامي كامل | نتائج القمة."""
    owner = s.forms[end + 1] if end + 1 < last else ""
    owned = owner.startswith("ال") and owner != "الله"
    return owned and zipf(s.forms[end]) > _FREQUENT + 0.3


def foreign(s: Sentence, i: int, last: int, cues: Cues) -> bool:
    """Return whether two words may be a foreign name: كبير الخبراء في مصرف «…» | هيلين إلفر."""
    if i + 1 >= last or s.pieces[i + 1] is not None or cues.kind(s.forms[i + 1]) != "B":
        return False
    return zipf(s.forms[i]) < _FREQUENT and zipf(s.forms[i + 1]) < _SELDOM


def of_nation(s: Sentence, i: int, last: int, cues: Cues) -> bool:
    """Return whether two words behind a nationality may be a name: الصربي | سينيسا ميلو."""
    nation = s.forms[i - 1]
    whose = nation.startswith("ال") and nation.endswith(("ي", "يه"))
    if s.forms[i - 2] in cues.lists["naming"] | cues.lists["capitals"]:
        return False  # العاصمة الأفغانية كابل
    return whose and foreign(s, i, last, cues) and zipf(s.forms[i]) < _KNOWN


def honours_institution(s: Sentence, first: int, i: int, cues: Cues) -> bool:
    """Return whether the name is a part of another noun: مركز الملك سلمان, مكتب الرئيس فلان."""
    back = i - 1
    if s.forms[back].startswith("ال") and s.forms[back].endswith(("ي", "يه")):
        return False  # بمجلس النواب الليبي | سامي كامل
    while back > first and i - back < 4 and cues.kind(s.forms[back]) == "D":
        back -= 1
    if back > first and cues.kind(s.forms[back]) == "T" and s.forms[back].startswith("ال"):
        back -= 1
    elif back != i - 1:
        return False
    return back >= first and is_body(s.forms[back], cues)


def owned_by(s: Sentence, i: int, last: int, cues: Cues) -> bool:
    """Return whether ل at `i` is no letter of a name: الأمين العام | لأوبك سامي كامل."""
    word = s.forms[i]
    if word[0] != "ل":
        return False
    after = s.forms[i + 1 : min(last, i + 2)]
    named = after == ["عبد"] or any(cues.kind(part) == "G" for part in after)
    return named and zipf(word[1:]) > zipf(word)


def before_office(s: Sentence, i: int, last: int, cues: Cues) -> bool:
    """Return whether two words are a name by the office behind them: هلال إلفر | مقررة الأمم."""
    kinds = [cues.kind(word) for word in s.forms[i:last]]
    placed = kinds[1:2] in (["B"], ["D"]) and kinds[2:3] == ["T"] and "G" not in kinds
    return placed and not s.forms[i + 2].startswith("ال") and s.pieces[i + 1] is None


def bears(behind: str, cues: Cues) -> bool:
    """Return whether a title before this word is a given name: أمين المنسي, but أمين العاصمة."""
    kind = cues.kind(behind)
    return kind in "GB" or (kind == "D" and zipf(behind) <= _FREQUENT)


def common_head(s: Sentence, i: int, last: int, cues: Cues) -> bool:
    """Return whether a phrase's first word is a common noun rather than a bare surname."""
    word = s.forms[i]
    if is_verbal_noun(word) or word.endswith(("ون", "ات")) or word in cues.forms:
        return True
    beside = s.forms[i + 1] if i + 1 < last else ""
    if beside.startswith("ال") and any(cues.kind(w) == "G" for w in s.forms[i + 2 : last]):
        return True  # جامع الديوان الدكتور فلان
    owner = beside and cues.kind(beside) in "SDP" and zipf(word) > _FREQUENT
    joined = word[0] == "و" and zipf(word[1:]) > zipf(word)  # وتم
    return bool(owner) or joined or has_clitic(word)


def titled_in(s: Sentence, first: int, i: int, cues: Cues) -> bool:
    """Return whether a title stands among the items `first:i`."""
    return any(cues.kind(word) == "T" for word in s.forms[first:i])


def marked_person(s: Sentence, first: int, last: int, cues: Cues) -> tuple[int, int] | None:
    """Return the span of a name between marks behind a title: الشيخ «العمري»."""
    for i in range(first + 1, last):
        piece = s.pieces[i]
        if piece is not None and cues.kind(s.forms[i - 1]) == "T":
            short = s.text.count(" ", piece.start, piece.end) < _LONG
            return (piece.start, piece.end) if short else None
    return None
