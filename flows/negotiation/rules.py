"""The sources that stand behind a warning's [Rules and dates]: rank, title, and the date, in force or of the copy read.

A fact that was only reported says so. Laws were read as of 2025-04-19, reports as of 2026-03-17.
"""

from __future__ import annotations

from flows.model import T

LIMITATION_LAW = T("Law · Civil Code, arts. 188, 192 · 2021-01-01")
LIMITATION_RULES = T("Judicial interpretation · limitation provisions, arts. 8, 14 · 2020 text")
LIMITATION_TRIAL = T("Judicial interpretation · limitation provisions, art. 3 · 2020 text")
MEDIATION = T(
    "Sign nothing. What you concede for a settlement in court mediation is not held against you later "
    "(judicial interpretation 2022, art. 107); an ordinary call has no such protection."
)
COURT_LINE = T("12368, the courts' line: as reported, read up to 2026-03-17")
ORDER_LAW = T("Law · Civil Procedure Law, art. 227 · 2023-09-01 text")
ORDER_RULES = T("Judicial interpretation · on the Civil Procedure Law, art. 436 · 2022-04-10")
ABSENCE = T("Law · Civil Procedure Law, art. 147 · 2023-09-01 text")
COURT_FEES = T("State Council rule · court fee measures, art. 15 · file of 2006-12-19")
ENFORCEMENT = T("Law · Civil Procedure Law, arts. 241, 254, 264 · 2023-09-01 text")
DELAY_INTEREST = T("Judicial interpretation · on interest for delay, art. 1 · 2014-07-07")
REFUSAL = T("Law · Criminal Law, art. 313 · copy read 2025-04-19")
FALSE_PAPERS = T("Law · Criminal Law, arts. 175-1, 193 · copy read 2025-04-19")
NEW_CREDITOR = T("Law · Civil Code, arts. 546, 548 · 2021-01-01")
RELATIVES = T("Law · Civil Code, arts. 552, 685 · 2021-01-01")
PEACE = T("Law · Civil Code, art. 1033 · 2021-01-01")
POLICE = T("Law · Public Security Administration Punishments Law, art. 50 · in force 2026-01-01, as reported")
MICROLOAN = T("Regulator's rule · micro-loan company measures (Jingui 2024 no. 26), art. 37 · as reported")
STANDARD = T(
    "Recommended national standard · risk guideline for collecting online consumer credit · as reported, 2025-02-28"
)
ASSOCIATION = T(
    "Association rule · China Banking Association, collection guideline (trial), for banks and consumer finance "
    "companies · as reported, 2026-01-30"
)
SCAM_WARNING = T("Regulator's warning · Beijing financial regulator · as reported, 2026-03-17")
AGENT_WARNING = T("Risk warnings on paid agents · as reported, 2025-03-13")
CAMPUS_WARNING = T("Warning no. 1 of 2021 · National Center for Student Financial Aid · as reported")
HONG_KONG = T("Hong Kong: HKMA circular of 2025-11-21, as reported")
TAIWAN = T("Taiwan: Consumer Debt Clearance Act, art. 151; number as reported 2026-01-30")
SINGAPORE = T("Singapore: Credit Counselling Singapore, a charity; creditors decide")
