"""Reports merged into events: a deterministic function of the reports, whatever their order.

Inside a document reports are taken in text order: an undated one joins the act of the same sides told before it.
Across documents dated acts of one kind, sides and medium join where their days can be the same; a coarse date joins
a fine one only where there is one to join. A planned act later held is one event whose status moved on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.base import load_base
from dragoman.merging.candidates import Cluster, can_be_one, contains, same_sides
from dragoman.model.actors import Place
from dragoman.model.reports import NO_DATE, Event, FiledReport, Participant, Report, ReportDate, Status

STRENGTH: dict[Status, int] = {
    "held": 0,
    "denied": 1,
    "cancelled": 2,
    "postponed": 3,
    "planned": 4,
    "hypothetical": 5,
    "habitual": 6,
}


def key_of(filed: FiledReport) -> tuple[str, str, int, str]:
    """The place of a report in the one order that all merging uses."""
    return (filed.published or "9999", filed.document, filed.report.trigger.start, filed.report.id)


def merge_reports(reports: Iterable[FiledReport]) -> tuple[Event, ...]:
    """Events of the reports, ordered by date, then id; each report belongs to exactly one event."""
    filed = sorted(reports, key=key_of)
    clusters: list[Cluster] = []
    documents: dict[str, list[FiledReport]] = {}
    for item in filed:
        documents.setdefault(item.document, []).append(item)
    for items in documents.values():
        clusters.extend(merge_document(items))
    merged = merge_clusters(clusters)
    events = [make_event(cluster) for cluster in merged]
    return tuple(sorted(nest(events, merged), key=lambda e: (e.date.edtf or "9999", e.id)))


def merge_document(items: Sequence[FiledReport]) -> list[Cluster]:
    """The acts of one document: each report joins the nearest earlier act that it can be, else stands alone."""
    clusters: list[Cluster] = []
    for item in items:
        single = Cluster((item,))
        options = [c for c in clusters if can_be_one(c, single, within=True)]
        dated = [c for c in options if c.interval is not None and single.interval is not None]
        home = (dated or options)[-1] if options else None
        if home is None:
            clusters.append(single)
        else:
            clusters[clusters.index(home)] = home.joined(single)
    return settle_late_dates(clusters)


def settle_late_dates(clusters: list[Cluster]) -> list[Cluster]:
    """Join an act that was first told undated with the one later told with a date, where there is only one."""
    result = list(clusters)
    for cluster in clusters:
        if cluster.interval is None and cluster in result:
            options = [c for c in result if c is not cluster and can_be_one(c, cluster, within=True)]
            if len(options) == 1:
                result.remove(cluster)
                result[result.index(options[0])] = options[0].joined(cluster)
    return result


def merge_clusters(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Acts of all documents: fine dates first; a coarse one joins only where exactly one act fits."""
    blocks: dict[tuple[str, ...], list[Cluster]] = {}
    for cluster in clusters:
        blocks.setdefault(cluster.block, []).append(cluster)
    merged: list[Cluster] = []
    for block in sorted(blocks):
        merged.extend(merge_block(sorted(blocks[block], key=lambda c: (c.width, c.key))))
    return join_blocks(merged)


def merge_block(ordered: Sequence[Cluster]) -> list[Cluster]:
    """Acts that share kind and a pair of sides, finest dates first."""
    kept: list[Cluster] = []
    for cluster in ordered:
        options = [c for c in kept if can_be_one(c, cluster, within=False)]
        if len(options) == 1 or (options and cluster.width <= 2):
            home = options[0]
            kept[kept.index(home)] = home.joined(cluster)
        else:
            kept.append(cluster)
    return kept


def join_blocks(clusters: list[Cluster]) -> list[Cluster]:
    """Acts whose sides differ by who is named only (a trilateral told by one text as of two) joined on one day."""
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (c.width, -len(c.sides), c.key)):
        home = next((c for c in kept if c.interval is not None and cluster.interval is not None and c.width <= 2 and cluster.width <= 2
                     and same_sides(c, cluster) and can_be_one(c, cluster, within=False)), None)  # fmt: skip
        if home is None:
            kept.append(cluster)
        else:
            kept[kept.index(home)] = home.joined(cluster)
    return kept


def event_id(cluster: Cluster) -> str:
    """An event's id: a hash of its first report's."""
    return hashlib.sha256(f"event\0{cluster.items[0].report.id}".encode()).hexdigest()[:12]


def make_event(cluster: Cluster) -> Event:
    """The event of a cluster: the strongest status, the finest date of a report with it, all participants."""
    reports = [item.report for item in cluster.items]
    latest = strongest_status(cluster)
    telling = [r for r in reports if r.status == latest]
    date = (
        finest_date(telling)
        if finest_date(telling) != NO_DATE
        else finest_date(reports)
        if latest != "held"
        else NO_DATE
    )
    if latest == "held" and date == NO_DATE:
        date = finest_date(reports)
    best = telling[0]
    medium = next((r.medium for r in (*telling, *reports) if r.medium not in (None, "unknown")), best.medium)
    forms = [r.form for r in telling if r.form]
    form = (
        "visit"
        if "visit" in forms and all(f == "visit" for f in forms)
        else next((f for f in forms if f not in ("visit", "meeting")), forms[0] if forms else None)
    )
    if form == "visit" and "meeting" in forms:
        form = "meeting"
    earlier = tuple((r.status, r.date.edtf, r.id) for r in reports if r.status != latest)
    return Event(
        id=event_id(cluster), kind=best.kind, status=latest, participants=merge_participants(telling, reports), date=date,
        reports=tuple(r.id for r in reports), plan=next((r.plan for r in telling if r.plan), None), medium=medium, form=form,
        mode=best.mode, place=finest_place(telling) or finest_place(reports), earlier=earlier, conflicts=conflicts_of(telling),
        subtype=next((r.subtype for r in telling if r.subtype), None), context=next((r.context for r in telling if r.context), None),
    )  # fmt: skip


def strongest_status(cluster: Cluster) -> Status:
    """Held where any report tells it as held; else what the latest document says."""
    statuses = [item.report.status for item in cluster.items]
    if "held" in statuses:
        return "held"
    newest = max(item.published or "" for item in cluster.items)
    return min((i.report.status for i in cluster.items if (i.published or "") == newest), key=STRENGTH.__getitem__)


def finest_date(reports: Sequence[Report]) -> ReportDate:
    """The narrowest date of the reports; a stated one before one taken from the publication."""
    dated = [r.date for r in reports if r.date.interval is not None]
    if not dated:
        return NO_DATE
    return min(
        dated,
        key=lambda d: (
            d.basis == "publication" and (d.edtf or "").endswith("~"),
            d.interval.days if d.interval and d.interval.days else 10**6,
            d.edtf or "",
        ),
    )


def finest_place(reports: Sequence[Report]) -> Place | None:
    """The first place finer than a state, else the first."""
    places = [r.place for r in reports if r.place is not None]
    return next((p for p in places if not whole_state(p)), places[0] if places else None)


def whole_state(place: Place) -> bool:
    """Whether the place is a state and no town in it, by the names that the actor base has for the state."""
    state = load_base().state(place.country)
    return state is not None and place.name in (state.name, *state.names)


def merge_participants(telling: Sequence[Report], reports: Sequence[Report]) -> tuple[Participant, ...]:
    """Every participant once; where one text names the state and another its person, the person stays."""
    found: dict[str, Participant] = {}
    for report in (*telling, *[r for r in reports if r.status == "planned" or r not in telling]):
        for participant in report.participants:
            known = found.get(participant.actor)
            if known is None and (report in telling or not found):
                found[participant.actor] = participant
            elif (
                known is not None
                and known.role == "participant"
                and participant.role != "participant"
                and report in telling
            ):
                found[participant.actor] = replace(known, role=participant.role)
    persons = {p.country for p in found.values() if p.kind == "person"}
    return tuple(p for p in found.values() if p.kind != "state" or p.country not in persons)


def conflicts_of(reports: Sequence[Report]) -> tuple[str, ...]:
    """Which fields the reports of one event tell differently: days that cannot be one, places in different states."""
    conflicts = []
    days = sorted(
        {r.date.edtf for r in reports if r.date.interval is not None and r.date.interval.days == 1 and r.date.edtf}
    )
    if len(days) > 1:
        conflicts.append(f"date: {', '.join(days)}")
    countries = sorted({r.place.country for r in reports if r.place is not None and r.place.country})
    if len(countries) > 1:
        conflicts.append(f"place: {', '.join(countries)}")
    return tuple(conflicts)


def nest(events: list[Event], clusters: Sequence[Cluster]) -> list[Event]:
    """The events with ``part_of`` set: talks and signings within the visit that contains them, and in its place."""
    by_id = {event_id(c): c for c in clusters}
    visits: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: (by_id[e.id].width, e.id)):
        if event.form == "visit" and event.status == "held":
            for participant in event.participants:
                visits.setdefault(participant.actor, []).append(event)
    result = []
    for event in events:
        whole = whole_of(event, visits, by_id)
        inside = None if whole is None else replace(event, part_of=whole.id, place=event.place or whole.place)
        result.append(inside or event)
    return result


def whole_of(event: Event, visits: Mapping[str, Sequence[Event]], by_id: Mapping[str, Cluster]) -> Event | None:
    """The narrowest visit that contains the event."""
    if event.form == "visit":
        return None
    options = {w.id: w for p in event.participants for w in visits.get(p.actor, ())}
    fitting = [w for w in options.values() if w.id != event.id and contains(w, event, by_id[w.id], by_id[event.id])]
    return min(fitting, key=lambda w: (by_id[w.id].width, w.id), default=None)
