"""Modules that a start of the program does not import, and what stands in their place."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is imported when the function is first called.

    For entries of a registry that are used one at a time, if ever: readers of file formats,
    commands, views of panels that stand behind others.
    """

    def call(*given: object, **named: object) -> object:
        found: Callable[..., object] = getattr(import_module(module), name)
        return found(*given, **named)

    return call


def face(package: str, stands_in: Mapping[str, str]) -> Callable[[str], object]:
    """``__getattr__`` of a package that imports the module of a name when it is asked for it.

    ``stands_in`` says of each name in which module of the package it stands. AttributeError of
    any other.
    """

    def find(name: str) -> object:
        if name not in stands_in:
            raise AttributeError(f"{package} has no {name}")
        return getattr(import_module(f"{package}.{stands_in[name]}"), name)

    return find
