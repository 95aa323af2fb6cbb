"""What may become HTML in a page: answers that htmx parses, made of Klar's own parts; and no other way in (Trusted Types)."""

import json

import pytest

from tests.browser.conftest import Phones
from tests.browser.phone import BLOCKED, Phone

REFUSED = "Content Security Policy|CSP|Trusted|htmx:"
WAYS_IN = (
    "document.body.innerHTML = '<b>x</b>'", "document.body.outerHTML = '<b>x</b>'", "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.write('<b>x</b>')", "document.body.setHTMLUnsafe('<b>x</b>')", "new Range().createContextualFragment('<b>x</b>')",
    "document.createElement('iframe').srcdoc = '<b>x</b>'", "document.createElement('script').src = '/x.js'",
    "document.createElement('script').textContent = 'x'", "document.body.setAttribute('onclick', 'x')", "eval('1')", "new Function('x')",
    "new Worker('/x.js')", "trustedTypes.createPolicy('mine', {})", "trustedTypes.createPolicy('klar', {})",
)  # fmt: skip
PARTS = (
    "<script>x</script>", "<iframe src=/></iframe>", "<style>b{}</style>", "<link rel=stylesheet href=/x>", "<meta http-equiv=refresh content=0>",
    "<base href=/>", "<object data=/></object>", "<embed src=/>", "<img src=/x onerror=x>", "<b onclick=x>", "<svg onload=x></svg>",
    "<svg><script>x</script></svg>", "<math><mi xlink:href=/></math>", "<a href=javascript:x>", "<a href=//evil.example>", "<a href='/\\evil.example'>",
    "<a href='/\t/evil.example'>", "<form action=https://evil.example></form>", "<button formaction=/mer>", "<b hx-get=/mer>", "<b hx-on:load=x>",
    "<b data-hx-post=/mer>", "<b hx-post=//evil.example>", "<b hx-vals='js:{}'>", "<b hx-trigger='load[x]'>", "<b style='color:red'>",
    "<template shadowrootmode=open><b onclick=x></template>", "<svg><use xlink:href='//evil.example'></use></svg>", "</template><b>",
    "<noscript><b></noscript>", "<textarea></textarea>", "<select></select>", "<details ontoggle=x>",
)  # fmt: skip


@pytest.fixture
def phone(phones: Phones) -> Phone:
    return phones("club_leader", 1, service_workers="block", expected=f"{REFUSED}|{BLOCKED}").open("/medlemmer")


def refuses(phone: Phone, code: str) -> bool:
    """In a turn of the page's own: what DevTools evaluates may always evaluate more."""
    return phone.page.evaluate(f"() => new Promise(done => setTimeout(() => {{ try {{ {code}; done(false) }} catch {{ done(true) }} }}))")


def swaps(phone: Phone, html: str) -> bool:
    return not refuses(phone, f"htmx.swap('#results', {json.dumps(html)}, {{swapStyle: 'innerHTML'}})")


@pytest.mark.parametrize("code", WAYS_IN)
def test_other_ways_to_make_html_or_code_are_closed(phone: Phone, code: str) -> None:
    assert refuses(phone, code)


def test_only_parts_of_klars_own_get_in(phone: Phone) -> None:
    assert [html for html in PARTS if swaps(phone, f"<ul><li>{html}</li></ul>")] == []
    assert not swaps(phone, "<html><head></head><body>x</body></html>")
    assert swaps(phone, '<ul class="stack"><li><a class="row" href="/medlemmer/1"><b>Kari</b></a></li></ul>')
    assert phone.page.locator("#results b").inner_text() == "Kari"


def test_an_answer_that_is_refused_is_said_and_not_shown(phone: Phone) -> None:
    phone.page.route("**/medlemmer", lambda route: route.fulfill(body="<p>Ny</p><img src=/x onerror=x>", content_type="text/html"))
    phone.tap(phone.page.get_by_role("searchbox"), stays=True).type("an")
    phone.page.get_by_role("alert").wait_for()
    assert "Det gikk ikke" in phone.words and "Ny" not in phone.words.split()
    assert "TrustedHTML" in phone.until(lambda: bool(phone.trouble)).trouble.pop()
