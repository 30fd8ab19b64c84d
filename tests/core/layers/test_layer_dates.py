from pathlib import Path

from core.exporting import save
from core.layers import combined, load_together
from core.loading import load
from tests.hostile import assert_same

HEAD = "claim_id,claimant,event_date,best\n"


def test_one_spelling_means_one_day_when_layers_read_it_otherwise(tmp_path: Path) -> None:
    texts = {
        "days.csv": f"{HEAD}1,A,03/04/2016,1\n2,A,13/04/2016,2\n",
        "months.csv": f"{HEAD}3,A,03/04/2016,1\n4,A,04/13/2016 14:30,2\n",
    }
    parts = []
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        parts.append(load([tmp_path / name]))
    both = combined(parts)
    days = [f"{day:%Y-%m-%d}" for day in both.claims["event_date_from"]]
    assert days == ["2016-04-03", "2016-04-13", "2016-03-04", "2016-04-13"]
    written = both.claims["event_date"].tolist()
    assert written == ["03/04/2016", "13/04/2016", "2016-03-04", "2016-04-13 14:30"]
    save(both, tmp_path / "saved")
    assert_same(both, load_together([tmp_path / "saved"]))


def test_layers_that_agree_keep_their_spelling(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(f"{HEAD}3,A,04/13/2016,1\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text(f"{HEAD}4,A,04/14/2016,1\n", encoding="utf-8")
    both = combined([load([tmp_path / "one.csv"]), load([tmp_path / "two.csv"])])
    assert both.claims["event_date"].tolist() == ["04/13/2016", "04/14/2016"]
