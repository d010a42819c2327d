"""The walk of twelve steps that other frameworks are measured by, as a flow of ours.

`python -m bench.dialog12` runs it through the product's own intake, turns, storage and delivery.
"""

from __future__ import annotations

from bench.walk import Step as Act
from bench.walk import read
from bot.config import load
from bot.run import serve
from flows.answers import checklist, choice, count, money
from flows.dialogue import Dialogue
from flows.model import Answers, Flow, Kind, Line, Option, Page, Scene, Step, T, Text, Wording

WALK: tuple[Act, ...] = read("""
text /start => #lang
tap 0 => #cause
tap 1 => #debt
text $D => #lender
tap 2 => #income
text 1800 => #expenses
text 1400 => #docs 0
tap 0 => #docs 1
tap 2 => #docs 2
tap -1 => #need
tap 1 => #months
text 24 => #summary es|illness|$D|card|1800|1400|payslip,statement|freeze|24
""")


WHY = T("It is part of the walk.")


def _options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(key, T(label)) for key, label in labels.items())


LANGUAGE = choice(*_options(es="Español", en="English"))
CAUSE = choice(*_options(job="Pérdida de empleo", illness="Enfermedad", split="Separación"))
LENDER = choice(*_options(bank="Banco", finco="Financiera", card="Tarjeta"))
NEED = choice(*_options(lower="Reducir la cuota", freeze="Congelar intereses", writeoff="Quita"))
PAPERS = checklist(*_options(payslip="Nómina", contract="Contrato", statement="Extracto", id="DNI"))


def _ask_for_papers(scene: Scene) -> Text:
    ticked = Answers(scene.draft).ticks("ticks")
    return T("Marca los documentos que ya tienes y pulsa Listo. #docs {n}", n=len(ticked))


def _step(key: str, ask: Wording, answer: Kind) -> Step:
    return Step(key, "talk", ask, WHY, answer, label=T(key), plain=True)


STEPS = (
    _step("lang", T("Hola. Te ayudo a preparar una propuesta para tu acreedor. Elige tu idioma. #lang"), LANGUAGE),
    _step("cause", T("¿Cuál es la causa principal de tus dificultades de pago? #cause"), CAUSE),
    _step("debt", T("¿Cuánto debes en total, en euros? Escribe solo el número. #debt"), money()),
    _step("lender", T("¿Con quién tienes la deuda? #lender"), LENDER),
    _step("income", T("¿Cuáles son tus ingresos mensuales? Escribe solo el número. #income"), money(zero=True)),
    _step("expenses", T("¿Cuáles son tus gastos mensuales? Escribe solo el número. #expenses"), money(zero=True)),
    _step("docs", _ask_for_papers, PAPERS),
    _step("need", T("¿Qué necesitas pedir? #need"), NEED),
    _step("months", T("¿En cuántos meses propones pagar? Escribe solo el número. #months"), count(1, 600)),
)


def _summary(key: str, scene: Scene) -> Page:
    told = [",".join(raw) if isinstance(raw, list) else str(raw) for raw in scene.answers.values()]
    words = T("Resumen de tu propuesta: #summary {answers}", answers="|".join(told))
    return Page((Line(words),))


FLOW = Flow("dialog12", 1, (("talk", T("talk")),), STEPS, page=_summary)


def main() -> None:
    """The product with this flow in place of its own."""
    serve(load(), Dialogue(FLOW).respond)


if __name__ == "__main__":
    main()
