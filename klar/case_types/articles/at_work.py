"""Illness, and what is wrong at work."""

SICK = """\
Du kan være en god støtte for den som er syk. Du trenger ikke vite hva som feiler medlemmet.

Spør om dette:
- Hva kan medlemmet gjøre på jobben nå?
- Hva har dere prøvd?
- Når er neste møte?

Skriv aldri hva slags sykdom det er.

Planen
Arbeidsgiver skal lage en plan sammen med medlemmet. Den skal være klar innen fire uker. Arbeidsgiver skal legge til rette så langt det går. Skal medlemmet flyttes til annet arbeid, skal du med på råd først.

Møtet
Er medlemmet helt borte, skal det holdes møte innen sju uker. Det heter dialogmøte. Du kan være med når medlemmet vil det. Avtal på forhånd hva som skal sies.

Vernet
De første tolv månedene er vernet sterkt. Da kan ingen bli sagt opp fordi de er syke.

Ring fagforeningen når:
- noen snakker om oppsigelse
- medlemmet har vært sykt i ni måneder
- arbeidsgiver sier nei til å legge til rette

Kilde: aml §§ 4-6 og 15-8, lest 2. mai 2026.
"""

WHISTLE = """\
Å varsle er å si fra om noe galt på jobben. Det kan være brudd på loven, eller fare for liv og helse.

Er det en varsling?
Gjelder det bare medlemmets egen avtale? Da er det oftest en vanlig sak. Er du i tvil, ring fagforeningen.

Slik går dere fram:
- Finn rutinen for varsling på arbeidsplassen.
- Skriv ned hva som skjedde, hvor og når.
- Hjelp medlemmet med å skrive varselet.
- Be om en bekreftelse på at det er mottatt.

Medlemmet kan alltid varsle gjennom deg. Skriv ikke flere navn enn dere må. Snakk ikke med andre om saken.

Etter varselet
Arbeidsgiver skal se på saken innen rimelig tid. Loven sier ikke hvor mange dager det er. Det er forbudt å straffe den som varsler. Skriv ned alt som kan ligne på straff.

Ring fagforeningen
Ring før dere varsler, når det er tid til det. Ring med en gang hvis medlemmet er redd for å bli straffet.

Kilde: aml §§ 2 A-1 til 2 A-4, lest 2. mai 2026.
"""

HARASSMENT = """\
Ingen skal bli plaget på jobben. Ta det på alvor, og begynn med å lytte.

Trygg medlemmet først
Møt medlemmet et sted der dere kan snakke i fred. Spør hva medlemmet ønsker. Lov ikke mer enn du kan holde.

Skriv ned:
- hva som skjedde
- hvor og når
- om noen så det

Bruk bare ord om det som skjedde. La være å gjette på hvorfor.

Si fra
Den som ser at noen blir plaget, skal si fra. Si det til arbeidsgiver eller verneombud. Be arbeidsgiver se på saken. Spør når dere får svar, og følg opp det som blir gjort.

Er begge medlemmer?
Da trengs det to tillitsvalgte, en for hver. Ring fagforeningen før du gjør noe mer.

Ring fagforeningen når:
- det er vold eller fare for liv
- en leder er med i saken
- begge er medlemmer

Kilde: aml §§ 2-3 og 4-3, lest 2. mai 2026.
"""
