"""The text of a file's bytes: UTF-8 or a byte order mark; for HTML also what it declares."""

import codecs
import re

__all__ = ["FAULTS", "Refused", "text_of"]

#: Byte order marks, longest first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a page may declare: no codec that transforms or unpacks, and no UTF-7.
DECLARED = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
ALLOWED = re.compile(r"(?:iso-?8859-?\d+|latin-?\d|windows-125\d|cp125\d|koi8-[ru]|gbk|gb2312"
                     r"|gb18030|big5|euc-(?:jp|kr)|shift_jis)$")  # fmt: skip
#: Control characters, overrides of the direction of writing, and halves of characters.
UNWANTED = {
    **dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)], " "),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
BEGINNINGS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "an archive",
    b"\xd0\xcf\x11\xe0": "an Office file",
}


#: What a parser of other people raises on input that it did not expect.
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Refused(Exception):  # noqa: N818 - it is set aside, not an error of the program
    """A file or a part of it that cannot be read; the message is the reason."""


def text_of(content: bytes, *, html: bool = False) -> str:
    """Return the text of bytes, each unwanted character replaced by one blank.

    Windows-1252 is assumed only of pages (``html``): as browsers do (WHATWG Encoding, 4.2).

    Raises:
        Refused: empty, binary, or in no encoding that can be told.
    """
    if not content.strip():
        raise Refused("the file is empty")
    for beginning, what in BEGINNINGS.items():
        if content.startswith(beginning):
            raise Refused(f"{what}, not text")
    text = _decoded(content, html=html)
    clean = text.translate(UNWANTED)
    odd = sum(a != b for a, b in zip(text, clean, strict=True)) if clean != text else 0
    if odd > 8 + len(text) // 200:
        raise Refused(f"binary, not text: {odd:,} control characters")
    return clean


def _decoded(content: bytes, *, html: bool) -> str:
    """Return bytes as text by their mark, as UTF-8, or as a page says or browsers assume."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if encoding is None and b"\0" in content:
        raise Refused("binary, not text: it holds a NUL byte")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding or not html:
            line = content.count(b"\n", 0, error.start) + 1
            found = f"byte 0x{content[error.start]:02X} on line {line}"
            raise Refused(f"not {encoding or 'UTF-8'}: {found}; save the file as UTF-8") from None
    declared = DECLARED.search(content, 0, 4096)
    named = declared[1].decode("ascii").lower() if declared else ""
    latin = not ALLOWED.match(named) or named.endswith(("8859-1", "88591", "latin1", "latin-1"))
    return content.decode("cp1252" if latin else named, errors="replace")
