"""Datasets whose figures nothing says the meaning of."""

from core.dataset import Dataset
from core.vocabulary.categories import folded


def counts_nothing(dataset: Dataset) -> bool:
    """Whether a dataset has figures of which nothing says what they count.

    Or columns that are called as figures are, of which not one was read. A known format knows what
    it counts, also where that is nobody's loss, as deliveries of arms.
    """
    if any(problem.code == "known_format" for problem in dataset.problems):
        return False
    claims = dataset.claims
    figures = claims[["best", "low", "high"]].notna().to_numpy().any() or _unread(dataset)
    return bool(figures) and not bool((claims["measure"] != "").any())


def _unread(dataset: Dataset) -> bool:
    # Start-up time: most datasets have figures, and no need of what suggests columns.
    from core.loading.headers import mapped_headers  # noqa: PLC0415
    from core.mapping.mapping import FIGURES  # noqa: PLC0415
    from core.mapping.suggest.names import column_words  # noqa: PLC0415

    raw = dataset.raw.get("claims")
    headers = [str(name) for name in raw.columns] if raw is not None else []
    read = {headers[place] for place in mapped_headers("claims", headers).values()}
    named = (name for name in headers if name not in read)
    wanted = (column_words().get(folded(name), "") for name in named)
    return any(target in FIGURES for target in wanted)
