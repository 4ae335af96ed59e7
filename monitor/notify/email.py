"""Mail over SMTP: one connection and one recipient a message, each answered for alone."""

from email.message import EmailMessage

from monitor.domain.delivery import Letter
from monitor.domain.masking import Mask
from monitor.errors import DeliveryError
from monitor.notify.inert import line
from monitor.notify.look import SHIPPED, Look
from monitor.notify.mail_document import Sender, deliverable, mail
from monitor.notify.smtp_faults import refused, unreachable
from monitor.notify.smtp_session import Server, Watch, connected, leave, trusted


class Email:
    """Sends each alert as a mail of its own. Raises ConfigError if ``ca_file`` is of no use."""

    def __init__(self, server: Server, sender: Sender, look: Look = SHIPPED) -> None:
        self._server = server
        self._sender = sender
        self._look = look
        self._hide = Mask((server.password,))
        self._tls = trusted(server.ca_file)

    def send(self, letter: Letter, address: str) -> None:
        """Returns after the server took the mail over. Raises DeliveryError."""
        fault = self._attempt(letter, address)
        if fault is not None:  # raised out here: no other error hangs on it, not even as context
            raise fault

    def reach(self) -> None:
        """Greet the server, encrypt, log in, and leave without a mail. Raises DeliveryError."""
        with Watch(self._server) as watch:
            fault = self._greeted(watch)
        if fault is not None:
            raise fault

    def _greeted(self, watch: Watch) -> DeliveryError | None:
        try:
            leave(connected(self._server, self._tls, watch))
        except (OSError, UnicodeError) as error:
            return unreachable(error)
        return None

    def _attempt(self, letter: Letter, address: str) -> DeliveryError | None:
        if not deliverable(address):
            shown = line(address, 100)
            return DeliveryError(f"email: no mail address: {shown!r}", permanent=True)
        document = mail(letter, self._sender, address, self._look)
        with Watch(self._server) as watch:
            return self._handed_over(document, address, watch)

    def _handed_over(
        self, document: EmailMessage, address: str, watch: Watch
    ) -> DeliveryError | None:
        try:
            session = connected(self._server, self._tls, watch)
        except (OSError, UnicodeError) as error:  # smtplib's own errors are of the first family
            return unreachable(error)
        try:
            session.send_message(document, self._sender.address, [address])
        except OSError as error:
            return refused(error, self._hide)
        finally:
            leave(session)
        return None
