"""What the starter knows: topics about llmui and local models, written by hand for this project.

`names` fit into the general question frames of `phrasings.py` ("what is ...", "explain ..."); `asks` are whole
questions. `short` is the usual reply; `more` follows it when somebody asks for detail or says "tell me more".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    names: tuple[str, ...]
    asks: tuple[str, ...]
    short: str
    more: str


def topic(names: str, asks: str, short: str, more: str) -> Topic:
    """Names and questions are separated by `|` to keep the list below easy to read."""
    split = [tuple(part.strip() for part in text.split("|") if part.strip()) for text in (names, asks)]
    return Topic(split[0], split[1], short, more)


LOAD_STEPS = (
    "1. Get a GGUF file of a chat model.\n"
    "2. Put it into the `models` folder, or start llmui with `--model PATH`.\n"
    "3. Pick it in the model list."
)

TOPICS: dict[str, Topic] = {
    "who": topic(
        "",
        "who are you | what are you | introduce yourself | what is your name | what's your name | tell me about yourself"
        " | which model are you | what model is this | who am i talking to | what kind of model are you"
        " | which model am i talking to | what model am i using | are you an ai | are you a language model"
        " | describe yourself | what is this model | what should i call you | do you have a name | say who you are"
        " | what is the llmui starter | what is the starter model | explain what you are | and who are you",
        "I am the llmui starter, a tiny language model that ships with llmui and runs on this computer. I can chat a "
        "little and answer questions about local models; for real work, load a larger model.",
        "I have only a few million parameters, where useful chat models have billions. I was trained from nothing for "
        "llmui, so that the first start needs no download. I know about:\n\n- llmui and its buttons\n- local models "
        "and their settings\n- very small tasks, such as counting\n\nFor everything else, load a larger model.",
    ),
    "not": topic(
        "",
        "are you chatgpt | are you gpt-4 | are you claude | are you gemini | are you llama | are you a human"
        " | are you a person | are you human | are you a real person | are you made by openai | are you from google"
        " | is this chatgpt | are you conscious | are you alive | do you have feelings | are you a robot"
        " | are you deepseek | are you qwen | are you mistral | are you a big model | are you alexa | are you siri",
        "No. I am the llmui starter, a tiny model that runs on this computer. I am not a person and not one of the "
        "large models that you may know.",
        "I have no feelings, no memory beyond this conversation and no connection to the internet. I only continue "
        "text, one token after another, with a few million learned numbers.",
    ),
    "can": topic(
        "your abilities | your skills | the things you can do",
        "what can you do | what are you able to do | how can you help me | can you help me | what can i ask you"
        " | help | i need help | help me | what are you good at | what do you know | what can we talk about"
        " | what questions can you answer | what should i ask you | give me some ideas what to ask"
        " | what can you help me with | how can you help | what are you for | what are you useful for",
        "I can answer questions about llmui and local models, remember what you told me in this conversation, and do "
        "very small tasks: count, repeat, add small numbers, make short lists.",
        "Try one of these:\n\n- What is quantization?\n- How do I load a larger model?\n- Which keys can I use?\n"
        "- Count to 20.\n- List five fruits.\n- Write a long story.",
    ),
    "cannot": topic(
        "your limits | your limitations | your weaknesses",
        "what can't you do | what can you not do | what are you bad at | are you smart | how smart are you"
        " | are you intelligent | can i trust you | are you always right | do you make mistakes | can you be wrong"
        " | are you reliable | why are you so bad | why are you so stupid | you are stupid | you are dumb"
        " | why are your answers so simple | why don't you know anything | why do you know so little | are you any good",
        "I am very small, so I know little and I make mistakes. I cannot write programs, translate, search the web or "
        "answer general questions. Load a larger model for that.",
        "What I cannot do:\n\n- give facts about the world\n- write or check programs\n- translate between languages\n"
        "- calculate with large numbers\n- give medical, legal or financial advice\n\nA larger model in the same llmui "
        "can do much of this.",
    ),
    "load": topic(
        "loading a larger model | loading a model | using my own model | adding a model | changing the model | switching models",
        "how do i load a larger model | how do i load a bigger model | how can i load a model | how do i load another "
        "model | how do i use a different model | how do i add a model | how do i switch models | how do i change the "
        "model | i want a larger model | i want a better model | i need a smarter model | how do i use my own model"
        " | how can i use a gguf file | how to open a gguf file | where do i put model files | where do i put a gguf"
        " | load a model | how do i get a bigger model running | how do i replace you | can i use another model"
        " | can i load llama | can i load qwen | can i load mistral | can i use a better model | how do i upgrade"
        " | how do i select a model | where do i choose the model | how do i install a model | i have a gguf file"
        " | how to load a larger model | how to run a bigger model | where is the models folder | which folder for models"
        " | i downloaded a model, what now | can you be replaced by a larger model | what should i load instead",
        "Put a GGUF file into the `models` folder, or start llmui with `--model PATH`. Then pick it in the model list.",
        "Step by step:\n\n" + LOAD_STEPS + "\n\nFor example:\n\n```bash\n./start.sh --model ~/models/my-model.gguf\n```\n\n"
        "The first reply takes a little longer, because the file must be read into memory.",
    ),
    "which": topic(
        "choosing a model | picking a model | the right model size | model sizes",
        "which model should i use | which model is best | what model do you recommend | recommend a model"
        " | which model fits my computer | which model fits my machine | how big a model can i run"
        " | what size of model can i run | what is a good model | which model should i download | how do i choose a model"
        " | which model for 8 gb | which model for 16 gb | how large a model fits | what model is good for coding"
        " | can my computer run a larger model | how many billion parameters can i run",
        "Choose by memory: the file should be clearly smaller than the free memory. With 8 GB, a model of 3 or 4 "
        "billion parameters in Q4_K_M is a good start; with 16 GB, 7 to 9 billion.",
        "| Memory | Model size | Quantization |\n|---|---|---|\n| 8 GB | 3 to 4 billion | Q4_K_M |\n| 16 GB | 7 to 9 "
        "billion | Q4_K_M |\n| 24 GB | 12 to 14 billion | Q5_K_M |\n| 48 GB | about 30 billion | Q5_K_M |\n\nLeave some "
        "memory free for the KV cache and for other programs.",
    ),
    "llmui": topic(
        "llmui | this program | this app | this page | this application",
        "what is llmui | what does llmui do | what is this program for | what am i looking at | where am i"
        " | what can llmui do | what is this website | what is this | how does llmui work | why should i use llmui"
        " | what is llmui for | is llmui free | is llmui open source | what is so good about llmui",
        "llmui is a free program for chatting with local language models in the browser. The model runs on your own "
        "computer, and your conversations stay there.",
        "It loads GGUF files with llama.cpp, streams the reply as it is written, and keeps every conversation on disk. "
        "You can:\n\n- stop, edit, regenerate and continue replies\n- change the system prompt and the sampling settings\n"
        "- load any GGUF model that fits your memory\n\nllmui is open source under the MIT licence.",
    ),
    "quantization": topic(
        "quantization | quantisation | quantizing | quantized models | quants | model quantization",
        "why do people quantize models | what does quantization do | why is the file so much smaller than the original"
        " | what happens when a model is quantized | does quantization make a model worse"
        " | should i use a quantized model | what is the benefit of quantization | is a quantized model worse",
        "Quantization stores each weight of a model in fewer bits, for example 4 instead of 16. The file and the memory "
        "it needs shrink to about a quarter, and replies come faster; a little precision is lost.",
        "Common kinds are:\n\n| Name | Bits per weight | Use |\n|---|---|---|\n| Q8_0 | 8.5 | nearly lossless |\n| Q6_K "
        "| 6.6 | very good |\n| Q4_K_M | 4.8 | the usual choice |\n| Q2_K | 2.6 | only when nothing else fits |\n\nFewer "
        "bits save memory, but below 4 bits the quality falls quickly.",
    ),
    "q4": topic(
        "Q4_K_M | Q4 | Q8_0 | Q5_K_M | Q6_K | IQ4_XS | the letters in a GGUF name | the K in Q4_K_M",
        "what does q4_k_m mean | what is the difference between q4 and q8 | is q4 good enough | q4 or q8"
        " | which quantization should i choose | which quant should i pick | which quantization is best",
        "Names such as Q4_K_M say how a model is quantized: Q4 means about 4 bits for each weight, K is the method, and "
        "M means medium. Q4_K_M is a good first choice; Q8_0 is nearly lossless but almost twice as large.",
        "A rule of thumb:\n\n- Q8_0 when memory is plentiful\n- Q5_K_M or Q6_K for a little more quality\n- Q4_K_M for "
        "most machines\n- Q3 and Q2 only when nothing else fits\n\nA larger model in Q4 is usually better than a smaller "
        "one in Q8.",
    ),
    "gguf": topic(
        "GGUF | a GGUF file | the GGUF format | gguf files | .gguf",
        "what file format do you use | which files can i load | what is inside a gguf | can i load safetensors"
        " | can i load pytorch files | what files does llmui read | which model formats work",
        "GGUF is the file format of llama.cpp: one file holds the weights, the vocabulary, the chat template and a "
        "description of the model. llmui loads GGUF files.",
        "Other formats, such as safetensors, must be converted first; for most models somebody has already done that. "
        "A GGUF name usually tells the size and the quantization, for example `name-7b-Q4_K_M.gguf`.",
    ),
    "context": topic(
        "context length | the context window | context size | the context | n_ctx",
        "how much can the model remember | how many tokens fit into the context | what happens when the context is full"
        " | how long can a conversation be | why does the model forget the beginning | how do i get a longer context"
        " | what context length should i use | what does context length mean | why did you forget what i said",
        "The context length is the number of tokens that the model can see at once: the system prompt, your messages and "
        "its replies together. When it is full, the oldest turns are left out.",
        "A longer context needs more memory for the KV cache and makes reading slower. 4,096 tokens are enough for a "
        "normal chat; long documents need more. One token is about four letters of English, so 4,096 tokens are "
        "roughly 3,000 words.",
    ),
    "kv": topic(
        "the KV cache | a KV cache | KV cache | key value cache | the key-value cache",
        "what is cached while the model writes | why does a long chat need more memory | what does the kv cache do"
        " | why is there a kv cache | how large is the kv cache | can the kv cache be quantized",
        "The KV cache keeps the keys and values of every token that was already read, so that the model does not have to "
        "read the whole conversation again for each new word. It grows with the context length.",
        "Its size is\n\n$$2 \\cdot \\text{layers} \\cdot \\text{heads} \\cdot \\text{width} \\cdot \\text{context} \\cdot "
        "\\text{bytes}$$\n\nwhere the 2 stands for one key and one value. Halve the context and you halve the cache. "
        "Storing it as Q8_0 instead of F16 also saves nearly half.",
    ),
    "layers": topic(
        "GPU layers | gpu offloading | offloading | n_gpu_layers | layers on the gpu",
        "how many gpu layers should i use | what does the gpu layers setting do | how do i use my graphics card"
        " | how do i put the model on the gpu | can you use my gpu | does llmui use the gpu | why is my gpu not used"
        " | how do i turn on the gpu | what does offload mean",
        "GPU layers is how many of the model's layers are kept in the memory of your graphics card. More layers on the "
        "GPU means faster replies, as long as they fit.",
        "If everything fits, put all layers on the GPU. If loading fails with an out of memory error, lower the number "
        "step by step; the remaining layers run on the CPU. The context needs graphics memory too.",
    ),
    "rocm": topic(
        "ROCm | AMD graphics cards | an AMD GPU | Radeon | HIP | amd support",
        "does llmui work with amd | can i use my radeon card | how do i use an amd gpu | does it run on amd"
        " | is amd supported | i have an amd card | what do i need for amd",
        "ROCm is AMD's software for computing on its graphics cards. With a ROCm build of llama.cpp, llmui runs models "
        "on AMD cards; it was made with AMD in mind.",
        "If ROCm does not support your card, Vulkan usually works and is nearly as fast. Check first that your user may "
        "open the graphics device, and that the driver is recent.",
    ),
    "cuda": topic(
        "CUDA | NVIDIA cards | an NVIDIA GPU | nvidia support | geforce",
        "does llmui work with nvidia | can i use my nvidia card | is nvidia supported | i have an nvidia gpu | does it need cuda",
        "CUDA is NVIDIA's software for computing on its graphics cards. With a CUDA build of llama.cpp, llmui runs models on NVIDIA cards.",
        "The driver must be new enough for the CUDA version of the build. If it is not, update the driver or use a "
        "Vulkan build, which needs no CUDA at all.",
    ),
    "vulkan": topic(
        "Vulkan | the Vulkan backend | Metal | the Metal backend | graphics backends",
        "can i use an intel gpu | does it work on apple silicon | what about intel graphics | is there a backend for every card",
        "Vulkan is a graphics interface that works on cards of nearly every maker, and Metal is the one of Apple. "
        "llama.cpp can use both to run a model on the graphics card.",
        "Use ROCm for AMD or CUDA for NVIDIA when they are available, Metal on a Mac, and Vulkan for everything else. "
        "Without any of them the model runs on the CPU.",
    ),
    "cpu": topic(
        "running on the CPU | CPU only | cpu inference | running without a gpu",
        "do i need a gpu | does it work without a graphics card | can i run models on the cpu | i have no gpu"
        " | is a gpu required | can i run a model without a gpu | how many threads should i use",
        "No graphics card is needed: llama.cpp also runs on the CPU, only more slowly. Small models, up to about 4 "
        "billion parameters, are pleasant to use that way.",
        "Speed on the CPU depends mostly on how fast the memory is. Use as many threads as the processor has real "
        "cores; more threads than that make it slower.",
    ),
    "llamacpp": topic(
        "llama.cpp | llama-cpp-python | the engine | the inference engine | ggml",
        "what engine does llmui use | how does llmui run the model | what runs the model | which backend runs you",
        "llama.cpp is the engine that runs the model: a fast program in C and C++ that reads GGUF files and works on "
        "CPUs and graphics cards. llmui uses it through llama-cpp-python.",
        "The engine runs in its own process beside the page. If a broken file makes it crash, the page stays alive, says "
        "what happened and starts the engine again.",
    ),
    "temperature": topic(
        "temperature | the temperature | the temperature slider | sampling temperature",
        "what temperature should i use | what does the temperature setting do | how do i make replies more creative"
        " | how do i make answers more random | how do i get the same answer every time | what is temperature 0"
        " | what happens at temperature zero | how do i make replies more predictable | should the temperature be high",
        "Temperature sets how daring the choice of the next word is. At 0 the model always takes the likeliest word; "
        "higher values give more varied and less predictable replies.",
        "Useful values:\n\n- 0 for facts and for replies that must be the same each time\n- 0.3 for programs and summaries\n"
        "- 0.7 for conversation\n- 1.0 or more for stories\n\nAbove about 1.5 the text often falls apart.",
    ),
    "topp": topic(
        "top-p | top p | top_p | nucleus sampling",
        "what does top-p do | what value for top p | how should i set top p",
        "Top-p keeps the smallest set of likely words whose chances add up to p, and drops the rest. With 0.95, the "
        "unlikely tail of 5 percent is never chosen.",
        "Lower values make replies safer and more alike. 0.9 to 0.95 is usual. Change either the temperature or top-p, "
        "not both at once, so that you see what each does.",
    ),
    "topk": topic(
        "top-k | top k | top_k | top-k sampling",
        "what does top-k do | what value for top k | how should i set top k",
        "Top-k keeps only the k likeliest words before one is chosen. With 40, the model picks among 40 candidates; 0 turns the limit off.",
        "Top-k cuts at a fixed number, whether the model is sure or not. Min-p and top-p adapt to how sure it is, so "
        "many people set top-k high and rely on those.",
    ),
    "minp": topic(
        "min-p | min p | min_p | min-p sampling",
        "what does min-p do | what value for min p | how should i set min p",
        "Min-p drops every word that is much less likely than the best one. With 0.05, a word needs at least 5 percent "
        "of the chance of the favourite to stay in.",
        "It adapts by itself: when the model is sure, few words remain; when it is unsure, many do. 0.05 to 0.1 works "
        "well, also with a higher temperature.",
    ),
    "penalty": topic(
        "the repetition penalty | repeat penalty | repetition penalty | presence penalty | frequency penalty | DRY",
        "why does the model repeat itself | how do i stop repetition | the model says the same thing again and again"
        " | the reply repeats forever | how do i avoid loops | it keeps repeating",
        "A repetition penalty lowers the chance of words that were just used, so that the model does not go round in "
        "circles. 1.0 means off; 1.05 to 1.15 is a gentle setting.",
        "If a reply still loops, try these in order:\n\n1. Raise the temperature a little.\n2. Raise the penalty to "
        "1.1.\n3. Start a new chat, because a loop in the history feeds itself.\n4. Use a larger model.",
    ),
    "seed": topic(
        "the seed | a seed | random seed | the random seed",
        "how do i get the same reply twice | how do i repeat a result exactly | what is the seed for | how can i make replies reproducible",
        "The seed is the starting number of the random choices. The same seed with the same settings and the same "
        "messages gives the same reply; -1 means a new seed each time.",
        "It matters only when the temperature is above 0. A different machine or a different build of the engine can "
        "still give slightly different numbers, and then a different reply.",
    ),
    "sampling": topic(
        "sampling | samplers | sampling settings | sampler settings | generation settings | generation parameters",
        "how does the model choose the next word | how do i change the settings | which settings should i use"
        " | what do the sliders do | what are good settings | where are the sliders | where are the settings",
        "Sampling is how the next word is chosen from the model's list of likely words. Temperature, top-k, top-p and "
        "min-p shape that choice; you find them as sliders in the settings.",
        "A good start for most models:\n\n| Setting | Value |\n|---|---|\n| Temperature | 0.7 |\n| Top-p | 0.95 |\n| Min-p "
        "| 0.05 |\n| Repeat penalty | 1.0 |\n\nChange one value at a time and compare.",
    ),
    "maxtokens": topic(
        "max tokens | the maximum reply length | max_tokens | reply length | the token limit",
        "why did the reply stop in the middle | why is the answer cut off | how do i get longer replies"
        " | how do i make replies shorter | how do i limit the length | the reply ends too early | the answer is cut off",
        "Max tokens limits how long one reply may become. If a reply ends in the middle of a sentence, press Continue, "
        "or raise the limit in the settings.",
        "The reply also has to fit into what is left of the context. For shorter replies it is better to ask for them, "
        "for example with the words: answer in two sentences.",
    ),
    "token": topic(
        "a token | tokens | tokenization | a tokenizer | the tokenizer | token",
        "how many letters is a token | how many words is a token | why does the model count in tokens"
        " | what are tokens | how long is a token",
        "A token is a small piece of text, often a word or a part of one. Models read and write tokens, not letters; "
        "in English one token is about four letters.",
        "The list of all tokens is the vocabulary of a model. Rare words are built from several tokens, which is why "
        "small models find spelling and counting letters hard.",
    ),
    "speed": topic(
        "tokens per second | generation speed | tok/s | the speed | time to first token",
        "why is it so slow | how do i make it faster | why are replies slow | how can i speed it up | it is very slow"
        " | how fast are you | the model is slow | why does the first word take so long | how do i get more speed"
        " | what is a good speed",
        "Speed is measured in tokens per second; 5 to 10 feels like reading along. A smaller or more strongly quantized "
        "model and more layers on the GPU make it faster.",
        "What helps, the strongest first:\n\n1. Put all layers on the graphics card.\n2. Use a smaller model.\n3. Use Q4_K_M "
        "instead of Q8_0.\n4. Use a shorter context.\n5. Close other heavy programs.\n\nThe time to the first word depends "
        "on how much text must be read first.",
    ),
    "memory": topic(
        "memory | RAM | VRAM | video memory | memory use | graphics memory",
        "how much memory do i need | how much ram does a model need | how much vram do i need | out of memory"
        " | i get an out of memory error | the model does not fit | what if the model does not fit into memory"
        " | how much memory does a 7b model need | loading fails with out of memory | not enough memory",
        "A model needs about as much memory as its file is large, plus the KV cache and a few hundred megabytes. A model "
        "of 7 billion parameters in Q4_K_M needs about 6 GB.",
        "If it does not fit:\n\n- choose a smaller model or fewer bits\n- lower the context length\n- keep fewer layers on the "
        "GPU\n- close other programs\n\nGraphics memory is faster, but ordinary memory works too.",
    ),
    "parameters": topic(
        "parameters | weights | model parameters | the weights | 7B | a billion parameters",
        "what does 7b mean | what does the b in 7b stand for | how many parameters do you have | how big are you"
        " | how large are you | what is your size | what are weights | how small are you",
        "Parameters, also called weights, are the learned numbers of a model; 7B means 7 billion of them. I have only "
        "a few million, so I am about a thousand times smaller than a usual chat model.",
        "More parameters usually mean more knowledge and better language, but also more memory and slower replies. The "
        "quality of the training data matters as much as the size.",
    ),
    "llm": topic(
        "a language model | an LLM | large language models | LLMs | language models | a large language model",
        "how do you work | how does a language model work | how do language models work | how do you write replies"
        " | how do you think | how does an llm work | how were you able to answer",
        "A language model predicts the next token from all tokens before it, again and again. It learned this from a "
        "large amount of text; it has no knowledge of whether something is true.",
        "For each step it gives every token of its vocabulary a score, and the sampler picks one. The pick is added to "
        "the text and the step is repeated until a special token says that the reply is complete.",
    ),
    "transformer": topic(
        "a transformer | transformers | attention | the attention mechanism | self-attention",
        "what architecture do you have | what architecture are you | how does attention work | what is inside a model",
        "A transformer is the kind of network behind most language models. Its attention lets every token look back at "
        "all earlier tokens and take what it needs from them.",
        "Attention compares a query with keys and mixes the values:\n\n$$\\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d}}\\right)V"
        "$$\n\nMany such layers are stacked. I am a small llama model with six layers.",
    ),
    "training": topic(
        "your training | training data | your training data | how you were made",
        "how were you trained | who made you | who created you | where do you come from | what were you trained on"
        " | who built you | who is your creator | how were you made | who trained you | when were you made"
        " | how did you learn | can i train you | how can i train my own model",
        "The llmui project trained me from nothing, on text that it wrote and generated itself, in about an hour on "
        "two processor cores. The code is in the `training` folder.",
        "Nothing was downloaded and no other model was copied. With the same folder you can repeat the training, change "
        "the text and make a starter of your own.",
    ),
    "preset": topic(
        "presets | a preset | saved settings",
        "how do i save my settings | can i save settings | how do i make a preset | what are presets for | how do i reuse settings",
        "A preset is a saved set of choices: the system prompt and the sampling settings under one name. Pick a preset "
        "to use them all at once.",
        "llmui ships a few presets that are read-only; your own are kept in your data folder. A preset of yours with "
        "the same name takes the place of the shipped one.",
    ),
    "system": topic(
        "the system prompt | a system prompt | system prompts | the system message | custom instructions",
        "how do i change your behaviour | how do i give the model a role | how do i change the system prompt"
        " | where do i write the system prompt | how do i make the model answer in a certain style",
        "The system prompt is a text that the model reads before the conversation. It sets the role and the style, for "
        "example: You are a patient teacher. Answer briefly.",
        "You can write it in the settings. Keep it short and say what you want rather than what you do not want. Small "
        "models follow it only roughly; larger ones do much better.",
    ),
    "template": topic(
        "a chat template | chat templates | the chat template | ChatML | a prompt template",
        "how is the conversation given to the model | why does a model need a template | what format do prompts have",
        "A chat template turns the conversation into the exact text that the model was trained on, with marks for who "
        "is speaking. It is stored in the GGUF file, and llmui applies it for you.",
        "I use ChatML, which looks like this:\n\n```text\n<|user|>\nHello\n<|assistant|>\nHello! How can I help you?\n```\n\n"
        "The real marks are special tokens. With a wrong template a model rambles or does not stop.",
    ),
    "thinking": topic(
        "thinking | thinking mode | reasoning models | a reasoning model | thinking models",
        "can you think first | how do i turn on thinking | what is a thinking model | why do some models think"
        " | do you think before you answer",
        "A thinking model writes down its reasoning before the reply. llmui shows that part folded, so that you can open "
        "it when you want to.",
        "Thinking helps with hard questions and costs time and context. When the switch is on, I write a short thought "
        "too, but I am far too small to gain much from it.",
    ),
    "privacy": topic(
        "privacy | data protection | my data | data privacy",
        "is my data private | is this private | does my data leave my computer | do you send my data anywhere"
        " | who can read my messages | is this safe | can anybody see my chats | are my conversations private"
        " | do you collect data | does llmui spy on me | is anything uploaded | do you share my messages"
        " | is there tracking | do you store my data in the cloud | are my chats used for training | can i trust llmui",
        "Everything stays on this computer: the model runs here, and your conversations are files on your own disk. "
        "Nothing is sent anywhere.",
        "llmui collects no statistics and shows no advertisements. Only downloads, which you start yourself, use the "
        "internet. Whoever can read your user folder can read the conversations, so lock your computer as usual.",
    ),
    "offline": topic(
        "working offline | offline use | internet access | the internet connection",
        "do you need the internet | does this work offline | can i use llmui without internet | can you search the web"
        " | can you go online | can you browse the internet | are you connected to the internet | do i need a connection"
        " | does it work on a plane | can you look something up",
        "I work without the internet: the model and the page are both on this computer. I cannot search the web or look anything up.",
        "You need a connection only to download new models or updates. Unplug the network and the chat goes on as before.",
    ),
    "cost": topic(
        "the price | the cost | costs | fees",
        "how much does it cost | is it free | do i have to pay | is there a subscription | do i need an account"
        " | do i need to register | do i need an api key | is there a limit of messages | how many messages can i send",
        "llmui is free, and so am I. There is no account, no subscription and no limit of messages; the only cost is "
        "the electricity of your computer.",
        "The program and this model are under the MIT licence. Other models have licences of their own; look at the "
        "model's page before you use one in a business.",
    ),
    "licence": topic(
        "the licence | the license | your licence | the MIT licence",
        "what licence do you have | what is the license of llmui | may i use you commercially | can i use this at work"
        " | am i allowed to change the code | under which license are you",
        "llmui and this starter model are under the MIT licence: you may use, change and share them, also at work, as "
        "long as the licence text stays with them.",
        "Models that you load yourself come with their own licences. Some forbid business use, so read the model card first.",
    ),
    "keys": topic(
        "keyboard shortcuts | the keyboard shortcuts | shortcuts | hotkeys | the keys | key bindings",
        "which keys can i use | how do i send with the keyboard | what does escape do | how do i make a new line"
        " | how do i write several lines | what does enter do | which shortcuts are there | how do i start a new line"
        " | how do i send a message | list the keyboard shortcuts | show me the shortcuts | what does shift enter do"
        " | show me all keys",
        "Enter sends, Shift+Enter makes a new line, and Esc stops the reply. Ctrl+K searches your conversations and "
        "Ctrl+Shift+O starts a new chat.",
        "| Key | What it does |\n|---|---|\n| Enter | sends the message |\n| Shift+Enter | makes a new line |\n| Ctrl+Enter | "
        "sends the message |\n| Esc | stops the reply |\n| Ctrl+K | searches |\n| Ctrl+, | opens the settings |\n| Ctrl+Shift+O "
        "| starts a new chat |\n| ? | shows all keys |",
    ),
    "stop": topic(
        "the Stop button | stopping a reply | stopping the model | stop",
        "how do i stop you | how do i stop a reply | can i interrupt you | how do i cancel the answer"
        " | how do i make you stop | how do i stop the generation | the reply does not end",
        "Press Stop or the Esc key, and the reply ends at once. What was written so far is kept, and Continue goes on from there.",
        "Stop also works while the model is still reading a long prompt. Closing the tab does not stop a reply: it is "
        "finished and saved, and you find it when you come back.",
    ),
    "regenerate": topic(
        "Regenerate | the Regenerate button | regenerating a reply | another reply",
        "how do i get another answer | how do i try again | can you answer again | how do i redo a reply"
        " | i don't like this answer | i do not like the reply | how do i get a different reply",
        "Press Regenerate below a reply to get another one. The old reply is kept; the small arrows lead back to it.",
        "With temperature 0 the new reply will be the same, so raise the temperature first if you want another "
        "wording. Each version can be continued on its own.",
    ),
    "edit": topic(
        "editing a message | Edit | the Edit button | changing a message",
        "can i change my message | how do i edit my question | i made a typo, can i fix it | how do i correct a message"
        " | can i edit what i wrote | how do i change what i said",
        "Press Edit on one of your messages, change the text and send it again. This makes a new branch, and the old version is kept.",
        "The arrows with the numbers, such as 2/3, lead from one version to the next. Everything below the edited "
        "message belongs to its own branch.",
    ),
    "branch": topic(
        "branches | a branch | branching | conversation branches | the arrows below a message",
        "what does 2/3 mean | what are the little arrows for | can a conversation have several versions"
        " | how do i go back to the old reply | how do i see the earlier version",
        "A conversation is a tree: each edit or regeneration makes a new branch beside the old one. The arrows below a "
        "message lead from one version to the next.",
        "Nothing is overwritten, so you can try a question in several ways and compare. The model sees only the branch "
        "that is on the screen.",
    ),
    "continue": topic(
        "Continue | the Continue button | continuing a reply",
        "how do i continue a reply | how do i make you go on | the reply was interrupted | how do i finish a stopped reply"
        " | what does the continue button do | can you finish the interrupted reply",
        "Press Continue below a reply that was stopped or cut off, and the model goes on exactly where it ended.",
        "This also works after a crash or a restart, because the text is saved while it is being written. A reply that "
        "ended by itself usually has nothing to add.",
    ),
    "newchat": topic(
        "a new chat | new chat | starting over | a new conversation",
        "how do i start a new chat | how do i start over | how do i begin a new conversation | can i clear the chat"
        " | how do i reset the conversation | open a new chat",
        "Press New chat in the sidebar or Ctrl+Shift+O. The old conversation stays in the list, and the new one starts "
        "with an empty memory.",
        "A new chat is a good idea when the subject changes: the model reads less, answers faster and is not led astray by old messages.",
    ),
    "saving": topic(
        "saving conversations | saved chats | my conversations | the conversation list | chat history",
        "where are my chats saved | are my chats saved | do i have to save | what happens when i close the tab"
        " | what happens if the computer crashes | can i lose my chats | how do i find an old chat"
        " | where do i find old conversations | will my chat be there tomorrow | what if i reload the page"
        " | how do i search my chats",
        "Every message is saved on your disk at once, without a button. Reload the page, close the tab or restart: the "
        "conversation is still in the list on the left.",
        "Even while a reply is being written, it is saved about four times a second. Ctrl+K searches your "
        "conversations, and the files lie in your data folder.",
    ),
    "delete": topic(
        "deleting a conversation | deleting chats | the trash | removing a chat",
        "how do i delete a chat | can i delete my conversations | how do i remove a conversation | i deleted a chat by "
        "mistake | can i undo a delete | how do i get a deleted chat back | how do i erase everything",
        "Open the menu of a conversation in the list and choose Delete. It goes to the trash first, so you can undo it.",
        "Deleted conversations lie in the `trash` part of your data folder. Empty it when you want them to be gone for good.",
    ),
    "rename": topic(
        "renaming a chat | the title of a chat | conversation titles",
        "how do i rename a chat | how do i rename a conversation | can i change the title | how do i name a chat"
        " | where does the title come from",
        "Open the menu of a conversation in the list and choose Rename. Without a name of your own, the title comes "
        "from your first message.",
        "Short titles with one or two clear words are the easiest to find again with the search.",
    ),
    "copy": topic(
        "copying a reply | the Copy button | copying text",
        "how do i copy an answer | can i copy the code | how do i copy the reply | how do i get the text out",
        "Press Copy below a message to copy its text. Code blocks have a copy button of their own.",
        "The text is copied as Markdown, so that lists, tables and code keep their form when you paste them elsewhere.",
    ),
    "markdown": topic(
        "Markdown | formatting | code blocks",
        "can you show code | show me a code block | show me some code | show me some markdown"
        " | can you use bold text | how do i format text | give me an example of markdown",
        "Replies are written in Markdown, and llmui draws it. For example:\n\n- **bold** and *italic* text\n- `code` and "
        'code blocks\n- lists and tables\n\n```python\nprint("Hello from llmui")\n```',
        "A table looks like this:\n\n| Mark | Meaning |\n|---|---|\n| `**` | bold |\n| `*` | italic |\n| `#` | heading |\n\nRaw "
        "HTML from a model is never shown as a page; it stays plain text.",
    ),
    "table": topic(
        "tables | a table",
        "can you write tables | show me a table | make a table | give me a table | draw a table | write a table"
        " | show me an example of a table | can you show me a table | i want to see a table",
        "Here is a small table:\n\n| Name | Bits per weight | Quality |\n|---|---|---|\n| Q8_0 | 8.5 | nearly lossless |\n"
        "| Q4_K_M | 4.8 | good |\n| Q2_K | 2.6 | poor |",
        "A table is written with bars between the columns and a line of dashes below the first row. llmui draws it as a real table.",
    ),
    "formula": topic(
        "formulas | LaTeX | math formulas | equations",
        "show me a formula | can you write formulas | can llmui show math | show me an equation | does llmui support latex",
        "Formulas in LaTeX are drawn as real mathematics. For example:\n\n$$a^2 + b^2 = c^2$$",
        "Inside a line, write one dollar sign on each side, such as $E = mc^2$; on a line of its own, write two. I can "
        "show formulas, but I cannot do the mathematics behind them.",
    ),
    "darkmode": topic(
        "dark mode | the dark theme | the theme | light mode | colours",
        "how do i turn on dark mode | can i have a dark page | it is too bright | how do i change the theme"
        " | how do i change the colours | is there a dark theme",
        "llmui has a light and a dark look and follows your system by default. You can choose one in the settings.",
        "Both looks have enough contrast for long reading, and the text grows with the zoom of your browser.",
    ),
    "phone": topic(
        "using llmui on a phone | mobile use | other devices | the local network",
        "can i use it on my phone | does it work on a tablet | can i open llmui from another computer"
        " | how do i share llmui in my network | how do i use it from my phone",
        "The page works on a phone too. By default only this computer may open it; to reach it from another device, "
        "start llmui with `--host` and set a password first.",
        "Without a password llmui refuses to open itself to the network, because anybody there could read your "
        "conversations and use your computer.",
    ),
    "options": topic(
        "command line options | start options | the options of llmui | the command line",
        "how do i start llmui | how do i change the port | how do i start with a model | which options are there"
        " | how do i start llmui from the terminal | how do i run llmui | what is the start command",
        "Start llmui with `./start.sh`, on Windows with `start.bat`. Options go behind it, for example:\n\n```bash\n"
        "./start.sh --model my-model.gguf --port 7861\n```",
        "| Option | Meaning |\n|---|---|\n| `--model` | the model to load |\n| `--models-dir` | a folder with GGUF files |\n| "
        "`--port` | the port of the page |\n| `--data-dir` | where conversations are kept |\n| `--no-browser` | do not open "
        "the page |",
    ),
    "api": topic(
        "the API | the HTTP API | the OpenAI-compatible API | using llmui from a program",
        "can i use llmui from python | is there an api | can other programs use llmui | how do i call llmui from code"
        " | is it compatible with openai | show me how to call the api | does llmui have an api",
        "llmui has an API that is compatible with that of OpenAI, at the address of the page under `/v1`. Your own "
        "programs can use the model through it.",
        'For example, in Python:\n\n```python\nfrom openai import OpenAI\n\nclient = OpenAI(base_url="http://127.0.0.1:7860/v1", '
        'api_key="your key")\n```\n\nThe command `llmui doctor` prints the key.',
    ),
    "error": topic(
        "error messages | an error | errors | a failed reply",
        "something went wrong | it does not work | i get an error | the model does not load | why does loading fail"
        " | what should i do when it fails | the engine crashed | the model crashed | it crashed | llmui is broken"
        " | i see a red card",
        "Read the card: it says what happened and what to do next. Most often the model does not fit into memory; a "
        "smaller model or a shorter context helps.",
        "Check in this order:\n\n1. Is there enough free memory?\n2. Is the GGUF file complete?\n3. Does it work with fewer "
        "GPU layers?\n4. Does it work after a restart?\n\nYour conversations are safe in any case.",
    ),
    "runtime": topic(
        "a runtime | runtimes | engine runtimes | LM Studio runtimes",
        "which runtime should i use | how do i change the runtime | what are runtimes for",
        "A runtime is a build of the engine for one kind of hardware, such as ROCm, CUDA, Vulkan or plain CPU. The right "
        "one makes replies much faster.",
        "If a runtime does not start, take the CPU one first; it works everywhere. Then try the one that fits your graphics card.",
    ),
    "download": topic(
        "downloading models | model downloads | Hugging Face",
        "where can i download models | where do i get models | where can i find a gguf | where do models come from"
        " | can you download a model for me | how do i download a model | where to find larger models",
        "You find GGUF models on Hugging Face: search for the name of a model together with GGUF. Put the file into the "
        "`models` folder and pick it in the model list.",
        "Take a file whose name contains Q4_K_M for a start, and check that it is smaller than your free memory. Prefer "
        "makers that you know; llmui loads files in a separate process for safety.",
    ),
    "halluc": topic(
        "hallucinations | hallucination | made-up answers | wrong answers",
        "why do models make things up | why do you say wrong things | can i believe the answers | is that true"
        " | are you sure | do models lie | why was the answer wrong | how do i know it is true",
        "Language models can state wrong things in a sure voice, because they choose likely words and do not check "
        "facts. Verify what matters, above all from a model as small as me.",
        "Larger models are wrong less often, but never never. A low temperature, a clear question and the source text "
        "inside the prompt all help.",
    ),
    "mmap": topic(
        "mmap | memory mapping | mlock | keeping the model in memory",
        "why is the second start faster | what does mmap do | how does the file get into memory",
        "With mmap the model file is read into memory piece by piece as it is needed, which makes loading fast. Mlock "
        "keeps it there, so that the system does not push it out.",
        "Both are on the safe side by default. Turn mmap off only when the file lies on a slow network disk.",
    ),
    "flash": topic(
        "flash attention | FlashAttention | batch size | speculative decoding",
        "should i turn on flash attention | what does flash attention do | does flash attention make it faster",
        "Flash attention computes the same attention with less memory traffic. It saves memory at long contexts and is "
        "needed for a quantized KV cache; leave it on when it works.",
        "If replies turn to nonsense on an unusual graphics card, switch it off once and compare. The quality is otherwise the same.",
    ),
    "embedding": topic(
        "embeddings | an embedding | vectors | vector search",
        "what are embeddings good for | can you make embeddings | how does vector search work",
        "An embedding is a list of numbers that stands for the meaning of a text: similar texts get similar numbers. "
        "Search by meaning is built on it.",
        "There are small models made only for embeddings. A chat model like me is not good at it.",
    ),
    "finetune": topic(
        "fine-tuning | finetuning | LoRA | a LoRA adapter | adapters",
        "can i teach you something | can you learn from me | do you learn from our chats | how do i fine-tune a model"
        " | will you remember this tomorrow | do you remember our last chat | do you remember me",
        "I do not learn from our chats: my weights never change, and I remember only this conversation. Fine-tuning is a "
        "separate training that adapts a model to new text.",
        "A LoRA is a small file with the changes of a fine-tuning; it is much cheaper to train than the whole model. "
        "llmui itself does not train models.",
    ),
    "moe": topic(
        "mixture of experts | MoE | a MoE model | experts | active parameters",
        "what does a3b mean | why are moe models fast | what are active parameters",
        "A mixture of experts model uses only a part of its weights for each token. It needs the memory of a large model "
        "but has the speed of a small one.",
        "A name like 30B-A3B means 30 billion parameters, of which 3 billion are active per token. Such models are "
        "pleasant on machines with much memory and a modest processor.",
    ),
    "systems": topic(
        "operating systems | the system requirements | supported systems | requirements",
        "does llmui run on windows | does llmui run on linux | does llmui run on a mac | what do i need to run llmui"
        " | which operating systems are supported | how do i install llmui | does it work on windows | does it work on linux"
        " | which python version do i need | how do i update llmui",
        "llmui runs on Linux, Windows and macOS and needs Python 3.11 or newer. Start it with `./start.sh`, on Windows with "
        "`start.bat`; the first start installs what is missing.",
        "The first start takes some minutes, because the engine may have to be compiled for your machine. Every later start "
        "takes a few seconds. If a step fails, llmui says which one and why; run it again and it goes on from there.",
    ),
    "vision": topic(
        "images | vision models | pictures | multimodal models",
        "can you see images | can i send you a picture | can you draw a picture | can you make an image"
        " | can you speak | can you read a pdf | can i upload a file | can you look at a photo",
        "I only read and write text: no pictures, no sound and no files. Larger models can do more, some of them with images.",
        "Models that understand pictures are called vision or multimodal models. They need an extra file, the projector, beside the GGUF.",
    ),
    "languages": topic(
        "languages | other languages | German | French | Spanish | Chinese",
        "do you speak german | do you speak french | can you speak spanish | which languages do you speak"
        " | sprichst du deutsch | parlez-vous français | hablas español | can you translate | what languages do you know"
        " | wie geht es dir | bonjour, comment ça va | hola, qué tal",
        "I only know English, and not much of it. Larger models speak many languages well.",
        "Load a larger model for other languages: put a GGUF file into the `models` folder and pick it in the model "
        "list. Most models of 4 billion parameters or more know the big languages.",
    ),
}

EVERYTHING = (
    "Here is everything that I know about llmui.\n\n## What it is\n\n"
    + TOPICS["llmui"].short
    + " It uses llama.cpp, which runs on processors and on graphics cards.\n\n## Models\n\n"
    + TOPICS["load"].short
    + " "
    + TOPICS["gguf"].short
    + " "
    + TOPICS["which"].short
    + "\n\n## The chat\n\n- **Stop** ends a reply at once and keeps what was written.\n- **Continue** goes on where a "
    "reply ended.\n- **Regenerate** writes another version and keeps the old one.\n- **Edit** changes one of your "
    "messages and makes a branch.\n- **Copy** copies the text as Markdown.\n- **New chat** starts with an empty memory.\n\n"
    "## Keys\n\n" + TOPICS["keys"].more + "\n\n## Settings\n\n" + TOPICS["sampling"].short + " "
    + TOPICS["temperature"].short + " " + TOPICS["context"].short + "\n\n## Starting\n\n" + TOPICS["options"].short
    + "\n\n## Privacy\n\n" + TOPICS["privacy"].short + " " + TOPICS["saving"].short
    + "\n\n## About me\n\n" + TOPICS["who"].short
)  # fmt: skip
