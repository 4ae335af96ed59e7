"""Words of the page around a story: what starts its boilerplate, what ends a sentence."""

import re

SHORT_LINE = 50
# A text with so many longer lines, none of them longer than this, was broken at a fixed width.
WRAPPED_LINES, WRAPPED_WIDTH = 3, 90
# Longer ones are no sentences; cutting them keeps the time of reading in line with their length.
LONGEST = 2_000
# No story has more sentences; of a page without end only the beginning is read.
MOST = 5_000
# No sentence rates so often, and no story: of what does, the beginning tells enough.
MOST_WORDS, MOST_CLAIMS = 100, 1_000
SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s+")
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Cllr|Coun|Sgt|Prof|No|vs|Hon|Rev|Sir|[A-Z])\.$"
)
# "Rating: Good": said of one body after another, and no boilerplate.
VERDICT_LINE = re.compile(r"(?:overall )?(?:rating|grade|verdict|result|mark)s?(?: overall)?:")
COMMENTS = re.compile(
    r"(?:readers?'? ?|your ?)?comments(?: \(\d+\))?:?$|comments: "
    r"|(?:join|have your say in) the conversation"
    r"|(?:view|show|load) comments|what (?:our )?readers say:?$|most popular:?$|most read:?$"
)
# Headlines of other stories, offered inside the page.
ELSEWHERE_FIRST = frozenset("rmafoysfdtlpcenwi'\"* ")
ELSEWHERE = re.compile(
    r"['\"* ]{0,9}(?:"
    r"read (?:more|also|next|(?:the|our) (?:most recent|latest|other))\b"
    r"|also (?:in the news|read)\b|most (?:read|popular)\b"
    r"|more on this(?: story)?\b"
    r"|related(?: (?:topics?|stor(?:y|ies)|articles?|news|content|links?))?:"
    r"|related (?:stor(?:y|ies)|articles?|news|content|links?)\b|around the bbc\b"
    r"|from other (?:local )?news sites\b|you (?:may|might) also (?:like|want)\b|see also\b"
    r"|more (?:[\w'-]+ ){0,5}(?:news|stories)\b|other (?:stories|news|headlines)\b|in other news\b"
    r"|more from\b|sign up\b|subscribe\b|follow (?:us|bbc)\b|trending\b|recommended\b|don't miss\b"
    r"|top stories\b|latest (?:news|headlines|stories)\b|popular (?:now|articles)\b|promoted\b"
    r"|advertisement\b"
    r"|(?:coming )?(?:next|last) (?:week|up)[,:]|coming next\b|elsewhere(?: on (?:this|our) site)?:"
    r"|(?:also )?(?:in the news|on this site|making (?:the )?(?:news|headlines))(?: today)?:"
    r"|other (?:pages|articles|posts)\b|editor's picks?\b|similar (?:stories|articles)\b"
    r"|rate this page|was this (?:page|article)\b|page last updated"
    r")",
)
