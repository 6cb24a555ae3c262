"""The small language in the comments of a named query: lines that stand only where, and patterns.

A line that ends in ``#? words`` stands only where all of the words hold, and so do the lines from
``#? words {`` to ``#? }``. A word holds where the parameter of that name is given; ``!name`` where
it is not; ``one|other`` where one of them is. The parameters are the query's own and those that
`graph.window` finds for it.

A line ``#! pattern words`` stands for a pattern that many queries need:

- ``#! label ?thing ?name``: its name; of several the English one, or else the first in order.
- ``#! same $actor ?side``: an actor, and whoever is judged the same. A person's judgement goes
  before the rule's.
- ``#! named ?thing ?name``: the same, in an OPTIONAL after the pattern that finds the thing.
- ``#! role ?role``: that it is a role in which an actor takes part in an event.
- ``#! shared ?event``: an event that may have several sources, by ``$shared``.
- ``#! vague ?event``: an event that is not known to be of one day: it names its precision.
"""

import re
from collections.abc import Set as AbstractSet

from graph.identity import RULE
from ontology.errors import QueryError
from ontology.terms import Role, TimePrecision

__all__ = ["ROLES", "expanded", "lines_for"]

ONLY = re.compile(r"#\? ([\w!| ]+?)\s*$")
BLOCK, CLOSED = re.compile(r"\s*#\? ([\w!| ]+) \{\s*"), re.compile(r"\s*#\? \}\s*")
PATTERN = re.compile(r"( *)#! (\w+) ([$?]\w+)(?: ([$?]\w+))?( *#\? .*)?")
#: The roles in which an actor takes part in an event.
ROLES = ", ".join(f"det:{role}" for role in Role)
VAGUE = " ".join(f"<{p.iri}>" for p in TimePrecision if p is not TimePrecision.DAY)
LABEL = """\
{0} skos:prefLabel {1} .
FILTER NOT EXISTS {{ {0} skos:prefLabel {1}_ FILTER(
  IF((LANG({1}_) = "en") = (LANG({1}) = "en"), STR({1}_) < STR({1}), LANG({1}_) = "en")) }}"""
PATTERNS = {
    "label": LABEL,
    "named": f"OPTIONAL {{{{\n{LABEL}\n}}}}\nFILTER(BOUND({{1}}))",
    "same": """\
{{ BIND({0} AS {1}) }}
UNION {{
  {1}_same det:judgementOf {0}, {1} ; det:verdict det:same .
  FILTER NOT EXISTS {{
    {1}_view det:judgementOf {0}, {1} ; det:verdict {1}_verdict ;
      prov:wasAttributedTo {1}_judge .
    FILTER({1}_verdict != det:same)
    FILTER({1}_judge != <RULE>)
  }}
}}""".replace("<RULE>", f"<{RULE}>"),
    "role": f"FILTER({{0}} IN ({ROLES}))",
    "shared": """\
{{ SELECT DISTINCT {0} WHERE {{
  VALUES ?in {{ $shared }} GRAPH ?in {{ {0} det:reportCount ?some }}
}} }}""",
    "vague": f"VALUES {{0}}_precision {{{{ {VAGUE} }}}}\n{{0}} det:timePrecision {{0}}_precision .",
}


def expanded(text: str) -> str:
    """Return a query with its patterns written out.

    Raises:
        QueryError: there is no such pattern.
    """
    return "\n".join(_written(line) for line in text.splitlines())


def _written(line: str) -> str:
    if "#! " not in line:
        return line
    found = PATTERN.fullmatch(line)
    if found is None or found.group(2) not in PATTERNS:
        raise QueryError(f"no such pattern: {line.strip()}")
    indent, name, thing, other, only = found.groups()
    lines = PATTERNS[name].format(thing, other).splitlines()
    return "\n".join(f"{indent}{each}{only or ''}" for each in lines)


def lines_for(text: str, given: AbstractSet[str]) -> str:
    r"""Return a query without the lines that do not stand where these parameters are given.

    >>> lines_for("a #? one\nb #? !one\n#? one|two {\nc\n#? }\nd #? one two\ne", {"two"})
    'b #? !one\nc\ne'
    """
    kept: list[str] = []
    standing = [True]
    for line in text.splitlines():
        only = ONLY.search(line)
        if block := BLOCK.fullmatch(line):
            standing.append(standing[-1] and _holds(block.group(1), given))
        elif CLOSED.fullmatch(line):
            standing.pop()
        elif standing[-1] and (only is None or _holds(only.group(1), given)):
            kept.append(line)
    return "\n".join(kept)


def _holds(words: str, given: AbstractSet[str]) -> bool:
    return all(
        any((each.lstrip("!") in given) != each.startswith("!") for each in word.split("|"))
        for word in words.split()
    )
