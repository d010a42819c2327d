"""The fault laboratory: the bot as a process among kills and a Bot API that misbehaves, and its whole history checked.

`python -m tests.faults` runs all of it and prints a table; the tests here run a small part.
"""
