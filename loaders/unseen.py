"""Characters that do not show, with which a text can seem to be another."""

import re

__all__ = ["UNSEEN"]

#: Control characters, and those that change the direction of what follows them.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
