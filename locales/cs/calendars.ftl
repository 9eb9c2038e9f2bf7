### Kalendáře: soubor jednoho setkání a soukromý kalendář k odběru.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

button-calendar = 📅 Do kalendáře
button-feed = 📅 Moje setkání v kalendáři
button-feed-anew = Nová adresa

# The name of the feed in a calendar program
feed-name = Setkání

# Variables:
#   $title (String): title of the meeting
calendar-file =
    Po otevření souboru se setkání objeví v kalendáři. Pokud se termín změní, dáme vám vědět a soubor si můžete stáhnout znovu.
    .title = Do kalendáře: { $title }

# Variables:
#   $title (String): title of the meeting
calendar-file-with-sessions =
    Po otevření souboru se v kalendáři objeví setkání a také vybrané body programu. Pokud se termín změní, dáme vám vědět a soubor si můžete stáhnout znovu.
    .title = Do kalendáře: { $title }

# Variables:
#   $link (String): the address of the feed
calendar-feed =
    Tuto adresu stačí přidat k odběru v kalendáři. Objeví se v něm všechna setkání s odpovědí „ano“ nebo „možná“ i s pozdějšími změnami:

    { $link }

    Setkání uvidí každý, kdo adresu zná. Pokud se dostala do nepovolaných rukou, požádejte o novou; dosavadní hned přestane fungovat.
    .title = Setkání v kalendáři
