"""This program and its peers on the same steps, in turns of a few steps each."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.columns import columns_of, differing
from benchmarks.linked import Linked
from benchmarks.measuring import Calibration, Durations, Ratio
from benchmarks.part import Line, Settings
from benchmarks.peers.grouping import Grouping
from benchmarks.peers.lazy import Lazy
from benchmarks.peers.peer import Peer
from benchmarks.peers.single_pass import SinglePass
from benchmarks.peers.sql import Aggregated, Queries
from core.filters import FilterState

PEERS = (SinglePass, Grouping, Lazy)


class Beside:
    """The peers over the claims of a workspace."""

    def __init__(self, linked: Linked, settings: Settings, calibration: Calibration) -> None:
        self._linked, self._settings, self._calibration = linked, settings, calibration
        columns = columns_of(linked.workspace, linked.asked(FilterState(), ""))
        queries = Queries(columns)
        self._peers: tuple[Peer, ...] = (
            *(make(columns) for make in PEERS),
            queries,
            Aggregated(columns, queries),
        )

    def equal(self, steps: Sequence[tuple[str, FilterState]]) -> Line:
        """Whether every table of every peer equals this program's; a planted error must be seen."""
        compared, own, found = 0, (), ()
        for brush, state in steps:
            asked = self._linked.asked(state, brush)
            own = self._linked.answer(state, brush)
            for peer in self._peers:
                peer.activate(brush, self._linked.asked(state.without((brush,)), brush))
                found = peer.answer(asked)
                wrong = differing(own, found)
                assert not wrong, f"{peer.name} at {state}: {[asked[place] for place in wrong]}"
                compared += len(found)
        planted = [table.copy() for table in own]
        planted[-1].reshape(-1)[-1] += 1
        assert differing(planted, found) == [len(found) - 1], "a planted error was not seen"
        for peer in self._peers:
            peer.prove()
        rows = self._linked.workspace.index.size
        return Line(
            f"equal answers, {rows:,}", "all", f"{compared:,} tables; planted error seen", True
        )

    def compare(
        self,
        what: str,
        brush: str,
        turns: Sequence[Sequence[FilterState]],
        least: Mapping[str, int | None],
    ) -> Iterator[Line]:
        """How many times longer each peer takes; at least so many times, where that is asked.

        In a turn every engine takes steps that follow each other, as those of a hand do: the first
        of them finds what the engine before left in the processor, the others what the last did.
        """
        workspace = self._linked.workspace
        peers = [peer for peer in self._peers if peer.name in least]
        if brush:
            workspace.counts.arm(brush, self._linked.asked(FilterState(), brush))
        for peer in peers:
            activating = Durations(self._settings)
            first = self._linked.asked(FilterState(), brush)
            activating.time(lambda peer=peer, first=first: peer.activate(brush, first))
            print(f"{what}: {peer.name} activated in {activating.worst * 1e3:,.0f} ms", flush=True)
        own = Durations(self._settings, alone=bool(brush))
        theirs = {peer.name: Durations(self._settings) for peer in peers}
        for states in turns:
            self._calibration.sample()
            for state in states:
                own.time(lambda state=state: self._linked.answer(state, brush))
            asked = [self._linked.asked(state, brush) for state in states]
            for peer in peers:
                for one in asked:
                    theirs[peer.name].time(lambda peer=peer, one=one: peer.answer(one))
        for name, taken in theirs.items():
            wanted, ratio = least[name], Ratio.of(taken, own)
            met = None if wanted is None else ratio.middle >= wanted
            target = "" if wanted is None else f"≥ {wanted:,} ×"
            said = f"{ratio} · {taken.p50 * 1e3:,.1f} ms"
            yield Line(f"{what}: {name}", target, said, met)
