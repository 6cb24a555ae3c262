"""What a pledge, a threat, a demand or a refusal is coded as, by what it is about."""

from dataclasses import replace

from loaders.articles.shape import Frame
from ontology.codes import CAMEO
from ontology.terms import EventType, Polarity

__all__ = ["HARMFUL", "coded", "named", "promised"]

#: The code of an act by the longest beginning of the code of what it is about (CAMEO 1.1b3: its
#: categories 02, 03, 10, 12 and 13 are divided alike).
CODES = {
    "pledge": {
        "": "030", "04": "036", "045": "039", "05": "032", "06": "031", "061": "0311",
        "062": "0312",
        "07": "033", "071": "0331", "072": "0332", "073": "0333", "074": "0334", "08": "035",
        "083": "034", "084": "0353", "085": "0354", "086": "0355", "087": "0356", "082": "0352",
        "081": "0351", "057": "030", "03": "030",
    },
    "threaten": {
        "": "130", "14": "133", "15": "138", "16": "131", "161": "1313", "162": "1311",
        "163": "1312",
        "164": "134", "165": "135", "166": "136", "17": "132", "1723": "1323", "1724": "1324",
        "173": "137", "175": "137", "18": "138", "19": "138", "190": "138", "191": "1381",
        "192": "1382", "20": "138",
    },
    "refuse": {
        "": "120", "04": "125", "045": "126", "06": "121", "07": "122", "071": "1221",
        "072": "1222",
        "073": "1223", "08": "124", "083": "123", "084": "1243", "085": "1244", "086": "1245",
        "087": "1246", "03": "120", "057": "127", "05": "120",
    },
    "request": {
        "": "100", "04": "106", "045": "108", "05": "102", "06": "101", "07": "103",
        "074": "1034",
        "073": "1033", "072": "1032", "071": "1031", "08": "105", "083": "104", "0831": "1041",
        "084": "1053", "085": "1054", "086": "1055", "087": "1056", "081": "1051", "03": "107",
    },
    "appeal": {
        "": "020", "04": "026", "045": "028", "05": "022", "06": "021", "07": "023",
        "074": "0234",
        "073": "0233", "072": "0232", "071": "0231", "08": "025", "083": "024", "0831": "0241",
        "084": "0253", "085": "0254", "086": "0255", "087": "0256", "081": "0251", "03": "027",
    },
}  # fmt: skip
HARMFUL = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST, EventType.THREATEN}
)
#: Codes of an act of speech that its content makes more exact.
PLAIN = frozenset({"100", "020", "120", "130", "030"})


def coded(act: str, code: str) -> str:
    """Return the code of an act about what has a code: the refusal of aid, the threat of force."""
    table = CODES[act]
    return next(table[code[:n]] for n in range(len(code), -1, -1) if code[:n] in table)


def named(frame: Frame, act: str, content: Frame | None) -> Frame:
    """Return the frame with the code and type that the act has about its content."""
    if content is None or content.type is None:
        return replace(frame, content=content)
    if act in ("pledge", "vow", "threaten"):
        return promised(frame, act, content)
    if act in CODES and frame.code in PLAIN:
        code = coded(act, content.code)
        return replace(frame, code=code, type=CAMEO[code][0], content=content)
    return replace(frame, content=content)


def promised(frame: Frame, act: str, content: Frame) -> Frame:
    """Return what one says who says what he will do: a pledge, a threat or a refusal."""
    harmful = content.type in HARMFUL
    negated = content.polarity is Polarity.DENIED
    if act == "threaten" or harmful != negated:
        if negated and not harmful and act != "threaten":
            code = coded("refuse", content.code)
        else:
            code = coded("threaten", content.code)
    else:
        code = coded("pledge", content.code)
    return replace(frame, code=code, type=CAMEO[code][0], content=content)
