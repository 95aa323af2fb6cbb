"""Lessons about talking with a member, and with the employer."""

from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="forste-motet",
        title=_l("Det første møtet med et medlem"),
        wizards=("sak",),
        cards=(
            Card(_l("Lytt først"), _l("Finn et sted der dere får være i fred. La medlemmet fortelle ferdig. Spør kort, og skriv ned underveis. Lov aldri hvordan det skal gå.")),
            Card(_l("Spør om datoer"), _l("Har medlemmet fått noe på papir? Spør hvilken dag det kom. Mange frister løper fra den dagen. Ta bilde av brevet mens dere sitter der.")),
            Card(_l("Spør hva medlemmet ønsker"), _l("Saken er medlemmets egen. Spør hva som er et godt svar. Spør om du kan ta det opp med lederen. Spør også om du kan få hjelp fra fagforeningen.")),
            Card(_l("Bli enige om neste steg"), _l("Si hva du gjør, og når. Si når dere snakkes igjen. Skriv saken inn i Klar samme dag. Ikke skriv mer enn saken trenger.")),
        ),
        question=_l("Medlemmet har fått et brev om oppsigelse. Hva spør du om først?"),
        answers=(
            Answer(_l("Hvem som har skylden"), _l("Det kan vente. Finn datoen først, for fristen løper.")),
            Answer(_l("Hvilken dag brevet kom"), _l("Fristen for å kreve forhandlinger løper fra den dagen."), right=True),
            Answer(_l("Om medlemmet vil slutte"), _l("Det er viktig, men ikke det første. Finn datoen brevet kom.")),
        ),
    ),
    Lesson(
        key="droftingsmotet",
        title=_l("Drøftingsmøtet før en oppsigelse"),
        types=("oppsigelse_person", "oppsigelse_nedbemanning", "avskjed_suspensjon"),
        rules=("F02",),
        source="aml §§ 15-1, 17-3",
        cards=(
            Card(_l("Hva er et drøftingsmøte?"), _l("Arbeidsgiver vil kanskje si opp et medlem. Da skal de drøfte det med medlemmet først. Du skal være med, hvis medlemmet ikke sier nei. Møtet skal holdes før noe er bestemt.")),
            Card(_l("Før møtet"), _l("Snakk med medlemmet. Be om grunnen skriftlig. Finnes det annet arbeid som passer? Kan flere miste jobben, spør hvordan de er valgt ut. Ring fagforeningen.")),
            Card(_l("I møtet"), _l("Be lederen fortelle først. La medlemmet få snakke. Spør, og be om pauser. Skriv ned hva hver av dere sier. Ingen må skrive under der og da.")),
            Card(_l("Etter møtet"), _l("Skriv referat samme dag. Få råd før noen skriver under på en sluttavtale. Kommer oppsigelsen, skriver du inn datoen. Da kan medlemmet kreve forhandlinger innen to uker.")),
        ),
        question=_l("Lederen vil at medlemmet skal skrive under på en sluttavtale nå. Hva gjør du?"),
        answers=(
            Answer(_l("Ber om pause og ringer"), _l("En avtale kan vente til dere har fått råd."), right=True),
            Answer(_l("Lar medlemmet velge alene"), _l("Medlemmet velger til slutt. Men dere trenger råd først. Be om en pause.")),
            Answer(_l("Skriver under som vitne"), _l("Vent med det. Et papir med navnet ditt kan bli bevis. Få råd først.")),
        ),
    ),
    Lesson(
        key="referat",
        title=_l("Referat som holder"),
        wizards=("mote",),
        source="aml § 17-3",
        cards=(
            Card(_l("Hvorfor skrive?"), _l("Etter noen uker husker dere ulikt. Da er det godt å ha det på papir. Skriv samme dag, mens du husker godt.")),
            Card(_l("Dette skal være med"), _l("Skriv dato, sted og hvem som var der. Skriv hva møtet gjaldt. Skriv hva lederen sa, og hva dere sa. Hold de to hver for seg.")),
            Card(_l("Enig eller uenig"), _l("Skriv hva dere er enige om. Skriv også hva dere er uenige om. Skriv hvem som gjør hva, og når. Skriv aldri under på noe du er uenig i.")),
            Card(_l("Referat og protokoll"), _l("Et referat forteller hva som ble sagt. En protokoll viser hva hver part mener eller har avtalt. Etter forhandlinger må det stå når de er slutt. Da begynner nye frister å løpe.")),
        ),
        question=_l("Dere er uenige om hva som ble sagt. Hva skriver du?"),
        answers=(
            Answer(_l("Bare det vi mener"), _l("Da er det lett å si at referatet er feil. Skriv begge syn.")),
            Answer(_l("Ingenting om det"), _l("Da kan det se ut som dere var enige. Skriv begge syn.")),
            Answer(_l("Begge syn, hver for seg"), _l("Da ser alle hva hver part mente."), right=True),
        ),
    ),
)
