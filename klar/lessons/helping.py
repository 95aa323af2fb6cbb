"""Lessons for those who help the reps."""

from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="ta-imot",
        title=_l("Når en sak kommer til deg"),
        audience="helpers",
        cards=(
            Card(_l("Svar fort"), _l("Den som spør, sitter ofte alene. Ta imot saken, eller si at du ikke kan. Da kan en annen ta den.")),
            Card(_l("Se på fristen"), _l("Les fristen før du leser resten. Er det kort tid igjen, ring med en gang. Ikke vent på mer papir.")),
            Card(_l("Spør hva de trenger"), _l("Noen vil ha et råd. Andre vil at du tar saken. Spør, så dere mener det samme. En samtale er bedre enn ti meldinger.")),
            Card(_l("Gi saken tilbake"), _l("Si hva du har gjort. Si hva som er neste steg, og hvem som gjør det. Da kan den tillitsvalgte mer neste gang.")),
        ),
        question=_l("Du får en sak, men har ikke tid. Hva gjør du?"),
        answers=(
            Answer(_l("Lar den ligge litt"), _l("Da vet ingen at den venter. Si fra, så en annen kan ta den.")),
            Answer(_l("Sier fra med en gang"), _l("Da kan en annen hjelpe i tide."), right=True),
        ),
    ),
    Lesson(
        key="ring-en-ny",
        title=_l("Ring en ny tillitsvalgt"),
        audience="helpers",
        wizards=("ring",),
        cards=(
            Card(_l("Ring tidlig"), _l("De første ukene er de tyngste. En kort samtale betyr mye. Ring, ikke skriv.")),
            Card(_l("Spør mest, si lite"), _l("Hvordan går det? Hva er du usikker på? Hvem har du å snakke med? La det være stille litt, så kommer svaret.")),
            Card(_l("Hjelp med det første"), _l("Har de fått logget inn? Vet arbeidsgiver at de er valgt? Finn en dato for neste samtale mens dere snakker.")),
            Card(_l("Skriv om klubben"), _l("Skriv bare det du trenger til neste gang. Skriv aldri om medlemmer. En samtale er hjelp, ikke kontroll.")),
        ),
        question=_l("Den nye sier at alt går fint. Hva gjør du?"),
        answers=(
            Answer(_l("Takker og legger på"), _l("Det kan stemme. Men spør om én ting til først.")),
            Answer(_l("Spør hva som er uvant"), _l("Et åpent spørsmål gjør det lettere å be om hjelp."), right=True),
        ),
    ),
)
