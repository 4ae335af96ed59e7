"""Which addresses may be asked for at all."""

from urllib.parse import urljoin, urlsplit

_SCHEMES = ("http", "https")
_LONGEST = 8_000  # RFC 9110, 4.1 asks for 8000 octets at least; nobody needs more


class AddressError(ValueError):
    """Says in plain words why an address is not asked for; never holds the address."""


def checked(url: str) -> str:
    """The address itself, if it may be asked for. Raises AddressError.

    User names and backslashes are refused because programs disagree on which host they mean
    (https://url.spec.whatwg.org/#concept-basic-url-parser against RFC 3986, 3.2).
    """
    if len(url) > _LONGEST:
        raise AddressError("the address is too long")
    if "\\" in url or any(sign <= " " or sign == "\x7f" for sign in url):
        raise AddressError("the address holds a backslash, a space or a control character")
    _check_parts(url)
    return url


def redirected(url: str, location: str) -> str:
    """Where a redirect leads, absolute and checked. Raises AddressError."""
    target = location.strip().replace(" ", "%20")  # seen in Location headers; browsers do the same
    if "\\" in target:
        raise AddressError("redirected to an address with a backslash")
    try:
        found = checked(urljoin(url, target))
    except ValueError as error:
        raise AddressError(f"redirected, but {error}") from None
    if urlsplit(url).scheme == "https" and urlsplit(found).scheme == "http":
        raise AddressError("redirected from a secure address to one that anybody could answer for")
    return found


def _check_parts(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise AddressError("the address is not well formed") from None
    if parts.scheme not in _SCHEMES:
        raise AddressError("only http and https addresses are asked for")
    if not host:
        raise AddressError("the address names no host")
    if "@" in parts.netloc:
        raise AddressError("the address holds a user name")
