"""What a person has to look at in a story that reports no rating."""

from monitor.domain.reader.bodies.cast import Cast
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.clause import following_noun
from monitor.domain.reader.points.scores import scores
from monitor.domain.reader.text.sentences import Sentence
from monitor.domain.reader.verdict.category import PLAINLY
from monitor.domain.reader.verdict.evidence import Evidence


def misattributed(evidence: Evidence, players: Cast) -> tuple[str, ...]:
    """Story of another inspectorate -> a doubt where its headline rates a body of ours by its name.

    Papers mistake one inspectorate for the other, and a person has to see which it was.
    """
    rated = any(_in_headline(c) for c in evidence.claims)
    named = [m for m in players.seen.get(0, ()) if m.body and not m.place]
    if not (rated and named):
        return ()
    return (f"{named[0].name}: rated in the headline, but only another inspectorate is named",)


def _in_headline(claim: Claim) -> bool:
    """A rating of a body, plainly put: "'inadequate' school" is of something else."""
    plainly = claim.role is Role.OVERALL and claim.sentence.in_title and claim.weight >= PLAINLY
    noun, of_body = following_noun(claim.right)
    return plainly and (of_body or not noun)


def unread(told: tuple[Sentence, ...], players: Cast) -> tuple[str, ...]:
    """Story without a rating -> a doubt where it has a score: an outcome not put in words."""
    if not players.main:
        return ()
    found = [score for sentence in told for _, score in scores(sentence.low)]
    if not found:
        return ()
    return (f"{players.roles[players.main[0]].name}: a score of {found[0]}, but no rating",)
