"""What is said of each kind of event: sentences with gaps, which ``wording`` fills. Data only."""

from monitor.domain.event import EventKind
from monitor.domain.visiting.source_state import State
from monitor.notify.message import Tone

TONES = {
    EventKind.FIRST_RATING: Tone.FIRST,
    EventKind.RATING_UP: Tone.BETTER,
    EventKind.RATING_DOWN: Tone.WORSE,
    EventKind.RATING_KEPT: Tone.SAME,
    EventKind.CORRECTION: Tone.CORRECTION,
    EventKind.REPORT_UNRATED: Tone.UNRATED,
    EventKind.NEEDS_REVIEW: Tone.REVIEW,
    EventKind.CONFIRMED: Tone.FOLLOW_UP,
    EventKind.COVERAGE: Tone.FOLLOW_UP,
    EventKind.SOURCE_BROKEN: Tone.TROUBLE,
    EventKind.SOURCE_SILENT: Tone.TROUBLE,
    EventKind.SOURCE_BACK: Tone.RELIEF,
    EventKind.SOURCE_PAUSED: Tone.TROUBLE,
    EventKind.RUN_HELD: Tone.TROUBLE,
    EventKind.DELIVERY_DEAD: Tone.TROUBLE,
    EventKind.ALERT_MISSING: Tone.TROUBLE,
    EventKind.ALERT_LATE: Tone.TROUBLE,
    EventKind.ALERT_FOUND: Tone.RELIEF,
    EventKind.AUDIT_STOPPED: Tone.TROUBLE,
    EventKind.CONFIG_REFUSED: Tone.TROUBLE,
    EventKind.CONFIG_ACCEPTED: Tone.RELIEF,
    EventKind.TEST: Tone.TEST,
}

MARKS = {
    EventKind.FIRST_RATING: "★",
    EventKind.RATING_UP: "▲",
    EventKind.RATING_DOWN: "▼",
    EventKind.RATING_KEPT: "=",
    EventKind.CORRECTION: "✎ Correction:",
    EventKind.REPORT_UNRATED: "○ New report without rating:",
    EventKind.NEEDS_REVIEW: "? To be checked:",
    EventKind.CONFIRMED: "✓",
    EventKind.COVERAGE: "+",
    EventKind.SOURCE_BROKEN: "⚠ Source:",
    EventKind.SOURCE_SILENT: "⚠ Source:",
    EventKind.SOURCE_BACK: "✓ Source:",
    EventKind.SOURCE_PAUSED: "⚠ Source:",
    EventKind.RUN_HELD: "⚠ Source:",
    EventKind.DELIVERY_DEAD: "⚠ Alert not delivered:",
    EventKind.ALERT_MISSING: "⚠ Alert missing:",
    EventKind.ALERT_LATE: "⚠ Alert late:",
    EventKind.ALERT_FOUND: "✓ Alert found:",
    EventKind.AUDIT_STOPPED: "⚠",
    EventKind.CONFIG_REFUSED: "⚠",
    EventKind.CONFIG_ACCEPTED: "✓",
    EventKind.TEST: "[TEST]",
}

HEADLINES = {
    EventKind.FIRST_RATING: "{after} (first known rating)",
    EventKind.RATING_UP: "{before} → {after}",
    EventKind.RATING_DOWN: "{before} → {after}",
    EventKind.RATING_KEPT: "{after}, unchanged",
    EventKind.CORRECTION: "{after}, not {before}",
    EventKind.REPORT_UNRATED: "{title}",
    EventKind.NEEDS_REVIEW: "{title}",
    EventKind.CONFIRMED: "{after}, confirmed by the inspectorate",
    EventKind.COVERAGE: "{title}",
    EventKind.SOURCE_BROKEN: "it cannot be read",
    EventKind.SOURCE_SILENT: "nothing new for longer than usual",
    EventKind.SOURCE_BACK: "it is well again",
    EventKind.SOURCE_PAUSED: "still paused",
    EventKind.RUN_HELD: "brought too much at once; held until you decide",
    EventKind.DELIVERY_DEAD: "given up",
    EventKind.ALERT_MISSING: "published, but not told to all",
    EventKind.ALERT_LATE: "told to all, but not in time",
    EventKind.ALERT_FOUND: "it was missing, and has been told to all",
    EventKind.AUDIT_STOPPED: "nobody checks whether all was told",
    EventKind.CONFIG_REFUSED: "edited, but faulty; the one before stays in use",
    EventKind.CONFIG_ACCEPTED: "mended, and in use",
    EventKind.TEST: "this is a test, no rating has changed",
}

STATES = {  # of a source: what is the matter with it, and what to do
    State.EMPTY: (
        "its list is empty",
        "{body} answers with a list that is in order and holds nothing, though it held something "
        "before. Look whether its list has moved to another address.",
    ),
    State.SHAPE_CHANGED: (
        "its list no longer looks as it did",
        "{body} answers, but its list cannot be read as before, or lacks what it always held. Its "
        "site may have been rebuilt: the address, or the selectors, may have to be changed.",
    ),
    State.BLOCKED: (
        "it does not let us in",
        "{body} answers with a refusal, a check for robots or a consent wall. Look at it in a "
        "browser; if it wants no visitors like us, take it off the list.",
    ),
    State.MOVED: (
        "it has a new address",
        "{body} is still read, and says that its address has changed for good. Write the new one "
        "into sources.toml: one day the old one will lead nowhere.",
    ),
    State.GONE: (
        "it is gone",
        "{body} says that there is nothing at its address any more. Look for its new address; we "
        "go on trying the old one.",
    ),
    State.LYING_VALIDATOR: (
        "it said that nothing had changed, and something had",
        "{body} is still read: for a week we ask it for everything each time, as its word that "
        "nothing was modified cannot be trusted.",
    ),
    State.UNREACHABLE: (
        "it cannot be reached",
        "{body} gives no answer, or says that it is out of order. What is published there does not "
        "reach us this way until it can; there is nothing to do but to wait.",
    ),
}

ALONE = {  # where the rating before is not known, or was not the body's own
    EventKind.RATING_UP: "{after} (better than before)",
    EventKind.RATING_DOWN: "{after} (worse than before)",
    EventKind.CORRECTION: "{after}",
}

SUMMARIES = {
    EventKind.FIRST_RATING: "{who} rated {body} {after}. It is its first rating known to us.",
    EventKind.RATING_UP: "{who} rated {body} {after}. That is better than before.",
    EventKind.RATING_DOWN: "{who} rated {body} {after}. That is worse than before.",
    EventKind.RATING_KEPT: "{who} rated {body} {after} again. That is the same as before.",
    EventKind.CORRECTION: "We had recorded something else for {body}. Its right rating is: "
    "{after}.",
    EventKind.REPORT_UNRATED: "{who} published {title}. Inspections of this kind give no rating: "
    "the one of before, if there is one, still stands.",
    EventKind.NEEDS_REVIEW: "An article seems to tell how an inspection ended, but we cannot say "
    "for certain what. Please look at it and decide.",
    EventKind.CONFIRMED: "The press had reported it; now {who} said the same: {body} is rated "
    "{after}.",
    EventKind.COVERAGE: "Another article tells of the inspection of {body}: {title}.",
    EventKind.SOURCE_BROKEN: "{body} can no longer be visited or read. What is published there "
    "does not reach us this way until it can.",
    EventKind.SOURCE_SILENT: "{body} answers, but has brought nothing new for much longer than "
    "usual.",
    EventKind.SOURCE_BACK: "{body} is visited and read as it should be. What it published "
    "meanwhile has been read.",
    EventKind.SOURCE_PAUSED: "Somebody paused {body} a while ago. What is published there does "
    "not reach us this way until it is resumed: probation-monitor sources resume.",
    EventKind.RUN_HELD: "One visit to {body} would change more of the ledger than is plausible. "
    "Nothing of it is taken in and nobody is told of it until you release it or drop it: "
    "probation-monitor quarantine. All other sources go on.",
    EventKind.DELIVERY_DEAD: "An alert could not be brought to {body} and will not be tried again "
    "by itself.",
    EventKind.ALERT_MISSING: "The inspectorate published a rated report, and in time not all were "
    "told of it who are to be told.",
    EventKind.ALERT_LATE: "The inspectorate published a rated report, and all were told of it who "
    "are to be told, but somebody later than they should have been.",
    EventKind.ALERT_FOUND: "We had told you that an alert on this report was missing. By now all "
    "were told of it who are to be told.",
    EventKind.AUDIT_STOPPED: "For too long no audit has found out what the inspectorate published. "
    "Alerts go out as ever, but nobody checks that none is missing.",
    EventKind.CONFIG_REFUSED: "The files of the configuration were edited and cannot be used as "
    "they are. The service goes on with those of before; started again, it would refuse these.",
    EventKind.CONFIG_ACCEPTED: "What was faulty in the files of the configuration has been put "
    "right. The service works by them from now on.",
    EventKind.TEST: "This is a test message: alerts reach you here. No rating has changed.",
}
