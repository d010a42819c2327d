"""The lines of stages 0 to 3: who is calling, what is owed, where the person stands; and those for only listening.

By key and tones, from the fullest form to the plainest (CONVERSATION.md 5; lines.py says how one is chosen).
"""

from __future__ import annotations

from flows.model import C, Text

OPENING: dict[tuple[str, str], tuple[Text, ...]] = {
    ("0", "AB"): (C("spoken", "Hello, I am recording this call so both can check."),),
    ("0", "C"): (C("spoken", "Just so you know, I am recording, to avoid doubt later."),),
    ("1", "A"): (
        C(
            "spoken",
            "Your name, staff number, department? I will verify in the official app or by the service number.",
        ),
    ),
    ("1", "B"): (C("spoken", "Your name, number, firm, and for which lender? I talk after checking with the lender."),),
    ("1", "C"): (C("spoken", "Who am I speaking to? Do you collect for yourself or for somebody?"),),
    ("1b", "ABC"): (C("spoken", "Before verifying I give no ID number, card number or code."),),
    ("1c.asset_manager", "B"): (
        C("spoken", "You say the debt was assigned to you: send the notice, I check with the first lender."),
    ),
    ("1c.guarantor", "B"): (
        C("spoken", "You say you paid for me: send the proof and a statement, I check with the first lender."),
    ),
    ("1d", "ABC"): (C("spoken", "Tell me the court, case number and your name; I call back after checking by 12368."),),
    ("2", "A"): (
        C(
            "spoken",
            "I want to solve this. Tell me principal, interest, penalty interest and fees apart, and send a statement.",
        ),
    ),
    ("2", "B"): (
        C(
            "spoken",
            "I am willing to talk. First a written statement: principal, interest, penalties, other charges.",
        ),
    ),
    ("2", "C"): (C("spoken", "I want to solve it. Let us check: lent, really received, paid so far."),),
    ("2r", "AB"): (C("spoken", "Tell me the full yearly cost and the basis of each charge."),),
    ("2c", "C"): (C("spoken", "Please keep interest within four times the one-year LPR of the contract date."),),
    ("3a", "ABC"): (
        C("spoken", "Since {since}, because of {cause}, my income fell from {A} to {B}."),
        C("spoken", "Because of {cause} I now take home {B} a month."),
        C("spoken", "Because of {cause} I find it hard to repay now."),
    ),
    ("3z", "ABC"): (
        C("spoken", "Since {since}, because of {cause}, I have no income."),
        C("spoken", "Because of {cause} I have no income now."),
        C("spoken", "I have no income now."),
    ),
    ("3b", "ABC"): (
        C("spoken", "Essentials are {C} a month, {n} on me, {X} is steady."),
        C("spoken", "Essentials are {C} a month; {X} is steady."),
    ),
    ("3b.usual", "ABC"): (
        C("spoken", "Essentials are {C} a month, {n} on me, {X} is what I can give in a usual month."),
        C("spoken", "Essentials are {C} a month; {X} is what I can give in a usual month."),
    ),
    ("3n", "ABC"): (
        C("spoken", "Essentials are {C} a month, nothing is left; I don't want to promise what I can't do."),
    ),
    ("L1", "ABC"): (C("spoken", "I will listen and note it; I answer after checking."),),
    ("L2", "ABC"): (C("spoken", "Today I confirm neither debt nor amount, promise no payment and sign nothing."),),
    ("S", "ABC"): (C("spoken", "I don't feel well; I must hang up and will be in touch."),),
}
