"""The lines of stage 4, what the person asks for, and of stage 12, which reads back what was asked for.

By key and tones, from the fullest form to the plainest (CONVERSATION.md 5; lines.py says how one is chosen). `E` asks
for a settlement in enforcement, `M` for mediation at court, `4n` for time without naming a sum; `4t` names a small sum
of the person's own during a pause.
"""

from __future__ import annotations

from flows.model import C, Text

WISHES: dict[tuple[str, str], tuple[Text, ...]] = {
    ("4.longer_term", "A"): (
        C("spoken", "I apply for a longer term: {X} a month on the {day}, {N}, from {start}."),
        C("spoken", "I apply for a longer term: {X} a month after {payday}, {N}."),
        C(
            "spoken",
            "I apply for a longer term: {X} a month on the {day}, number of instalments once I have the statement.",
        ),
        C(
            "spoken",
            "I apply for a longer term: {X} a month after {payday}, number of instalments once I have the statement.",
        ),
    ),
    ("4.longer_term", "B"): (
        C("spoken", "I apply for more instalments: {X} a month, {N}; please pass it on for approval."),
        C("spoken", "I apply for more instalments of {X} a month; please pass it on for approval."),
    ),
    ("4.longer_term", "C"): (
        C("spoken", "I would like {X} a month on the {day}, {N}; let us write it down."),
        C("spoken", "I would like {X} a month after {payday}, {N}; let us write it down."),
        C("spoken", "I would like {X} a month until it is paid; let us write it down."),
    ),
    ("4.once", "ABC"): (
        C("spoken", "I ask to pay all {X} at once on {start}."),
        C("spoken", "I ask to pay all {X} at once after {payday}."),
    ),
    ("4.card", "A"): (
        C(
            "spoken",
            "I apply for a personal card plan: {X} a month, {N} (at most 60); please consider it under Article 70.",
        ),
        C("spoken", "I apply for a personal card plan: {X} a month; please set the instalments under Article 70."),
        C(
            "spoken",
            "I apply for a personal card plan; please tell me under Article 70 how many instalments it can be.",
        ),
    ),
    ("4.extension", "A"): (C("spoken", "It is not due yet; I apply early for {k} more; tell me cost and total."),),
    ("4.extension", "BC"): (C("spoken", "It is not due yet; I'd like {k} more; what would it cost?"),),
    ("4.waive", "A"): (
        C("spoken", "Please waive penalty interest and fees, stop adding more, and put the amounts into the plan."),
    ),
    ("4.waive", "B"): (C("spoken", "Please apply for a waiver of penalties; send in writing which and how much."),),
    ("4.waive", "C"): (C("spoken", "Can the late charges be dropped or cut? Let us fix the total in writing."),),
    ("4.principal_only", "A"): (
        C(
            "spoken",
            "I apply to repay the principal of {P} only, {X} a month, {N}; please release the rest in writing.",
        ),
        C("spoken", "I apply to repay only the principal: how much is left of it? Please release the rest in writing."),
    ),
    ("4.principal_only", "B"): (
        C("spoken", "I apply for principal only, {P} in {N}. Who decides?"),
        C("spoken", "I apply for principal only. How much is left of it, and who decides?"),
    ),
    ("4.principal_only", "C"): (
        C("spoken", "I repay the principal of {P}, {X} a month. Can interest be dropped, in writing?"),
        C("spoken", "I would repay the principal: let us check what is left. Can interest be dropped, in writing?"),
    ),
    ("4.pause", "A"): (
        C(
            "spoken",
            "I apply for a pause of {k} until {date}, no penalties meanwhile, not counted as new default.",
        ),
    ),
    ("4.pause_talk", "A"): (
        C(
            "spoken",
            "I apply for a pause of {k}; on {date} we speak of amounts; no penalties meanwhile, not a new default.",
        ),
    ),
    ("4.pause", "B"): (
        C(
            "spoken",
            "I apply for a pause of {k}, amounts again on {date}; register it, give me the ticket number.",
        ),
    ),
    ("4.pause", "C"): (C("spoken", "Give me {k}; I come to you on {date}; please add nothing meanwhile."),),
    ("4.pause_first", "A"): (
        C("spoken", "Before that I apply for a pause of {k}: the first instalment on {start}, no penalties meanwhile."),
    ),
    ("4.pause_first", "B"): (
        C("spoken", "Before that I apply for a pause of {k}, the first instalment on {start}; please register it."),
    ),
    ("4.pause_first", "C"): (
        C("spoken", "Before that give me {k}; the first sum comes on {start}, please add nothing meanwhile."),
    ),
    ("4.lump_sum", "A"): (
        C(
            "spoken",
            "I can pay {L} at once to settle. Please release the rest in writing and issue a settlement certificate.",
        ),
    ),
    ("4.lump_sum", "B"): (
        C("spoken", "I can pay {L} at once, if the lender agrees in writing that the rest is released."),
    ),
    ("4.lump_sum", "C"): (
        C("spoken", "{L} at once and we are quits. Please write a receipt that the rest is dropped."),
    ),
    ("4.reschedule", "ABC"): (
        C("spoken", "Same amount, please move the due date to the {day}, from {start}."),
        C("spoken", "Same amount, please move the due date to after {payday}."),
    ),
    ("4.first", "A"): (
        C("spoken", "Once it is approved I pay {D} first; please note in writing that it counts as principal."),
    ),
    ("4.first", "BC"): (C("spoken", "Once we have it in writing I pay {D} first, and it counts as principal."),),
    ("4t", "ABC"): (C("spoken", "Meanwhile I can give {X} a month; please count it as principal."),),
    ("4n", "ABC"): (C("spoken", "I cannot fix an amount now. With the statement in hand I answer by {date}."),),
    ("E", "ABC"): (
        C("spoken", "I have the judgment. I ask for a settlement in enforcement: {X} a month, {N}."),
        C("spoken", "I have the judgment. I ask for a settlement in enforcement: {X} a month."),
        C("spoken", "I have the judgment. I ask for a settlement in enforcement; whom do I talk to?"),
    ),
    ("M", "ABC"): (
        C("spoken", "I would like mediation at court, and to pay in instalments: {X} a month, {N}."),
        C("spoken", "I would like mediation at court, and to pay in instalments of {X} a month."),
        C("spoken", "I would like mediation at court; let us put it into the mediation paper."),
    ),
    ("12.longer_term", "ABC"): (
        C("spoken", "Let me read back: {X} a month, {N}, from {start}; right?"),
        C("spoken", "Let me read back: {X} a month, {N}; right?"),
        C("spoken", "Let me read back: {X} a month, number of instalments once I have the statement; right?"),
    ),
    ("12.once", "ABC"): (
        C("spoken", "Let me read back: all {X} at once on {start}; right?"),
        C("spoken", "Let me read back: all {X} at once after {payday}; right?"),
    ),
    ("12.waive", "ABC"): (C("spoken", "Let me read back: you send me in writing what is waived and how much; right?"),),
    ("12.principal_only", "ABC"): (
        C("spoken", "Let me read back: only the principal of {P}, the rest released in writing; right?"),
        C("spoken", "Let me read back: only the principal, the rest released in writing; right?"),
    ),
    ("12.pause", "ABC"): (C("spoken", "Let me read back: a pause of {k}, until {date}; right?"),),
    ("12.lump_sum", "ABC"): (
        C("spoken", "Let me read back: {L} at once settles it, the rest released in writing; right?"),
    ),
    ("12.reschedule", "ABC"): (
        C("spoken", "Let me read back: the due date moves to the {day}; right?"),
        C("spoken", "Let me read back: the due date moves to after {payday}; right?"),
    ),
    ("12n", "ABC"): (C("spoken", "Let me read back: you send the statement, I answer by {date}; right?"),),
}
