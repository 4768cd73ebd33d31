"""Reports as told of the actors that ids lead to: who was merged takes part as the one he was merged with.

Only what is derived from reports sees this. The reports themselves keep the ids with which they were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.model.actors import ActorKind
from dragoman.model.reports import FiledReport, Participant, Report
from dragoman.record.own_actors import Target

KINDS: dict[str, ActorKind] = {"person": "person", "state": "state", "body": "body"}


def redirect_reports(filed: Iterable[FiledReport], redirects: Mapping[str, Target]) -> tuple[FiledReport, ...]:
    """The filed reports with every participant under the id that his leads to."""
    if not redirects:
        return tuple(filed)
    return tuple(replace(one, report=redirect_report(one.report, redirects)) for one in filed)


def redirect_report(report: Report, redirects: Mapping[str, Target]) -> Report:
    """The report with its participants under the ids that theirs lead to, each once."""
    if not any(participant.actor in redirects for participant in report.participants):
        return report
    led: dict[str, Participant] = {}
    for participant in report.participants:
        redirected = redirect_participant(participant, redirects.get(participant.actor))
        led.setdefault(redirected.actor, redirected)
    return replace(report, participants=tuple(led.values()))


def redirect_participant(participant: Participant, target: Target | None) -> Participant:
    """The participant as the target, with the office and state that the text and the day gave him."""
    if target is None:
        return participant
    kind = KINDS.get(target.kind, participant.kind)
    return replace(participant, actor=target.actor, name=target.name, kind=kind)
