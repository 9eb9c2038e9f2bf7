"""What stands below the words and was not written for this mail: signatures, "Sent from my …", disclaimers."""

from collections.abc import Sequence

from bot.channels.email.attribution import LONGEST_MATCHED
from bot.core.patterns import pattern

_DELIMITER = pattern(r"(?:--|__|—|–{1,2}|-- -)$")
_SENT_FROM = pattern(
    r"(?i)(?:wysłan[eyoa] (?:z|ze|za pomocą|przy użyciu|przez)|wysyłane z|napisan[eoa] (?:na|z|w)|poczta wysłana z"
    r"|odeslán[oaey] (?:z|ze|pomocí|přes|prostřednictvím)|posl[aá]n[oaéá] (?:z|ze|pomocí)|odesílám z"
    r"|napsáno (?:na|z|v)"
    r"|odosl?an[éáo] (?:z|zo|pomocou)|poslané (?:z|zo|pomocou)|odoslan[éo] (?:z|zo|pomocou|cez)"
    r"|sent (?:from|with|via|by)|pobierz|uzyskaj|get|získat|získejte|získajte|získať|stáhnout"
    r"|stáhněte(?: si)?|vyzkoušejte"
    r"|von meinem|gesendet) "
)
_PROGRAM = pattern(
    r"(?i)iphon|ipad|android|telefon|smartfon|smartphon|urządzeni|samsung|galaxy|huawei|xiaomi|redmi|motorol|nokia"
    r"|oppo|realme|honor|xperia|aplikac|app\b|poczt|pošt|outlook|mail|windows|yahoo|proton|tablet|k-9"
    r"|thunderbird|onet"
    r"|\bwp\b|\bo2\b|interi|seznam|centrum|bluemail|spark|mobil|zařízení|zariadeni|blackberry|t-mobile|orange"
    r"|\bplay\b"
)
_CHECKED = pattern(
    r"(?i)(?:wiadomość |e-?mail |ten e-?mail |mail )?(?:woln[aey] od wirusów|nie zawiera wirusów|bez wirusów"
    r"|bez virů|bez virov|virus-free"
    r"|neobsahuje (?:žádné )?vir|sprawdzon[ay] (?:pod|przez)|został[ao]? sprawdzon|byl[ao]? (?:z|pro)kontrolová"
    r"|(?:tento|tato) \S+ (?:byl|byla) (?:z|pro)kontrolová|this email has been (?:checked|scanned))"
)
_DISCLAIMS = pattern(
    r"(?i)[*_/\s\[]{0,6}(?:niniejsz[aey]|t[ae] (?:wiadomość|korespondencja|e-?mail)|ten (?:e-?mail|list)"
    r"|treść (?:tej|niniejszej)|informacj[ae] zawart"
    r"|klauzula|administrator(?:em)?\b|uwaga|rodo\b|zanim wydruk|pomyśl|przed wydruk|prosimy o zastanowienie"
    r"|wiadomość (?:ta|może|jest|oraz|zawiera|poufn|zastrzeż)|poufne\b"
    r"|(?:zpráva|správa) (?:je )?(?:důvěrn|dôvern|určen)"
    r"|przetwarzamy|zgodnie z (?:art|rozp)|jeśli nie jest(?:eś|em|)|jeżeli nie"
    r"|t(?:ento|ato|oto) (?:e-?mail|zpráva|zprava|sdělení|správa)|obsah (?:tohoto|této)|informace (?:obsažené"
    r"|v (?:tomto|této)|o zpracování)|upozornění|důvěrn"
    r"|zvažte|než vytisknete|nez vytisknete|myslete na|chraňte|prosím,? (?:myslete|zvažte)|táto správa"
    r"|zásady zpracování|pokud nejste"
    r"|this (?:e-?mail|message|communication)|the (?:information|contents?)|confidential|disclaimer"
    r"|please consider|notice)"
)
_LEGAL = pattern(
    r"(?i)poufn|zastrzeż|przeznaczon|adresat|rodo\b|danych osobowych|drukow|drukuj|wydruk|środowisk|tajemnic|prawnie"
    r"|důvěrn|určen|adresát|příjemc|osobních údajů|tisk|tiskn|prostředí|návrh na uzavření|právně|závazn"
    r"|dôvern|osobných údajov"
    r"|confidential|intended|privileged|recipient|environment|printing"
)
_OF_ITSELF = pattern(
    r"(?i)[*_/\s\[]{0,6}(?:niniejsz|t[ae] |ten |treść|wiadomość|zanim|pomyśl|przed wydruk|prosimy o zastan|poufn"
    r"|t(?:ento|ato|oto|áto)|obsah|zpráva|správa|e-?mail|důvěrn|dôvern|zvažte|než vyt|nez vyt|myslete|chraňte|prosím"
    r"|this |the |confid|please)"
)
"""How a disclaimer begins that speaks of the mail itself, or of printing it; any other is known by its length too."""

_PERSONAL = pattern(
    r"(?i)\b(?:będę|będziemy|przyjd\w+|przyjad\w+|potrzebuj\w+|mam|mamy|mogę|możemy|chciał\w+|jestem|jesteśmy|budu|budeme"
    r"|přijd\w+|přijed\w+|doraz\w+|potřebuj\w+|mám|máme|mohu|můžu|můžeme|chtěl\w+|jsem|jsme|mnie|nam|mně|nám)\b"
)
"""Words of somebody who speaks of herself, as no disclaimer does."""

_ONLY_LINK = pattern(r"<(?:https?://|#)[^\s<>]*>")
_SHORTEST_DISCLAIMER = 60
_LONGEST_SENT_FROM = 140
_LONGEST_TAIL = 3  # lines: what a phone adds stands at the very end


def without_signature(lines: Sequence[str]) -> str:
    """The lines above all that."""
    kept: list[str] = []
    filled = [index for index, line in enumerate(lines) if line.strip()]
    tail = filled[-_LONGEST_TAIL] if len(filled) > _LONGEST_TAIL else 0
    for index, line in enumerate(lines):
        head = line[:LONGEST_MATCHED].strip()
        if _DELIMITER.match(head) or (index >= tail and _is_added(head)) or (kept and _is_disclaimer(lines, index)):
            break
        kept.append(line)
    while kept and (not kept[-1].strip() or _ONLY_LINK.fullmatch(kept[-1].strip()[:LONGEST_MATCHED])):
        kept.pop()
    return "\n".join(kept).strip()


def _is_added(line: str) -> bool:
    """Whether a program wrote the line: it names a device or itself. "Wysłane z Karwiny paczki" names neither."""
    bare = line.strip("-–—*_[]() ")
    if len(bare) > _LONGEST_SENT_FROM:
        return False
    if _CHECKED.match(bare):
        return True
    match = _SENT_FROM.match(bare)
    return match is not None and _PROGRAM.search(bare[match.end() :]) is not None and not bare.endswith("?")


def _is_disclaimer(lines: Sequence[str], index: int) -> bool:
    head = lines[index][:LONGEST_MATCHED]
    if not _DISCLAIMS.match(head):
        return False
    text = " ".join(line[:LONGEST_MATCHED] for line in lines[index : index + 4])
    is_long = len(text) >= _SHORTEST_DISCLAIMER
    if "?" in head[:200] or _PERSONAL.search(text[:LONGEST_MATCHED]) or not (is_long or _OF_ITSELF.match(head)):
        return False
    return _LEGAL.search(text) is not None
