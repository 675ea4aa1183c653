"""Words: what a name is made of, whatever way its author joined them."""

from __future__ import annotations

import re
import unicodedata

# A run of capitals that ends where a capitalised word begins ("DBChat" -> "DB", "Chat"), a capitalised or small word
# with the digits that belong to it, a run of capitals, or digits on their own.
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+")

_IRREGULAR = {"batches": "batch", "statuses": "status", "indices": "index", "data": "data", "series": "series"}


def ascii_text(text: str) -> str:
    """``text`` with accents taken off and everything else outside ASCII dropped: "Café" is "Cafe"."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def split_words(text: str) -> list[str]:
    """``createChatCompletion`` and ``create-chat_completion`` are both ``["create", "chat", "completion"]``.

    Lower case, ASCII letters and digits only; whatever else is in ``text`` separates words.
    """
    return [word.lower() for part in re.split(r"[^A-Za-z0-9]+", ascii_text(text)) for word in _WORD.findall(part)]


def pascal(text: str) -> str:
    """``azureCosmosDBChat`` is ``AzureCosmosDBChat``: capitals the author chose inside a word stay."""
    parts = [part for part in re.split(r"[^A-Za-z0-9]+", ascii_text(text)) if part]
    if len(parts) > 1 and all(part.isupper() for part in parts):
        parts = [part.capitalize() for part in parts]
    return "".join(part[0].upper() + part[1:] for part in parts)


def snake(text: str) -> str:
    return "_".join(split_words(text))


def singular(word: str) -> str:
    """The English singular of a resource's name, as far as the rules of thumb reach."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """The English plural, as far as the rules of thumb reach; a plural stays as it is."""
    if singular(word) != word or word in _IRREGULAR:
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def counted(number: int, word: str) -> str:
    """``1 warning``, ``2 warnings``."""
    return f"{number} {word if number == 1 else plural(word)}"
