### Pages behind the signed links of a mail.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Above the buttons of a meeting's page: the link alone has recorded nothing.
page-answer = Odpowiedź zostanie zapisana po naciśnięciu przycisku.
page-stop = Po naciśnięciu przycisku nie będziemy już przysyłać zaproszeń, przypomnień ani ogłoszeń. Wrócić można w każdej chwili.
    .title = Rezygnacja z wiadomości
page-stop-button = Rezygnacja z wiadomości
page-stopped = Nie będziemy już przysyłać zaproszeń, przypomnień ani ogłoszeń. Aby wrócić, wystarczy wysłać na nasz adres słowo START.
    .title = Rezygnacja przyjęta
page-lost = Odnośnik jest niepełny albo stracił ważność. Działający odnośnik znajduje się w najnowszej wiadomości od nas; można też po prostu na nią odpowiedzieć.
    .title = Ten odnośnik nie działa
page-away = W tej chwili nie możemy niczego pokazać ani zapisać. Prosimy spróbować ponownie za chwilę; można też po prostu odpowiedzieć na naszą wiadomość.
    .title = Prosimy spróbować za chwilę
