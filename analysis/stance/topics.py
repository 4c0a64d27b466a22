"""Labels of topics, and of the bonds that their parties name: russia_dprk_partnership."""

from collections.abc import Callable
from pathlib import Path

from analysis.lexicon import path_of, read_toml


def namer(
    party: Callable[[str], str], language: str = "ar", lexicon: str | Path | None = None
) -> Callable[[str], str]:
    """Return a function from the id of a topic or bond to its label ("" if it is none).

    `party` gives the label of a bond's party by its id, "" where no list knows it.
    """
    table = read_toml(path_of("stance", lexicon))
    field = f"label_{language}"
    topics = {row["id"]: row.get(field, "") for row in table.get("topic", ())}
    made = {name: parties for parties, name in table.get("bond_names", {}).items()}
    bonds = {row["name"]: row[field] for row in table.get("bond", ()) if field in row}

    def name(topic: str) -> str:
        if topics.get(topic):
            return topics[topic]
        topic = made.get(topic, topic)
        for pattern, label in bonds.items():
            first, _, rest = pattern.partition("{0}")
            between, _, last = rest.partition("{1}")
            tail = last if "{1}" in rest else between
            if topic.startswith(first) and topic.endswith(tail):
                parties = topic[len(first) : len(topic) - len(tail)]
                for sides in _sides(parties, between if "{1}" in rest else ""):
                    if all(named := [party(side) for side in sides]):
                        return label.format(*named)
        return ""

    return name


def _sides(parties: str, between: str) -> list[tuple[str, ...]]:
    """Return the ways to take ids apart, which may hold the letters between them themselves."""
    if not between:
        return [(parties,)]
    words = parties.split(between)
    return [(between.join(words[:i]), between.join(words[i:])) for i in range(1, len(words))]
