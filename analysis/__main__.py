"""The shell's face: `python -m analysis report|tables|check`."""

import argparse
import sys
import warnings
from pathlib import Path

from analysis.errors import ManzurError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 with one line that says what to do."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="run the notebooks and write HTML reports")
    report.add_argument("corpus", nargs="?", help="a folder of articles (the five if left out)")
    report.add_argument("--out", default=None, help="where to write (reports/)")
    tables = commands.add_parser("tables", help="write every table of a corpus as CSV")
    tables.add_argument("corpus", nargs="?", help="a folder of articles (the five if left out)")
    tables.add_argument("--out", default="tables", help="where to write (tables/)")
    check = commands.add_parser("check", help="validate the lexicons and a corpus")
    check.add_argument("corpus", nargs="?", help="a folder of articles (the five if left out)")
    options = parser.parse_args(arguments)
    try:
        return {"report": _report, "tables": _tables, "check": _check}[options.command](options)
    except ManzurError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    except OSError as error:  # nowhere to write
        print(f"{error.filename}: {error.strerror}; choose another --out", file=sys.stderr)
    return 1


def _report(options: argparse.Namespace) -> int:
    from analysis import report
    from analysis.corpus import load

    if options.corpus:
        load(options.corpus)  # a corpus that cannot be read is said before anything runs
    written = report.build(
        reports=Path(options.out) if options.out else report.REPORTS, corpus=options.corpus
    )
    print(f"{len(written)} files; open {written[0]}")
    return 0


def _tables(options: argparse.Namespace) -> int:
    import analysis as an
    from analysis.report import corpus_folder

    documents = an.load(options.corpus or corpus_folder())
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    quotations = an.quotations(documents)
    made = {
        "documents": documents,
        "rejected": an.rejected(documents),
        "sentences": an.sentences(documents),
        "quotations": quotations,
        "mentions": an.mentions(documents, quotations=quotations),
        "frame_terms": an.frame_terms(documents, quotations=quotations),
        "stances": an.stances(documents, quotations=quotations),
    }
    for name, table in made.items():
        # The byte-order mark tells spreadsheets that the file is UTF-8.
        table.to_csv(out / f"{name}.csv", index=False, encoding="utf-8-sig")
        print(f"{out / name}.csv: {len(table)} rows")
    return 0


def _check(options: argparse.Namespace) -> int:
    import analysis as an
    from analysis.report import corpus_folder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        documents = an.load(options.corpus or corpus_folder())
    sample = documents.head(1)
    an.stances(sample)  # reads every lexicon on its way
    an.frame_terms(sample)
    refused = an.rejected(documents)
    print(f"{len(documents)} articles read, {len(refused)} not; lexicons valid")
    for row in refused.itertuples():
        print(f"{row.source_file}: {row.reason}; {row.remedy}", file=sys.stderr)
    return 1 if len(refused) else 0


if __name__ == "__main__":
    sys.exit(main())
