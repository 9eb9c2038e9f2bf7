### Mail that does not arrive: which addresses it is, and what can be undone. Only organisers read it.
### Address: formal, „Państwo”; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $addresses (String): the addresses, one bounce-line each, or bounces-none
#   $about (String): the message bounces-about, or nothing
bounces =
    { $addresses }

    { $about }
    .title = Adresy, na które poczta nie dociera

bounces-about = Na te adresy nic już nie wysyłamy. Kto korzysta też z Telegrama, otrzymuje wiadomości tam. Jeśli adres jest jednak prawidłowy, prosimy o przywrócenie go.
bounces-none = Poczta dociera na wszystkie adresy.
bounces-undo-by-mail = Aby przywrócić adres, proszę odpowiedzieć na tę wiadomość jego numerem. Może to zrobić też administrator bota poleceniem mosty bounce undo z numerem adresu.

# Variables:
#   $number (String): number of the bounce
#   $name (String): name of the person, or a dash
#   $address (String): the address
#   $reason (String): why, for example call-reason-mailbox-unknown
#   $at (Datetime): since when nothing is sent there, local time
bounce-line = • nr { $number } · { $name } · { $address } · { $reason } · { DAY($at) }

# Variables:
#   $address (String): the address that is written to again
button-bounce-undo = ↩️ { $address }

button-bounces = Niedostarczona poczta

# Variables:
#   $domain (String): the domain, for example example.org
#   $count (Number): how many addresses
mail-outage =
    W krótkim czasie wróciła poczta z wielu adresów w domenie { $domain } (liczba adresów: { $count }). To raczej awaria tamtejszego lub naszego serwera niż tyle nieistniejących adresów, dlatego żaden z nich nie został wyłączony.

    Odrzucone wiadomości wyślemy ponownie sami; wynik: menu → „Wysłane wiadomości”.
    .title = Awaria poczty: { $domain }

# Variables:
#   $domain (String): the domain, for example example.org
#   $status (String): the code of the refusal, for example 5.7.1
mail-turned-away =
    Serwer poczty domeny { $domain } odrzucił naszą wiadomość, powołując się na swoje zasady (kod { $status }). Przyczyna leży po naszej stronie: adresy są prawidłowe i nie zostały wyłączone.

    Prosimy przekazać to administratorowi bota.
    .title = Odrzucona poczta: { $domain }
