"""The socket for models of others: what a tagger returns, made into spans; a real tiny model."""

import builtins
import importlib.util
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import analysis as an
from analysis.entities.recognizers import _joined, decode, huggingface, recognizer
from analysis.errors import ManzurError

needs_models = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("torch", "transformers")),
    reason="the optional extra is not installed: pip install torch transformers",
)


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


def test_a_word_has_the_tag_of_its_first_piece():
    torn = [piece("B-PER", 0, 2), piece("O", 2, 3), piece("B-LOC", 3, 5)]
    assert list(decode(torn, "بوتين هنا")) == [(0, 5, "PER")]
    assert list(decode([piece("I-LOC", 3, 5)], "بوتين هنا")) == []


def test_punctuation_leaves_the_span():
    tokens = [piece("B-PER", 0, 5), piece("I-PER", 5, 6)]
    assert list(decode(tokens, "بوتين، هنا")) == [(0, 5, "PER")]


def test_a_tag_that_stands_alone_begins_a_name():
    tokens = [piece("S-LOC", 0, 3), piece("S-LOC", 4, 7)]
    assert list(decode(tokens, "دبي قطر")) == [(0, 3, "LOC"), (4, 7, "LOC")]


def test_a_piece_counts_as_read_farthest_from_its_windows_edge():
    first = [("B-PER", 0, 3), ("O", 4, 7), ("O", 8, 11)]
    second = [("O", 4, 7), ("B-LOC", 8, 11), ("I-LOC", 12, 15)]
    assert [p["entity"] for p in _joined([first, second])] == ["B-PER", "O", "B-LOC", "I-LOC"]


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


TAGS = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC"]
VOCABULARY = {  # piece → its tag, which the tiny model knows by heart
    "[PAD]": "O", "[UNK]": "O", "[CLS]": "O", "[SEP]": "O", "[MASK]": "O", ".": "O",
    "زار": "O", "ثم": "O", "عاد": "O", "الى": "O", "و": "O",
    "هنري": "B-PERS", "اند": "I-PERS", "##رسون": "O", "طشق": "B-LOC", "##ند": "I-LOC",
    "##طشق": "B-LOC", "منظمه": "B-ORG", "البستان": "I-ORG", "كاس": "B-MISC",
}  # fmt: skip
POSITIONS = 16


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as models are fetched: configuration, weights, vocabulary."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    folder = tmp_path_factory.mktemp("ner")
    config = BertConfig(
        vocab_size=len(VOCABULARY), hidden_size=len(TAGS), num_hidden_layers=1,
        num_attention_heads=1, intermediate_size=4, max_position_embeddings=POSITIONS,
        id2label=dict(enumerate(TAGS)), label2id={tag: i for i, tag in enumerate(TAGS)},
    )  # fmt: skip
    model = BertForTokenClassification(config)
    known = torch.tensor([TAGS.index(tag) for tag in VOCABULARY.values()])
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if "LayerNorm" not in name:
                weights.zero_()
        model.bert.embeddings.word_embeddings.weight.copy_(torch.eye(len(TAGS))[known])
        model.classifier.weight.copy_(torch.eye(len(TAGS)))
    model.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "strip_accents": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@needs_models
def test_a_model_is_loaded_from_its_folder_and_names_what_it_knows(tiny):
    text = "زار هنري اندرسون طشقند.\nثم عاد الى منظمه البستان وطشقند، كاس."
    found = huggingface(tiny)(text)
    assert [(text[start:end], kind) for start, end, kind in found] == [
        ("هنري اندرسون", "PER"), ("طشقند", "LOC"), ("منظمه البستان", "ORG"),
    ]  # fmt: skip
    assert huggingface(tiny)("") == []


@needs_models
def test_no_name_is_lost_where_the_models_window_ends(tiny):
    recognize = huggingface(tiny)
    for before in range(2 * POSITIONS):
        text = "زار " * before + "هنري اندرسون " + "ثم " * 40 + "طشقند"
        named = [text[start:end] for start, end, _ in recognize(text)]
        assert named == ["هنري اندرسون", "طشقند"], before


@needs_models
def test_mentions_takes_the_model_in(tiny):
    docs = pd.DataFrame({"doc_id": ["a"], "text": ["ثم عاد الى منظمه البستان."]})
    named = an.mentions(docs, recognizer=huggingface(tiny))
    assert ("منظمه البستان", "ORG") in set(zip(named["surface"], named["type"], strict=True))


@needs_models
def test_a_folder_without_a_model_is_refused(tmp_path, tiny):
    with pytest.raises(ManzurError, match="fetch it"):
        huggingface(tmp_path / "nothing")
    for file in tiny.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    config |= {"id2label": {str(i): f"LABEL_{i}" for i in range(len(TAGS))}}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ManzurError, match="no person"):
        huggingface(tmp_path)
