"""What in a name is not the name: titles and offices, particles, numerals behind it, kinds of bodies.

In plain lower case Latin. No list of names stands here.
"""

from __future__ import annotations


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


MEN = _list("mr mister herr monsieur señor senor signor sir king prince lord gospodin")
WOMEN = _list("mrs ms miss madam madame mme mlle frau senora signora dame lady queen princess gospozha")
TITLES = MEN | WOMEN | _list(
    """mx dr doctor prof professor rev reverend father sister pope imam rabbi sheikh ayatollah archbishop bishop
    cardinal
    patriarch metropolitan emperor empress emir sultan president premier chancellor minister secretary
    undersecretary senator congressman congresswoman congressperson representative rep sen mp mep deputy governor
    gov mayor mayoress councillor councilman councilwoman commissioner speaker ambassador envoy consul chairman
    chairwoman chairperson chair chief director inspector superintendent constable detective officer judge justice
    prosecutor attorney ombudsman spokesman spokeswoman spokesperson colonel col general gen lieutenant lt captain
    capt major maj sergeant sgt admiral adm commander cmdr brigadier brig corporal cpl marshal ensign commodore
    cllr pcso canon msgr monsignor supt insp analyst activist journalist reporter editor correspondent economist
    lawyer coach prezident ministr polkovnik"""
)  # fmt: skip
OFFICES = TITLES - _list(
    "king prince princess queen emperor empress lord lady dame pope bishop father sister major marshal sultan sir"
) | _list(
    """ceo cfo coo cto leader head manager executive founder cofounder owner whip treasurer sheriff coroner candidate
    nominee lawmaker legislator delegate alderman assemblyman assemblywoman strategist adviser advisor aide
    negotiator investigator researcher scientist historian author provost rector pastor principal columnist
    presenter host anchor producer coordinator organizer organiser campaigner pathologist epidemiologist nurse
    teacher administrator counsel advocate comptroller trustee skipper striker goalkeeper midfielder winger
    footballer pollster blogger commentator pundit critic reviewer novelist playwright actor
    actress comedian filmmaker photographer musician guitarist violinist pianist conductor choreographer
    entrepreneur billionaire philanthropist philosopher theologian sociologist psychologist psychiatrist physician
    surgeon biologist ecologist geologist zoologist physicist chemist astronomer astrophysicist meteorologist
    climatologist virologist immunologist oncologist cardiologist neurologist anthropologist archaeologist
    criminologist barrister solicitor magistrate bookkeeper accountant auditor forecaster moderator operative veteran
    broker contractor churchwarden archdeacon rapporteur dissident defector frontman frontwoman quarterback linebacker
    rapper bassist drummer vocalist songwriter screenwriter"""
)
"""What somebody may be called between a body and a name: “Indiana House Speaker Brian Bosma”. Not what is a surname."""
SURNAMES = _list("judge mayor marshal bishop pope major king prince sergeant constable chancellor coach captain")
"""Titles that are surnames, too: “Lt. Gov. Patty Judge”."""
BEFORE_TITLES = _list(
    """vice deputy prime foreign defence defense interior finance health education justice energy culture labour labor
    trade economy agriculture environment transport home acting former ex late first second chief senior junior
    assistant special attorney state regional press supreme general field principal permanent under lead the his her
    retired then hon honourable honorable right"""
)
DROPPABLE = _list("the late former ex retired hon honourable honorable")
PORTFOLIO = _list(
    """defence defense foreign affairs interior internal finance health education justice energy culture labour labor
    trade economy economic agriculture environment transport state home security information digital staff the and
    science sport sports social policy development industry infrastructure tourism works public government legal
    communications operations research relations strategy marketing human resources"""
)
JOINTS = _list("of for to")
SMALL = _list("the of for and in on at to de des du la le les & und der die das für fur")
PARTICLES = _list(
    "al el as ash an ad ar at az bin ibn bint ben abu van von der den de la le di da del della dos das do du ter ten"
    " zu zur af av y e"
)
GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5",
    "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14",
    "xv": "15", "xvi": "16", "xxiii": "23",
}  # fmt: skip
COMPANY = _list(
    "ltd limited inc incorporated llc llp plc gmbh ag sa sas spa srl bv nv oy ab as asa kg se corp corporation co"
    " company pty pte ooo oao pao jsc kk"
)
BODIES = _list(
    """academy administration agency airline airlines alliance army assembly assemblies association authority bank
    battalion board broadcaster broadcasting brigade bureau cabinet campaign centre center chamber church club
    coalition college command commission committee company conference confederation congress consortium corps
    council court customs daily department directorate division electric embassy enterprise exchange federation
    fleet force forces foundation front fund gazette government group guard guards headquarters herald hospital
    house industries initiative institute institution intelligence journal kingdom laboratory league legion mail
    media militia ministry mission mosque motors movement museum navy network news newspaper office organisation
    organization parliament party pact police port post presidency press project prosecution radio regiment
    republic research school secretariat senate service services society staff state states station studio
    syndicate team telegraph television theatre times treasury tribunal tribune trust tv union unit united
    university watch weekly wire"""
)
OF_PLACES = _list(
    """police court council ministry government department parliament senate legislature assembly hospital embassy
    authority airport port army navy guard station county office commission association federation league society"""
)
"""Bodies that are called for a place or for their members, which do not stand for them: Ostrel, the Ostrel Police."""
NO_NAME = _list(
    "a an one some any this that these those his her their its our my your he she it they we you i who many several"
    " two three four five most all no each every another other others both nobody"
)
"""Words that begin so are no name, but a description or a pronoun."""
