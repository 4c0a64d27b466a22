"""Recognizers of others in the socket of `mentions`: callables text → (start, end, type)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.arabic import sentence_spans, word_end
from analysis.entities.gazetteer import without_clitics
from analysis.errors import ManzurError

# What tag sets call the three types (ANERcorp: PERS; OntoNotes: GPE, FAC, NORP is none of them).
TYPES = {
    "PER": "PER",
    "PERS": "PER",
    "PERSON": "PER",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
}

Pipeline = Callable[[list[str]], list[list[dict[str, Any]]]]


def huggingface(model: str | Path) -> Callable[[str], list[tuple[int, int, str]]]:
    """Return a recognizer that runs a token-classification model of Hugging Face.

    Parameters
    ----------
    model
        Folder with the model and its tokenizer, or the model's name if it has been fetched
        before. Nothing is downloaded by this package.

    Raises
    ------
    ManzurError
        If transformers is not installed, or the folder holds no such model.
    """
    try:
        from transformers import pipeline
    except ImportError:
        raise ManzurError(
            "a Hugging Face recognizer needs transformers and torch: pip install transformers torch"
        ) from None
    try:
        run = pipeline("token-classification", model=str(model), tokenizer=str(model))
    except (OSError, ValueError) as error:
        raise ManzurError(f"{model}: no token-classification model ({error}); fetch it") from None
    return recognizer(run)


def recognizer(pipeline: Pipeline) -> Callable[[str], list[tuple[int, int, str]]]:
    """Return a recognizer around a loaded pipeline, which sees one sentence at a time."""

    def recognize(text: str) -> list[tuple[int, int, str]]:
        sentences = sentence_spans(text)
        found = pipeline([text[start:end] for start, end in sentences]) if sentences else []
        return [
            (first + start, first + end, kind)
            for (first, last), tokens in zip(sentences, found, strict=True)
            for start, end, kind in decode(tokens, text[first:last])
        ]

    return recognize


def decode(tokens: Iterable[dict[str, Any]], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a text that tagged word pieces make: whole words, without clitics.

    Parameters
    ----------
    tokens
        Pieces in order, each with `entity` (B-PERS, I-LOC …), `start`, `end`.
    text
        The sentence whose offsets they hold.
    """
    first = last = 0
    kind = ""
    for token in [*tokens, {"entity": "O", "start": len(text), "end": len(text)}]:
        mark, _, name = token["entity"].rpartition("-")
        here = TYPES.get(name.upper(), "")
        start, end = token["start"], token["end"]
        inside_word = start == last and start < len(text) and not text[start].isspace()
        joins = text[last:start].isspace() and mark != "B"
        if kind and here == kind and (joins or inside_word):
            last = end
            continue
        if kind:  # a name is whole words, even where the model stops inside one
            yield (*without_clitics(text, first, word_end(text, last)), kind)
        first, last, kind = start, end, here
