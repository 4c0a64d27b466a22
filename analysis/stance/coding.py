"""Coding by hand: evidence on a sheet with the outlet hidden, and the codings back.

A sheet shows each piece of evidence in its sentence, in random order, under an opaque item.
What comes back has the columns of `stances`, so that it can stand in the machine's place:
`stance_pairs(read_codings(path, stances))`.
"""

import hashlib
import math
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.arabic import fold, sentence_spans
from analysis.errors import ManzurError
from analysis.tables import TABLES

MASK = "[…]"
_MARKS = ("⟦", "⟧")
_COLUMNS = [
    "item",
    "before",
    "sentence",
    "evidence",
    "holder",
    "target",
    "polarity",
    "coder",
    "note",
]
_REQUIRED = ("item", "polarity")
_KEY = ["doc_id", "start", "end", "holder", "target"]
_FORMULA = ("=", "+", "-", "@", "\t")


class CodingError(ManzurError):
    """A coding sheet cannot be read; the message names the row, the reason and the remedy."""


def coding_sheet(
    docs: pd.DataFrame, stances: pd.DataFrame, path: str | Path | None = None, seed: int = 0
) -> pd.DataFrame:
    """Return (and write) a sheet on which a person codes the evidence, the outlet hidden.

    Parameters
    ----------
    docs : doc_id, text; outlet, if there is one, is masked wherever its name stands
    stances : the evidence to be coded
    path : a .csv or .xlsx file to write (.xlsx needs openpyxl)
    seed : of the random order

    Returns
    -------
    DataFrame: item (opaque; leads back to the evidence), before (the sentence before),
        sentence (the evidence between ⟦ and ⟧), evidence, holder, target (to be corrected
        where they are wrong), polarity (empty: −1 against … 0 neither … 1 for), coder, note.

    Raises
    ------
    CodingError
        If evidence belongs to no article of `docs`, or the file's kind is unknown.
    """
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    if unknown := sorted(set(stances["doc_id"]) - set(texts)):
        raise CodingError(f"no article {unknown[0]} in docs; give the articles of the evidence")
    names = set(docs["outlet"].dropna()) if "outlet" in docs else set()
    names |= set(texts)
    names.discard("")
    spans = {doc_id: sentence_spans(texts[doc_id]) for doc_id in stances["doc_id"].unique()}
    rows = []
    for item, row in zip(items(stances), stances.to_dict("records"), strict=True):
        doc_id = row["doc_id"]
        before, sentence = _context(texts[doc_id], spans[doc_id], row["start"], row["end"])
        shown = [before, sentence, row["surface"], row["holder"], row["target"]]
        rows.append((item, *(_safe(mask(cell, names)) for cell in shown), "", "", ""))
    sheet = pd.DataFrame(rows, columns=_COLUMNS, dtype="str")
    sheet = sheet.sample(frac=1, random_state=seed).reset_index(drop=True)
    if path is not None:
        _write(sheet, Path(path))
    return sheet


def items(stances: pd.DataFrame) -> list[str]:
    """Return the opaque id of each piece of evidence: the same for the same evidence."""
    keys = zip(*(stances[column].astype(str) for column in _KEY), strict=True)
    return ["e" + hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:12] for key in keys]


def mask(text: str, names: Iterable[str]) -> str:
    """Return `text` with every one of `names`, in whatever spelling, hidden."""
    folded = fold(text)
    hidden: list[tuple[int, int]] = []
    for name in sorted({fold(name) for name in names}, key=len, reverse=True):
        at = folded.find(name)
        while at >= 0:
            hidden.append((at, at + len(name)))
            at = folded.find(name, at + len(name))
    out, done = [], 0
    for start, end in sorted(hidden):
        if start >= done:
            out += [text[done:start], MASK]
        done = max(done, end)
    return "".join([*out, text[done:]])


def _context(text: str, spans: list[tuple[int, int]], start: int, end: int) -> tuple[str, str]:
    at = next((i for i, (_, stop) in enumerate(spans) if start < stop), None)
    left, right = spans[at] if at is not None else (start, end)
    left, right = min(left, start), max(right, end)
    before = text[slice(*spans[at - 1])] if at else ""
    marked = text[left:start] + _MARKS[0] + text[start:end] + _MARKS[1] + text[end:right]
    return " ".join(before.split()), " ".join(marked.split())


def _safe(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not compute."""
    return " " + cell if cell.startswith(_FORMULA) else cell


def _write(sheet: pd.DataFrame, path: Path) -> None:
    if path.suffix == ".csv":  # with a byte order mark, without which Excel garbles Arabic
        sheet.to_csv(path, index=False, encoding="utf-8-sig")
    elif path.suffix == ".xlsx":
        try:
            sheet.to_excel(path, index=False)
        except ImportError:
            raise CodingError(f"{path}: .xlsx needs openpyxl; install it or write .csv") from None
    else:
        raise CodingError(f"{path}: a sheet is .csv or .xlsx; change the name's end")


def read_codings(path: str | Path, stances: pd.DataFrame) -> pd.DataFrame:
    """Return the codings of a filled sheet as a table like `stances`.

    Parameters
    ----------
    path : the .csv or .xlsx file that came back
    stances : the evidence that the sheet was made of

    Returns
    -------
    DataFrame: the columns of `stances` in the sheet's order, polarity, holder and target as
        the coder has them, rule "coded"; then item, coder, note and whatever columns the
        coder has added.

    Raises
    ------
    CodingError
        Naming the file's row (the header is row 1) and the reason: a column is missing, an
        item is unknown, a polarity is empty, no number or outside −1 … 1, or a coder has
        coded an item twice.
    """
    path = Path(path)
    sheet = _read(path)
    for column in _REQUIRED:
        if column not in sheet:
            raise CodingError(f"{path}: column {column} is missing; keep the sheet's columns")
    for column in ("coder", "note"):
        if column not in sheet:
            sheet[column] = ""
    known = dict(zip(items(stances), stances.to_dict("records"), strict=True))
    names = list(TABLES["stances"].columns)
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for number, cells in enumerate(sheet.to_dict("records"), 2):
        item, coder = cells["item"].strip(), cells["coder"].strip()
        place = f"{path}, row {number}"
        if item not in known:
            raise CodingError(f"{place}: item {item or '(empty)'} is not of this evidence; "
                              "give the stances that the sheet was made of")  # fmt: skip
        if (item, coder) in seen:
            raise CodingError(f"{place}: item {item} is coded already in row {seen[item, coder]}"
                              f"{' by ' + coder if coder else ''}; keep one")  # fmt: skip
        seen[item, coder] = number
        evidence = {name: known[item][name] for name in names}
        for field in ("holder", "target"):
            evidence[field] = _corrected(cells.get(field, ""), evidence[field])
        evidence |= {"polarity": _polarity(cells["polarity"], place), "rule": "coded"}
        extra = {c: v for c, v in cells.items() if c not in names and c not in _COLUMNS[:-2]}
        rows.append(evidence | {"item": item} | extra | {"coder": coder})
    extras = [c for c in sheet.columns if c not in names and c not in _COLUMNS]
    return pd.DataFrame(rows, columns=[*names, "item", "coder", "note", *extras]).astype(
        {name: spec.dtype for name, spec in TABLES["stances"].columns.items()}
    )


def _read(path: Path) -> pd.DataFrame:
    try:
        if path.suffix == ".xlsx":
            return pd.read_excel(path, dtype="str", keep_default_na=False)
        return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig",
                           skip_blank_lines=False)  # fmt: skip
    except FileNotFoundError:
        raise CodingError(f"{path}: no such file; check the name") from None
    except ImportError:
        raise CodingError(f"{path}: .xlsx needs openpyxl; install it or save as .csv") from None
    except UnicodeDecodeError:
        raise CodingError(f"{path}: not UTF-8; save it as CSV in UTF-8") from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = str(error).strip().splitlines()[0]
        raise CodingError(f"{path}: not a table: {reason}; mend that line") from None


def _corrected(cell: str, machine: str) -> str:
    """Return what the coder wrote, unless it is what the sheet showed or nothing."""
    cell = cell.strip()
    return machine if not cell or MASK in cell or cell == machine.strip() else cell


def _polarity(cell: str, place: str) -> float:
    written = fold(cell).strip().replace("−", "-").replace("٫", ".")
    if not written:
        raise CodingError(f"{place}: polarity is empty; write a number from -1 to 1, or take "
                          "the row out")  # fmt: skip
    try:
        value = float(written)
    except ValueError:
        raise CodingError(f"{place}: polarity {cell!r} is no number; write -1 … 1") from None
    if not (math.isfinite(value) and -1 <= value <= 1):
        raise CodingError(f"{place}: polarity {cell} is out of range; write -1 … 1")
    return value
