"""The operation groups, one module each; the client makes them when they are first used."""
