"""A sentence -> what it claims: each rating word with the part it plays and how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.rating import Rating
from monitor.domain.reader import context, wording
from monitor.domain.reader.mentions import Mention
from monitor.domain.reader.sentences import Sentence


class Role(StrEnum):
    """What a rating word in a sentence speaks of."""

    OVERALL = "overall"
    PART = "part of a body"
    BEFORE = "earlier rating"
    TALLY = "tally"
    SCALE = "scale explained"
    OTHER = "other inspectorate"
    NEGATED = "not so, or not yet"
    PLAIN = "no rating"


@dataclass(frozen=True, slots=True)
class Claim:
    """``start`` and ``end`` count in the sentence; ``weight`` says how much speaks for OVERALL.

    ``left`` and ``right`` are the clause around the word; ``part``: it is about a part of a body;
    ``dated``: only a year says that it is an earlier rating; ``marked``: quoted, or capital.
    """

    sentence: Sentence
    start: int
    end: int
    rating: Rating
    role: Role
    weight: float = 0
    whole: bool = False
    left: str = ""
    right: str = ""
    left_start: int = 0
    part: bool = False
    dated: bool = False
    marked: bool = False


def claims(sentence: Sentence, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """All rating words of a sentence."""
    low = sentence.low
    if not any(hint in low for hint in wording.RATING_HINTS):
        return ()
    words = list(wording.RATING_WORD.finditer(low))
    words += [m for m in wording.RANK.finditer(low) if not _said_beside(m, words)]
    words.sort(key=lambda m: m.start())
    if _explains_scale(low, words):
        return tuple(_listed(sentence, m) for m in words)
    return tuple(_judged(sentence, words, index, mentions) for index in range(len(words)))


def _listed(sentence: Sentence, match: re.Match[str]) -> Claim:
    """A word that is only listed among those on offer."""
    rating = Rating[match.lastgroup or ""]
    return Claim(sentence, match.start(), match.end(), rating, Role.SCALE)


def _said_beside(rank: re.Match[str], words: list[re.Match[str]]) -> bool:
    """ "the lowest possible rating" beside the word itself is no second claim."""
    return any(
        abs(word.start() - rank.end()) < 60 or abs(rank.start() - word.end()) < 60 for word in words
    )


def _explains_scale(low: str, words: list[re.Match[str]]) -> bool:
    """True for a sentence that lists the words on offer rather than using one."""
    if len({m.lastgroup for m in words}) < 3:
        return (
            len(words) > 1
            and re.search(r"from ['\"]?(?:outstanding|inadequate)['\"]? (?:down |up )?to", low)
            is not None
        )
    gaps = [low[a.end() : b.start()] for a, b in zip(words, words[1:], strict=False)]
    tight = sum(
        re.fullmatch(r"['\"]?(?:,| –|;)? ?(?:and|or|to|then|down to|,)? ?['\"]?", gap) is not None
        for gap in gaps
    )
    return tight >= 2 or wording.SCALE.search(low) is not None


def _judged(
    sentence: Sentence, words: list[re.Match[str]], index: int, mentions: tuple[Mention, ...]
) -> Claim:
    match = words[index]
    left_start = _left_start(sentence.low, words[index - 1].end() if index else 0, match.start())
    right_end = words[index + 1].start() if index + 1 < len(words) else len(sentence.low)
    left = sentence.low[left_start : match.start()]
    right = _right(sentence.low[match.end() : right_end])
    scene = _Scene(sentence, match, left, right, left_start, mentions, index > 0)
    role = scene.role()
    return Claim(
        sentence,
        match.start(),
        match.end(),
        Rating[match.lastgroup or ""],
        role,
        scene.weight(),
        scene.whole(),
        left,
        right,
        left_start,
        scene.part(),
        role is Role.BEFORE and not scene.said_before(),
        scene.marked(),
    )


_LEFT_BREAK = re.compile(
    r"[;]| – |, (?:with|while|but|although|though|whereas|despite|as) |(?:^|['\"])\W*overall\b,?"
)
_RIGHT_BREAK = re.compile(
    r"[;)(]| – |, (?!overall|the |in |on |for |its |their )|,? (?:but|while|although|though|whereas|despite|after|having) |: "
)


_WORDS = re.compile(r"[a-z]")


def _left_start(low: str, floor: int, at: int) -> int:
    """Where the clause begins that a rating word stands in."""
    start = floor
    if floor:
        past = _RIGHT_BREAK.search(low, floor, at)
        if past and _WORDS.search(low, past.end(), at):
            start = past.end()
    for match in _LEFT_BREAK.finditer(low, floor, at):
        if match.group().lstrip("'\" ").startswith("overall") and floor == 0:
            continue
        if low[match.end() : at].strip(" '\""):
            start = match.end()
    return start


def _right(text: str) -> str:
    match = _RIGHT_BREAK.search(text)
    return text if match is None else text[: match.start() + 1]


@dataclass(frozen=True, slots=True)
class _Scene:
    """One rating word with the clause around it."""

    sentence: Sentence
    match: re.Match[str]
    left: str
    right: str
    left_start: int
    mentions: tuple[Mention, ...]
    follows: bool

    def role(self) -> Role:
        """The part that the word plays."""
        for role, is_it in (
            (Role.PLAIN, self._plain),
            (Role.OTHER, self._other),
            (Role.NEGATED, self._negated),
            (Role.PART, self._counted),
            (Role.BEFORE, self._before),
            (Role.TALLY, self._tally),
            (Role.PART, self._part),
        ):
            if is_it():
                return role
        return Role.OVERALL

    def whole(self) -> bool:
        """True where the clause says that it speaks of all together."""
        return self._whole_at() >= 0

    def weight(self) -> float:
        """How much speaks for a rating of a body as a whole."""
        named = [m for m in self.mentions if m.name]
        bodies = any(self.sentence.in_title or self._in_clause(m) for m in named)
        framed = wording.STRONG_FRAME.search(self.left[-70:]) or wording.FRAME_AFTER.match(
            self.right
        )
        pronoun = re.search(
            r"\b(?:it|they|both|all three|each|the (?:\w+ )?(?:service|organisation|team|unit|units|services|company|partnership|two|three|region|division|authority|council)|which)\b",
            self.left,
        )
        requires = self.match.lastgroup == "REQUIRES_IMPROVEMENT"
        return (
            4.0 * self.whole()
            + (2.5 if bodies else 1.5 if named else 0.0)
            + 2.0 * bool(framed)
            + 1.5 * self.marked()
            + 1.5 * bool(_TERSE.search(self.left))
            + 1.0 * self.sentence.in_title
            + 1.5 * bool(pronoun)
            + 0.5 * requires
        )

    def _in_clause(self, mention: Mention) -> bool:
        return self.left_start <= mention.start and mention.start < self.match.end() + len(
            self.right
        )

    def marked(self) -> bool:
        """Quoted by itself, or with a capital in mid-sentence."""
        text, start, end = self.sentence.text, self.match.start(), self.match.end()
        if start and text[start - 1] in "'\"" and re.match(r"[.,;:!?]?['\"]", text[end : end + 2]):
            return True
        capital = (
            text[start].isupper()
            and self.left.strip(" '\"") != ""
            and not text[start:end].isupper()
        )
        return capital and not self.sentence.in_title

    def _plain(self) -> bool:
        """An everyday use of the word."""
        if self.marked():
            return False
        if wording.FRAME_AFTER.match(self.right) and self.match.lastgroup != "GOOD":
            return False
        if wording.NOUN_AFTER.match(self.right) or self._moves():
            return False
        if self.match.lastgroup == "REQUIRES_IMPROVEMENT" or self.match.re is wording.RANK:
            return False
        framed = wording.FRAME_BEFORE.search(self.left[-45:])
        if self.match.lastgroup == "GOOD" and not wording.STRONG_FRAME.search(self.left[-45:]):
            return True
        if self.match.lastgroup == "GOOD":
            return (
                not framed
                or _adjective(self.right)
                or re.search(r"\b(?:a|some|of|very|with|such|as|is|are|was|the) $", self.left)
                is not None
                and not wording.STRONG_FRAME.search(self.left[-30:])
            )
        return (not framed and not wording.COPULA.search(self.left)) or _adjective(self.right)

    def _moves(self) -> bool:
        """Either end of "from inadequate to good"."""
        if context.FROM.search(self.left):
            return self.right.startswith((" to ", "' to ", '" to ')) or self.match.lastgroup != "GOOD"
        return self.follows and _TO_ONLY.match(self.left) is not None

    def _other(self) -> bool:
        if any(self._in_clause(m) for m in self.mentions):
            return (
                context.OTHER_INSPECTORATE.search(self.left[-25:] + "|" + self.right[:30])
                is not None
                and not self._joint()
            )
        return (
            context.OTHER_BODY.search(self.left) is not None
            or context.OTHER_BODY.search(self.right) is not None
            or (
                not self.mentions
                and context.OTHER_BODY.search(self.sentence.low) is not None
                and context.HMIP.search(self.sentence.low) is None
            )
        )

    def _joint(self) -> bool:
        return context.HMIP.search(self.sentence.low) is not None

    def _negated(self) -> bool:
        near = context.NOT_BINDING.sub(" ", self.left[-45:])
        near = near[max(near.rfind(", "), near.rfind(": "), near.rfind("; ")) + 1 :]
        return context.NEGATED.search(near) is not None and "no longer" not in near

    def _counted(self) -> bool:
        return wording.COUNT_SUBJECT.search(self.left) is not None and not self.whole()

    def part(self) -> bool:
        """True where the clause is about a part, whenever it was."""
        return self._counted() or self._part()

    def said_before(self) -> bool:
        """An earlier rating, by more than a year given beside it."""
        near = self.left[-60:] + " | " + self.right[:40]
        if context.FROM.search(self.left) or context.BEFORE.search(near):
            return True
        return self._pluperfect() and context.BACK_YEAR.search(near) is not None

    def _pluperfect(self) -> bool:
        near = self.left[-60:]
        return (
            context.PLUPERFECT.search(near) is not None
            and context.REPORTED.search(self.left) is None
        )

    def _before(self) -> bool:
        if context.TO.search(self.left) and not context.FROM.search(self.left):
            return False
        if context.NOW.search(self.left[-60:]) and not context.FROM.search(self.left):
            return False
        near = self.left[-60:] + " | " + self.right[:40]
        return (
            self.said_before() or self._pluperfect() or context.BACK_YEAR.search(near) is not None
        )

    def _tally(self) -> bool:
        if wording.TOGETHER.search(self.left) and not self._part():
            return False
        left = wording.ONE_OF.sub(" ", self.left)
        return wording.TALLY.search(left) is not None and not any(
            m.body for m in self.mentions
        )

    def _whole_at(self) -> int:
        left = wording.OVERALL_AS_PART.sub(lambda m: " " * len(m.group()), self.left)
        found = [m.end() for m in wording.WHOLE.finditer(left)]
        if found:
            return found[-1]
        after = wording.WHOLE.search(self.right[:30])
        return len(self.left) if after else -1

    def _part(self) -> bool:
        """The clause speaks of a standard, or of people or work inside the body."""
        whole = self._whole_at()
        if whole == len(self.left) and wording.PART.search(self.right[:40]) is None:
            return False
        after = re.match(
            r"['\"]?,? ?(?:ratings?|grades?|marks?|scores?)? ?(?:for|in|on|across|at|against|when it (?:came|comes) to) (.{0,60})",
            self.right,
        )
        if after and wording.PART.search(after.group(1)) and whole < 0:
            return True
        if _adjective(self.right):
            return True
        part = self._last_part()
        return part > whole and part > self._last_body()

    def _last_part(self) -> int:
        left = _DISTRACTING.sub(lambda m: " " * len(m.group()), self._unnamed())
        ends = [m.end() for m in (*wording.PART.finditer(left), *_SERVICES.finditer(left))]
        return max(ends, default=-1)

    def _unnamed(self) -> str:
        """The clause before the word, with the names of bodies blanked."""
        left = self.left
        for mention in self.mentions:
            start, end = (max(0, at - self.left_start) for at in (mention.start, mention.end))
            left = left[:start] + " " * (min(end, len(left)) - start) + left[end:]
        return left

    def _last_body(self) -> int:
        at = -1
        for mention in self.mentions:
            if self.left_start <= mention.start < self.match.start():
                link = self.left[: mention.start - self.left_start]
                if not _PART_OF.search(link):
                    at = max(at, mention.end - self.left_start)
        pronouns = [m.end() for m in _PRONOUN.finditer(self.left)]
        if wording.PART.search(self.left) is None and wording.TOGETHER.search(self.left):
            return len(self.left)
        return max((at, *pronouns))


_TERSE = re.compile(r"^\W*(?:the |its |their )?(?:\w+ )?(?:verdict|outcome|rating|result|grade|judge?ment|conclusion|mark|overall)(?: (?:was|is))?\W*$")
_TO_ONLY = re.compile(r"^['\"]?,? (?:up |down )?to ['\"]?$")
_SERVICES = re.compile(
    r"(?<!probation )(?<!justice )(?<!offending )(?<!the )(?<!three )(?<!two )(?<!overall )\bservices\b(?! (?:in|for))"
)
_DISTRACTING = re.compile(
    r"\b(?:inspectorate|inspectors?|quality of|inspection of|assessed|rehabilitation|delivery units?|(?:on|of|at|against|across|after|looked at|examined|from|into) (?:its |the |all )?(?:\d+|two|three|four|seven|nine|ten|eleven|twelve|thirteen) (?:\w+ )?(?:aspects|areas|standards|categories|domains|criteria)(?: of (?:its |their )?(?:work|performance|the service))?)\b"
)
_PART_OF = re.compile(
    r"\b(?:leadership|governance|staffing|planning|assessments?|delivery|reviewing|resettlement|casework|supervision|disposals?|work|practice|provision|standards?|areas?|aspects?|quality|management|partnerships?|facilities|case management|protection|victims|services|leaders|support)(?: \w+)? (?:at|in|of|by|within|from) (?:the )?$"
)
_PRONOUN = re.compile(
    r"\b(?:it|they|the (?:service|organisation|team|unit|units|services|company|partnership|region|division)(?!'s))\b(?!'s)"
)
_ADJECTIVE_END = frozenset(
    (
        "overall",
        "rating",
        "ratings",
        "grade",
        "grades",
        "mark",
        "marks",
        "service",
        "services",
        "by",
        "for",
        "in",
        "and",
        "at",
        "with",
        "but",
        "or",
        "on",
        "to",
        "after",
        "as",
        "following",
        "from",
        "of",
        "the",
        "again",
        "because",
        "is",
        "was",
        "it",
        "when",
        "since",
        "under",
        "according",
        "two",
        "three",
        "against",
        "despite",
        "youth",
        "probation",
        "team",
        "unit",
        "crc",
        "yot",
        "yos",
        "pdu",
        "band",
        "verdict",
        "judgement",
        "judgment",
        "score",
        "level",
        "category",
        "across",
        "organisation",
        "by",
        "while",
        "this",
        "last",
        "in",
        "out",
        "says",
        "said",
        "today",
        "rank",
        "ranking",
        "inspection",
        "report",
        "national",
        "community",
        "during",
        "before",
        "region",
        "once",
        "though",
        "although",
        "he",
        "she",
        "his",
        "her",
        "hm",
        "watchdog",
        "inspectors",
        "still",
        "now",
        "over",
        "not",
        "only",
        "just",
        "even",
        "our",
        "so",
        "if",
    )
)


def _adjective(right: str) -> bool:
    """True for "outstanding warrants", "'Good' work with children": a noun follows at once."""
    match = re.match(r"['\"]? ([a-z'-]+)((?: [a-z'-]+){0,2})", right)
    if match is None or match.group(1) in _ADJECTIVE_END:
        return False
    following = match.group(1) + match.group(2)
    if right[:1] in "'\"" and wording.PART.search(following):
        return True
    if re.search(
        r"\b(?:service|team|unit|crc|pdu|yot|yos|yjs|probation|youth|region|division|rating|grade)\b",
        following,
    ):
        return False
    return right[:1] not in "'\"" or wording.PART.search(following) is not None
