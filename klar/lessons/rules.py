"""Lessons about what one must know and keep: deadlines, secrets, and when a case is to go on."""

from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="frister",
        title=_l("Frister du må kjenne"),
        types=("provetid", "deltid_fortrinn", "faktisk_arbeidstid", "lonn_feil"),
        wizards=("hendelse", "frist"),
        rules=("F02", "F05", "F13", "F33"),
        source="aml §§ 17-2 a, 17-3, 17-4, fl §§ 2, 3",
        cards=(
            Card(_l("To uker"), _l("Et medlem blir sagt opp. Da kan medlemmet kreve forhandlinger innen to uker. Tell fra den dagen brevet kom fram. Krev det skriftlig.")),
            Card(_l("Åtte uker"), _l("Blir dere ikke enige, kan saken gå til retten. Vil medlemmet ha jobben, er fristen åtte uker. Tell fra den dagen dere sluttet å forhandle. Uten forhandlinger teller dere fra brevet kom.")),
            Card(_l("Fire uker"), _l("Noen avslag kan dere klage på til en nemnd. Det gjelder for eksempel et nei til større stilling. Fristen er fire uker etter at avslaget kom på papir.")),
            Card(_l("Tre år"), _l("Et krav på lønn varer i tre år. En e-post stopper ikke fristen. Er kravet snart for gammelt, ring fagforeningen.")),
            Card(_l("Klar regner for deg"), _l("Skriv inn datoen brevet kom. Da viser Klar når noe må gjøres. Sjekk alltid datoen med fagforeningen. Vent aldri til siste dag.")),
        ),
        question=_l("Brevet om oppsigelse kom fram 3. november. Når er siste dag for å kreve forhandlinger?"),
        answers=(
            Answer(_l("13. november"), _l("Så tidlig kan dere gjerne kreve det. Men siste dag er 17. november.")),
            Answer(_l("17. november"), _l("Det er to uker etter at brevet kom fram."), right=True),
            Answer(_l("1. desember"), _l("Det er for sent. Fristen er to uker, altså 17. november.")),
        ),
    ),
    Lesson(
        key="taushet",
        title=_l("Det du får vite, blir hos deg"),
        types=("trakassering_konflikt", "varsling"),
        wizards=("del",),
        source="aml § 8-3",
        cards=(
            Card(_l("Medlemmet må stole på deg"), _l("Fortell ingenting videre uten et ja. Det gjelder også hjemme og blant kolleger. Snakk aldri om en sak der andre kan høre.")),
            Card(_l("Hvor står det?"), _l("Ingen lov gir alle tillitsvalgte taushetsplikt. Plikten kommer ofte fra reglene i forbundet. Spør fagforeningen hva som gjelder hos dere.")),
            Card(_l("Når arbeidsgiver krever det"), _l("Arbeidsgiver kan pålegge deg taushet. Da må bedriften ha behov for det. Spør hva det gjelder. Plikten varer også etter at du er ferdig i vervet. Er du uenig, ring fagforeningen.")),
            Card(_l("Be om et ja"), _l("Spør medlemmet før du deler saken. Spør hvem du kan snakke med, og om hva. Medlemmet kan ta sitt ja tilbake. Skriv aldri hva slags sykdom noen har.")),
        ),
        question=_l("En kollega spør hvorfor et medlem snakket med deg. Hva svarer du?"),
        answers=(
            Answer(_l("At jeg ikke snakker om andre"), _l("Et slikt svar kan du alltid gi."), right=True),
            Answer(_l("Bare litt, uten detaljer"), _l("Også litt er for mye. Medlemmet har ikke sagt ja.")),
            Answer(_l("At det handler om lønn"), _l("Da har du fortalt noe om saken. Si at du ikke snakker om andre.")),
        ),
    ),
    Lesson(
        key="videre",
        title=_l("Når saken må videre"),
        wizards=("hjelp",),
        cards=(
            Card(_l("Du står ikke alene"), _l("Noen saker skal alltid videre. Det er ikke å gi opp. Det er bedre å ringe for tidlig enn for sent.")),
            Card(_l("Ring alltid når"), _l("Noen mister jobben, eller kan miste den. Noen vil varsle. Noen er skadet eller truet. To medlemmer står mot hverandre. Eller du er selv for nær saken.")),
            Card(_l("Se på fristen"), _l("Er det en uke igjen eller mindre? Da ringer du med en gang. Kommer saken for sent, kan retten være tapt.")),
            Card(_l("Dette trenger de"), _l("Skriv hva saken gjelder, og hva du spør om. Legg ved brevet. Skriv hvilken frist som er nærmest. Spør medlemmet om du kan dele saken.")),
        ),
        question=_l("Saken gjelder en leder som er en god venn av deg. Hva gjør du?"),
        answers=(
            Answer(_l("Tar saken, men sier fra"), _l("Det er fint å si fra. Men la en annen ta saken.")),
            Answer(_l("Lar en annen ta saken"), _l("Da kan alle stole på at det går rett for seg."), right=True),
            Answer(_l("Sier ingenting"), _l("Da kan noen tvile på deg senere. La en annen ta saken.")),
        ),
    ),
)
