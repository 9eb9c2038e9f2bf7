"""How a loop is stopped: between two pieces of work, never within one."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """Finishes the work even when the loop is cancelled meanwhile, and lets the cancellation through afterwards.

    Cancelled a second time, it does not wait any more.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise
