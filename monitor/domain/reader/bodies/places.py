"""Bodies called by their place alone: "Derby and Hampshire were both", "the team in Redbridge"."""

import re
from collections.abc import Iterable, Iterator

from monitor.domain.body import BodyId
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.names import Key, Names, key
from monitor.domain.reader.bodies.naming import NOT_A_NAME, QUARTERS, STOP, Named
from monitor.domain.reader.text.cue import wordset
from monitor.domain.reader.text.sentences import Sentence

_RUN = re.compile(
    r"[A-Z][a-zA-Z]+(?:(?:, |,? (?:and|&) (?:on |in )?(?:the )?| (?:of|on|upon|le|the|in"
    r"|with) (?:the )?"
    r"|[ -])[A-Z][a-zA-Z]+)*"
)
_CAPITAL = re.compile("[A-Z][a-zA-Z]+")
_WORD = re.compile(r"[A-Za-z]+")
# After a place they make it the name of something else; so does HMP before it.
_OTHER_THING = wordset(
    """
    police constabulary hospital hospitals infirmary university college school schools academy
    crown magistrates magistrates' evening news mail post echo gazette live times herald express
    mercury star guardian press fc united rovers airport station prison cathedral nhs road
    street lane square park ambulance fire healthcare trust labour tories conservatives mp
    south north east west central primary secondary festival children's theatre ofsted cqc
    """
)
_OFFICES = wordset("council city county borough metropolitan district")
# Called so by their neighbours; in a story it may be any.
_LANDSCAPE = wordset("vale valley bay forest coast isle island marches moors peninsula")
_JOIN = wordset("and of on upon le the in with")
_LONGEST = 8
_A_QUARTER = 9
_NOT_BEFORE = QUARTERS | {"hmp", "new", "royal", "continue", "keep", "further", "start"}


def heads_in(told: Iterable[Sentence], names: Names) -> set[str]:
    """Words of a story that a place's name begins with: a sentence without one names no place."""
    capital = set(_CAPITAL.findall("\n".join([sentence.text for sentence in told])))
    return names.heads.intersection(map(str.lower, capital))


def places(
    sentence: Sentence, known: Iterable[Mention], kinds: tuple[Named, ...], names: Names
) -> Iterator[Mention]:
    """Places that alone name a body of one of the kinds, outside of the mentions known already."""
    taken = [(m.start, m.end) for m in known if m.name]
    for run in _RUN.finditer(sentence.text):
        if any(start < run.end() and run.start() < end for start, end in taken):
            pieces = _outside(run, taken)
        else:
            pieces = [(run.start(), run.end())]
        for start, end in pieces:
            yield from _in_run(sentence, start, end, kinds, names)


def _outside(run: re.Match[str], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a run no mention has taken."""
    at, free = run.start(), []
    for start, end in taken:
        if start < run.end() and at < end:
            free.append((at, min(start, run.end())))
            at = end
    return [(start, end) for start, end in (*free, (at, run.end())) if start < end]


def _in_run(
    sentence: Sentence, start: int, end: int, kinds: tuple[Named, ...], names: Names
) -> Iterator[Mention]:
    if names.heads.isdisjoint(_WORD.findall(sentence.low, start, end)):
        return
    words = list(_WORD.finditer(sentence.low, start, end))
    if sentence.low[:start].rstrip()[-_A_QUARTER:].rpartition(" ")[2] in QUARTERS:
        return  # "in west Wales": a part of it
    at = free = 0
    while at < len(words):
        fit = _may_begin(words, at, free)
        size = _longest(words[at:], sentence, kinds, names) if fit else None
        if size is None:
            at += 1
            continue
        length, mention = size
        at = free = at + length
        while free < len(words) and words[free].group() in _JOIN:
            free += 1
        if mention is not None:
            yield mention


def _may_begin(words: list[re.Match[str]], at: int, free: int) -> bool:
    """``free``: where the name before it ended."""
    word = words[at].group()
    if word in _JOIN or (word in NOT_A_NAME and word != "city"):
        return False
    if word == "wales" and [w.group() for w in words[max(0, at - 2) : at]] == ["england", "and"]:
        return False
    return at == free or words[at - 1].group() not in _NOT_BEFORE


def _longest(
    words: list[re.Match[str]], sentence: Sentence, kinds: tuple[Named, ...], names: Names
) -> tuple[int, Mention | None] | None:
    """How many words the longest name takes, and the mention; None where there is no name."""
    if words[0].group() not in names.heads:
        return None
    for size in range(_reach(words, names), 0, -1):
        if words[size - 1].group() in _JOIN or words[size - 1].group() in _OFFICES:
            continue
        where = key(w.group() for w in words[:size])
        divided = sentence.low.startswith(" division", words[size - 1].end())
        found = _named(where, (Named.NPS,) if divided else kinds, names)
        if found is not None:
            if _is_other(words[size:], sentence, words[size - 1].end()):
                return size, None
            return size, _mention(words[:size], where, found, sentence)
    return None


def _reach(words: list[re.Match[str]], names: Names) -> int:
    """How many words may be one name: they are all known from names, or small ones between."""
    size = 1
    most = min(len(words), _LONGEST)
    while size < most and (words[size][0] in names.heads or words[size][0] in STOP):
        size += 1
    return size


def _mention(
    words: list[re.Match[str]], where: Key, found: tuple[Named, BodyId], sentence: Sentence
) -> Mention:
    start, end = words[0].start(), words[-1].end()
    named, body = found
    name = sentence.text[start:end]
    return Mention(start, end, named, body, name, where, exact=False, place=True)


def _is_other(rest: list[re.Match[str]], sentence: Sentence, end: int) -> bool:
    """The place is only the beginning of the name of something else."""
    following = _WORD.match(sentence.low, end + (3 if sentence.low[end : end + 3] == "'s " else 1))
    return following is not None and following.group() in _OTHER_THING


def _named(where: Key, kinds: tuple[Named, ...], names: Names) -> tuple[Named, BodyId] | None:
    if len(where) == 1 and where[0] in _LANDSCAPE:
        return None
    for kind in kinds:
        if (body := names.exact.get((kind, where))) is not None:
            return kind, body
    return None
