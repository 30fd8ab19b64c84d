"""An SVG of Qt's own generator without what says nothing: a third of its bytes.

``QSvgGenerator`` (Qt 6.8 to 6.11) opens a group for every change of the painter, drawn in or not,
names a typeface for groups without text, and writes what is the default or what its outermost
group has said already.
"""

import re

_EMPTY = re.compile(r"<g [^>]*>\s*</g>\s*")
_FACE = re.compile(
    r'\s*font-family="[^"]*" font-size="[^"]*" font-weight="\d+" font-style="\w+"\s*(?=>)'
)
_GROUP, _MARK = re.compile(r"<g [^>]*>"), re.compile(r"<[a-z]+ [^>]*>")
_INHERITED = re.compile(
    r' (?:fill-opacity="1"|stroke-opacity="1"|stroke-linecap="square"|stroke-linejoin="bevel"'
    r'|stroke-width="1"|transform="matrix\(1,0,0,1,0,0\)")(?=[ >])'
)
"""What no group need say, since no group around it says otherwise."""
_OUTERMOST = re.compile(r'<g fill="none" stroke="black" stroke-width="1"[^>]*>')


def lean(body: str) -> str:
    """The same drawing in fewer bytes; ``body`` begins with the definitions."""
    start = _OUTERMOST.search(body)
    if start is None:
        return body
    head, drawn = body[: start.end()], body[start.end() :]
    drawn = _GROUP.sub(lambda found: _INHERITED.sub("", _FACE.sub("", found[0])), drawn)
    drawn = _MARK.sub(lambda found: found[0].replace(' vector-effect="none"', ""), drawn)
    return head + _without_empty(drawn)


def _without_empty(drawn: str) -> str:
    """Without groups that hold nothing, and then without those that held only such."""
    while True:
        drawn, count = _EMPTY.subn("", drawn)
        if not count:
            return drawn
