"""Lessons about what happens at work: violence, and a new roster."""

from klar.i18n import _l
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS = (
    Lesson(
        key="vold-og-trusler",
        title=_l("Vold og trusler er en HMS-sak"),
        types=("hms_vold_trusler",),
        source="aml §§ 4-3, 5-2, 6-3",
        cards=(
            Card(_l("Ikke en del av jobben"), _l("Ingen skal finne seg i å bli slått eller truet. Arbeidsgiver skal verne folk så godt det går. Det er en sak for hele stedet, ikke bare for den ene.")),
            Card(_l("Trygghet først"), _l("Spør om noen er skadet. La ingen være alene etterpå. Verneombudet kan stanse farlig arbeid. Er ulykken alvorlig, skal arbeidsgiver straks ringe Arbeidstilsynet og politiet.")),
            Card(_l("Meld avvik"), _l("Skriv hva som skjedde, og hvor. Skriv ikke navn på andre. Si fra til verneombudet. Uten avvik ser ingen at det skjer ofte.")),
            Card(_l("Be om tiltak"), _l("Hva kan hindre at det skjer igjen? Flere på vakt, alarm eller øving? Ta det opp i arbeidsmiljøutvalget. Skjer det ingenting, kan dere si fra til Arbeidstilsynet.")),
        ),
        question=_l("Et medlem ble slått på vakt, men vil ikke lage bråk. Hva gjør du?"),
        answers=(
            Answer(_l("Hjelper til å melde avvik"), _l("Et avvik handler om jobben, ikke om hvem som har skylden."), right=True),
            Answer(_l("Lar det ligge"), _l("Det er lov å være sliten. Men neste gang kan det gå verre.")),
            Answer(_l("Ber medlemmet passe på"), _l("Det er arbeidsgiver som skal gjøre jobben trygg. Meld avvik.")),
        ),
    ),
    Lesson(
        key="turnus",
        title=_l("Når det kommer ny turnus"),
        types=("turnus_arbeidsplan",),
        rules=("F24",),
        source="aml §§ 10-3, 10-8",
        cards=(
            Card(_l("Spør tidlig"), _l("Planen skal drøftes med de tillitsvalgte så tidlig som mulig. Det skal skje senest to uker før den starter. Avtalen deres kan si noe annet. Spør fagforeningen.")),
            Card(_l("Se på hvilen"), _l("Mellom to vakter skal det oftest være elleve timer fri. Hver uke skal det være 35 timer fri i ett. Noen ganger kan tillitsvalgte avtale noe annet. Tenk deg om før du skriver under.")),
            Card(_l("Spør dem det gjelder"), _l("Vis planen til dem som skal gå i den. Hva er tungt? Hva kan byttes? Ta svarene med i møtet.")),
            Card(_l("Skriv det ned"), _l("Er dere enige om noe eget, skriv det i en avtale. Er dere uenige, skriv det i protokollen. Uten avtale gjelder grensene i loven.")),
        ),
        question=_l("Du får planen i dag. Den starter på mandag. Hva gjør du?"),
        answers=(
            Answer(_l("Sier at det er for sent"), _l("Planen skal drøftes senest to uker før den starter. Be om møte nå."), right=True),
            Answer(_l("Godtar den denne gangen"), _l("Da blir det lett slik neste gang også. Be om møte nå.")),
            Answer(_l("Lager min egen plan"), _l("Planen er lederens jobb. Din jobb er å drøfte den. Be om møte.")),
        ),
    ),
)
