"""Write docs/reference/*.md from the program itself: queries, terms, loaders, commands and so on.

python -m tools.write_reference            write them
python -m tools.write_reference --check    exit with 1 where they differ from what would be written
"""

import sys
from collections.abc import Callable
from pathlib import Path

from tools.reference import commands, loaders, notebooks, python, queries, terms
from tools.stale import settled

__all__ = ["PAGES", "pages"]

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
#: What writes each page.
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "loaders.md": loaders.page,
    "notebooks.md": notebooks.page,
    "python.md": python.page,
    "queries.md": queries.page,
    "terms.md": terms.page,
}


def pages() -> dict[Path, str]:
    """Return the text of each page."""
    return {FOLDER / name: made() for name, made in PAGES.items()}


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them with --check."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return settled(pages(), "make reference", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
