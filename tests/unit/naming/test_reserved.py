"""Names that the runtime takes are no names of a document's arguments and groups."""

from __future__ import annotations

from generator.naming.reserved import CALL_OPTIONS, CLIENT_ARGUMENTS, GROUPS
from generator.runtime.client import Client
from generator.runtime.settings import CallOptions, ClientSettings


def test_every_option_of_a_call_is_reserved() -> None:
    """A field of the same name would be taken for the option, and never be sent."""
    assert CALL_OPTIONS == CallOptions.__annotations__.keys()


def test_every_setting_and_attribute_of_a_client_is_reserved() -> None:
    assert CLIENT_ARGUMENTS >= ClientSettings.__annotations__.keys()
    assert GROUPS >= {name for name in dir(Client) if not name.startswith("_")}
