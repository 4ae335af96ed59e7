"""What a person takes back is told as our mistake, and not as a report that was withdrawn."""

from dataclasses import replace

from monitor.domain.ledger.undoing import TAKEN_BACK
from monitor.notify import wording
from monitor.notify.sample_events import SAMPLES


def test_what_was_told_wrongly_is_told_as_our_mistake() -> None:
    withdrawn = SAMPLES["correction_withdrawn"]
    ours = replace(withdrawn, reasons=(TAKEN_BACK, "dismissed by a person on 2 March 2026"))
    assert wording.headline(ours) == "we were wrong: it was not rated so"
    assert "was rated Good. A person has looked again" in wording.summary(ours)
    assert wording.change(ours) == "what we told is taken back"
    assert "withdrawn" in wording.headline(withdrawn)
