"""What kind of thing speaks: by its words, where the weights know less."""

from __future__ import annotations

import re

from reportedly.names import office
from reportedly.types import EntityKind

HE_OR_SHE: frozenset[EntityKind | None] = frozenset(("person", None))
IT_OR_THEY: frozenset[EntityKind | None] = frozenset(("organisation", "outlet", "document", "place", "group", None))
"""Kinds of whom the pronouns may stand for."""
_DOCUMENTS = frozenset(
    """report reports poll polls polling surveys projection projections estimate estimates forecast forecasts memos
    memorandum presentation reporting coverage finding communiqués tally rulings indictments verdicts decrees
    decisions lawsuits petitions leaflets documentary biography profile interviews legislation amendment draft
    appendix letterhead law laws bill act statute constitution decree order ruling verdict judgment indictment
    study studies survey statement statements communiqué letter letters email memo document documents leaflet
    brochure contract clause paragraph section chapter article articles filing lawsuit complaint affidavit
    petition notice notices bulletin transcript minutes file files record records register census budget treaty
    agreement charter resolution regulation regulations rules guidelines manual handbook book essay diary memoir
    note notes log logbook post posts tweet tweets message messages page pages site website sites caption captions
    headline headlines editorial column data statistics figures list table text questionnaire certificate permit
    warrant spreadsheet invoice ledger analysis assessment newsletter release dossier sheet form forms entry
    answer reply audit inquiry review findings paper papers emails e-mails count tally average rule research
    papers reviews analyses audits letters filings editorials""".split()
)
_NEVER_SOMEBODY = frozenset(
    "poll polls survey surveys study studies research editorial editorials tally memo transcript affidavit lawsuit"
    " website questionnaire communiqué".split()
)
"""Documents that the weights take for whom they asked, or who wrote them."""
_OBJECTS = frozenset(
    """poster posters sign signs banner banners placard placards board boards billboard billboards screen screens
    graphic card cards plaque sticker stickers label graffiti slogan slogans flag badge stone inscription
    display loudspeaker van bag bags arrow map chart clock voice recording video film clip advertisement advert
    ad spot app chalkboard whiteboard noticeboard tape counter lettering notice-board window door wall t-shirt
    shirt""".split()
)
_OUTLETS = frozenset(
    """newspaper newspapers paper daily weekly tabloid broadsheet magazine broadcaster broadcasters broadcast
    station agency wire journal channel channels site website portal blog podcast outlet outlets media press""".split()
)
_MASTHEADS = frozenset(
    """times post herald tribune gazette chronicle courier journal observer guardian telegraph mirror examiner
    inquirer bulletin dispatch sentinel register mail globe star sun standard independent argus echo advertiser
    messenger insider today radio television tv news wire press news24 review weekly daily voice fm ledger
    fold""".split()
)
_BODIES = frozenset(
    """police ministry government committee authority directorate council court army navy department office agency
    company bank union party parliament senate congress assembly commission board club team service services
    bureau hospital university school institute association federation league church foundation fund group firm
    studio corporation inspectorate administration presidency cabinet embassy command staff brigade regiment force
    forces secretariat house chamber fire-station municipality district city town port jury panel squad tribunal
    registry taskforce harbour-master's watchdog regulator prosecution prosecutor's organisation organization
    network coalition alliance movement militia campaign trust switchboard desk newsroom presidium leadership side
    camp industry trade defence defense opposition military intelligence judiciary rectorate chancellery diocese
    archdiocese airline retailer charity nonprofit clinic coastguard theatre theater museum collective consortium
    automaker carmaker chipmaker drugmaker cooperative co-op think-tank consultancy mission delegation""".split()
)
_GROUPS = frozenset(
    """officials people residents families mothers fathers relatives witnesses experts analysts critics supporters
    members soldiers officers men women children students workers doctors nurses drivers sources lawyers friends
    colleagues neighbours neighbors passers-by electorate clergy couple duo trio pair household population youth
    viewers readers users activists volunteers diplomats ministers deputies opponents investigators scientists
    researchers economists prosecutors police reporters journalists protesters demonstrators others many some
    several both few crowd public audience parents teachers villagers locals aides advisers insiders mps employers
    lawmakers legislators senators councillors delegates candidates voters
    donors leaders rivals allies followers""".split()
)


_COUNTED = frozenset("one two three four five".split())
"""With words before them these may be of anything: “a narrower one”, of posters."""
_PEOPLE = _COUNTED | frozenset(
    """man woman boy girl child person somebody someone adult teenager toddler baby pensioner bystander passer-by
    witness eyewitness resident local villager neighbour neighbor colleague friend ally aide adviser advisor insider
    source official bureaucrat mother father mum mom dad parent husband wife partner widow widower son daughter
    brother sister cousin uncle aunt nephew niece grandmother grandfather grandson granddaughter landlady landlord
    tenant owner guest host client customer patient victim survivor relative guardian orphan refugee migrant
    deportee detainee prisoner inmate suspect defendant accused plaintiff claimant complainant juror student pupil
    freshman sophomore graduate apprentice intern employee worker staffer boss supervisor successor predecessor
    rival opponent contender candidate nominee front-runner frontrunner incumbent hopeful delegate voter supporter
    critic fan follower believer member president agent superintendent correspondent assistant sergeant lieutenant
    adjutant attendant consultant accountant executive representative deputy magnate mogul tycoon titan heir
    founder co-founder pioneer icon legend veteran rookie fellow expert specialist pundit guru scholar academic
    intellectual dean chef cook maid cleaner nurse midwife doctor medic surgeon vet dentist pharmacist soldier
    guerrilla pilot sailor captain skipper crew-member diplomat spy envoy monk nun priest vicar rector imam rabbi
    cleric pastor chaplain bishop prophet democrat republican conservative liberal socialist communist centrist
    progressive independent libertarian moderate hawk dove whistleblower hacker blogger author poet bard
    playwright artist star celebrity heiress actress waitress hostess seamstress mechanic technician engineer
    clerk judge attorney lawyer barrister counsel mp senator congressman governor mayor premier chancellor
    minister secretary chairman chairwoman chair chief head king queen prince princess sultan emperor pope
    half-brother half-sister stepfather stepmother brother-in-law sister-in-law mother-in-law father-in-law
    son-in-law daughter-in-law girlfriend boyfriend fiancé fiancée welder carer jack-of-all-trades businesspeople
    tradesman confidant confidante half-back goalie backbencher frontbencher recruit shipmate associate
    neurosurgeon donor constituent retiree referee millionaire multimillionaire coauthor co-author major classmate
    roommate flatmate teammate housemate leaver newcomer stranger impostor thief vlogger youth teen""".split()
)
"""Who somebody is said to be, in one word."""
_TRADE = re.compile(r"\w{2,}(?:[^aeiou]er|[^aeiou]or|eer|ist|ian|yst|man|woman|person|master|keeper)$")
_NO_TRADE = frozenset(
    """former other another whether however further later after never ever under over either neither rather whatever
    center newspaper paper computer letter number power summer winter river order matter water chapter quarter corner
    border weather error mirror sector factor floor door labor harbor tower cover offer answer super poster banner
    broader wider weaker deeper closer poorer richer safer cleaner fewer
    younger older higher lower bigger smaller larger longer shorter stronger better greater earlier newer
    september october november december human german roman list consist exist assist insist resist twist fist mist
    persist disorder counter encounter murder thriller blockbuster register cluster disaster dinner supper finger
    shoulder leather feather ladder folder container carrier tanker freighter trailer tractor reactor motor
    chamber remainder timber cancer danger anger hunger rubber silver copper butter layer
    buster slider filter shelter theater gender tender monster cylinder laser meter liter semester
    color honor horror vigor minor senior junior terror humor rumor tumor decor flavor armor vector detector
    processor corridor prior interior exterior superior behavior behaviour""".split()
)


_NOT_SURE = _COUNTED | frozenset(
    "member ally neighbour neighbor partner rival leader owner winner contender competitor parent pioneer host opponent"
    " operator".split()
)


def takes_up(pronoun: str, kind: EntityKind | None) -> bool:
    """Whether “he”, “she”, “it” or “they” can stand for somebody of a kind, or for one of a group."""
    return kind == "group" or kind in (HE_OR_SHE if pronoun in {"he", "she"} else IT_OR_THEY)


def human(word: str) -> bool:
    """Whether a word says that somebody is a person, which “member” and “owner” do not."""
    return (word in _PEOPLE or office(word)) and word not in _NOT_SURE


def titular(word: str) -> bool:
    """Whether a word, in small letters, is known to say who somebody is: “leader”, “secretary-general”."""
    return word in _PEOPLE or office(word) or office(word.rsplit("-", 1)[-1])


def of_many(word: str) -> bool:
    """Whether a word, in small letters, says that several people are meant: “workers”, “candidates”, “MPs”."""
    return word in _GROUPS or (word.endswith("s") and word not in _SURNAMES and titular(word[:-1]))


def of_trades(word: str) -> bool:
    """Whether a word in the name of a body, in small letters, tells who is in it, which may be a surname elsewhere:
    “traders”, “growers”."""
    return of_many(word) or (word.endswith("s") and personal(word[:-1]))


def company(word: str) -> bool:
    """Whether a name of one word behind a word, in small letters, is a company's: “the rail operator Kvartline”."""
    return word in _TRADERS or (word.endswith("maker") and word not in {"film-maker", "filmmaker"})


_TRADERS = frozenset(
    "operator carrier brewer retailer insurer lender publisher producer manufacturer supplier developer distributor"
    " giant start-up startup".split()
)
_SURNAMES = frozenset("fellows cooks masters bishops kings princes marshals deans chiefs majors stars titans".split())
"""Names of people, and of teams, that look like many of something."""


def personal(word: str) -> bool:
    """Whether a word of small letters says who somebody is: “welder”, “nominee”, “landlady”."""
    word = word.rsplit("-", 1)[-1] if word not in _PEOPLE else word
    return word in _PEOPLE or office(word) or (word not in _NO_TRADE and _TRADE.fullmatch(word) is not None)


_QUANTITIES = frozenset(
    """number lot lots mix bunch slew host handful handfuls array chorus cadre raft swath clutch
    dozens scores hundreds thousands millions couple plenty majority rest
    minority percent per cent third half quarter two-thirds three-quarters""".split()
)
_SOME = frozenset("others some many most several few both those all they none more".split())
"""Words by themselves that stand for people, or for more than one."""
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_ABOUT = frozenset("about nearly almost roughly around some only just at least most more than over fewer under".split())
_STATES = frozenset("us usa uk uae u.s u.k u.s.a".split())
_UNIONS = frozenset("un eu nato u.n e.u opec asean g7 g20".split())
"""Bodies of states, which have no government."""
_WIRES = frozenset(
    """reuters afp tass ansa dpa efe xinhua kyodo yonhap upi politico axios vox slate salon variety bbc cnn cnbc
    politifact nbc abc cbs npr pbs msnbc espn buzzfeed huffpost newsweek haaretz meduza bellingcat snopes
    vulture gizmodo engadget techcrunch recode jezebel mediaite breitbart wikinews tmz itv rtl ard zdf
    propublica rfe/rl ukrinform interfax unian pravda izvestia kommersant""".split()
)
"""Outlets whose names do not tell that they are."""
_ABROAD = frozenset(
    """courrier monde figaro parisien zeitung tageblatt tagblatt rundschau allgemeine nachrichten anzeiger diario diário
    periódico periodico mundo folha estado giornale corriere gazzetta repubblica gazetesi gazeta wyborcza dagens
    nyheter aftonbladet berlingske tidende pravda izvestia novosti tribuna libération""".split()
)
"""Words of mastheads in other languages."""
_FIRMS = frozenset(
    """rail railways airways airlines motors foods holdings partners systems technologies energy homes coaches capital
    pharmaceuticals chemicals industries logistics lines ferries freight steel mining petroleum insurance securities
    ventures studios records pictures brewery works utilities solutions labs healthcare stores supermarkets rovers
    wanderers terminals shipyards shipping couriers pipelines wines breweries seafoods aerospace
    semiconductors""".split()
)
_LAWS = frozenset("act bill treaty constitution convention charter directive protocol accord report review".split())
_PLACED = frozenset("district city town port municipality side camp house".split())
"""Heads of names that are places as often as bodies."""
_MANY_OF = re.compile(r"(?:icans|ocrats|ists|ites|[^l]ians|peans|reans|raelis|akistanis|ennials|boomers)$")
"""Members of a party or a people, who are no single person: Republicans, Socialists, Ukrainians."""
_PEOPLES = frozenset(
    "saudis iraqis israelis pakistanis afghans greeks poles finns swedes danes turks kurds arabs thais germans brits"
    " scots czechs serbs croats muslims christians catholics protestants jews hindus sikhs latinos hispanics"
    " yorkers".split()
)
_NEVER_SURNAMES = frozenset(
    """party committee council commission ministry department agency association university institute foundation
    campaign senate congress federation pac insider times gazette tribune chronicle examiner sentinel
    inquirer herald dispatch observer courier bulletin telegraph""".split()
)
"""What ends the names of bodies and mastheads, and of nobody."""
_BODIES_ALONE = frozenset("ministry committee council commission senate congress parliament federation".split())
"""Bodies by themselves, and no surnames: “MINISTRY”."""
_NEWS = frozenset({"news", "state", "press", "pro-war", "tv"})


def kind_of(
    head: str, words: tuple[str, ...], *, many: bool, named: bool, seen: EntityKind | None
) -> EntityKind | None:
    """The kind of what a phrase stands for. `seen` is what the weights say; None where nobody can tell."""
    if named:
        return _of_name(head, words, seen)
    if _of_many(head, words, seen):
        return "group"
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
    if head in _DOCUMENTS and (seen != "person" or head in _NEVER_SOMEBODY):
        return "document"
    if head in _BODIES or (head == "tank" and "think" in words):
        return "organisation"
    return _of_people(head, words, many, seen)


def _of_people(head: str, words: tuple[str, ...], many: bool, seen: EntityKind | None) -> EntityKind | None:
    if head in _COUNTED and len(words) > 1 and not many:
        return None if seen == "person" else seen
    if head in _GROUPS or (many and seen == "person"):
        return "group"
    return "person" if head in _PEOPLE and not many else seen


_LED = 4
"""Words before and with a quantity: “a large and growing majority”."""


def _of_many(head: str, words: tuple[str, ...], seen: EntityKind | None) -> bool:
    """Whether words count people: “nine out of ten”, “a number of pupils”, “Twenty-four percent”."""
    if not words or seen not in {"person", "group", None}:
        return False
    if len(words) == 1 and (head in _SOME or head in {"everyone", "everybody"}):
        return True
    if head in _NUMBERS and _ABOUT.issuperset(words[:-1]):
        return True  # “about four in 10”, “the two”
    first = next((n for n, w in enumerate(words[:_LED]) if w in _QUANTITIES), -1)
    counted = first >= 0 and (len(words) == first + 1 or words[first + 1] == "of") and words[0] not in {"one", "it"}
    return counted or head in {"percent", "cent"} or (head.isdigit() and ("of" in words or "in" in words))


def _of_name(head: str, words: tuple[str, ...], seen: EntityKind | None) -> EntityKind | None:
    """Names are left to the weights but for states, members of parties, and mastheads, which they take for bodies."""
    if head in _WIRES and len(words) == 1 and seen != "place":
        return "outlet"
    if head in _UNIONS and len(words) == 1:
        return "organisation"
    paper = words and (words[-1] in _MASTHEADS or (len(words) > 1 and _ABROAD.intersection(words)))
    if paper and (seen == "organisation" or (len(words) > 1 and (seen != "person" or words[-1] not in _MASTHEADS))):
        return "outlet"
    if seen is None:
        body = head in _BODIES or head in _FIRMS or ("." in head and len(words) == 1)  # the F.B.I.
        return "organisation" if body else "document" if head in _LAWS and len(words) > 1 else None
    if seen == "person" and head in (_NEVER_SURNAMES if len(words) > 1 else _BODIES_ALONE):
        return "outlet" if head in _MASTHEADS else "organisation"
    if seen == "place" and len(words) > 1 and head in _BODIES - _PLACED:
        return "organisation"
    if seen == "person" and head in _STATES:
        return "place"
    if seen == "person" and head not in _BODIES and (of_many(head) if len(words) > 1 else head in _GROUPS):
        return "group"  # “Opposition MPs”
    members = seen == "person" or (seen == "organisation" and len(words) == 1)
    return "group" if members and (_MANY_OF.search(head) or head in _PEOPLES) else seen


def several(word: str) -> bool:
    """Whether a word by itself stands for some people: “others”, “many”."""
    return word in _SOME


_CAN_BE_TOLD = frozenset(
    """everyone everybody anyone anybody someone somebody nation public world citizens allies passengers viewers
    listeners guests relatives families mourners fans clients creditors operator operators channel programme program
    newspaper paper station network television radio outlet website magazine broadcaster""".split()
)


def animate(phrase: str) -> bool:
    """Whether a noun phrase, as the page words it, can be spoken to: people, a body, an outlet, whatever has a name."""
    words = tuple(re.findall(r"[\w’'&-]+", phrase))
    heads = re.split(r"\s(?:of|from|at|in|for|on|who)\s", phrase)[0]
    head = heads.rsplit(" ", 1)[-1].strip(".,")
    if not words or any(word[0].isupper() for word in words):
        return bool(words)
    told = kind_of(head, words, many=head.endswith("s"), named=False, seen=None)
    return (
        told in {"person", "group", "organisation", "outlet"}
        or head in _CAN_BE_TOLD
        or any(titular(one) or of_many(one) or personal(one) for one in (head, head.removesuffix("s")))
    )
