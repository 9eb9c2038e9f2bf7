### Why something asked for was not done; stands in the message refusal.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

refusal-action-unknown = Ten przycisk jest już nieaktualny. Aktualne możliwości pokazuje menu.
refusal-meeting-unknown = Tego spotkania nie ma już w programie. W razie pytań prosimy odpisać na tę wiadomość.
refusal-meeting-cancelled = Spotkanie zostało odwołane; odpowiedzi i zaproszenia nie są już możliwe. W razie pytań prosimy odpisać na tę wiadomość.
refusal-meeting-begun = Spotkanie już się rozpoczęło lub zakończyło; odpowiedzi i zaproszenia nie są już możliwe. W razie pytań prosimy odpisać na tę wiadomość.
refusal-nothing-chosen = Proszę wybrać co najmniej jedną dziedzinę z listy.
refusal-not-coming = O to pytamy tylko przy odpowiedzi „tak” lub „może”. Prosimy najpierw odpowiedzieć na zaproszenie.
refusal-place-unknown = Tego miejsca już nie ma.
refusal-offer-over = Ta propozycja jest już nieaktualna: termin minął albo miejsce zostało oddane. Odpowiedź „tak” na zaproszenie będzie nową prośbą o miejsce.
refusal-session-unknown = W programie spotkania nie ma takiego warsztatu ani panelu. Aktualny program jest na karcie spotkania.
refusal-place-settled = Decyzja w tej sprawie już zapadła albo zgłoszenie zostało wycofane.

# Variables:
#   $most (Number): how many people a party may have
refusal-party-invalid = Można zgłosić od 1 do { NUMBER($most) } osób. W sprawie większej grupy prosimy o pytanie do organizatorów.

# Variables:
#   $free (Number): seats that are left
#   $seats (Number): seats that the person has
refusal-no-room = Na tak dużą grupę brakuje miejsc. Wolne miejsca: { NUMBER($free) }. Zgłoszona liczba osób pozostaje bez zmian: { NUMBER($seats) }.

# Variables:
#   $most (Number): how many delegates an institution may send
refusal-quota-full =
    { $most ->
        [one] Na to spotkanie instytucja może wysłać { $most } osobę. Można wyznaczyć zastępstwo, a o większą liczbę miejsc zapytać organizatorów.
        [few] Na to spotkanie instytucja może wysłać { $most } osoby. Można wyznaczyć zastępstwo, a o większą liczbę miejsc zapytać organizatorów.
       *[many] Na to spotkanie instytucja może wysłać { $most } osób. Można wyznaczyć zastępstwo, a o większą liczbę miejsc zapytać organizatorów.
    }

refusal-delegation-invalid = Ten link lub hasło zostały już wykorzystane albo straciły ważność. Nowe może przygotować osoba, która przekazuje miejsce; można też napisać do organizatorów.
refusal-delegation-own = Ten link jest dla osoby, która przyjdzie w zastępstwie: proszę go przekazać. Do tego czasu miejsce należy do Państwa.
refusal-not-meant-for-you = To spotkanie jest przeznaczone dla instytucji z innych miast lub innego rodzaju. Zapisane informacje o mieście i instytucji pokazują ustawienia; w razie wątpliwości proszę napisać do organizatorów.
refusal-attendance-too-early = Obecność można zapisać dopiero w dniu spotkania i tylko wtedy, gdy spotkanie się odbywa.
refusal-institution-unknown = Takiej instytucji nie ma już na liście. Aktualną listę pokazują ustawienia.
refusal-name-invalid = To nie jest nazwa instytucji. Proszę zapisać ją literami.

# Variables:
#   $most (Number): how many institutions one person may represent
refusal-too-many-institutions =
    { $most ->
        [one] Jedna osoba może reprezentować najwyżej { $most } instytucję. W ustawieniach można usunąć jedną z listy.
        [few] Jedna osoba może reprezentować najwyżej { $most } instytucje. W ustawieniach można usunąć jedną z listy.
       *[many] Jedna osoba może reprezentować najwyżej { $most } instytucji. W ustawieniach można usunąć jedną z listy.
    }

refusal-sector-unknown = Tej dziedziny nie ma już w programie.
refusal-not-allowed = Ta czynność jest dostępna tylko dla organizatorów i moderatorów.
refusal-grant-invalid = Kod jest błędny, został już wykorzystany albo stracił ważność. Nowy kod może wydać administrator bota.

# Variables:
#   $language (String): code of the language that is missing, pl or cs
refusal-text-missing =
    { $language ->
        [pl] Brakuje treści po polsku.
       *[cs] Brakuje treści po czesku.
    }

# Variables:
#   $most (Number): how many characters it may have
refusal-text-too-long =
    { $most ->
        [one] Tekst jest za długi: może mieć najwyżej { $most } znak. Proszę go skrócić i wysłać ponownie.
        [few] Tekst jest za długi: może mieć najwyżej { $most } znaki. Proszę go skrócić i wysłać ponownie.
       *[many] Tekst jest za długi: może mieć najwyżej { $most } znaków. Proszę go skrócić i wysłać ponownie.
    }

# Variables:
#   $language (String): the language of the text, pl or cs
#   $most (Number): how many characters it may have
refusal-announcement-too-long =
    { $most ->
        [one] Tekst jest za długi: może mieć najwyżej { $most } znak.
        [few] Tekst jest za długi: może mieć najwyżej { $most } znaki.
       *[many] Tekst jest za długi: może mieć najwyżej { $most } znaków.
    } { $language ->
        [pl] Proszę skrócić tekst polski i wysłać go ponownie.
       *[cs] Proszę skrócić tekst czeski i wysłać go ponownie.
    }

refusal-question-unknown = Tego pytania już nie ma.
refusal-question-settled = To pytanie zostało już przekazane albo odrzucone.
refusal-announcement-settled = To ogłoszenie zostało już wysłane albo usunięte.
refusal-audience-empty = Nikt nie otrzymałby tej wiadomości: nie ma do kogo jej wysłać albo wszyscy już ją mają.
refusal-broadcast-unknown = Nie ma już takiej wysyłki. Najnowsze pokazuje polecenie /broadcasts.
refusal-broadcast-held = Wysyłanie jest wstrzymane. To, co nie dotarło, będzie można wysłać ponownie po wznowieniu.
refusal-broadcast-over = Wysyłanie jest zakończone: nie ma już czego wstrzymać ani przerwać. Wynik pokazuje polecenie /broadcasts.
refusal-choice-over = Tego wyboru nie można już wykonać: od tamtej wiadomości sytuacja się zmieniła. Aktualny stan i możliwości podaje następna wiadomość.
refusal-too-late-to-undo = Na cofnięcie jest już za późno: pierwsze wiadomości mogły zostać wysłane. Pozostałe można wstrzymać lub przerwać po użyciu polecenia /broadcasts.
refusal-nothing-to-resend = Nie ma teraz czego wysłać ponownie: wiadomości są już w drodze albo odbiorcy nie mają działającego adresu.

refusal-address-invalid = To nie jest adres e-mail. Proszę przysłać sam adres, na przykład kontakt@example.org.
refusal-channel-missing = Ten kanał nie jest obecnie dostępny.

# Variables:
#   $tries (Number): how many tries are left
refusal-code-wrong =
    { $tries ->
        [one] To nie jest ten kod. Pozostała { $tries } próba.
        [few] To nie jest ten kod. Pozostały { $tries } próby.
       *[many] To nie jest ten kod. Pozostało { $tries } prób.
    }

refusal-code-invalid = Kod jest błędny, został już wykorzystany albo stracił ważność. O nowy można poprosić w ustawieniach albo e-mailem, słowem TELEGRAM.
refusal-too-many-codes = Dzisiaj nie możemy już wysłać kolejnego kodu. Proszę spróbować jutro albo poszukać ostatniego kodu w skrzynce, także w folderze ze spamem.
refusal-session-off = Ten warsztat lub panel został odwołany albo już się rozpoczął. Aktualny program jest na karcie spotkania.
refusal-place-needed = Warsztaty i panele mogą wybierać osoby z potwierdzonym miejscem na spotkaniu. Prosimy najpierw odpowiedzieć „tak” na zaproszenie.

# Variables:
#   $wanted (String): title of the workshop or panel that was chosen
#   $other (String): title of the one at the same time
refusal-sessions-clash = { $wanted } oraz { $other } odbywają się w tym samym czasie, dlatego można wybrać tylko jeden z tych punktów programu. Dotychczasowy wybór pozostaje bez zmian.
