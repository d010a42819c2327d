"""The seven lines of a month's essentials, and how they are read from one message: by label, or in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from flows.model import C, Invalid, T, Text
from flows.reading.folding import fold
from flows.reading.money import ReadMoney, read_money

LINES: dict[str, Text] = {
    "home": C("spending", "rent or mortgage"),
    "food": C("spending", "food"),
    "bills": C("spending", "utilities, phone"),
    "health": C("spending", "doctor, medicine"),
    "family": C("spending", "children, parents"),
    "travel": C("spending", "getting to work"),
    "other": C("spending", "other necessities"),
}
_KNOWN_BY: dict[str, tuple[str, ...]] = {
    "home": ("房租", "房贷", "租金", "租房", "住房", "住", "房", "rent", "mortgage", "housing", "home loan", "home"),
    "food": ("吃饭", "伙食", "买菜", "饭", "吃", "食", "food", "groceries", "meals", "eating"),
    "bills": (
        *("水电手机", "水电", "水费", "电费", "燃气", "煤气", "话费", "电话", "手机", "网费", "宽带", "物业"),
        *("utilities", "phone", "electricity", "power", "water", "gas", "internet", "bills"),
    ),
    "health": ("看病吃药", "看病", "吃药", "医疗", "医药", "医", "药", "doctor", "medicine", "medical", "pills"),
    "family": (
        *("孩子老人", "孩子", "小孩", "老人", "父母", "爸妈", "爸爸", "妈妈", "赡养", "抚养"),
        *("学费", "奶粉", "子女", "家人"),
        *("children", "child", "kids", "kid", "parents", "mum", "mom", "dad", "school", "dependants", "family"),
    ),
    "travel": (
        *("电动车租金", "电动车", "租车", "车租", "车贷", "car loan", "car payment"),
        *("上班路费", "上班", "通勤", "交通", "地铁", "公交", "车费", "路费", "油费", "加油", "打车"),
        *("getting to work", "commuting", "commute", "transport", "bus", "metro", "travel", "petrol"),
    ),
    "other": ("其他必需", "其他", "其它", "别的", "日用", "other necessities", "other", "others", "misc"),
}
Names = Mapping[str, Sequence[str]]
_TOTAL = re.compile(r"一共|总共|合计|总计|加起来|总数|\b(?:total|altogether|in all)\b")
_NOT_MONTHLY = re.compile(
    r"[每一](?:天|日|周|星期|年)|\b(?:daily|weekly|yearly|(?:a|per|each|every) (?:day|week|year))\b"
)
_CORRECTED = re.compile(r"不对|不是|错了|改成|改为|应该是|\b(?:no|sorry|wait|rather|i mean)\b")
_DEBT = re.compile(r"信用卡|网贷|借呗|花呗|白条|贷款|欠|\b(?:credit cards?|loans?|debts?|owe)\b")
_SECURED = re.compile(r"(?:房|车)(?:屋|辆)?贷款?|\b(?:car|home) loans?\b")
"""What stands behind a home or a car is paid like rent: it is an essential, and shares with no other debt."""
_NOTHING = re.compile(r"没有?|无|零|不用|\b(?:none|nothing|no|nil)\b|[-/]\s*$")
_SEPARATORS = re.compile(r"[;、|]|,(?![0-9]{3}(?![0-9]))|(?<=[0-9]{4}),")  # not the comma of 1,200
_LABELS = "|".join(
    rf"\b{word}\b" if word.isascii() else word
    for word in sorted((word for words in _KNOWN_BY.values() for word in words), key=len, reverse=True)
)
_LABEL_BEGINS = re.compile(rf"(?={_LABELS})")
_NEXT = re.compile(r"(?<=\d)\s+(?=[㐀-鿿a-z])(?![元块圆百千万kwy])")
_ORDINAL = re.compile(r"^\s*[1-7](?:[)、]|[.:](?!\d))\s*")


def not_monthly(text: str) -> bool:
    """Whether a day's, a week's or a year's amount was written."""
    return bool(_NOT_MONTHLY.search(fold(text)))


def read_total(text: str) -> Decimal | None:
    """The sum that is named as such, or an addition without labels: 一共3600, 1200+1500+900."""
    folded = fold(text)
    if (said := _TOTAL.search(folded)) and isinstance(read := read_money(folded[said.end() :]), ReadMoney):
        return read.value
    parts = [part.strip() for part in folded.split("+")]
    read_parts = [read_money(part) for part in parts if not label_of(part)]
    values = [part.value for part in read_parts if isinstance(part, ReadMoney)]
    return sum(values, Decimal(0)) if 1 < len(parts) == len(values) else None


def read_lines(text: str, known: Mapping[str, Decimal] | None) -> dict[str, Decimal] | None:
    """The lines in `text`; None when it is one amount. `known`: those that need not be told; None: no form was shown.

    Raises Invalid for an amount that could stand in several lines.
    """
    pieces = list(_pieces(text))
    asked = [key for key in LINES if known is None or key not in known]
    labels = [label_of(piece) for piece in pieces]
    told = sum(bool(label) and _amount(piece) is not None for piece, label in zip(pieces, labels, strict=True))
    if told or (known is not None and any(labels)):
        return _by_label(pieces, labels)
    row = pieces if len(pieces) == len(LINES) else _row(text) or pieces
    if len(row) == len(LINES):
        return _in_order(row, list(LINES))
    if known is not None and 1 < len(row) <= len(asked):
        return _in_order(row, asked)
    return _rest(text, asked) if known else None


def is_debt(text: str) -> bool:
    """Whether a debt is named, which is no cost of living; the rent or mortgage is."""
    folded = fold(text)
    return bool(_DEBT.search(folded)) and not label_of(text)


def _rest(text: str, asked: Sequence[str]) -> dict[str, Decimal] | None:
    """One amount while lines are missing: the last line, or nothing for all of them."""
    read = read_money(text)
    if not isinstance(read, ReadMoney):
        return None
    if read.value and len(asked) > 1:
        raise Invalid(T("Which line is that?"), T("For example: {line} 300", line=LINES[asked[0]]))
    return dict.fromkeys(asked, read.value)


def names_of(text: str) -> Names:
    """The names that stand in a message, by the lines that they name."""
    found: dict[str, list[str]] = {}
    for piece in _pieces(text):
        if (label := label_of(piece)) and _amount(piece):
            found.setdefault(label, []).append(_name(piece))
    return found


def _name(piece: str) -> str:
    folded = fold(piece)
    names = (word for words in _KNOWN_BY.values() for word in words if _names(word, folded))
    return max(names, key=len, default="")


def label_of(piece: str) -> str:
    """The line that a piece names, or ''; the longest word decides, so that 吃药 is not 吃."""
    folded = fold(piece)
    found = ((len(word), key) for key, words in _KNOWN_BY.items() for word in words if _names(word, folded))
    return max(found, default=(0, ""))[1]


def _names(word: str, piece: str) -> bool:
    return word in piece if not word.isascii() else re.search(rf"\b{word}\b", piece) is not None


def _pieces(text: str) -> Iterator[str]:
    """The parts of a list: its lines, or one line cut at its separators; after every amount, and before every label."""
    lines = [_ORDINAL.sub("", fold(line)) for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = _SEPARATORS.split(lines[0])
    parts = (part for line in lines for part in _NEXT.split(line))
    yield from (piece for part in parts for piece in _LABEL_BEGINS.split(part) if piece.strip())


def _row(text: str) -> list[str]:
    """Seven bare numbers in one row."""
    for separator in (r"\s+", r"[,，\s]+"):
        row = [piece for piece in re.split(separator, fold(text)) if piece]
        if len(row) == len(LINES):
            return row
    return []


def _by_label(pieces: Sequence[str], labels: Sequence[str]) -> dict[str, Decimal]:
    """Each labelled amount in its line; two of one line are added, but for what is put right (不对，吃饭900). A label
    without an amount stays open."""
    found: dict[str, Decimal] = {}
    named: set[str] = set()
    corrected = any(_CORRECTED.search(piece) for piece in pieces)
    for piece, label in zip(pieces, labels, strict=True):
        amount = _amount(piece)
        if (amount is None and re.search(r"\d", piece)) or (amount is not None and not label):
            raise Invalid(T("Which line is {words}? Please write its name before it.", words=piece.strip()))
        if amount is not None:
            again = corrected and _name(piece) in named
            found[label] = amount if again else found.get(label, Decimal(0)) + amount
            named.add(_name(piece))
    if not found:
        raise Invalid(T("I could not read the amounts."), T("For example: {line} 300", line=LINES["food"]))
    return found


def _in_order(pieces: Sequence[str], asked: Sequence[str]) -> dict[str, Decimal] | None:
    amounts = [_amount(piece) for piece in pieces]
    if None in amounts:
        return None
    return {key: amount for key, amount in zip(asked, amounts, strict=False) if amount is not None}


def _amount(piece: str) -> Decimal | None:
    """The amount of one line; a word for nothing, or a dash, is zero."""
    after = piece.partition(":")[2] or piece
    if isinstance(read := read_money(after), ReadMoney):
        return read.range[1] if read.range else read.value
    return Decimal(0) if _NOTHING.search(after) and not re.search(r"\d", after) else None
