"""Parts of a file that is on its way into a case; the form that they belong to says when all have come."""

import re
from hashlib import sha256

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.upload import MOST_PARTS, PART, Part, Wrong, keep_part
from klar.views.cases import documents
from klar.views.cases.document_lines import plain_name
from klar.wizards.questions import number

views = Blueprint("uploads", __name__, url_prefix="/saker/<int:case_id>/papirer/deler")
views.register_error_handler(OSError, documents.no_room)
NAME = re.compile("[0-9a-f]{64}-[0-9]{1,2}")


@views.post("")
@access("case.write")
def part(case_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "case.write", case_id)  # before anything is read
    return answered(case_id)


def answered(case_id: int | None) -> ResponseReturnValue:
    """Which parts are there now, this one too."""
    try:
        return jsonify(have=keep_part(current_user.id, case_id, _read()))
    except Wrong:
        abort(422)


def _read() -> Part:
    """413 when it is more than a file may be; 422 when it does not hold what it says."""
    said, file = request.form, request.files.get("part")
    content, at, of = file.stream.read(PART + 1) if file else b"", number(said.get("number")), number(said.get("of"))
    if len(content) > PART or of > MOST_PARTS:
        abort(413)
    if at >= of or not content or not NAME.fullmatch(said.get("upload", "")) or sha256(content).hexdigest() != said.get("sum"):
        abort(422)
    return Part(said["upload"], at, of, plain_name(said.get("name")), "smaller" in said, content)
