"""The laboratory finds out what is spoilt on purpose, and says nothing against the same experiment without that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.faults.conftest import Suffer
from tests.faults.mutants import EARLY_MARK, EARLY_OFFSET, NO_MEMORY, TALKATIVE
from tests.faults.sabotaged import BEFORE_INTAKE, BEFORE_SEND, NOWHERE
from tests.faults.trouble import Trouble

SPOILT = {
    EARLY_OFFSET: Trouble("", point=BEFORE_INTAKE, armed=0.5),
    EARLY_MARK: Trouble("", point=BEFORE_SEND, armed=0.9, apart=True),
    NO_MEMORY: Trouble("", point=NOWHERE, oddities=["repeated"]),
}
FOUND = {EARLY_OFFSET: {"lost"}, EARLY_MARK: {"unanswered"}, NO_MEMORY: {"out_of_order", "wrong", "lost"}}


def test_what_is_told_to_the_log_is_found_out(suffer: Suffer) -> None:
    result = suffer(Trouble("", point=NOWHERE, mutant=TALKATIVE, chats=6, acts=3), 1)
    assert result.faults().keys() == {"leaks"}, result


@pytest.mark.parametrize("mutant", SPOILT)
def test_a_mutant_is_found_out(suffer: Suffer, mutant: str) -> None:
    result = suffer(replace(SPOILT[mutant], mutant=mutant, patience=3.0), 1)
    assert result.faults().keys() & FOUND[mutant], result


@pytest.mark.parametrize("mutant", SPOILT)
def test_without_the_mutant_the_same_experiment_is_clean(suffer: Suffer, mutant: str) -> None:
    result = suffer(SPOILT[mutant], 1)
    assert result.is_clean, result.notes
