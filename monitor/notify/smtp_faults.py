"""What a mail server or the way to it refused -> what to do next.

Permanent is only what this recipient or this text is refused for (5xx, RFC 5321, 4.2.1). What the
operator can mend (a wrong password, a forbidden sender, a certificate) passes: the alert waits
for it, and the reason is seen with the delivery.
"""

import smtplib
import ssl

from monitor.domain.masking import Mask
from monitor.errors import DeliveryError
from monitor.notify.inert import line

_PERMANENT_FROM = 500
# "Log in first" and its kin may come at any command (RFC 4954, 6; RFC 3207, 4).
_LOGIN = frozenset((530, 534, 535, 538))
_SAID_MAX = 200

_REASONS = {
    smtplib.SMTPNotSupportedError: "the server offers no STARTTLS or no login: "
    "check the port and the security",
    smtplib.SMTPServerDisconnected: "the server broke the connection off or did not answer in time",
    ssl.SSLError: "no encrypted connection: check the port and the security",
    TimeoutError: "the server did not answer in time",
    UnicodeError: "the server's name is no host name",
}


def unreachable(error: OSError | UnicodeError) -> DeliveryError:
    """A fault before the mail itself was offered: connection, encryption, login.

    The server's own words are left out: after a login they may repeat what it was given.
    """
    return DeliveryError(f"email: {_setting_up(error)}", permanent=False)


def refused(error: OSError, hide: Mask) -> DeliveryError:
    """A fault after that: sender, recipient, content, or a connection that broke."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _answered("recipient refused", code, said, hide)
    if isinstance(error, smtplib.SMTPSenderRefused):
        told = _told(error.smtp_code, error.smtp_error, hide)
        return DeliveryError(f"email: sender refused: {told}", permanent=False)
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered("refused", error.smtp_code, error.smtp_error, hide)
    return unreachable(error)


def _answered(what: str, code: int, said: bytes | str, hide: Mask) -> DeliveryError:
    permanent = code >= _PERMANENT_FROM and code not in _LOGIN
    return DeliveryError(f"email: {what}: {_told(code, said, hide)}", permanent=permanent)


def _told(code: int, said: bytes | str, hide: Mask) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {line(hide(text), _SAID_MAX)}"


def _setting_up(error: OSError | UnicodeError) -> str:
    match error:
        case smtplib.SMTPAuthenticationError():
            return f"login refused ({error.smtp_code}): check the user name and the password"
        case smtplib.SMTPResponseException():
            return f"the server is not ready ({error.smtp_code})"
        case ssl.SSLCertVerificationError():
            return f"the server's certificate is not trusted: {line(error.verify_message, 100)}"
    words = (said for kind, said in _REASONS.items() if isinstance(error, kind))
    return next(words, f"no connection: {type(error).__name__}")
