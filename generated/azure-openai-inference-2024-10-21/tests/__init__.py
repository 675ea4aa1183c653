"""The package's own tests, against a server on this machine. Yours go into ``custom``."""
