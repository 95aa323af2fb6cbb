"""Pay, rotas and the size of a job."""

PAY = """\
Feil lønn skal rettes. Si fra skriftlig, og vent ikke for lenge.

Finn ut hva som er feil:
- Hvilke måneder gjelder det?
- Hva er betalt?
- Hva skulle vært betalt?

Be medlemmet ta med lønnsslippen og arbeidsavtalen. Se hva tariffavtalen sier om lønn og tillegg. Er begge bundet av den, kan ingen avtale lavere lønn.

Send et krav
Skriv beløpet i kravet, og når du vil ha svar. Ta vare på en kopi. Be om et møte hvis svaret er nei. Blir dere ikke enige, skriver dere det i en protokoll.

Et krav blir for gammelt
Et krav på lønn varer i tre år. Tell fra den dagen pengene skulle vært betalt. En e-post stopper ikke tiden. Det gjør heller ikke en protokoll alene. Ring derfor fagforeningen i god tid.

Ring fagforeningen når:
- dere er uenige om hva avtalen betyr
- kravet gjelder flere
- kravet er over to og et halvt år gammelt
- arbeidsgiver ikke kan betale

Kilde: arbeidstvistloven § 6 og foreldelsesloven §§ 2, 3 og 14–16, lest 2. mai 2026.
"""

ROTA = """\
En ny turnus skal dere snakke om før den starter. Be om å få planen tidlig.

Når skal den drøftes?
Planen skal drøftes så tidlig som mulig. Siste frist er to uker før den starter. Tariffavtalen kan si noe annet. Sjekk den først.

Se etter dette:
- Er det minst 11 timer fri mellom to vakter?
- Er det minst 35 timer fri i løpet av uka?
- Hvor mange helger og netter er det?
- Hvor lange er vaktene?

Dere kan avtale kortere hvile. Da skal avtalen være skriftlig. Spør hva de som skal jobbe i den, mener. Tenk på søvn, barn og reise.

I møtet
Si hva som er bra, og hva som må endres. Skriv ned hva dere blir enige om. Blir dere ikke enige, gjelder lovens grenser. Skriv protokoll også da.

Ring fagforeningen når:
- det gjelder langturnus
- planen krever en avtale som bare forbundet kan gjøre

Kilde: aml §§ 10-3 og 10-8, lest 2. mai 2026.
"""

PART_TIME = """\
Mange som jobber deltid, vil ha mer. Loven gir dem to veier.

Vei en: en ledig stilling
Når en stilling blir ledig, går den som har deltid, foran nye. Medlemmet må være kvalifisert. Det må heller ikke bli en stor ulempe for arbeidsgiver.

Gjør dette:
- Krev stillingen skriftlig før noen andre får den.
- Be om et møte om kravet.
- Be om å få svaret på papir.

Vei to: jobber mer enn stillingen
Har medlemmet jobbet jevnt mer i tolv måneder? Da kan det gi rett til større stilling. Tell tolv måneder tilbake fra kravet. Lag en liste over timene. Send kravet skriftlig, med dato.

Sier arbeidsgiver nei?
Da kan saken gå til en nemnd. Fristen er fire uker etter at avslaget kom på papir. Krav på bare ekstra vakter kan ikke gå til nemnda.

Ring fagforeningen
Ring så snart det kommer et nei. Fire uker går fort.

Kilde: aml §§ 14-3, 14-4 a og 17-2 a, lest 2. mai 2026.
"""
