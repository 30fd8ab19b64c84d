"""What an object finds out when it is first asked, and then knows."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class once(Generic[T_co]):  # noqa: N801 - read as the decorator that it is
    """``functools.cached_property`` as of Python 3.12: without the lock that 3.11 takes each time.

    Where two threads ask at once both find the same out. For what is made by the hundred at every
    step; the lock takes as long as what most of these find.
    """

    def __init__(self, find: Callable[..., T_co]) -> None:
        self._find = find
        self._name = ""
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Take note of the name under which the answer is kept."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T_co: ...
    def __get__(self, instance: object | None, owner: type) -> T_co | Self:
        """Find it out; from then on the object itself holds the answer."""
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found
