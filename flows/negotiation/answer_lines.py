"""The lines of stages 5 to 13: proof, refusal, pressure, a breach, the written plan, goodbye.

By key and tones, from the fullest form to the plainest (CONVERSATION.md 5; lines.py says how one is chosen). {Y} and
{words} are known only during the call: before it the plainer form is said.
"""

from __future__ import annotations

from flows.model import C, Text

ANSWERS: dict[tuple[str, str], tuple[Text, ...]] = {
    ("5", "AB"): (C("spoken", "I can submit {papers} by the official channel; where do I upload them?"),),
    ("5", "C"): (C("spoken", "I can show you {papers} in person; I leave no originals or photos."),),
    ("6", "A"): (
        C("spoken", "I see that you cannot approve. Register my request, give me a ticket number, pass it on."),
    ),
    ("6", "B"): (C("spoken", "You can't decide, fine. Pass it to the lender; who decides, and when will I hear?"),),
    ("6", "C"): (
        C("spoken", "Think it over. My figure is {X} a month; I will contact you on {date}."),
        C("spoken", "Think it over. I will contact you on {date}."),
    ),
    ("7", "AB"): (
        C("spoken", "I cannot do {Y}; I would default again. I can do {X}. Is there a longer term?"),
        C("spoken", "I cannot do that sum, I could not keep it. I can do {X} a month. Is there a longer term?"),
        C("spoken", "I cannot do that sum, I could not keep it, so I don't agree to it now."),
    ),
    ("7", "C"): (
        C("spoken", "I don't have {Y}; a broken promise helps nobody. {X} I can keep."),
        C("spoken", "I don't have that much; a broken promise helps nobody. {X} I can keep."),
        C("spoken", "I don't have that much; a broken promise helps nobody."),
    ),
    ("8", "AB"): (
        C("spoken", "I heard you. As for {threat}, follow the law, please. Back to the plan."),
        C("spoken", "I heard you. Follow the law, please. Back to the plan."),
    ),
    ("8", "C"): (C("spoken", "I heard you. I am not hiding; let us say how much a month and write it down."),),
    ("9", "A"): (
        C(
            "spoken",
            'You just said "{words}". Please stop. I keep the recording and report it to your institution.',
        ),
        C("spoken", "Please stop {act}. I keep the recording and report it to your institution."),
    ),
    ("9", "B"): (
        C("spoken", 'You just said "{words}". Please stop. I keep the recording and tell the lender.'),
        C("spoken", "Please stop {act}. I keep the recording and tell the lender."),
    ),
    ("9", "C"): (
        C("spoken", "Please stop {act}. At further threats I call the police. We can go on about the money."),
    ),
    ("9t", "ABC"): (C("spoken", "The debt is mine. Please contact only me, not my family or colleagues."),),
    ("9h", "ABC"): (C("spoken", "Not at this hour, please. Call between 8:00 and 22:00; I will answer."),),
    ("10", "ABC"): (C("spoken", "Let us stop here. You have my answer by {time} on {date}."),),
    ("11a", "A"): (
        C("spoken", "Send the plan by the official app, text, mail or stamped agreement; I confirm after receipt."),
    ),
    ("11a", "B"): (C("spoken", "Have the lender send the plan by its official channel. I pay nothing before."),),
    ("11a", "C"): (
        C("spoken", "Let us write an agreement, both sign, each keeps one; then I transfer with a record."),
    ),
    ("11b", "AB"): (
        C(
            "spoken",
            "State total, instalment, dates, waivers, credit reporting, consequences of delay, account.",
        ),
    ),
    ("11b", "C"): (C("spoken", "The paper says total, monthly sum, dates, what counts as paid, nothing more after."),),
    ("11c", "AB"): (C("spoken", "How is it reported to the credit bureau meanwhile? Put it into the plan."),),
    ("12b", "AB"): (C("spoken", "Please repeat your staff and ticket numbers; I write them down."),),
    ("12b", "C"): (C("spoken", "I send you a message with what we said; see whether it is right."),),
    ("13", "AB"): (C("spoken", "Thank you, I wait for the written plan. Goodbye."),),
    ("13", "C"): (C("spoken", "Good; once written, we sign. Thank you, goodbye."),),
}
