"""Holds the package to its order: imports follow the way of a document and never run back.

The sources are parsed, not imported, so that a breach is found even in code that no test runs.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "dragoman"
LONGEST_MODULE = 400

# The public names of dragoman/__init__.py, as a layer.
PUBLIC = "dragoman"

BELOW_ALL = {"model", "errors"}
ONE_DOCUMENT = {"sources", "text", "language", "reading", "flow", "merging"}
READ_AND_KEPT = {*BELOW_ALL, "actors", *ONE_DOCUMENT, "record", "corpus"}
ASKED = {*READ_AND_KEPT, "analysis", "report"}

# Which layers each layer may import, besides itself; in the order of the way of a document.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "data": set(),
    "actors": BELOW_ALL,
    "sources": BELOW_ALL,
    "text": BELOW_ALL,
    "language": {*BELOW_ALL, "actors"},
    "reading": {*BELOW_ALL, "actors", "language"},
    "merging": {*BELOW_ALL, "actors"},
    "flow": {*BELOW_ALL, "actors", "text", "language", "reading", "merging"},
    "record": {*BELOW_ALL, "actors", "merging"},
    "corpus": READ_AND_KEPT,
    "analysis": {*BELOW_ALL, "actors"},
    "report": {*BELOW_ALL, "actors", "analysis"},
    "api": ASKED,
    PUBLIC: {*ASKED, "api"},
    "web": {*ASKED, "api", PUBLIC},
    "cli": {*ASKED, "api", PUBLIC, "web"},
    "__main__": {"cli"},
}

# These may be imported inside functions: each takes longer to load than a command that only asks may take in all.
HEAVY = {
    "spacy",
    "scipy",
    "trafilatura",
    "htmldate",
    "pypdfium2",
    "altair",
    "ray",
    "natasha",
    "numpy",
    "rapidfuzz",
    "py3langid",
}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: the module that imports, the full dotted name, and where it stands."""

    module: str
    target: str
    line: int
    in_function: bool

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}: imports {self.target}"


def name_module(path: Path, package: Path) -> str:
    """The dotted name of a module file; a package's is that of its folder."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def name_targets(node: ast.Import | ast.ImportFrom, module: str, *, is_package: bool) -> list[str]:
    """The full dotted names that an import statement binds, relative ones resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    origin = node.module or ""
    if node.level:
        parts = module.split(".")
        kept = parts[: len(parts) - node.level + is_package]
        origin = ".".join([*kept, origin] if origin else kept)
    return [f"{origin}.{alias.name}" for alias in node.names]


def walk_imports(path: Path, package: Path) -> Iterator[Import]:
    """Every imported name of a module, those under ``if TYPE_CHECKING`` included: a type too is something known."""
    module, is_package = name_module(path, package), path.stem == "__init__"

    def walk(node: ast.AST, *, in_function: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import | ast.ImportFrom):
                for target in name_targets(child, module, is_package=is_package):
                    yield Import(module, target, child.lineno, in_function)
            inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, in_function=in_function or inner)

    yield from walk(ast.parse(path.read_text(encoding="utf-8"), str(path)), in_function=False)


def find_modules(package: Path) -> dict[str, Path]:
    """The module files of a package by dotted name."""
    return {name_module(path, package): path for path in sorted(package.rglob("*.py"))}


@cache
def find_imports(package: Path) -> tuple[Import, ...]:
    """Every imported name of every module of a package."""
    return tuple(i for path in find_modules(package).values() for i in walk_imports(path, package))


def layer_of(name: str, package: Path) -> str:
    """The layer that a dotted name of the package belongs to; the public one where no module or folder bears it."""
    parts = name.split(".")
    if len(parts) > 1 and ((package / parts[1]).is_dir() or (package / f"{parts[1]}.py").is_file()):
        return parts[1]
    return PUBLIC


def find_breaches(package: Path) -> list[str]:
    """Imports that run against the order."""
    breaches = []
    for i in find_imports(package):
        if i.target.split(".")[0] != package.name:
            continue
        here, there = layer_of(i.module, package), layer_of(i.target, package)
        if here != there and there not in ALLOWED.get(here, set()):
            breaches.append(f"{i}, but {here} may not import {there}")
    return breaches


def find_crossings(package: Path) -> list[str]:
    """Imports of one reader by another; a reader is a module or folder of ``reading``."""
    crossings = []
    prefix = f"{package.name}.reading."
    for i in find_imports(package):
        if i.module.startswith(prefix) and f"{i.target}.".startswith(prefix):
            reader, other = (name.removeprefix(prefix).split(".")[0] for name in (i.module, i.target))
            if reader != other:
                crossings.append(str(i))
    return crossings


def find_cycle(package: Path) -> list[str]:
    """Modules that import one another in a circle, the first found; empty where there is none."""
    modules = find_modules(package)
    edges: dict[str, set[str]] = {module: set() for module in modules}
    for i in find_imports(package):
        target = i.target if i.target in modules else i.target.rpartition(".")[0]
        if target in modules and target != i.module:
            edges[i.module].add(target)
    done: set[str] = set()

    def follow(module: str, trail: list[str]) -> list[str]:
        if module in trail:
            return [*trail[trail.index(module) :], module]
        if module in done:
            return []
        found = next((cycle for other in sorted(edges[module]) if (cycle := follow(other, [*trail, module]))), [])
        done.add(module)
        return found

    return next((cycle for module in sorted(edges) if (cycle := follow(module, []))), [])


def find_inner_imports(package: Path) -> list[str]:
    """Imports inside functions, of anything but the heavy libraries."""
    return [str(i) for i in find_imports(package) if i.in_function and i.target.split(".")[0] not in HEAVY]


def test_every_layer_has_its_place() -> None:
    layers = {layer_of(module, PACKAGE) for module in find_modules(PACKAGE)}
    assert layers <= set(ALLOWED), "a new layer needs a row in ALLOWED"


def test_imports_follow_the_way_of_a_document() -> None:
    assert find_breaches(PACKAGE) == []


def test_readers_do_not_import_one_another() -> None:
    assert find_crossings(PACKAGE) == []


def test_the_package_of_readers_is_empty() -> None:
    tree = ast.parse((PACKAGE / "reading" / "__init__.py").read_text(encoding="utf-8"))
    statements = tree.body[1:] if ast.get_docstring(tree) else tree.body
    assert statements == [], "dragoman/reading/__init__.py holds a docstring at most"


def test_no_import_cycles() -> None:
    assert find_cycle(PACKAGE) == []


def test_only_heavy_libraries_are_imported_inside_functions() -> None:
    assert find_inner_imports(PACKAGE) == []


def test_modules_are_short() -> None:
    lengths = {m: len(path.read_text(encoding="utf-8").splitlines()) for m, path in find_modules(PACKAGE).items()}
    assert [f"{module}: {n} lines" for module, n in lengths.items() if n > LONGEST_MODULE] == []


def test_modules_have_names_of_their_own() -> None:
    last_parts = {module: module.rpartition(".")[2] for module in find_modules(PACKAGE)}
    taken = sys.stdlib_module_names | {"utils"}
    assert [module for module, name in last_parts.items() if name in taken] == []


# The checks themselves, held against packages that break one rule each.


def write_package(folder: Path, **modules: str) -> Path:
    """A package of the given modules, ``__`` in a name standing for a folder."""
    package = folder / "dragoman"
    for name, source in {"__init__": "", **modules}.items():
        parts = [name] if name == "__init__" else name.split("__")
        path = package.joinpath(*parts).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return package


@pytest.mark.parametrize(
    "modules",
    [
        {"model__times": "from dragoman.reading import dates", "reading__dates": ""},
        {"model__times": "from ..reading.dates import read_dates", "reading__dates": ""},
        {"text__repair": "import dragoman.language.base", "language__base": ""},
        {"analysis__rhythm": "from dragoman import open_record"},
        {"novelty__x": "from dragoman.model import times", "model__times": ""},
    ],
)
def test_a_breach_is_found(tmp_path: Path, modules: dict[str, str]) -> None:
    assert len(find_breaches(write_package(tmp_path, **modules))) == 1


def test_the_order_itself_is_no_breach(tmp_path: Path) -> None:
    package = write_package(
        tmp_path,
        model__times="from dragoman.errors import InputError",
        errors="",
        reading__dates="from ..model.times import Moment\nimport re",
        cli__main="from dragoman import open_record",
    )
    assert find_breaches(package) == []


def test_a_crossing_is_found(tmp_path: Path) -> None:
    package = write_package(tmp_path, reading__dates="", reading__events="from dragoman.reading import dates")
    assert len(find_crossings(package)) == 1


def test_a_cycle_is_found(tmp_path: Path) -> None:
    package = write_package(
        tmp_path,
        model__a="from dragoman.model.b import x",
        model__b="from dragoman.model import c",
        model__c="from .a import y",
    )
    assert find_cycle(package) == ["dragoman.model.a", "dragoman.model.b", "dragoman.model.c", "dragoman.model.a"]


def test_an_inner_import_is_found(tmp_path: Path) -> None:
    source = "def load():\n    import spacy\n    import json\n"
    found = find_inner_imports(write_package(tmp_path, text__repair=source))
    assert found == ["dragoman.text.repair, line 3: imports json"]
