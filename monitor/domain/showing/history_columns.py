"""The columns of the ledger's rows and what each means: a promise, told in docs/history.md too."""

MEANINGS = {
    "inspection_id": "stable",
    "body_id": "stable; the body under the name it had then",
    "body": "short name",
    "kind": "crc, nps_division, region, pdu, yjs, national",
    "region": "id of the probation region",
    "programme": "the rules it was made under",
    "published": "as exactly as it is known: YYYY-MM-DD, YYYY-MM, YYYY, or a span from/to",
    "published_precision": "day, month, year, span",
    "published_first": "the first day that it can have been",
    "published_last": "the last one",
    "overall_rating": "one of the four words; none where the inspection gave none",
    "score": "points",
    "max_score": "of so many",
    "direction": "improved, declined, unchanged against the one rated before; none for the first",
    "current": "true: this is the rating that counts now",
    "status": "unconfirmed, confirmed, corrected, withdrawn (taken down: it counts no more)",
    "authority": "whose word the entry rests on: official, press",
    "report_url": "the inspectorate's page, else the best address known",
    "other_urls": "further addresses (shipped history only)",
    "fieldwork": "when the inspectors' work began, as exactly as it is known",
    "previous_rating_stated": "the rating before, as an article about this inspection states it",
    "baseline_confidence": "how sure the shipped history is: high, medium, low; none for later",
    "recorded_at": "when the entry was written, in UTC",
    "note": "what else there is to know",
    "action_plans": "addresses of the action plans that answer it",
}

COLUMNS = tuple(MEANINGS)
