"""A package as the generator makes them, small and written by hand; the tests add the runtime to a copy of it."""

from ._client import TinyClient as TinyClient
