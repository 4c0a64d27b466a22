"""Places without editing: states and cities of the world, and adjectives of origin by rule.

Names come from CLDR by way of babel, and from `data/lexicons/cities.tsv` (GeoNames).
"""

import re
import unicodedata
from collections.abc import Iterator

from analysis.arabic import fold
from analysis.lexicon import path_of

_LARGE = 300_000
_G = {"غ": "جك", "ج": "غ"}


def adjectives(nisba: str) -> Iterator[str]:
    """Yield the folded forms of an adjective of origin: gender, number, article.

    Each word of the adjective agrees (كوري شمالي: الكوريين الشماليين). What begins with the
    article is a people's name and stands as it is.
    """
    words = fold(nisba).split()
    if nisba.startswith("ال"):  # not folded: ألماني has no article
        yield " ".join(words)
        return
    for ending in ("", "ه", "ون", "ين", "ات", "ا"):
        if ending == "ا" and len(words) > 1:
            continue
        forms = [
            word if ending in ("", "ا") and i else word + ending for i, word in enumerate(words)
        ]
        if ending not in ("", "ا"):
            forms = [word + ending for word in words]
        yield " ".join(forms)
        if ending != "ا":
            yield " ".join("ال" + form for form in forms)
    if len(words) > 1:  # a plural of people with a broken plural's adjective: صواريخ كورية شمالية
        yield " ".join([words[0] + "ه", *(word + "ه" for word in words[1:])])


def rule_made_nisba(state: str) -> str | None:
    """Return the adjective of a state named in one word (الصومال → صومالي), else None."""
    name = fold(state.removeprefix("ال"))
    if " " in name or "-" in name or len(name) < 4:
        return None
    for ending in ("يا", "ا", "ه", "ي", "و"):
        if name.endswith(ending):
            name = name.removesuffix(ending)
            break
    return name + "ي" if len(name) > 2 else None


def spellings(name: str) -> Iterator[str]:
    """Yield a folded name and the press's other letters for its g (غ, ج, ك)."""
    yield name
    for letter, others in _G.items():
        if letter in name:
            yield from (name.replace(letter, other) for other in others)


def snake(english: str) -> str:
    """Return an English name as an id: lower case, letters and digits, _ between."""
    base = unicodedata.normalize("NFKD", english)
    base = "".join(c for c in base if not unicodedata.combining(c)).lower().replace("&", "and")
    return re.sub(r"[^a-z0-9]+", "_", base.replace("'", "").replace("’", "")).strip("_")


def states() -> Iterator[tuple[str, str, str]]:
    from babel import Locale  # a tenth of a second that importing analysis need not cost

    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, name in arabic.items():
        if len(code) == 2 and code.isalpha() and code not in ("ZZ", "QO", "XA", "XB", "EZ", "UN"):
            yield code, re.sub(r"\s*\(.*?\)", "", name), re.sub(r"\s*\(.*?\)", "", english[code])


def cities() -> Iterator[tuple[str, str, list[str], str]]:
    from babel import Locale
    from babel.core import get_global

    english, homes = Locale("en").time_zones, get_global("zone_territories")
    for zone, data in Locale("ar").time_zones.items():
        if city := data.get("city"):
            name = english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
            yield name, "place", [city], homes.get(zone, "")
    for line in path_of("cities").with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, code, population, arabic = line.split("\t")
            yield name, "place" if int(population) >= _LARGE else "town", arabic.split("|"), code
