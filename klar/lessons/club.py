"""Lessons about the club: its meeting, and telling the employer who was elected."""

from klar.deadlines.rule import AGREEMENTS_READ
from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="melding-om-valg",
        title=_l("Melding om valg"),
        audience="board",
        types=("tillitsvalgt_vilkaar",),
        rules=("F46",),
        source="HA (Virke; LO–NHO)",
        read_on=AGREEMENTS_READ,
        cards=(
            Card(_l("Hvorfor melde fra?"), _l("Du er valgt. Men arbeidsgiver må få vite det på papir. Til da kan de holde seg til den som var før deg.")),
            Card(_l("Innen åtte dager"), _l("I noen avtaler er fristen åtte dager. Spør fagforeningen hva som gjelder hos dere. Det er best å sende den med en gang.")),
            Card(_l("Dette skal stå"), _l("Skriv hvem som er valgt, og til hva. Skriv fra hvilken dag. Skriv hvem som er leder, nestleder og sekretær. Be om svar på at de har fått meldingen.")),
        ),
        question=_l("Arbeidsgiver sier de ikke vet at du er valgt. Hva gjør du?"),
        answers=(
            Answer(_l("Sender melding på papir"), _l("Da er det klart hvem de skal snakke med."), right=True),
            Answer(_l("Venter til neste møte"), _l("Da mister du tid. Send meldingen med en gang.")),
            Answer(_l("Sier det i gangen"), _l("Fint at de får vite det. Men det må også stå på papir.")),
        ),
    ),
    Lesson(
        key="arsmote",
        title=_l("Et årsmøte i klubben"),
        audience="board",
        wizards=("klubbmote",),
        cards=(
            Card(_l("Kall inn i god tid"), _l("Se i vedtektene hvor tidlig det må skje. Skriv tid, sted og hva dere skal snakke om. Skriv også når nye saker må være sendt inn.")),
            Card(_l("Vanlig rekkefølge"), _l("Velg en som leder møtet. Godkjenn innkallingen. Ta så året som gikk, og regnskapet. Ta saker fra medlemmene. Lag en plan og et budsjett. Til slutt er det valg.")),
            Card(_l("Valget"), _l("Spør folk i god tid før møtet. Skriv hvem som er valgt, til hva og hvor lenge. Skriv hvor mange som var der.")),
            Card(_l("Etterpå"), _l("Skriv referat samme uke. Send melding om valg til arbeidsgiver. Si fra til fagforeningen, så registeret blir rett.")),
        ),
        question=_l("Hvor står det hvor tidlig dere må kalle inn?"),
        answers=(
            Answer(_l("I loven"), _l("Loven sier ikke noe om møtet i klubben. Se i vedtektene.")),
            Answer(_l("Det sier arbeidsgiver"), _l("Møtet er klubbens eget. Se i vedtektene.")),
            Answer(_l("I vedtektene"), _l("Der står reglene for klubben."), right=True),
        ),
    ),
)
