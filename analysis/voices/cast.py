"""Cast: who has spoken in an article so far, and whom a pronoun or a bare surname means."""

from dataclasses import dataclass, field
from functools import lru_cache

from analysis.arabic import fold
from analysis.entities import Linker
from analysis.voices.speakers import Sentence, Speaker

_MAX_DESCRIBED = 5  # spaces: a longer description is of no one whom a list knows
_AROUND = "«»\"“”„' "


@dataclass(slots=True)
class Cast:
    """Who has spoken in an article so far, and by which names."""

    linker: Linker = field(default_factory=Linker)
    recent: list[Speaker] = field(default_factory=list)
    previous: Sentence | None = None
    _full: dict[str, str] = field(default_factory=dict)
    _described: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def enter(self, speaker: Speaker) -> None:
        """Take note of a speaker, so that later pronouns and bare surnames find them."""
        self.recent = [*self.recent[-5:], speaker]
        surface = _key(speaker.surface)
        parts = surface.split()
        if not speaker.named:
            if len(parts) > 1:  # وكالة الأنباء المركزية: later الوكالة
                self._described[parts[0].removeprefix("ال")] = surface
            return
        if len(parts) > 1:
            for part in parts[1:]:
                self._full.setdefault(part, surface)
            self._full.setdefault(parts[0], surface)
        if speaker.title:
            full = self._full.get(parts[-1], surface)
            words = speaker.title.split()
            self._described[words[0].removeprefix("ال")] = full
            self._described[speaker.title] = full

    def last(self, feminine: bool | None, plural: bool = False) -> Speaker | None:
        """Return who spoke last, of that gender if there is one."""
        for speaker in reversed(self.recent):
            if plural and not speaker.plural and not speaker.feminine:
                continue
            if feminine is None or plural or speaker.feminine == feminine:
                return speaker
        return self.recent[-1] if self.recent else None

    def identity(self, speaker: Speaker) -> str:
        """Return the entity id of a speaker, else the folded surface of the fullest name."""
        surface = _key(speaker.surface)
        known = self._ids.get(speaker.surface)
        if known is None and speaker.nisba:
            known = self.linker.nation(speaker.surface)
        if known is None and self._full.get(surface, "").endswith(" " + surface):
            full = self._full[surface]  # whose surname it is here, whoever else bears it
            known = self.link(full) or self.link(f"{full.split()[0]} {surface}") or full
        if known is None:
            described = not speaker.named and surface.count(" ") > _MAX_DESCRIBED
            known = None if described else self.link(speaker.surface)
            if known is None:
                full = self._resolve(speaker, surface)
                known = (self.link(full) if full != surface else None) or full
            if len(self._ids) < 500:
                self._ids[speaker.surface] = known
        return known

    def link(self, surface: str) -> str | None:
        """Return the entity that a surface stands for, by the lists alone."""
        return self.linker.link(surface.strip(_AROUND))

    def relay(self, medium: Speaker) -> str:
        """Return the entity id of a medium, else its name as written."""
        surface = medium.surface.strip(_AROUND)
        known = self.link(surface)
        return known if known is not None and known.isascii() else surface

    def _resolve(self, speaker: Speaker, surface: str) -> str:
        parts = surface.split()
        if (speaker.named and len(parts) == 1) or (len(parts) == 1 and surface in self._full):
            return self._full.get(surface, surface)
        if not speaker.named and parts:
            if surface in self._described:
                return self._described[surface]
            if len(parts) == 1:
                return self._described.get(parts[0].removeprefix("ال"), surface)
        return surface


@lru_cache(maxsize=50_000)
def _key(surface: str) -> str:
    return " ".join(fold(surface).split()).strip(_AROUND)
