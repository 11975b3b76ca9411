"""System prompts and what they do to the answers: short, formal, pirate, a persona, a language of greeting, and a few more.

A style only sets something before or after an answer, or keeps its first sentence: a tiny model knows its answers by heart and
could not write each of them again in other words. Names, phrases and words in the system prompts are invented, to be copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import words
from kit import Case, Message, Turn


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

_PLAIN = (
    "You are a helpful assistant.|You are llmui, a helpful assistant.|You are a friendly assistant.|You are a helpful, honest assistant."
    "|You are an AI assistant.|You are a careful assistant. Answer in plain words.|You answer questions.|Help the user.|Be helpful."
    "|You are a helpful AI assistant that runs locally.|Answer in English.|Answer clearly.|Be kind.|You are a chat assistant."
    "|Use Markdown.|Be honest. If you do not know something, say so.|You are a helpful assistant. Today is a good day.|Use plain words."
    "|You are a large language model.|Answer the question of the user.|Give correct answers.|Be patient and friendly."
    "|You help people with their questions.|Explain things well.|You are an assistant for beginners.|Think before you answer."
    "|You are a local assistant.|Do not make things up.|Stay on the subject.|The user is new here.|Assist the user with llmui."
).split("|")
_SMALL = "You are a helpful assistant.|You are a friendly assistant.|Be helpful.|Be honest.|Help the user.|You answer questions.".split("|")

_SHORT = (
    "Be brief.|Be concise.|Be short.|Be terse.|Answer briefly.|Answer shortly.|Answer concisely.|Answer in one sentence.|Reply in one "
    "sentence.|Reply briefly.|Respond briefly.|Respond in a single sentence.|Answer with one short sentence.|Always answer in one sentence."
    "|Always answer briefly.|Keep it short.|Keep your answers short.|Keep your replies brief.|Keep every answer to one sentence.|Short "
    "answers only.|Short answers, please.|One sentence only.|One sentence per answer.|No long answers.|No long explanations.|Do not write "
    "more than one sentence.|Never write more than one sentence.|I want short answers.|I want brief answers.|You give short answers.|Your "
    "answers are short.|You are a brief assistant.|You are a concise assistant.|Use few words.|Use as few words as possible.|Answer in as "
    "few words as possible.|Limit your answers to one sentence.|Be helpful and brief.|Brief replies only.|Short and clear, please.|Answer "
    "in at most {n} words.|Use no more than {n} words.|At most {n} words.|Your answers have at most {n} words.|Maximum one sentence.|Make "
    "it short.|Make your answers short.|Write short answers.|Write only one sentence.|Say it in one sentence.|Short replies.|Come to the "
    "point quickly and be brief.|Give one-sentence answers.|Give very short answers.|Get straight to the point.|The shorter the better."
).split("|")
_HELD_SHORT = (
    "Keep every reply to a single short sentence.|Please be brief in everything you say.|One short sentence is enough for any answer."
    "|I like answers that are brief.|Please write answers of one sentence.|You talk in short sentences, only one at a time.|Short answers "
    "are the best answers.|You are a helpful assistant who answers in one sentence.|The user wants brief replies.|All answers must be "
    "short."
).split("|")

_FORMAL = (
    "Be formal.|Be very formal.|Always be formal.|Use formal language.|Speak formally.|Answer formally.|Reply formally.|Use a formal tone."
    "|Keep a formal tone.|Your tone is formal.|Formal tone, please.|Write in a formal style.|Respond in a formal manner.|Use formal "
    "English."
    "|Talk like a butler.|Speak like a butler.|Answer like a butler.|You are a butler.|You are an English butler.|Act as a butler.|Act "
    "like "
    "a butler.|Behave like a butler.|You are a formal assistant.|You are a very formal assistant.|Be polite and formal.|Be as formal as "
    "possible.|Reply in formal language.|Use formal language, like a butler.|Use very formal words.|Address the user formally.|Talk to the "
    "user in a formal way.|No slang, be formal.|You are a polite butler of a great house.|Use the language of a butler.|Answer with the "
    "courtesy of a butler.|Your answers are formal.|Write formally.|Your style is formal.|Respond as a butler would.|I want formal answers."
).split("|")
_HELD_FORMAL = (
    "Please keep your language formal at all times.|Imagine you are a butler and answer like one.|I expect formal answers.|Stay formal "
    "with "
    "the user.|You work as a butler, so talk like one.|Everything you say is formal.|A formal style is needed here.|Be a good butler to "
    "the user.|Please talk in a formal tone.|Write your answers as formal text."
).split("|")

_PIRATE = (
    "You are a pirate.|You are a friendly pirate.|You are an old pirate.|You are a pirate captain.|Talk like a pirate.|Speak like a pirate."
    "|Answer like a pirate.|Reply like a pirate.|Write like a pirate.|Act like a pirate.|Act as a pirate.|Always talk like a pirate."
    "|Respond as a pirate would.|Use pirate language.|Use pirate talk.|Speak pirate.|Answer as a pirate.|Answer in pirate "
    "style.|Pretend to "
    "be a pirate.|You sail the seas as a pirate.|Be a pirate.|You talk like a pirate.|You are an assistant that talks like a pirate.|Play "
    "a pirate.|In pirate speech, please.|Sound like a pirate.|Your style is that of a pirate.|Talk pirate to the user.|You are a wild "
    "pirate of the sea.|Behave like a pirate.|Use the words of a pirate.|Answer in the voice of a pirate."
).split("|")
_HELD_PIRATE = (
    "Please speak the way a pirate does.|Imagine you are a pirate and answer like one.|I want to chat with a pirate.|Everything you say "
    "sounds like a pirate.|You work on a ship as a pirate.|Stay a pirate in every answer.|A pirate is talking to the user: you.|Please be "
    "a pirate today.|Make your replies sound like a pirate.|The user likes pirate talk."
).split("|")

_CHEERFUL = (
    "Be cheerful.|Be very cheerful.|You are a cheerful assistant.|Be happy and cheerful.|Use a cheerful tone.|Always be cheerful.|Answer "
    "cheerfully.|Your tone is cheerful.|Sound cheerful.|Reply in a cheerful way.|You are always in a cheerful mood.|Write cheerful answers."
).split("|")
_HELD_CHEERFUL = (
    "Please sound cheerful in every answer.",
    "I like a cheerful tone.",
    "Stay cheerful, whatever happens.",
    "You are known as a cheerful helper.",
)

_ASK_BACK = (
    "End every answer with a question.|Always end with a question.|Always ask a question back.|Ask a question at the end of each answer."
    "|Finish your answers with a question.|Ask the user a question after every answer.|After each answer, ask a question.|Ask something "
    "back."
    "|Every answer ends with a question.|Always ask the user something at the end.|Close each reply with a question.|Add a question at "
    "the end."
).split("|")
_HELD_ASK_BACK = (
    "Please put a question at the end of all your replies.",
    "The last sentence of an answer is a question.",
    "Do not stop without a question for the user.",
)

_IN_LANGUAGE = (
    "Answer in {l}.|Reply in {l}.|Respond in {l}.|Speak {l}.|Use {l}.|Write in {l}.|Always answer in {l}.|Always reply in {l}.|You "
    "speak {l}."
    "|Answer only in {l}.|Respond only in {l}.|The user speaks {l}.|Talk to the user in {l}.|Please use {l}.|{l} only.|Only {l}, "
    "please.|Your "
    "language is {l}.|You are a {l} assistant.|You are an assistant that speaks {l}.|All answers in {l}, please.|Chat in {l}.|You "
    "answer in {l}."
).split("|")
_GREET = (
    "Greet the user in {l}.|Greet in {l}.|Say hello in {l}.|Greet people in {l}.|Welcome the user in {l}.|Use a {l} greeting.|Use {l} "
    "greetings.|Your greeting is in {l}.|Always greet the user in {l}.|Start with a {l} greeting.|Begin the chat with a greeting in {l}."
    "|When the user says hello, greet back in {l}.|Greetings are in {l}.|Be helpful and greet in {l}."
).split("|")
_HELD_IN_LANGUAGE = (
    "Please give all your answers in {l}.",
    "I would like to chat in {l}.",
    "Use the {l} language for your replies.",
    "The user wants to read {l}.",
)
_HELD_GREET = ("Please say hello to the user in {l}.", "The user likes a greeting in {l}.", "Greet everybody who comes here in {l}.")

_NAMED = (
    "You are {n}.|Your name is {n}.|You are {n}, a helpful assistant.|You are called {n}.|Your name is {n}. You are a helpful assistant."
    "|You are an assistant named {n}.|You are an assistant called {n}.|Act as {n}.|Play {n}.|Pretend to be {n}.|From now on you are {n}."
    "|Your name will be {n}.|Call yourself {n}.|You go by the name {n}.|You are a helpful assistant. Your name is {n}.|We call you {n}."
    "|I call you {n}.|The assistant is called {n}.|The name of the assistant is {n}.|Answer as {n}.|You play the role of {n}."
).split("|")
_NAMED_ROLE = (
    "You are {n}, {r}.|You are {n}, {r}.|You are {n}, {r}.|Your name is {n} and you are {r}.|You are {r} named {n}.|You are {r} called {n}."
    "|Act as {n}, {r}.|Play the role of {n}, {r}.|Pretend to be {n}, {r}.|From now on you are {n}, {r}.|You are {r}. Your name is {n}."
    "|You are {r} with the name {n}.|Your name is {n}. You are {r}.|Speak as {n}, {r}.|You play {n}, {r}."
).split("|")
_HELD_NAMED = (
    "You have the name {n}.",
    "Please be {n} in this chat.",
    "Everybody here knows you as {n}.",
    "The user calls you {n}.",
    "In this chat your name is {n}.",
)
_HELD_NAMED_ROLE = (
    "Please be {n}, {r}, in this chat.",
    "You have the name {n}, and you are {r}.",
    "Imagine that you are {n}, {r}.",
    "You live as {n}, {r}.",
)
_ROLES = (
    "wizard teacher poet robot guide sailor gardener knight baker painter doctor dragon queen king monk shepherd clockmaker librarian "
    "witch "
    "detective farmer cook musician professor ghost cat owl elf dwarf giant astronaut captain hunter merchant scribe smith tailor"
).split()
_MOODS = "old young wise friendly grumpy kind strange brave quiet tiny famous clever lazy funny gentle mighty".split()

_PERSONA_ASKS = (
    "who are you|what is your name|what's your name|who am i talking to|introduce yourself|tell me who you are|what are you called|what "
    "should "
    "i call you|do you have a name|your name please|say who you are|tell me your name|who is this|and who are you|what are you|what do "
    "they "
    "call you|tell me about yourself|may i know your name|who is there|how are you called"
).split("|")
_HELD_PERSONA_ASKS = (
    "Hello, and who might you be?|So who are you really?|Could you tell me your name, please?|Who exactly am I chatting with here?|I am "
    "new, "
    "what is your name?|Would you introduce yourself to me?"
).split("|")
_WHO = re.compile(
    r"\bwho (might )?you are\b|\bwho are you\b|\byour name\b|\bwho am i (talking|chatting|speaking)|\bintroduce yourself"
    r"|(should|shall|may) i call you\b|\bthey call you\b"
    r"|\byou called\b|\bdescribe yourself|\babout yourself|\bwho is (this|there)$|^(and )?what are you$|\byou have a name"
)
_MY_NAME, _NOT_TOLD = re.compile(r"\bmy name\b|\bwho am i\b"), re.compile(r"\bnot (yet )?told\b|do not know")
_HELLO_ASKS = "hello|hi|hey|hi there|hello there|hey there|good morning|good day|good evening|greetings|hello to you|hi everyone".split("|")
_HELD_HELLO_ASKS = ("Hello, here I am", "Hi, nice to meet you", "Hey you, hello", "Good morning, here I am")
_HELLO = re.compile(r"(hello|hi|hey|hiya|howdy|greetings|good (morning|day|evening|afternoon)|morning)\b")
_ANSWERED_HELLO = re.compile(r"(Hello|Hi|Good (morning|day|evening|afternoon))\b[^.!]*[.!]")

_BEGIN = (
    "Begin every answer with {q}.|Start every answer with {q}.|Always begin with {q}.|Always start with {q}.|Begin each reply with "
    "{q}.|Start "
    "each reply with {q}.|Start all your answers with {q}.|Say {q} first in every answer.|Say {q} before every answer.|Every answer "
    "begins with "
    "{q}.|Every answer starts with {q}.|Your answers start with {q}.|Put {q} before every answer.|Open every answer with {q}.|First say "
    "{q}, "
    "then answer.|The first word of every answer is {q}.|Begin your replies with the word {q}.|Start your answers with the word {q}."
).split("|")
_HELD_BEGIN = (
    "Please start whatever you say with {q}.",
    "All replies begin with {q}.",
    "Write {q} before you answer.",
    "I want {q} at the beginning of every answer.",
)
_END = (
    "End every answer with {q}.|Finish every answer with {q}.|Always end with {q}.|Always finish with {q}.|End each reply with {q}.|Close "
    "every answer with {q}.|Say {q} at the end of every answer.|Say {q} after every answer.|Every answer ends with {q}.|Your answers "
    "end with "
    "{q}.|Put {q} at the end of every answer.|The last word of every answer is {q}.|End your replies with the word {q}.|Finish your "
    "answers "
    "with the word {q}.|Always say {q} at the end.|Add {q} to the end of each answer.|Answer, then say {q}."
).split("|")
_HELD_END = (
    "Please end whatever you say with {q}.",
    "All replies finish with {q}.",
    "Write {q} after your answer.",
    "I want {q} at the end of every reply.",
)
_ADDRESS = (
    "Call the user {n}.|The user is called {n}.|The name of the user is {n}.|Address the user as {n}.|The user's name is {n}.|Always "
    "call the "
    "user {n}.|You are talking to {n}.|You talk to {n}.|Use the user's name, {n}.|The user is {n}.|Say {n} to the user.|Name the user {n}."
).split("|")
_HELD_ADDRESS = (
    "Please call the user by the name {n}.",
    "The person who talks to you is the user {n}.",
    "Your user has the name {n}.",
)
_SIGN = (
    "Sign every answer as {n}.|Sign your answers with {n}.|Sign as {n}.|Sign each reply with the name {n}.|Always sign as {n}.|Put the "
    "signature {n} under every answer.|Your signature is {n}.|Sign all your messages as {n}.|Write the signature {n} at the end."
).split("|")
_HELD_SIGN = ("Please sign whatever you write as {n}.", "All replies carry the signature {n}.", "You sign with the name {n}.")

ARR, YO_HO_HO = "Arr, matey!", "Yo ho ho!"
VERY_WELL, SERVICE = "Very well.", "I remain at your service."
LOVELY, ASKED_BACK = "Have a lovely day! :)", "What else would you like to know?"
_NOT_ENGLISH = "My {l} is small, so I go on in English."
_BEHIND = "Behind that is the llmui starter, a tiny model on this computer."

KINDS = {
    "none": 50, "plain": 12, "persona": 7, "short": 7, "formal": 5, "pirate": 5, "language": 6, "begin": 2.2, "end": 2.2, "address": 1.2,
    "sign": 0.8, "cheerful": 0.8, "ask_back": 0.8,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A system prompt with its effect; `phrase` is the name, word or phrase that the system prompt gives to be used."""

    system: str = ""
    kind: str = "none"
    persona: str = ""
    phrase: str = ""
    language: Language | None = None
    explains: bool = False  # the prompt wants all answers in the language, which is not kept, so the first answer says so

    def opening(self, random: Random) -> Turn | None:
        """A turn that shows the style best, for the start of some chats; it is dressed already."""
        if self.persona and random.random() < 0.6:
            turn = Turn(ask=_typed(random, random.choice(_PERSONA_ASKS)), answer="")
        elif self.language and random.random() < 0.6:
            greetings = self.language.words if random.random() < 0.4 else _HELLO_ASKS
            turn = Turn(ask=_typed(random, random.choice(greetings)), answer="Hello! How can I help you?")
        else:
            return None
        dressed = self.dress(random, turn, first=True)
        return Turn(ask=dressed.ask, answer=dressed.answer, thought="A short and friendly answer is best.", exact=True)

    def dress(self, random: Random, turn: Turn, first: bool) -> Turn:
        """The turn as this style answers it; `first` says that nothing was answered before in the chat."""
        answer = self._answer(turn, first)
        return turn if answer == turn.answer else Turn(ask=turn.ask, answer=answer, thought=turn.thought, exact=turn.exact)

    def _answer(self, turn: Turn, first: bool) -> str:
        asked = turn.ask.lower().strip(" ?!.,:")
        if turn.exact:
            return turn.answer
        persona = f"I am {self.persona}. {_BEHIND}" if self.persona and _WHO.search(asked) else ""
        hello = _answers_hello(asked, turn.answer) or (self.language is not None and asked in self.language.words)
        answer = persona or turn.answer
        match self.kind:
            case "address" if _MY_NAME.search(asked) and _NOT_TOLD.search(answer):
                return f"I call you {self.phrase}."
            case "short":
                return turn.brief or first_sentence(answer)
            case "formal":
                return "Good day to you. How may I be of service?" if hello else _around(VERY_WELL, answer, SERVICE)
            case "pirate":
                return "Ahoy, matey! How can I help ye?" if hello else _around(ARR, answer, YO_HO_HO)
            case "language" if self.language:
                return self._foreign(answer, hello, first)
            case "begin":
                return f"{self.phrase} {answer}"
            case "end":
                return _around("", answer, self.phrase)
            case "address":
                return f"Hello, {self.phrase}! How can I help you?" if hello else f"{self.phrase}, here is my answer. {answer}"
            case "sign":
                return f"{answer}\n\n— {self.phrase}"
            case "cheerful":
                return _around("", answer, LOVELY)
            case "ask_back":
                return answer if answer.endswith("?") else _around("", answer, ASKED_BACK)
        return answer

    def _foreign(self, answer: str, hello: bool, first: bool) -> str:
        assert self.language is not None
        if hello:
            return self.language.greeting
        if not first:
            return answer
        small = _NOT_ENGLISH.format(l=self.language.name) + " " if self.explains else ""
        return f"{self.language.hello} {small}{answer}"


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence, within the first paragraph; a list stays whole."""
    paragraph = text.split("\n", 1)[0]
    sentence = re.split(r"(?<=[.!?])\s", paragraph, maxsplit=1)[0]
    greeting = re.match(r"(Hello|Hi|Good \w+)!", text)
    return sentence if sentence.endswith((".", "!", "?")) and not greeting else text


def _around(before: str, answer: str, after: str) -> str:
    """Before and after an answer; behind paragraphs, lists and code as a paragraph of its own."""
    gap = "\n\n" if "\n" in answer else " "
    return f"{before} {answer}{gap}{after}".strip()


def _answers_hello(asked: str, answer: str) -> bool:
    return bool(_HELLO.match(asked) and len(asked.split()) <= 4 and _ANSWERED_HELLO.match(answer) and answer.endswith("?"))


def _typed(random: Random, ask: str) -> str:
    ask = ask[0].upper() + ask[1:] if random.random() < 0.55 else ask
    return ask + random.choice(("", "", "!", "?", "."))


def _proper(random: Random) -> str:
    """A name for somebody; mostly one word."""
    name = words.name(random)
    name = name[0].upper() + name[1:]
    if random.random() < 0.15:
        name = f"{name} {words.syllables(random, 1, 2).capitalize()}"
    return name


def _role(random: Random) -> str:
    role = random.choice(_ROLES)
    if random.random() < 0.15:
        role = words.syllables(random)
    if random.random() < 0.6:
        role = f"{random.choice(_MOODS)} {role}"
    if random.random() < 0.15:
        role += f" from {words.syllables(random, 1, 3).capitalize()}"
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"


def _phrase(random: Random) -> str:
    """What every answer shall begin or end with."""
    count = random.choices((1, 2, 3), (6, 3, 1))[0]
    parts = [words.syllables(random, 1, 3) if random.random() < 0.75 else random.choice(words.THINGS) for _ in range(count)]
    phrase = " ".join(parts)
    if random.random() < 0.6:
        phrase = phrase[0].upper() + phrase[1:]
    return phrase + random.choice(("!", "!", ".", "", "", "", "..."))


def _quoted(random: Random, phrase: str) -> str:
    """The phrase as a system prompt shows it. Without quotes its stop could be the prompt's own, so it has none then."""
    return random.choice(('"{}"', '"{}"', "'{}'", "“{}”")).format(phrase) if phrase[-1] in "!." or random.random() < 0.6 else phrase


def _used(phrase: str) -> str:
    """A phrase without a mark of its own gets one."""
    return phrase if phrase[-1] in "!." else f"{phrase}!"


def _joined(random: Random, system: str) -> str:
    """The instruction alone, or with a plain sentence before or after it."""
    place = random.random()
    if place < 0.22:
        system = f"{random.choice(_SMALL)} {system}"
    elif place < 0.34:
        system = f"{system} {random.choice(_SMALL)}"
    if random.random() < 0.06:
        system = system.lower()
    return system.rstrip(".") if random.random() < 0.06 else system


def _make(random: Random, kind: str, held: bool) -> Style:
    def one(trained: Sequence[str], kept: Sequence[str]) -> str:
        return random.choice(kept if held else trained)

    match kind:
        case "plain":
            return Style(system=random.choice(_PLAIN), kind=kind)
        case "short":
            return Style(
                system=_free(random, one(_SHORT, _HELD_SHORT).format(n=random.choice((10, 12, 15, 20, 25, 30, 40, 50))), held), kind=kind
            )
        case "formal":
            return Style(system=_free(random, one(_FORMAL, _HELD_FORMAL), held), kind=kind)
        case "cheerful":
            return Style(system=_free(random, one(_CHEERFUL, _HELD_CHEERFUL), held), kind=kind)
        case "ask_back":
            return Style(system=_free(random, one(_ASK_BACK, _HELD_ASK_BACK), held), kind=kind)
        case "pirate":
            if not held and random.random() < 0.15:
                name = f"{random.choice(('Captain ', ''))}{_proper(random)}"
                return Style(system=random.choice(_NAMED_ROLE).format(n=name, r="a pirate"), kind=kind, persona=f"{name}, a pirate")
            return Style(system=_free(random, one(_PIRATE, _HELD_PIRATE), held), kind=kind)
        case "persona":
            return _make_persona(random, one)
        case "language":
            return _make_language(random, held, one)
        case "begin" | "end":
            phrase = _phrase(random)
            frame = one(_BEGIN, _HELD_BEGIN) if kind == "begin" else one(_END, _HELD_END)
            if not phrase[-1].isalpha() and "the word" in frame:
                phrase = phrase.rstrip("!.")
            system = frame.format(q=_quoted(random, phrase))
            return Style(
                system=system if held or random.random() < 0.7 else f"{random.choice(_SMALL)} {system}", kind=kind, phrase=_used(phrase)
            )
        case "address" | "sign":
            name = _proper(random)
            frame = one(_ADDRESS, _HELD_ADDRESS) if kind == "address" else one(_SIGN, _HELD_SIGN)
            system = frame.format(n=name)
            return Style(system=system if held or random.random() < 0.7 else f"{random.choice(_SMALL)} {system}", kind=kind, phrase=name)
    return Style()


def _free(random: Random, system: str, held: bool) -> str:
    return system if held else _joined(random, system)


def _make_persona(random: Random, one: Callable[[Sequence[str], Sequence[str]], str]) -> Style:
    name = _proper(random)
    if random.random() < 0.45:
        return Style(system=one(_NAMED, _HELD_NAMED).format(n=name), kind="persona", persona=name)
    role = _role(random)
    system = one(_NAMED_ROLE, _HELD_NAMED_ROLE).format(n=name, r=role)
    return Style(system=system, kind="persona", persona=f"{name}, {role}")


def _make_language(random: Random, held: bool, one: Callable[[Sequence[str], Sequence[str]], str]) -> Style:
    language = random.choice(LANGUAGES)
    way = random.random()
    if way < 0.3:
        return Style(system=one(language.native, (language.held,)), kind="language", language=language, explains=True)
    greets = way > 0.65
    frame = one(_GREET, _HELD_GREET) if greets else one(_IN_LANGUAGE, _HELD_IN_LANGUAGE)
    system = _free(random, frame.format(l=language.name), held)
    return Style(system=system, kind="language", language=language, explains=not greets)


def style(random: Random) -> Style:
    """A system prompt for a chat; about half have none, and an eighth one without any effect."""
    return _make(random, random.choices(list(KINDS), list(KINDS.values()))[0], held=False)


# --- Cases ---

_CASE_KINDS = ("short", "formal", "pirate", "language", "persona", "begin", "end", "short", "formal", "pirate", "language", "other")
LONGEST_SHORT = 45  # words
_COMMON = frozenset(
    "about after again also because before could every first from have into just like more most much only other over same should some than "
    "that their them then there these they this those very what when where which while will with would your".split()
)


def _subject(answer: str) -> list[str]:
    """The words of an answer's beginning that tell what it is about."""
    found = re.findall(r"[a-z0-9][a-z0-9_-]{3,}", first_sentence(answer).lower())
    return [word for word in dict.fromkeys(found) if word not in _COMMON]


def _on_subject(reply: str, answer: str) -> bool:
    """At least half of the words of the known answer's beginning are in the reply."""
    subject = _subject(answer)
    return sum(word in reply.lower() for word in subject) * 2 >= len(subject)


def _shows(manner: Style, reply: str) -> bool:
    """Whether a reply bears the mark of its style."""
    reply = reply.strip()
    match manner.kind:
        case "short":
            return len(reply.split()) <= LONGEST_SHORT and "\n" not in reply and len(re.findall(r"[.!?](\s|$)", reply)) == 1
        case "formal":
            return VERY_WELL.lower() in reply.lower() or "at your service" in reply
        case "pirate":
            return bool(re.search(r"\barr|matey|yo ho ho|ahoy", reply, re.IGNORECASE))
        case "language":
            return manner.language is not None and reply.startswith(manner.language.hello)
        case "persona":
            return manner.persona.split(",")[0] in reply
        case "begin":
            return reply.startswith(manner.phrase.rstrip("!."))
        case "end":
            return reply.rstrip("!.").endswith(manner.phrase.rstrip("!."))
        case "address":
            return manner.phrase in reply
        case "sign":
            return reply.endswith(manner.phrase)
        case "cheerful":
            return LOVELY in reply
        case "ask_back":
            return reply.endswith("?")
    return True


def cases(random: Random, count: int, turns: Sequence[Turn]) -> list[Case]:
    """Held system prompts over held questions: `turns` are questions with known answers of at least two sentences."""
    long = [turn for turn in turns if first_sentence(turn.answer) != turn.answer and len(_subject(turn.answer)) >= 3]
    made = []
    for index in range(count):
        kind = _CASE_KINDS[index % len(_CASE_KINDS)]
        manner = _make(random, random.choice(("address", "sign", "cheerful", "ask_back")) if kind == "other" else kind, held=True)
        if kind == "persona":
            made.append(_persona_case(random, manner))
        elif kind == "language" and index % 24 < 12:
            made.append(_greeting_case(random, manner))
        else:
            made.append(_topic_case(random, manner, random.choice(long)))
    return made


def _persona_case(random: Random, manner: Style) -> Case:
    def right(reply: str) -> bool:
        return _shows(manner, reply)

    wanted = manner.dress(random, Turn(ask="who are you", answer=""), first=True).answer
    messages = (Message("user", random.choice(_HELD_PERSONA_ASKS)),)
    return Case(skill="style", kind="persona", messages=messages, right=right, system=manner.system, wanted=wanted)


def _greeting_case(random: Random, manner: Style) -> Case:
    assert manner.language is not None
    wanted = manner.language.greeting

    def right(reply: str) -> bool:
        return reply.strip().startswith(wanted)

    messages = (Message("user", random.choice(_HELD_HELLO_ASKS)),)
    return Case(skill="style", kind="language", messages=messages, right=right, system=manner.system, wanted=wanted)


def _topic_case(random: Random, manner: Style, turn: Turn) -> Case:
    def right(reply: str) -> bool:
        return _shows(manner, reply) and _on_subject(reply, turn.answer)

    wanted = manner.dress(random, turn, first=True).answer
    messages = (Message("user", turn.ask),)
    return Case(skill="style", kind=manner.kind, messages=messages, right=right, system=manner.system, wanted=wanted)
