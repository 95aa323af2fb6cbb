"""A case and what hangs on it. Title, type and all free text are sealed with the case's own key."""

from klar.models.case.case import Case, Participant
from klar.models.case.consent import Consent, consents, lacking, may_share, missing
from klar.models.case.deadline import Deadline, Trigger, deadlines, first_due, next_due
from klar.models.case.document import Document, document, document_count, documents, kept_count, removed_documents, versions
from klar.models.case.entry import Entry, entries
from klar.models.case.handover import (
    Handover,
    desk,
    desk_count,
    given_away,
    in_work,
    one_handover,
    open_handover,
    question_count,
    reply_count,
    work_count,
)
from klar.models.case.lists import about, closed_cases, open_cases, open_count, recent_types
from klar.models.case.party import Party, parties
from klar.models.case.share import Share, receivers, shares

__all__ = [
    "Case",
    "Consent",
    "Deadline",
    "Document",
    "Entry",
    "Handover",
    "Participant",
    "Party",
    "Share",
    "Trigger",
    "about",
    "closed_cases",
    "consents",
    "deadlines",
    "desk",
    "desk_count",
    "document",
    "document_count",
    "documents",
    "entries",
    "first_due",
    "given_away",
    "in_work",
    "kept_count",
    "lacking",
    "may_share",
    "missing",
    "next_due",
    "one_handover",
    "open_cases",
    "open_count",
    "open_handover",
    "parties",
    "question_count",
    "receivers",
    "recent_types",
    "removed_documents",
    "reply_count",
    "shares",
    "versions",
    "work_count",
]
