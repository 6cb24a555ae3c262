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
- ``#! naming $actor ?report ?source``: a report that names an actor in any role, or speaks of him.
- ``#! saying ?report ?source ?day``: the day on which it was said, or else on which its source came
  out, or else, in a dataset, the day of the event.
- ``#! role ?role``: that it is a role in which an actor takes part in an event.
- ``#! shared ?event``: an event that may have several sources, by ``$shared``.
- ``#! vague ?event``: an event that is not known to be of one day: it names its precision.

Lines from ``#! newest ?event {`` to ``#! }`` stand for the events with their days, ``?first`` and
``?last``, that have what is said in the lines, and lie where `graph.window` says that the newest
are.
"""

import re
from collections.abc import Set as AbstractSet
from itertools import takewhile

from graph.identity import RULE
from ontology.errors import QueryError
from ontology.terms import Role, TimePrecision

__all__ = ["ROLES", "expanded", "lines_for"]

ONLY = re.compile(r"#\? ([\w!| ]+?)\s*$")
BLOCK, CLOSED = re.compile(r"\s*#\? ([\w!| ]+) \{\s*"), re.compile(r"\s*#\? \}\s*")
PATTERN = re.compile(r"( *)#! (\w+) ([$?]\w+)(?: ([$?]\w+))?(?: ([$?]\w+))?( *#\? .*)?")
OPENED = re.compile(r"( *)#! newest (\?\w+) \{")
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
    {1}_view det:judgementOf {0}, {1} ; det:verdict {1}_verdict .
    FILTER({1}_verdict != det:same)
    FILTER NOT EXISTS {{ {1}_view prov:wasAttributedTo <RULE> }}
  }}
}}""".replace("<RULE>", f"<{RULE}>"),
    "naming": """\
#! same {0} {1}_names  #? !same
{{
  VALUES {1}_names {{ $same }}  #? same
  {1} {1}_role {1}_names ; prov:wasDerivedFrom {2} ; a det:Report .
  #! role {1}_role
}} UNION {{
  VALUES {1}_names {{ $same }}  #? same
  {1}_role rdfs:subPropertyOf det:proposedActor .
  {1}_told {1}_role {1}_names .
  {1} det:content|det:content/det:condition+ {1}_told ; prov:wasDerivedFrom {2} ; a det:Report .
}}""",
    "saying": """\
OPTIONAL {{ {0} prov:generatedAtTime {0}_spoken }}
OPTIONAL {{ {1} schema:datePublished {0}_issued }}
OPTIONAL {{ {0} sem:hasLatestEndTimeStamp {0}_over }}
BIND(EXISTS {{ {1} a schema:Dataset }} AS {0}_coded)
BIND(COALESCE({0}_spoken, {0}_issued,
  IF({0}_coded && YEAR({0}_over) < 9999, {0}_over, {0}_none)) AS {2})""",
    "role": f"FILTER({{0}} IN ({ROLES}))",
    "shared": """\
{{ SELECT DISTINCT {0} WHERE {{
  VALUES ?in {{ $shared }} GRAPH ?in {{ {0} det:reportCount ?some }}
}} }}""",
    "vague": f"VALUES {{0}}_precision {{{{ {VAGUE} }}}}\n{{0}} det:timePrecision {{0}}_precision .",
}
DAYS = """\
{0} sem:hasLatestEndTimeStamp ?last ; sem:hasEarliestBeginTimeStamp ?first ; a sem:Event ."""
#: What of an event is wanted stands in each of the places where the newest events are found.
NEWEST = f"""\
{{{{
  VALUES ?last {{{{ $newest }}}}  #? newest
  VALUES (?in ?last) {{{{ $newest_in }}}}  #? newest_in
  VALUES ?tally {{{{ $newest_of }}}}  #? newest_of
  {{0}} det:actorMonth ?tally .  #? newest_of
  GRAPH ?in {{{{  #? newest_in
    {DAYS}
  }}}}  #? newest_in
  {{1}}
}}}}
#? newest_of {{{{
UNION {{{{  # what is of an actor, and has no end yet
  VALUES ?last {{{{ "9999-12-31"^^xsd:date }}}}
  {DAYS}
  {{1}}
}}}}
#? }}}}"""
#: The same, of a query that may be told until when.
LATER = f"""
#? newest|newest_in|newest_of until {{{{
UNION {{{{  # what is of several days may have begun in time, and ended later
  #! vague {{0}}
  {DAYS}
  FILTER(?last > $until)
  {{1}}
}}}}
#? }}}}"""


def expanded(text: str) -> str:
    """Return a query with its patterns written out.

    Raises:
        QueryError: there is no such pattern.
    """
    written: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        if opened := OPENED.fullmatch(line):
            inside = list(takewhile(lambda each: each.strip() != "#! }", lines))
            indent, thing = opened.groups()
            places = NEWEST + LATER if "$until" in text else NEWEST
            found = expanded(places.format(thing, "\n".join(inside)))
            written += (f"{indent}{each}" for each in found.splitlines())
        else:
            written.append(_written(line))
    return "\n".join(written)


def _written(line: str) -> str:
    if "#! " not in line:
        return line
    found = PATTERN.fullmatch(line)
    if found is None or found.group(2) not in PATTERNS:
        raise QueryError(f"no such pattern: {line.strip()}")
    indent, name, *things, only = found.groups()
    lines = PATTERNS[name].format(*things).splitlines()
    return "\n".join(_written(f"{indent}{each}{only or ''}") for each in lines)


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
