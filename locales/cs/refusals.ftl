### Why something asked for was not done; stands in the message refusal.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

refusal-action-unknown = Toto tlačítko už neplatí. Aktuální možnosti najdete v menu.
refusal-meeting-unknown = Toto setkání už není v programu. S dotazem se na nás můžete obrátit odpovědí na tuto zprávu.
refusal-meeting-cancelled = Setkání bylo zrušeno; odpovědi a pozvánky už nejsou možné. S dotazem se na nás můžete obrátit odpovědí na tuto zprávu.
refusal-meeting-begun = Setkání už začalo nebo skončilo; odpovědi a pozvánky už nejsou možné. S dotazem se na nás můžete obrátit odpovědí na tuto zprávu.
refusal-nothing-chosen = Zvolte prosím alespoň jeden obor ze seznamu.
refusal-not-coming = Na to se ptáme jen při odpovědi „ano“ nebo „možná“. Nejdříve prosím odpovězte na pozvánku.
refusal-place-unknown = Toto místo už neexistuje.
refusal-offer-over = Tato nabídka už neplatí: lhůta uplynula, nebo bylo místo vráceno. Odpověď „ano“ na pozvánku bude novou žádostí o místo.
refusal-session-unknown = V programu setkání takový workshop ani panel není. Aktuální program je na kartě setkání.
refusal-place-settled = O této žádosti už bylo rozhodnuto, nebo byla vzata zpět.

# Variables:
#   $most (Number): how many people a party may have
refusal-party-invalid = Přihlásit lze 1 až { NUMBER($most) } osob. Větší skupinu prosím domluvte s pořadateli dotazem.

# Variables:
#   $free (Number): seats that are left
#   $seats (Number): seats that the person has
refusal-no-room = Pro tak velkou skupinu není dost míst. Volná místa: { NUMBER($free) }. Přihlášený počet osob zůstává: { NUMBER($seats) }.

# Variables:
#   $most (Number): how many delegates an institution may send
refusal-quota-full =
    { $most ->
        [one] Na toto setkání může instituce vyslat { $most } osobu. Můžete určit náhradníka; o více míst požádejte prosím pořadatele.
        [few] Na toto setkání může instituce vyslat { $most } osoby. Můžete určit náhradníka; o více míst požádejte prosím pořadatele.
       *[other] Na toto setkání může instituce vyslat { $most } osob. Můžete určit náhradníka; o více míst požádejte prosím pořadatele.
    }

refusal-delegation-invalid = Tento odkaz nebo heslo už někdo využil nebo jim skončila platnost. Nové vám pošle ten, kdo místo předává; můžete také napsat pořadatelům.
refusal-delegation-own = Tento odkaz je určen tomu, kdo přijde místo vás: přepošlete jej prosím. Do té doby zůstává místo vám.
refusal-not-meant-for-you = Toto setkání je určeno institucím z jiných měst nebo jiného druhu. Údaje o městě a instituci najdete v nastavení; s dalšími dotazy se prosím obraťte na pořadatele.
refusal-attendance-too-early = Účast lze zapsat až v den setkání, a jen pokud se setkání koná.
refusal-institution-unknown = Taková instituce už v seznamu není. Aktuální seznam najdete v nastavení.
refusal-name-invalid = Toto není název instituce. Napište jej prosím písmeny.

# Variables:
#   $most (Number): how many institutions one person may represent
refusal-too-many-institutions =
    { $most ->
        [one] Jedna osoba může zastupovat nejvýše { $most } instituci. V nastavení můžete některou ze seznamu odebrat.
        [few] Jedna osoba může zastupovat nejvýše { $most } instituce. V nastavení můžete některou ze seznamu odebrat.
       *[other] Jedna osoba může zastupovat nejvýše { $most } institucí. V nastavení můžete některou ze seznamu odebrat.
    }

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

# Variables:
#   $language (String): the language of the text, pl or cs
#   $most (Number): how many characters it may have
refusal-announcement-too-long =
    { $most ->
        [one] Text je příliš dlouhý: může mít nejvýše { $most } znak.
        [few] Text je příliš dlouhý: může mít nejvýše { $most } znaky.
       *[other] Text je příliš dlouhý: může mít nejvýše { $most } znaků.
    } { $language ->
        [pl] Zkraťte prosím polský text a pošlete jej znovu.
       *[cs] Zkraťte prosím český text a pošlete jej znovu.
    }

refusal-question-unknown = Tento dotaz už neexistuje.
refusal-question-settled = Tento dotaz už byl předán nebo zamítnut.
refusal-announcement-settled = Toto oznámení už bylo odesláno nebo smazáno.
refusal-audience-empty = Tuto zprávu by nikdo nedostal: není komu ji poslat, nebo ji už všichni mají.
refusal-broadcast-unknown = Takové odesílání už v záznamech není. Nejnovější zobrazí příkaz /broadcasts.
refusal-broadcast-held = Odesílání je pozastaveno. Co nedošlo, bude možné odeslat znovu, až bude pokračovat.
refusal-broadcast-over = Odesílání je ukončeno: už není co pozastavit ani přerušit. Výsledek zobrazí příkaz /broadcasts.
refusal-choice-over = Tuto volbu už nelze provést: od té zprávy se situace změnila. Aktuální stav a možnosti uvádí další zpráva.
refusal-too-late-to-undo = Vzít odesílání zpět už nelze: první zprávy mohly odejít. Zbývající lze pozastavit nebo přerušit po zadání příkazu /broadcasts.
refusal-nothing-to-resend = Teď není co odeslat znovu: zprávy už jsou na cestě, nebo příjemci nemají funkční adresu.

refusal-address-invalid = Toto není e-mailová adresa. Pošlete prosím jen adresu, například kontakt@example.org.
refusal-channel-missing = Tento kanál není v současnosti dostupný.

# Variables:
#   $tries (Number): how many tries are left
refusal-code-wrong =
    { $tries ->
        [one] Toto není ten kód. Zbývá { $tries } pokus.
        [few] Toto není ten kód. Zbývají { $tries } pokusy.
       *[other] Toto není ten kód. Zbývá { $tries } pokusů.
    }

refusal-code-invalid = Kód je chybný, byl již použit nebo jeho platnost vypršela. O nový můžete požádat v nastavení nebo e-mailem, slovem TELEGRAM.
refusal-too-many-codes = Dnes už nemůžeme poslat další kód. Zkuste to prosím zítra, nebo vyhledejte poslední kód ve schránce, i ve složce se spamem.
refusal-session-off = Tento workshop nebo panel byl zrušen, nebo už začal. Aktuální program je na kartě setkání.
refusal-place-needed = Workshopy a panely si mohou vybrat ti, kdo mají na setkání potvrzené místo. Nejprve prosím odpovězte „ano“ na pozvánku.

# Variables:
#   $wanted (String): title of the workshop or panel that was chosen
#   $other (String): title of the one at the same time
refusal-sessions-clash = { $wanted } a { $other } se konají ve stejnou dobu, proto lze vybrat jen jeden z těchto bodů programu. Dosavadní výběr zůstává beze změny.
