"""The page of the notebooks: what each is about, in its own first words."""

import json
import re
import tomllib
from pathlib import Path

from tools.reference.markdown import HEAD, table

__all__ = ["page"]

#: A link, which would lead elsewhere from another page.
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
FOLDER = Path(__file__).parents[2] / "notebooks"
INTRODUCTION = """# The notebooks

They are stored without outputs, run offline, and are run by the tests (`make notebooks`). To run
them yourself, after `make demo`:

```
.venv/bin/pip install -c constraints.txt -e '.[EXTRAS]'
.venv/bin/pip install jupyterlab
.venv/bin/jupyter lab notebooks
```
"""


def page() -> str:
    """Return the page."""
    rows = ((_link(path), *_first_words(path)) for path in sorted(FOLDER.glob("*.ipynb")))
    told = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extras = ",".join(sorted(told["project"]["optional-dependencies"]))
    lines = [HEAD, INTRODUCTION.replace("EXTRAS", extras)]
    lines += table(("notebook", "title", "what it does"), rows)
    return "\n".join(lines).rstrip() + "\n"


def _link(path: Path) -> str:
    return f"[{path.stem}](../../notebooks/{path.name})"


def _first_words(path: Path) -> tuple[str, str]:
    """Return the title and the first paragraph of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    heading, _, after = next(texts, "").partition("\n")
    words = LINK.sub(r"\1", after.strip().partition("\n\n")[0])
    return heading.lstrip("# "), words
