"""What differs between two versions of an API, on the wire and as the Python caller sees it.

``compare.compare(old, new)`` takes two plans and gives a :class:`~generator.diff.model.Comparison`:

* ``matching`` pairs the operations; ``operations`` compares each pair (``parameters``, ``bodies``, ``answers``,
  ``authentication``), which leads to types;
* ``types`` compares these where they are used (``limits``, ``unions``), which leads to pairs of definitions;
* ``schemas`` compares each of these pairs once (``objects``, enums);
* ``python`` and ``classes`` say what the caller sees beside that: methods, arguments, results, names;
* ``rules`` says how bad each difference is.

``formats`` writes comparisons down; ``changelog`` does so for a package.
"""
