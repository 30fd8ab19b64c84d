import pytest
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.filters import FilterState
from core.index import NO_ROWS, Rows
from core.loading import load
from core.panels.problems import ProblemsOptions, ProblemsView, build
from core.panels.question import Question
from core.problems import Problem, Severity
from tests.making import dataset

TEXT = (
    "claimant,claimed_on,best,basis\n"
    "A,2016-04-01,about 30,snapshot\n"
    "B,2016-04-02,lots,snapshot\n"
    "B,33/33/2016,1,snapshot\n"
    "B,2016-04-02,many more,snapshot\n"
)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    path = tmp_path_factory.mktemp("data") / "mine.csv"
    path.write_text(TEXT, encoding="utf-8")
    return Workspace(load([path]))


def view(space: Workspace, options: ProblemsOptions | None = None) -> ProblemsView:
    return build(Question(space, FilterState(), options=options or ProblemsOptions()))


def titles(shown: ProblemsView) -> list[str]:
    return [shown.text(line, "what") for line in range(len(shown.lines))]


def test_at_first_each_kind_stands_once_with_its_number_of_rows(space: Workspace) -> None:
    shown = view(space)
    assert titles(shown)[:2] == ["▸ ✕ bad number", "▸ ✕ bad date"]
    assert [shown.text(line, "count") for line in (0, 1)] == ["2", "1"]
    assert shown.text(0, "sentence").startswith("“lots” is not a number")
    assert shown.subtitle.startswith("3 rows rejected · ")
    assert shown.subtitle.endswith("1 cell read as something else")


def test_a_kind_unfolds_to_its_rows(space: Workspace) -> None:
    shown = view(space, ProblemsOptions(unfolded=frozenset({"error:bad_number"})))
    assert [words.strip() for words in titles(shown)[:4]] == [
        "▾ ✕ bad number",
        "row 3 · best",
        "row 5 · best",
        "▸ ✕ bad date",
    ]
    assert [shown.text(line, "written") for line in (1, 2)] == ["lots", "many more"]


def test_rows_are_ordered_as_the_heading_asks(space: Workspace) -> None:
    unfolded = ProblemsOptions(unfolded=frozenset({"error:bad_number"}), order="what")
    shown = view(space, replace(unfolded, descending=True))
    assert titles(shown)[1].strip() == "row 5 · best"


def test_a_reading_tells_before_and_after_and_leads_to_its_claim(space: Workspace) -> None:
    shown = view(space, ProblemsOptions(unfolded=frozenset({"reading:read_figure"})))
    line = len(shown.lines) - 1
    assert shown.text(line, "written") == "about 30"
    assert shown.text(line, "read") == "~30 (approx)"
    assert shown.rows(line) == Rows([0])
    assert shown.rows(0) == NO_ROWS


def test_a_refused_row_is_told_as_it_was_written(space: Workspace) -> None:
    shown = view(space, ProblemsOptions(unfolded=frozenset({"error:bad_number"})))
    assert shown.claim(1) is None
    detail = shown.detail(1)
    assert detail is not None
    assert detail.title == "mine.csv · row 3 · refused"
    assert ("best", "lots") in detail.cells
    assert "  best: lots" in shown.tip(1, "what").splitlines()
    assert shown.detail(0) is None


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (ProblemsOptions(severities=frozenset({Severity.READING})), ["▸ → read figure"]),
        (ProblemsOptions(code="bad_date"), ["▸ ✕ bad date"]),
        (ProblemsOptions(words="MANY more"), ["▸ ✕ bad number"]),
        (ProblemsOptions(words="zzzz"), []),
        (ProblemsOptions(severities=frozenset()), []),
    ],
)
def test_the_list_is_narrowed(space: Workspace, options: ProblemsOptions, kinds: list[str]) -> None:
    shown = view(space, options)
    assert titles(shown) == kinds
    assert bool(shown.message) == (not kinds)
    assert shown.severities[Severity.ERROR] == 3


def test_a_code_or_a_file_of_another_dataset_narrows_nothing(space: Workspace) -> None:
    foreign = ProblemsOptions(code="of another", file="other.csv")
    assert titles(view(space, foreign)) == titles(view(space))
    assert len(titles(view(space, ProblemsOptions(file="mine.csv")))) == 3


def test_a_line_is_found_again_whatever_else_is_unfolded(space: Workspace) -> None:
    folded = view(space)
    both = ProblemsOptions(unfolded=frozenset(group.key for group in folded.groups))
    unfolded = view(space, both)
    for line in range(len(folded.lines)):
        name = folded.name(line)
        assert unfolded.name(unfolded.line_of(name)) == name
    inner = unfolded.name(1)
    assert folded.line_of(inner) == -1
    assert folded.line_of("no such") == -1


def test_nothing_wrong_is_said_so() -> None:
    assert view(Workspace(dataset([{}]))).message.startswith("Nothing was wrong")
    assert view(Workspace(dataset([]))).message.startswith("No claims are open")


def test_the_filters_of_claims_narrow_no_problem(space: Workspace) -> None:
    question = Question(space, FilterState(), selected=Rows([0]))
    assert len(build(question).lines) == len(view(space).lines)


def test_lines_are_copied_as_a_table(space: Workspace) -> None:
    copied = view(space).copied((0,))
    assert copied.split("\t")[:2] == ["▸ ✕ bad number", "2"]


def test_a_hundred_thousand_problems_are_asked_cell_by_cell() -> None:
    many = tuple(
        Problem("x", Severity.WARNING, "a.csv", row, "best", "1", "a.csv: x")
        for row in range(1, 100_001)
    )
    space = Workspace(replace(dataset([{}]), problems=many))
    shown = view(space, ProblemsOptions(unfolded=frozenset({"warning:x"})))
    assert len(shown.lines) == 100_001
    assert shown.text(100_000, "what").strip() == "row 100,000 · best"
