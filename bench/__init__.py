"""How fast the bot is: a stub Bot API server that plays the users, two walks, one table."""
