"""The text of a file's bytes: UTF-8, UTF-16, or what is certain; for HTML also what it declares."""

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
#: Bytes that mean the same in all of Windows' code pages 1250 to 1258: quotation marks, dashes, the
#: ellipsis, the bullet, the no-break space and a few signs.
SAME = frozenset(
    b"\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa6\xa7\xa9\xab\xae\xb0\xb1\xb6\xb7\xbb"
)
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

    Windows-1252 is assumed of pages (``html``), as browsers do (WHATWG Encoding, 4.2); of other
    files only where all of Windows' code pages give the same text.

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
    """Return bytes as text by their mark, as UTF-8, or as is certain, declared or assumed."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), _wide(content))
    if encoding is None and b"\0" in content:
        raise Refused("binary, not text: it holds a NUL byte")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if not encoding and (html or SAME.issuperset(byte for byte in content if byte > 0x7F)):
            return content.decode(_declared(content), errors="replace")
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02X} on line {line}"
        raise Refused(f"not {encoding or 'UTF-8'}: {found}; save the file as UTF-8") from None


def _wide(content: bytes) -> str | None:
    """Return UTF-16 where every other byte of the beginning is NUL, as in Latin text."""
    even, odd = content[0:2000:2], content[1:2000:2]
    if len(content) < 20 or len(content) % 2:
        return None
    if 0 not in even and odd.count(0) > 0.7 * len(odd):
        return "utf-16-le"
    return "utf-16-be" if 0 not in odd and even.count(0) > 0.7 * len(even) else None


def _declared(content: bytes) -> str:
    """Return the encoding that a page declares, Windows-1252 for Latin-1 and where it is none."""
    declared = DECLARED.search(content, 0, 4096)
    named = declared[1].decode("ascii").lower() if declared else ""
    latin = not ALLOWED.match(named) or named.endswith(("8859-1", "88591", "latin1", "latin-1"))
    return "cp1252" if latin else named
