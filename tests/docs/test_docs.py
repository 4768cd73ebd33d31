"""The pages say what the program does: made pages are up to date, commands exist, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import click
import pytest

from dragoman.cli.main import COMMANDS, commands
from dragoman.model.reports import MEDIA, STATUSES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")), *sorted(DOCS.rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CALL = re.compile(r"(?:^\$ |^ {4}|`|\| |&& |\$\()dragoman((?: [a-z-]+)*)", re.MULTILINE)
MACHINE_PATH = re.compile(r"(?<![\w.…])/(?:work|tmp|root|home|Users|usr|var|etc)/")
UNWANTED = re.compile(r"\b(?:TODO|FIXME|localhost|lorem ipsum|127\.0\.0\.1)\b", re.IGNORECASE)


def load_script(name: str) -> ModuleType:
    found = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def command_paths() -> frozenset[str]:
    return frozenset(walk(commands, ""))


def walk(command: click.Command, path: str) -> Iterator[str]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walk(below, f"{path} {name}".strip())


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ["cli.md", "lexicon.md", "schema.md"])
def test_made_pages_are_up_to_date(name: str) -> None:
    made = load_script("make_reference").pages()[name]
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == made, "run python docs/make_reference.py"


def test_no_made_page_is_left_over() -> None:
    marked = {p.name for p in DOCS.rglob("*.md") if "Made by `python docs/make_reference.py`" in p.read_text("utf-8")}
    assert marked == set(load_script("make_reference").pages())


def test_every_command_and_option_is_documented() -> None:
    page = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    assert set(COMMANDS) <= command_paths()
    for path in command_paths():
        assert f"## `{f'dragoman {path}'.strip()}`" in page, path


def test_every_command_is_shown_in_some_guide() -> None:
    guides = "".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent != DOCS / "reference")
    for path in command_paths() - {"", "record"}:
        assert f"dragoman {path}" in guides, path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_shown_exist(page: Path) -> None:
    for words in CALL.findall(page.read_text(encoding="utf-8")):
        called = [word for word in words.split() if not word.startswith("-")]
        if not called:
            continue
        assert called[0] in COMMANDS, words
        if called[0] == "record" and len(called) > 1:
            assert " ".join(called[:2]) in command_paths(), words


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_options_shown_exist(page: Path) -> None:
    known = {option for path in command_paths() for option in options_of(path)}
    for line in re.findall(r"^\$ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        for part in re.split(r"\||\$\(", re.sub(r"'[^']*'|\"[^\"]*\"", "", line)):
            if part.strip().startswith("dragoman"):
                assert set(re.findall(r"(?<=\s)--[a-z-]+", part)) <= known, line


def options_of(path: str) -> Iterator[str]:
    command: click.Command | None = commands
    for name in path.split():
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    yield "--help"
    for parameter in command.params:
        yield from parameter.opts


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        assert not link.startswith(("http:", "https:")), f"{link}: the docs stand by themselves"
        path, _, anchor = link.partition("#")
        target = page if not path else (page.parent / path).resolve()
        assert target.exists(), link
        assert ROOT in [target, *target.parents], link
        assert not anchor or anchor in anchors_of(target), link


@pytest.mark.parametrize("page", [p for p in PAGES if p.parent != ROOT], ids=name_of)
def test_every_page_is_linked_from_the_readme(page: Path) -> None:
    assert f"({name_of(page)})" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_hold_nothing_of_one_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not MACHINE_PATH.search(text)
    assert not UNWANTED.search(text)
    assert "Traceback (most recent call last)" not in text


def test_sessions_have_commands_and_output() -> None:
    sessions = [block for page in PAGES for kind, block in FENCE.findall(page.read_text("utf-8")) if kind == "console"]
    assert len(sessions) >= 20
    for session in sessions:
        assert session.startswith("$ "), session


def test_picture_is_small() -> None:
    assert 0 < (DOCS / "images" / "dossier.png").stat().st_size < 300_000


def test_glossary_holds_every_status_medium_and_form() -> None:
    glossary = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    json_page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    for word in (*STATUSES, *MEDIA):
        assert word in json_page, word
    for word in STATUSES:
        assert word in glossary, word


@pytest.mark.slow
@pytest.mark.model
def test_sessions_are_up_to_date() -> None:
    script = [sys.executable, str(DOCS / "make_sessions.py"), "--check"]
    done = subprocess.run(script, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
