"""Everything that touches the world: the command line, Telegram, the terminal, storage and wording."""
