"""What the judges raise."""


class Broken(Exception):
    """A promise does not hold; the text says which, and what was seen instead."""

    def __init__(self, promise: str, seen: str) -> None:
        super().__init__(f"{promise}: {seen}")
