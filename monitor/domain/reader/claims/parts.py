"""Is it a part that is spoken of? Standards, people and work inside a body, not the body itself."""

import re

from monitor.domain.reader.text.cue import wordset

_PARTS = wordset(
    """
    leadership leader leaders governance board staff staffing workforce information
    facilities assessment assessments assessing plan plans planning implementation deliver
    delivering delivery review reviews reviewing supervision casework court courts disposal
    disposals resettlement victim victims desistance desist engage engagement partnership
    partnerships risk safeguarding standard standards aspect aspects area areas category
    categories domain domains criteria criterion element elements strand strands measure
    measures policy policies provision practice management workload workloads relationships
    interventions programmes programme oversight induction training arrangements response
    responses contingency enforcement accommodation education health culture partners
    contact scheme hub hubs project meetings premises office offices ict data
    strategy vision example examples features support achievement achievements statutory
    safety cases case files indicators indicator section sections headings heading questions
    question part parts interview interviews diversity quality worker workers officer
    officers approach system systems process processes communication communications
    recording knowledge understanding monitoring timeliness buildings caseload caseloads
    links funding recruitment retention morale identification attention focus access sharing
    use checks enquiries casework protection work's feature services' reporting supervising
    handling change communities safe well-being wellbeing respects sub-ratings draft
    drafts version versions
    """
)
_WORK_ON = frozenset(("with", "to", "on", "in", "done", "for", "around", "by", "at"))
_ALL_WORK = frozenset(("probation", "offending", "justice"))
_WORKING = _ALL_WORK | {"", "to", "at", "who", "that", "we", "they", "must", "hard", "for", "s"}
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
# These look like parts and are not: the inspectorate's name, the many things it looks at.
_NO_PART = re.compile(
    r"\b(?:(?:highest|lowest|top|bottom|best|worst) (?:of (?:the |its )?(?:four|4) )?categor(?:y"
    r"|ies)"
    r"|overall assessment|work with young offenders|in(?:to)? (?:the|its) category"
    r"|(?:current|inspection|present|annual|rolling|new|old|this|whole) programme"
    r"|quality of|delivery units?|all parts"
    r"|in all (?:areas|aspects)|in (?:each|every|either) case|across the board"
    r"|(?:on|at|against|across|after|looked at|examined|from|into) (?:its |the |all )?"
    r"(?:\d+|two|three|four|seven|nine|ten|eleven|twelve|thirteen) (?:\w+ )?"
    r"(?:aspects|areas|standards|categories|domains|criteria)(?: of (?:its |their )?(?:work"
    r"|performance|the service))?)\b"
)
# "The way in which it is led", "the way the unit is run".
_WAY = re.compile(
    r"\b(?:the ways?|how) (?:[^.;,]{3,90} (?:is|are|was|were) (?:led|managed|run|staffed|organised"
    r"|governed)\b|(?:in which|it|they|that|its)\b)"
)
_SERVICES = re.compile(
    r"(?<!probation )(?<!justice )(?<!offending )(?<!the )(?<!three )(?<!two )"
    r"(?<!overall )\bservices\b(?! (?:in|for) (?!the |its |this |that |each ))"
)


def last_part(text: str) -> int:
    """End of the last word for a part of a body; -1 where there is none."""
    if _NO_PART_HINT.search(text):
        text = _NO_PART.sub(lambda m: " " * len(m.group()), text)
    found = -1
    before = ""
    for match in _WORD.finditer(text) if _may_be_part(text) else ():
        word = match.group()
        if word in _PARTS or _is_work(before, word) or word == "out-of-court":
            found = match.end()
        # "Probation work" is all that a body does.
        before = "" if word == "work" and before in _ALL_WORK else word
    if "through the gate" in text:
        found = max(found, text.rindex("through the gate") + 1)
    if "way" in text or "how " in text:
        found = max([found, *(m.end() for m in _WAY.finditer(text))])
    if "services it " in text or "services that it " in text:
        found = max(found, text.rindex("services") + 1)
    if "services" in text:
        found = max([found, *(m.end() for m in _SERVICES.finditer(text))])
    return found


def _may_be_part(text: str) -> bool:
    return "work" in text or "out-of-court" in text or not _PARTS.isdisjoint(_WORD.findall(text))


def _is_work(before: str, word: str) -> bool:
    """ "Unpaid work", "work with victims"; not "those who work" or "at work"."""
    if before == "work":
        return word in _WORK_ON
    return word == "work" and before not in _WORKING


_NO_PART_HINT = re.compile(
    "case|programme|overall assess|work with young|the board|categor|quality of|delivery unit"
    "|aspects|areas|standards|domains|criteria|parts"
)


def has_part(text: str) -> bool:
    """True where a word for a part of a body occurs."""
    return last_part(text) >= 0
