"""Where a dataset came from, and what a saved one says of the layers it was made of."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

from msgspec import Struct, field

from core.merges import Decisions, decisions_serial, parse_decisions

_MOST_LAYERS = 100
_ROOM = 100_000
"""Characters of a text that is believed."""


class Provenance(Struct, frozen=True):
    """The files a dataset was first read from, however often it was saved since."""

    files: tuple[str, ...] = ()
    fingerprint: str = ""
    """SHA-256 of their bytes, in hex."""
    mapping: str = ""
    """The mapping they were read by, as JSON; "" where they were understood by themselves."""


class SavedLayer(Struct, frozen=True):
    """One dataset of a saved file, known by its key in the column ``layer`` of every table."""

    key: str
    name: str
    provenance: Provenance = Provenance()
    guessed: tuple[str, ...] = ()
    """Tables that stood in no file but were made from the claims."""
    month_first: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType(dict[str, tuple[str, ...]]())
    )
    """For each table the columns of dates that begin with the month."""
    ticked: bool = True


class SavedLayers(Struct, frozen=True):
    """The datasets of a saved file, and what was decided about their names."""

    layers: tuple[SavedLayer, ...]
    decisions: Decisions = field(default_factory=Decisions)


def layers_serial(saved: SavedLayers) -> dict[str, object]:
    """The layers as JSON values."""
    return {
        "layers": [
            {
                "key": one.key,
                "name": one.name,
                "files": list(one.provenance.files),
                "sha256": one.provenance.fingerprint,
                "mapping": one.provenance.mapping,
                "guessed": list(one.guessed),
                "month_first": {name: list(found) for name, found in one.month_first.items()},
                "ticked": one.ticked,
            }
            for one in saved.layers
        ],
        "merges": decisions_serial(saved.decisions),
    }


def parse_layers(serial: Mapping[str, object]) -> SavedLayers | None:
    """Read ``layers_serial`` back; None where it does not say so, whatever it holds instead."""
    listed = serial.get("layers")
    if not isinstance(listed, list) or not 0 < len(cast("list[object]", listed)) <= _MOST_LAYERS:
        return None
    layers = tuple(_layer(_object(one)) for one in cast("list[object]", listed))
    if not all(one.key for one in layers) or len({one.key for one in layers}) < len(layers):
        return None
    try:
        decisions = parse_decisions(_object(serial.get("merges")))
    except ValueError:
        decisions = Decisions()
    return SavedLayers(layers, decisions)


def _layer(serial: Mapping[str, object]) -> SavedLayer:
    months = _object(serial.get("month_first"))
    return SavedLayer(
        _text(serial.get("key")),
        " ".join(_text(serial.get("name")).split()) or _text(serial.get("key")),
        Provenance(
            tuple(_texts(serial.get("files"))),
            _text(serial.get("sha256")),
            _text(serial.get("mapping")),
        ),
        tuple(_texts(serial.get("guessed"))),
        MappingProxyType({name: tuple(_texts(found)) for name, found in months.items()}),
        serial.get("ticked") is not False,
    )


def _object(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value[:_ROOM] if isinstance(value, str) else ""


def _texts(value: object) -> Iterable[str]:
    return map(_text, cast("list[object]", value)) if isinstance(value, list) else ()
