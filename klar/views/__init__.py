"""The pages: one family a file, each with its Blueprint."""

from flask import Flask

from klar.access import ROLE_RULES
from klar.views import (
    calendar,
    call_rounds,
    alerts,
    arrivals,
    article_work,
    articles,
    cases,
    club,
    demo,
    deputies,
    devices,
    emergencies,
    errors,
    files,
    follow_up,
    getting_started,
    gatherings,
    guided,
    guiding,
    handover_forms,
    handovers,
    help_asked,
    home,
    innsyn,
    invitations,
    learn,
    learners,
    lookup,
    members,
    new_reps,
    networks,
    outbox,
    page_codes,
    page_numbers,
    passkeys,
    practice,
    reports,
    review,
    session,
    settings,
    shared,
    takeovers,
    task,
    tasks,
    told,
    today,
    wizard,
)
from klar.views.cases import about, copy, document_files, document_pages, document_questions, documents, papers, people, people_questions, timeline, uploads


def register(app: Flask, *, with_demo: bool, with_practice: bool = False) -> None:
    app.context_processor(page_codes.current)
    app.context_processor(guided.strip)
    app.after_request(guided.follow)
    for family in (home, members, lookup, cases, timeline, about, people, people_questions, documents, document_questions, document_files, document_pages, papers, copy, tasks, task, handovers, alerts, handover_forms, help_asked, review, wizard, session, devices, passkeys, deputies, emergencies, innsyn, calendar, club, takeovers, settings, outbox, told, today, uploads, shared, learn, learners, follow_up, call_rounds, new_reps, getting_started, networks, reports, gatherings, invitations, articles, article_work, arrivals, guided, guiding, page_numbers, files):
        app.register_blueprint(family.views)
    errors.register(app)
    outbox.register(app)
    if with_demo:
        app.register_blueprint(demo.views)
    if with_practice:
        app.register_blueprint(practice.views)


def for_one_person(app: Flask) -> set[str]:
    """The views that only the data protection officer may open."""
    theirs = {name for name, roles in ROLE_RULES.items() if roles == ("data_protection_officer",)}
    return {endpoint for endpoint, view in app.view_functions.items() if theirs & {*view.access}}
