"""Actors that users bring, as a file has them and as several sources together tell of them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.actors import ActorKind, Gender, Incumbency

# The one source whose actors no import brought.
SHIPPED = "Dragoman"


@dataclass(frozen=True, slots=True)
class BroughtActor:
    """An actor as one file has it.

    ``line`` is where it stands there. ``externals`` are its ids elsewhere, each with the name of the system before a
    colon; two actors of one file that have ids, and none in common, are two. ``born`` is an ISO prefix. ``leads`` says
    that the file lists only those who led a state, so that a surname and days are enough to know them by. One that is
    ``apart`` clashed with a known actor and was kept as another.
    """

    line: int
    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    gender: Gender | None = None
    born: str | None = None
    externals: tuple[str, ...] = ()
    incumbencies: tuple[Incumbency, ...] = ()
    leads: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class FiledActor:
    """A brought actor with the file that it came in and the numbers of its row and of its import."""

    number: int
    source: int
    file: str
    actor: BroughtActor

    @property
    def place(self) -> str:
        """Where it was brought from."""
        return f"{self.file}, line {self.actor.line}"


@dataclass(frozen=True, slots=True)
class Holding:
    """An incumbency with the sources that tell of it."""

    incumbency: Incumbency
    sources: tuple[str, ...]
