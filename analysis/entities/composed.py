"""Labels of what a head and a state make: government_of_japan is الحكومة اليابانية."""

from collections.abc import Callable
from pathlib import Path

from analysis.entities import gazetteer
from analysis.lexicon import path_of, read_toml


def namer(language: str = "ar", lexicon: str | Path | None = None) -> Callable[[str], str]:
    """Return a function from the id of a state's body or office to its label ("" if it is none).

    Arabic joins the head with the state's adjective, which agrees with it, or names the state
    in brackets where the lists have no adjective; English says "government of Japan".
    """
    states = gazetteer.load(lexicon).entities
    table = read_toml(path_of("names", lexicon))
    heads: dict[str, str] = {}
    for key in ("state_bodies", "state_groups", "state_offices"):
        for head, made in table.get(key, {}).items():
            if head.split()[-1].startswith("ال"):
                heads.setdefault(made.split()[0], head)

    def name(entity: str) -> str:
        for start, head in heads.items():
            state = states.get(entity.removeprefix(f"{start}_"))
            if state is None or not entity.startswith(f"{start}_"):
                continue
            if language != "ar":
                return f"{start.replace('_', ' ')} {state['label_en']}"
            adjectives = [word for word in state.get("nisba", ()) if not word.startswith("ال")]
            if not adjectives:
                return f"{head} ({state['label_ar']})"
            feminine = head.split()[0].endswith(("ة", "ات"))
            ending = "ة" if feminine else ""
            return " ".join([head, *(f"ال{word}{ending}" for word in adjectives[0].split())])
        return ""

    return name
