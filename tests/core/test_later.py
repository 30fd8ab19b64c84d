"""What stands in the place of modules that nobody has wanted yet."""

import subprocess
import sys
from pathlib import Path

import pytest

import core.mapping
from core.later import face, later

ROOT = Path(__file__).resolve().parents[2]

UNWANTED = """
import sys
from core.later import later
told = later("core.handling", "stricter")
import core.mapping
print("core.handling" in sys.modules, "core.mapping.mapping" in sys.modules)
core.mapping.Mapping
print("core.mapping.mapping" in sys.modules)
"""


def test_nothing_is_imported_before_it_is_wanted() -> None:
    done = subprocess.run(  # noqa: S603 - this interpreter, our own words
        [sys.executable, "-c", UNWANTED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False", "True"]


def test_a_function_gets_what_it_is_given() -> None:
    joined = later("posixpath", "join")
    assert joined("a", "b") == "a/b"
    assert later("json", "dumps")({"b": 1}, indent=None) == '{"b": 1}'


def test_a_face_has_the_names_it_says_and_no_other() -> None:
    every = {name: getattr(core.mapping, name) for name in core.mapping.__all__}
    assert every["Mapping"].__module__ == "core.mapping.mapping"
    with pytest.raises(AttributeError, match=r"core\.mapping has no mapped"):
        face("core.mapping", {})("mapped")
