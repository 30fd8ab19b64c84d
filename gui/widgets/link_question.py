"""The question before an address is opened: it shows the whole of it, as plain text."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from gui.widgets.labels import label

_LINES = 4


def openable(address: str) -> QUrl | None:
    """The address as a URL, only where it is http or https and names a host."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    known = url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
    return url if known else None


class LinkQuestion(QDialog):
    """Asks whether an address is to be opened in the browser; accepted on *Open* only."""

    def __init__(self, url: QUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open source")
        self.address = bytes(url.toEncoded().data()).decode("ascii")
        shown = QPlainTextEdit(self.address)
        shown.setReadOnly(True)
        shown.setAccessibleName("Address")
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        shown.setFixedHeight(shown.fontMetrics().lineSpacing() * _LINES + 14)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton("Open", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(f"Open this address on {_host(url)} in the browser?", "heading"))
        layout.addWidget(shown)
        layout.addWidget(label("It comes from the dataset and was not checked.", "muted"))
        layout.addWidget(buttons)
        self.setMinimumWidth(460)


def _host(url: QUrl) -> str:
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)
