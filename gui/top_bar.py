"""The top row: name and title at the left, menus and a few buttons, the theme at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from gui.theme import Theme
from gui.widgets.labels import label, set_tip


class TopBar(QWidget):
    """One calm row above everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.title = label(role="datasetTitle")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.theme_button = QToolButton()
        self.theme_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme_button.setAccessibleName("Theme")
        set_tip(self.theme_button, "How the window looks")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(label("Counterclaim", "programName"))
        row.addWidget(self.menus)
        row.addWidget(self.title, stretch=1)
        row.addLayout(self._buttons)
        row.addWidget(self.theme_button)

    def set_title(self, title: str) -> None:
        """Name what is open."""
        self.title.setText(title)
        set_tip(self.title, title)

    def add(self, action: QAction, text: str) -> QToolButton:
        """Add a button for an action."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setText(text)
        keys = action.shortcut().toString()
        set_tip(button, f"{action.iconText()} ({keys})" if keys else action.iconText())
        self._buttons.addWidget(button)
        return button

    def set_themes(self, menu: QMenu) -> None:
        """Offer the themes."""
        self.theme_button.setMenu(menu)

    def wear(self, theme: Theme) -> None:
        """Say which theme is worn."""
        self.theme_button.setText(f"{theme.title} ▾")
