"""The libraries of the extra ``text``: imported on first use, missed with a clear error."""

from importlib import import_module
from typing import Any

from ontology.errors import DetenteError

__all__ = ["needed"]


def needed(module: str) -> Any:  # noqa: ANN401 - lxml and feedparser ship no types
    """Return an imported module of the extra ``text``.

    Raises:
        DetenteError: it is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        what = f"reading articles needs {module.partition('.')[0]}"
        raise DetenteError(f"{what}: pip install -e '.[text]'") from error
