"""Each format read into the same shape; what is wrong with a row is said in one line, and the rest is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.actors.formats import detect, read_actor_file
from dragoman.errors import InputError, UsageError
from dragoman.model.actors import Incumbency
from dragoman.model.brought import BroughtActor
from dragoman.model.imports import BroughtFile, Format

CSV = """\
id,name,kind,country,aliases,short,gender,office,level,begin,finish,of
jan-kowalik,Jan Kowalik,person,POL,Jan A. Kowalik|J. Kowalik,Kowalik,male,Deputy Foreign Minister,,2021-03,2023-10-12,
jan-kowalik,,,,,,,Ambassador to Kazakhstan,ambassador,2023-11-01,,
,Border Commission,body,pl,,,,,,,,
,Ewa Nowicka,,POL,,,f,Member of the Council,official,2019,,United Nations
"""
WIKIDATA = """\
item,itemLabel,aliases,country,genderLabel,born,office,officeCountry,begin,beginPrecision,finish
http://www.wikidata.org/entity/Q900001,Jan Kowalik,Jan A. Kowalik|JK,Poland,male,1961-05-04T00:00:00Z,deputy foreign minister,Poland,2021-03-01T00:00:00Z,10,2023-10-12T00:00:00Z
http://www.wikidata.org/entity/Q900001,Jan Kowalik,Jan A. Kowalik|JK,Poland,male,1961-05-04T00:00:00Z,ambassador to Kazakhstan,,2023-01-01T00:00:00Z,,
Q900002,Ewa Nowicka,,KAZ,female,1970-01-01T00:00:00Z,,,,,
"""
REIGN = """\
ccode,country,leader,year,month,elected,age,male,militarycareer,tenure_months,government
290,Poland,Kowalik,2019,11,1,58,1,0,1,Parliamentary Democracy
290,Poland,Kowalik,2019,12,1,58,1,0,2,Parliamentary Democracy
290,Poland,Kowalik,2020,1,1,59,1,0,3,Parliamentary Democracy
290,Poland,Nowicka,2020,2,1,50,0,0,1,Parliamentary Democracy
290,Poland,Kowalik,2020,3,1,59,1,0,1,Presidential Democracy
365,USSR,Sidorov,1985,4,0,70,1,0,1,Dominant Party
"""
ARCHIGOS = """\
obsid\tleadid\tccode\tidacr\tleader\tstartdate\teindate\tenddate\tentry\texit\tgender\tyrborn\tborndate
POL-2019\tX1-1\t290\tPOL\tKowalik, J.\t2019-11-15\t1\t2020-02-01\tRegular\tRegular\tM\t1961\t1961-05-04
POL-2020\tX1-2\t290\tPOL\tNowicka\t2020-02-01\t1\t2020-12-31\tRegular\tStill in Office\tF\t-999\t
"""
PETRARCH = """\
<!-- a dictionary
     of our own -->
POLAND_ [POL] # the state
+POLISH_
+WARSAW_

JAN_KOWALIK_  ; CountryInfo
+MINISTER_JAN_A._KOWALIK_
+MINISTER_KOWALIK_
\t[POLGOV 19990301-041231]
\t[POLELI >20050101]
FREEDOM_FRONT_ [POLREB]
BORDER_WATCH [NGO]
ABDEL_EL-NOWICKI [POLLEG <20100630]
"""
FTM = "\n".join(
    json.dumps(row)
    for row in (
        {"id": "occ-1", "schema": "Occupancy", "properties": {
            "holder": ["NK-1"], "post": ["pos-1"], "startDate": ["2021-03"], "endDate": ["2023-10-12"]}},
        {"id": "NK-1", "schema": "Person", "caption": "Jan Kowalik", "properties": {
            "name": ["KOWALIK, Jan", "Jan Kowalik", "Ян Ковалик"], "alias": ["Jan A. Kowalik"], "weakAlias": ["Kowalik"],
            "nationality": ["pl"], "gender": ["male"], "birthDate": ["1961-05-04", "1961"], "wikidataId": ["Q900001"]}},
        {"id": "pos-1", "schema": "Position", "properties": {"name": ["Deputy Foreign Minister"], "country": ["pl"]}},
        {"id": "org-1", "schema": "PublicBody", "properties": {"name": ["Border Commission"], "country": ["pl"], "abbreviation": ["BC"]}},
        {"id": "mem-1", "schema": "Membership", "properties": {"member": ["NK-1"], "organization": ["org-1"], "role": ["Chairman"]}},
        {"id": "NK-2", "schema": "Person", "properties": {"name": ["Ewa Nowicka"], "country": ["pl"], "position": ["Mayor of Gdynia (2010-2014)"]}},
        {"id": "addr", "schema": "Address", "properties": {"full": ["Warsaw"]}},
    )
)  # fmt: skip
SAMPLES: dict[Format, str] = {
    "csv": CSV, "wikidata": WIKIDATA, "reign": REIGN, "archigos": ARCHIGOS, "petrarch": PETRARCH, "ftm": FTM,
}  # fmt: skip
DEPUTY = Incumbency("Deputy Foreign Minister", "deputy", "POL", "2021-03", "2023-10-12")


def read(text: str, format: Format | None = None, country: str | None = None) -> BroughtFile:
    return read_actor_file("sample", text.encode(), format=format, country=country)


def by_name(file: BroughtFile) -> dict[str, BroughtActor]:
    return {actor.name: actor for actor in file.actors}


@pytest.mark.parametrize("format", SAMPLES)
def test_the_format_is_found(format: Format) -> None:
    assert detect(SAMPLES[format]) == format
    file = read(SAMPLES[format])
    assert file.format == format
    assert file.skipped == ()
    assert any("Kowalik" in actor.name for actor in file.actors)


@pytest.mark.parametrize("format", SAMPLES)
def test_reading_twice_gives_the_same(format: Format) -> None:
    assert read(SAMPLES[format]) == read(SAMPLES[format])


def test_own_table() -> None:
    actors = by_name(read(CSV))
    jan = actors["Jan Kowalik"]
    assert (jan.id, jan.country, jan.gender, jan.line) == ("jan-kowalik", "POL", "male", 2)
    assert (jan.names, jan.short) == (("J. Kowalik", "Jan A. Kowalik"), ("Kowalik",))
    ambassador = Incumbency("Ambassador to Kazakhstan", "ambassador", "POL", "2023-11-01", None)
    assert jan.incumbencies == (DEPUTY, ambassador)
    assert (actors["Border Commission"].kind, actors["Border Commission"].country) == ("body", "POL")
    ewa = actors["Ewa Nowicka"]
    assert (ewa.id, ewa.gender) == ("ewa-nowicka-pol", "female")
    assert ewa.incumbencies[0].of == "un"


def test_wikidata() -> None:
    actors = by_name(read(WIKIDATA))
    jan = actors["Jan Kowalik"]
    assert (jan.id, jan.externals, jan.born, jan.country) == ("q900001", ("wikidata:Q900001",), "1961-05-04", "POL")
    assert jan.incumbencies[0] == Incumbency("Deputy foreign minister", "deputy", "POL", "2021-03", "2023-10-12")
    # a first of January without its precision is a year
    assert jan.incumbencies[1] == Incumbency("Ambassador to Kazakhstan", "ambassador", "POL", "2023", None)
    assert actors["Ewa Nowicka"].born == "1970"


def test_wikidata_with_addresses_beside_labels() -> None:
    text = (
        "item,itemLabel,country,countryLabel,office,officeLabel,start,end\n"
        "http://www.wikidata.org/entity/Q9,Jan Kowalik,http://www.wikidata.org/entity/Q36,Poland,"
        "http://www.wikidata.org/entity/Q1,mayor,2010-03-04T00:00:00Z,t123\n"
    )
    (jan,) = read(text).actors
    assert jan.country == "POL"
    assert jan.incumbencies == (Incumbency("Mayor", "official", "POL", "2010-03-04", None),)


def test_reign_months_become_tenures() -> None:
    actors = by_name(read(REIGN))
    jan = actors["Kowalik"]
    assert jan.leads
    assert jan.incumbencies == (
        Incumbency("Leader", "head of government", "POL", "2019-11", "2020-01"),
        Incumbency("Leader", "head of state", "POL", "2020-03", None, known_until="2020-03"),
    )
    assert actors["Nowicka"].gender == "female"
    assert actors["Sidorov"].incumbencies[0].of == "sun"
    assert actors["Sidorov"].country == "RUS"


def test_archigos() -> None:
    actors = by_name(read(ARCHIGOS))
    jan = actors["J. Kowalik"]
    assert (jan.born, jan.gender, jan.externals) == ("1961-05-04", "male", ("archigos:X1-1",))
    assert jan.incumbencies == (Incumbency("Leader", "head of state", "POL", "2019-11-15", "2020-02-01"),)
    assert actors["Nowicka"].born is None
    assert actors["Nowicka"].incumbencies[0] == Incumbency(
        "Leader", "head of state", "POL", "2020-02-01", None, known_until="2020-12-31"
    )


def test_petrarch() -> None:
    file = read(PETRARCH)
    actors = by_name(file)
    jan = actors["Jan Kowalik"]
    assert (jan.kind, jan.country, jan.line) == ("person", "POL", 7)
    assert jan.names == ("Jan A. Kowalik",)
    assert jan.incumbencies == (Incumbency("member of the government", "official", "POL", "1999-03-01", "2004-12-31"),)
    assert actors["Freedom Front"].kind == "body"
    assert (actors["Border Watch"].kind, actors["Border Watch"].country) == ("body", None)
    assert actors["Abdel El-Nowicki"].names == ("Abdel el-Nowicki",)
    assert file.passed == (("names of states and places", 1),)


def test_petrarch_as_it_is_found() -> None:
    text = (
        "# Generated\nU.S.S.R_\n+SOVIET_UNION_\n\t[SUN <911226]\nPRESIDENT_JAN_W._KOWALIK [POLGOV]\n+KOWALIK_\n"
        "ACTING_MINISTER_ADAM_LIS_  # x\n\t[POLGOVREF 100401 - 100630]\n\t[POLELI]\nTHE_KOWALIK_ARMY_ [POLMIL < 950601]\n"
    )
    file = read(text)
    assert file.skipped == ()
    actors = by_name(file)
    assert set(actors) == {"Jan W. Kowalik", "Adam Lis", "The Kowalik Army"}
    assert [(h.begin, h.finish) for h in actors["Adam Lis"].incumbencies] == [("2010-04-01", "2010-06-30")]


def test_ftm() -> None:
    file = read(FTM)
    actors = by_name(file)
    jan = actors["Jan Kowalik"]
    assert (jan.id, jan.country, jan.born, jan.gender) == ("nk-1", "POL", "1961-05-04", "male")
    assert (jan.names, jan.short) == (("Jan A. Kowalik", "Ян Ковалик"), ("Kowalik",))
    assert jan.externals == ("id:nk-1", "wikidata:Q900001")
    assert set(jan.incumbencies) == {DEPUTY, Incumbency("Chairman", "official", "POL", None, None, "org-1")}
    assert actors["Border Commission"].names == ("BC",)
    assert actors["Ewa Nowicka"].incumbencies == (Incumbency("Mayor of Gdynia", "official", "POL", "2010", "2014"),)
    assert file.passed == (("entities of kind Address", 1),)


def test_lines_of_one_entity_are_one_actor() -> None:
    lines = [{"id": "a", "schema": "Person", "properties": {"name": [n]}} for n in ("Jan Kowalik", "Jan A. Kowalik")]
    (actor,) = read("\n".join(map(json.dumps, lines))).actors
    assert (actor.name, actor.names) == ("Jan Kowalik", ("Jan A. Kowalik",))


@pytest.mark.parametrize(
    ("format", "text", "line", "reason"),
    [
        ("csv", "name,country\nJan Kowalik,Atlantis\n", 2, "names no known state with 'Atlantis'"),
        ("csv", "name,kind\n,person\n", 2, "has no name"),
        ("csv", "name,kind\nJan Kowalik,state\n", 2, "has 'state' as kind"),
        ("csv", "name,office,begin\nJan Kowalik,Mayor,soon\n", 2, "has 'soon' as begin; expected YYYY"),
        ("csv", "name,office,begin\nJan Kowalik,Mayor,2021-02-30\n", 2, "has '2021-02-30' as begin, which is no date"),
        ("csv", "name,office,begin,finish\nJan Kowalik,Mayor,2021,2019\n", 2, "ends (2019) before it begins (2021)"),
        ("csv", "name,office,level\nJan Kowalik,Mayor,boss\n", 2, "has 'boss' as level; expected one of: head of state"),
        ("csv", "name,begin\nJan Kowalik,2021\n", 2, "has days or a level but no office"),
        ("csv", "name\nJan Kowalik,POL,x\n", 2, "has 3 cells; expected 1"),
        ("csv", "id,name\nx,Jan Kowalik\nx,Ewa Nowicka\n", 3, "has 'Ewa Nowicka' as name, but line 2 has 'Jan Kowalik'"),
        ("wikidata", "item,itemLabel\nJan,Jan Kowalik\n", 2, "has 'Jan' as item; expected an id such as Q42"),
        ("wikidata", "item,itemLabel\nQ1,Q1\n", 2, "has no label"),
        ("wikidata", "item,itemLabel,born\nQ1,Jan Kowalik,x\n", 2, "has 'x' as born"),
        ("reign", "ccode,leader,year,month\n290,Kowalik,2019,13\n", 2, "has 2019 and 13 as year and month"),
        ("reign", "ccode,leader,year,month\nx,Kowalik,2019,1\n", 2, "has 'x' as ccode; expected a number"),
        ("reign", "ccode,leader,year,month\n290,,2019,1\n", 2, "names no leader"),
        ("reign", "ccode,leader,year,month\n9999,Kowalik,2019,1\n", 2, "Kowalik: no state has the number 9999"),
        ("archigos", "ccode,leader,startdate,enddate\n9999,Kowalik,2019-01-01,2020-01-01\n", 2, "no state has the number 9999"),
        ("archigos", "ccode,leader,startdate,enddate\n290,Kowalik,2021-01-01,2020-01-01\n", 2, "ends (2020-01-01) before"),
        ("petrarch", "JAN_KOWALIK_ [XXXGOV]\n", 1, "JAN KOWALIK: no state has the code 'XXX'"),
        ("petrarch", "JAN_KOWALIK_\n", 1, "has no code"),
        ("petrarch", "JAN_KOWALIK_ [---]\n", 1, "has no code"),
        ("petrarch", "JAN_KOWALIK_ [POLGOV\n", 1, "has a code without its closing bracket"),
        ("petrarch", "JAN_KOWALIK_ [POLGOV tomorrow]\n", 1, "has 'tomorrow' as days of a code"),
        ("petrarch", "\t[POLGOV]\n", 1, "stands before the first phrase"),
        ("ftm", '{"id": "a"\n', 1, "is no JSON"),
        ("ftm", "[1]\n", 1, "is no JSON object"),
        ("ftm", '{"schema": "Person", "properties": {}}\n', 1, "is no entity"),
        ("ftm", '{"id": "a", "schema": "Person"}\n', 1, 'has no "properties"'),
        ("ftm", '{"id": "a", "schema": "Person", "properties": {}}\n', 1, "has no name"),
        ("ftm", '{"id": "a", "schema": "Person", "properties": {"name": ["Jan Kowalik"], "birthDate": ["x"]}}\n', 1, "has 'x' as birthDate"),
        ("ftm", '{"id": "a", "schema": "Occupancy", "properties": {"holder": ["b"]}}\n', 1, "Occupancy without post"),
        ("ftm", '{"id": "a", "schema": "Occupancy", "properties": {"holder": ["b"], "post": ["c"]}}\n', 1, "who is not in the file"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_the_rest_read(format: Format, text: str, line: int, reason: str) -> None:
    found = read(text, format).skipped
    assert [one.line for one in found] == [line]
    assert reason in found[0].reason
    assert "\n" not in found[0].reason
    rest = f"w,{REST[format]}" if text.startswith("id,") else REST[format]
    whole = read(f"{text}{rest}", format)
    assert [one.line for one in whole.skipped] == [line]
    assert "Whole" in " ".join(actor.name for actor in whole.actors)


REST: dict[Format, str] = {
    "csv": "Anna Whole\n",
    "wikidata": "Q7,Anna Whole\n",
    "reign": "290,Whole,2019,1\n",
    "archigos": "290,Whole,2019-01-01,2020-01-01\n",
    "petrarch": "ANNA_WHOLE_ [POLGOV]\n",
    "ftm": '{"id": "w", "schema": "Person", "properties": {"name": ["Anna Whole"]}}\n',
}


@pytest.mark.parametrize(
    ("text", "format", "problem"),
    [
        ("", None, "is empty"),
        ("hello, world\nno table\n", None, r"is in no format that is known; say which with --format ftm\|wikidata"),
        ("name,adress\nJan Kowalik,x\n", None, "has unknown columns adress; known are id, name"),
        ("a,b\n1,2\n", "wikidata", "has no column 'item', 'itemlabel'"),
        ("a,b\n1,2\n", "reign", "has no column 'ccode'"),
        ("a,b\n1,2\n", "archigos", "has no column 'ccode'"),
        ("a,b\n1,2\n", "csv", "has no column 'name'"),
    ],
)
def test_a_bad_file_is_refused(text: str, format: Format | None, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(text, format)


def test_no_file_a_folder_and_a_program_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"\x7fELF\x00\x01")
    for path, problem in (
        (tmp_path / "none.csv", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / "x.csv", "is no text"),
    ):
        with pytest.raises(InputError, match=problem):
            read_actor_file(str(path))


def test_the_state_of_those_without_one() -> None:
    assert read("name\nJan Kowalik\n", country="Poland").actors[0].country == "POL"
    with pytest.raises(UsageError, match="no state has the code or name 'Atlantis'"):
        read("name\nJan Kowalik\n", country="Atlantis")


def test_old_encodings_and_line_ends() -> None:
    file = read_actor_file("x", "name,country\r\nJosé Ibáñez,ESP\r\n".encode("cp1252"))
    assert [actor.name for actor in file.actors] == ["José Ibáñez"]
    assert read_actor_file("x", b"\xef\xbb\xbfname\nJan Kowalik\n").actors[0].name == "Jan Kowalik"


def test_a_quote_that_nobody_closes_swallows_its_line_only() -> None:
    file = read('name,country\n"Jan Kowalik,POL\nEwa Nowicka,POL\n')
    assert "Ewa Nowicka" in [actor.name for actor in file.actors]
