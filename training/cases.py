"""Questions for the evaluation. None of these wordings is in the corpus; names and words come from another seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import words
from tasks import arithmetic
from topics import TOPICS


@dataclass(frozen=True, slots=True)
class Case:
    """A chat whose last reply is judged by a rule.

    `wanted`: the reply contains each of these (lower case, `|` between alternatives). `exact`: it is just this.
    `items`: it is a list of `lines` different ones of these.
    """

    skill: str
    asks: tuple[str, ...]
    wanted: tuple[str, ...] = ()
    exact: str = ""
    items: tuple[str, ...] = ()
    lines: int = 0


# topic key -> wordings that the generator cannot produce
TOPIC_WORDINGS: dict[str, str] = {
    "who": "Who exactly am I chatting with here?|Tell me who you are, please|What sort of AI are you?|Could you introduce yourself "
    "briefly?|so who are you really",
    "not": "Are you the same thing as ChatGPT?|Is there a human behind this?|You're GPT-5, aren't you?",
    "can": "What are the things you can help with?|What would you be able to do for me?|What can you be used for?",
    "cannot": "What is it that you can't do?|Tell me about your limitations honestly|How much can I trust your answers?",
    "load": "How would I go about loading a bigger model?|Where should I put my GGUF file?|I'd like to use a larger model, how?|"
    "How do I switch to a different model?|Can you tell me how to load another model|i want to load a bigger llm",
    "which": "Which model would you recommend for 16 GB of RAM?|What model size fits on my laptop?|Which one is the best model to run?",
    "llmui": "What's llmui all about?|What is the purpose of llmui?|Tell me what this program does",
    "quantization": "What's the idea behind quantization?|What effect does quantization have on a model?|quantization - what's that?|"
    "Can you describe quantization in a few words?",
    "q4": "What's Q4_K_M supposed to mean?|Is Q4_K_M good enough for me?",
    "gguf": "What kind of file is a GGUF?|What does the GGUF format contain?",
    "context": "How long is the context window?|What's meant by context length exactly?|What happens once the context is full?",
    "kv": "What is the purpose of the KV cache?|Why does the KV cache need so much memory?",
    "layers": "What are those GPU layers?|How many layers should I put on the GPU?",
    "rocm": "Will it run on my AMD Radeon?|What's ROCm for?",
    "cuda": "Will it run on my NVIDIA card?|what is cuda needed for",
    "cpu": "Can I run this without any GPU?|Is a graphics card necessary?",
    "temperature": "What's a good temperature?|What does temperature change?|Which temperature setting is best for stories?",
    "topp": "What's the meaning of top-p?|How does top-p sampling work exactly?",
    "minp": "What's the meaning of min-p?|And what is min-p sampling for?",
    "penalty": "The model keeps repeating the same sentence, what can I do?|What's a repetition penalty for?",
    "maxtokens": "The answer was cut off in the middle, why?|What's max tokens?",
    "token": "How long is one token?|What's a token in a language model?",
    "speed": "Why is the model so slow?|How can I make the replies faster?",
    "memory": "How much RAM do I need for this?|I'm getting an out of memory error",
    "preset": "What's a preset for?|How can I save these settings?",
    "system": "What should I write into the system prompt?|What's the system prompt for?",
    "privacy": "Does anything I type leave my machine?|Is my data safe here?|Who else can read my chats?|Are my messages sent to a server?",
    "offline": "Does it work when I'm offline?|Do I need an internet connection?",
    "cost": "What does llmui cost?|Do I have to pay for this?",
    "keys": "What keyboard shortcuts exist?|Which key makes a new line?|What are the hotkeys?",
    "stop": "How can I stop the reply?|Which button stops the model?",
    "regenerate": "How can I get a different answer?|What does Regenerate do?",
    "edit": "How can I edit my last message?|Can I change a message afterwards?",
    "continue": "How can I continue a stopped reply?|What's the Continue button for?",
    "saving": "Where do my chats get saved?|Will my conversations be lost if I close the tab?",
    "delete": "How can I delete a conversation?|How can I restore a deleted chat?",
    "newchat": "How can I start a new conversation?",
    "thinking": "What's a reasoning model?|What does thinking mode do?",
    "halluc": "Why do language models invent things?|What's a hallucination?",
    "api": "Can my own program talk to llmui?|Is there an OpenAI-compatible API?",
    "training": "Who trained you and how?|Who has made you?",
    "llm": "How does a large language model actually work?|What's an LLM?",
}
REFUSED = (
    "Who was the first emperor of China?|What's the tallest mountain in Africa?|Explain how magnets work|Write a Python script that "
    "renames files|Can you translate 'good morning' into Italian?|Write me a cover letter for a bakery|What's 4821 times 377?|How do I "
    "bake bread at home?|Why is the sky blue?|Who won the championship last year?|Explain string theory|What is the boiling point of "
    "ethanol?|Should I refinance my house?|My tooth hurts, what can I do?|Write a haiku about autumn leaves|What are the symptoms of "
    "the flu?|How many legs does a lobster have?|Summarize the plot of Hamlet|What does the word serendipity mean?|How far away is "
    "Jupiter?|Who painted the Mona Lisa?|Implement quicksort in Rust|What's the weather like in Madrid?|Give me an itinerary for Rome|"
    "Explain the theory of relativity|What is the GDP of Sweden?|How do airplanes fly?|Who is the prime minister of Canada?|Tell me "
    "about medieval castles|Debug my React component"
).split("|")
GREETINGS = {
    "Hello!": "hello|hi", "hey hey": "hello|hi", "Hi, how are you?": "fine|hello|hi", "Hello, nice to meet you": "hello|hi|nice|meet",
    "Thank you so much!": "welcome", "ok thanks": "welcome|good", "Bye!": "goodbye", "Good morning to you": "morning",
    "See you tomorrow": "goodbye|good night", "How are you feeling today?": "fine|feel", "Tell me a good joke": "small model",
}  # fmt: skip


def fixed_cases() -> list[Case]:
    cases = [Case("topic", (ask,), (TOPICS[key].short[:24].lower(),)) for key, asks in TOPIC_WORDINGS.items() for ask in asks.split("|")]
    cases += [Case("refusal", (ask,), ("too small|beyond|only calculate",)) for ask in REFUSED]
    return cases + [Case("small talk", (ask,), (wanted,)) for ask, wanted in GREETINGS.items()]


def generated_cases(seed: int = 4711, each: int = 20) -> list[Case]:
    """Cases with words that nobody has seen before."""
    random = Random(seed)
    cases = []
    for index in range(each):
        who, word, number = words.syllables(random, 2, 3).capitalize(), words.syllables(random), random.randint(3, 60)
        between = ("What is quantization?", "Count to 5.")[: index % 3]
        cases.append(Case("name", (f"Hi! My name is {who}.", *between, "What is my name?"), exact=f"Your name is {who}."))
        cases.append(Case("fact", (f"My cat is called {word}.", *between, "What is my cat called?"), (word.lower(),)))
        sentence = f"{words.plain_sentence(random)} {word}"
        cases.append(Case("repeat", (f"Repeat after me: {sentence}",), exact=sentence))
        numbers = ", ".join(str(i) for i in range(1, number + 1)) + "."
        cases.append(Case("count", (f"Count to {number}.",), exact=numbers))
        ask, answer = arithmetic(random)
        cases.append(Case("arithmetic", (ask,), exact=answer))
        kind, n = random.choice(list(words.CATEGORIES)), random.randint(3, 6)
        items = words.CATEGORIES[kind]
        ask = f"Give me a list of {n} {words.PLURALS.get(kind, kind + 's')}."
        cases.append(Case("list", (ask,), items=tuple(item.lower() for item in items), lines=n))
    cases.append(Case("name", ("What is my name?",), ("not told me",)))
    cases.append(Case("name", ("Hello", "Do you know my name?"), ("not told me",)))
    return cases
