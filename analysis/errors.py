"""Errors that a user can mend: one line that names the place and the remedy."""


class ManzurError(ValueError):
    """Something the user gave cannot be used; the message says where and what to do."""

    def _render_traceback_(self) -> list[str]:
        """Let a notebook show the message alone: the way to the error is not the user's."""
        return [f"{type(self).__name__}: {self}"]


class PatternError(ManzurError):
    """A search pattern cannot be read."""


class CorpusError(ManzurError):
    """The corpus as a whole cannot be read."""


class LexiconError(ManzurError):
    """A lexicon file or one of its entries is not valid."""
