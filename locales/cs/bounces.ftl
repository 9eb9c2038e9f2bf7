### Mail that does not arrive: which addresses it is, and what can be undone. Only organisers read it.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $addresses (String): the addresses, one bounce-line each, or bounces-none
#   $about (String): the message bounces-about, or nothing
bounces =
    { $addresses }

    { $about }
    .title = Adresy, na které pošta nedochází

bounces-about = Na tyto adresy už nic neposíláme. Kdo používá i Telegram, dostává zprávy tam. Pokud je adresa přece jen v pořádku, obnovte ji prosím.
bounces-none = Pošta dochází na všechny adresy.
bounces-undo-by-mail = Adresu obnovíte tak, že na tuto zprávu odpovíte jejím číslem. Může to udělat i správce bota příkazem mosty bounce undo s číslem adresy.

# Variables:
#   $number (String): number of the bounce
#   $name (String): name of the person, or a dash
#   $address (String): the address
#   $reason (String): why, for example call-reason-mailbox-unknown
#   $at (Datetime): since when nothing is sent there, local time
bounce-line = • č. { $number } · { $name } · { $address } · { $reason } · { DAY($at) }

# Variables:
#   $address (String): the address that is written to again
button-bounce-undo = ↩️ { $address }

button-bounces = Nedoručená pošta

# Variables:
#   $domain (String): the domain, for example example.org
#   $count (Number): how many addresses
mail-outage =
    Během krátké doby se vrátila pošta z mnoha adres v doméně { $domain } (počet adres: { $count }). Spíše než o tolik neexistujících adres jde o výpadek tamního nebo našeho serveru, proto žádná z nich nebyla vypnuta.

    Odmítnuté zprávy pošleme znovu sami; výsledek: menu → „Odeslané zprávy“.
    .title = Výpadek pošty: { $domain }

# Variables:
#   $domain (String): the domain, for example example.org
#   $status (String): the code of the refusal, for example 5.7.1
mail-turned-away =
    Poštovní server domény { $domain } odmítl naši zprávu s odkazem na svá pravidla (kód { $status }). Příčina je na naší straně: adresy jsou v pořádku a nebyly vypnuty.

    Předejte to prosím správci bota.
    .title = Odmítnutá pošta: { $domain }
