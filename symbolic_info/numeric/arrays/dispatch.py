"""From arguments to sums: the library of the arrays, axes, units, and what cannot be meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from symbolic_info.numeric.arrays import blocks, generic
from symbolic_info.numeric.arrays.checks import check_base, check_shapes
from symbolic_info.numeric.arrays.kernels import Kernel
from symbolic_info.numeric.arrays.tensors import shared_memory

EngineName: TypeAlias = Literal["numpy", "numba"]


@dataclass(frozen=True)
class Options:
    """What the measures are asked for beside the distributions."""

    base: float
    axis: int
    keepdims: bool
    check: bool
    normalize: bool
    engine: EngineName


def measured(kernel: Kernel, given: Mapping[str, Any], options: Options) -> Any:
    """Return the measure of the distributions, which are named as messages are to name them."""
    log_base = check_base(options.base)
    if options.engine not in ("numpy", "numba"):
        raise ValueError(f"the engine is 'numpy' or 'numba', not {options.engine!r}")
    xp = namespace(given.values())
    if xp is None:
        named = {name: as_numbers(name, values) for name, values in given.items()}
    else:
        named = dict(zip(given, converted(xp, given.values()), strict=True))
    axis = check_shapes({name: tuple(p.shape) for name, p in named.items()}, options.axis)
    if xp is None:
        # a scalar of an array without axes
        return _on_numpy(kernel, named, axis, options, log_base)[()]
    if options.engine == "numba":
        raise ValueError("engine='numba' is for NumPy arrays")
    if arrays := shared_memory(list(named.values())):
        same = dict(zip(named, arrays, strict=True))
        return xp.asarray(_on_numpy(kernel, same, axis, options, log_base))
    nats = generic.totals(
        xp, kernel.terms, named, axis, check=options.check, normalize=options.normalize
    )
    kept = nats if options.keepdims else xp.squeeze(nats, axis=axis)
    return kept / log_base + 0.0


def _on_numpy(
    kernel: Kernel, named: Mapping[str, Any], axis: int, options: Options, log_base: float
) -> Any:
    nats = blocks.totals(
        _compiled(kernel) if options.engine == "numba" else kernel,
        named,
        axis,
        check=options.check,
        normalize=options.normalize,
    )
    kept = np.expand_dims(nats, axis) if options.keepdims else nats
    kept /= log_base
    # makes 0.0 of -0.0
    kept += 0.0
    return kept


def namespace(given: Any) -> Any:
    """Return the Array API namespace of the arrays, or ``None`` if NumPy makes arrays of all."""
    others = [values for values in given if not isinstance(values, _NUMPY)]
    if not others:
        return None
    import array_api_compat

    arrays = [values for values in others if array_api_compat.is_array_api_obj(values)]
    return array_api_compat.array_namespace(*arrays) if arrays else None


_NUMPY = (np.ndarray, np.generic, list, tuple, float, int)


def converted(xp: Any, given: Collection[Any]) -> list[Any]:
    """Return arrays of the library: those given, and the others on the device of the first."""
    import array_api_compat

    theirs = [not isinstance(values, _NUMPY) for values in given]
    first = next(values for values, known in zip(given, theirs, strict=True) if known)
    device = array_api_compat.device(first)
    return [
        generic.as_floats(
            xp, values if known else xp.asarray(values, dtype=first.dtype, device=device)
        )
        for values, known in zip(given, theirs, strict=True)
    ]


def as_numbers(name: str, values: Any) -> Any:
    """Return a NumPy array of floats or integers; ``ValueError`` if these are none."""
    try:
        array = np.asarray(values)
        if array.dtype.kind == "O":
            # fractions, decimals
            array = array.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is no array of real numbers: {error}") from error
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{name} is no array of real numbers, but of {array.dtype}")
    return array


def _compiled(kernel: Kernel) -> Kernel:
    try:
        from symbolic_info.numeric.arrays.compiled import with_loop
    except ImportError as error:
        raise ImportError("engine='numba' needs numba: pip install symbolic-info[numba]") from error
    return with_loop(kernel)
