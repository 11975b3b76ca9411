"""Languages of greeting, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is named, what a greeting in it is, and system prompts in the language itself (trained and held)."""

    name: str
    hello: str
    offer: str
    native: tuple[str, ...]
    held: str
    words: tuple[str, ...]  # what people say as a greeting

    @property
    def greeting(self) -> str:
        return f"{self.hello} {self.offer}"


def _language(name: str, hello: str, offer: str, native: str, held: str, greetings: str) -> Language:
    return Language(name, hello, offer, tuple(native.split("|")), held, tuple(greetings.split("|")))


LANGUAGES = (
    _language(
        "German",
        "Hallo!",
        "Wie kann ich helfen?",
        "Antworte auf Deutsch.|Sprich Deutsch.|Bitte antworte immer auf Deutsch.|Du "
        "bist ein hilfreicher Assistent. Antworte auf Deutsch.|Du sprichst Deutsch.",
        "Schreibe bitte nur auf Deutsch.",
        "hallo|guten tag|guten morgen|servus",
    ),
    _language(
        "Spanish",
        "¡Hola!",
        "¿En qué puedo ayudar?",
        "Responde en español.|Habla español.|Por favor, responde siempre en español.|"
        "Eres un asistente útil. Responde en español.|Contesta en español.",
        "Escribe solo en español.",
        "hola|buenos días|buenas tardes",
    ),
    _language(
        "French",
        "Bonjour !",
        "Comment puis-je vous aider ?",
        "Réponds en français.|Parle français.|Répondez toujours en français.|Tu "
        "es un assistant utile. Réponds en français.|Merci de répondre en français.",
        "Écris seulement en français.",
        "bonjour|salut|bonsoir",
    ),
    _language(
        "Italian",
        "Ciao!",
        "Come posso aiutare?",
        "Rispondi in italiano.|Parla italiano.|Per favore rispondi sempre in italiano.|Sei un assistente utile. Rispondi in italiano.",
        "Scrivi solo in italiano.",
        "ciao|buongiorno|buonasera",
    ),
    _language(
        "Portuguese",
        "Olá!",
        "Como posso ajudar?",
        "Responda em português.|Fale português.|Por favor, responda sempre em português.|Você é um assistente útil. Responda em português.",
        "Escreva só em português.",
        "olá|bom dia|boa tarde",
    ),
    _language(
        "Dutch",
        "Hallo!",
        "Hoe kan ik helpen?",
        "Antwoord in het Nederlands.|Spreek Nederlands.|Antwoord altijd in het Nederlands.|Je "
        "bent een behulpzame assistent. Antwoord in het Nederlands.",
        "Schrijf alleen in het Nederlands.",
        "hallo|goedemorgen|hoi",
    ),
    _language(
        "Polish",
        "Cześć!",
        "Jak mogę pomóc?",
        "Odpowiadaj po polsku.|Mów po polsku.|Proszę, odpowiadaj zawsze po polsku.|Jesteś pomocnym asystentem. Odpowiadaj po polsku.",
        "Pisz tylko po polsku.",
        "cześć|dzień dobry|witaj",
    ),
    _language(
        "Swedish",
        "Hej!",
        "Hur kan jag hjälpa till?",
        "Svara på svenska.|Tala svenska.|Svara alltid på svenska.|Du är en hjälpsam assistent. Svara på svenska.",
        "Skriv bara på svenska.",
        "hej|god morgon|hejsan",
    ),
    _language(
        "Finnish",
        "Hei!",
        "Miten voin auttaa?",
        "Vastaa suomeksi.|Puhu suomea.|Vastaa aina suomeksi.|Olet avulias avustaja. Vastaa suomeksi.",
        "Kirjoita vain suomeksi.",
        "hei|huomenta|terve",
    ),
    _language(
        "Turkish",
        "Merhaba!",
        "Nasıl yardımcı olabilirim?",
        "Türkçe cevap ver.|Türkçe konuş.|Lütfen her zaman Türkçe cevap ver.|Sen yardımsever bir asistansın. Türkçe cevap ver.",
        "Sadece Türkçe yaz.",
        "merhaba|selam|günaydın",
    ),
    _language(
        "Russian",
        "Привет!",
        "Чем могу помочь?",
        "Отвечай на русском.|Говори по-русски.|Всегда отвечай на русском языке.|Ты полезный помощник. Отвечай на русском.",
        "Пиши только на русском.",
        "привет|здравствуйте|добрый день",
    ),
    _language(
        "Japanese",
        "こんにちは！",
        "何かお手伝いできますか？",
        "日本語で答えてください。|日本語で話してください。|いつも日本語で答えてください。",
        "日本語で書いてください。",
        "こんにちは|おはよう",
    ),
)
