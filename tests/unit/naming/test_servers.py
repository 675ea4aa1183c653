"""Names of the client's arguments for the variables of a server's path."""

from __future__ import annotations

from generator.naming.reserved import CLIENT_ARGUMENTS
from generator.runtime.settings import ClientSettings


def test_no_variable_takes_the_name_of_a_setting() -> None:
    """Every setting of a client is reserved: a variable called ``timeout`` gets another name."""
    assert ClientSettings.__annotations__.keys() <= CLIENT_ARGUMENTS
