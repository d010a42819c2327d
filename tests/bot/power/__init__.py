"""A power cut at every moment of a store's life: what it has promised by then must be on the disk.

`python -m tests.bot.power` tries every moment, see `--help`; tests/bot/test_power_loss.py some of them.
"""
