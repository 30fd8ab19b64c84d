"""CAMEO: what actors do to each other, in twenty root codes (Schrodt, CAMEO Codebook 1.1b3)."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from core.vocabulary.terms import Topic


class Root(Struct, frozen=True):
    """A root code: the kind of relation that it is, and the topic of a claim of it."""

    relation: str
    topic: Topic


ROOTS: Mapping[str, Root] = MappingProxyType(
    {
        "01": Root("statement", Topic.STANCE),
        "02": Root("appeal", Topic.STANCE),
        "03": Root("intent_to_cooperate", Topic.STANCE),
        "04": Root("consultation", Topic.STANCE),
        "05": Root("diplomatic_cooperation", Topic.STANCE),
        "06": Root("material_cooperation", Topic.STANCE),
        "07": Root("aid", Topic.STANCE),
        "08": Root("yielding", Topic.STANCE),
        "09": Root("investigation", Topic.OTHER),
        "10": Root("demand", Topic.STANCE),
        "11": Root("disapproval", Topic.STANCE),
        "12": Root("rejection", Topic.STANCE),
        "13": Root("threat", Topic.STANCE),
        "14": Root("protest", Topic.STANCE),
        "15": Root("show_of_force", Topic.CAPABILITY),
        "16": Root("reduced_relations", Topic.STANCE),
        "17": Root("coercion", Topic.OTHER),
        "18": Root("assault", Topic.ATTACK),
        "19": Root("fighting", Topic.ATTACK),
        "20": Root("mass_violence", Topic.ATTACK),
    }
)
_NOTHING = Root("", Topic.OTHER)
_CEASEFIRE = ("087", "0871", "0872", "0873", "0874")
_UNCONVENTIONAL_WEAPONS = ("204", "2041", "2042")
_DIGITS = 2


def root_of(code: str) -> str:
    """The two digits of a code's root; spreadsheets drop its zero (43 is 043)."""
    padded = code if len(code) > _DIGITS or code in ROOTS else code.zfill(_DIGITS + 1)
    return padded[:_DIGITS]


def relation_of(code: str) -> str:
    """The kind of relation that a code speaks of, "" for one that is none."""
    return ROOTS.get(root_of(code), _NOTHING).relation


def topic_of(code: str) -> str:
    """The topic of a claim that somebody did this."""
    if code in _CEASEFIRE:
        return Topic.CEASEFIRE.value
    if code in _UNCONVENTIONAL_WEAPONS:
        return Topic.WEAPON_USE.value
    return ROOTS.get(root_of(code), _NOTHING).topic.value
