### Why something asked for was not done; stands in the message refusal.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

refusal-action-unknown = Toto tlačítko už neplatí. Aktuální možnosti najdete v menu.
refusal-meeting-unknown = Toto setkání už není v programu.
refusal-meeting-cancelled = Setkání bylo zrušeno; odpovědi a pozvánky už nejsou možné.
refusal-meeting-begun = Setkání už začalo nebo skončilo; odpovědi a pozvánky už nejsou možné.
refusal-nothing-chosen = Zvolte prosím alespoň jeden obor ze seznamu.
refusal-sector-unknown = Tento obor už není v programu.
refusal-not-allowed = Tento krok je dostupný pouze pořadatelům a moderátorům.
refusal-grant-invalid = Kód je chybný, byl již použit nebo jeho platnost vypršela. Nový kód může vydat správce bota.

# Variables:
#   $language (String): code of the language that is missing, pl or cs
refusal-text-missing =
    { $language ->
        [pl] Chybí text v polštině.
       *[cs] Chybí text v češtině.
    }

# Variables:
#   $most (Number): how many characters it may have
refusal-text-too-long =
    { $most ->
        [one] Text je příliš dlouhý: může mít nejvýše { $most } znak. Zkraťte jej prosím a pošlete znovu.
        [few] Text je příliš dlouhý: může mít nejvýše { $most } znaky. Zkraťte jej prosím a pošlete znovu.
       *[other] Text je příliš dlouhý: může mít nejvýše { $most } znaků. Zkraťte jej prosím a pošlete znovu.
    }

refusal-question-unknown = Tento dotaz už neexistuje.
refusal-question-settled = Tento dotaz už byl předán nebo zamítnut.
refusal-announcement-settled = Toto oznámení už bylo odesláno nebo smazáno.
refusal-audience-empty = Toto oznámení by nikdo nedostal: ve zvolených oborech není nikdo, komu je lze poslat.
