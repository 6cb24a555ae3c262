"""The source that a file of a dataset is."""

from datetime import date
from pathlib import Path

from loaders.opening import bare_name
from ontology.names import made_id
from ontology.records import Source
from ontology.terms import Reliability, SourceKind

__all__ = ["source"]


def source(
    path: Path,
    loader: str,
    title: str,
    *,
    publisher: str | None = None,
    license: str | None = None,  # noqa: A002  # the field's own word for it
    published: date | None = None,
    reliability: Reliability = Reliability.F,
) -> Source:
    """Return the source that a file is, packed or not.

    Its id is made of the loader and of the file's name without its ending, its title of what kind
    of file it is and of its name.
    """
    name = bare_name(path)
    return Source(
        id=made_id(loader, Path(name).stem),
        kind=SourceKind.DATASET,
        title=f"{title}: {name}",
        publisher=publisher,
        license=license,
        published=published,
        reliability=reliability,
    )
