"""PyTorch tensors as the NumPy arrays whose memory they share.

PyTorch makes an array of the full length for each operation, and a measure takes some twenty: on
the processor the blocks of NumPy arrays take a tenth of the time. They serve where nothing but
the numbers is asked for: no derivative, and no program that is recorded to run on other tensors.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any


def shared_memory(arrays: Sequence[Any]) -> list[Any] | None:
    """Return NumPy arrays of the same memory; ``None`` unless all are tensors that serve."""
    torch = sys.modules.get("torch")
    if torch is None or any(type(array) is not torch.Tensor for array in arrays):
        return None
    if torch.jit.is_tracing() or torch.compiler.is_compiling():
        return None
    exact = (torch.float32, torch.float64)
    if any(tensor.dtype not in exact or _is_dual(torch, tensor) for tensor in arrays):
        return None
    try:
        return [tensor.numpy() for tensor in arrays]
    except (RuntimeError, TypeError):
        # on another device, with a gradient, mapped over an axis
        return None


def _is_dual(torch: Any, tensor: Any) -> bool:
    """Whether the tensor carries a derivative forward."""
    return torch.autograd.forward_ad.unpack_dual(tensor).tangent is not None
