from pathlib import Path


def link(surface: str, lexicon: str | Path | None = None) -> str | None:
    """Return the entity id of a surface, None if unknown."""
    return None
