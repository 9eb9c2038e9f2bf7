"""How people ask to be put on the list of those who come, or to be struck off it, have seats kept, and say that a
coming is confirmed, or is out of the question.

As core/polish.py and core/czech.py, which these phrases are part of: over text as words.plain() leaves it.
"""

from bot.core.bodies import BODY
from bot.core.phrasing import PEOPLE, N

_COUNT = N.replace("?P<n>", "?:")

_PLEASE_POLISH = (
    r"(?:bardzo )?(?:prosze|prosimy|poprosze|poprosimy|prosil[ao]?bym|prosilibysmy|chcial[ao]?bym prosic)"
    r"(?: (?:bardzo|uprzejmie|serdecznie|tez|rowniez)){0,2}"
)
_NO_GUESTS_POLISH = r"(?! (?:rezerw|oczek|mail|wysyl|adres|dystr|subskr|odbior|kontakt)\w*)"
_ON_LIST_POLISH = (
    r"(?:na list[ey]|do listy|na liscie)(?: (?:uczestnikow|gosci|obecnosci|chetnych|zaproszonych))?"
    rf"{_NO_GUESTS_POLISH}"
)
_OFF_LIST_POLISH = (
    r"(?:z listy (?:uczestnikow|gosci|obecnosci|zaproszonych|na (?:to |najblizsze )?spotkanie|tego spotkania"
    r"|spotkania)|ze (?:tego )?spotkania|z (?:tego )?(?:spotkania|wydarzenia))"
)
_ENTERING = r"(?:wpisanie|zapisanie|dopisanie|dodanie|umieszczenie|ujecie|uwzglednienie|doliczenie)"
_ENTER = r"(?:wpisac|zapisac|dopisac|dodac|umiescic|ujac|uwzglednic|doliczyc)"
_ENTER_NOW = r"(?:wpisz|zapisz|dopisz|umiesc|dolicz)(?:cie)?|dodaj(?:cie)?|uwzglednij(?:cie)?"
_KEEP_POLISH = (
    r"(?:zarezerwuj(?:cie)?|rezerwuj(?:cie)?|zarezerwowac|zajmij(?:cie)?|zajac|trzymaj(?:cie)?|zostaw(?:cie)?)"
)
_FOR_US_POLISH = r"(?: (?:prosze|tez|mi|nam|dla (?:mnie|nas)|juz|u siebie)){0,3}"
NO_SEATS_POLISH = r"w (?:hotel|autobus|autokar|bus|pociag)\w*|(?:na |do )?parking\w*|nocleg\w*|postojow\w*|hotelow\w*"
"""Places that somebody reserves who need not come to the meeting."""

_COMING_POLISH = r"(?:udzial\w?|obecnosc|uczestnictwo|przybycie|przyjazd)"
_MINE_POLISH = r"(?:(?:swoj\w?|moj\w?|nasz\w?) )?"

PUT_DOWN_POLISH = rf"""
    {_PLEASE_POLISH} o {_ENTERING}( (mnie|nas|prosze)){{0,2}} {_ON_LIST_POLISH}
    {_PLEASE_POLISH} ((mnie|nas) )?{_ENTER}( (mnie|nas))? {_ON_LIST_POLISH}
    (niech|moze) (pani|pan|panstwo) (tez |prosze )?(wpisze|zapisze|dopisze|doliczy|uwzgledni) (mnie|nas)(?! (do|na|w) )
    (prosze )?({_ENTER_NOW})( prosze)? (mnie|nas)( prosze)? {_ON_LIST_POLISH}
    ({_PLEASE_POLISH} )?{_KEEP_POLISH}{_FOR_US_POLISH}(?= {_COUNT} {PEOPLE}(?! ({NO_SEATS_POLISH}))( |$))
    ({_PLEASE_POLISH} )?{_KEEP_POLISH}{_FOR_US_POLISH} (jedno )?miejsc[ea](?! ({NO_SEATS_POLISH}|nam))\
        (?! dla (?!(mnie|nas)( |$)|(\w+ ){{1,4}}?(i|oraz) (dla )?(mnie|siebie)( |$)))
    (poprosze|poprosimy|poprosil[ao]?bym|prosil[ao]?bym)( o)?(?= {_COUNT} (miejsc\w{{0,2}}|wejsciow\w{{1,3}})\
        (?! ({NO_SEATS_POLISH}))( |$))
"""
CONFIRMED_POLISH = rf"""
    (moge|mozemy|pragne|pragniemy|pozwalam sobie|mam (przyjemnosc|zaszczyt|mozliwosc))( (tylko|juz|niniejszym|\
        na razie|takze|tez)){{0,2}} (potwierdzic|zglosic|zadeklarowac) {_MINE_POLISH}{_COMING_POLISH}
    (moge |mozemy )?(potwierdzic|potwierdzam|zglosic|zglaszam|zapisuje)(?= (tylko|jedynie) siebie( |$))
    {_MINE_POLISH}{_COMING_POLISH} (jest )?(potwierdzon[yae]|zapewnion[yae]|pewn[yae])(?=$)
    wezm(e|iemy) w (tym|nim|niej) udzial
    (zglasza|wyraza|deklaruj)(m|my|e|emy) (chec|wole|gotowosc) (udzialu|uczestnictwa|przyjazdu|wziecia udzialu)
    {BODY}( (bardzo|chetnie|z (przyjemnoscia|radoscia|checia)|oczywiscie|tez)){{0,3}} (wezmie udzial|przyjedzie|\
        przybedzie|skorzysta( z zaproszenia)?)( w (tym )?spotkaniu)?(?=$)
    uczestnicz(e|ymy)(?=$| w (tym |panstwa |waszym )?(spotkaniu|wydarzeniu))
    skorzystam(y)?( (chetnie|z (przyjemnoscia|checia|radoscia)))?(?=$)
    z (panstwa |waszego |tego |milego |serdecznego )*zaproszenia ((?!nie )\w+ ){{0,3}}?(?<!nie )skorzystam(y)?
    (z naszej strony|ode mnie|od nas)(?= {_COUNT} {PEOPLE}( razem| lacznie| w sumie)?$)
"""
WISHES_TO_CONFIRM_POLISH = rf"""
    (chce|chcemy|chcial[ao]?bym|chcielibysmy|chcialybysmy)( (niniejszym|tylko|tez|takze|uprzejmie)){{0,2}} \
        (potwierdzic|zglosic|zadeklarowac) {_MINE_POLISH}{_COMING_POLISH}
"""
STRUCK_OFF_POLISH = rf"""
    {_PLEASE_POLISH} o (skreslenie|wykreslenie|wypisanie|usuniecie)( prosze)? (mnie|nas) {_OFF_LIST_POLISH}
    {_PLEASE_POLISH} ((mnie|nas) )?(skreslic|wykreslic|wypisac|usunac)( (mnie|nas))? {_OFF_LIST_POLISH}
    (skresl|wykresl|wypisz)(cie)?( prosze)? (mnie|nas)( prosze)? {_OFF_LIST_POLISH}
"""
OUT_OF_QUESTION_POLISH = rf"""
    {_MINE_POLISH}{_COMING_POLISH}( w (tym )?spotkaniu)?( (niestety|tym razem|wiec|zatem|jest|bedzie|\
        okazal sie)){{0,3}} (niemozliw[ye]|wykluczon[ye]|nie (jest|bedzie) (dla (mnie|nas) )?mozliw[ye]|\
        nie wchodzi w (gre|rachube))
    (to )?(niestety )?nie wchodzi w (gre|rachube)(?=$)
    nie (mozemy|mamy|jestesmy w stanie|damy rady)( (niestety|od nas|tym razem)){{0,2}} (nikogo|kogo)( od nas)? \
        (oddelegowac|wydelegowac|delegowac|wyslac|poslac|zwolnic)
    nikogo( (niestety|od nas|tym razem)){{0,2}} nie (mozemy|mamy jak|jestesmy w stanie|damy rady) \
        (oddelegowac|wydelegowac|delegowac|wyslac|poslac|zwolnic)
    nie wezm(e|iemy) w (tym|nim|niej) udzialu
    nie uczestnicz(e|ymy)(?=$| w (tym |panstwa |waszym )?(spotkaniu|wydarzeniu))
    z (panstwa |waszego |tego |milego |serdecznego )*zaproszenia ((?!nie )\w+ ){{0,3}}?nie skorzystam(y)?
"""
NOT_MANAGED_POLISH = r"""
    (sie )?nie (wyrobi(e|my)|wyrw(e|iemy)|ogarn(e|iemy)|zmieszcz(e|imy))( sie| tego| (z|w) (czasie|czasem|pracy))*(?=$)
    nie znajd(e|ziemy) (na to |juz )?(czasu|chwili)
    (na to (juz )?nie (mam|mamy)|nie (mam|mamy) (juz )?na to) (juz )?(czasu|sily|sil|ochoty)
    (sie )?nie dostan(e|iemy) sie( (tam|do (was|panstwa)))?(?=$)
    ((mi|nam|to|sie|niestety|tym razem) ){0,4}nie uda( (mi|nam|to|sie|niestety|tym razem)){0,4}(?=$)
    (tego dnia|wtedy|w tym (dniu|terminie|czasie)|w ten dzien)( (niestety|juz)){0,2} (jestem|jestesmy|bede|bedziemy)\
        ( (niestety|juz|calkiem)){0,2} zaje(t[ya]|ci)
    (jestem|jestesmy|bede|bedziemy)( (niestety|juz|wtedy|tego dnia|w tym (dniu|terminie|czasie)|w ten dzien)){1,3} \
        zaje(t[ya]|ci)
"""

_NO_GUESTS_CZECH = r"(?! (?:nahrad|cek|mail|odber|adres|kontakt)\w*)"
_ON_LIST_CZECH = (
    rf"(?:na seznam|do seznamu|na listinu)(?: (?:ucastniku|hostu|zucastnenych|pozvanych))?{_NO_GUESTS_CZECH}"
)
_OFF_LIST_CZECH = (
    r"(?:ze seznamu (?:ucastniku|hostu|pozvanych|na (?:to |toto )?setkani)|ze? (?:tohoto |toho )?(?:setkani|akce"
    r"|schuze|jednani))"
)
_PLEASE_CZECH = r"(?:prosim|prosime|poprosim|poprosil[ai]? by(?:ch|chom)|prosil[ai]? by(?:ch|chom))(?: vas)?(?: moc)?"
_ENTERING_CZECH = r"(?:zapsani|zarazeni|prihlaseni|doplneni|pridani|zapis|zapsat|zaradit|doplnit|pridat|uvest)"
_ENTER_CZECH = r"(?:zapiste|zaradte|pridejte|doplnte|dopiste|napiste|piste|uvedte|dejte|zapis|pridej)"
_KEEP_CZECH = r"(?:rezervujte|zarezervujte|rezervuj|zamluvte|drzte|podrzte|nechte|zajistete|zarezervovat|rezervovat)"
_FOR_US_CZECH = r"(?: (?:prosim|taky|take|mi|nam|pro (?:me|mne|nas)|uz|tam)){0,3}"
NO_SEATS_CZECH = r"v (?:hotel|autobus|vlaku|penzion)\w*|na (?:spani|ubytov\w+|parkov\w+)|parkovac\w*|hotelov\w*"
_COMING_CZECH = r"(?:ucast|pritomnost)"
_MINE_CZECH = r"(?:(?:svou|svoji|moji|mou|nasi|moje|nase|svoju) )?"

PUT_DOWN_CZECH = rf"""
    {_PLEASE_CZECH}( o)? {_ENTERING_CZECH}( (me|mne|nas|prosim)){{0,2}} ({_ON_LIST_CZECH}|mezi ucastniky)
    {_PLEASE_CZECH} o (zapsani|prihlaseni|zapis)( (me|nas))?(?=$)
    ({_PLEASE_CZECH} )?{_ENTER_CZECH}( (me|mne|nas|prosim|si|tam)){{1,3}} ({_ON_LIST_CZECH}|mezi ucastniky)
    ({_PLEASE_CZECH} )?{_KEEP_CZECH}{_FOR_US_CZECH}(?= {_COUNT} {PEOPLE}(?! ({NO_SEATS_CZECH}))( |$))
    ({_PLEASE_CZECH} )?{_KEEP_CZECH}{_FOR_US_CZECH} (jedno )?misto(?! ({NO_SEATS_CZECH}|nam))\
        (?! pro (?!(me|mne|nas)( |$)|(\w+ ){{1,4}}?a (taky )?(pro )?(me|mne|sebe)( |$)))
    {_PLEASE_CZECH}( o)?(?= {_COUNT} mist\w?(?! ({NO_SEATS_CZECH}))( |$))
    pocitejte( (i|take|taky|tez|prosim)){{1,2}} (se mnou|s nami)
"""
CONFIRMED_CZECH = rf"""
    (dovoluj[iu] si|dovolujeme si|mohu|muzu|muzeme)( (tim|timto|uz|jiz|vam|zatim)){{0,2}} potvrdit {_MINE_CZECH}\
        {_COMING_CZECH}
    (mohu |muzu |muzeme )?(zatim )?(potvrdit|potvrzuj[iu]|hlasim|prihlasuj[iu])(?= (jen|jenom|pouze) sebe( |$))
    {_MINE_CZECH}{_COMING_CZECH} (je )?(prislibena|potvrzena|zajistena|jista)(?=$)
    ucast (prislibuj[iu]|prislibujeme|slibuj[iu])|(prislibuj[iu]|prislibujeme) {_MINE_CZECH}ucast
    (za nas|od nas|ode mne|z nasi strany)(?= {_COUNT} {PEOPLE}( celkem| dohromady)?$)
    zvladn(u|eme|em)( to)?(?=$)
    {BODY}( (se|rad[aoi]?|s (radosti|potesenim)|samozrejme|taky|take)){{0,3}} (zucastni|prijede|dorazi)( se)?\
        ( (setkani|akce))?(?=$)
"""
WISHES_TO_CONFIRM_CZECH = rf"""
    (chtel[ai]? bych|chteli bychom|rad[ai]? (bych|bychom))( (tim|timto|vam)){{0,2}} (potvrdit|potvrdil[ai]?) \
        {_MINE_CZECH}{_COMING_CZECH}
"""
STRUCK_OFF_CZECH = rf"""
    {_PLEASE_CZECH}( o)? (vyskrtnuti|vyskrtnout|vymazani|vymazat|odhlaseni|odhlasit)( (me|mne|nas)){{0,2}} \
        {_OFF_LIST_CZECH}
    ({_PLEASE_CZECH} )?(vyskrtnete|vyskrtni|vymazte|odhlaste)( (prosim|me|mne|nas)){{1,2}} {_OFF_LIST_CZECH}
    stornuj(i|u|eme) {_MINE_CZECH}(ucast|prihlasku|rezervaci)
"""
OUT_OF_QUESTION_CZECH = rf"""
    ({_MINE_CZECH}ucast |to )?((tedy|bohuzel|tak|tentokrat|pro (me|nas)|pro mne|u (me|nas)) ){{0,3}}\
        (nepripada|neprichazi)( (pro (me|nas)|bohuzel|tentokrat)){{0,2}} v uvahu
    {_MINE_CZECH}ucast( (bohuzel|tentokrat|pro (me|nas)|mi|nam)){{0,3}} (neni|nebude)( (bohuzel|pro (me|nas)|mi|nam))\
        {{0,2}} mozna
    nikoho( (bohuzel|od nas|tentokrat)){{0,2}} (nemuzeme|nemame jak|nejsme schopni|nedokazeme)( bohuzel)? (uvolnit|\
        poslat|vyslat|postradat|delegovat)
    (nemuzeme|nemame|nejsme schopni|nedokazeme)( (bohuzel|od nas|tentokrat)){{0,2}} (nikoho|koho)( od nas)? (uvolnit|\
        poslat|vyslat|postradat|delegovat)
    (musim|musime|jsem nucen[a]?|jsme nuceni)( (bohuzel|tentokrat)){{0,2}} (vase |toto )?pozvani \
        ((bohuzel|tentokrat|s diky) ){{0,2}}odmitnout
"""
NOT_MANAGED_CZECH = r"""
    ((to|bohuzel|se|tentokrat|letos) ){0,3}nezvlad(n?u|neme|nem|am|ame)( (to|bohuzel|tentokrat|prijit|prijet|dorazit|\
        dojet)){0,3}(?=$)
    (na to (uz )?nemam(e)?|nemam(e)? (uz )?na to) (uz )?(cas|silu|naladu|chut)
    (se )?(tam |k vam )?nedostan(u|eme|em)( (se|tam|k vam)){0,2}(?=$)
    (ten den|v (ten|tento) den|v tom(to)? terminu|v tu dobu)( (uz|bohuzel)){0,2} (jsem|jsme)( (uz|bohuzel)){0,2} \
        (zaneprazdnen\w{0,2}|vytizen\w{0,2})
"""
