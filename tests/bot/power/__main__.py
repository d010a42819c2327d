"""Every moment of the story, and as many variants of what the disk has kept as are asked for."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.bot.power.story import tell
from tests.bot.power.trial import cuts


async def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bot.power", description=__doc__)
    parser.add_argument("--variants", type=int, default=20, help="at each moment, besides what was synced for certain")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_const", dest="variants", const=1, help="one variant")
    told = parser.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        life, folder = Path(name) / "life", Path(name) / "found"
        life.mkdir()
        folder.mkdir()
        story = await tell(life)
        tried, broken = 0, Counter[str]()
        async for cut in cuts(story, folder, told.variants, told.seed):
            tried += 1
            for fault in cut.faults:
                broken[fault.partition(":")[0]] += 1
                print(f"after {cut.at} acts, variant {cut.variant}: {fault}")
    print(f"{len(story.acts)} acts on the disk, {len(story.promises)} promises, seed {told.seed}")
    print(f"{tried} power cuts, {sum(broken.values())} promises broken: {dict(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
