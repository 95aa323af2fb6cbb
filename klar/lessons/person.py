"""Lessons about one member: ill, or warned."""

from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="syk",
        title=_l("Når et medlem er syk"),
        types=("sykefravaer", "tilrettelegging"),
        rules=("F26a", "F26b", "F16"),
        source="aml §§ 4-6, 15-8",
        cards=(
            Card(_l("Ikke spør om sykdommen"), _l("Du trenger ikke vite hva som er galt. Spør hva medlemmet kan gjøre på jobben. Skriv aldri hva slags sykdom det er.")),
            Card(_l("Planen"), _l("Arbeidsgiver skal lage en plan sammen med medlemmet. Den skal være klar innen fire uker. Spør hva som kan gjøre jobben lettere.")),
            Card(_l("Møtet"), _l("Er medlemmet helt borte, skal det holdes møte innen sju uker. Det heter dialogmøte. Du kan være med når medlemmet vil det.")),
            Card(_l("Vernet"), _l("De første tolv månedene er vernet sterkt. Da kan ingen bli sagt opp fordi de er syke. Snakker noen om oppsigelse, ring fagforeningen.")),
        ),
        question=_l("Lederen spør deg hva medlemmet er sykt av. Hva svarer du?"),
        answers=(
            Answer(_l("Det jeg tror"), _l("Da kan noe galt bli spredt. Snakk om hva medlemmet kan gjøre.")),
            Answer(_l("Det jeg har fått vite"), _l("Det er medlemmets egen sak. Del det aldri uten et ja.")),
            Answer(_l("Det svarer jeg ikke på"), _l("Snakk heller om hva medlemmet kan gjøre på jobben."), right=True),
        ),
    ),
    Lesson(
        key="advarsel",
        title=_l("Når noen får en advarsel"),
        types=("advarsel",),
        source="personvernforordningen art. 15",
        cards=(
            Card(_l("Ro først"), _l("En advarsel er alvorlig, men ingen mister jobben av den alene. Les den sammen. Hva står det at har skjedd? Hva sier medlemmet?")),
            Card(_l("Svar skriftlig"), _l("Skriv hva medlemmet er uenig i. Hold dere til det som har skjedd. Be om at svaret blir lagt i personalmappen.")),
            Card(_l("Be om at den slettes"), _l("Be arbeidsgiver trekke advarselen. Sier de nei, spør når den blir slettet. Medlemmet kan be om å få se det som er lagret.")),
            Card(_l("Når du ringer"), _l("Er det advarsel nummer to? Truer noen med oppsigelse? Da ringer du fagforeningen med en gang.")),
        ),
        question=_l("Medlemmet mener at advarselen er feil. Hva er lurt?"),
        answers=(
            Answer(_l("La være å svare"), _l("Da kan det se ut som medlemmet er enig. Svar kort og skriftlig.")),
            Answer(_l("Svare skriftlig og rolig"), _l("Et kort og rolig svar står seg best."), right=True),
            Answer(_l("Svare sint med en gang"), _l("Det er lett å forstå. Men vent litt, og svar kort.")),
        ),
    ),
)
