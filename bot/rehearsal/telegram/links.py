"""Which addresses Telegram accepts behind a link or a button, and how it writes them down."""

import re

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_HOST = re.compile(r"^(?:[^/?#@]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#:]*)(:\d+)?(.*)$", re.DOTALL)


def checked(url: str) -> str:
    """The address as Telegram stores it: with a scheme and with a path.

    Raises ValueError with Telegram's reason. A host without a dot, such as localhost, is refused there too.
    """
    url = url.strip()
    scheme, rest = _split(url)
    if scheme in {"tg", "ton", "tonsite"}:
        return url
    if scheme not in {"http", "https"}:
        raise ValueError("Unsupported URL protocol")
    match = _HOST.match(rest)
    host, port, path = (match[1], match[2] or "", match[3]) if match else ("", "", "")
    if not host:
        raise ValueError("URL host is empty")
    if "." not in host.strip(".") and not host.startswith("["):
        raise ValueError("Wrong HTTP URL")
    if re.search(r"\s", url):
        raise ValueError("Wrong HTTP URL")
    return f"{scheme}://{host}{port}{path if path.startswith('/') else '/' + path}"


def _split(url: str) -> tuple[str, str]:
    match = _SCHEME.match(url)
    if match is None:
        return "http", url
    return match[1].lower(), url[match.end() :].removeprefix("//")
