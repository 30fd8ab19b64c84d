"""Raw tables in a folder: a stream of arrow for each, and what else belongs to them as JSON."""

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import asdict, astuple

from core.loading.arrow import pa
from core.loading.rawtable import RawTable
from core.problems import Problem, RejectedRow, Severity
from core.provenance import layers_serial, parse_layers

_DESCRIBED = "tables.json"


def write_tables(tables: Sequence[RawTable], folder: Path) -> None:
    """Write raw tables as a file gives them; raises OSError."""
    described = [_written(table, folder / f"{place}.arrow") for place, table in enumerate(tables)]
    (folder / _DESCRIBED).write_text(json.dumps(described), encoding="ascii")


def _written(table: RawTable, path: Path) -> dict[str, object]:
    names = [str(place) for place in range(len(table.columns))]
    columns = pa.table([*table.columns, pa.array(table.rows)], names=[*names, "rows"])
    with _ipc().new_stream(str(path), columns.schema) as writer:
        writer.write_table(columns)
    return {
        "file": table.file,
        "name": table.name,
        "headers": table.headers,
        "problems": [astuple(problem) for problem in table.problems],
        "rejected": [asdict(row) for row in table.rejected],
        "as_is": table.as_is,
        "month_first": sorted(table.month_first),
        "layers": layers_serial(table.layers) if table.layers is not None else {},
        "siblings": table.siblings,
    }


def read_tables(folder: Path) -> tuple[RawTable, ...]:
    """The tables of a folder, in memory: the folder may go."""
    described = json.loads((folder / _DESCRIBED).read_text(encoding="ascii"))
    return tuple(
        _table(one, (folder / f"{place}.arrow").read_bytes()) for place, one in enumerate(described)
    )


def _table(described: Any, content: bytes) -> RawTable:
    *columns, rows = _ipc().open_stream(content).read_all().columns
    return RawTable(
        described["file"],
        described["name"],
        tuple(described["headers"]),
        tuple(columns),
        rows.to_numpy().astype(np.int64),
        tuple(
            Problem(code, Severity(severity), *rest)
            for code, severity, *rest in described["problems"]
        ),
        tuple(_rejected(row) for row in described["rejected"]),
        described["as_is"],
        frozenset(described["month_first"]),
        layers=parse_layers(described["layers"]),
        siblings=tuple(described["siblings"]),
    )


def _rejected(row: Any) -> RejectedRow:
    values = tuple((str(name), str(value)) for name, value in row.pop("values"))
    return RejectedRow(**row, values=values)


def _ipc() -> Any:
    # Start-up time: only large spreadsheets and JSON files are read apart.
    return import_module("pyarrow.ipc")
