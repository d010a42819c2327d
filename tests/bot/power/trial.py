"""The power cut, at one moment after the other, and what comes of it."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bot.power.disk import Disk
from tests.bot.power.inspection import faults
from tests.bot.power.story import Story


@dataclass(frozen=True, slots=True)
class Cut:
    """After `at` acts. variant: 0 when nothing was left but what was synced. faults: the promises broken, in words."""

    at: int
    variant: int
    faults: list[str]


async def cuts(
    story: Story, folder: Path, variants: int, seed: int, wanted: Callable[[random.Random], bool] = lambda _: True
) -> AsyncIterator[Cut]:
    """Cuts at every moment (that is `wanted`): one with nothing but what was synced, `variants` with some of the rest.

    folder: an empty one, on the fastest disk there is.
    """
    disk, chance, choice = Disk(), random.Random(seed), random.Random(seed)
    for at in range(len(story.acts) + 1):
        if at:
            disk.do(story.acts[at - 1])
        if not wanted(choice):
            continue
        promises = [promise for promise in story.promises if promise.at <= at]
        for variant in range(variants + 1):
            image = disk.cut(chance if variant else None)
            yield Cut(at, variant, await faults(image, promises, folder))
