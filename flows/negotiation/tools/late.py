"""The readers of loans and offers. Their patterns take a tenth of a second to compile, and most conversations need
neither: they are loaded when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.reading.folding import fold

if TYPE_CHECKING:
    from flows.reading.loans import Loan
    from flows.reading.offers import Offered
    from flows.reading.single import Single


def read_loan(text: str, *, bare: bool = False) -> Loan | None:
    """As flows/reading/loans.py has it."""
    from flows.reading import loans

    return loans.read_loan(text, bare=bare)


def read_single(text: str) -> Single | None:
    """As flows/reading/single.py has it."""
    from flows.reading import single

    return single.read_single(text)


def in_another_rhythm(text: str) -> bool:
    """Whether it speaks of weeks, ten days or quarters."""
    from flows.reading.loan_words import OTHER_RHYTHM

    return bool(OTHER_RHYTHM.search(fold(text)))


def read_offer(text: str) -> Offered | None:
    """As flows/reading/offers.py has it."""
    from flows.reading import offers

    return offers.read_offer(text)
