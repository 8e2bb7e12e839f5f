"""What pages say that stand before an article, by language. In a phrase, "…" stands for words of the same sentence.

`asks` are what such pages ask and articles do not; `topic` are beginnings of the words that their other sentences have.
"""

from __future__ import annotations

CONSENT_ASKS = {
    "en": ("we use cookies", "we … use cookies", "partners … cookies", "we value your privacy", "before you continue",
           "accept all", "accept cookies", "reject all", "agree and close", "agree and continue", "manage preferences",
           "manage options", "cookie preferences", "cookie settings", "privacy settings", "your privacy choices",
           "access information on a device", "your consent", "consent to the use"),
    "de": ("wir verwenden … cookies", "wir nutzen … cookies", "wir und unsere … partner", "alle akzeptieren",
           "alles akzeptieren", "alle ablehnen", "akzeptieren und weiter", "zustimmen und weiter", "mit werbung lesen",
           "mit werbung weiterlesen", "bevor sie fortfahren", "ihre einwilligung", "ihre zustimmung",
           "datenschutzeinstellungen", "cookie-einstellungen"),
    "fr": ("nous utilisons … cookies", "nous et nos … partenaires", "tout accepter", "tout refuser",
           "accepter et continuer", "accepter et fermer", "continuer sans accepter", "avant de continuer",
           "votre consentement", "votre vie privée"),
    "es": ("utilizamos cookies", "usamos cookies", "nosotros y nuestros … socios", "aceptar todo", "aceptar todas",
           "aceptar y continuar", "rechazar todo", "antes de continuar", "tu privacidad", "su privacidad"),
    "it": ("utilizziamo … cookie", "usiamo … cookie", "accetta tutto", "accetta tutti", "accetta e continua",
           "rifiuta tutto", "la tua privacy", "prima di continuare"),
    "nl": ("wij gebruiken … cookies", "we gebruiken … cookies", "alles accepteren", "alles weigeren",
           "voordat je verdergaat", "jouw toestemming", "uw toestemming"),
    "pt": ("usamos cookies", "nós e os nossos … parceiros", "aceitar tudo", "aceitar todos", "aceitar e continuar",
           "rejeitar tudo", "sua privacidade"),
    "pl": ("używamy … cookies", "korzystamy z … cookies", "zaakceptuj wszystko", "akceptuję", "przejdź do serwisu",
           "twoją prywatność"),
    "sv": ("vi använder … cookies", "godkänn alla", "acceptera alla"),
    "da": ("vi bruger … cookies", "accepter alle"),
    "nb": ("vi bruker … cookies", "vi bruker informasjonskapsler", "godta alle"),
    "ru": ("мы используем … cookie", "мы используем … куки", "принять все", "вы соглашаетесь"),
}  # fmt: skip
CONSENT_TOPIC = (
    "cookie", "consent", "privacy", "partner", "advertis", "personal", "accept", "your choice", "your device",
    "datenschutz", "einwillig", "zustimm", "werbung", "gerät", "akzept", "ablehn", "daten", "confidential",
    "partenaire", "publicit", "donnée", "appareil", "refuse", "vie privée", "privacid", "socios", "parceir", "datos",
    "dados", "dispositivo", "acept", "aceit", "consenso", "pubblicit", "accett", "rifiut", "toestemming", "gegevens",
    "adverten", "weiger", "zgod", "prywatn", "reklam", "danych", "samtycke", "annons", "соглас", "конфиденц", "данны",
    "куки",
)  # fmt: skip
CONSENT_MARKS = (
    "sp_message", "sourcepoint", "cmp-container", "didomi", "usercentrics", "onetrust", "consentmanager", "quantcast",
    "trustarc", "cookiebot", "iubenda", "fundingchoices", "consent.google", "consent.youtube", "collectconsent",
    "privacy-gate", "privacygate",
)  # fmt: skip

LOGIN_ASKS = {
    "en": ("sign in to continue", "sign in to read", "log in to continue", "log in to read", "sign in to your account",
           "log in to your account", "subscribe to continue", "subscribe to read", "register to continue",
           "register to read", "is for subscribers", "for subscribers only", "only available to subscribers",
           "available to members", "already a subscriber", "already subscribed", "already have an account",
           "already a member", "create a free account", "create an account", "you must be logged in",
           "you must be signed in", "to read the full", "to continue reading", "forgot password",
           "forgot your password", "forgotten your password", "don't have an account", "don’t have an account"),
    "de": ("anmelden und weiter", "anmelden, um", "nur für abonnenten", "bereits abonnent", "passwort vergessen",
           "noch kein konto", "jetzt registrieren"),
    "fr": ("réservé aux abonnés", "déjà abonné", "connectez-vous", "mot de passe oublié", "abonnez-vous pour"),
    "es": ("iniciar sesión", "inicia sesión", "solo para suscriptores", "ya eres suscriptor", "ya soy suscriptor",
           "olvidaste tu contraseña", "suscríbete para"),
    "it": ("riservato agli abbonati", "solo per abbonati", "sei già abbonato", "accedi per", "password dimenticata"),
    "nl": ("alleen voor abonnees", "al abonnee", "wachtwoord vergeten", "log in om"),
    "pt": ("exclusivo para assinantes", "já é assinante", "esqueceu a senha", "esqueceu sua senha", "faça login"),
    "pl": ("tylko dla prenumeratorów", "zaloguj się", "nie pamiętasz hasła"),
    "ru": ("только для подписчиков", "войдите, чтобы", "забыли пароль"),
}  # fmt: skip
LOGIN_TOPIC = (
    "subscri", "sign in", "sign up", "log in", "login", "account", "password", "register", "member", "unlimited",
    "free trial", "e-mail", "email", "anmeld", "abonn", "passwort", "registrier", "konto", "connect", "mot de passe",
    "suscri", "sesión", "contraseña", "cuenta", "abbon", "accedi", "wachtwoord", "inloggen", "assin", "senha", "entrar",
    "prenumer", "zaloguj", "hasł", "подпис", "войти", "войдите", "пароль",
)  # fmt: skip
LOGIN_MARKS = ('type="password"', "type='password'", "type=password", "tinypass", "piano.io", "paywall")

CHECK_ASKS = {
    "en": ("enable javascript", "enable java script", "enable js", "turn on javascript", "activate javascript",
           "requires javascript", "javascript is disabled", "javascript is required", "javascript is not",
           "need to enable", "checking your browser", "checking if the site connection", "verify you are human",
           "verify that you are human", "verifying you are human", "confirm you are human", "prove you are human",
           "are you a robot", "i'm not a robot", "i am not a robot", "you're not a robot", "you are not a robot",
           "unusual traffic", "unusual activity", "just a moment", "attention required", "pardon our interruption",
           "access denied", "access to this page has been denied", "disable any ad blocker", "complete the captcha",
           "complete the security check", "robot check", "automated requests", "ddos protection"),
    "de": ("javascript aktivieren", "aktivieren sie javascript", "aktivieren sie bitte javascript",
           "javascript ist deaktiviert", "kein roboter", "ungewöhnlichen datenverkehr"),
    "fr": ("activer javascript", "activez javascript", "pas un robot", "trafic inhabituel", "vérifions que vous êtes"),
    "es": ("activar javascript", "activa javascript", "habilita javascript", "habilitar javascript", "no eres un robot",
           "no soy un robot", "tráfico inusual"),
    "it": ("abilita javascript", "abilitare javascript", "non sei un robot", "non sono un robot", "traffico insolito"),
    "nl": ("schakel javascript", "geen robot", "ongebruikelijk verkeer"),
    "pt": ("ative o javascript", "habilite o javascript", "não é um robô", "não sou um robô", "tráfego incomum"),
    "pl": ("włącz javascript", "włącz obsługę javascript", "nie jesteś robotem"),
    "ru": ("включите javascript", "вы не робот", "я не робот", "необычный трафик"),
}  # fmt: skip
CHECK_TOPIC = (
    "javascript", "robot", "browser", "captcha", "human", "traffic", "ad blocker", "cookies", "security", "request",
    "verif", "moment", "access", "network", "malicious", "bots", "reference", "ray id", "ip address", "interrupt",
    "navigateur", "navegador", "überprüf", "sicherheit", "roboter", "robô", "браузер", "робот",
)  # fmt: skip
CHECK_MARKS = (
    "<noscript", "cf-browser-verification", "cdn-cgi/challenge", "captcha", "datadome", "perimeterx", "incapsula",
    "distil_", "akamai",
)  # fmt: skip
