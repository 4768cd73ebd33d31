"""Actors put together from several rows of one file: one row an incumbency, a name, or a month in office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.actors.combining import order_of
from dragoman.actors.formats.rows import Gathered, clean_name
from dragoman.model.actors import ActorKind, Gender, Incumbency
from dragoman.model.brought import BroughtActor
from dragoman.model.imports import BroughtFile, Format


def brought_file(form: Format, drafts: Mapping[str, Draft], gathered: Gathered) -> BroughtFile:
    """What a file of this form has brought: the actors finished, what was skipped by line, what was passed over."""
    actors = tuple(draft.finished() for draft in drafts.values())
    return BroughtFile(form, actors, tuple(sorted(gathered.skipped, key=lambda one: one.line)), gathered.counts())


@dataclass
class Draft:
    """An actor while its rows are read."""

    line: int
    id: str
    name: str
    kind: ActorKind = "person"
    country: str | None = None
    names: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    gender: Gender | None = None
    born: str | None = None
    externals: list[str] = field(default_factory=list)
    incumbencies: list[Incumbency] = field(default_factory=list)
    leads: bool = False

    def add_names(self, names: Iterable[str]) -> None:
        """Add other names, those that are none left out."""
        person = self.kind == "person"
        self.names.extend(name for found in names if (name := clean_name(found, person=person)) is not None)

    def add_short(self, names: Iterable[str]) -> None:
        """Add short names, those that are none left out."""
        self.short.extend(name for found in names if (name := clean_name(found)) is not None)

    def finished(self) -> BroughtActor:
        """The actor, its names and incumbencies each once, in an order that does not depend on that of the rows."""
        names = sorted({*self.names} - {self.name})
        return BroughtActor(
            line=self.line,
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            names=tuple(names),
            short=tuple(sorted({*self.short} - {self.name, *names})),
            gender=self.gender,
            born=self.born,
            externals=tuple(sorted(set(self.externals))),
            incumbencies=tuple(sorted({self.placed(held) for held in self.incumbencies}, key=order_of)),
            leads=self.leads,
        )

    def placed(self, held: Incumbency) -> Incumbency:
        """The incumbency in the state of the actor, where it names none."""
        return replace(held, country=self.country) if held.country is None else held
