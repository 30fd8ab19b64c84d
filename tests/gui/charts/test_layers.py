from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.charts.layers import Layer


class Drawn:
    def __init__(self) -> None:
        self.times = 0

    def paint(self, painter: QPainter) -> None:
        self.times += 1
        painter.fillRect(0, 0, 10, 10, QColor("#ff0000"))


def draw(layer: Layer, widget: QWidget, key: object, drawn: Drawn) -> QImage:
    image = QImage(QSize(20, 20), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    layer.draw(painter, widget, key, drawn.paint)
    painter.end()
    return image


def made(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(20, 20)
    return widget


def test_a_layer_stands_until_what_it_shows_or_its_size_changes(qtbot: QtBot) -> None:
    layer, drawn, widget = Layer(), Drawn(), made(qtbot)
    for key in (1, 1, 2, 2):
        image = draw(layer, widget, key, drawn)
        assert image.pixelColor(5, 5) == QColor("#ff0000")
        assert image.pixelColor(15, 15) == QColor("#ffffff")
    assert drawn.times == 2
    widget.resize(30, 20)
    draw(layer, widget, 2, drawn)
    assert drawn.times == 3


def test_a_picture_of_vectors_gets_the_layer_painted(qtbot: QtBot) -> None:
    layer, drawn, widget = Layer(), Drawn(), made(qtbot)
    draw(layer, widget, 1, drawn)
    for _ in range(2):
        svg, out = QSvgGenerator(), QBuffer()
        svg.setOutputDevice(out)
        painter = QPainter(svg)
        layer.draw(painter, widget, 1, drawn.paint)
        painter.end()
    assert drawn.times == 3


def test_a_fleeting_layer_is_kept_once_it_is_wanted_a_second_time(qtbot: QtBot) -> None:
    layer, drawn, widget = Layer(fleeting=True), Drawn(), made(qtbot)
    seen = [draw(layer, widget, key, drawn) for key in (1, 2, 3, 3, 3, 3)]
    assert drawn.times == 4
    assert all(image == seen[0] for image in seen)


def test_a_fleeting_layer_that_is_pale_is_pale_as_a_whole(qtbot: QtBot) -> None:
    """Half of red twice over white is (255, 64, 64), half of a red picture (255, 128, 128)."""
    layer, widget = Layer(fleeting=True), made(qtbot)
    image = QImage(QSize(20, 20), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setOpacity(0.5)

    def paint(painter: QPainter) -> None:
        for _ in range(2):
            painter.fillRect(0, 0, 10, 10, QColor("#ff0000"))

    layer.draw(painter, widget, 1, paint)
    painter.end()
    assert abs(image.pixelColor(5, 5).green() - 128) <= 1
