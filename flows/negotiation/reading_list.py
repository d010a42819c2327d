"""Which articles stand behind the script of these answers: the rules that its lines use, and the advice."""

from __future__ import annotations

from collections.abc import Iterator

from flows.model import Answers, Scene
from flows.negotiation.guards import limitation_doubtful

_MOST = 7
_COURT = {
    "mediation": "mediation-sms",
    "unsure": "mediation-sms",
    "payment_order": "payment-order-court",
    "summons": "being-sued",
    "judgment": "wages-frozen",
}
_LENDER = {"asset_manager": "debt-sold", "guarantor": "guarantee-fees", "private": "legal-rate"}
_LOAN = {"card": "stop-interest", "secured": "secured-loan"}
_WISH = {
    "longer_term": "longest-term",
    "pause": "extension",
    "reschedule": "extension",
    "waive": "penalty-too-high",
    "principal_only": "principal-only",
    "lump_sum": "lump-sum",
}
_CONDUCT = {
    "private_pay": "pay-to-account",
    "posing": "verify-caller",
    "fee_agent": "debt-relief-agencies",
    "borrow_more": "negotiation-failed",
    "threats": "where-to-complain",
    "insults": "where-to-complain",
    "contacts": "family-called-when",
    "employer": "employer-contacted",
    "night": "night-calls",
    "too_many": "call-frequency",
}
_ALWAYS = ("oral-agreement", "can-i-negotiate", "verify-caller", "record-call")


def behind(scene: Scene) -> tuple[str, ...]:
    """Slugs, what is most pressing first."""
    return tuple(dict.fromkeys(_found(scene.answers)))[:_MOST]


def _found(answers: Answers) -> Iterator[str]:
    if limitation_doubtful(answers):
        yield "over-three-years"
    for step, articles in (("court_papers", _COURT), ("lender_kind", _LENDER), ("loan_kind", _LOAN)):
        if slug := articles.get(answers.choice(step)):
            yield slug
    conduct, wishes = answers.ticks("conduct"), answers.ticks("asks")
    yield from (slug for wish, slug in _WISH.items() if wish in wishes)
    yield from (slug for sign, slug in _CONDUCT.items() if sign in conduct)
    yield from _ALWAYS
