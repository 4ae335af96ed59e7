"""One article: its words, those that something was taken from, and why it was read so."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.drawing.quotes import pieces
from monitor.dashboard.pages.missing import missing
from monitor.dashboard.rendering import desk_of, page
from monitor.domain.article import ArticleId

router = APIRouter()


@router.get("/articles/{article}")
def one(request: Request, article: str) -> Response:
    """By the article's id."""
    desk = desk_of(request)
    found = desk.read(ArticleId(article))
    if found is None:
        return missing(request, "article")
    whole = found.article.story.whole
    marked = list(pieces(whole, found.evidence))
    return page(
        request,
        "article.html",
        read=found,
        article=found.article,
        pieces=marked,
        bodies=desk.sight().gazetteer.bodies,
        inspections={
            one.id: one for known in desk.sight().known.inspections.values() for one in known
        },
    )
