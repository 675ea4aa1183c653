"""What differs between two versions of an API, on the wire and as the Python caller sees it.

``compare.compare(old, new)`` takes two services with their names and gives a :class:`~generator.diff.model.Comparison`;
``formats`` writes comparisons down; ``changelog`` does so for a package; ``rules`` says how bad each difference is.
"""
