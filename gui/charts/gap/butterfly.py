"""The butterfly: two sides' losses mirrored around what is counted, on one scale."""

from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import butterfly_columns


class ButterflyChart(GapChart):
    """Two fields on one scale; keys and pointer as in the gap chart."""

    def __init__(self) -> None:
        super().__init__("Butterfly chart of two sides' losses", butterfly_columns)
