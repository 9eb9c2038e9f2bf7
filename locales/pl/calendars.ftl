### Kalendarze: plik jednego spotkania i prywatny kalendarz do subskrypcji.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

button-calendar = 📅 Do kalendarza
button-feed = 📅 Moje spotkania w kalendarzu
button-feed-anew = Nowy adres

# The name of the feed in a calendar program
feed-name = Spotkania

# Variables:
#   $title (String): title of the meeting
calendar-file =
    Po otwarciu pliku spotkanie pojawi się w kalendarzu. Jeśli termin się zmieni, damy Państwu znać; wtedy można pobrać nowy plik.
    .title = Do kalendarza: { $title }

# Variables:
#   $title (String): title of the meeting
calendar-file-with-sessions =
    Po otwarciu pliku spotkanie pojawi się w kalendarzu, a wraz z nim także wybrane punkty programu. Jeśli termin się zmieni, damy Państwu znać; wtedy można pobrać nowy plik.
    .title = Do kalendarza: { $title }

# Variables:
#   $link (String): the address of the feed
calendar-feed =
    Wystarczy dodać ten adres jako subskrypcję w programie kalendarza. Pojawią się w nim wszystkie spotkania z odpowiedzią „tak” lub „może”, wraz z późniejszymi zmianami:

    { $link }

    Każda osoba, która zna ten adres, widzi te spotkania. Jeśli trafił w niepowołane ręce, można poprosić o nowy; dotychczasowy od razu przestanie działać.
    .title = Spotkania w kalendarzu
