"""The conversation: pure functions from a session and an event to what is said and done. No I/O, no clock."""
