"""Files that are generated: written, or with --check compared with what they should be."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["settled"]


def settled(made: Mapping[Path, str], command: str, arguments: Sequence[str]) -> int:
    """Write some files, or compare them and say which are stale; return the status.

    Args:
        made: the text of each file.
        command: what writes them.
        arguments: those of the command line; with ``--check`` nothing is written.
    """
    stale = []
    for path, text in made.items():
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(f"{path.parent.name}/{path.name}")
    if stale:
        print(f"{', '.join(stale)} stale: run `{command}`", file=sys.stderr)
    return 1 if stale else 0
