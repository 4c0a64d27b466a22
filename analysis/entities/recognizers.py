"""Recognizers of others in the socket of `mentions`: callables text → (start, end, type)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.arabic import is_word_char, sentence_spans, word_end
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
_LONGEST = 512  # pieces, where neither model nor tokenizer says how many it reads
_BATCH = 16
_BEGINS = frozenset({"B", "S"})

Tagger = Callable[[list[str]], list[list[dict[str, Any]]]]


def huggingface(model: str | Path) -> Callable[[str], list[tuple[int, int, str]]]:
    """Return a recognizer that runs a token-classification model of Hugging Face.

    Parameters
    ----------
    model
        Folder with the model and its tokenizer, or the model's name if it has been fetched
        before. Nothing is downloaded.

    Raises
    ------
    ManzurError
        If transformers or torch is not installed, or the folder holds no such model.
    """
    try:
        import torch  # noqa: F401  (without it transformers loads no model)
        from transformers import AutoModelForTokenClassification, AutoTokenizer
    except ImportError:
        raise ManzurError(
            "a Hugging Face recognizer needs transformers and torch: pip install transformers torch"
        ) from None
    try:
        tokenizer = AutoTokenizer.from_pretrained(str(model), local_files_only=True)
        network = AutoModelForTokenClassification.from_pretrained(str(model), local_files_only=True)
    except (OSError, ValueError) as error:
        raise ManzurError(f"{model}: no token-classification model ({error}); fetch it") from None
    tags = network.config.id2label.values()
    if not any(tag.rpartition("-")[2].upper() in TYPES for tag in tags):
        raise ManzurError(f"{model}: tags {', '.join(tags)}: no person, place or organisation")
    if not tokenizer.is_fast:
        raise ManzurError(f"{model}: no fast tokenizer, and offsets need one")
    return recognizer(_tagger(network.eval(), tokenizer))


def _tagger(network: Any, tokenizer: Any) -> Tagger:
    """Return a tagger of sentences, which reads a long one in windows that overlap by half."""
    import torch

    positions = getattr(network.config, "max_position_embeddings", None) or _LONGEST
    # Some models (RoBERTa) keep two positions for themselves.
    longest = min(tokenizer.model_max_length, max(positions - 2, 8))
    stride = (longest - tokenizer.num_special_tokens_to_add()) // 2

    def tag(sentences: list[str]) -> list[list[dict[str, Any]]]:
        read: list[list[list[tuple[str, int, int]]]] = [[] for _ in sentences]
        for batch in range(0, len(sentences), _BATCH):
            pieces = tokenizer(
                sentences[batch : batch + _BATCH],
                truncation=True,
                max_length=longest,
                stride=stride,
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
                padding=True,
                return_tensors="pt",
            )
            offsets = pieces.pop("offset_mapping").tolist()
            owners = pieces.pop("overflow_to_sample_mapping").tolist()
            with torch.inference_mode():
                best = [
                    row
                    for k in range(0, len(owners), _BATCH)
                    for row in network(**{name: x[k : k + _BATCH] for name, x in pieces.items()})
                    .logits.argmax(-1)
                    .tolist()
                ]
            for owner, spans, labels in zip(owners, offsets, best, strict=True):
                read[batch + owner].append(
                    [
                        (network.config.id2label[label], start, end)
                        for (start, end), label in zip(spans, labels, strict=True)
                        if start < end  # neither padding nor a mark of the model's own
                    ]
                )
        return [_joined(windows) for windows in read]

    return tag


def _joined(windows: Iterable[list[tuple[str, int, int]]]) -> list[dict[str, Any]]:
    """Return the pieces of overlapping windows, each as read farthest from its window's edge."""
    best: dict[tuple[int, int], tuple[int, str]] = {}
    for window in windows:
        for k, (label, start, end) in enumerate(window):
            inside = min(k, len(window) - 1 - k)
            if inside > best.get((start, end), (-1, ""))[0]:
                best[start, end] = (inside, label)
    return [
        {"entity": best[start, end][1], "start": start, "end": end} for start, end in sorted(best)
    ]


def recognizer(tagger: Tagger) -> Callable[[str], list[tuple[int, int, str]]]:
    """Return a recognizer around a tagger, which is shown sentences.

    Parameters
    ----------
    tagger
        Sentences → for each its word pieces in order: `entity` (B-PERS, I-LOC, O …), `start`,
        `end`. A pipeline of transformers is one.
    """

    def recognize(text: str) -> list[tuple[int, int, str]]:
        sentences = sentence_spans(text)
        found = tagger([text[start:end] for start, end in sentences]) if sentences else []
        return [
            (first + start, first + end, kind)
            for (first, last), tokens in zip(sentences, found, strict=True)
            for start, end, kind in decode(tokens, text[first:last])
        ]

    return recognize


def decode(tokens: Iterable[dict[str, Any]], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a text that tagged word pieces make: whole words, without clitics.

    A word has the tag of its first piece.

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
        start, end = token["start"], word_end(text, token["end"])
        if start < last or (0 < start < len(text) and _inside_word(text, start)):
            continue
        mark, _, name = token["entity"].rpartition("-")
        here = TYPES.get(name.upper(), "")
        beside = start == last or text[last:start].isspace()
        if kind and here == kind and beside and mark not in _BEGINS and start < len(text):
            last = end
            continue
        if kind:
            yield (*without_clitics(text, first, _without_marks(text, first, last)), kind)
        first, last, kind = start, end, here


def _inside_word(text: str, position: int) -> bool:
    return is_word_char(text[position]) and is_word_char(text[position - 1])


def _without_marks(text: str, first: int, last: int) -> int:
    """Return the end of a name without the punctuation that a model took for part of it."""
    while last > first + 1 and not is_word_char(text[last - 1]):
        last -= 1
    return last
