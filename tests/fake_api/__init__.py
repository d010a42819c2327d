"""A Bot API server of our own, and the people who write to the bot that it serves."""

from tests.fake_api.chats import Document, Message
from tests.fake_api.person import Group, Person
from tests.fake_api.server import Call, FakeApi

__all__ = ["Call", "Document", "FakeApi", "Group", "Message", "Person"]
