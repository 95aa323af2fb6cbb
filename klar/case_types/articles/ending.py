"""When a job may end: dismissal and warning."""

DISMISSAL = """\
En oppsigelse haster. Ring fagforeningen samme dag som du får vite om den.

Gjør dette først:
- Spør hvilken dag brevet kom fram. Skriv ned datoen.
- Be om å få se brevet.
- Be medlemmet vente med å skrive under på noe.

Møtet før oppsigelsen
Arbeidsgiver skal snakke med medlemmet før noe blir bestemt. Det heter et drøftingsmøte. Du skal være med hvis ikke medlemmet sier nei. Dere skal få vite hva som er grunnen. Skal flere slutte, spør hvordan de er valgt ut.

Krev forhandlinger
Medlemmet kan kreve forhandlinger innen to uker. Tell fra den dagen brevet kom fram. Kravet skal være skriftlig. Arbeidsgiver skal holde møtet innen to uker etter at kravet kom.

Veien til retten
Vil medlemmet ha jobben tilbake, er fristen åtte uker. Tell fra den dagen forhandlingene var slutt. Ble det ikke forhandlet, teller dere fra brevet kom. Fagforeningen hjelper dere med det. Si fra tidlig.

Mens dere forhandler
Medlemmet kan ofte bli i jobben mens saken går. Det gjelder ikke alltid. Spør fagforeningen hva som gjelder her.

Ring fagforeningen
Ring alltid, den dagen du får vite det. Ingen skriver under på en sluttavtale uten hjelp.

Kilde: aml §§ 15-1, 15-11, 17-3 og 17-4, lest 2. mai 2026.
"""

WARNING = """\
En advarsel er alvorlig. Men ingen mister jobben av den alene.

Snakk med medlemmet først:
- Hva står det at har skjedd?
- Hva mener medlemmet har skjedd?
- Er det gitt en advarsel før?

Svar skriftlig
Skriv hva medlemmet er uenig i. Skriv kort og rolig. Hold dere til det som har skjedd. Be om at svaret blir lagt i personalmappen. Loven har ingen frist for svaret. Vent likevel ikke mer enn en uke eller to.

Be om at den blir trukket
Be arbeidsgiver trekke advarselen. Sier de nei, spør når den blir slettet. Medlemmet kan be om å få se alt som er lagret.

I staten
I staten finnes det en egen reaksjon som heter ordensstraff. Den har egne regler om klage. Ring fagforeningen med en gang.

Ring fagforeningen når:
- det er advarsel nummer to
- noen truer med oppsigelse

Kilde: statsansatteloven § 25 og personvernforordningen art. 15, lest 2. mai 2026. Arbeidsmiljøloven har ingen regler om advarsel.
"""
