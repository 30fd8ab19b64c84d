"""Frame times of one window: shown in a corner, written to a file, or not taken at all."""

from typing import TextIO

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.frames.overlay import FrameOverlay
from gui.frames.record import Frame
from gui.frames.recorder import Recorder
from gui.refresh import Refresh
from gui.theme import LIGHT, Theme


class Frames(QObject):
    """Starts the recorder while anybody looks at it."""

    def __init__(self, refresh: Refresh, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = LIGHT
        self.recorder = Recorder(refresh, self)
        self.overlay: FrameOverlay | None = None
        self._trace: TextIO | None = None

    def show_overlay(self, *, shown: bool) -> None:
        """Show the figures in a corner of the window, or take them away."""
        if shown and self.overlay is None:
            self.overlay = FrameOverlay(self._window)
            self.overlay.wear(self._theme)
            self.overlay.show()
            self.recorder.recorded.connect(self.overlay.record)
        elif not shown and self.overlay is not None:
            self.recorder.recorded.disconnect(self.overlay.record)
            self.overlay.hide()
            self.overlay.deleteLater()
            self.overlay = None
        self._run()

    def trace(self, file: TextIO) -> None:
        """Write every gesture as a line of JSON (a Frame); the file is closed with the window."""
        self._trace = file
        self.recorder.recorded.connect(self._write)
        self._run()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        if self.overlay is not None:
            self.overlay.wear(theme)

    def stop(self) -> None:
        """Record no more, and close the file."""
        self.recorder.stop()
        if self._trace is not None:
            self._trace.close()
            self._trace = None

    def _run(self) -> None:
        if self.overlay is not None or self._trace is not None:
            self.recorder.start()
        else:
            self.recorder.stop()

    def _write(self, frame: Frame) -> None:
        if self._trace is not None:
            self._trace.write(msgspec.json.encode(frame).decode() + "\n")
