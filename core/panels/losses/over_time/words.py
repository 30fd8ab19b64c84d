"""What a mark of the plots says: who gave the figure, when, on what basis, what it changes."""

from collections.abc import Iterable

from core.comparison.bounds import Amount
from core.comparison.courses import Course
from core.comparison.turns import Turn
from core.dates import written, written_span
from core.filters.dates import day_of
from core.index import UNDATED, Rows
from core.messages import say
from core.panels.losses.over_time.denials import Denial
from core.panels.losses.over_time.view import OverTimeView, Plot, Track
from core.vocabulary.categories import category_tree
from core.wording import sentence
from core.wording.actors import named

_ROLES = ("own", "adversary", "third")


def step_words(view: OverTimeView, course: Course, place: int) -> str:
    """The claim as a sentence, and what it does to the figure before it."""
    parts = [_sentence(view, int(course.rows[place])), _standing(course, place)]
    if place == len(course.rows) - 1 and course.goes_on:
        parts.append(say("step.onward.sentence", onward=onward(course)))
    return say("sentences.joint").join(filter(None, parts))


def onward(course: Course) -> str:
    """As what a total goes on: ``goes on as vehicle since 1 May 2022``."""
    tree = category_tree()
    heirs = [
        say("step.onward.term", term=tree.label(term), when=_written(day))
        for term, day in course.goes_on
    ]
    key = "step.divided" if course.divided else "step.onward"
    return say(key, terms=say("step.and").join(heirs))


def _standing(course: Course, place: int) -> str:
    """What a figure is to the one before it; "" for one that stands alone."""
    turn = Turn(int(course.turns[place]))
    if turn in (Turn.PERIOD, Turn.POINT):
        return ""
    if place < course.entering:
        return say("step.entering")
    if turn is Turn.FIRST:
        return _first(course)
    if course.stale[place]:
        return say("step.carried", since=_written(int(course.same_since[place])))
    amount, day = _before(course, place)
    before, when = amount.spoken(), _written(day)
    if not place:
        return say("step.merged", terms=_terms(course.carries_on), before=before, when=when)
    begun, begins = (_written(int(course.begins[at])) for at in (place - 1, place))
    change = course.changes[place].spoken()
    key = f"step.{turn.name.lower()}"
    return say(key, change=change, before=before, when=when, since=begins, until=begun)


def _first(course: Course) -> str:
    split = course.branch_of
    if split is None:
        return say("step.first")
    whole = category_tree().label(split.predecessor)
    when = written(split.starts)
    return say("step.split", whole=whole, terms=_terms(split.categories), when=when)


def _terms(categories: Iterable[str]) -> str:
    return say("step.and").join(category_tree().label(category) for category in categories)


def _written(day: int) -> str:
    return "" if day == UNDATED else written(day_of(day))


def variant_words(view: OverTimeView, row: int) -> str:
    """A figure that does not stand, as a sentence."""
    return say("step.variant", said=_sentence(view, row))


def denial_words(view: OverTimeView, denial: Denial) -> str:
    """A denial as a sentence: who denied which claim, and when."""
    return _sentence(view, denial.row)


def bar_words(plot: Plot, track: Track, place: int) -> str:
    """What a bin holds in one sentence: who, how much, when, and how it is counted."""
    bars, course = track.bars, track.course
    steps = bars.steps[place]
    first, last = int(bars.first[place]), int(bars.after[place]) - 1
    when = written_span(day_of(first), day_of(last))
    told = say(
        f"bar.{_ROLES[course.slot]}",
        when=when,
        speaker=named(course.claimant) if course.claimant else say("actor.unnamed"),
        what=say(
            "cell.what", thing=_lower(plot.title), subject=plot.pick.subject or say("bar.both")
        ),
        amount=bars.amounts[place].spoken(),
    )
    if not course.running:
        back = _back(int(bars.since[place]), first)
        return say("bar.periods", len(steps), told=told, back=back)
    return _risen(course, told, int(steps[0]), int(steps[-1]))


def _risen(course: Course, told: str, start: int, end: int) -> str:
    was, day = _before(course, start)
    said = say(
        "bar.rise",
        told=told,
        before=was.spoken(),
        since=_written(day),
        after=course.amounts[end].spoken(),
        until=_written(int(course.days[end])),
    )
    fell = (course.turns[start : end + 1] == int(Turn.FALL)).any()
    return f"{said}{say('bar.fell')}" if fell else said


def fall_words(course: Course, place: int) -> str:
    """A revision in a few words: ``revised from 300``."""
    return say("step.revised", before=_before(course, place)[0].written())


def break_words(course: Course, place: int) -> str:
    """A total that counts from another day, in a few words: ``counts from 1 May 2022``."""
    return say("step.anew", since=_written(int(course.begins[place])))


def step_rows(course: Course, place: int) -> Rows:
    """The claim of a step; of a revision or a break also the one before it."""
    told = int(course.turns[place]) in (int(Turn.FALL), int(Turn.BREAK))
    first = max(place - 1, 0) if told else place
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


def _back(since: int, first: int) -> str:
    if since + 1 >= first:
        return ""
    return say("bar.back", day=_written(since + 1))


def _lower(label: str) -> str:
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
