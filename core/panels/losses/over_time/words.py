"""What a mark of the plots says: who gave the figure, when, on what basis, what it changes."""

from core.comparison.bounds import Amount
from core.comparison.courses import Course
from core.comparison.turns import Turn
from core.dates import written, written_span
from core.filters.dates import day_of
from core.index import Rows
from core.panels.losses.over_time.view import OverTimeView, Plot, Track
from core.vocabulary.categories import category_tree
from core.wording import sentence
from core.wording.actors import named

_VERBS = ("admitted", "claimed", "reported")


def step_words(view: OverTimeView, course: Course, place: int) -> str:
    """The claim as a sentence, and what it does to the figure before it."""
    said = _sentence(view, int(course.rows[place]))
    last = place == len(course.rows) - 1
    more = [_standing(course, place), f"It {onward(course)}." if last and course.goes_on else ""]
    return " ".join(part for part in (said, *more) if part)


def onward(course: Course) -> str:
    """As what a total goes on: ``goes on as vehicle since 1 May 2022``."""
    tree = category_tree()
    heirs = (f"{tree.label(term)} since {written(day_of(day))}" for term, day in course.goes_on)
    return f"goes on as {' and '.join(heirs)}"


def _standing(course: Course, place: int) -> str:
    """What a figure is to the one before it; "" for one that stands alone."""
    turn = Turn(int(course.turns[place]))
    if turn in (Turn.PERIOD, Turn.POINT):
        return ""
    if place < course.entering:
        return "It is the last figure before the dates shown."
    if turn is Turn.FIRST:
        return "It is the first of its series: a total, not the loss of one day."
    if course.stale[place]:
        since = written(day_of(int(course.same_since[place])))
        return (
            f"It has repeated this total since {since}, longer than is usual in its series, while "
            "other totals of the same claimant rose."
        )
    amount, day = _before(course, place)
    before, when = amount.spoken(), written(day_of(day))
    if not place:
        terms = " and ".join(category_tree().label(term) for term in course.carries_on)
        return f"It carries on its totals of {terms}, together {before} as of {when}."
    return {
        Turn.RISE: f"It is {course.changes[place].spoken()} more than the {before} it had said "
        f"as of {when}.",
        Turn.HELD: f"It had said the same as of {when}.",
    }.get(turn, f"It had said {before} as of {when}: a revision, not a negative loss.")


def variant_words(view: OverTimeView, row: int) -> str:
    """A figure that does not stand, as a sentence."""
    return f"{_sentence(view, row)} Another figure of the same claimant and date stands."


def bar_words(plot: Plot, track: Track, place: int) -> str:
    """What a bin holds in one sentence: who, how much, when, and how it is counted."""
    bars, course = track.bars, track.course
    steps = bars.steps[place]
    first, last = int(bars.first[place]), int(bars.after[place]) - 1
    when = written_span(day_of(first), day_of(last))
    speaker = named(course.claimant) if course.claimant else "an unnamed claimant"
    whose = plot.pick.subject or "both sides or not stated"
    what = f"{_lower(plot.title)}, {whose}"
    amount = bars.amounts[place].spoken()
    told = f"{when}: {speaker} {_VERBS[course.slot]} {what}: {amount}"
    if not course.running:
        return f"{told} ({_periods(len(steps))}{_back(int(bars.since[place]), first)})."
    start, end = int(steps[0]), int(steps[-1])
    was, day = _before(course, start)
    told += (
        f" more (its running total was {was.spoken()} as of {written(day_of(day))} and "
        f"{course.amounts[end].spoken()} as of {written(day_of(int(course.days[end])))})."
    )
    if (course.turns[start : end + 1] == int(Turn.FALL)).any():
        told += " A revision downwards in between is not taken off."
    return told


def fall_words(course: Course, place: int) -> str:
    """A revision in a few words: ``revised from 300``."""
    return f"revised from {_before(course, place)[0].written()}"


def step_rows(course: Course, place: int) -> Rows:
    """The claim of a step; of a revision also the one it falls from."""
    fell = int(course.turns[place]) == int(Turn.FALL)
    first = max(place - 1, 0) if fell else place
    return Rows(course.rows[first : place + 1].astype("int32"))


def bar_rows(track: Track, place: int) -> Rows:
    """The claims that make a bar; of a rise also the one it rises from."""
    steps = track.bars.steps[place].tolist()
    if track.course.running:
        steps = sorted({*steps, *(max(step - 1, 0) for step in steps)})
    return Rows(track.course.rows[steps].astype("int32"))


def _before(course: Course, place: int) -> tuple[Amount, int]:
    """The total before a step, and its day; of the first, what it carries on."""
    amount = course.amounts[place - 1] if place else course.inherited
    return amount, int(course.before[place])


def _sentence(view: OverTimeView, row: int) -> str:
    question = view.question
    return sentence(question.workspace.dataset, question.index, row)


def _periods(count: int) -> str:
    return "counted for a period" if count == 1 else f"sum of {count:,} figures for periods"


def _back(since: int, first: int) -> str:
    if since + 1 >= first:
        return ""
    return f", reaching back to {written(day_of(since + 1))}"


def _lower(label: str) -> str:
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
