"""What the emulated Telegram answers when it refuses a call."""

from collections.abc import Mapping


class ApiError(Exception):
    """A call that failed, as the Bot API words it.

    `ours` marks a bug of the caller (a text too long, broken markup): the server records it in `violations`.
    """

    def __init__(
        self,
        code: int,
        description: str,
        *,
        parameters: Mapping[str, int] | None = None,
        ours: bool = False,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})
        self.ours = ours


def bad_request(text: str, *, ours: bool = False, parameters: Mapping[str, int] | None = None) -> ApiError:
    """A 400 in Telegram's own words."""
    return ApiError(400, f"Bad Request: {text}", parameters=parameters, ours=ours)


def forbidden(text: str) -> ApiError:
    """A 403: the chat will not have the bot."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """A 409: polling and webhook, or two pollers, in each other's way."""
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429 that asks for a pause of whole `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


def strict(text: str) -> ApiError:
    """A 400 that only the rehearsal gives: Telegram itself would pass over the mistake in silence."""
    return bad_request(f"rehearsal: {text}", ours=True)
