"""Who is named: mentions of persons, places and organisations, each linked to its entity.

Three sources, in this order: the event's lexicon and the general lists (`gazetteer`), names
that rules find (`names`), and, if one is given, a recognizer of the caller's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import gazetteer, names
from analysis.arabic import fold
from analysis.gazetteer import Gazetteer, Name, plain
from analysis.names import Found, Tokens, Triggers
from analysis.tables import TABLES

Recognizer = Callable[[str], Iterable[tuple[int, int, str]]]
Lexicon = str | Path | None

_BEFORE_PARTS = ("ول", "وب", "ك", "ل", "ب", "ف", "و", "")
_COLUMNS = [column for column in TABLES["mentions"].columns if column != "voice"]
_APPOSED = frozenset({" ", "، ", ", ", " «", ' "', "  ", "، «"})
_SPACES = frozenset({" ", "-", "  ", "\N{NO-BREAK SPACE}", " - ", "ـ"})


@dataclass
class Mention:
    """A naming: words first … last−1 of a text, `at` letters of clitics before it."""

    first: int
    last: int
    at: int
    type: str
    form: str
    entity: str
    candidates: tuple[Name, ...] = ()


def read(text: str, lists: Gazetteer, triggers: Triggers) -> Tokens:
    """Return the words of a text, each with what the lists and the triggers make of it."""
    folded = fold(text)
    spans = [match.span() for match in gazetteer.TOKEN.finditer(folded)]
    known = lists.words
    words = [known[folded[start:end]] for start, end in spans]
    shapes = [word.shape or triggers.shape(word) for word in words]
    ends = [-2, *(end for _, end in spans)]
    joined = [
        text[end:start] == " " or (start - end < 4 and text[end:start] in _SPACES)
        for (start, _), end in zip(spans, ends, strict=False)
    ]
    return Tokens(text, folded, spans, words, shapes, joined)


def _look_up(tokens: Tokens, lists: Gazetteer) -> Iterator[tuple[int, int, int, list[Name]]]:
    """Yield (first, letters, last, names) of the longest listed name that begins in each word."""
    for i, word in enumerate(tokens.words):
        if word.starts:
            best = max(lists.walk(tokens.words, i, tokens.joined), key=_length, default=None)
            if best is not None:
                yield i, best[0], best[1], best[2]


def _length(hit: tuple[int, int, list[Name]]) -> tuple[int, int]:
    return hit[1], -hit[0]


def _known(tokens: Tokens, lists: Gazetteer, triggers: Triggers) -> list[Mention]:
    """Return what the lists name in a text; descriptions may hold adjectives of origin."""
    mentions: list[Mention] = []
    free = inside = 0
    for first, at, last, found in _look_up(tokens, lists):
        if first < free:
            continue
        described = [n for n in found if n.form == "description"]
        other = [n for n in found if n.form != "description"]
        if described and not other:
            if first >= inside:
                mentions.append(_mention(first, last, at, described))
            inside = max(inside, last)
            continue
        name = _choose(tokens, first, other)
        if name is None or _portfolio(tokens, triggers, first, name[0]):
            continue
        mention = _mention(first, last, at, name)
        if name[0].type == "PER":
            _untitle(tokens, mention)
        mentions.append(mention)
        free = last
    return mentions


def _mention(first: int, last: int, at: int, found: list[Name]) -> Mention:
    entity = found[0].entity if len(found) == 1 and found[0].claim != "short" else ""
    skip = found[0].skip
    kind, form = found[0].type, found[0].form
    return Mention(first + skip, last, 0 if skip else at, kind, form, entity, tuple(found))


def _untitle(tokens: Tokens, mention: Mention) -> None:
    """Leave a title in front of a name outside its span: الملك سلمان is named سلمان."""
    while mention.last - mention.first > 1:
        roles, text = tokens.shapes[mention.first].roles, tokens.words[mention.first].text
        if "titles" not in roles and text != "الله":
            break
        mention.first, mention.at = mention.first + 1, 0


def _choose(tokens: Tokens, first: int, found: list[Name]) -> list[Name] | None:
    """Return what a listed surface stands for here; None if for nothing but itself."""
    before = tokens.shapes[first - 1].roles if first else frozenset()
    nisba = [n for n in found if n.form == "nisba"]
    named = [n for n in found if n.form != "nisba"]
    if nisba and (not named or _agrees(tokens, first)):
        if nisba[0].entity == "the_west" and before & {"directional", "before_place"}:
            return None
        return nisba[:1]
    return named


def _portfolio(tokens: Tokens, triggers: Triggers, first: int, name: Name) -> bool:
    """Return whether a ministry's short name is only its minister's: وزير الخارجية الأميركي."""
    head = (tokens.words[first].text,)
    return name.type == "ORG" and head in triggers.bodies and first > 0 and (
        "offices" in tokens.shapes[first - 1].roles
    )


def _evident_places(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> list[Mention]:
    """Return mentions without common words and small towns that nothing shows to be places.

    A common word that is also a place (صور) needs a word for places in front; a town needs
    that, a preposition, a place named beside it, or its state named in the article.
    """
    sure = [m for m in mentions if not _doubtful(tokens, triggers, m)]
    present = {m.entity for m in sure}
    ends = {m.last for m in sure if m.type == "LOC"}
    out = []
    for mention in mentions:
        i = mention.first
        if not _doubtful(tokens, triggers, mention):
            out.append(mention)
            continue
        before = tokens.shapes[i - 1].roles if i and tokens.joined[i] else frozenset()
        if tokens.words[i].text in triggers.common or mention.type != "LOC":
            cue = "before_place" if mention.type == "LOC" else "org_before"
            evident = cue in before or (mention.type == "ORG" and mention.entity in present)
        else:
            home = lists.entities.get(mention.entity, {}).get("part_of")
            beside = i in ends and len(tokens.gap(i)) < 3
            evident = bool(before & {"before_place", "in_place"}) or beside or home in present
            if tokens.words[i].zipf > 4 or tokens.shapes[i].likeness == 3:
                evident = "before_place" in before and tokens.words[i].zipf < 5
            evident = evident and "stop" not in tokens.shapes[i].roles
        if evident:
            out.append(mention)
            ends.add(mention.last)
    return out


def _doubtful(tokens: Tokens, triggers: Triggers, mention: Mention) -> bool:
    if mention.form != "name" or mention.type == "PER":
        return False
    name = mention.candidates[0]
    if mention.last > mention.first + 1:
        shapes = tokens.shapes[mention.first : mention.last]
        return name.claim == "town" and (
            shapes[0].likeness == 3 or any("stop" in shape.roles for shape in shapes)
        )
    if name.skip:
        return False
    word = tokens.words[mention.first]
    if any(text in triggers.common for text in (word.text, word.text[mention.at :])):
        return True
    shape = tokens.shapes[mention.first]
    if name.claim == "place":
        return "stop" in shape.roles or (word.zipf > 3.5 and names.in_dictionary(word.text))
    return name.claim == "town" and (word.zipf > 1.5 or shape.likeness == 3)


def _agrees(tokens: Tokens, i: int) -> bool:
    """Return whether word `i` is an adjective of the definite feminine noun before it."""
    if not i or not tokens.joined[i] or tokens.shapes[i - 1].roles & {"stop", "in_place"}:
        return False
    before, text = tokens.words[i - 1].text, tokens.words[i].text
    definite = any(before.startswith(a) for a in ("ال", "لل", "وال", "بال", "فال", "كال", "ولل"))
    if text.startswith("ال"):
        roles = tokens.shapes[i - 1].roles
        return definite and not roles & {"titles", "offices", "speech"}
    return before.endswith("ه") and not definite and text.endswith("ه")


def _bodies(tokens: Tokens, triggers: Triggers, mentions: list[Mention]) -> list[Mention]:
    """Return mentions in which a state's body (الحكومة + اليابانية) is one name."""
    out: list[Mention] = []
    for mention in mentions:
        body = _body(tokens, triggers, mention) if mention.form == "nisba" else None
        if body is not None:
            while out and out[-1].last > body.first:
                out.pop()
        out.append(body or mention)
    return out


def _body(tokens: Tokens, triggers: Triggers, nisba: Mention) -> Mention | None:
    first, words = nisba.first, tokens.words
    if nisba.at or not words[first].text.startswith("ال"):
        return None
    for length in (3, 2, 1):
        start = first - length
        if start < 0 or not all(tokens.joined[start + 1 : first + 1]):
            continue
        rest = tuple(word.text for word in words[start + 1 : first])
        for at, head in ((0, words[start].text), *words[start].variants):
            prefix = triggers.bodies.get((head, *rest))
            if prefix is None or (start and "offices" in tokens.shapes[start - 1].roles):
                continue
            feminine = head.endswith("ه") or head in ("القوات",)
            if feminine == words[first].text.endswith("ه"):
                return Mention(start, nisba.last, at, "ORG", "name", f"{prefix}_{nisba.entity}")
    return None


def _absorb(mentions: list[Mention], found: list[Found]) -> list[Mention]:
    """Return listed and found names together; a found name swallows what lies inside it."""
    taken: dict[int, Mention] = {}
    for mention in mentions:
        for k in range(mention.first, mention.last):
            taken.setdefault(k, mention)
    out, gone = [], set()
    for name in found:
        if not name.sure:
            continue
        inner = [taken[k] for k in range(name.first, name.last) if k in taken]
        if any(m.first < name.first or m.last > name.last for m in inner):
            continue
        if any(m.form == "name" and (m.last - m.first > 1 and name.type == "PER") for m in inner):
            continue
        marked = name.type == "ORG" and len(inner) == 1 and inner[0].type == "LOC"
        if inner and not marked and (name.last - name.first == 1 or any(m.entity and not m.candidates for m in inner)):
            continue
        gone |= {id(m) for m in inner}
        out.append(Mention(name.first, name.last, name.at, name.type, "name", ""))
    return sorted(
        [*out, *(m for m in mentions if id(m) not in gone)], key=lambda m: (m.first, -m.last)
    )


class Article:
    """One article's names, resolved in the order in which it brings them up."""

    def __init__(self, tokens: Tokens, lists: Gazetteer, triggers: Triggers) -> None:
        self.tokens, self.lists, self.triggers = tokens, lists, triggers
        known = _known(tokens, lists, triggers)
        known = _evident_places(tokens, lists, triggers, known)
        known = _bodies(tokens, triggers, known)
        tokens.hits = {
            m.first: (m.at, m.last, list(m.candidates)) for m in known if m.candidates
        }
        found = names.find(tokens, triggers)
        self.pending = [name for name in found if not name.sure]
        self.mentions = _absorb(known, found)
        self._taken = {k for m in self.mentions for k in range(m.first, m.last)}
        self._resolve()

    def surface(self, mention: Mention | Found) -> str:
        """Return the words of a name as the text writes them, without clitics."""
        start, end = self.span(mention)
        return self.tokens.text[start:end]

    def span(self, mention: Mention | Found) -> tuple[int, int]:
        """Return where a name stands in the text."""
        spans = self.tokens.spans
        return spans[mention.first][0] + mention.at, spans[mention.last - 1][1]

    def _key(self, mention: Mention | Found) -> str:
        return " ".join(gazetteer.names_words(self.surface(mention)))

    def _resolve(self) -> None:
        self._name_unknown()
        full = [m for m in self.mentions if m.entity]
        present = {m.entity for m in full}
        homes = present | {self.lists.entities.get(e, {}).get("part_of", "") for e in present}
        offices = self._offices()
        self._add_officeholders(offices)
        kept: list[Mention] = []
        last: dict[str, int] = {}
        for mention in self.mentions:
            if mention.entity:
                if not self._remembered(mention):
                    last[mention.entity] = mention.first
                kept.append(mention)
                continue
            mention.entity = self._claimant(mention, last, present, homes, offices)
            if mention.entity and self._plausible(mention, present):
                kept.append(mention)
        self.mentions = self._without_apposed(kept)

    def _name_unknown(self) -> None:
        """Give each found name its id; a part of a full name (a surname) takes the full one's."""
        persons = [m for m in self.mentions if m.type == "PER" and not m.candidates]
        parts: dict[str, str] = {}
        for mention in persons:
            words = self._key(mention).split()
            if len(words) > 1:
                key = " ".join(words)
                for k in range(1, len(words)):
                    parts.setdefault(" ".join(words[k:]), key)
                    parts.setdefault(" ".join(words[:-k]), key)
        for mention in self.mentions:
            if not mention.candidates and not mention.entity:
                key = self._key(mention)
                mention.entity = parts.get(key, key) if mention.type == "PER" else key
        self._parts = parts
        self._add_parts(parts)

    def _add_parts(self, parts: dict[str, str]) -> None:
        """Add later bare surnames and given names of persons named in full."""
        single = {p: e for p, e in parts.items() if " " not in p and len(p) > 2}
        if not single:
            return
        written = {clitic + part: len(clitic) for part in single for clitic in _BEFORE_PARTS}
        words = self.tokens.words
        for i in [i for i, word in enumerate(words) if word.text in written]:
            word, at = words[i], written[words[i].text]
            text = word.text[at:]
            if i in self._taken or text in self.triggers.lists["stop"] or (at and word.zipf > 3.5):
                continue
            cue = names.person_cue(self.tokens, i)
            if word.zipf < 4.4 or cue or (text.startswith("ال") and word.zipf < 4.8):
                self.mentions.append(Mention(i, i + 1, at, "PER", "name", single[text]))
                self._taken.add(i)
        self.mentions.sort(key=lambda m: (m.first, -m.last))

    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """Return who bears an office in this article: الرئيس اليمني → (word, entity) in order."""
        offices = defaultdict(list)
        begins = {m.first: m for m in self.mentions if m.type == "PER" and m.form == "name"}
        tokens = self.tokens
        for mention in self.mentions:
            person = begins.get(mention.last)
            if mention.form == "nisba" and person and tokens.gap(mention.last) in _APPOSED:
                for k in range(mention.first - 1, max(-1, mention.first - 4), -1):
                    if tokens.shapes[k].roles & {"offices", "titles"}:
                        words = [w.text for w in tokens.words[k : mention.last]]
                        offices[" ".join(words)].append((mention.first, person.entity))
                        if mention.first - k > 1:  # رئيس الوزراء, once he is named with his state
                            short = " ".join(words[: mention.first - k])
                            offices[short].append((mention.first, person.entity))
                        break
        return offices

    def _add_officeholders(self, offices: dict[str, list[tuple[int, str]]]) -> None:
        """Add descriptions by an office that this article gave a name to before."""
        words = self.tokens.words
        described = {m.first for m in self.mentions if m.form == "description"}
        begins: dict[str, list[tuple[list[str], list[tuple[int, str]]]]] = defaultdict(list)
        for key, held in offices.items():
            begins[key.split()[0]].append((key.split(), held))
        for i in [i for i, w in enumerate(words) if i not in described]:
            for at, text in ((0, words[i].text), *words[i].variants) if begins else ():
                for key, held in begins.get(text, ()):
                    last = i + len(key)
                    same = [w.text for w in words[i + 1 : last]] == key[1:]
                    past = [entity for where, entity in held if where < i]
                    if same and past and all(self.tokens.joined[i + 1 : last]):
                        new = Mention(i, last, at, "PER", "description", past[-1])
                        self.mentions.append(new)
        self.mentions.sort(key=lambda m: (m.first, -m.last))

    def _remembered(self, mention: Mention) -> bool:
        before = self.tokens.shapes[mention.first - 1].roles if mention.first else frozenset()
        return "memory" in before

    def _claimant(
        self,
        mention: Mention,
        last: dict[str, int],
        present: set[str],
        homes: set[str],
        offices: dict[str, list[tuple[int, str]]],
    ) -> str:
        """Return which of the claimants of a shared name is meant here."""
        claims = list(dict.fromkeys(n.entity for n in mention.candidates))
        if mention.form == "description" and (held := offices.get(self._key(mention))):
            return next((e for at, e in reversed(held) if at <= mention.first), held[0][1])
        if len(claims) == 1:
            return claims[0]
        recent = [c for c in claims if c in last]
        if recent:
            return max(recent, key=lambda c: last[c])
        rest = [c for c in claims if c in present and not self._only_remembered(c)]
        rest = rest or [c for c in claims if self.lists.entities[c].get("part_of") in homes]
        return min(rest or claims, key=lambda c: self.lists.order.get(c, 0))

    def _only_remembered(self, entity: str) -> bool:
        return all(self._remembered(m) for m in self.mentions if m.entity == entity)

    def _plausible(self, mention: Mention, present: set[str]) -> bool:
        """Return whether a short name stands for its entity, and is not a mere word."""
        if mention.form != "name" or mention.type == "LOC" or mention.entity in present:
            return True
        if mention.type == "ORG" and mention.candidates and mention.candidates[0].claim == "short":
            return False
        if mention.last > mention.first + 1 or mention.candidates[0].claim != "short":
            return True
        word = self.tokens.words[mention.first]
        if not names.in_dictionary(word.text[mention.at :]):
            return True
        return word.zipf < 3.3 or names.person_cue(self.tokens, mention.first) > 0

    def _without_apposed(self, mentions: list[Mention]) -> list[Mention]:
        """Drop a description that the name itself follows (الرئيس الروسي فلاديمير بوتين)."""
        begins = {m.first for m in mentions if m.form == "name" and m.type == "PER"}
        out, covered = [], 0
        for mention in mentions:
            if mention.form == "description":
                gap = self.tokens.gap(mention.last) if mention.last < len(self.tokens.words) else ""
                if mention.type == "PER" and mention.last in begins and gap in _APPOSED:
                    continue
                if self._of_another_office(mention) or mention.first < covered:
                    continue
                covered = max(covered, mention.last)
            elif mention.form == "name" and mention.last <= covered:
                continue
            out.append(mention)
        return out

    def _of_another_office(self, mention: Mention) -> bool:
        """Return whether the office is only part of another: نائب وزير الخارجية الروسي."""
        i = mention.first
        if not i or mention.at or self.tokens.words[i].text.startswith("ال"):
            return False
        return self.tokens.joined[i] and "offices" in self.tokens.shapes[i - 1].roles

    def rows(self, doc_id: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the article's mentions as rows of the table."""
        for mention in self.mentions:
            start, end = self.span(mention)
            surface = self.tokens.text[start:end]
            yield doc_id, start, end, surface, mention.entity, mention.type, mention.form


def find_mentions(
    docs: pd.DataFrame, lexicon: Lexicon = None, recognizer: Recognizer | None = None
) -> pd.DataFrame:
    """Return who is named: persons, places, organisations, adjectives of origin, descriptions.

    Parameters
    ----------
    docs
        Table with `doc_id` and `text`, one row an article.
    lexicon
        Folder with an `entities.toml` or `names.toml` of one's own; Manzur's without.
    recognizer
        Any callable text → (start, end, type); what it finds beside the lists is added, and
        replaces what the rules found there.

    Returns
    -------
    pandas.DataFrame
        Table `mentions` without `voice`: doc_id, start, end, surface, entity (id, else the
        folded surface), type (PER, LOC, ORG), form (name, nisba, description).

    Raises
    ------
    LexiconError
        If a lexicon is not valid.
    """
    lists, triggers = gazetteer.load(lexicon), names.load(lexicon)
    rows: list[tuple[Any, ...]] = []
    pending: list[tuple[str, tuple[Any, ...]]] = []
    seen: Counter[tuple[str, str]] = Counter()
    for doc_id, text in zip(docs["doc_id"], docs["text"], strict=True):
        article = Article(read(text, lists, triggers), lists, triggers)
        here = list(article.rows(doc_id))
        if recognizer is not None:
            here = _with_recognized(here, doc_id, text, recognizer(text), lists)
        rows += here
        seen.update((row[4], row[5]) for row in here if row[6] == "name")
        taken = {k for row in here for k in range(row[1], row[2])}
        for name in article.pending:
            start, end = article.span(name)
            if taken.isdisjoint(range(start, end)):
                key = article._key(name)
                pending.append((key, (doc_id, start, end, text[start:end], key, "", "name")))
    rows += _evident(pending, seen)
    table = pd.DataFrame(rows, columns=_COLUMNS)
    dtypes = {c: TABLES["mentions"].columns[c].dtype for c in _COLUMNS}
    order = {doc_id: i for i, doc_id in enumerate(docs["doc_id"])}
    keys = table["doc_id"].map(order) if len(table) else table["doc_id"]
    table = table.assign(_doc=keys).sort_values(["_doc", "start", "end"], kind="stable")
    return table[_COLUMNS].astype(dtypes).reset_index(drop=True)


def _evident(
    pending: list[tuple[str, tuple[Any, ...]]], seen: Counter[tuple[str, str]]
) -> Iterator[tuple[Any, ...]]:
    """Yield likely names that stand elsewhere in the corpus where only a name can."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for (entity, kind), count in seen.items():
        kinds[entity][kind] += count
    for key, row in pending:
        if key in kinds:
            kind, count = kinds[key].most_common(1)[0]
            if count >= 2 and count >= 0.7 * kinds[key].total():
                yield (*row[:5], kind, row[6])


def _with_recognized(
    rows: list[tuple[Any, ...]],
    doc_id: Any,
    text: str,
    spans: Iterable[tuple[int, int, str]],
    lists: Gazetteer,
) -> list[tuple[Any, ...]]:
    """Return rows with a recognizer's spans in place of what only the rules found there."""
    out = list(rows)
    for start, end, kind in spans:
        if kind not in gazetteer.TYPES or not 0 <= start < end <= len(text):
            continue
        over = [row for row in out if row[1] < end and start < row[2] and row[6] != "nisba"]
        if any(row[4] in lists.entities for row in over):
            continue
        out = [row for row in out if row not in over]
        surface = text[start:end]
        entity = link(surface) or " ".join(gazetteer.names_words(surface))
        out.append((doc_id, start, end, surface, entity, kind, "name"))
    return sorted(out, key=lambda row: (row[1], row[2]))


@lru_cache(maxsize=100_000)
def link(surface: str, lexicon: Lexicon = None) -> str | None:
    """Return the entity id that a speaker's surface stands for, else None.

    The surface may be a name, a name with its titles, a description (الرئيس الروسي), a state
    or its capital, an agency with or without its generic head (وكالة رويترز).
    """
    lists, triggers = gazetteer.load(lexicon), names.load(lexicon)
    tokens = read(surface, lists, triggers)
    mentions = Article(tokens, lists, triggers).mentions
    persons = [m for m in mentions if m.type == "PER" and m.entity in lists.entities]
    if persons:
        return max(persons, key=lambda m: (m.form == "name", m.last - m.first)).entity
    covered = {k for m in mentions if m.form != "nisba" for k in range(m.first, m.last)}
    rest = set(range(len(tokens.words))) - covered
    if not covered or any(tokens.words[k].text not in triggers.lists["media_heads"] for k in rest):
        return None
    named = [m for m in mentions if m.form != "nisba"]
    entity = named[0].entity
    return entity if entity in lists.entities or named[0].type == "ORG" else None


def unknown_names(docs: pd.DataFrame, lexicon: Lexicon = None) -> pd.DataFrame:
    """Return the names that no list knows, ready to be taken into the lexicon.

    Returns
    -------
    pandas.DataFrame
        Most frequent first: entity (the folded surface), surface (as most often written),
        type, count (mentions), n_docs (articles), context_1 … context_3 (60 characters each
        side), toml (an entry to paste into `entities.toml`).
    """
    known = gazetteer.load(lexicon).entities
    table = find_mentions(docs, lexicon)
    table = table[~table["entity"].isin(known) & (table["form"] == "name")]
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    rows = []
    for entity, group in table.groupby("entity", sort=False):
        surface = max(group["surface"], key=lambda s: (len(s.split()), s))
        kind = group["type"].mode().iloc[0]
        contexts = [
            " ".join(texts[r.doc_id][max(0, r.start - 60) : r.end + 60].split())
            for r in group.head(3).itertuples()
        ]
        aliases = sorted(set(group["surface"]) - {surface})
        rows.append(
            (entity, surface, kind, len(group), group["doc_id"].nunique())
            + tuple((contexts + ["", ""])[:3])
            + (_snippet(surface, kind, aliases),)
        )
    columns = ["entity", "surface", "type", "count", "n_docs"]
    columns += ["context_1", "context_2", "context_3", "toml"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values("count", ascending=False, kind="stable").reset_index(drop=True)


def _snippet(surface: str, kind: str, aliases: list[str]) -> str:
    quoted = ", ".join(f'"{alias}"' for alias in aliases)
    lines = [f'id = "{"_".join(gazetteer.names_words(surface))}"', f'type = "{kind}"']
    lines += [f'label_ar = "{surface}"', f'label_en = "{surface}"']
    return "\n".join(["[[entity]]", *lines, *([f"short = [{quoted}]"] if aliases else [])]) + "\n"


def catalogue(lexicon: Lexicon = None) -> pd.DataFrame:
    """Return the entities of the lists: entity, type, label_ar, label_en, camp, part_of."""
    columns = ["id", "type", "label_ar", "label_en", "camp", "part_of"]
    rows = gazetteer.load(lexicon).entities.values()
    table = pd.DataFrame([[row.get(c, "") for c in columns] for row in rows], columns=columns)
    return table.rename(columns={"id": "entity"})
