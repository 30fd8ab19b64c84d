"""``counterclaim import``: a file of somebody else's, mapped to claims and saved as a package."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from core.exporting.package import save_package
from core.mapping import Mapping, load_mapped, read_mapping, write_mapping
from core.mapping.mapping import TARGETS, Source
from core.mapping.suggest import propose
from core.problems import Severity, UnreadableError
from gui.terminal import CLEAN, PROBLEMS, printable, refuse

_ABOUT = """\
Turn a table that is not in the project's own form into claims, as a mapping says: which column
is what, what stands for every row, how words around figures are read, what codes mean.

  counterclaim import losses.csv --suggest losses.mapping.json   write a mapping to begin with
  counterclaim import losses.csv --suggest m.json --set claimant="General Staff" --set subject=Red
  counterclaim import losses.csv --mapping m.json --out losses/   write a Data Package

--suggest prints what was detected, what was guessed, and what nothing in the file settles.
It writes data and shows nothing, so that it takes no --view; check, diff, shot and export do.

Exit code 0: written; 1: written, with errors or warnings; 2: it could not be done, and a
sentence says why."""


def bring_in(words: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_intermixed_args(words)
    try:
        if options.suggest is not None:
            return _suggest(options.path, options.suggest, options.set)
        if options.mapping is None or options.out is None:
            return refuse("import needs --suggest FILE, or --mapping FILE and --out FOLDER")
        return _import(
            options.path, _filled(read_mapping(options.mapping), options.set), options.out
        )
    except (OSError, UnreadableError, ValueError) as error:
        return refuse(str(error))


def _suggest(path: Path, out: Path, constants: Sequence[Source]) -> int:
    suggestion = propose(path).suggestion
    write_mapping(out, _filled(suggestion.mapping, constants))
    given = {constant.target for constant in constants}
    for match in suggestion.matches:
        target = match.target or "—"
        _tell(match.confidence, match.column, f"→ {target}: {match.reason}")
    for finding in suggestion.findings:
        if finding.code.removeprefix("no_") not in given:
            _tell(finding.confidence, finding.column, finding.sentence)
    return CLEAN


def _import(path: Path, mapping: Mapping, out: Path) -> int:
    dataset = load_mapped(path, mapping)
    save_package(dataset, out)
    counts = (
        f"{len(dataset.claims):,} claims written, {len(dataset.rejected):,} rows rejected, "
        f"{len(dataset.problems):,} problems"
    )
    print(counts, file=sys.stderr)  # noqa: T201 - the command's output
    for row in dataset.rejected:
        _tell("rejected", str(row.row), row.sentence)
    doubtful = any(problem.severity is not Severity.NOTE for problem in dataset.problems)
    return PROBLEMS if doubtful or dataset.rejected else CLEAN


def _filled(mapping: Mapping, constants: Sequence[Source]) -> Mapping:
    for constant in constants:
        mapping = mapping.with_source(constant)
    return mapping


def _tell(*cells: str) -> None:
    print("\t".join(map(printable, cells)))  # noqa: T201 - the command's output


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterclaim import",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", type=Path, help="file to read")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="mapping to apply")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="Data Package to write")
    parser.add_argument("--suggest", type=Path, metavar="FILE", help="mapping file to write")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_constant,
        metavar="COLUMN=TEXT",
        help="what stands for every row, such as claimant=…; may be given again",
    )
    return parser


def _constant(text: str) -> Source:
    target, _, constant = text.partition("=")
    if target not in TARGETS or not constant:
        known = ", ".join(TARGETS)
        raise argparse.ArgumentTypeError(f"{text!r} is not COLUMN=TEXT with one of: {known}")
    return Source(target, constant=constant)
