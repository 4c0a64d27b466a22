"""Attribution: who says what a cue introduces, and through whom it came."""

from bisect import bisect_left

from analysis.arabic import fold
from analysis.voices.cast import Cast
from analysis.voices.cues import COMPLEMENTISERS, Cues, Form
from analysis.voices.readings import COMMAS, WINDOW, Reading
from analysis.voices.sayings import said_before, who_utters
from analysis.voices.sources import bringer
from analysis.voices.speakers import Sentence, Speaker, find_speaker, is_relative
from analysis.voices.subjects import (
    antecedent,
    described,
    governed,
    heads_clause,
    is_adverbial,
    is_verb,
    last_named,
    marked_name,
    plural_before,
    sentence_subject,
)
from analysis.voices.wording import has_clitic, is_past

_OF_HIM = frozenset(("عنه", "عنها", "عنهم"))
_MAX_TOPIC = 8
_COMMAS = frozenset(COMMAS)
NOBODY = Speaker(0, 0, "", False, False, False, "")


def who(
    s: Sentence,
    r: Reading,
    cues: Cues,
    cast: Cast,
    main: Speaker | None,
) -> tuple[Speaker | None, str | None]:
    """Return the speaker of a reading and the outlet it came through."""
    relay = relay_of(s, r, cues, cast)
    before = s.forms[r.cue - 1] if r.cue else ""
    form = r.form
    if s.forms[r.cue] in cues.sayings:
        own = s.forms[r.cue].startswith("ال")
        said = main if main and not own else who_utters(s, r.cue, cues)
        return said or (None if own else cast.last(None)), relay
    if form is None:
        found = find_speaker(s, r.low, min(r.high, r.low + 16), cues)
        return found or main or cast.last(None), None
    if form.tense == "masdar" and r.manner == "noun":
        return _of_noun(s, r, cues), relay
    if form.tense == "masdar" and form.pronoun:
        behind = _behind_from(s, r.cue, cues, cast)
        if behind is not None:
            return behind
        subject = None if main else sentence_subject(s, r.cue, cues)
        named = subject is not None and subject.named
        if not main and not named:
            subject = said_before(s, r.cue, cues)
            named = subject is not None
        return main or (subject if named else None) or cast.last(None), relay
    if form.verb.act == "relay" and not _OF_HIM.isdisjoint(s.forms[r.low : r.high]):
        agency = find_speaker(s, r.low, r.high, cues)  # ونقلت عنه الوكالة
        feminine = "عنها" in s.forms[r.low : r.high]
        return main or cast.last(feminine), cast.relay(agency) if agency else relay
    if form.verb.act == "relay" and r.low > r.cue + 1:
        source = find_speaker(s, r.low, r.high, cues)
        agency = find_speaker(s, r.cue + 1, r.low - 1, cues)
        return source, cast.relay(agency) if agency else relay
    if form.pronoun and before in cues.lists["what"]:  # ما وصفه (فلان) بالخطأ
        return find_speaker(s, r.low, r.high, cues) or main or cast.last(None), relay
    temporal = not cues.lists["time_nouns"].isdisjoint(s.forms[max(0, r.cue - 3) : r.cue - 1])
    if is_relative(before, cues) and not form.pronoun and not temporal:
        head = antecedent(s, r.cue - 1, max(0, r.cue - 20), cues)
        if head is None or head.feminine == form.feminine or head.plural or form.plural:
            return head, relay
        return find_speaker(s, r.low, r.high, cues) or _of_participle(s, r, cues, cast, main), relay
    if form.tense == "participle":
        return _of_participle(s, r, cues, cast, main), relay
    group = plural_before(s, r.cue, cues) if form.tense == "present" and form.plural else None
    if group is not None:
        return group, relay
    if before == "من" and r.cue > 1 and s.forms[r.cue - 2] in cues.lists["existentials"]:
        start, end = s.starts[r.cue - 2], s.ends[r.cue - 1]
        return Speaker(start, end, s.text[start:end], False, True, False, ""), relay
    if form.verb.act == "appear":
        return find_speaker(s, r.low + 1, r.high, cues), relay
    if before in cues.lists["first_person"]:
        return NOBODY, None  # حذرت, the narrator's own
    meant = form.tense != "masdar" and before in cues.lists["subject_pronouns"]
    if meant and (main or cast.recent):  # لكنه رفض التعليق قائلا
        return main or cast.last(form.feminine, form.plural), relay
    subject = None if form.tense == "masdar" or temporal else _topic(s, r, cues)
    if subject is None and before in cues.lists["auxiliaries"]:
        subject = _before_verb(s, r, cues)
    if subject is None:
        subject = _behind(s, r, cues)
    if subject is None and is_relative(before, cues) and not temporal:
        return main or cast.last(None), relay
    invited = subject is not None and _invited(s, r, subject, cues, cast)
    if subject is not None and form.joined and (_addressed(subject, form, cues, cast) or invited):
        return main or cast.last(form.feminine, form.plural), relay
    if subject is None and form.tense != "masdar":
        subject = _before_verb(s, r, cues)
        if subject is not None and form.tense == "present":
            subject = _author(s, subject, cues) or subject
        if subject is not None and form.verb.act in ("point", "show") and _mute(subject, cues):
            return NOBODY, None  # التجربة أثبتت: no source speaks
    if subject is not None and cast.previous is not None and _those(s, subject, r, cues):
        subject = last_named(cast.previous, None, cues) or subject
    if subject is None and not main and r.cue > 1 and form.tense == "past":
        subject = _of_participle(s, r, cues, cast, main)
    if subject is not None and not subject.named:
        subject = described(s, subject, cues) or subject
    within = r.cue and (not form.joined or (r.cue > 1 and before not in COMMAS))
    kept = form.pronoun or r.manner in ("marks", "colon") or s.pieces[r.first] is not None
    kept = kept or (form.verb.says and r.manner == "clause" and before in COMMAS)
    if subject is None and form.tense == "present" and within and not kept:
        return NOBODY, None
    if subject is None:
        subject = main if main and not form.joined else cast.last(form.feminine, form.plural)
    if subject is None and cast.previous is not None:
        subject = sentence_subject(cast.previous, len(cast.previous.forms), cues)
        if subject is None or subject.feminine != form.feminine:
            subject = last_named(cast.previous, form.feminine, cues) or subject
    return subject, relay


def _behind(s: Sentence, r: Reading, cues: Cues) -> Speaker | None:
    """Return the subject behind a verb: not its object, nor whom it calls on."""
    form = r.form
    assert form is not None
    if form.tense == "masdar":
        owned = cues.kind(s.forms[r.low]) == "F"
        return None if owned else find_speaker(s, r.low, r.high, cues)
    if form.plural or (form.verb.act == "inform" and s.forms[r.low] in cues.lists["relays"]):
        return None  # يتهمون فلانا
    subject = find_speaker(s, r.low, r.high, cues)
    if subject is None or _accusative(subject):
        return None  # وطالب المسؤولين بكذا
    subject = _clause_topic(s, r, cues) or subject
    if form.verb.act in ("judge", "blame", "praise", "call"):
        subject = _without_object(s, r, subject, cues)
    return subject


def _of_noun(s: Sentence, r: Reading, cues: Cues) -> Speaker | None:
    """Return whose noun it is: اتهامات من فلان, تأكيدات روسية, وجه فلان اتهامات."""
    after = s.forms[r.low]
    if r.form is not None and r.form.verb.act == "announce":
        return find_speaker(s, r.low, r.high, cues)
    if after == "من":
        return find_speaker(s, r.low + 1, r.high, cues)
    start, end = s.starts[r.low], s.ends[r.low]
    if after.endswith("يه") and not s.text.startswith("ال", start):
        return Speaker(start, end, s.text[start:end], True, False, False, "", nisba=True)
    verb = bringer(s, r.cue, cues)
    return find_speaker(s, verb + 1, r.cue, cues) if verb is not None else None


def _invited(s: Sentence, r: Reading, subject: Speaker, cues: Cues, cast: Cast) -> bool:
    """Return whether the one named is asked to come: ودعا الضيف لزيارة المدينة."""
    assert r.form is not None
    comes = s.forms[r.first].removeprefix("ل") in cues.lists["invitations"]
    return r.form.verb.act == "call" and comes and bool(cast.recent) and not subject.plural


def _author(s: Sentence, document: Speaker, cues: Cues) -> Speaker | None:
    """Return who publishes the document that tells: نشرت الصحف مقالات تشيد بالجيش."""
    first = bisect_left(s.starts, document.start)
    form = cues.forms.get(s.forms[0])
    publishes = form is not None and form.verb.act == "relay" and first > 1
    found = find_speaker(s, 1, first, cues) if publishes else None
    return found if found is not None and found.end < document.start else None


def _those(s: Sentence, subject: Speaker, r: Reading, cues: Cues) -> bool:
    """Return whether the subject is some of those named before: عدد من هؤلاء يرون."""
    first = bisect_left(s.starts, subject.start)
    return not cues.lists["those"].isdisjoint(s.forms[first : r.cue])


def _mute(subject: Speaker, cues: Cues) -> bool:
    """Return whether the subject can point at something but not speak."""
    return cues.kind(_head(subject)) in "BD" and not subject.title and not subject.plural


def _without_object(s: Sentence, r: Reading, speaker: Speaker, cues: Cues) -> Speaker:
    """Return a subject without the definite object behind it: وصف ترامب | القرار."""
    assert r.form is not None
    words = speaker.surface.split(" ")
    if len(words) < 2:
        return speaker
    if r.form.verb.has_object and not r.form.pronoun and len(words) > 2:
        last = bisect_left(s.ends, speaker.end)  # وصف مسؤولون في المدينة | الهدية بأنها
        word = s.forms[last]
        definite = word.startswith("ال") or cues.kind(word) == "P"
        if definite and last + 1 == r.high and s.forms[last - 1] not in cues.lists["prepositions"]:
            return _cut(s, speaker, last - 1)
    if speaker.title or not all(w.startswith("ال") for w in words[1:]):
        return speaker
    if cues.kind(fold(words[0])) != "B":
        return speaker
    return speaker._replace(surface=words[0], end=speaker.start + len(words[0]))


def _accusative(speaker: Speaker) -> bool:
    """Return whether a group's noun has the ending of an object: المسؤولين, not المسؤولون."""
    head = _head(speaker)
    return speaker.plural and not speaker.named and head.startswith("ال") and head.endswith("ين")


def _cut(s: Sentence, speaker: Speaker, last: int) -> Speaker:
    """Return a speaker whose phrase ends with the item `last`."""
    return speaker._replace(surface=s.text[speaker.start : s.ends[last]], end=s.ends[last])


def _addressed(speaker: Speaker, form: Form, cues: Cues, cast: Cast) -> bool:
    """Return whether the noun behind the verb is whom it calls on: ودعا المنشآت إلى …"""
    called = form.verb.act in ("call", "inform", "warn", "blame", "advise", "thank")
    unlike = speaker.feminine != form.feminine or speaker.plural
    known = bool(cast.recent) and cues.kind(_head(speaker)) not in "T"
    if form.verb.act == "judge":  # ووصف العلاقات بالمتينة
        return known and not speaker.named and unlike
    return called and not speaker.named and known and (unlike or cues.kind(_head(speaker)) != "S")


def _of_participle(
    s: Sentence, r: Reading, cues: Cues, cast: Cast, main: Speaker | None
) -> Speaker | None:
    """Return whose participle it is: the sentence's speaker, else its subject, else the last."""
    if main is not None:
        return main
    found = sentence_subject(s, r.cue, cues)
    if found is not None:
        cast.enter(found)
        return found
    assert r.form is not None
    return cast.last(r.form.feminine, r.form.plural)


def _topic(s: Sentence, r: Reading, cues: Cues) -> Speaker | None:
    """Return the noun phrase that opens the sentence and runs up to the verb: مصادر … أبلغت."""
    assert r.form is not None
    if r.form.joined or not r.cue:
        return None
    if not cues.lists["whiles"].isdisjoint(s.forms[1 : r.cue]):
        return None  # وتراجع السهم بعدما أعلنت الشركة
    if r.cue >= 2 * _MAX_TOPIC or any(
        word in COMMAS or word == ":" or word in COMPLEMENTISERS for word in s.forms[: r.cue]
    ):
        return None
    first = 1 if s.forms[0] in cues.lists["turns"] and cues.kind(s.forms[0]) == "F" else 0
    head = s.forms[first]
    if cues.kind(head) not in "TSGPDB" or head in cues.forms or s.pieces[first] is not None:
        return None
    if is_adverbial(head, cues) or is_verb(head, cues) or _placed(head, cues):
        return None
    opens = cues.kind(s.forms[first + 1]) in "TSD" or head.endswith("ت")
    if cues.kind(head) == "B" and is_past(head) and opens:
        return None  # احتفل الفريق … وقد عبر المدير: another verb opens
    plain = head[0] == "و" and cues.kind(head) == cues.kind(head[1:]) == "B"
    if plain and has_clitic(head):  # وتزامن ظهور الصور … تتعهد: another verb opens
        first += 1
        if cues.kind(s.forms[first]) not in "TSGPD":
            return None
    found = find_speaker(s, first, r.cue, cues)
    starts = found is not None and (found.named or found.start - s.starts[first] in (0, 1))
    agrees = found is not None and (found.feminine == r.form.feminine or found.plural)
    return found if starts and (agrees or cues.kind(head) in "DB") else None


def _clause_topic(s: Sentence, r: Reading, cues: Cues) -> Speaker | None:
    """Return the noun phrase between إن and the verb: قال إن | بلجيكا | تعتبر السوق كذا."""
    assert r.form is not None
    if r.form.joined:
        return None
    for k in range(r.cue - 2, max(-1, r.cue - _MAX_TOPIC), -1):
        if s.forms[k] in ("ان", "بان"):
            clear = s.pieces[k + 1] is None and cues.kind(s.forms[k + 1]) in "PTSG"
            found = find_speaker(s, k + 1, r.cue, cues) if clear else None
            whole = found is not None and found.end == s.ends[r.cue - 1]
            return found if whole and found and found.feminine == r.form.feminine else None
    return None


def _placed(word: str, cues: Cues) -> bool:
    """Return whether a preposition is part of the word: وبهذه المناسبة."""
    bare = word.removeprefix("و")
    joined = bare.startswith(("ب", "ل", "ك")) and bare not in cues.kinds
    return joined and cues.kinds.get(bare[1:], "") in ("F", "T", "S")


def _before_verb(s: Sentence, r: Reading, cues: Cues) -> Speaker | None:
    """Return the subject that stands before its verb: مصادر في الوزارة أبلغت."""
    assert r.form is not None
    if r.form.joined or not r.cue:
        return None
    beside = antecedent(s, r.cue, max(0, r.cue - 20), cues)
    if s.forms[0].removeprefix("و") in cues.lists["topics"] and _COMMAS.isdisjoint(
        s.forms[: r.cue]
    ):
        return None  # وعن حال فريقه قال
    if beside is not None and governed(s, beside, r.cue, cues):
        beside = None
    if beside is not None and s.forms[r.cue - 1] not in COMMAS:
        agrees = beside.feminine == r.form.feminine or beside.plural or r.form.plural
        if agrees and cues.kind(_head(beside)) in "TS":
            return beside
        if r.form.tense == "present" and not r.form.plural and r.cue > 3:
            return None
    low = r.cue
    while low > 0 and r.cue - low < 20:
        word = s.forms[low - 1]
        if word in COMPLEMENTISERS or (s.pieces[low - 1] is None and word in ":؛"):
            break
        if word in COMMAS and low < r.cue:
            break
        low -= 1
    for i in range(r.cue - 1, low, -1):  # فالأرقام تقول
        if s.forms[i][0] == "ف" and cues.kind(s.forms[i][1:]) in "TSD":
            found = find_speaker(s, i, r.cue, cues)
            return found and _without_front(s, i, found)
    if not heads_clause(s, low, r.cue, cues) or is_adverbial(s.forms[low], cues):
        return None
    if low + 1 < r.cue and cues.kind(s.forms[low]) == "B" and s.pieces[low] is None:
        after = cues.kind(s.forms[low + 1])
        conjoined = s.forms[low][0] in "وف" and has_clitic(s.forms[low])
        if after in "TS" or (after in "DP" and (conjoined or s.forms[low][-1] == "ت")):
            low += 1  # أصدر المجلس قرارا يطلب
    found = find_speaker(s, low, r.cue, cues)
    if found is None:
        return None
    known = found.named or cues.kind(_head(found)) in "TSPD"
    return found if known or marked_name(s, r.cue, found) else None


def _without_front(s: Sentence, i: int, found: Speaker) -> Speaker:
    start = found.start + (found.start == s.starts[i])
    return found._replace(start=start, surface=s.text[start : found.end])


def _head(speaker: Speaker) -> str:
    return fold(speaker.surface.split()[0]) if speaker.surface.split() else ""


def _behind_from(
    s: Sentence, masdar: int, cues: Cues, cast: Cast
) -> tuple[Speaker | None, str | None] | None:
    """Return source and relay of قوله in نقلت الوكالة عن فلان قوله."""
    for k in range(masdar - 1, max(-1, masdar - 30), -1):
        if s.forms[k] == "عن" and s.pieces[k] is None:
            source = find_speaker(s, k + 1, masdar, cues)
            for j in range(k - 1, max(-1, k - 15), -1):
                form = cues.forms.get(s.forms[j])
                if form is not None and form.verb.act == "relay":
                    agency = find_speaker(s, j + 1, k, cues)
                    return source, cast.relay(agency) if agency else None
            return None
    return None


def relay_of(s: Sentence, r: Reading, cues: Cues, cast: Cast) -> str | None:
    """Return the medium to which the words were given: في تصريح لصحيفة …, لـ«…»."""
    for k in range(r.low, min(r.high, r.low + WINDOW, len(s.forms))):
        word = s.forms[k]
        if s.pieces[k] is None and word[0] != "ل" and word not in cues.relay_heads:
            continue
        before = s.forms[k - 1]
        given = before in ("ل", "الي") or before.removeprefix("ل") in cues.lists["media"]
        two = f"{word} {s.forms[k + 1]}" if k + 1 < len(s.forms) else word
        own = k < r.low + 4 and s.forms[r.low] in cues.lists["media"]  # وكالة أنباء … itself
        if (s.pieces[k] is not None and given) or (word in cues.lists["relays"] and not own):
            medium = find_speaker(s, k, k + 1, cues)
        elif two in cues.lists["relays"]:
            medium = find_speaker(s, k, k + 2, cues)
        elif word[0] == "ل" and word[1:] in cues.lists["media"] and before != ":":
            medium = _given_to(s, k, r.high, cues)
        else:
            continue
        if medium is not None:
            return cast.relay(medium)
    return None


def _given_to(s: Sentence, k: int, high: int, cues: Cues) -> Speaker | None:
    """Return the medium of لصحيفة فلانة; to the press at large (لوسائل الإعلام) is none."""
    if k + 1 >= high or s.forms[k + 1].startswith("ال") or s.pieces[k + 1] is not None:
        return None
    return find_speaker(s, k + 1, min(high, k + 4), cues)
