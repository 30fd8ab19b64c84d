"""The table at the end says no more than was measured."""

from benchmarks.__main__ import tabulated, verdict
from benchmarks.part import Line, Report

REACHED = Line("drag", "p95 ≤ 0.1 ms", "0.04 ms", met=True)


def test_a_machine_that_drifted_proves_nothing() -> None:
    assert verdict(REACHED, 1.1) == "pass"
    assert verdict(REACHED, 1.6) == "inconclusive"
    assert verdict(Line("drag", "p95 ≤ 0.1 ms", "0.4 ms", met=False), 1.6) == "FAIL"


def test_every_line_of_every_part_stands_in_the_table() -> None:
    asked_nothing = Line("memory", "", "900 MiB")
    assert tabulated({"engines": Report((REACHED, asked_nothing))}).splitlines() == [
        "| part | what | target | measured | verdict |",
        "| --- | --- | --- | --- | --- |",
        "| engines | drag | p95 ≤ 0.1 ms | 0.04 ms | pass |",
        "| engines | memory |  | 900 MiB |  |",
    ]
