"""Letter -> the mail as it goes over the wire. Pure: the same letter is the same bytes."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage

from monitor.domain.delivery import Letter
from monitor.errors import ConfigError
from monitor.notify import mail_ids, mail_lists
from monitor.notify.entries import SUBJECT_MAX
from monitor.notify.inert import NAME_MAX, line
from monitor.notify.look import SHIPPED, Look
from monitor.notify.message import Message
from monitor.notify.render import render

# The plain form of an addr-spec (RFC 5322, 3.4.1), as long as SMTP takes it (RFC 5321, 4.5.3.1).
# Python's own parser raises errors for other forms, and reads "=?" as an encoded word.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{3,254}}\Z)(?!.*=\?){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom the mail comes from. Raises ConfigError for what is no address.

    ``leave``: how a reader leaves.
    """

    address: str
    name: str = "Probation Monitor"
    leave: mail_lists.WaysOut = mail_lists.BY_MAIL

    def __post_init__(self) -> None:
        if not deliverable(self.address):
            raise ConfigError((f"email: the sender is no mail address: {self.address!r}",))


def deliverable(address: str) -> bool:
    """One plain mail address in ASCII (a host name beyond it as ``xn--…``) and nothing else."""
    return _ADDRESS.fullmatch(address) is not None


def mail(letter: Letter, sender: Sender, address: str, look: Look = SHIPPED) -> EmailMessage:
    """The whole mail for one ``deliverable`` address."""
    message = render(letter)
    document = EmailMessage(policy=mail_lists.POLICY)
    _address(document, message, sender, address)
    _name(document, letter, mail_ids.domain(sender.address))
    for name, value in mail_lists.unsubscribing(sender.leave, sender.address, address):
        document[name] = value
    # Quoted-printable: no line too long for SMTP, and readable in the raw.
    document.set_content(look.plain(message), cte="quoted-printable")
    document.add_alternative(look.html(message), subtype="html", cte="quoted-printable")
    document.set_boundary(mail_ids.boundary(letter.id))
    return document


def _address(document: EmailMessage, message: Message, sender: Sender, address: str) -> None:
    name = _header(sender.name, NAME_MAX)
    document["From"] = Address(display_name=name, addr_spec=sender.address)
    document["To"] = Address(addr_spec=address)
    document["Subject"] = _header(message.subject, SUBJECT_MAX)
    # The instant of the news, not of this try: a retried mail must be the same mail.
    document["Date"] = message.at


def _name(document: EmailMessage, letter: Letter, where: str) -> None:
    document["Message-ID"] = mail_ids.message_id(letter.id, where)
    if threads := mail_ids.thread_ids(letter, where):
        document["In-Reply-To"] = threads[0]
        document["References"] = " ".join(threads)
    document["List-Id"] = mail_lists.list_id(where)
    document["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "out of office" in return
    document["X-Auto-Response-Suppress"] = "All"  # the same for Exchange


def _header(text: str, limit: int) -> str:
    """Text -> safe as a header's value.

    Python decodes encoded words (RFC 2047) in what it is given, controls included, and would put
    a raw CR LF on the wire (seen with 3.11.7): so none may stay.
    """
    return line(text, limit).replace("=?", "= ?")
