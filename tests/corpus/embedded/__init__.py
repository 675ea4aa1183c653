"""Proves that the documents in specs/ state every fact, in words of our own, with examples that fit."""
