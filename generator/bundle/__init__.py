"""One document of several files: :mod:`fold` makes it, ``clientgen bundle`` prints it."""
