"""The words klar/forms/doubt.py looks for."""

from klar.fold import fold

# How words for an illness begin. Short on purpose: a question that comes too often is not read.
DIAGNOSES = (
    "adhd", "alkoholi", "angst", "artrose", "astma", "autis", "bipolar", "borderline", "burnout", "demens", "depre",
    "diabet", "diagnos", "dystymi", "eksem", "endometriose", "epilep", "fibromyalgi", "hepatitt", "hivsmitt", "hjerneslag",
    "hjerteinfarkt", "kols", "kreft", "leddgikt", "migrene", "ms-syk", "multippel", "narkoman", "parkinson", "personlighetsforstyrr",
    "prolaps", "psoriasis", "psykose", "ptsd", "rusmisbruk", "schizo", "selvmord", "spiseforstyrr", "svulst", "utbrent",
)  # fmt: skip
# Words that begin sentences or stand in names of places and offices, and so are nobody's name.
NO_NAMES = frozenset(
    word
    for text in (
        "alle avtalte bad ba bedriften da de den det du en etter fagforbundet fagforeningen fikk for fra han har hei hun hvis i ikke ingen "
        "innkalte jeg kommune kommunen klubben leder lederen med medlemmet men mente møtte nav nå når og om oslo på ringte sa samtale sendte "
        "ser snakket snakka skrev skriver sykehus så spurte til tirsdag mandag onsdag torsdag fredag lørdag søndag traff vi ville var"
    ,)
    for word in fold(text).split()
)
