"""Hypothesis strategies: random claims, random filters."""

from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from core.filters import Answered, Clause, DateSpan, FilterState, OneOf, Words
from core.threads import ANSWERS
from core.vocabulary.terms import Act, Basis, Bound, Clock, Topic

ACTORS = ("A1", "A2", "B1", "B2", "Third")
CATEGORIES = ("tank", "ifv", "personnel", "thing nobody knows")
MEASURES = ("", "killed", "destroyed", "casualties")
PLACES = ("", "Mataghis", "Talish")
SOURCES = ("", "Agency", "Paper")
FIRST = date(2016, 4, 1)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def _interval(days: tuple[int, int]) -> str:
    first, last = sorted(days)
    return _day(first) if first == last else f"{_day(first)}/{_day(last)}"


numbers = st.integers(0, 30)
dates = st.one_of(st.just(""), numbers.map(_day), st.tuples(numbers, numbers).map(_interval))

claims = st.fixed_dictionaries(
    {
        "claimant": st.sampled_from(ACTORS),
        "subject": st.sampled_from(("", *ACTORS)),
        "act": st.sampled_from([act.value for act in Act]),
        "topic": st.sampled_from([topic.value for topic in Topic]),
        "measure": st.sampled_from(MEASURES),
        "category": st.sampled_from(("", *CATEGORIES)),
        "claimed_on": dates,
        "event_date": dates,
        "best": st.one_of(st.none(), st.integers(0, 500)),
        "bound": st.sampled_from([bound.value for bound in Bound]),
        "basis": st.sampled_from([basis.value for basis in Basis]),
        "scope": st.sampled_from(("", "one_side", "both_sides")),
        "place": st.sampled_from(PLACES),
        "source": st.sampled_from(SOURCES),
        "reliability": st.sampled_from(("", "A", "C", "F")),
        "credibility": st.sampled_from(("", "2", "6")),
        "text": st.sampled_from(("", "Tanks near Talish", "<b>bold</b>", "ÄÖ İ")),
    }
)
claim_lists = st.lists(claims, max_size=25)

spans = st.builds(
    lambda days, inside: DateSpan(
        FIRST + timedelta(days=min(days)), FIRST + timedelta(days=max(days)), inside
    ),
    st.tuples(numbers, numbers),
    st.booleans(),
)
facets = st.one_of(
    st.builds(
        OneOf,
        st.sampled_from(("claimant", "subject")),
        st.frozensets(st.sampled_from(("", *ACTORS))),
        st.booleans(),
    ),
    st.builds(
        OneOf,
        st.sampled_from(("claimant_side", "subject_side")),
        st.frozensets(st.sampled_from(("A", "B", "third", ""))),
        st.booleans(),
    ),
    st.builds(
        OneOf,
        st.just("reliability"),
        st.frozensets(st.sampled_from(("", "A", "C", "F"))),
        st.booleans(),
    ),
)
_OTHERS = {
    "act": tuple(act.value for act in Act),
    "category": ("", *CATEGORIES),
    "credibility": ("", "2", "6"),
    "measure": MEASURES,
    "place": PLACES,
    "source": SOURCES,
    "topic": tuple(topic.value for topic in Topic),
}
other_facets = st.sampled_from(sorted(_OTHERS)).flatmap(
    lambda key: st.builds(
        OneOf, st.just(key), st.frozensets(st.sampled_from(_OTHERS[key])), st.booleans()
    )
)
words = st.builds(Words, st.sampled_from(("tanks", "talish TANKS", "nowhere", "", "a1", "<b>")))
answers = st.builds(
    Answered,
    st.frozensets(st.sampled_from([answer.value for answer in ANSWERS])),
    st.booleans(),
)
clauses: st.SearchStrategy[Clause] = st.one_of(spans, facets, other_facets, words, answers)


@st.composite
def filter_states(draw: st.DrawFn) -> FilterState:
    state = FilterState(
        clock=draw(st.sampled_from(list(Clock))),
        known_on=draw(st.one_of(st.none(), numbers.map(lambda n: FIRST + timedelta(days=n)))),
    )
    for clause in draw(st.lists(clauses, max_size=4)):
        state = state.with_clause(clause)
    return state


@st.composite
def gestures(draw: st.DrawFn) -> list[FilterState]:
    """States as a hand makes them: filters set, moved and dropped, another clock."""
    state = draw(filter_states())
    states = [state]
    for _ in range(draw(st.integers(1, 8))):
        match draw(st.integers(0, 5)):
            case 0 if state.clauses:
                state = state.without((draw(st.sampled_from(state.clauses)).key,))
            case 1:
                day = draw(st.one_of(st.none(), numbers.map(lambda n: FIRST + timedelta(days=n))))
                state = replace(state, known_on=day)
            case 2:
                state = replace(state, clock=draw(st.sampled_from(list(Clock))))
            case _:
                state = state.with_clause(draw(clauses))
        states.append(state)
    return states
