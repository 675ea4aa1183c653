"""``compare(old, new)``: every difference between two versions, each once, with who is concerned and how bad it is."""

from __future__ import annotations

from generator.diff.changes import Changes
from generator.diff.classes import attribute_findings, class_findings, renamed_classes
from generator.diff.matching import Pairs, match_operations
from generator.diff.model import Comparison, Version, title
from generator.diff.operations import compare_operations, server_findings, unpaired_operations
from generator.diff.python import group_findings, keyword_notes, method_findings
from generator.diff.results import result_findings
from generator.diff.schemas import compare_reached, users_of
from generator.diff.subjects import Versions


def compare(old: Version, new: Version) -> Comparison:
    """What differs, worst first; nothing where both say the same, in whatever order and by whatever references."""
    pairs, changes = match_operations(old, new), Changes()
    for finding, name in unpaired_operations(old, new, pairs):
        changes.add(finding, operations=(name,))
    for finding in (*server_findings(old, new, pairs), *group_findings(old, new, pairs)):
        changes.add(finding)
    _compare_paired(Versions(old, new), pairs, changes)
    return Comparison(old, new, changes.ordered(), pairs)


def _compare_paired(versions: Versions, pairs: Pairs, changes: Changes) -> None:
    """Each pair of operations, then the definitions they lead to, then how Python calls them."""
    old, new = versions.old, versions.new
    in_order = sorted(pairs, key=lambda pair: title(pair[1].operation))
    methods = {method.key: (before, method) for before, method in in_order}
    roots = {key: compare_operations(*pair, versions) for key, pair in methods.items()}
    for key, differences in roots.items():
        for own in differences:
            for finding in own.findings:
                changes.add(finding, (own.direction,), (new.methods[key].path,))
    compared = compare_reached((each for own in roots.values() for each in own), versions)
    users = {pair: [methods[key] for key in keys] for pair, keys in users_of(compared, roots).items()}
    names = {pair: {method.path for _, method in own} for pair, own in users.items()}
    for pair, own in compared.items():
        for finding in own.findings:
            changes.add(finding, (pair.direction,), names[pair], keyword_notes(finding, pair, users[pair]))
        for finding in attribute_findings(old, new, pair):
            changes.add(finding, (pair.direction,), names[pair])
    renamed = renamed_classes(old, new, compared)
    for finding, where in class_findings(old, new, renamed):
        changes.add(finding, {pair.direction for pair in where}, {name for pair in where for name in names[pair]})
    for before, method in methods.values():
        for finding in (
            *method_findings(before, method),
            *result_findings(before, method, {name: successors.keys() for name, successors in renamed.items()}),
        ):
            changes.add(finding, operations=(method.path,))
