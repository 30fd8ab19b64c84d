"""What the program remembers between runs, as typed values; old or broken ones are forgotten."""

import json
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from core.loading import Cache
from core.mapping.shelf import Shelf
from core.view_file import read_options
from core.view_options import option_serial
from gui.briefing_settings import BriefingSettings
from gui.recent import RecentFiles
from gui.store import Memory, Store, json_of
from gui.theme import THEMES

ARRANGEMENT = 2
"""Raised whenever an arrangement saved by an older version no longer fits the docks."""

_GEOMETRY, _THEME, _OPTIONS = "geometry", "theme", "options"
_DOCKS = f"docks/{ARRANGEMENT}"


def user_store() -> QSettings:
    """The settings of the person at the keyboard."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Counterclaim", "Counterclaim"
    )


class Settings:
    """A typed front over a store."""

    def __init__(
        self,
        store: Store | None = None,
        shelf: Shelf | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._store: Store = Memory() if store is None else store
        self.briefing = BriefingSettings(self._store)
        self.recent = RecentFiles(self._store)
        self.shelf = shelf
        """Where mappings are remembered; None: nowhere."""
        self.cache = cache
        """Where datasets that were read are kept; None: nowhere."""

    @property
    def geometry(self) -> QByteArray | None:
        """Size and place of the window."""
        return self._bytes(_GEOMETRY)

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue(_GEOMETRY, geometry)

    @property
    def docks(self) -> QByteArray | None:
        """The arrangement of the panels, as this version of the program saves it."""
        return self._bytes(_DOCKS)

    @docks.setter
    def docks(self, state: QByteArray) -> None:
        self._store.setValue(_DOCKS, state)

    def layout(self, panel: str) -> bytes:
        """Sizes set by hand in a panel; empty where there are none."""
        state = self._bytes(f"layouts/{panel}")
        return b"" if state is None else bytes(state.data())

    def set_layout(self, panel: str, state: bytes) -> None:
        """Keep the sizes set by hand in a panel."""
        self._store.setValue(f"layouts/{panel}", QByteArray(state))

    @property
    def theme(self) -> str | None:
        """Key of the theme chosen, None while nobody chose."""
        key = self._store.value(_THEME)
        known = {theme.key for theme in THEMES}
        return key if isinstance(key, str) and key in known else None

    @theme.setter
    def theme(self, key: str) -> None:
        self._store.setValue(_THEME, key)

    def options(self, defaults: Mapping[str, object]) -> dict[str, object]:
        """View options of the panels, such as the table's columns; only those that still fit."""
        listed = json_of(self._store.value(_OPTIONS))
        if not isinstance(listed, dict):
            return {}
        read: dict[str, object] = {}
        for key, serial in cast("dict[str, object]", listed).items():
            if isinstance(serial, dict):
                try:
                    read |= read_options({key: cast("dict[str, object]", serial)}, defaults)
                except ValueError:
                    continue
        return read

    def set_options(self, options: Mapping[str, object]) -> None:
        """Keep the view options of the panels."""
        serial = {key: option_serial(option) for key, option in options.items()}
        self._store.setValue(_OPTIONS, json.dumps(serial))

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None
