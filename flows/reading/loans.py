"""What somebody types of a loan's cost: 借1万分12期每期933, "I got 8,800 and pay 893.33 x 12", 日息万五一年多少."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from flows.reading import loan_words as words
from flows.reading.folding import fold
from flows.reading.loan_words import Way
from flows.reading.money import LIMIT
from flows.reading.numerals import figures
from flows.reading.percents import read_percent
from flows.reading.quantities import MOST, Quantity, Sentence, read_sentence
from flows.reading.roles import Role, numbers_told, role_of

_CENT, NOTHING = Decimal("0.01"), Decimal(0)
_PAID: tuple[Role, ...] = ("each", "interest", "total")
_LEAST = Decimal(100)
_NEAR = 16
_WHOLE_FEE = Decimal("0.02")
"""A fee of this part of the loan or more is for the whole time, unless the text says that it is for an instalment."""
_LITTLE = Decimal("0.6")
_BETWEEN = re.compile(r"[ ;/、，；\t\n]+")
_EDGE_OF_BARE = re.compile(r",(?![0-9]{3}(?![0-9]))|(?<=[0-9]{4}),")


@dataclass(frozen=True, slots=True)
class Loan:
    """What was told of a loan; None where nothing was. Yuan, months, fractions.

    lent: the nominal principal. received: what was really received, where it was told or follows from a deduction.
    each: paid every month; where the interest comes first, the interest. fee: a fraction of the original principal in
    every instalment. extra: another sum every month (guarantee, service, membership). rate: a fraction a year.
    daily: the rate was told a day, and a year has 360 of them. asks: what it costs was asked.
    """

    lent: Decimal | None = None
    received: Decimal | None = None
    number: int | None = None
    each: Decimal | None = None
    fee: Decimal | None = None
    extra: Decimal | None = None
    rate: Decimal | None = None
    daily: bool = False
    way: Way = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class _Fee:
    """A fraction of the principal, for each instalment (`monthly`) or for the whole time."""

    share: Decimal
    monthly: bool

    def by_instalment(self, number: int | None) -> Decimal | None:
        if self.monthly:
            return self.share
        return self.share / number if number else None


@dataclass(slots=True)
class _Told:
    """What a sentence tells, by its role. `unclear`: of what the rate is.

    by_instalment: the fee is for each instalment. besides: it comes on top of what is paid every month.
    doubtful: something in it cannot be placed, so that nothing can be computed.
    """

    sums: dict[Role, Decimal] = field(default_factory=dict)
    unnamed: list[Decimal] = field(default_factory=list)
    number: int | None = None
    fee: Quantity | None = None
    rate: Quantity | None = None
    shares: dict[Role, Decimal] = field(default_factory=dict)
    by_instalment: bool = False
    besides: bool = False
    unclear: bool = False
    doubtful: bool = False

    def put(self, role: Role, value: Decimal) -> None:
        self.doubtful = self.doubtful or self.sums.get(role, value) != value
        self.sums[role] = value


def read_loan(text: str, *, bare: bool = False) -> Loan | None:
    """The loan that `text` tells of or asks about; None where there is nothing to compute. Total: never raises.

    bare: a loan's numbers were asked for: three alone are what was received, what is paid, and how often, in any order;
    beside words, a sum without a name is what was received.
    """
    if bare and (loan := _of_bare_numbers(text)):
        return loan
    sentence = read_sentence(text)
    if sentence is None:
        return None
    if words.OTHER_RHYTHM.search(sentence.wording):
        return _rate_alone(text, sentence)
    told = _told(sentence)
    loan = _loan(told, words.way_told(sentence.wording), words.asks_for_cost(sentence.wording), bare)
    return loan if not told.doubtful and _is_enough(loan, told, bare) else None


def _rate_alone(text: str, sentence: Sentence) -> Loan | None:
    """A rate by the week or for ten days can be told a year; instalments in that rhythm are no months."""
    rate = read_percent(text)
    if sentence.of("sum") or sentence.of("months") or not sentence.of("share") or not isinstance(rate, Decimal):
        return None
    return Loan(rate=rate, asks=words.asks_for_cost(sentence.wording))


def _of_bare_numbers(text: str) -> Loan | None:
    parts = _EDGE_OF_BARE.sub(" ", fold(_BETWEEN.sub(" ", text))).split()
    values = sorted(value for part in parts if (value := _alone(part)))
    if len(parts) != 3 or len(values) != 3:
        return None
    counts = [value for value in values[:2] if value <= MOST and value % 1 == 0]
    if not counts:
        return None
    values.remove(counts[0])
    return Loan(received=values[1], each=values[0], number=int(counts[0]))


def _alone(part: str) -> Decimal | None:
    found = figures(part)
    figure = found[0] if len(found) == 1 else None
    if figure is None or (figure.start, figure.end) != (0, len(part)) or figure.high or figure.vague or figure.other:
        return None
    return figure.low if figure.low <= LIMIT else None


def _told(sentence: Sentence) -> _Told:
    numbers = numbers_told(sentence)
    told = _Told(number=min(numbers, default=None), doubtful=len(numbers) > 1)
    for share in sentence.of("share"):
        _put_share(told, share)
    for amount in sentence.of("sum"):
        _put_sum(told, amount)
    return told


def _put_share(told: _Told, share: Quantity) -> None:
    around = f"{share.before}{share.words}{share.after[:8]}"
    if words.CUT.search(share.before) or words.CUT.match(share.after.lstrip(" 的")):
        told.shares["deducted"] = share.value
    elif words.GUARANTEE.search(around):
        told.shares["extra"] = share.value
    elif words.FEE.search(around) and not (share.yearly is not None and "年" in share.words):
        told.doubtful = told.doubtful or (told.fee is not None and told.fee.value != share.value)
        told.fee = share
        _note_fee(told, share)
    elif words.PAID.search(share.before) or words.PAID.search(share.after):
        told.doubtful = True
    elif share.yearly is not None:
        told.unclear = not words.INTEREST.search(around)
        told.doubtful = told.doubtful or (told.rate is not None and told.rate.yearly != share.yearly)
        told.rate = share
    else:
        told.doubtful = True


def _put_sum(told: _Told, amount: Quantity) -> None:
    role = role_of(amount, words.BEFORE, words.AFTER)
    around = amount.before + amount.after[:6]
    if role in ("extra", "fee", "interest") and words.CUT.search(amount.before):
        role = "deducted"
    elif role in ("fee", "interest") and words.WHOLE.search(amount.before):
        role = "fees"
    elif role == "extra" and words.UP_FRONT.search(around) and not words.MONTHLY.search(around):
        role = "deducted"
    if role is None:
        told.unnamed.append(amount.value)
    elif role == "extra" and not words.MONTHLY.search(around):
        told.doubtful = True
    elif role not in ("other", "wish"):
        told.put(role, amount.value)
        if role in ("fee", "fees"):
            _note_fee(told, amount)


def _note_fee(told: _Told, fee: Quantity) -> None:
    after = "" if fee.followed else fee.after[:_NEAR]
    told.by_instalment = bool(words.EVERY.search(f"{fee.before}{fee.words};{after}"))
    told.besides = bool(words.BESIDES.search(fee.before))


def _loan(told: _Told, way: Way, asks: bool, bare: bool) -> Loan:
    sums = told.sums
    costly = way or told.fee or told.rate or told.shares or sums.keys() & {"fee", "fees", "deducted", "extra"}
    _name_the_unnamed(told, asks or bare or bool(costly))
    lent, received = _principal(told)
    extra = sums.get("extra", _of(told.shares.get("extra"), lent))
    fee, each = _fee(told, lent), _each(told, way)
    share = None if fee is None else fee.by_instalment(told.number)
    if fee and lent and each is not None and told.number:
        once, monthly = _beside(told, fee, lent, each)
        received = (received or lent) - once if once else received
        extra = (extra or NOTHING) + monthly if monthly else extra
        share = None
    return Loan(
        lent,
        received,
        told.number if sums or told.unnamed or share is not None else None,
        each,
        share,
        extra,
        told.rate.yearly if told.rate else None,
        bool(told.rate and told.rate.daily),
        way or ("fee" if share is not None else ""),
        asks,
    )


def _principal(told: _Told) -> tuple[Decimal | None, Decimal | None]:
    """What was lent, and what was received of it."""
    lent, received = told.sums.get("lent"), told.sums.get("received")
    deducted = told.sums.get("deducted", _of(told.shares.get("deducted"), lent))
    if deducted is not None and lent is None and received is not None:
        return received + deducted, received
    if deducted is not None and lent is not None and received is None:
        return lent, lent - deducted
    return lent, received


def _of(share: Decimal | None, lent: Decimal | None) -> Decimal | None:
    return None if share is None or lent is None else (lent * share).quantize(_CENT)


def _name_the_unnamed(told: _Told, about_cost: bool) -> None:
    """The larger of two sums without a name is what was lent, the smaller what is paid."""
    sums, left = told.sums, sorted(set(told.unnamed), reverse=True)
    if not left or not about_cost:
        return
    known = sums.get("lent") or sums.get("received")
    if known is None and (len(left) == 1 or "each" not in sums):
        sums["lent"] = known = left.pop(0)
    if left and known is not None and "each" not in sums and told.number and left[0] < known:
        sums["each"] = left.pop(0)
    told.doubtful = told.doubtful or bool(left)


def _each(told: _Told, way: Way) -> Decimal | None:
    each, interest, total = (told.sums.get(role) for role in _PAID)
    if interest is not None and way == "interest_first" and each is None:
        return interest
    told.doubtful = told.doubtful or interest is not None
    if total is not None and each is None and told.number:
        return (total / told.number).quantize(_CENT)
    return each


def _fee(told: _Told, lent: Decimal | None) -> _Fee | None:
    """What the text calls a fee: for each instalment or once, as it says or as its size lets expect."""
    if told.fee is not None:
        share, whole = told.fee.value, bool(words.WHOLE.search(told.fee.before + told.fee.words))
    elif lent and (named := told.sums.keys() & {"fee", "fees"}):
        share, whole = told.sums[min(named)] / lent, "fee" not in named
    else:
        return None
    monthly = not whole and (told.by_instalment or share < _WHOLE_FEE)
    told.doubtful = told.doubtful or (monthly and told.fee is None and not told.by_instalment)
    return _Fee(share, monthly)


def _beside(told: _Told, fee: _Fee, lent: Decimal, each: Decimal) -> tuple[Decimal, Decimal]:
    """What of the fee stands in no instalment, in yuan: once, and every month.

    Where the instalments come to more than the principal by as much as the fee, it is in them, unless the text says
    that it comes on top.
    """
    number = told.number or 1
    amount = (fee.share * lent).quantize(_CENT)
    whole = amount * number if fee.monthly else amount
    if not told.besides and whole <= each * number - lent + number:  # instalments are rounded, by a yuan at most
        return NOTHING, NOTHING
    return (NOTHING, amount) if fee.monthly else (amount, NOTHING)


def _is_enough(loan: Loan, told: _Told, bare: bool) -> bool:
    principal = loan.received if loan.received is not None else loan.lent
    if principal is not None and (principal < _LEAST or not _is_likely(loan, principal)):
        return False
    if (told.unclear and not (loan.asks or loan.way)) or (told.rate and told.fee and not told.sums):
        return False
    if loan.asks and loan.rate is not None and told.rate is not None and told.rate.value != loan.rate:
        return True
    if loan.asks and _known((loan.lent, loan.received, loan.number, loan.each, loan.fee, loan.extra, loan.rate)) >= 2:
        return True
    costly = bare or loan.fee or loan.rate or loan.way or told.shares or told.sums.keys() & {"deducted", "extra"}
    if principal is None or (told.unnamed and not costly):
        return False
    priced = loan.rate is not None or loan.fee is not None
    return bool((loan.number and (loan.each or priced)) or (loan.each and loan.rate is not None))


def _is_likely(loan: Loan, principal: Decimal) -> bool:
    """Whether instalments may repay the loan: neither each of them as large as it is, nor all of them much smaller."""
    if loan.each is None or loan.number is None or loan.way == "interest_first":
        return True
    return (loan.number == 1 or loan.each < principal) and loan.each * loan.number > _LITTLE * principal


def _known(values: Iterable[Decimal | int | None]) -> int:
    return sum(value is not None for value in values)
