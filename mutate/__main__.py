"""Put faults in, one at a time, and see whether a test notices: ``python -m mutate package|runtime|generator|report``.

What was tried is kept in ``.cache/mutate``, so a run that was broken off goes on where it was; ``docs/mutation.md`` is
written from it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mutate.copies import ROOT
from mutate.layers import LAYERS
from mutate.measure import measure
from mutate.report import write_report

COUNTS = {"package": 300, "runtime": 150, "generator": 150}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m mutate", description=__doc__)
    parser.add_argument("layer", nargs="*", help="which layers; all where left out")
    parser.add_argument("--seed", type=int, default=1, help="which faults are chosen")
    parser.add_argument("--count", type=int, help="how many, instead of 300, 150 and 150")
    parser.add_argument("--again", action="store_true", help="try again what no test noticed the last time")
    parser.add_argument("--fresh", action="store_true", help="forget what was tried before")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "mutate", help="where what was tried is kept")
    given = parser.parse_args(arguments)
    for name in given.layer or LAYERS:
        if name != "report":
            count = given.count or COUNTS[name]
            measure(LAYERS[name], given.seed, count, given.cache, again=given.again, fresh=given.fresh)
    write_report(given.cache, ROOT / "docs" / "mutation.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
