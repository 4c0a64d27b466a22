"""The socket for models of others: what a pipeline returns, made into spans."""

import builtins
from typing import Any

import pytest

from analysis.entities.recognizers import decode, huggingface, recognizer
from analysis.errors import ManzurError


def piece(entity: str, start: int, end: int) -> dict[str, Any]:
    return {"entity": entity, "start": start, "end": end, "score": 0.9}


def test_pieces_of_a_word_and_words_of_a_name_become_one_span():
    text = "زار محمد العلي دبي"
    tokens = [
        piece("B-PERS", 4, 8),
        piece("I-PERS", 9, 11),
        piece("I-PERS", 11, 14),
        piece("B-LOC", 15, 18),
    ]
    assert list(decode(tokens, text)) == [(4, 14, "PER"), (15, 18, "LOC")]


def test_a_name_is_whole_words_even_where_the_model_stops_inside_one():
    assert list(decode([piece("B-PER", 0, 3)], "بوتين هنا")) == [(0, 5, "PER")]


def test_two_names_in_a_row_stay_two():
    tokens = [piece("B-LOC", 0, 3), piece("B-LOC", 4, 7)]
    assert list(decode(tokens, "دبي قطر")) == [(0, 3, "LOC"), (4, 7, "LOC")]


def test_a_tag_that_is_none_of_the_three_types_is_left_out():
    assert list(decode([piece("B-MISC", 0, 3), piece("O", 4, 7)], "كأس قطر")) == []


def test_a_clitic_leaves_the_span():
    assert list(decode([piece("B-LOC", 0, 6)], "بالقدس")) == [(1, 6, "LOC")]


def test_offsets_are_those_of_the_text_not_of_the_sentence():
    text = "هذه جملة.\nزار دبي."

    def pipeline(sentences: list[str]) -> list[list[dict[str, Any]]]:
        return [
            [piece("B-LOC", s.index("دبي"), s.index("دبي") + 3)] if "دبي" in s else []
            for s in sentences
        ]

    assert [text[s:e] for s, e, _ in recognizer(pipeline)(text)] == ["دبي"]
    assert recognizer(pipeline)("") == []


def test_a_missing_library_is_said_with_its_remedy(monkeypatch):
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "transformers":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ManzurError, match="pip install transformers"):
        huggingface("no/such/folder")
