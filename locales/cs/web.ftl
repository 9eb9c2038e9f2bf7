### Pages behind the signed links of a mail.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

# Above the buttons of a meeting's page: the link alone has recorded nothing.
page-answer = Odpověď se uloží po stisknutí tlačítka.
page-stop = Po stisknutí tlačítka vám už nebudeme posílat pozvánky, připomenutí ani oznámení. Vrátit se můžete kdykoli.
    .title = Odhlášení zpráv
page-stop-button = Odhlásit všechny zprávy
page-stopped = Pozvánky, připomenutí ani oznámení vám už nebudeme posílat. Chcete-li se vrátit, stačí na naši adresu napsat slovo START.
    .title = Odhlášení přijato
page-lost = Odkaz je neúplný nebo už neplatí. Platný odkaz najdete v naší nejnovější zprávě; můžete na ni také jednoduše odpovědět.
    .title = Tento odkaz nefunguje
page-away = V tuto chvíli nemůžeme nic zobrazit ani uložit. Zkuste to prosím za chvíli znovu; můžete také jednoduše odpovědět na naši zprávu.
    .title = Zkuste to prosím za chvíli
