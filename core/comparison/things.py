"""What is counted: measure × category, with unit and victims; never two of them in one bar."""

from msgspec import Struct

from core.messages import ENGLISH, catalogue, say
from core.once import once
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Measure
from core.vocabulary.units import PLAIN
from core.wording.nouns import unit_name

LOSSES = (
    *(Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CAPTURED, Measure.CASUALTIES),
    *(Measure.LOST_UNSPECIFIED, Measure.DESTROYED, Measure.DAMAGED, Measure.ABANDONED),
    *(Measure.CAPTURED_EQUIPMENT, Measure.SHOT_DOWN, Measure.SUNK),
)
"""Measures that count losses whatever the topic."""

GROUND = (Measure.POSITIONS, Measure.SETTLEMENTS, Measure.AREA_KM2)
"""Measures that count a loss only where the topic says so."""

_LOST = (
    *(Measure.KILLED, Measure.CASUALTIES, Measure.DESTROYED, Measure.ABANDONED),
    *(Measure.CAPTURED_EQUIPMENT, Measure.SHOT_DOWN, Measure.SUNK),
)
_KIN = (
    *((Measure.LOST_UNSPECIFIED, measure) for measure in _LOST),
    (Measure.CASUALTIES, Measure.KILLED),
    (Measure.CASUALTIES, Measure.WOUNDED),
    (Measure.DESTROYED, Measure.SHOT_DOWN),
    (Measure.DESTROYED, Measure.SUNK),
)
_LONG = (Measure.CASUALTIES, Measure.LOST_UNSPECIFIED)
"""Measures whose words have shorter ones for narrow columns."""
_LONGEST_ACRONYM = 4
_PEOPLE = "personnel"


class Thing(Struct, frozen=True, dict=True):
    """What a figure counts; ``both`` is a total of both sides."""

    measure: str
    category: str
    unit: str = PLAIN
    civilian: bool = False
    both: bool = False

    @property
    def label(self) -> str:
        """``Personnel killed``, ``Tank lost (not specified)``."""
        return self._worded(category_tree().label(self.category), self._measured)

    @once
    def labels(self) -> tuple[str, ...]:
        """The label and ever shorter ones for narrow columns, the last with an acronym."""
        short = barest = self._measured
        if self.measure in _LONG:
            short, barest = (say(f"thing.{kind}.{self.measure}") for kind in ("short", "barest"))
        named, acronym = category_tree().label(self.category), _acronym(self.category)
        shorter = ((named, short), (acronym, short), (acronym, barest))
        return (self.label, *(self._worded(*words) for words in shorter))

    @property
    def counted(self) -> str:
        """What is counted, without how it was lost: ``tank``, ``civilians``."""
        return self._worded(category_tree().label(self.category), "")

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the order of the category tree, then of the measures."""
        order = [measure.value for measure in Measure]
        measure = order.index(self.measure) if self.measure in order else len(order)
        tree = category_tree()
        return (tree.place(self.category), self.category, measure, self.civilian, self.unit)

    @property
    def _measured(self) -> str:
        return Measure(self.measure).label if self.measure else ""

    def _worded(self, category: str, measure: str) -> str:
        if self.civilian:
            people = self.category in (_PEOPLE, "")
            key = "thing.civilians" if people else "thing.civilian"
            category = say(key, category=category)
        text = say("thing", category=category, measure=measure).strip()
        text = f"{text[:1].upper()}{text[1:]}"
        if self.unit == PLAIN or self.measure in GROUND:
            return text
        return say("thing.unit", thing=text, unit=unit_name(self.unit, 1))


def kin(one: str, other: str) -> bool:
    """Whether two measures may speak of the same losses in different words."""
    return one != other and ((one, other) in _KIN or (other, one) in _KIN)


def _acronym(category: str) -> str:
    if catalogue().language != ENGLISH:
        return category_tree().label(category)
    found = next((node for node in category_tree() if node.key == category), None)
    names = found.aliases if found else ()
    acronyms = [name for name in names if name.isupper() and len(name) <= _LONGEST_ACRONYM]
    return acronyms[0] if acronyms else category_tree().label(category)
