"""Hostile input: what people type, paste and forge, and what the bot makes of it. `python -m tests.hostile --steps N`
plays somebody who does anything for longer than the tests do."""
