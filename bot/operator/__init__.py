"""What the operator does from the command line, beside a running bot or without one: a file a command.

Nothing that a person said is printed, and what cannot be done is one line (a StoreError). Nothing is made where there
is no database, and only the bot itself, or whoever holds its lock, changes what is kept.
"""
