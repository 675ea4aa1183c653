"""Yours: made once, never overwritten. What ``__all__`` names is exported in place of what is generated."""

__all__: list[str] = []
