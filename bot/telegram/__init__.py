"""Telegram: what an update means, how a message is said, what an error calls for. Nothing else knows of it."""
