"""Arrays as matrices with a distribution in each row, which are read a block at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symbolic_info.numeric.arrays.checks import tolerance

Array: TypeAlias = NDArray[Any]
Block: TypeAlias = tuple[slice, int]
"""Some rows, and which piece of them: what is summed over a block has its place at this index."""

_LENGTH = 1 << 15
"""Numbers in a block: some blocks of float64 fit a cache, and calls take little beside them."""


@dataclass(frozen=True)
class Matrix:
    """An array whose last axis is that of a distribution; the others are counted through."""

    array: Array

    dtype: np.dtype[Any]
    """In which blocks are read."""

    @property
    def height(self) -> int:
        """The number of rows."""
        return math.prod(self.array.shape[:-1])

    @property
    def width(self) -> int:
        """The number of outcomes."""
        return int(self.array.shape[-1])

    @property
    def step(self) -> int:
        """How many rows a block has."""
        return max(1, min(_LENGTH // self.width, self.height))

    @property
    def pieces(self) -> int:
        """How many blocks a row takes."""
        return -(-self.width // _LENGTH)

    @property
    def allowed_error(self) -> float:
        """How far the sum of a row may be from one."""
        return tolerance(np, self.width, working_dtype([self.array]))

    def blocks(self) -> list[Block]:
        """Return all blocks, row by row."""
        starts = range(0, self.height, self.step)
        rows = [slice(start, min(start + self.step, self.height)) for start in starts]
        return [(some, piece) for some in rows for piece in range(self.pieces)]

    def read(self, block: Block) -> Array:
        """Return a block as a contiguous matrix, which is a view where there is one.

        Several leading axes, as of a broadcast array, are gathered into a copy of these rows only.
        """
        start = self.first_column(block)
        rows = self._rows(block[0])
        return np.ascontiguousarray(rows[:, start : start + _LENGTH], self.dtype)

    def first_column(self, block: Block) -> int:
        """Return where in the row a block begins."""
        return block[1] * _LENGTH

    def place(self, row: int) -> list[int]:
        """Return where in the array this row is."""
        return [int(k) for k in np.unravel_index(row, self.array.shape[:-1])]

    def scratch(self, count: int) -> Array:
        """Return so many arrays of the shape of a block."""
        return np.empty((count, self.step, min(self.width, _LENGTH)), self.dtype)

    def _rows(self, rows: slice) -> Array:
        array = self.array
        if array.ndim == 1:
            return array[np.newaxis]
        if array.ndim == 2:
            return array[rows]
        if array.flags.c_contiguous:
            return array.reshape(-1, self.width)[rows]
        numbers = np.arange(rows.start, rows.stop)
        return np.asarray(array[np.unravel_index(numbers, array.shape[:-1])])


def working_dtype(arrays: Sequence[Array]) -> np.dtype[Any]:
    """Return float32 if all arrays are of it, or of half its length, else float64."""
    kind = np.result_type(*arrays)
    small = kind.kind == "f" and kind.itemsize <= 4
    return np.dtype(np.float32 if small else np.float64)


def with_last(array: Array, axis: int) -> Array:
    """Return the array with the axis last."""
    return array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)


def broadcast(arrays: Sequence[Array]) -> list[Array]:
    """Return the arrays in their common shape."""
    shapes = {array.shape for array in arrays}
    if len(shapes) == 1:
        return list(arrays)
    shape = np.broadcast_shapes(*shapes)
    return [np.broadcast_to(array, shape) for array in arrays]
