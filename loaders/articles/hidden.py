"""What a page holds and a reader does not see; and how deep it is nested, before it is parsed.

Hidden text is the usual hiding place of text that is meant for machines.
"""

import re
from typing import Any

from loaders.articles.encodings import Refused

__all__ = ["DEEPEST", "check_size", "hide"]

#: How deep a page may be nested (news pages seldom reach 40) and how many elements it may have.
DEEPEST, MOST = 200, 60_000
#: Comments and text in which tags mean nothing, or a tag. Each alternative ends where it began to
#: fail, so that a page of unclosed comments is read once.
TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,40}))")
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "plaintext"})
#: Elements without an end, or whose end HTML supplies.
UNENDED = """area base br col embed hr img input link meta param source track wbr
p li td th tr dt dd option optgroup tbody thead tfoot colgroup"""
OPEN = frozenset(UNENDED.split())
#: Styles that hide, as written without blanks in small letters.
HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|"
    r"(?<![\w-])opacity:0*\.?0*(?![\d.])|font-size:0*[01]?(?:\.\d*)?(?:px|pt|em|rem|"
    r"%)?(?![\w.%])|(?<![\w-])font:0[\w/ ]|text-indent:-\d{3}|(?<![\w-])(?:left|"
    r"right|top|bottom):-\d{3}|(?:margin|margin-left|margin-top):-\d{4}|"
    r"clip:rect\(0?\D*(?:0|1)|clip-path:inset\((?:50|100)%|transform:scale\(0\)|"
    r"translate[xy]?\(-\d{4}|(?<![\w-])(?:max-)?(?:height|width):0(?:px)?(?![\d.%])"
)
SHOWN_SIZE = re.compile(r"font-size:(?:0*1(?:\.\d*)?(?:em|rem)|0?\.[1-9]\d*(?:em|rem))")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})
#: A rule of a style sheet for one class or one id; rules inside @media do not count.
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
SIMPLE = re.compile(r"\s*(?:[a-z][a-z0-9]*)?([.#][\w-]+)\s*$", re.IGNORECASE)


def check_size(page: str) -> None:
    """Count how deep a page is nested and how many elements it has, in one pass.

    Raises:
        Refused: deeper than `DEEPEST`, or more elements than `MOST`.
    """
    stack: list[str] = []
    counts: dict[str, int] = {}
    at = elements = 0
    while tag := TAG.search(page, at):
        at = tag.end()
        name = (tag[3] or "").lower()
        if tag[1] or (name in RAW and not tag[2]):
            ends = page.find("-->" if tag[1] else f"</{name}", at)
            at = len(page) if ends < 0 else ends + 3
        elif tag[2]:
            while counts.get(name):
                top = stack.pop()
                counts[top] -= 1
                if top == name:
                    break
        else:
            elements += 1
            if name not in OPEN:
                stack.append(name)
                counts[name] = counts.get(name, 0) + 1
        if len(stack) > DEEPEST or elements > MOST:
            what = (
                f"nested more than {DEEPEST} deep"
                if elements <= MOST
                else f"over {MOST:,} elements"
            )
            raise Refused(f"a page {what}")


def hide(tree: Any) -> None:  # noqa: ANN401 - lxml ships no types
    """Empty every element of a page that a reader does not see, and blank control characters."""
    names = _hidden_names(tree)
    hidden = [each for each in tree.iter() if isinstance(each.tag, str) and _hides(each, names)]
    for each in hidden:
        each.clear(keep_tail=True)
    for each in tree.iter():  # what entities such as &#1; stand for, and no library writes back
        if each.text and CONTROL.search(each.text):
            each.text = CONTROL.sub(" ", each.text)
        if each.tail and CONTROL.search(each.tail):
            each.tail = CONTROL.sub(" ", each.tail)


def _hides(element: Any, names: frozenset[str]) -> bool:  # noqa: ANN401  # lxml and feedparser have no types
    """Tell whether an element itself is hidden, by attribute, style or class."""
    if element.tag in {"template", "script", "style", "noscript", "dialog"}:
        return True
    if element.tag in {"html", "body", "head", "meta", "link"}:
        return False  # pages often show themselves by script
    hidden = element.get("aria-hidden", "").strip().lower() == "true"
    if hidden or element.get("hidden") is not None or element.get("type") == "hidden":
        return True
    classes = element.get("class", "").split()
    if not CLASSES.isdisjoint(classes) or any(f".{each}" in names for each in classes):
        return True
    return f"#{element.get('id')}" in names or _hiding(element.get("style", ""))


def _hiding(style: str) -> bool:
    """Tell whether a style hides what it is given to."""
    bare = re.sub(r"\s+|/\*.{0,200}?\*/|!important", "", style[:5000].lower())
    return bool(HIDING.search(SHOWN_SIZE.sub("", bare)))


def _hidden_names(tree: Any) -> frozenset[str]:  # noqa: ANN401  # lxml and feedparser have no types
    """Return the classes and ids (``.name``, ``#name``) that the page's own styles hide."""
    found: set[str] = set()
    for sheet in tree.iter("style"):
        rules = re.sub(r"@[^{};]{0,300}\{(?:[^{}]{0,300}\{[^{}]*\})*[^{}]*\}", "", sheet.text or "")
        for selectors, style in RULE.findall(rules[:500_000]):
            if _hiding(style):
                found.update(m[1] for each in selectors.split(",") if (m := SIMPLE.match(each)))
    return frozenset(found)
