"""Whose turn it is: one request at a time to a host, and never one before the host has had its pause."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

__all__ = ["Turns"]


class Turns:
    """The turns at one host."""

    def __init__(self, delay: float) -> None:
        """Begin with the delay that the user set; a site may ask for a longer one."""
        self.delay = delay
        self._lock = asyncio.Lock()
        self._next = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the host to be free and its pause to be over; the next pause begins when the turn ends."""
        loop = asyncio.get_running_loop()
        async with self._lock:
            while (wait := self._next - loop.time()) > 0:  # noqa: ASYNC110  a pause may grow while it is waited for
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                self._next = max(self._next, loop.time() + self.delay)

    def pause(self, seconds: float) -> None:
        """Leave the host alone for `seconds` from now, or longer where that is already set."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)
