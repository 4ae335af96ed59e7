"""HTTP status -> is there any use in sending the same again?"""

from http import HTTPStatus

# Of the 4xx, these speak of the moment or of a proxy of ours, not of the message (RFC 9110, 15.5;
# RFC 8470, 5.2; RFC 6585, 4) ...
_PASSING = frozenset((407, 408, 425, 429))
# ... and these of the address: the operator may mend a webhook that was revoked or moved.
_MENDABLE = frozenset((401, 403, 404, 405, 410))


def permanent(status: int) -> bool:
    """True: give up. Anything that is not plainly our message's fault may pass, so False."""
    ours = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return ours and status not in _PASSING | _MENDABLE
