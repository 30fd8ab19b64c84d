"""Reading a file in a process of its own, which can be ended at any moment.

Some readers are one long call that hears no wish to stop and keeps every other thread waiting: a
spreadsheet, one large object of JSON. Here such a call happens in another process with bounded
memory. What it reads comes back through a folder that is gone afterwards, and it is killed as soon
as somebody cancels.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from msgspec.structs import asdict

from core.loading.apart.tables import read_tables
from core.loading.progress import Progress
from core.loading.rawtable import RawTable
from core.loading.reading import Reading
from core.problems import UnreadableError

_ROOT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from core.loading.apart.worker import main; main(sys.argv[2])"
)
_ASKED_EVERY_S = 0.05


def read_apart(
    loader: str, path: Path, file: str, progress: Progress, reading: Reading
) -> tuple[RawTable, ...]:
    """What a loader of LOADERS, called by its key, makes of a file.

    UnreadableError says why there is nothing, also where the process ended without a word.
    Whatever ``progress`` raises ends the process.
    """
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as folder:
        task: dict[str, object] = {
            "loader": loader,
            "path": str(path.absolute()),
            "file": file,
            "reading": asdict(reading),
            "folder": folder,
        }
        _wait(task, file, progress)
        return read_tables(Path(folder))


def _wait(task: dict[str, object], file: str, progress: Progress) -> None:
    doing, fraction = f"Reading {file}", 0.0
    said: dict[str, Any]
    with _lines(task) as lines:
        while True:
            progress(doing, fraction)
            try:
                line = lines.get(timeout=_ASKED_EVERY_S)
            except Empty:
                continue
            said = json.loads(line) if line else {"unreadable": _died(file)}
            if "unreadable" in said:
                raise UnreadableError(str(said["unreadable"]))
            if "done" in said:
                return
            doing, fraction = str(said["doing"]), float(said["fraction"])


def _died(file: str) -> str:
    return (
        f"{file} could not be read: reading it needs more memory than there is, or the file is "
        "damaged. Save it as csv or parquet, which are read in pieces."
    )


@contextmanager
def _lines(task: dict[str, object]) -> Generator[SimpleQueue[bytes]]:
    """The lines that the process writes, "" after the last; it does not outlive the block."""
    command = [sys.executable, "-c", _START, str(_ROOT), json.dumps(task)]
    process = subprocess.Popen(  # noqa: S603 - this interpreter, our own words
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    lines: SimpleQueue[bytes] = SimpleQueue()
    pump = Thread(target=_pump, args=(process.stdout, lines), daemon=True)
    pump.start()
    try:
        yield lines
    finally:
        process.kill()
        process.wait()
        pump.join()


def _pump(stream: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(b"")
