"""Topics about model files: kinds of models, quantization, file formats, vocabulary, networks, and how models are trained."""

from __future__ import annotations

from kit import Topic, topic

TOPICS: dict[str, Topic] = {
    "which": topic(
        names="choosing a model | picking a model | the right model size | model sizes | the best model for my computer",
        asks="which model should i use | which model is best | what model do you recommend | recommend a model | "
        "which model fits my machine | how big a model can i run | what is a good model to start with | which "
        "model should i download | how do i choose a model | which model for 8 gb | which model for 16 gb | how "
        "large a model fits into my memory | how many billion parameters can i run | can my computer run a "
        "larger model | i have 32 gb of ram, which model | is 7b or 13b better for me",
        held="Which model would you recommend for 16 GB of RAM? | What model size fits a computer with 8 GB? | Which "
        "one is the best model to run here? | how do i decide which model to take | I have 24 GB of memory, what "
        "size of model should I run?",
        short="Choose a model by memory: its file should be clearly smaller than what is free. With 8 GB, take 3 or 4 "
        "billion parameters in Q4_K_M; with 16 GB, 7 to 9 billion.",
        more="| Memory | Model size | Quantization |\n"
        "|---|---|---|\n"
        "| 8 GB | 3 to 4 billion | Q4_K_M |\n"
        "| 16 GB | 7 to 9 billion | Q4_K_M |\n"
        "| 24 GB | 12 to 14 billion | Q5_K_M |\n"
        "| 48 GB | about 30 billion | Q5_K_M |\n\n"
        "Leave some memory free for the KV cache and for other programs. Then try two or three models of that "
        "size with your own questions and keep the one you like.",
    ),
    "quantization": topic(
        names="quantization | quantisation | quantizing | quantized models | quants | model quantization",
        asks="why do people quantize models | what does quantization do to a model | why is the file so much smaller "
        "than the original | what happens when a model is quantized | does quantization make a model worse | "
        "should i use a quantized model | what is the benefit of quantization | is a quantized model worse than "
        "the original | what do i lose with quantization | how can a model shrink to a quarter | what is a quant "
        "| does a quantized model run faster",
        held="What's the idea behind quantization? | What effect does quantization have on a model? | quantization - "
        "what's that? | Can you describe quantization in a few words? | Do quantized models lose quality?",
        short="Quantization stores each weight of a model in fewer bits, for example 4 instead of 16. The file and the "
        "memory it needs shrink to about a quarter, and replies come faster; a little precision is lost.",
        more="Common kinds are:\n\n"
        "| Name | Bits per weight | Use |\n"
        "|---|---|---|\n"
        "| Q8_0 | 8.5 | nearly lossless |\n"
        "| Q6_K | 6.6 | very good |\n"
        "| Q4_K_M | 4.8 | the usual choice |\n"
        "| Q2_K | about 3 | only when nothing else fits |\n\n"
        "Weights are taken in small blocks. Each block keeps one scale, and each weight in it becomes a small "
        "whole number:\n\n"
        "$$w \\approx s \\cdot q$$",
    ),
    "choose_quant": topic(
        names="choosing a quant | the best quantization | the right quant | picking a quantization",
        asks="which quantization should i choose | which quant should i pick | which quantization is best | q4 or q8 "
        "| what is the difference between q4 and q8 | should i take q5 or q6 | there are so many files with "
        "different quants | which of the gguf files of a model do i take | how many bits should i use | a large "
        "model in q4 or a small one in q8 | which quant for good quality | how low can i go with the bits",
        held="What quant would you choose for a first try? | Should I get the Q4 or the Q8 file? | so many quants on "
        "the page, which one do i take | Is a bigger model in Q4 better than a smaller one in Q8?",
        short="To choose a quant, begin with Q4_K_M. Take Q5_K_M, Q6_K or Q8_0 when memory is left over, and Q3 or Q2 "
        "only when nothing else fits.",
        more="A rule of thumb:\n\n"
        "- Q8_0 when memory is plentiful\n"
        "- Q5_K_M or Q6_K for a little more quality\n"
        "- Q4_K_M for most machines\n"
        "- IQ3 or Q3_K_M when Q4 is slightly too large\n"
        "- Q2 only to get a very large model in at all\n\n"
        "A larger model in Q4 is usually better than one of half the size in Q8, although both files are about "
        "as large.",
    ),
    "q4": topic(
        names="Q4_K_M | Q4 | Q4_K_S | a Q4 file | four-bit quantization",
        asks="what does q4_k_m mean | is q4 good enough | is q4_k_m a good choice | what is the m in q4_k_m | q4_k_m "
        "or q4_k_s | how large is a q4_k_m file | why does everybody use q4_k_m | how much quality does q4 lose "
        "| what do the letters q4_k_m stand for | q4_k_m bits | is four bits per weight enough",
        held="What's Q4_K_M supposed to mean? | Is Q4_K_M good enough for me? | what do Q4, K and M stand for in a "
        "file name | Would I notice the loss of a Q4 model?",
        short="Q4_K_M is the usual first choice: Q4 means about 4 bits for each weight, K is the method, and M means "
        "medium. The quality stays good at about 30 percent of the full size.",
        more="Some tensors that matter more are kept in Q6_K, so the average is about 4.8 bits per weight. Q4_K_S "
        "(small) saves a few percent more and is slightly worse. For 8 billion parameters:\n\n"
        "| File | Size |\n"
        "|---|---|\n"
        "| F16 | 16 GB |\n"
        "| Q8_0 | 8.5 GB |\n"
        "| Q4_K_M | 4.9 GB |\n"
        "| Q4_K_S | 4.7 GB |",
    ),
    "gguf": topic(
        names="GGUF | a GGUF file | the GGUF format | gguf files | .gguf",
        asks="what file format do you use | which files can i load | what is inside a gguf | what files does llmui "
        "read | which model formats work | what is a .gguf file | why is it called gguf | what does gguf stand "
        "for | is gguf one file or many | do i need other files beside the gguf | which file type does llama.cpp "
        "read | file ends with .gguf",
        held="What kind of file is a GGUF? | What does the GGUF format contain? | which format must a model file have "
        "| Is everything that a model needs inside the GGUF?",
        short="GGUF is the file format of llama.cpp: one file holds the weights, the vocabulary, the chat template and "
        "a description of the model. llmui loads GGUF files.",
        more="The file has three parts, in this order:\n\n"
        "1. A header with the letters `GGUF`, a version and the metadata, such as the architecture and the "
        "context length.\n"
        "2. A list of the tensors with their names, shapes and kinds.\n"
        "3. The weights themselves, aligned so that they can be mapped straight into memory.\n\n"
        "A name usually tells the size and the quantization, for example `name-7b-Q4_K_M.gguf`.",
    ),
    "parameters": topic(
        names="parameters | model parameters | the number of parameters | 7B | a billion parameters | parameter count",
        asks="what does 7b mean | what does the b in 7b stand for | how many parameters do you have | how big are you "
        "| how large are you | what is your size | how small are you | is a 70b model better than a 7b model | "
        "what does 8b in a model name mean | does the number of parameters matter | how many parameters does a "
        "good model have | 7b 13b 70b",
        held="What's the meaning of 7B in a name? | How many parameters are there in a model like you? | is it better "
        "to have more parameters | Does B stand for billion?",
        short="Parameters are the learned numbers of a model; 7B means 7 billion of them. I have only a few million, "
        "so I am about a thousand times smaller than a usual chat model.",
        more="More parameters usually mean more knowledge and better language, but also more memory and slower "
        "replies.\n\n"
        "| Name | Parameters |\n"
        "|---|---|\n"
        "| 500M | half a billion |\n"
        "| 3B | 3 billion |\n"
        "| 8B | 8 billion |\n"
        "| 70B | 70 billion |\n\n"
        "The quality of the training data matters as much as the size: a good new model of 8 billion can beat an "
        "old one of 30 billion.",
    ),
    "download": topic(
        names="downloading models | model downloads | getting models | a model download",
        asks="where can i download models | where do i get models | where can i find a gguf | where do models come "
        "from | can you download a model for me | how do i download a model | where to find larger models | does "
        "llmui download models by itself | which site has gguf models | which file do i download | i need a "
        "model file, where from | download gguf",
        held="Where's a good place to get models from? | How can I download a GGUF model? | i want to get a new model "
        "from the web | Can llmui fetch a model for me?",
        short="You download models from a hub such as Hugging Face: search for the name of a model together with GGUF, "
        "and take one file. Put it into the `models` folder and pick it in the model list.",
        more="1. Look up how much memory is free.\n"
        "2. Search for a chat model of the right size, with GGUF in the name.\n"
        "3. Download one file, for example the one with Q4_K_M.\n"
        "4. Put it into the `models` folder of your data folder.\n"
        "5. Pick it in the list at the top.\n\n"
        "Prefer makers that you know. I have no connection to the internet and cannot fetch anything.",
    ),
    "finetune": topic(
        names="fine-tuning | finetuning | fine-tuning a model | a fine-tune | a fine-tuned model",
        asks="how do i fine-tune a model | can llmui fine-tune models | can i train a model on my own documents | "
        "what does fine-tuned mean | do i need a gpu for fine-tuning | how many examples do i need for "
        "fine-tuning | how do i teach a model my own style | fine-tuning or a longer prompt | when is it worth "
        "fine-tuning | how is a model adapted to one task | what tools do people use to finetune | continue the "
        "training of a finished model",
        held="What happens to a model in fine-tuning? | Can I adapt a model to my own texts by training? | how would "
        "i go about fine-tuning on my data | Does llmui offer finetuning?",
        short="Fine-tuning goes on with the training of a finished model on a smaller set of examples, so that it "
        "learns a style or a task. llmui does not train models; it runs the result as a GGUF file.",
        more="Try a better prompt first; it is free. When that is not enough:\n\n"
        "1. Collect some hundred to some thousand good examples.\n"
        "2. Train a LoRA on them with a training program and a graphics card.\n"
        "3. Merge the LoRA into the model.\n"
        "4. Convert the result to GGUF and quantize it.\n\n"
        "Fine-tuning teaches form better than facts. For new facts, put the text into the prompt.",
    ),
    "learning": topic(
        names="learning from chats | learning from my messages | teaching you",
        asks="can i teach you something | can you learn from me | do you learn from our chats | do you get smarter "
        "over time | do you improve when i correct you | are my chats used for training | does the model train "
        "on my conversations | will you learn from your mistakes | i want to teach you a fact | does talking to "
        "you change you | can you learn new things | are you learning right now",
        held="Do you learn anything from what I write? | Does my chat train the model? | will you get better if i use "
        "you more | Can I teach you new facts for good?",
        short="I do not learn from our chats: my weights never change, and what you tell me is known only within this "
        "conversation. To change a model for good, it must be trained again.",
        more="What you write stays in the conversation and is read again with each message; that is all the memory I "
        "have. Nothing that you type is used for training, and nothing leaves your computer.\n\n"
        "If you want a model to know something every time, there are two ways:\n\n"
        "- write it into the system prompt\n"
        "- fine-tune a model with a training program",
    ),
    "moe": topic(
        names="mixture of experts | MoE | a MoE model | a mixture-of-experts model | expert models",
        asks="why are moe models fast | how does a moe model work | what are the experts in a model | what is an "
        "expert in a language model | what does the router do in a moe model | how are the experts chosen | moe "
        "or dense | are moe models good on a cpu | why does a moe model need so much memory | a model with 128 "
        "experts | does each expert know one subject | models with many experts",
        held="What's the trick behind mixture-of-experts models? | Why is a MoE model quick although it is large? | "
        "experts in a model - how does that work | What do the experts of a MoE do?",
        short="A mixture of experts has many small networks in each layer, and a router picks a few of them for each "
        "token. It needs the memory of a large model but has the speed of a small one.",
        more="The experts are not specialists for subjects that a person could name; the router learns by itself "
        "which of them help with which tokens. In one layer with $n$ experts the output is\n\n"
        "$$y = \\sum_{i \\in \\text{top-}k} g_i(x) \\, E_i(x)$$\n\n"
        "where $g_i$ is the weight that the router gives to expert $i$. Such models are pleasant on machines "
        "with much memory and a modest processor.",
    ),
    "active_params": topic(
        names="active parameters | active experts | A3B | 30B-A3B | the number of active parameters",
        asks="what does a3b mean | what does the a in 30b-a3b stand for | what are active parameters | total or "
        "active parameters | what does 8x7b mean | only 3b active, what is that | how many parameters are active "
        "per token | do active parameters decide the speed | how much memory does 30b-a3b need | what is the "
        "difference between total and active parameters | 3 billion active",
        held="What's the A3B at the end of a model name? | How can a 30B model have only 3B active? | total "
        "parameters against active ones, please explain | Is the speed set by the active parameters?",
        short="Active parameters are those that a mixture of experts really uses for one token. A name like 30B-A3B "
        "means 30 billion in all, of which 3 billion are active for each token.",
        more="The total decides the memory, the active part decides the speed:\n\n"
        "| Name | Must fit in memory | Read per token |\n"
        "|---|---|---|\n"
        "| 8B dense | 8 billion | 8 billion |\n"
        "| 30B-A3B | 30 billion | 3 billion |\n\n"
        "In knowledge such a model lies somewhere between the two numbers. An older way of writing is 8x7B: "
        "eight experts in each layer, of which usually two are used.",
    ),
    "dense": topic(
        names="a dense model | dense models | dense architecture | a dense network",
        asks="what does dense mean | what is the opposite of a moe model | is a dense model better | does a dense "
        "model use all its weights | why is a dense 30b so slow | are dense models slower | should i take a "
        "dense model | is llama a dense model | dense 8b | which models are dense",
        held="What makes a model dense? | Why is a dense model slower than one with experts? | does every weight of a "
        "dense model work for each token | Should I prefer dense models?",
        short="A dense model uses all of its weights for every token, unlike a mixture of experts. It is simple and "
        "gets the most out of little memory, but large dense models are slow without a graphics card.",
        more="For each token, every weight must be read from memory once. So a dense model of 30 billion parameters "
        "in Q4_K_M, with a file of 18 GB, writes at most\n\n"
        "$$\\frac{\\text{memory bandwidth}}{18 \\text{ GB}}$$\n\n"
        "tokens per second. If memory is short, a dense model is the better use of it; if speed is short, take "
        "one with experts.",
    ),
    "transformer": topic(
        names="a transformer | transformers | the transformer architecture | a transformer model",
        asks="what kind of network are you | what is inside a language model | what network do language models use | "
        "how is a transformer built | why is it called a transformer | what are the parts of a transformer | "
        "what comes after the embedding in a model | is every llm a transformer | what does the t in gpt stand "
        "for | how does text pass through the network | decoder-only transformer",
        held="What's inside a transformer? | Which type of neural network is a language model? | how is the network "
        "of an llm put together | What are transformers made of?",
        short="A transformer is the kind of network behind most language models: a stack of equal layers, each with "
        "attention and a feed-forward part, through which every token is passed.",
        more="The way of a token:\n\n"
        "1. It becomes a vector, its embedding.\n"
        "2. In each layer, attention adds what earlier tokens have to say.\n"
        "3. Then the feed-forward part works on each vector alone.\n"
        "4. The last vector is compared with the whole vocabulary, which gives a score for each possible next "
        "token.\n\n"
        "I am a small transformer of the llama kind myself.",
    ),
    "llm": topic(
        names="a language model | an LLM | large language models | LLMs | language models | a large language model",
        asks="how do you work | how does a language model work | how do language models work | how do you write "
        "replies | how do you think | how does an llm work | how were you able to answer | what happens when i "
        "send a message | does a language model understand what it says | how does the computer write text | "
        "what is next-token prediction | is an llm the same as ai",
        held="How does a large language model actually work? | What's an LLM, really? | in what way does a language "
        "model make its text | Do you really understand me or only predict words?",
        short="A language model predicts the next token from all tokens before it, again and again. It learned this "
        "from a large amount of text; it has no knowledge of whether something is true.",
        more="For each step it gives every token of its vocabulary a score, and the sampler picks one:\n\n"
        "$$p(x_1, \\dots, x_n) = \\prod_{t=1}^{n} p(x_t \\mid x_1, \\dots, x_{t-1})$$\n\n"
        "The pick is added to the text and the step is repeated, until a special token says that the reply is "
        "complete. That is why replies appear piece by piece.",
    ),
    "token": topic(
        names="a token | tokens | token | text tokens",
        asks="how many letters is a token | how many words is a token | why does the model count in tokens | what are "
        "tokens | is a token a word | are models paid by the token | what do 1000 tokens look like | why tokens "
        "and not letters | is a space a token | how many characters does one token have | token or word | why "
        "can you not count letters",
        held="How long is one token? | What's a token in a language model? | is one token the same as one word | "
        "Roughly how many tokens make up a page?",
        short="A token is a small piece of text, often a word or a part of one. Models read and write tokens, not "
        "letters; in English one token is about four letters.",
        more="Rules of thumb for English:\n\n"
        "| Text | Tokens |\n"
        "|---|---|\n"
        "| 1 word | about 1.3 |\n"
        "| 1 page | 500 to 700 |\n"
        "| 3,000 words | about 4,000 |\n\n"
        "Other languages often need more. Rare words are built from several tokens, which is why models find "
        "spelling and counting letters hard.",
    ),
    "vocabulary": topic(
        names="the vocabulary of a model | a vocabulary | vocabulary size | the token list | n_vocab",
        asks="how many tokens does a model know | how large is a vocabulary | how many words do you know | how large "
        "is your vocabulary | what does vocab size mean | is a larger vocabulary better | can a model write "
        "words that are not in its vocabulary | where is the vocabulary kept | do all models have the same "
        "vocabulary | why do vocabularies differ between models | 32k or 128k vocabulary",
        held="What's in the vocabulary of a model? | How big is the vocab of a typical model? | does a model have a "
        "fixed list of tokens | Is it good to have a big vocabulary?",
        short="The vocabulary is the fixed list of all tokens that a model can read and write, each with a number. "
        "Large models have 32,000 to 260,000 of them; mine has 4,096.",
        more="A larger vocabulary means fewer tokens for the same text, above all in languages other than English, "
        "but more weights in the first and the last layer:\n\n"
        "$$\\text{weights} = \\text{vocabulary} \\cdot \\text{hidden size}$$\n\n"
        "Nothing is beyond the list: a word that is not in it is built from smaller pieces, at worst from single "
        "bytes. The vocabulary is part of the GGUF file.",
    ),
    "tokenizer": topic(
        names="a tokenizer | the tokenizer | tokenization | tokenizers | splitting text into tokens",
        asks="what does a tokenizer do | how is text split into tokens | how does my text become numbers | does every "
        "model have its own tokenizer | where is the tokenizer of a gguf | can i use the tokenizer of another "
        "model | what turns words into token ids | what is a pre-tokenizer | missing tokenizer file | do i have "
        "to download a tokenizer | is the tokenizer part of the model | tokenizer.json",
        held="What's the job of the tokenizer? | Which part of the program cuts my text into tokens? | is there a "
        "separate tokenizer to download | How do words get turned into token numbers?",
        short="A tokenizer cuts text into tokens and gives each its number, and turns numbers back into text. It "
        "belongs to the model and is stored in the GGUF file, so nothing else is needed.",
        more="For example, a sentence might be cut like this:\n\n"
        "```json\n"
        '{"text": "unbelievable!", "tokens": ["un", "believ", "able", "!"], "ids": [359, 31141, 481, 0]}\n'
        "```\n\n"
        "The pieces and numbers differ from model to model, because each tokenizer was learned from its own "
        "texts. With a wrong tokenizer a model reads nonsense, and answers with nonsense.",
    ),
    "bpe": topic(
        names="BPE | byte pair encoding | byte-pair encoding | byte-level BPE | BPE merges",
        asks="how is a tokenizer trained | what are merges in a tokenizer | how are the tokens of a vocabulary found "
        "| what does bpe stand for | how does byte pair encoding build tokens | why are common words one token | "
        "what is the difference between bpe and sentencepiece | bpe algorithm | what are byte tokens | how can "
        "any text be encoded with bytes | which tokenizer method do you use",
        held="What's byte pair encoding all about? | Which method decides what becomes a token? | how do letter pairs "
        "get merged into tokens | Explain the merges of BPE step by step",
        short="BPE, byte pair encoding, builds a vocabulary by joining the most frequent pair of neighbours again and "
        "again. Common words end up as one token, rare words as several.",
        more="How it learns:\n\n"
        "1. Begin with the 256 possible bytes.\n"
        "2. Count all pairs of neighbours in a large text.\n"
        "3. Make the most frequent pair a new token.\n"
        "4. Repeat until the vocabulary is as large as wanted.\n\n"
        "Because every byte is in it, any text can be written, even in scripts that it never saw. My own 4,096 "
        "tokens were found this way.",
    ),
    "special_tokens": topic(
        names="special tokens | control tokens | a special token | a control token | im_start and im_end",
        asks="what does im_start mean | why do i see im_end in the reply | are there tokens that are not text | which "
        "special tokens does a model have | can i type a control token | how does a model know who is speaking | "
        "are special tokens part of the vocabulary | a reply shows strange tags in angle brackets | which tokens "
        "mark the turns of a chat | what are the marks between the messages | control tokens in my message",
        held="What's the meaning of im_start and im_end? | Which tokens of a model are not ordinary text? | i see "
        "im_end at the end of an answer | Why does a model need control tokens for a chat?",
        short="Special tokens are marks in the vocabulary that are no ordinary text, such as the beginning of a turn "
        "or the end of a reply. The model learned what each of them means.",
        more="Typical ones are:\n\n"
        "- the beginning and the end of a text\n"
        "- the beginning and the end of a turn, in ChatML called `im_start` and `im_end`\n"
        "- marks around thoughts and tool calls\n"
        "- padding, used only in training\n\n"
        "The program adds them by itself. In llmui, such a mark inside your own message counts as plain text, so "
        "nobody can fake a turn with it. If marks show up in replies, the file has a wrong template or end token.",
    ),
    "bos_eos": topic(
        names="BOS and EOS | the BOS token | the EOS token | the end-of-sequence token | the beginning-of-sequence token | BOS",
        asks="what does bos mean | what does eos mean | how does the model know when to stop | which token ends a "
        "reply | what is an end of turn token | what is the eot token | how does a reply come to its end by "
        "itself | token at the beginning of the text | wrong eos token in a gguf | why is there a double bos "
        "warning | which token starts a sequence",
        held="What do BOS and EOS stand for? | By which token does a model show that it has finished? | the model "
        "needs an end token, doesn't it | What's the first token of every prompt called?",
        short="BOS and EOS are special tokens for the beginning of a sequence and its end. When the model picks EOS, "
        "or the end-of-turn token, the reply is complete and writing stops.",
        more="| Token | Stands at | Stored in the file as |\n"
        "|---|---|---|\n"
        "| BOS | the beginning of the text | `tokenizer.ggml.bos_token_id` |\n"
        "| EOS | the end | `tokenizer.ggml.eos_token_id` |\n"
        "| EOT | the end of a turn | `tokenizer.ggml.eot_token_id` |\n\n"
        "If a file names the wrong EOS, replies run on and talk to themselves. A corrected file, or a stop "
        "string, helps.",
    ),
    "embedding": topic(
        names="embeddings | an embedding | an embedding vector | text embeddings",
        asks="what are embeddings good for | what is a vector of meaning | how can a text become a list of numbers | "
        "why do similar texts have similar numbers | what is the embedding of a token | how is the meaning of a "
        "word stored | what is cosine similarity | how are two embeddings compared | what is a token embedding | "
        "how long is an embedding vector | meaning as numbers",
        held="What's an embedding of a text? | How can numbers stand for the meaning of a sentence? | in what way are "
        "two embeddings compared with each other | What do people use embeddings for?",
        short="An embedding is a list of numbers that stands for the meaning of a text: similar texts get similar "
        "numbers. Search by meaning is built on it.",
        more="Two embeddings are compared by the angle between them:\n\n"
        "$$\\cos(a, b) = \\frac{a \\cdot b}{\\|a\\| \\, \\|b\\|}$$\n\n"
        "The result is 1 for the same direction and near 0 for texts that have nothing in common. Inside a "
        "language model, too, each token begins as an embedding, a row of a large table, before the layers work "
        "on it.",
    ),
    "embedding_model": topic(
        names="an embedding model | embedding models | a model for embeddings | sentence embedding models",
        asks="which model makes embeddings | can you make embeddings | does llmui make embeddings | can i chat with "
        "an embedding model | why does an embedding model not answer | is there an embeddings endpoint in llmui "
        "| how do embedding models differ from chat models | /v1/embeddings | the embeddings endpoint answers "
        "501 | can a chat model make good embeddings | how large is an embedding model",
        held="What's an embedding model used for? | Can llmui serve embeddings over its API? | i loaded an embedding "
        "model and it does not chat | Which kind of model turns texts into vectors?",
        short="An embedding model turns a whole text into one vector instead of writing a reply, and is used for "
        "search by meaning. llmui cannot run one yet: `/v1/embeddings` answers with 501.",
        more="How it differs from a chat model:\n\n"
        "- it reads a text once and writes nothing\n"
        "- it is small, often below 1 billion parameters\n"
        "- texts and questions must go through the same model, because the vectors of two models do not fit "
        "together\n\n"
        "A chat model can give vectors too, but they find less. Do not pick an embedding model in the model "
        "list; it cannot chat.",
    ),
    "reranker": topic(
        names="a reranker | rerankers | a reranking model | reranking",
        asks="what does a reranker do | do i need a reranker for search | what is the difference between a reranker "
        "and an embedding model | how can search results be sorted by a model | which model scores passages "
        "against a question | can llmui run a reranker | what is a cross-encoder | better order of search "
        "results | why rerank | is a reranker a chat model",
        held="What's a reranking model good for? | Which model puts search hits into a better order? | reranker or "
        "embedding model, where is the difference | Does a reranker write text?",
        short="A reranker reads a question together with one passage and gives a score for how well they fit. It sorts "
        "the first hits of a search; it cannot chat.",
        more="A usual search by meaning has two steps:\n\n"
        "1. An embedding model finds the 50 or so nearest passages quickly.\n"
        "2. The reranker reads each of them with the question and sorts them again, slower but better.\n\n"
        "The best few are then put into the prompt. llmui has no reranking; this is done by other programs.",
    ),
    "model_names": topic(
        names="model names | the name of a model file | names of models | model file names",
        asks="how do i read the name of a model | what do the parts of a model name mean | what does it mean in the "
        "file name | why are model names so long | what does instruct-q4_k_m mean in a name | how is a gguf file "
        "named | decode this model name for me | what does 0.5b-instruct mean | what do the numbers in a model "
        "name tell | model naming | may i rename a model file | what does v2 in the name mean",
        held="How should I read a model's file name? | What's hidden in such a long model name? | all those letters "
        "in the name of a gguf, what are they | Can the name tell me the size of a model?",
        short="Model names list the family, the version, the size, the kind and the quantization. In "
        "`name-2-8B-Instruct-Q4_K_M.gguf`, 8B is the size, Instruct means made for chats, and Q4_K_M is the "
        "quantization.",
        more="| Part | Meaning |\n"
        "|---|---|\n"
        "| `8B` | 8 billion parameters |\n"
        "| `30B-A3B` | 30 billion, 3 billion of them active |\n"
        "| `Instruct`, `Chat`, `it` | follows instructions |\n"
        "| `Base`, `pt` | only continues text |\n"
        "| `Q4_K_M` | the quantization |\n"
        "| `00001-of-00003` | first part of a split model |\n\n"
        "You may rename a file as you like; only the parts of a split model must keep their names.",
    ),
    "q2": topic(
        names="Q2_K | Q2 | a Q2 file | two-bit quantization | IQ2",
        asks="is q2 good enough | what does q2_k mean | should i use a 2-bit model | is q2_k any good | how bad is q2 "
        "| is a 2 bit quant worth it | a very large model in q2 | how large is a q2_k file | answers of my q2 "
        "model are strange | when does q2 make sense | smallest possible quant | iq2 or q2_k",
        held="Can I use a Q2_K file at all? | What's lost in a model with two bits? | would you take Q2 for a 70B "
        "model | Is the quality of Q2_K acceptable?",
        short="Q2_K stores about 3 bits per weight on average and loses clearly: facts, spelling and reasoning suffer. "
        "Take it only when a large model does not fit in any other way.",
        more="Two bits can tell only four values apart, so most of the detail is gone. Large models bear it better "
        "than small ones.\n\n"
        "- Below 10 billion parameters, take a smaller model in Q4 instead.\n"
        "- At 70 billion and more, a two-bit file can still be useful.\n"
        "- The IQ2 kinds, made with an importance matrix, are better than Q2_K at the same size.",
    ),
    "q3": topic(
        names="Q3_K_M | Q3 | a Q3 file | three-bit quantization | Q3_K_S and Q3_K_L",
        asks="is q3 good enough | what does q3_k_m mean | should i use a 3-bit model | q3 or q4 | how large is a "
        "q3_k_m file | what is the difference between q3_k_s and q3_k_l | does q3 hurt the quality | a 3 bit "
        "quant to fit my card | is q3_k_l nearly q4 | q4 is slightly too large for me | when to take q3",
        held="Is Q3_K_M still usable? | How much worse than Q4 is Q3? | my memory is a little short for Q4, is Q3 all "
        "right | What's Q3_K_L for?",
        short="Q3_K_M stores about 4 bits per weight on average and is noticeably weaker than Q4_K_M. It is the way "
        "out when the Q4 file is only slightly too large.",
        more="There are three sizes of it, for 8 billion parameters about:\n\n"
        "| File | Bits per weight | Size |\n"
        "|---|---|---|\n"
        "| Q3_K_S | 3.6 | 3.7 GB |\n"
        "| Q3_K_M | 4.0 | 4.0 GB |\n"
        "| Q3_K_L | 4.3 | 4.3 GB |\n\n"
        "From Q3_K_L it is a short step to IQ4_XS with 4.5 bits, which is better. First try a shorter context, "
        "which frees memory as well.",
    ),
    "q5": topic(
        names="Q5_K_M | Q5 | a Q5 file | five-bit quantization | Q5_K_S",
        asks="what does q5_k_m mean | is q5 better than q4 | q4 or q5 | is q5_k_m worth the extra memory | how large "
        "is a q5_k_m file | should i use a 5-bit model | q5_k_s or q5_k_m | how good is q5_k_m | does q5 cost "
        "much speed | what do i gain with five bits",
        held="What's the gain of Q5_K_M over Q4_K_M? | Is it worth getting a Q5 file? | how does Q5 compare with Q4 | "
        "I have a bit of memory left, should I take Q5_K_M?",
        short="Q5_K_M stores about 5.7 bits per weight and lies between Q4_K_M and Q6_K: a little more exact than Q4, "
        "and nearly a fifth larger. It is a good choice when memory is left over.",
        more="For 8 billion parameters the file has about 5.7 GB, where Q4_K_M has 4.9 GB. In measurements of "
        "perplexity, most of what Q4_K_M loses comes back; in a chat you will hardly see it. Programs, "
        "mathematics and other languages than English gain the most. Since every weight is read for each token, "
        "replies become slower by about the same fifth.",
    ),
    "q6": topic(
        names="Q6_K | Q6 | a Q6 file | six-bit quantization",
        asks="what does q6_k mean | is q6 better than q5 | q6 or q8 | how good is q6_k | how large is a q6_k file | "
        "should i use a 6-bit model | is q6_k lossless | why is there no q6_k_m | why does q4_k_m contain q6_k | "
        "what is six bits good for",
        held="How close is Q6_K to the original? | Would Q6_K be enough instead of Q8_0? | is there any loss with Q6 "
        "| What size does a Q6_K file have?",
        short="Q6_K stores about 6.6 bits per weight and can hardly be told from the original. Its file is a good "
        "fifth smaller than Q8_0, so it is the choice for nearly full quality.",
        more="- Size: about 6.6 GB for 8 billion parameters.\n"
        "- Loss: tiny, even in careful measurements.\n"
        "- Use: when the file fits with room for the context.\n\n"
        "It has no S, M or L, because all of its tensors use the same kind. In Q4_K_M files some tensors that "
        "matter more, such as the output layer, are stored in Q6_K.",
    ),
    "q8": topic(
        names="Q8_0 | Q8 | a Q8 file | eight-bit quantization",
        asks="what does q8_0 mean | is q8 lossless | is q8 worth it | q8 or f16 | how large is a q8_0 file | should i "
        "use an 8-bit model | is q8_0 as good as the original | why is the starter a q8_0 file | what does the 0 "
        "in q8_0 stand for | when do i need eight bits | is q8 slower than q4",
        held="How good is a Q8_0 file really? | Is there a difference you can see between Q8 and F16? | does Q8_0 "
        "need twice the memory of Q4 | For whom is Q8_0 the right choice?",
        short="Q8_0 stores 8.5 bits per weight and is practically the same as the original. It is almost twice as "
        "large as Q4_K_M, and replies come at little more than half the speed.",
        more="Each block of 32 weights holds 32 whole numbers of 8 bits and one scale of 16 bits, which makes\n\n"
        "$$\\frac{32 \\cdot 8 + 16}{32} = 8.5$$\n\n"
        "bits per weight. It is right for very small models, which suffer most from lost precision, and I am "
        "stored this way myself. For large models Q6_K or Q5_K_M is the better use of memory.",
    ),
    "legacy_quants": topic(
        names="Q4_0 | Q4_1 | Q5_0 | legacy quants | old quantization kinds",
        asks="what does q4_0 mean | what is the difference between q4_0 and q4_k_m | q4_0 or q4_k_m | is q4_0 "
        "outdated | what do the 0 and 1 at the end of a quant mean | are q5_0 and q5_1 still used | should i "
        "still use q4_0 | why is q4_0 fast on arm | the older quants of llama.cpp | q4_1 file",
        held="Is Q4_0 worse than Q4_K_M? | What's the _0 in Q4_0? | are the old kinds like Q5_1 still of any use | "
        "Why would somebody pick Q4_0 today?",
        short="Q4_0, Q4_1, Q5_0 and Q5_1 are the older, simple kinds of quantization. They still work, but the "
        "K-quants give better quality at the same size.",
        more="They cut the weights into blocks of 32:\n\n"
        "| Ending | Each block keeps |\n"
        "|---|---|\n"
        "| `_0` | one scale |\n"
        "| `_1` | one scale and one minimum |\n\n"
        "Their simple form is quick to compute, so Q4_0 can be the fastest kind on some processors, such as "
        "those of phones. For everything else take a K-quant such as Q4_K_M.",
    ),
    "k_quants": topic(
        names="K-quants | k quants | a K-quant | the K in a quant name",
        asks="what does the k in q4_k_m mean | what do s, m and l mean in a quant | what is better about k-quants | "
        "how do k-quants work | why do some quants have a k | which quants are k-quants | what is a super-block "
        "| difference between k_s and k_m | are k-quants slower | k quant small medium large",
        held="What does the letter K stand for in Q5_K_S? | How are K-quants different from the old kinds? | what's "
        "meant by the S, M and L after the K | Why are K-quants better?",
        short="K-quants are the kinds with a K in the name, from Q2_K to Q6_K. They use super-blocks of 256 weights "
        "and give more bits to tensors that matter more; S, M and L say how many.",
        more="A super-block is divided into small blocks, whose scales are themselves stored in few bits. That leaves "
        "more bits for the weights. The last letter tells the mix:\n\n"
        "- S, small: nearly all tensors use the basic kind\n"
        "- M, medium: some important tensors get more bits\n"
        "- L, large: more tensors get more bits\n\n"
        "They run well on every kind of hardware, which makes them the safe choice.",
    ),
    "i_quants": topic(
        names="I-quants | IQ4_XS | IQ3_M | IQ quants | i quants",
        asks="what does iq4_xs mean | what is the difference between iq4_xs and q4_k_m | what does the i in iq3 stand "
        "for | are iq quants better | should i use an iq quant | iq3 or q3_k_m | why are i-quants slow on my cpu "
        "| what do xxs and xs mean | what is iq4_nl | iq quants on amd | when are i-quants worth it",
        held="What's the advantage of IQ4_XS? | Are the IQ files slower than the K ones? | iq3_xxs - what kind of "
        "quant is that | Is IQ4_XS a good alternative to Q4_K_S?",
        short="I-quants are the kinds with names like IQ4_XS or IQ3_M. They look weights up in tables and so keep more "
        "quality below 4 bits, but cost more computing, above all on a CPU.",
        more="| Kind | Bits per weight |\n"
        "|---|---|\n"
        "| IQ4_XS | 4.5 |\n"
        "| IQ3_M | 3.8 |\n"
        "| IQ3_XXS | 3.3 |\n"
        "| IQ2_M | 2.9 |\n"
        "| IQ2_XXS | 2.4 |\n\n"
        "The smallest of them are made with an importance matrix. On a graphics card the extra work hardly "
        "shows. On a processor alone, a K-quant of similar size is often faster.",
    ),
    "imatrix": topic(
        names="imatrix | an importance matrix | the importance matrix | imatrix quants | an imatrix file",
        asks="what does imatrix in a file name mean | are imatrix quants better | how is an imatrix made | do i need "
        "the imatrix file to run the model | what is calibration text | how does quantization know which weights "
        "are important | llama-imatrix | does an imatrix make the model slower | is an imatrix file a model | i1 "
        "in the file name | which quants need an imatrix",
        held="What's an imatrix good for? | How does an importance matrix improve a quant? | must I download the "
        "imatrix as well | Is a quant with imatrix slower than one without?",
        short="An importance matrix tells the quantizer which weights matter most, measured on a sample text. The file "
        "becomes better at the same size, above all below 4 bits, and runs as fast as before.",
        more="It is needed only while the file is made:\n\n"
        "```bash\n"
        "llama-imatrix -m model-f16.gguf -f sample.txt -o imatrix.gguf\n"
        "llama-quantize --imatrix imatrix.gguf model-f16.gguf model-IQ3_M.gguf IQ3_M\n"
        "```\n\n"
        "The sample should look like what the model will be used for; a few hundred kilobytes of mixed text are "
        "enough. To run a finished model you do not need the matrix.",
    ),
    "f16": topic(
        names="F16 | BF16 | F32 | half precision | full precision | 16-bit floats",
        asks="what does f16 mean | what does bf16 mean | what does f32 mean | what is the difference between f16 and "
        "bf16 | should i use an f16 model | is f16 better than q8 | how large is an f16 file | what is fp16 | "
        "why are models trained in bf16 | how many bytes does a float have | what is an unquantized model | is "
        "bf16 slow on my card",
        held="What's the difference of BF16 and F16? | Does it make sense to run a model in F16? | how many bits has "
        "a weight in F32 | Is a 16-bit file worth its size?",
        short="F16, BF16 and F32 are unquantized numbers with 16 or 32 bits for each weight. They are what quantized "
        "files are made from; for chatting, Q8_0 is just as good at half the size.",
        more="| Name | Bits | Range | Precision |\n"
        "|---|---|---|---|\n"
        "| F32 | 32 | very large | 24 bits |\n"
        "| F16 | 16 | small | 11 bits |\n"
        "| BF16 | 16 | as F32 | 8 bits |\n\n"
        "BF16 trades precision for range, which keeps training stable. A model of 8 billion parameters has 16 GB "
        "in F16 or BF16 and 32 GB in F32. Some older cards compute BF16 slowly.",
    ),
    "bits_per_weight": topic(
        names="bits per weight | bpw | the bits of a weight | average bits per weight",
        asks="how many bits per weight does q4_k_m have | what does bpw mean | why does q4 have more than 4 bits | "
        "how do i calculate bits per weight | how many bits does each quant have | list of quants with bits | "
        "bits of q5_k_m and q6_k | how do i get bits per weight from the file size | why 4.8 and not 4 | 4.5 bpw "
        "| table of bits for all quants",
        held="What's the bpw of a quantized file? | How many bits does a weight take in each kind? | why are there "
        "4.8 bits in a Q4 file | Can I work out the bits per weight of my file?",
        short="Bits per weight says how much room one weight takes on average: 16 in F16, 8.5 in Q8_0, about 4.8 in "
        "Q4_K_M. It is more than the number in the name, because scales are stored too.",
        more="| Kind | Bits per weight, about |\n"
        "|---|---|\n"
        "| Q8_0 | 8.5 |\n"
        "| Q6_K | 6.6 |\n"
        "| Q5_K_M | 5.7 |\n"
        "| Q4_K_M | 4.8 |\n"
        "| IQ4_XS | 4.5 |\n"
        "| Q3_K_M | 4.0 |\n"
        "| Q2_K | 3 |\n\n"
        "From a file you get it as\n\n"
        "$$\\text{bits per weight} = \\frac{8 \\cdot \\text{bytes}}{\\text{parameters}}$$",
    ),
    "file_size": topic(
        names="the size of a model file | model file size | the file size of a model | file size from parameters",
        asks="how large is a 7b model file | how do i calculate the file size | how many gigabytes has a model | how "
        "big is a 13b model on disk | why is the file 5 gb | file size formula | how large will the file be in "
        "q4_k_m | from parameters to gigabytes | estimate the size of a gguf | how much do 8 billion parameters "
        "weigh in gigabytes | does the file size equal the memory need",
        held="How can I estimate how large a model file is? | What's the formula for the size of a GGUF? | how many "
        "GB is a 14B model in Q4_K_M | Why does a 7B model take 4 GB on disk?",
        short="The file size is the number of parameters times the bits per weight, divided by 8. A model of 7 billion "
        "parameters at 4.8 bits has about 4.2 GB.",
        more="$$\\text{bytes} = \\frac{\\text{parameters} \\cdot \\text{bits per weight}}{8}$$\n\n"
        "Worked examples:\n\n"
        "| Model | Q4_K_M | Q8_0 | F16 |\n"
        "|---|---|---|---|\n"
        "| 3B | 1.8 GB | 3.2 GB | 6 GB |\n"
        "| 7B | 4.2 GB | 7.4 GB | 14 GB |\n"
        "| 14B | 8.4 GB | 15 GB | 28 GB |\n\n"
        "To run it you need this much memory, plus room for the KV cache and the computing.",
    ),
    "sharded": topic(
        names="a split model | sharded files | split GGUF files | model shards | a multi-part model",
        asks="what does 00001-of-00003 mean | my model has several files | how do i load a model in several parts | "
        "do i need all parts of the model | how do i join gguf parts | which part do i open | the model came in "
        "3 files | how do i merge a split gguf | can i rename the parts | why are large models split | one part "
        "is missing | llama-gguf-split",
        held="How do I use a model that comes in several files? | What's 00001-of-00002 at the end of a name? | must "
        "all the parts be in one folder | Can I put the shards of a model together?",
        short="A split model lies in several files named like `-00001-of-00003.gguf`. Put all parts into one folder "
        "without renaming them; llmui shows them as one model and loads the rest by itself.",
        more="Hubs limit how large one file may be, so large models are cut. You need not join the parts, but you "
        "can:\n\n"
        "```bash\n"
        "llama-gguf-split --merge model-00001-of-00003.gguf model.gguf\n"
        "```\n\n"
        "Name the first part; the tool finds the others. If a part is missing, loading fails: count the files, "
        "and compare their number with the last number in the name.",
    ),
    "truncated": topic(
        names="an incomplete download | a truncated file | a broken download | a damaged model file | a cut-off model file",
        asks="the file is incomplete | the download stopped in the middle | my model file is broken | parts of the "
        "model are missing | the model file is cut off | the download was interrupted | the file is only a few "
        "kilobytes | the model file is a web page | is my gguf damaged | how do i resume a download | loading "
        "fails after the download | only a pointer of git lfs | model file is empty",
        held="How can I tell that a download is incomplete? | The message says the file is incomplete | my download "
        "broke off, can I still use the file | The GGUF seems to be corrupt, what now?",
        short="An incomplete file does not load: llmui says that parts of the model are missing. Download it again, "
        "and compare the size with the one on the page of the model.",
        more="Signs and causes:\n\n"
        "- a few kilobytes only: a web page with an error, or a pointer of Git LFS\n"
        "- smaller than stated: the download broke off\n"
        "- the right size, but it fails: compare the checksum\n\n"
        "Many download programs can go on where they stopped:\n\n"
        "```bash\n"
        "curl -L -C - -o model.gguf URL\n"
        "```\n\n"
        "The `-C -` means: continue at the end of what is there.",
    ),
    "checksum": topic(
        names="a checksum | checksums | SHA-256 | the SHA-256 of a file | a file hash",
        asks="how do i check a downloaded model | how do i verify a gguf | what is sha256 | is my download complete "
        "and unchanged | how do i compute the hash of a file | sha256sum | where do i find the checksum of a "
        "model | the checksum does not match | compare the hash | how do i know that a file was not changed | "
        "certutil hashfile",
        held="How can I verify that my file is the right one? | What's a SHA-256 good for? | the hash of my model is "
        "different from the page | Is there a way to check a GGUF after the download?",
        short="A checksum is a short number computed from all bytes of a file. If the SHA-256 of your file equals the "
        "one on the download page, it is complete and unchanged.",
        more="```bash\n"
        "sha256sum model.gguf                  # Linux\n"
        "shasum -a 256 model.gguf              # macOS\n"
        "certutil -hashfile model.gguf SHA256  # Windows\n"
        "```\n\n"
        "Compare all characters, or at least the first and last eight. If one differs, delete the file and "
        "download it again. A checksum shows that the file is the one that was offered, not that its maker can "
        "be trusted.",
    ),
    "gguf_origin": topic(
        names="the origin of GGUF | GGML | the old GGML format | the history of GGUF | GGUF versions",
        asks="where does gguf come from | who invented gguf | what came before gguf | why does a .ggml file not load "
        "| what is a .ggml file | can i load old ggml files | file is in the old ggml format | which version of "
        "gguf do i need | is gguf an open format | ggml or gguf | what is ggjt",
        held="Which project did GGUF come from? | What's the difference between GGML and GGUF? | my file is an old "
        ".ggml, does it work | Since when is there GGUF and why?",
        short="GGUF was made by the llama.cpp project in 2023 and took the place of the older GGML and GGJT files. "
        "Those old files no longer load; look for the model in GGUF.",
        more="The old formats held weights but little description, so every change of the program broke them. GGUF "
        "keeps all facts as pairs of key and value, and new keys can be added without harm. llmui reads versions "
        "2 and 3 of it; version 3 is usual. GGML is still the name of the library for tensors inside llama.cpp.",
    ),
    "convert": topic(
        names="converting a model to GGUF | conversion to GGUF | converting models | convert_hf_to_gguf",
        asks="how do i convert a model to gguf | how do i make a gguf from safetensors | there is no gguf of my model "
        "| can llmui convert models | how do i turn a hugging face model into a gguf | which script converts "
        "models | convert safetensors | i have a folder with safetensors, what now | the conversion fails | does "
        "converting lose quality | how much memory does the conversion need",
        held="How can I convert safetensors to GGUF? | Which tool makes GGUF files out of other formats? | nobody has "
        "made a gguf of this model, can I do it | Is converting a model difficult?",
        short="To convert a model, run the script `convert_hf_to_gguf.py` of llama.cpp on the folder with its "
        "safetensors. It writes one GGUF, which you can quantize afterwards. llmui itself does not convert.",
        more="1. Get llama.cpp and install the Python packages that it lists.\n"
        "2. Download the whole model folder, with the tokenizer files.\n"
        "3. Convert:\n\n"
        "```bash\n"
        "python convert_hf_to_gguf.py ./my-model --outtype bf16 --outfile my-model.gguf\n"
        "```\n\n"
        "4. Quantize the result.\n\n"
        "The architecture must be one that the script knows. Look first whether somebody has already done it; "
        "for most models that is so.",
    ),
    "quantize_self": topic(
        names="quantizing a model yourself | llama-quantize | making a quant | your own quantization",
        asks="how do i quantize a model myself | which tool quantizes a gguf | how do i make a q4_k_m from f16 | can "
        "i quantize on my laptop | can llmui quantize | how long does quantizing take | can i quantize a "
        "quantized file again | from q8 to q4 | requantize | do i need a gpu to quantize | quantize command",
        held="How can I make my own Q4_K_M? | Which program do I need to quantize? | i have an F16 file and want it "
        "smaller | Is it all right to quantize a Q8 file once more?",
        short="To quantize a model yourself, use `llama-quantize` of llama.cpp with an F16 or BF16 file. It needs no "
        "graphics card and takes some minutes.",
        more="```bash\n"
        "llama-quantize my-model-bf16.gguf my-model-Q4_K_M.gguf Q4_K_M\n"
        "```\n\n"
        "- Always begin with the unquantized file; quantizing twice adds the losses.\n"
        "- The disk must hold both files.\n"
        "- For kinds below 4 bits, give an importance matrix as well.\n\n"
        "llmui does not quantize, but it loads the result like any other file.",
    ),
    "safetensors": topic(
        names="safetensors | a safetensors file | .safetensors | the safetensors format",
        asks="can i load safetensors | what is a safetensors file | does llmui read safetensors | gguf or safetensors "
        "| the file is in safetensors format | why does my safetensors model not load | is safetensors safe | "
        "why do models come in safetensors | what is inside a safetensors file | model.safetensors",
        held="Is it possible to open safetensors in llmui? | What's the use of safetensors files? | i only have a "
        ".safetensors, does it work here | How does safetensors differ from GGUF?",
        short="Safetensors is the format in which models are usually published for training and servers. llmui cannot "
        "load it: look for the same model as GGUF, or convert it.",
        more="| | Safetensors | GGUF |\n"
        "|---|---|---|\n"
        "| Used by | training programs, servers | llama.cpp |\n"
        "| Files | weights only, more files beside them | all in one |\n"
        "| Numbers | mostly BF16 | quantized or not |\n\n"
        "It is called safe because it holds only numbers and a list of names, while the older PyTorch files "
        "could run code when they were opened.",
    ),
    "other_formats": topic(
        names="GPTQ | AWQ | EXL2 | PyTorch files | ONNX | other model formats",
        asks="can i load pytorch files | can i load a gptq model | can i load an awq model | does llmui support exl2 "
        "| what is a .bin model | what is a .pt file | does onnx work here | which formats are not supported | "
        "the file is a python pickle | model in mlx format | i downloaded an awq version by mistake | the file "
        "is a zip archive",
        held="Do GPTQ or AWQ files work here? | What do I do with a .bin file of PyTorch? | is there any way to run "
        "an EXL2 model in llmui | Are ONNX models supported?",
        short="Formats such as GPTQ, AWQ, EXL2, ONNX and PyTorch files do not load in llmui; they belong to other "
        "engines. Look for the same model with GGUF in its name.",
        more="| Format | Made for |\n"
        "|---|---|\n"
        "| GPTQ, AWQ | servers with graphics cards |\n"
        "| EXL2 | one engine for NVIDIA cards |\n"
        "| MLX | Apple computers |\n"
        "| ONNX | general runtimes |\n"
        "| `.bin`, `.pt` | PyTorch |\n\n"
        "Be careful with the last: they are Python pickles and can run code when they are opened. llmui "
        "recognises such a file by its first bytes and refuses it.",
    ),
    "metadata": topic(
        names="GGUF metadata | metadata of a model | the metadata in a GGUF | GGUF keys",
        asks="what is stored in the metadata | how do i look into a gguf | how do i see the details of a gguf file | "
        "which keys does a gguf have | how do i read the context length from a file | gguf-dump | can i change "
        "the metadata of a model | where is the name of the model stored | what is general.architecture | how do "
        "i inspect a model file | fix a wrong value in a gguf",
        held="How can I look at the metadata of a GGUF? | What's written in the header of a model file? | is there a "
        "tool to show the keys of a gguf | Can values in the metadata be corrected?",
        short="GGUF metadata are pairs of key and value at the start of the file: name, architecture, layers, context "
        "length, tokenizer and chat template. Tools show them without loading the weights.",
        more="```bash\n"
        "pip install gguf\n"
        "gguf-dump --no-tensors model.gguf\n"
        "```\n\n"
        "Some keys:\n\n"
        "| Key | Meaning |\n"
        "|---|---|\n"
        "| `general.name` | the name |\n"
        "| `general.architecture` | the kind of network |\n"
        "| `llama.context_length` | the context it was trained for |\n"
        "| `llama.block_count` | the number of layers |\n\n"
        "When a model is loaded, llmui takes its name, architecture and context length from there.",
    ),
    "file_template": topic(
        names="the chat template in the file | tokenizer.chat_template | a built-in chat template | the template stored in a GGUF",
        asks="where is the chat template stored | does the gguf contain the chat template | my gguf has no chat "
        "template | which template does llmui take | do i have to choose a template | what is a jinja template | "
        "the file has a wrong template inside | can a model file have several templates | how do i see the "
        "template of a gguf | what happens if a file lacks a template | replace the template in a gguf",
        held="Is the template part of the GGUF? | What does llmui do with a file without a chat template? | where "
        "does the program get the template from | Does every model file carry its own template?",
        short="The chat template is stored in the GGUF file, under `tokenizer.chat_template`, and llmui uses it by "
        "itself. A file without one is treated as ChatML.",
        more="The template is a small text in the language Jinja. It says how system prompt, questions and answers "
        "are put together, and which special tokens stand between them. The model was trained on exactly this "
        "form.\n\n"
        "llmui renders it in a separate process, since a file may come from anybody. If the template inside is "
        "wrong, replies are odd; take a newer version of the file from its maker.",
    ),
}
