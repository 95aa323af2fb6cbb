"""«Les høyt»: Klar's own words, in a voice of the page's language that is on the phone; nothing a person has written."""

import pytest

from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.views.test_aloud import GUIDES

# A phone's voices, and what they were asked to say. Chromium here has none.
VOICES = """(() => {
  const said = window.said = [], speech = new EventTarget();
  window.SpeechSynthesisUtterance = function (text) { this.text = text };
  Object.assign(speech, {
    getVoices: () => VOICES, speaking: false, pending: false,
    speak(one) { said.push([one.voice.lang, one.text]); this.speaking = true; this.last = one },
    cancel() { this.speaking = false },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
})()"""
NORWEGIAN = '[{lang: "en-GB", localService: true}, {lang: "nb-NO", localService: false}, {lang: "nb_NO", localService: true}]'


def with_voices(phones: Phones, voices: str) -> Phone:
    phone = phones("club_leader")
    phone.page.add_init_script(VOICES.replace("VOICES", voices))
    return phone


@pytest.mark.parametrize("path", GUIDES.values())
def test_a_guide_is_read_and_stopped(path: str, phones: Phones, ids: dict[str, int]) -> None:
    phone = with_voices(phones, NORWEGIAN).open(path.format(**ids)).tap("Les høyt", stays=True)
    said = phone.page.evaluate("said")
    assert len(said) >= 3 and {lang for lang, _text in said} == {"nb_NO"}
    assert all(" ".join(text.split()) in " ".join(phone.page.locator("main").inner_text().split()) for _lang, text in said)
    phone.tap("Stopp lesingen", stays=True)
    assert phone.find("Les høyt").is_visible() and not phone.page.evaluate("speechSynthesis.speaking")


def test_the_button_is_itself_again_when_all_is_read(phones: Phones) -> None:
    phone = with_voices(phones, NORWEGIAN).open("/mer/tilgjengelighet").tap("Les høyt", stays=True)
    phone.page.evaluate("speechSynthesis.last.onend()")
    assert phone.find("Les høyt").is_visible()


@pytest.mark.parametrize("voices", ["[]", '[{lang: "en-GB", localService: true}]', '[{lang: "nb-NO", localService: false}]'], ids=["none", "other language", "not on the phone"])
def test_without_a_voice_there_is_no_button(voices: str, phones: Phones) -> None:
    phone = with_voices(phones, voices).open("/mer/tilgjengelighet")
    assert not phone.find("Les høyt").is_visible() and not phone.page.locator("[data-aloud]").is_visible()
