import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from gui.exporting.lean import lean

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = QSize(160, 90)


def drawn() -> str:
    """A text, translucent and dashed strokes, and pen changes with nothing drawn in them."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    made.setOutputDevice(buffer)
    made.setSize(SIZE)
    painter = QPainter(made)
    for number in range(6):
        painter.save()
        painter.translate(number, number)
        painter.setPen(QColor("#2F6FB3"))
        painter.restore()
    painter.setPen(QColor(0, 0, 0, 90))
    painter.setBrush(QColor(217, 119, 43, 120))
    painter.drawEllipse(QPointF(40, 40), 20, 20)
    painter.setPen(Qt.PenStyle.DashLine)
    painter.drawLine(5, 80, 150, 70)
    painter.translate(60, 30)
    painter.drawText(0, 0, 'said " stroke-width="1" <g x="y"></g>')
    painter.end()
    buffer.close()
    return bytes(buffer.data().data()).decode()


def split(svg: str) -> tuple[str, str]:
    at, end = svg.index("<defs>"), svg.rindex("</svg>")
    return svg[at:end], svg[:at]


def painted(svg: str) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def test_a_lean_drawing_is_the_same_to_the_pixel_in_fewer_bytes() -> None:
    body, head = split(drawn())
    short = lean(body)
    assert len(short) < len(body) / 2
    assert painted(f"{head}{short}</svg>") == painted(f"{head}{body}</svg>")


def test_words_that_look_like_marks_stay_as_they_are() -> None:
    body, _ = split(drawn())
    assert "said &quot; stroke-width=&quot;1&quot; &lt;g x=&quot;y&quot;&gt;&lt;/g&gt;" in lean(
        body
    )


def test_no_group_is_empty() -> None:
    body, _ = split(drawn())
    assert body.count("<g ") > lean(body).count("<g ") == lean(body).count("</g>")


def test_what_is_no_drawing_of_the_generator_is_left_alone() -> None:
    assert lean("<defs/><g></g>") == "<defs/><g></g>"
