"""Standing: the offices a person gained, kept and lost, as texts tell them and as the tables have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.actors.tenures import find_tenures
from dragoman.errors import UsageError
from dragoman.model.actors import Actor
from dragoman.model.findings import OfficeTelling, Standing

Coverage = tuple[int, tuple[dt.date | None, dt.date | None]]


def make_standing(
    actor: Actor, tellings: Sequence[OfficeTelling], coverage: Coverage, *, with_tables: bool = True
) -> Standing:
    """The standing of the person; ``coverage`` is how many documents were asked and between which days published.

    Without tables only the passages speak. :class:`UsageError` where the actor is no person.
    """
    if actor.kind != "person":
        raise UsageError(f"{actor.name} is a {actor.kind}; only a person has offices")
    tenures = find_tenures(tellings, actor.incumbencies if with_tables else ())
    read, (first, last) = coverage
    return Standing(actor.id, actor.name, actor.country, tenures, read, first, last, with_tables)
