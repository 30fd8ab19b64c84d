from core.once import once


class Tree:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def height(self) -> int:
        """How high it is."""
        self.asked += 1
        return 12


def test_what_is_found_out_is_kept_by_the_object_and_asked_for_once() -> None:
    one, other = Tree(), Tree()
    assert (one.height, one.height, other.height) == (12, 12, 12)
    assert (one.asked, other.asked) == (1, 1)


def test_the_class_shows_what_it_is() -> None:
    assert Tree.height.__doc__ == "How high it is."
