"""Connections that cost little: a few seconds for the head of a request, and for its body; and no more than so many.

Without it a client that sends a byte a minute would hold a connection for ever, and enough of them the server.
"""

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["MOST", "SECONDS", "PromptProtocol"]

#: for the head of a request to arrive, and again for its body
SECONDS: Final = 5.0
#: connections at a time; those beyond are closed at once
MOST: Final = 256


class PromptProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn has it, for clients that send their request when they have connected."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take what uvicorn gives."""
        super().__init__(*arguments, **options)
        self._due: asyncio.TimerHandle | None = None
        self._part: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a head, or refuse where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.close()
        else:
            self._wait_on()

    def data_received(self, data: bytes) -> None:
        """Take bytes; they do not prolong the time for the part of the request that they belong to."""
        super().data_received(data)
        self._wait_on()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        super().connection_lost(exc)

    def _wait_on(self) -> None:
        part = self.conn.their_state
        if part is self._part:
            return
        self._stop()
        self._part = part
        if part in {h11.IDLE, h11.SEND_BODY}:
            self._due = self.loop.call_later(SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = self._part = None

    def _give_up(self) -> None:
        # between two requests it is uvicorn that waits
        if self.conn.their_state is self._part and not self.transport.is_closing():
            self.transport.close()
