"""What kind of thing speaks: by its words, where the weights know less."""

from __future__ import annotations

import re

from reportedly.names import office
from reportedly.types import EntityKind

_DOCUMENTS = frozenset(
    """report reports law laws bill act statute constitution decree order ruling verdict judgment indictment study
    studies survey poll statement communiqué letter letters email memo document documents leaflet leaflets
    brochure contract clause paragraph section chapter article articles filing lawsuit complaint affidavit
    petition notice notices bulletin transcript minutes file files record records register census budget treaty
    agreement charter resolution regulation regulations rules guidelines manual handbook book essay diary memoir
    note notes log logbook post posts tweet tweets message messages page pages site website sites caption
    captions headline headlines editorial column data statistics figures list table text questionnaire
    certificate permit warrant spreadsheet invoice ledger analysis assessment newsletter release dossier sheet
    form forms entry answer reply audit inquiry review findings paper papers""".split()
)
_OBJECTS = frozenset(
    """poster posters sign signs banner banners placard placards board boards billboard billboards screen screens
    graphic card cards plaque sticker stickers label graffiti slogan slogans flag badge stone inscription board
    display loudspeaker van bag bags arrow map chart clock voice recording video film clip advertisement advert
    ad spot app chalkboard whiteboard noticeboard tape counter lettering notice-board window door wall t-shirt
    shirt""".split()
)
_OUTLETS = frozenset(
    """newspaper newspapers paper daily weekly tabloid broadsheet magazine broadcaster broadcasters broadcast
    station agency wire channel channels site website portal blog podcast outlet outlets media press""".split()
)
_MASTHEADS = frozenset(
    """times post herald tribune gazette chronicle courier journal observer guardian telegraph mirror examiner
    inquirer bulletin dispatch sentinel register mail globe star sun standard independent argus echo advertiser
    messenger today radio television tv news wire press news24 review weekly daily voice""".split()
)
_BODIES = frozenset(
    """police ministry government committee authority directorate council court army navy department office agency
    company bank union party parliament senate congress assembly commission board club team service services
    bureau hospital university school institute association federation league church foundation fund group firm
    studio corporation inspectorate administration presidency cabinet embassy command staff brigade regiment
    force forces secretariat house chamber board fire-station brigade municipality district city town port
    harbour-master's watchdog regulator prosecution prosecutor's organisation organization network coalition
    alliance movement militia campaign trust switchboard desk newsroom presidium leadership side camp industry
    trade""".split()
)
_GROUPS = frozenset(
    """officials people residents families mothers fathers relatives witnesses experts analysts critics supporters
    members soldiers officers men women children students workers doctors nurses drivers sources lawyers friends
    colleagues neighbours neighbors passers-by viewers readers users activists volunteers diplomats ministers
    deputies opponents investigators scientists researchers economists prosecutors police reporters journalists
    protesters demonstrators others many some several both few crowd public audience parents teachers villagers
    locals aides advisers insiders""".split()
)


_STATES = frozenset("us usa uk eu un nato uae".split())
_MANY_OF = re.compile(r"(?:icans|ocrats|ists|ites|[^l]ians|peans|reans|raelis|akistanis)$")
"""Members of a party or a people, who are no single person: Republicans, Socialists, Ukrainians."""
_NEWS = frozenset({"news", "state", "press", "pro-war", "tv"})


def kind_of(
    head: str, words: tuple[str, ...], *, many: bool, named: bool, seen: EntityKind | None
) -> EntityKind | None:
    """The kind of what a phrase stands for. `seen` is what the weights say; None where nobody can tell."""
    if named:
        return _of_name(head, words, seen)
    if office(head) and not many:  # “the Jewish state’s premier”
        return "person"
    if head in _OBJECTS:
        return "object"
    if head in _OUTLETS and head not in {"agency", "paper", "site", "website", "channel", "station", "media", "press"}:
        return "outlet"
    if head in {"agency", "channel", "station", "site", "website"} and _NEWS & set(words):
        return "outlet"
    if head in {"media", "press"}:
        return "group"
    if head in _DOCUMENTS and seen != "person":
        return "document"
    if head in _BODIES:
        return "organisation"
    if head in _GROUPS or (many and seen == "person"):
        return "group"
    return seen


def _of_name(head: str, words: tuple[str, ...], seen: EntityKind | None) -> EntityKind | None:
    """Names are left to the weights but for states, members of parties, and mastheads, which they take for bodies."""
    if seen == "organisation" and words and words[-1] in _MASTHEADS:
        return "outlet"
    if seen == "person" and head in _STATES:
        return "place"
    return "group" if seen == "person" and len(words) == 1 and _MANY_OF.search(head) else seen
