"""Cues: the words that report speech, inflected by rule from data/lexicons/cues.toml."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.arabic import TATWEEL, fold, zipf
from analysis.errors import LexiconError
from analysis.lexicon import Remembered, entries, path_of, read_toml

CLASSES = ("acknowledge", "endorse", "proclaim", "distance")
PREPOSITIONS = {"إلى": "الي", "عن": "عن", "على": "علي", "من": "من", "في": "في"}
_TAKES = frozenset((*PREPOSITIONS, "أن", "إن", "اسم", "ب", "ل"))
_LISTS = (
    "as_told", "impersonal", "not_before", "binds_clause", "binds_preposition", "turns",
    "narrator", "titles", "speakers", "given_names", "function_words", "adverbs",
    "content_nouns", "naming", "honouring", "surname_titles", "relays",
    "media", "documents", "places", "prepositions",
    "company", "within_title", "name_particles", "title_adjectives",
    "relatives", "time_nouns", "auxiliaries",
    "modals", "existentials", "thus", "clause_breaks", "resumes", "homographs",
    "masculine_places", "labels", "what", "copulas", "tails", "tails_behind_marks",
    "invitations", "recognised", "those",
    "topics", "told_nouns", "bringing", "honorifics",
    "worth_saying", "binds_told_clause", "quantifiers", "before_nouns",
    "titled", "treating", "occasions", "called", "letters",
    "subject_pronouns", "first_person", "demonstratives", "compounds", "whiles",
    "predicates", "of_title", "sayings", "pages", "not_given", "times", "calling", "manners",
    "personal_titles", "capitals", "guardians", "bound_names",
)  # fmt: skip
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ي", "ك", "كم", "نا")
_FRONTS = {
    "present": ("", "و", "ف", "س", "وس", "فس", "ل"),
    "masdar": ("", "و", "ب", "ل", "بال"),
}
_THEIRS = ("ه", "ها", "هم", "هما")
#: The name علي, which folds to the preposition على.
ALI = "علي*"
#: والي, a governor, which folds to وإلى.
WALI = "والي*"
#: بان كي of a name, which folds to بأن كي.
BAN, KI = "بان*", "كي*"
#: إن as a foreign letter: سي إن إن.
LETTER = "ان*"
#: أن and its kin, folded, with their pronouns; إن is one of them once folded.
COMPLEMENTISERS = frozenset(word + pronoun for word in ("ان", "بان") for pronoun in _PRONOUNS) - {
    "بانك"
}
#: Prepositions of content with the pronouns that take it up: به, إليها.
RESUMED = {
    stem: frozenset(joined + pronoun for pronoun in ("ه", "ها", "هم", "هما"))
    for stem, joined in (
        ("ب", "ب"), ("الي", "الي"), ("علي", "علي"), ("عن", "عن"), ("في", "في"), ("من", "من"),
    )
}  # fmt: skip
_PAIR = 2
_SHORT_NAME = 3
_COMMON_NAME = 4.5
# Patterns of the verbal noun (إفعال افتعال استفعال تفعيل فعالة مفاعلة), folded.
_VERBAL_NOUN = re.compile(
    r"(?:است\w{2}ا\w|ا[نت]?\w{1,2}ت?\w?ا\w|ت\w{2}ي\w|ت\w{2}يه|ت\wا\w{2}|\w{2}ا\wه|م\wا\w{2}ه|ا\w{2}ا\w)"
    r"(?:ه|ها|هم|تها|ته|تهم)?"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: how it takes its content and what it does with it."""

    past: str
    takes: frozenset[str]
    cue_class: str
    act: str
    weak: bool
    says: bool  # takes إن, as قال does
    has_object: bool  # names whom it is about before the content, as اتهم does
    resumed: frozenset[str]  # prepositions of its content with the pronoun that takes it up


class Form(NamedTuple):
    """An inflected form: of which verb, and what the form says about its subject."""

    verb: Verb
    tense: str  # past, present, participle or masdar
    feminine: bool
    plural: bool
    joined: bool  # with و or ف in front
    pronoun: bool  # with an object or possessor behind


class Source(NamedTuple):
    """A phrase that names a source: بحسب, وفقا ل."""

    words: tuple[str, ...]
    takes_lam: bool
    cue_class: str
    strict: bool
    owned: frozenset[str]  # the last word with a pronoun: (على حد) قوله


@dataclass(frozen=True)
class Cues:
    """The lexicon, ready: every form of every verb, the phrases and the word lists, folded."""

    forms: dict[str, Form]
    sources: dict[str, tuple[Source, ...]]
    as_told: frozenset[tuple[str, ...]]
    narrator: frozenset[tuple[str, ...]]
    lists: dict[str, frozenset[str]]
    kinds: dict[str, str]
    triggers: frozenset[str]  # every word by which a report may begin
    sayings: frozenset[str]  # nouns of speech, with what may be joined in front
    seconds: dict[str, frozenset[str] | None]  # what must follow a source's first word
    relay_heads: frozenset[str]  # the first words of the agencies that need no head
    #: What a folded word can be in a noun phrase. T title, S body that speaks, G given name,
    #: F function word, A adverb, O noun that begins content, P place, D definite word,
    #: N number, B any other, "," punctuation.
    kind: Callable[[str], str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Remembered(self._judge, 100_000).__getitem__)

    def _judge(self, word: str) -> str:
        if not word[:1].isalnum() or word == TATWEEL:
            return ","
        if word[0].isdigit():
            return "N"
        if word in self.kinds:
            return self.kinds[word]
        for article in ("ال", "لل"):
            rest = word.removeprefix(article)
            if rest != word:
                kind = self.kinds.get(rest, "D")
                return "F" if article == "لل" else kind if kind in "TS" else "D"
        if word.startswith("عبدال"):
            return "G"
        if word[0] in "وف" and self.kinds.get(word[1:], "") in ("F", "A"):
            return self.kinds[word[1:]]
        return "B"


def is_verbal_noun(word: str) -> bool:
    """Return whether a folded word has the shape of a verbal noun, with or without pronoun."""
    return _VERBAL_NOUN.fullmatch(word) is not None


def load_cues(lexicon: str | Path | None = None) -> Cues:
    """Return the cues of the user's `lexicon` folder, else Manzur's own.

    Raises
    ------
    LexiconError
        Naming file and entry.
    """
    path, names = path_of("cues", lexicon), path_of("names", lexicon)
    return _load(path, names, *(p.stat().st_mtime_ns if p.exists() else 0 for p in (path, names)))


def cue_words(lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the verbs of saying: cue, class, act (str each)."""
    rows = {(v.past, v.cue_class, v.act) for v, *_ in load_cues(lexicon).forms.values()}
    return pd.DataFrame(sorted(rows), columns=["cue", "class", "act"])


@lru_cache(maxsize=8)
def _load(path: Path, names: Path, modified: int, named: int) -> Cues:
    data = read_toml(path)
    text = {"past": str, "class": str, "act": str}
    optional = {
        "takes": list,
        "present": str,
        "participle": str,
        "masdar": str,
        "weak": bool,
        "past_is_noun": bool,
        "has_object": bool,
    }
    rows = entries(path, "verb", text, optional)
    forms: dict[str, Form] = {}
    for rank in ("base", "other"):
        for row in rows:
            for surface, form in _inflect(_verb(path, row), row, rank):
                forms.setdefault(surface, form)
    lists = {name: _word_list(path, data, name) for name in _LISTS}
    for word in lists["homographs"]:
        for front in ("", "و", "ف"):
            forms.pop(front + word, None)
    sources = _sources(path)
    fronts = ("", "و", "ب", "ال", "وال", "بال")
    sayings = frozenset(front + word for front in fronts for word in lists["sayings"])
    return Cues(
        forms,
        sources,
        frozenset(tuple(words.split()) for words in lists["as_told"]),
        frozenset(tuple(words.split()) for words in lists["narrator"]),
        lists,
        _kinds(lists, _given_names(names) - forms.keys() - lists["not_given"]),
        frozenset(
            (*forms, *sources, *("و" + word for word in sources), *lists["told_nouns"], *sayings)
        ),
        sayings,
        {first: _seconds(found) for first, found in sources.items()},
        frozenset(name.split()[0] for name in lists["relays"]),
    )


def _verb(path: Path, row: dict[str, Any]) -> Verb:
    place = f"{path}: [[verb]] {row['past']}"
    if row["class"] not in CLASSES:
        raise LexiconError(f"{place}: class must be one of {', '.join(CLASSES)}")
    if unknown := [word for word in row["takes"] if word not in _TAKES]:
        raise LexiconError(f"{place}: takes {unknown[0]}; known are {', '.join(sorted(_TAKES))}")
    takes = frozenset(PREPOSITIONS.get(word, fold(word)) for word in row["takes"])
    return Verb(
        row["past"], takes, row["class"], row["act"], row.get("weak", False), "إن" in row["takes"],
        row.get("has_object", False), frozenset().union(*(RESUMED.get(t, ()) for t in takes)),
    )  # fmt: skip


def _word_list(path: Path, data: dict[str, Any], name: str) -> frozenset[str]:
    words = data.get(name)
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
        raise LexiconError(f"{path}: {name} must be a list of words; add it")
    return frozenset(fold(word) for word in words)


def _sources(path: Path) -> dict[str, tuple[Source, ...]]:
    found: dict[str, list[Source]] = {}
    for row in entries(path, "source", {"open": str, "class": str}, {"strict": bool}):
        words = tuple(fold(row["open"]).split())
        if row["class"] not in CLASSES:
            raise LexiconError(f"{path}: [[source]] {row['open']}: class is not one of {CLASSES}")
        lam = words[-1] == "ل"
        words = words[:-1] if lam else words
        owned = frozenset(words[-1] + pronoun for pronoun in _THEIRS)
        source = Source(words, lam, row["class"], row.get("strict", False), owned)
        found.setdefault(words[0], []).append(source)
    return {first: tuple(sorted(s, key=lambda x: -len(x.words))) for first, s in found.items()}


def _seconds(found: tuple[Source, ...]) -> frozenset[str] | None:
    """Return the words one of which must stand second; None where anything may."""
    if any(len(source.words) == 1 for source in found):
        return None
    seconds = {source.words[1] for source in found}
    return frozenset(seconds.union(*(s.owned for s in found if len(s.words) == _PAIR)))


def _given_names(path: Path) -> set[str]:
    """Return the given names of the lexicon of names that are no common words too."""
    data = read_toml(path)
    arabic, foreign, nouns = (
        set(fold(data.get(name, "")).split())
        for name in ("given_arabic", "given_foreign", "given_or_noun")
    )
    rare = {name for name in foreign if len(name) > _SHORT_NAME and zipf(name) < _COMMON_NAME}
    return (arabic | rare) - nouns


def _kinds(lists: dict[str, frozenset[str]], given: set[str]) -> dict[str, str]:
    from babel import Locale

    locale = Locale("ar")
    cities = [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    kinds = {ALI: "G", BAN: "G", KI: "G", WALI: "T"}
    for name in (*cities, *locale.territories.values()):
        if " " not in name:
            kinds[fold(name)] = "P"
    kinds |= {name: "G" for name in given if name not in kinds}
    for listed, kind in (
        ("places", "P"), ("given_names", "G"), ("content_nouns", "O"), ("speakers", "S"),
        ("titles", "T"), ("turns", "F"), ("adverbs", "A"), ("function_words", "F"),
    ):  # fmt: skip
        for word in lists[listed]:
            kinds[word] = kind
            if kind == "T" and not word.endswith("ه"):
                kinds.setdefault(word + "ه", kind)
            if kind == "O" and len(word) > 2:
                base = word[:-1] + "ت" if word.endswith("ه") else word
                for ending in (*_THEIRS, "ا"):
                    kinds.setdefault(base + ending, kind)
    return kinds


def _inflect(verb: Verb, row: dict[str, Any], rank: str) -> list[tuple[str, Form]]:
    """Return the forms of a verb; the base forms come first, so that they win a homograph."""
    past, present = fold(verb.past), fold(row.get("present", ""))
    bare: list[tuple[str, str, bool, bool, bool]] = []
    if rank == "base" and row.get("past_is_noun"):
        bare += [(_feminine(past), "past", True, False, False)]
    elif rank == "base":
        bare += [(past, "past", False, False, False), (_feminine(past), "past", True, False, False)]
    if rank == "base":
        bare += [(word, "participle", f, p, False) for word, f, p in _participles(row)]
        if present:
            bare += [(present, "present", False, False, False)]
            bare += [("ت" + present[1:], "present", True, False, False)]
    else:
        bare += [(word, "past", f, True, False) for word, f in _past_plurals(past)]
        if present:
            bare += [(word, "present", f, True, False) for word, f in _present_plurals(present)]
        for pronoun in _THEIRS:
            stem = past[:-1] + "ا" if past[-1] == "ي" else past
            bare += [(stem + pronoun, "past", False, False, True)]
            bare += [(_feminine(past) + pronoun, "past", True, False, True)]
            if present:
                bare += [(present + pronoun, "present", False, False, True)]
                bare += [("ت" + present[1:] + pronoun, "present", True, False, True)]
                many = _present_plurals(present)[0][0]
                bare += [(many + pronoun, "present", False, True, True)]
            many = past[:-1] + "و" if past[-1] in "اي" else past + "و"
            bare += [(many + pronoun, "past", False, True, True)]
        if masdar := fold(row.get("masdar", "")):
            stem = masdar[:-1] + "ت" if masdar.endswith("ه") else masdar
            many = masdar[:-1] + "ات" if masdar.endswith("ه") else masdar + "ات"
            for word in (masdar, many):
                bare += [(word, "masdar", False, False, False)]
            for word in (stem, many):
                for pronoun in _THEIRS:
                    bare += [(word + pronoun, "masdar", pronoun == "ها", False, True)]
    found = []
    told: dict[tuple[str, bool, bool, bool, bool], Form] = {}  # few, for many surfaces
    for surface, tense, feminine, plural, suffixed in bare:
        for front in _FRONTS.get(tense, ("", "و", "ف")):
            key = tense, feminine, plural, front[:1] in ("و", "ف"), suffixed
            found.append((front + surface, told.setdefault(key, Form(verb, *key))))
    return found


def _feminine(past: str) -> str:
    return past[:-1] + "ت" if past[-1] in "اي" else past + "ت"


def _past_plurals(past: str) -> list[tuple[str, bool]]:
    if past[-1] in "اي":
        return [(past[:-1] + "وا", False), (past[:-1] + "يا", False), (past[:-1] + "تا", True)]
    return [(past + "وا", False), (past + "ا", False), (past + "تا", True), (past + "ن", True)]


def _present_plurals(present: str) -> list[tuple[str, bool]]:
    stem = present[:-1] if present[-1] in "اوي" else present
    dual = present[:-1] + "ي" if present[-1] == "ا" else present
    return [
        (stem + "ون", False), (dual + "ان", False), ("ت" + dual[1:] + "ان", True),
        (present + "ن" if present[-1] == "ي" else stem + "ن", True),
    ]  # fmt: skip


def _participles(row: dict[str, Any]) -> list[tuple[str, bool, bool]]:
    """Return the accusative forms: the others are mostly adjectives (معلومات مؤكدة aside)."""
    stem = fold(row.get("participle", ""))
    if not stem:
        return []
    short = stem[:-1] if stem[-1] == "ي" else stem
    return [
        (stem + "ا", False, False), (stem + "ه", True, False), (stem + "تين", True, True),
        (short + "ين", False, True),
    ]  # fmt: skip
