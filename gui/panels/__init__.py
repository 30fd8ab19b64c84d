"""Every panel of the window, in the order of the Panels menu."""

from core.filters import KNOWN_ON
from core.later import later
from core.panels import card as card_view
from core.panels import claims as claims_view
from core.panels import facets as facets_view
from core.panels import filter_bar as filter_bar_view
from core.panels import known_on as known_on_view
from core.panels import losses as losses_view
from core.panels import relations as relations_view
from core.panels import story as story_view
from core.panels import timeline as timeline_view
from core.panels.changes import ChangesOptions
from core.panels.contradictions import ContradictionsOptions
from core.panels.problems import ProblemsOptions
from core.panels.silence import SilenceOptions
from gui.panel import Area, PanelSpec
from gui.panels import changes, contradictions, problems, silence
from gui.panels.card import CardPanel
from gui.panels.claims import ClaimsPanel
from gui.panels.facets import FacetsPanel
from gui.panels.filter_bar import FilterBarPanel
from gui.panels.known_on import KnownOnPanel
from gui.panels.losses.panel import LossesPanel
from gui.panels.relations.panel import RelationsPanel
from gui.panels.story import StoryPanel
from gui.panels.timeline import TimelinePanel

PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        "filter_bar",
        "Filter bar",
        Area.BAR,
        filter_bar_view.build,
        FilterBarPanel,
        counted=filter_bar_view.counted,
        says_days=filter_bar_view.says_days,
    ),
    PanelSpec(
        "known_on",
        "As known on",
        Area.BAR,
        known_on_view.build,
        KnownOnPanel,
        brushes=frozenset({KNOWN_ON}),
        counted=known_on_view.counted,
        keys=(
            ("Move by a day, by a week", "Left, Right, Shift+Left, Shift+Right"),
            ("Next statement, statement before", "PgUp, PgDown"),
            ("Today", "End, Esc"),
        ),
    ),
    PanelSpec(
        "facets",
        "Filters",
        Area.LEFT,
        facets_view.build,
        FacetsPanel,
        counted=facets_view.counted,
    ),
    PanelSpec(
        "story", "Story", Area.LEFT, story_view.build, StoryPanel, shows_story=True, light=True
    ),
    PanelSpec(
        "timeline",
        "Timeline",
        Area.TOP,
        timeline_view.build,
        TimelinePanel,
        options=timeline_view.TimelineOptions(),
        brushes=frozenset({"dates"}),
        counted=timeline_view.counted,
        keys=(
            ("Move the date span", "Left, Right"),
            ("Widen, narrow the date span", "Shift+Left, Shift+Right"),
            ("Zoom in, zoom out", "+, -"),
            ("All dates", "Esc"),
        ),
    ),
    PanelSpec(
        "losses",
        "Loss comparison",
        Area.MIDDLE,
        losses_view.build,
        LossesPanel,
        options=losses_view.LossesOptions(),
        prepare=losses_view.prepare,
        says_days=losses_view.says_days,
        keys=(("Copy the chosen lines, or all", "Ctrl+C"),),
    ),
    PanelSpec(
        "silence",
        "Silence map",
        Area.MIDDLE,
        later("core.panels.silence", "build"),
        silence.make,
        options=SilenceOptions(),
        says_days=later("core.panels.silence", "says_days"),
        keys=(("Open a category", "Space"), ("Copy the map as a table", "Ctrl+C")),
    ),
    PanelSpec(
        "relations",
        "Actor relations",
        Area.MIDDLE_RIGHT,
        relations_view.build,
        RelationsPanel,
        options=relations_view.RelationsOptions(),
        counted=relations_view.counted,
        keys=(("Zoom in, zoom out", "+, -"),),
    ),
    PanelSpec(
        "problems",
        "Problems",
        Area.MIDDLE_RIGHT,
        later("core.panels.problems", "build"),
        problems.make,
        options=ProblemsOptions(),
        shows_files=True,
        keys=(
            ("Unfold, fold a kind", "Right, Left"),
            ("Go to the claim", "Enter, Space"),
            ("Order by the column at hand", "S"),
            ("Copy the line", "Ctrl+C"),
        ),
    ),
    PanelSpec(
        "changes",
        "Changes",
        Area.MIDDLE_RIGHT,
        later("core.panels.changes", "build"),
        changes.make,
        options=ChangesOptions(),
        shows_files=True,
        put_away=True,
        keys=(
            ("Unfold, fold a list", "Right, Left"),
            ("Select the claims", "Enter, Space"),
            ("Copy the line", "Ctrl+C"),
        ),
    ),
    PanelSpec(
        "claims",
        "Claims",
        Area.BOTTOM,
        claims_view.build,
        ClaimsPanel,
        options=claims_view.ClaimsOptions(),
        counted=claims_view.counted,
        later=True,
        keys=(
            ("Pick a run, one more, all", "Shift+Down, Ctrl+Space, Ctrl+A"),
            ("Order by the column at hand", "S"),
            ("Move the column", "Alt+Left, Alt+Right"),
        ),
    ),
    PanelSpec(
        "contradictions",
        "Contradictions",
        Area.BOTTOM,
        later("core.panels.contradictions", "build"),
        contradictions.make,
        options=ContradictionsOptions(),
        keys=(
            ("Select the claims of a finding", "Enter, Space"),
            ("Order by the column at hand", "S"),
            ("Copy with citations", "Ctrl+C"),
        ),
    ),
    PanelSpec(
        "card",
        "Claim",
        Area.BOTTOM_RIGHT,
        card_view.build,
        CardPanel,
        follows_selection=True,
        light=True,
        says_days=card_view.says_days,
    ),
)
