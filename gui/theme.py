"""Colours and type of the window; colour means side, shape and fill repeat what it says."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from core.shipped import ASSETS
from core.vocabulary.terms import THIRD


class Theme(Struct, frozen=True):
    """One look of the window; every colour on the screen is one of these."""

    key: str
    title: str
    window: str
    surface: str
    raised: str
    border: str
    grid: str
    track: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    link: str
    selection: str
    hover: str
    warning: str
    error: str
    supportive: str
    hostile: str
    neutral: str
    third: str
    both: str
    sides: tuple[str, ...]
    point_size: float

    def side(self, side: str, sides: Sequence[str]) -> QColor:
        """Colour of a side by its place in the stable order; greys for third parties and both."""
        if side == THIRD:
            return QColor(self.third)
        if side not in sides:
            return QColor(self.both)
        return QColor(self.sides[list(sides).index(side) % len(self.sides)])


LIGHT = Theme(
    key="light",
    title="Light",
    window="#F3F5F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#DDE2EA",
    grid="#E8ECF1",
    track="#EEF1F5",
    text="#131A26",
    muted="#5A6474",
    faint="#8A93A2",
    accent="#111827",
    on_accent="#FFFFFF",
    link="#2460A0",
    selection="#DCE8F6",
    hover="#F0F4F9",
    warning="#8A5A00",
    error="#A3263B",
    supportive="#2C7F73",
    hostile="#8A2D5C",
    neutral="#7C8696",
    third="#69727F",
    both="#9AA3B0",
    sides=("#2F6FB3", "#D9772B", "#3B8F6B", "#8A63A8", "#A88B1F", "#B85C8E", "#7A5C45"),
    point_size=9.75,
)

DARK = Theme(
    key="dark",
    title="Dark",
    window="#10141B",
    surface="#181E27",
    raised="#202733",
    border="#2C3543",
    grid="#262E3A",
    track="#222A35",
    text="#E8ECF2",
    muted="#A3ADBB",
    faint="#748091",
    accent="#E8ECF2",
    on_accent="#10141B",
    link="#7FB2EA",
    selection="#263A52",
    hover="#1F2733",
    warning="#E0B252",
    error="#F08A98",
    supportive="#58B8A8",
    hostile="#CF7BA6",
    neutral="#8F9AAB",
    third="#9BA6B5",
    both="#6C7788",
    sides=("#5B9BE0", "#EE9A55", "#62BD95", "#B58FD4", "#D2B54A", "#DB8AB6", "#B08F75"),
    point_size=9.75,
)

BRIEFING = Theme(
    key="briefing",
    title="Briefing",
    window="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#B9C1CC",
    grid="#D5DBE3",
    track="#E6EAF0",
    text="#000000",
    muted="#2E3744",
    faint="#566070",
    accent="#000000",
    on_accent="#FFFFFF",
    link="#0B4A8F",
    selection="#CFE0F5",
    hover="#EAF1F9",
    warning="#6E4700",
    error="#8C1029",
    supportive="#0F665A",
    hostile="#741749",
    neutral="#4D5766",
    third="#4A5361",
    both="#7A8494",
    sides=("#1F5F9F", "#C4611A", "#237553", "#6F4790", "#857000", "#9C3F74", "#5F442F"),
    point_size=13.5,
)

THEMES = (LIGHT, DARK, BRIEFING)

_SIZES = {"size_small": 0.9, "size_title": 1.12, "size_large": 1.35, "size_huge": 2.1}
"""Type sizes of the style sheet as shares of the theme's own."""

FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", "Helvetica Neue", "DejaVu Sans")


def theme_of(key: str) -> Theme:
    """The theme of a key, the light one where there is none."""
    return next((theme for theme in THEMES if theme.key == key), LIGHT)


def wear(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme; open windows follow at once.

    What is worn already is not put on again, which would style every widget anew.
    """
    sheet = sheet_of(theme)
    if app.styleSheet() != sheet:
        _set_type(app, theme)
        app.setStyleSheet(sheet)


def prepare(app: QApplication, theme: Theme) -> None:
    """Give a program that wears no theme yet the type and colours of one, for what is made now.

    Widgets made before the style sheet is put on are styled by it once, all together; under it
    each is styled anew whenever it is moved into another.
    """
    if not app.styleSheet():
        _set_type(app, theme)


def _set_type(app: QApplication, theme: Theme) -> None:
    app.setFont(font_of(theme))
    app.setPalette(palette_of(theme))


def font_of(theme: Theme) -> QFont:
    """The type of a theme.

    Contextual alternates are off: their glyphs have no letter in a PDF, so that no search finds
    ``TLP:GREEN`` or ``2 – 8 Apr``.
    """
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(theme.point_size)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def sized(font: QFont, theme: Theme, share: float) -> QFont:
    """The same type at a share of the theme's size."""
    made = QFont(font)
    made.setPointSizeF(theme.point_size * share)
    return made


def sheet_of(theme: Theme) -> str:
    """The style sheet of a theme."""
    sheet = (ASSETS / "style.qss").read_text(encoding="utf-8")
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    for name, share in _SIZES.items():
        sheet = sheet.replace(f"@{name}", f"{theme.point_size * share:.2f}pt")
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    return sheet.replace("@assets", ASSETS.as_posix())


def palette_of(theme: Theme) -> QPalette:
    """The palette of a theme."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.window),
        (QPalette.ColorRole.WindowText, theme.text),
        (QPalette.ColorRole.Base, theme.surface),
        (QPalette.ColorRole.AlternateBase, theme.hover),
        (QPalette.ColorRole.Text, theme.text),
        (QPalette.ColorRole.PlaceholderText, theme.faint),
        (QPalette.ColorRole.Button, theme.surface),
        (QPalette.ColorRole.ButtonText, theme.text),
        (QPalette.ColorRole.Highlight, theme.selection),
        (QPalette.ColorRole.HighlightedText, theme.text),
        (QPalette.ColorRole.ToolTipBase, theme.raised),
        (QPalette.ColorRole.ToolTipText, theme.text),
        (QPalette.ColorRole.Link, theme.link),
    ):
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette
