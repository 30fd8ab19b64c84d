"""Springs: every two nodes push each other away, those that are tied pull each other back.

T. M. J. Fruchterman, E. M. Reingold: Graph drawing by force-directed placement,
Software: Practice and Experience 21 (1991), 1129–1164.
"""

import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_FIRST_STEP = 0.1
"""The longest first step, as a part of the larger extent of where the nodes start."""
_NEAREST = 0.01
"""What is nearer than this, or pushed by less, counts as this much."""
_AT_REST = 1e-4
"""Steps of this length for each node end it."""


def settled(
    starts: FloatArray, ties: FloatArray, held: BoolArray, *, length: float, steps: int
) -> FloatArray:
    """Where nodes, of which there must be one, come to rest, shape (nodes, 2).

    ``ties`` is symmetric, shape (nodes, nodes), 0 where nothing pulls; two nodes tied by 1 alone
    rest ``length`` apart. Nodes ``held`` stay. The longest step shrinks to nothing over ``steps``.
    """
    places = starts.copy()
    reach = _FIRST_STEP * float(np.ptp(places, axis=0).max())
    for step in range(steps):
        away = places[:, None, :] - places[None, :, :]
        apart = np.maximum(np.linalg.norm(away, axis=-1), _NEAREST)
        force = length * length / apart**2 - ties * apart / length
        push = np.einsum("ijk,ij->ik", away, force)
        strength = np.maximum(np.linalg.norm(push, axis=-1), _NEAREST)
        longest = reach * (1 - step / (steps + 1))
        moved = push * (longest / strength)[:, None]
        moved[held] = 0.0
        places += moved
        if np.linalg.norm(moved) < _AT_REST * len(places):
            break
    return places
