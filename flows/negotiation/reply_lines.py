"""The lines that answer what a collector may say, numbered as facts 3.5 numbers what is answered.

By key and tones, from the fullest form to the plainest (lines.py says how one is chosen). None has a complaint.
"""

from __future__ import annotations

from flows.model import C, Text

_ONLY_ME = C("spoken", "Please stop. The debt is mine, please contact only me.")

REPLIES: dict[tuple[str, str], tuple[Text, ...]] = {
    ("a1", "AB"): (
        C("spoken", "Please send that in writing. I am asking for a plan; I answer when I have the statement."),
    ),
    ("a1", "C"): (
        C("spoken", "Please put that in writing. I am talking about repaying; I answer when I have read it."),
    ),
    ("a2", "ABC"): (C("spoken", "Please tell me the court and the case number; I check by 12368."),),
    ("a4", "ABC"): (C("spoken", "I have deceived nobody, I am talking about repaying. Follow the law, please."),),
    ("a5", "ABC"): (C("spoken", "Please don't put it like that; the call is recorded. Back to the plan."),),
    ("a6", "ABC"): (C("spoken", "Let us talk by phone. If you do come: two people, papers shown, and not inside."),),
    ("a7", "ABC"): (_ONLY_ME,),
    ("a8", "ABC"): (C("spoken", "This is a private debt. Please tell my workplace nothing, contact only me."),),
    ("a10", "AB"): (
        C("spoken", "Please register my request for instalments, give me the ticket number, and pass it on."),
    ),
    ("a10", "C"): (C("spoken", "I can't do all at once. Let us fix a monthly sum and write it down."),),
    ("a11", "ABC"): (C("spoken", "Please register my request, and tell me who decides and when I hear."),),
    ("a12", "AB"): (
        C("spoken", "I pay the first instalment after approval. First put in writing that it counts as principal."),
    ),
    ("a12", "C"): (C("spoken", "Once it is written and signed I pay the first one; the paper says it is principal."),),
    ("a12n", "ABC"): (C("spoken", "First send the plan in writing, with what a payment counts as; then I answer."),),
    ("a13", "ABC"): (C("spoken", "Please send the release in writing; I answer when I have read it."),),
    ("a14", "AB"): (C("spoken", "I pay only through the official channel; please send me that one."),),
    ("a14", "C"): (C("spoken", "I transfer only to the account in our agreement, and keep the record."),),
    ("a15", "AB"): (C("spoken", "A waiver goes through the official channel, please, and in writing."),),
    ("a15", "C"): (C("spoken", "Please put on paper what is dropped; it counts once we both have signed."),),
    ("a16", "ABC"): (C("spoken", "I don't borrow to repay. Let us talk about my plan."),),
    ("a17", "ABC"): (C("spoken", "Please send the statement and the yearly cost. I ask you to stop the penalties."),),
    ("a18", "ABC"): (C("spoken", "The credit record and the court's list are two things. Back to the plan."),),
    ("a19", "ABC"): (C("spoken", "Please tell me which list, and on what basis. Back to the plan."),),
    ("a20", "ABC"): (C("spoken", "Please post the original, with the firm's name and the lawyer's licence number."),),
    ("a21", "ABC"): (C("spoken", "Please tell me which court paper that rests on. Back to the plan."),),
    ("a24", "ABC"): (C("spoken", "I am talking to you, and that is on record. Let us agree on times to call."),),
    ("a26", "ABC"): (C("spoken", "You have called several times today. Let us agree on a time, I will answer."),),
    ("a28", "ABC"): (C("spoken", "Thank you. Please write the plan down and send it by the official channel."),),
    ("a29", "ABC"): (C("spoken", "I confirm when I have seen it in writing."),),
    ("a30", "ABC"): (C("spoken", "Please tell me the total cost and the yearly rate, and put them into the plan."),),
}
