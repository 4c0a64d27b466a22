"""Speakers: the noun phrase beside a cue, the name in it, and whom a later phrase means."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.arabic import fold, zipf
from analysis.voices.adverbials import (
    after_deed,
    bare_behind,
    does,
    manner,
    no_name,
    opens_verb,
    verb_behind,
)
from analysis.voices.cues import Cues, is_verbal_noun
from analysis.voices.marks import Piece
from analysis.voices.persons import (
    bears,
    before_office,
    common_head,
    foreign,
    honours_institution,
    marked_person,
    name_behind,
    name_end,
    of_nation,
    owned_by,
    titled_in,
)
from analysis.voices.wording import has_clitic, is_deed, is_no_noun, is_verb

_MAX_PHRASE = 30
_FREQUENT = 4.3
_KNOWN = 3.5
_RARE = 3.8
_PART = 2.5
_LONG = 4


@dataclass(slots=True)
class Sentence:
    """A sentence as items: words, punctuation, and marked pieces as one item each."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    pieces: list[Piece | None]


class Speaker(NamedTuple):
    """A source as named at a place of the text."""

    start: int
    end: int
    surface: str
    feminine: bool
    plural: bool
    named: bool
    title: str  # the folded description beside the name, else ""
    nisba: bool = False  # an adjective that stands for a nation: تأكيدات روسية


def find_speaker(s: Sentence, low: int, high: int, cues: Cues) -> Speaker | None:
    """Return the source that the items `low:high` name, None if they name none.

    The surface is the name without its title where there is a name, else the description.
    """
    first = _skip_adverbials(s, low, high, cues)
    while first < high:
        if opens_verb(s, first, high, cues):
            first = _skip_adverbials(s, first + 1, high, cues)
            continue
        last = _phrase_end(s, first, high, cues)
        if last > first + 1 or (last > first and not is_no_noun(s.forms[first], cues)):
            found = read_speaker(s, first, last, cues)
            return found if found.named else _named_behind(s, first, last, high, found, cues)
        first = _skip_adverbials(s, first + 1, high, cues)
    return None


def _named_behind(
    s: Sentence, first: int, last: int, high: int, found: Speaker, cues: Cues
) -> Speaker:
    """Return a description, or the name behind it and its place: المدير في القسم | سامي كامل."""
    if found.plural or s.forms[first] in cues.lists["quantifiers"]:
        return found
    span = name_behind(s, first, last, high, cues)
    if span is None:
        return found
    start, end = s.starts[span[0]], s.ends[span[1] - 1]
    title = " ".join(s.forms[first:last])
    return found._replace(start=start, end=end, surface=s.text[start:end], named=True, title=title)


def read_speaker(s: Sentence, first: int, last: int, cues: Cues) -> Speaker:
    """Return the source that a noun phrase names: its name, else the phrase."""
    named = _name(s, first, last, cues)
    begin, end = named or (first, last)
    if named and s.forms[end - 1] in cues.lists["name_particles"] and end < len(s.forms):
        end += cues.kind(s.forms[end]) == "G"  # سلمان بن | عبدالعزيز
    start = s.starts[begin]
    head = s.forms[first]
    stop = s.ends[end - 1]
    proper = _medium(s, first, last, cues) or marked_person(s, first, last, cues)
    if not named and proper is not None:
        start, stop = proper
    elif not named and head.startswith("لل") and head not in cues.kinds:
        start += 1
    elif begin == first and head[0] == "و" and cues.kind(head) == "B":
        start += cues.kind(head[1:]) in "TSGPD"  # ووزارة الداخلية
    title = " ".join(s.forms[first:begin]) if named else ""
    feminine, plural = _gender(s, first, cues)
    surface = s.text[start:stop]
    if start == s.starts[begin] and s.forms[begin].startswith("ال") and surface[:1] == "ل":
        surface = "ا" + surface  # وفقا للدراسة: the alef that fell behind ل
    if named and cues.kind(head) not in "TP":
        feminine = False
    return Speaker(start, stop, surface, feminine, plural, bool(named), title)


def _medium(s: Sentence, first: int, last: int, cues: Cues) -> tuple[int, int] | None:
    """Return the span of a medium's own name, without marks and head: صحيفة «الضحى», وكالة تاس."""
    headed = s.forms[first] in cues.lists["media"] and first + 1 < last
    begin = first + headed
    piece = s.pieces[begin]
    if piece is not None and last <= begin + 2:
        head, _, rest = s.text[piece.start : piece.end].partition(" ")
        inner = rest.strip() and fold(head) in cues.lists["media"] and not rest.startswith("ال")
        return piece.start + (len(head) + 1 if inner else 0), piece.end
    word = s.forms[begin]
    adjective = word.endswith(("ه", "ي")) and cues.kind(word) == "B" and zipf(word) > _KNOWN
    if headed and piece is None and cues.kind(word) in "GPB" and not adjective:
        common = cues.kind(word) == "B" and zipf(word) > _FREQUENT
        return None if common or word.endswith("ات") else (s.starts[begin], s.ends[last - 1])
    return None


def _gender(s: Sentence, first: int, cues: Cues) -> tuple[bool, bool]:
    head = s.forms[first]
    kind = cues.kind(head)
    if kind == "P":
        return head not in cues.lists["masculine_places"], False
    written = s.text[s.ends[first] - 1]
    bare = head.removeprefix("ال")
    plural = bare.endswith(("ون", "ين")) and len(bare) > 4 and zipf(bare[:-2]) > _PART
    many = (bare.startswith("م") and "ا" in bare[1:4]) or (len(bare) > 4 and bare[2] == "ا")
    broken = kind == "S" and bare in cues.kinds and many  # مصادر, تقارير
    return written == "ة" or bare.endswith("ات") or broken, plural


def _skip_adverbials(s: Sentence, low: int, high: int, cues: Cues) -> int:
    """Return the first item that can head a subject: not في تصريح له أمس."""
    i = low
    while i < high:
        word = s.forms[i]
        kind = cues.kind(word)
        form = cues.forms.get(word)
        if form is not None and form.joined and form.tense == "present" and kind == "B":
            return high  # يرحب ويصر: another verb, and so no subject
        if word[:2] == "وي" and kind == "B" and is_verb(word[1:]):
            return high
        if form is not None and form.tense == "masdar" and form.pronoun and kind == "B":
            i += 1  # تابع حديثه: his own words are not he
            continue
        aside = form is not None and form.tense == "participle" and kind == "B"
        if word == "(" and ")" in s.forms[i:high]:  # لوكالة الأنباء (أ.ب)
            i = s.forms.index(")", i) + 1
            continue
        lone = aside or (kind == "B" and len(word) == 1)
        content = kind in "TSGPDBNO" and not (lone or _addressee(word, cues))
        content = content and not manner(s, i, high, cues)
        ahead = cues.kind(s.forms[i + 1]) if i + 1 < high else ""
        if kind == "D" and ahead == "A" and s.pieces[i] is None:
            i += 2  # قالت العام الماضي
            continue
        if s.pieces[i] is not None or content:
            return i
        i += 1
        if word in ("ل", "ب") or (word in cues.lists["manners"] and i < high):
            i += 1  # بشكل علمي
        elif aside or word in cues.lists["company"]:  # وقال رافضا ذكر اسمه: …
            while i < high and s.forms[i] not in "،,:":
                i += 1
        elif word in cues.lists["prepositions"] or _addressee(word, cues):
            met = i < high and word in cues.lists["times"] and does(s, i)
            i = after_deed(s, i, high) if met else _after_phrase(s, i, high, cues)
    return i


def _addressee(word: str, cues: Cues) -> bool:
    if word.startswith("لل") or (word[:1] == "ل" and word[1:] in cues.lists["media"]):
        return True
    if word[:1] == "ل" and zipf(word) < _RARE and has_clitic(word):
        return True
    joined = word[:1] in ("ل", "ب") and len(word) > 3 and word not in cues.kinds
    return joined and cues.kinds.get(word[1:], "B") != "B"


def _after_phrase(s: Sentence, i: int, high: int, cues: Cues) -> int:
    """Return where a prepositional phrase ends: a comma, or a title or name that follows it."""
    begin = i
    while i < high:
        word = s.forms[i]
        kind = cues.kind(word)
        if word == "(" and ")" in s.forms[i:high]:
            i = s.forms.index(")", i) + 1
            continue
        if word in "،,-–":
            return i + 1
        if i > begin and s.pieces[i] is None:
            before = cues.kind(s.forms[i - 1])
            settled = before in "DAN" or s.pieces[i - 1] is not None
            if settled and ((kind in "TS" and not word.startswith("لل")) or kind == "F"):
                return i
        if kind == "A" or (kind == "F" and i > begin):
            return i
        i += 1
    return i


def _phrase_end(s: Sentence, first: int, high: int, cues: Cues) -> int:
    """Return the item behind the noun phrase that begins at `first`, its apposition with it."""
    i = first
    while i < min(high, first + _MAX_PHRASE):
        word = s.forms[i]
        kind = cues.kind(word)
        piece = s.pieces[i]
        if piece is not None and i > first and no_name(s, piece, cues):
            break
        if piece is None:
            form = cues.forms.get(word)
            clause = form is not None and form.tense == "past" and (form.pronoun or form.plural)
            if i > first and (kind == "A" or (clause and kind == "B")):
                break  # مسؤولون | اشترطوا كذا
            if (
                i > first
                and kind == "B"
                and (verb_behind(s, i, cues) or bare_behind(s, first, i, cues))
            ):
                break
            if i > first and cues.kind(s.forms[first]) == "P" and kind != "D" and word[0] != "و":
                break
            if i > first and _begins_another(s, first, i, kind, cues):
                break
            bare = kind == "B" and i > first + 1 and cues.kind(s.forms[i - 1]) == "D"
            bare = bare and not (word[0] == "و" and cues.kind(word[1:]) in "PSDT")
            if bare and not any(cues.kind(w) in "TG" for w in s.forms[first:i]):
                break  # a bare word cannot belong to a definite phrase
            if word[:1] == "ل" and word.lstrip("ل") in cues.lists["media"]:
                break
            if word.startswith("لل") and cues.kinds.get(word[2:]) == "T":
                break  # أكد الرئيس | للزعيم
            if word.startswith("لل") and cues.kind(s.forms[first]) in "TS":
                i += 1
                continue
            son = i > first and s.forms[i - 1] in cues.lists["name_particles"]  # بن على
            if (kind == "F" and not son) or kind == ",":
                if kind == "," and word in "،," and _apposition(s, first, i, high, cues):
                    i += 1
                    continue
                if not (
                    word in cues.lists["within_title"] and _org_follows(s, first, i, high, cues)
                ):
                    break
            if kind == "O" and i > first and cues.kind(s.forms[i - 1]) in "DG":
                break
        i += 1
    return i


def _begins_another(s: Sentence, first: int, i: int, kind: str, cues: Cues) -> bool:
    """Return whether the noun at `i` cannot belong to the noun before: الحكومة | روسيا."""
    word, before = s.forms[i], s.forms[i - 1]
    feminine = s.text[s.ends[first] - 1] == "ة" and s.forms[first].startswith("ال")
    if feminine and i == first + 1 and word.startswith("ال") and not word.endswith(("ه", "ا", "ي")):
        return True  # حذرت الحكومة | المواطنين
    if before.startswith("ال"):
        alone = i == first + 1 and cues.kind(before) == "T" and word.startswith("الا")
        if alone and is_deed(word[2:]):
            return True  # رفض اللاعب | الانتظام
        return kind == "P" or (
            kind == "S" and word.startswith("ال") and not word.endswith("يه") and i == first + 1
        )
    if word in cues.lists["relays"] and s.forms[first] not in cues.lists["media"]:
        return True  # أبلغ الوزير | رويترز
    adjective = before.endswith(("ي", "يه")) and cues.kind(before) == "B" and i > first + 1
    return adjective and word in cues.lists["media"]  # أبلغ مسؤول محلي | وكالة الأنباء


def _apposition(s: Sentence, first: int, comma: int, high: int, cues: Cues) -> bool:
    """Return whether a name follows the comma: قال المتحدث باسم الوزارة، فلان الفلاني، إن."""
    if comma + 1 >= high or s.pieces[comma + 1] is not None:
        return False
    if s.forms[comma + 1] in cues.forms or _name(s, first, comma, cues):
        return False
    if s.forms[first] in cues.lists["quantifiers"]:
        return False  # عدد من السكان، منهم فلان
    titled = any(cues.kind(word) == "T" for word in s.forms[first:comma])
    word = s.forms[comma + 1]
    after = cues.kind(word)
    rare = after != "B" or zipf(word) < _FREQUENT  # but المدير، جنوب البلاد
    return titled and (after == "G" or (after in "TB" and rare and not has_clitic(word)))


def _org_follows(s: Sentence, first: int, i: int, high: int, cues: Cues) -> bool:
    """Return whether the preposition at `i` still belongs to the phrase: مسؤول في الوزارة."""
    if i + 1 >= high or s.forms[i + 1] in cues.lists["documents"]:
        return False
    if s.forms[i] == "من" and s.pieces[first] is not None:  # علمت «الضحى» من مصادر
        return False
    if s.forms[i] == "من" and i == first + 1:  # عدد من, مسؤول من
        return cues.kind(s.forms[i + 1]) not in "FA,"
    if s.forms[i] == "علي" and not cues.lists["binds_preposition"].isdisjoint(s.forms[first:i]):
        return True
    piece = s.pieces[i + 1]  # القيادي في «الإدارة المحلية»
    marked = piece is not None and s.text.count(" ", piece.start, piece.end) <= _LONG
    marked = marked and len(s.forms[i]) > 1  # but صرح مصدر ل«الضحى»
    body = marked or cues.kind(s.forms[i + 1]) in "SP"
    return (body and cues.kind(s.forms[i - 1]) != "G") or s.forms[i] == "باسم"


def _name(s: Sentence, first: int, last: int, cues: Cues) -> tuple[int, int] | None:
    """Return the items of the personal name in a noun phrase.

    In a definite phrase no bare word can follow but a name: المفوض لشؤون البحر + كارل بك.
    """
    owned = False  # within the name of an institution, where no word names the speaker
    for i in range(first, last):
        word = s.forms[i]
        kind = cues.kind(word)
        behind = (
            i > first and s.forms[i - 1].startswith("ال") and s.forms[i - 1].endswith(("ي", "ه"))
        )
        owned = owned and kind in "GBD" and not (kind == "G" and behind)  # الطبية | ياسر صالح
        owned = owned and not word.startswith(("بال", "لل"))
        if s.pieces[i] is not None or owned:
            continue
        before = cues.kind(s.forms[i - 1]) if i > first else ""
        given = kind == before == "T" and word in cues.lists["given_names"] and i + 1 < last
        if given and bears(s.forms[i + 1], cues):
            kind = "G"
        if kind == "G":
            owned = honours_institution(s, first, i, cues)
            if owned:
                continue
            particles = cues.lists["name_particles"]
            lead = before == "B" and i > first + 1 and word in particles  # إيهاب | بن حسن
            lead = lead and not owned_by(s, i - 1, last, cues)
            lead = lead or (i > first and s.forms[i - 1] in particles)  # ابن | سالم
            return i - lead, name_end(s, i, last, cues)
        if i == first and kind == "B" and not common_head(s, i, last, cues):
            return i, name_end(s, i, last, cues)
        if i == first and kind == "B" and before_office(s, i, last, cues):
            return i, i + 2
        placed = word[0] in "بل" and cues.kinds.get(word[1:], "B") != "B"  # بمحافظة
        placed = placed or (
            word[0] == "ب" and any(cues.kind(w) in "GT" for w in s.forms[i + 1 : min(last, i + 2)])
        )
        placed = placed or (word[0] == "ب" and s.text[s.ends[i] - 1] == "ه")  # بصفته
        placed = placed or (i > first and owned_by(s, i, last, cues))
        bare = kind == "B" and not placed and not has_clitic(word)
        if bare and i > first and not is_verbal_noun(word.removeprefix("و")):
            last_word = s.forms[i - 1]
            titled = before == "T" and (last_word.startswith("ال") or len(last_word) == 1)
            ended = before in ("D", "P", ",") or last_word.startswith(("بال", "لل"))
            placed_in = s.pieces[i - 1] is not None and foreign(s, i, last, cues)
            placed_in = placed_in or of_nation(s, i, last, cues)
            if placed_in or ((ended or titled) and titled_in(s, first, i, cues)):
                return i, name_end(s, i, last, cues)
        office = s.forms[i - 1] if i > first else ""
        titled = kind == "D" and before == "T" and (office.startswith("ال") or len(office) == 1)
        surname = len(office) == 1 or not word.endswith(("ي", "يه"))
        surname = surname or office in cues.lists["personal_titles"]  # الدكتور المنسي
        if titled and surname and i == last - 1 and word not in cues.lists["title_adjectives"]:
            return i, last
    return None


def is_relative(word: str, cues: Cues) -> bool:
    """Return whether a folded word is a relative pronoun, with or without و."""
    return word.removeprefix("و") in cues.lists["relatives"]
