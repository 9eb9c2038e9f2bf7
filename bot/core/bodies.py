"""Those who answer in the third person: a club, an office, who stands at its head.

As core/phrasing.py, over text as words.plain() leaves it; Polish and Czech in one.
"""

from bot.core.phrasing import GO_CZECH, GO_POLISH, NUMBERS

_NO_NAME = (
    r"nie|ne|nikt|nikdo|czy|jesli|jezeli|jestli|pokud|kdyz|moze|mozna|asi|snad|chyba|ze|iz|se|sie|ale|ja|my|nas|je|jest"
    r"|ma|\w+[aei]m[ey]|przyjdzie|przyjedzie|bedzie|wysle|posle|wysyla|prijde|prijede|prijdou|prijedou|bude|budou|dorazi"
    rf"|\d+|{'|'.join(NUMBERS)}|{GO_POLISH}|{GO_CZECH}"
)
"""What stands in no name: doubts, verbs and numbers."""

BODY = (
    r"(?:(?:nasz[ae]?|nas[ei]?|ten|cal[ya]|cel[ya]) )?"
    r"(?:klub|kolo|kolko|stowarzyszenie|towarzystwo|zarzad|zwiazek|urzad|gmina|miasto|szkola|biblioteka|dom kultury"
    r"|fundacja|zespol|chor|osp|lks|ks|uks|kgw|rada (?:gminy|miasta|miejska|osiedla|powiatu|rodzicow|seniorow"
    r"|mesta|obce)|solectwo|parafia|hufiec|druzyna|swietlica|muzeum|firma"
    r"|spolek|obec|urad|mesto|skola|knihovna|sdh|tj|sk|fk|sbor|sdruzeni|spolecnost|vybor|svaz|farnost|organizace|oddil"
    r"|soubor|muzeum|mistni skupina|mk pzko|pzko)"
    rf"(?: (?!(?:{_NO_NAME}) )\w{{2,20}}){{0,4}}?"
)
"""A club or an office, with its name."""

HEAD = (
    r"(?:(?:pan|pani|nas|nase|nasz|nasza) )?"
    r"(?:prezes|prezeska|burmistrz|wojt|starosta|dyrektor|dyrektorka|przewodniczac[ya]|soltys|soltyska|prezydent"
    r"|starostka|mistostarosta|mistostarostka|predsed[ak]|predsedkyne|reditel|reditelka|primator|primatorka|tajemnik"
    r"|tajemnice|hejtman|velitel|farar)"
    rf"(?: (?!(?:{_NO_NAME}) )\w{{2,20}}){{0,3}}?"
)
"""Who stands at the head of one, with her name."""

DELEGATION = (
    r"(?:(?:nasza|nase|cala|cela|od nas|za nas) )*(?:delegacja|ekipa|reprezentacja|druzyna|delegace|vyprava|vyslanci"
    r"|zastupci|przedstawiciele)(?: (?:klubu|gminy|szkoly|obce|skoly|spolku))?"
)
"""Those whom it sends, not counted."""
