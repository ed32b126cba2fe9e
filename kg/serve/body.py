"""The body of a request, up to a length."""

from contextlib import suppress

from starlette.requests import ClientDisconnect, Request

__all__ = ["body_of"]


async def body_of(request: Request, longest: int) -> bytes | None:
    """Return the body of a request; None where it is too long, which is known before the rest of it is read."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > longest:
        return None
    body = bytearray()
    with suppress(ClientDisconnect):  # then nobody is there to read the answer
        async for part in request.stream():
            body += part
            if len(body) > longest:
                return None
    return bytes(body)
