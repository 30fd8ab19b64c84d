"""The handling marking: a label of the Traffic Light Protocol 2.0, or words of one's own.

Labels and colours: FIRST, Traffic Light Protocol (TLP) 2.0, August 2022, https://www.first.org/tlp/.
A label stands at the right of header and footer, on black, in the label's own colour.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from core.messages import say

GROUND = "#000000"
"""What a TLP label stands on."""

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "TLP:RED": "#FF2B2B",
        "TLP:AMBER": "#FFC000",
        "TLP:AMBER+STRICT": "#FFC000",
        "TLP:GREEN": "#33FF00",
        "TLP:CLEAR": "#FFFFFF",
    }
)
"""The labels of TLP 2.0, strictest first, with the colour of their letters."""

LONGEST = 80
"""Letters of a marking."""


class Handling(Struct, frozen=True):
    """A marking as it stands on a page; empty where none was given."""

    text: str = ""

    @property
    def colour(self) -> str:
        """Colour of a TLP label's letters on GROUND, "" for words of one's own."""
        return COLOURS.get(self.text, "")


UNMARKED = Handling()


def read_handling(written: str) -> Handling:
    """A marking as somebody types it; a TLP label in any case, with or without ``TLP:``.

    Raises ValueError on a TLP label that version 2.0 does not have, or on too many letters.
    """
    words = " ".join("".join(_plain(letter) for letter in written).split())
    if len(words) > LONGEST:
        raise ValueError(f"a marking has at most {LONGEST} letters")
    label = words.upper().replace(" ", "")
    if f"TLP:{label}" in COLOURS:
        label = f"TLP:{label}"
    if label in COLOURS:
        return Handling(label)
    if label.startswith("TLP:"):
        raise ValueError(f"{words} is no label of TLP 2.0; those are {', '.join(COLOURS)}")
    return Handling(words)


def stricter(one: Handling, other: Handling) -> Handling:
    """The marking of what holds both: the stricter label, else both markings in words."""
    if not one.text or one == other:
        return other
    if not other.text:
        return one
    if one.colour and other.colour:
        return min(one, other, key=lambda marking: list(COLOURS).index(marking.text))
    return Handling(say("filter.joint").join((one.text, other.text)))


def _plain(letter: str) -> str:
    return letter if letter.isprintable() else " "
