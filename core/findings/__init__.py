"""What was wrong with the files of a dataset, and how its cells were read: a list to work on."""

from core.findings.ledger import Ledger, ledger_of
from core.findings.listing import COLUMNS, Group, grouped, ordered, remark
from core.findings.readings import readings
from core.findings.report import read_in, save_problems
from core.findings.whereabouts import Whereabouts

__all__ = [
    "COLUMNS",
    "Group",
    "Ledger",
    "Whereabouts",
    "grouped",
    "ledger_of",
    "ordered",
    "read_in",
    "readings",
    "remark",
    "save_problems",
]
