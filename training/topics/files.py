"""Topics about model files: kinds of models, quantization, file formats, vocabulary, networks, and how models are trained."""

from __future__ import annotations

from kit import Topic, topic

TOPICS: dict[str, Topic] = {
    "which": topic(
        names="choosing a model | picking a model | the right model size | model sizes | the best model for my computer",
        asks="which model should i use | which model is best | what model do you recommend | recommend a model | which model "
        "fits my machine | how big a model can i run | what is a good model to start with | how do i choose a model | "
        "which model for 8 gb | which model for 16 gb | how large a model fits into my memory | how many billion "
        "parameters can i run | can my computer run a larger model | i have 32 gb of ram, which model | is 7b or 13b "
        "better for me",
        held="Which model would you recommend for 16 GB of RAM? | What model size fits a computer with 8 GB? | Which one is "
        "the best model to run here? | I can't decide which size of model to choose | I have 24 GB of memory, what size "
        "of model should I run?",
        short="Choose a model by memory: with 8 GB take 3 or 4 billion parameters in Q4_K_M, with 16 GB 7 to 9 billion. Its "
        "file should be clearly smaller than the memory that is free.",
        more="| Memory | Model size | Quantization |\n|---|---|---|\n| 8 GB | 3 to 4 billion | Q4_K_M |\n"
        "| 16 GB | 7 to 9 billion | Q4_K_M |\n| 24 GB | 12 to 14 billion | Q5_K_M |\n"
        "| 48 GB | about 30 billion | Q5_K_M |\n\n"
        "Leave some memory free for the KV cache and for other programs. Then try two or three models of that size with "
        "your own questions and keep the one you like.",
    ),
    "quantization": topic(
        names="quantization | quantisation | quantizing | quantized models | quants | model quantization",
        asks="why do people quantize models | what does quantization do to a model | why is the file so much smaller than the "
        "original | what happens when a model is quantized | does quantization make a model worse | should i use a "
        "quantized model | what is the benefit of quantization | is a quantized model worse than the original | what do "
        "i lose with quantization | what is a quant | does a quantized model run faster | how can a model shrink to a "
        "third of its size",
        held="What's the idea behind quantization? | What effect does quantization have on a model? | quantization - what's "
        "that? | Can you describe quantization in a few words? | Do quantized models lose quality?",
        short="Quantization stores each weight of a model in fewer bits, for example 4 instead of 16. The file and the memory "
        "it needs shrink to less than a third, and replies come faster; a little precision is lost.",
        more="Common kinds are:\n\n"
        "| Name | Bits per weight | Use |\n|---|---|---|\n| Q8_0 | 8.5 | nearly lossless |\n| Q6_K | 6.6 | very good |\n"
        "| Q4_K_M | 4.8 | the usual choice |\n| Q2_K | about 3 | only when nothing else fits |\n\n"
        "Weights are taken in small blocks. Each block keeps one scale, and each weight in it becomes a small whole "
        "number:\n\n"
        "$$w \\approx s \\cdot q$$",
    ),
    "choose_quant": topic(
        names="choosing a quant | the best quantization | the right quant | picking a quantization",
        asks="which quantization should i choose | which quant should i pick | which quantization is best | q4 or q8 "
        "| what is the difference between q4 and q8 | should i take q5 or q6 | q3 or q4 | is q5 better than q4 | "
        "q6 or q8 | there are so many files with different quants | which of the gguf files of a model do i take "
        "| how many bits should i use | a large model in q4 or a small one in q8 | which quant for good quality "
        "| how low can i go with the bits",
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
        asks="what does q4_k_m mean | is q4 good enough | is q4_k_m a good choice | what is the m in q4_k_m | q4_k_m or "
        "q4_k_s | how large is a q4_k_m file | why does everybody use q4_k_m | how much quality does q4 lose | what do "
        "the letters q4_k_m stand for | q4_k_m bits | is four bits per weight enough",
        held="What's Q4_K_M supposed to mean? | Is Q4_K_M good enough for me? | what do Q4, K and M stand for in a file name "
        "| Would I notice that a file is only Q4?",
        short="Q4_K_M is the usual first choice: Q4 means about 4 bits for each weight, K is the method, and M means medium. "
        "The quality stays good at about 30 percent of the full size.",
        more="Some tensors that matter more are kept in Q6_K, so the average is about 4.8 bits per weight. Q4_K_S (small) "
        "saves a few percent more and is slightly worse. For 8 billion parameters:\n\n"
        "| File | Size |\n|---|---|\n| F16 | 16 GB |\n| Q8_0 | 8.5 GB |\n| Q4_K_M | 4.9 GB |\n| Q4_K_S | 4.7 GB |",
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
        names="downloading models | model downloads | getting models | a model download | Hugging Face | a model hub",
        asks="where can i download models | where do i get models | where can i find a gguf | where do models come from | can "
        "you download a model for me | how do i download a model | where to find larger models | does llmui download "
        "models by itself | which file do i download | i need a model file, where from | download gguf | what is hugging "
        "face | where are models published | how do i search a hub for gguf | which uploader can i trust | do i have to "
        "sign up at hugging face | is hugging face free | website with many models | what is a model hub",
        held="Where's a good place for downloading models? | How can I download a GGUF model? | i want to download a new gguf "
        "| Can llmui do the download of a model for me? | What's Hugging Face used for?",
        short="You download models from a hub such as Hugging Face, a website where makers publish them: search for a name "
        "together with GGUF and take one file. Put it into the `models` folder and pick it in the model list.",
        more="1. Look up how much memory is free.\n2. Search for a chat model of the right size, with GGUF in the name.\n"
        "3. Download one file, for example the one with Q4_K_M.\n4. Put it into the `models` folder of your data folder.\n"
        "5. Pick it in the list at the top.\n\n"
        "Most files are free and need no account. Anybody can upload there, so prefer makers that you know. llmui itself "
        "never contacts a hub, and I have no connection to the internet.",
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
        asks="can i teach you something | can you learn from me | do you learn from our chats | do you get smarter over time "
        "| do you improve when i correct you | does the model train on my conversations | will you learn from your "
        "mistakes | i want to teach you a fact | does talking to you change you | can you learn new things | are you "
        "learning right now",
        held="Do you learn anything from what I write? | Do my chats teach you anything? | will you learn and get smarter the "
        "more i use you | Can I teach you new facts for good?",
        short="I do not learn from our chats: my weights never change, and what you tell me is known only within this "
        "conversation. To change a model for good, it must be trained again.",
        more="What you write stays in the conversation and is read again with each message; that is all the memory I have. "
        "Nothing that you type is used for training, and nothing leaves your computer.\n\n"
        "If you want a model to know something every time, there are two ways:\n\n"
        "- write it into the system prompt\n- fine-tune a model with a training program",
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
        asks="what kind of network are you | what is inside a language model | what network do language models use | how is a "
        "transformer built | why is it called a transformer | what are the parts of a transformer | what comes after the "
        "embedding in a model | is every llm a transformer | what does the t in gpt stand for | how does text pass "
        "through the network | decoder-only transformer",
        held="What's inside a transformer? | Which kind of neural network do language models use inside? | how is the network "
        "of a transformer put together | What are transformers made of?",
        short="A transformer is the kind of network behind most language models: a stack of equal layers, each with attention "
        "and a feed-forward part, through which every token is passed.",
        more="The way of a token:\n\n"
        "1. It becomes a vector, its embedding.\n2. In each layer, attention adds what earlier tokens have to say.\n"
        "3. Then the feed-forward part works on each vector alone.\n"
        "4. The last vector is compared with the whole vocabulary, which gives a score for each possible next token.\n\n"
        "I am a small transformer of the llama kind myself.",
    ),
    "llm": topic(
        names="a language model | an LLM | large language models | LLMs | language models | a large language model",
        asks="how do you work | how does a language model work | how do language models work | how do you write replies | how "
        "do you think | how does an llm work | how were you able to answer | does a language model understand what it "
        "says | is an llm the same as ai",
        held="How does a large language model actually work? | What's an LLM, really? | in what way does a language model "
        "work when it answers | Do language models really understand what they say?",
        short="A language model predicts the next token from all tokens before it, again and again. It learned this from a "
        "large amount of text; it has no knowledge of whether something is true.",
        more="For each step it gives every token of its vocabulary a score, and the sampler picks one. The pick is added to "
        "the text and the step is repeated, until a special token says that the reply is complete.\n\n"
        'For example, after "The cat sat on the" the token `mat` has a high score and `moon` a low one. It learned such '
        "scores by reading; nobody wrote rules for it.",
    ),
    "token": topic(
        names="a token | tokens | token | text tokens",
        asks="how many letters is a token | why does the model count in tokens | what are tokens | are models paid by the "
        "token | why tokens and not letters | what are the pieces that a model writes | token meaning | token length | "
        "is a space a token | how many characters does one token have | why can you not count letters",
        held="How many letters make one token? | What's a token in a language model? | is one token always the same number of "
        "letters | Are tokens the pieces that a model writes?",
        short="A token is a small piece of text, often a word or a part of one. Models read and write tokens, not letters; in "
        "English one token is about four letters.",
        more="Rules of thumb for English:\n\n"
        "| Text | Tokens |\n|---|---|\n| 1 word | about 1.3 |\n| 1 page | 500 to 700 |\n| 3,000 words | about 4,000 |\n\n"
        "Other languages often need more. Rare words are built from several tokens, which is why models find spelling "
        "and counting letters hard.",
    ),
    "vocabulary": topic(
        names="the vocabulary of a model | a vocabulary | vocabulary size | the token list | n_vocab",
        asks="how many tokens does a model know | how large is a vocabulary | how many words do you know | how large is your "
        "vocabulary | what does vocab size mean | is a larger vocabulary better | can a model write words that are not "
        "in its vocabulary | where is the vocabulary kept | do all models have the same vocabulary | why do vocabularies "
        "differ between models | 32k or 128k vocabulary",
        held="What's in the vocabulary of a model? | How big is the vocabulary of most models? | does a model have a fixed "
        "vocabulary of tokens | Is it good to have a big vocabulary?",
        short="The vocabulary is the fixed list of all tokens that a model can read and write, each with a number. Large "
        "models have 32,000 to 260,000 of them; mine has 4,096.",
        more="A larger vocabulary means fewer tokens for the same text, above all in languages other than English, but more "
        "weights in the first and the last layer:\n\n"
        "$$\\text{weights} = \\text{vocabulary} \\cdot \\text{hidden size}$$\n\n"
        "Nothing is beyond the list: a word that is not in it is built from smaller pieces, at worst from single bytes. "
        "The vocabulary is part of the GGUF file.",
    ),
    "tokenizer": topic(
        names="a tokenizer | the tokenizer | tokenization | tokenizers | splitting text into tokens",
        asks="what does a tokenizer do | how is text split into tokens | how does my text become numbers | does every "
        "model have its own tokenizer | where is the tokenizer of a gguf | can i use the tokenizer of another "
        "model | what turns words into token ids | missing tokenizer file | do i have to download a tokenizer | "
        "is the tokenizer part of the model | tokenizer.json",
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
        asks="how is a tokenizer trained | what are merges in a tokenizer | how are the tokens of a vocabulary found | what "
        "does bpe stand for | how does byte pair encoding build tokens | why are common words one token | what is the "
        "difference between bpe and sentencepiece | bpe algorithm | what are byte tokens | how can any text be encoded "
        "with bytes | which tokenizer method do you use",
        held="What's byte pair encoding all about? | Which rule of BPE decides what becomes one token? | how do letter pairs "
        "get merged into tokens | Explain the merges of BPE step by step",
        short="BPE, byte pair encoding, builds a vocabulary by joining the most frequent pair of neighbours again and again. "
        "Common words end up as one token, rare words as several.",
        more="How it learns:\n\n"
        "1. Begin with the 256 possible bytes.\n2. Count all pairs of neighbours in a large text.\n"
        "3. Make the most frequent pair a new token.\n4. Repeat until the vocabulary is as large as wanted.\n\n"
        "Because every byte is in it, any text can be written, even in scripts that it never saw. My own 4,096 tokens "
        "were found this way.",
    ),
    "special_tokens": topic(
        names="special tokens | control tokens | a special token | a control token | control tokens of a model",
        asks="are there tokens that are not text | which special tokens does a model have | can i type a control token | are "
        "special tokens part of the vocabulary | a reply shows strange tags in angle brackets | marks like im_end appear "
        "in the answer | which tokens are never shown | reserved tokens | padding token | which tokens mark the turns of "
        "a chat | control tokens in my message",
        held="Which special tokens are not ordinary text? | why do control tokens like im_end appear at the end | Can a user "
        "type special tokens into a message? | Why does a model need control tokens for a chat?",
        short="Special tokens are marks in the vocabulary that are no ordinary text, such as the beginning of a turn or the "
        "end of a reply. The model learned what each of them means.",
        more="Typical ones are:\n\n"
        "- the beginning and the end of a text\n"
        "- the beginning and the end of a turn, in ChatML called `im_start` and `im_end`\n"
        "- marks around thoughts and tool calls\n- padding, used only in training\n\n"
        "The program adds them by itself. In llmui, such a mark inside your own message counts as plain text, so nobody "
        "can fake a turn with it. If marks show up in replies, the file has a wrong template or end token.",
    ),
    "bos_eos": topic(
        names="BOS and EOS | the BOS token | the EOS token | the end-of-sequence token | the beginning-of-sequence token | BOS",
        asks="what does bos mean | what does eos mean | how does the model know when to stop | which token ends a reply | "
        "what is an end of turn token | what is the eot token | how does a reply come to its end by itself | token at "
        "the beginning of the text | wrong eos token in a gguf | why is there a double bos warning | which token starts "
        "a sequence",
        held="What do BOS and EOS stand for? | Is EOS the token by which a model shows that it has finished? | the model "
        "needs an end token, doesn't it | Is BOS the first token of every sequence?",
        short="BOS and EOS are special tokens for the beginning of a sequence and its end. When the model picks EOS, or the "
        "end-of-turn token, the reply is complete and writing stops.",
        more="| Token | Stands at | Stored in the file as |\n|---|---|---|\n"
        "| BOS | the beginning of the text | `tokenizer.ggml.bos_token_id` |\n"
        "| EOS | the end | `tokenizer.ggml.eos_token_id` |\n| EOT | the end of a turn | `tokenizer.ggml.eot_token_id` |\n\n"
        "If a file names the wrong EOS, replies run on and talk to themselves. A corrected file, or a stop string, helps.",
    ),
    "embedding": topic(
        names="embeddings | an embedding | an embedding vector | text embeddings",
        asks="what are embeddings good for | what is a vector of meaning | how can a text become a list of numbers | why do "
        "similar texts have similar numbers | what is the embedding of a token | how is the meaning of a word stored | "
        "how are two embeddings compared | what is a token embedding | how long is an embedding vector | meaning as "
        "numbers",
        held="What's an embedding of a text? | How can a vector of numbers hold the meaning of a text? | in what way are two "
        "embeddings compared with each other | What do people use embeddings for?",
        short="An embedding is a list of numbers that stands for the meaning of a text: similar texts get similar numbers. "
        "Search by meaning is built on it.",
        more="Two embeddings are compared by the angle between them:\n\n"
        "$$\\cos(a, b) = \\frac{a \\cdot b}{\\|a\\| \\, \\|b\\|}$$\n\n"
        "The result is 1 for the same direction and near 0 for texts that have nothing in common. Inside a language "
        "model, too, each token begins as an embedding, a row of a large table, before the layers work on it.",
    ),
    "embedding_model": topic(
        names="an embedding model | embedding models | a model for embeddings | sentence embedding models",
        asks="which model makes embeddings | can you make embeddings | does llmui make embeddings | can i chat with an "
        "embedding model | why does an embedding model not answer | is there an embeddings endpoint in llmui | how do "
        "embedding models differ from chat models | /v1/embeddings | the embeddings endpoint answers 501 | can a chat "
        "model make good embeddings | how large is an embedding model",
        held="What's an embedding model used for? | Can llmui serve embeddings over its API? | i loaded an embedding model "
        "and it does not chat | Which kind of model makes embeddings of whole texts?",
        short="An embedding model turns a whole text into one vector instead of writing a reply, and is used for search by "
        "meaning. llmui cannot run one yet: `/v1/embeddings` answers with 501.",
        more="Such a model reads a text once and writes nothing, and it is small, often below 1 billion parameters. Texts and "
        "questions must go through the same model, because the vectors of two models do not fit together. A chat model "
        "can give vectors too, but they find less. Do not pick an embedding model in the model list; it cannot chat.",
    ),
    "model_names": topic(
        names="model names | the name of a model file | names of models | model file names",
        asks="how do i read the name of a model | what do the parts of a model name mean | what does it mean in the file name "
        "| why are model names so long | what does instruct-q4_k_m mean in a name | how is a gguf file named | decode "
        "this model name for me | what does 0.5b-instruct mean | what do the numbers in a model name tell | model naming "
        "| may i rename a model file | what does v2 in the name mean",
        held="How should I read a model's file name? | What do all the parts of such a long model name tell me? | all those "
        "letters in the name of a gguf, what are they | Can the name tell me the size of a model?",
        short="Model names list the family, the version, the size, the kind and the quantization. In "
        "`name-2-8B-Instruct-Q4_K_M.gguf`, 8B is the size, Instruct means made for chats, and Q4_K_M is the quantization.",
        more="| Part | Meaning |\n|---|---|\n| `8B` | 8 billion parameters |\n"
        "| `30B-A3B` | 30 billion, 3 billion of them active |\n| `Instruct`, `Chat`, `it` | follows instructions |\n"
        "| `Base`, `pt` | only continues text |\n| `Q4_K_M` | the quantization |\n"
        "| `00001-of-00003` | first part of a split model |\n\n"
        "You may rename a file as you like; only the parts of a split model must keep their names.",
    ),
    "q2": topic(
        names="Q2_K | Q2 | a Q2 file | two-bit quantization",
        asks="is q2 good enough | what does q2_k mean | should i use a 2-bit model | is q2_k any good | how bad is q2 | is a "
        "2 bit quant worth it | a very large model in q2 | how large is a q2_k file | answers of my q2 model are strange "
        "| when does q2 make sense | smallest possible quant",
        held="Can I use a Q2_K file at all? | What's lost in a two-bit file like Q2_K? | would you take Q2 for a 70B model | "
        "Is the quality of Q2_K acceptable?",
        short="Q2_K stores about 3 bits per weight on average and loses clearly: facts, spelling and reasoning suffer. Take it "
        "only when a large model does not fit in any other way.",
        more="Two bits can tell only four values apart, so most of the detail is gone. Large models bear it better than small "
        "ones.\n\n"
        "- Below 10 billion parameters, take a smaller model in Q4 instead.\n"
        "- At 70 billion and more, a two-bit file can still be useful.\n"
        "- The IQ2 kinds, made with an importance matrix, are better than Q2_K at the same size.",
    ),
    "q3": topic(
        names="Q3_K_M | Q3 | a Q3 file | three-bit quantization | Q3_K_S and Q3_K_L",
        asks="is q3 good enough | what does q3_k_m mean | should i use a 3-bit model | how large is a q3_k_m file | "
        "what is the difference between q3_k_s and q3_k_l | does q3 hurt the quality | a 3 bit quant to fit my "
        "card | is q3_k_l nearly q4 | q4 is slightly too large for me | when to take q3",
        held="Is Q3_K_M still usable? | How much quality do I lose with Q3? | is Q3 all right when my memory is a "
        "little short | What's Q3_K_L for?",
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
        asks="what does q5_k_m mean | is q5_k_m worth the extra memory | how large is a q5_k_m file | should i use a 5-bit "
        "model | how good is q5_k_m | does q5 cost much speed | what do i gain with five bits | five bits per weight",
        held="What's the benefit of Q5_K_M? | Is it worth getting a Q5 file? | how good is a q5 file with its five bits | I "
        "have a bit of memory left, should I take Q5_K_M?",
        short="Q5_K_M stores about 5.7 bits per weight and lies between Q4_K_M and Q6_K: a little more exact than Q4, and "
        "nearly a fifth larger. It is a good choice when memory is left over.",
        more="For 8 billion parameters the file has about 5.7 GB, where Q4_K_M has 4.9 GB. In measurements of perplexity, "
        "most of what Q4_K_M loses comes back; in a chat you will hardly see it. Programs, mathematics and other "
        "languages than English gain the most. Since every weight is read for each token, replies become slower by about "
        "the same fifth.",
    ),
    "q6": topic(
        names="Q6_K | Q6 | a Q6 file | six-bit quantization",
        asks="what does q6_k mean | how good is q6_k | how large is a q6_k file | should i use a 6-bit model | is q6_k "
        "lossless | why is there no q6_k_m | why does q4_k_m contain q6_k | what is six bits good for",
        held="How close is Q6_K to the original? | Would a Q6_K file be good enough for code? | is Q6 worse than the original "
        "| What size does a Q6_K file have?",
        short="Q6_K stores about 6.6 bits per weight and can hardly be told from the original. Its file is a good fifth "
        "smaller than Q8_0, so it is the choice for nearly full quality.",
        more="For 8 billion parameters the file has about 6.6 GB. The loss is tiny, even in careful measurements, so take it "
        "when it fits and leaves room for the context. It has no S, M or L, because all of its tensors use the same "
        "kind. In Q4_K_M files some tensors that matter more, such as the output layer, are stored in Q6_K.",
    ),
    "q8": topic(
        names="Q8_0 | Q8 | a Q8 file | eight-bit quantization",
        asks="what does q8_0 mean | is q8 lossless | is q8 worth it | how large is a q8_0 file | should i use an "
        "8-bit model | is q8_0 as good as the original | why is the starter a q8_0 file | what does the 0 in "
        "q8_0 stand for | what is eight-bit good for | when do i need eight bits",
        held="How good is a Q8_0 file really? | Is anything lost in a Q8 file? | how much memory does Q8_0 take | For "
        "whom is Q8_0 the right choice?",
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
        asks="what does the k in q4_k_m mean | what do s, m and l mean in a quant | what is better about k-quants | how do "
        "k-quants work | why do some quants have a k | which quants are k-quants | what is a super-block | difference "
        "between k_s and k_m | are k-quants slower | k quant small medium large",
        held="What does the letter K stand for in Q5_K_S? | How are K-quants different from the old kinds? | what's meant by "
        "the S, M and L after the K | Why are K-quants better?",
        short="K-quants are the kinds of quantization with a K in the name, from Q2_K to Q6_K. They use super-blocks of 256 "
        "weights and give more bits to tensors that matter more; S, M and L say how many.",
        more="A super-block is divided into small blocks, whose scales are themselves stored in few bits. That leaves more "
        "bits for the weights. The last letter tells the mix:\n\n"
        "- S, small: nearly all tensors use the basic kind\n- M, medium: some important tensors get more bits\n"
        "- L, large: more tensors get more bits\n\n"
        "They run well on every kind of hardware, which makes them the safe choice.",
    ),
    "i_quants": topic(
        names="I-quants | IQ4_XS | IQ3_M | IQ quants | IQ2_M",
        asks="what does iq4_xs mean | what is the difference between iq4_xs and q4_k_m | what does the i in iq3 stand for | "
        "are iq quants better | should i use an iq quant | iq3 or q3_k_m | why are i-quants slow on my cpu | what do xxs "
        "and xs mean | what is iq4_nl | iq quants on amd | when are i-quants worth it",
        held="What's the advantage of IQ4_XS? | Are IQ quants slower than others on a processor? | iq3_xxs - what kind of "
        "quant is that | Is IQ4_XS a good alternative to Q4_K_S?",
        short="I-quants are kinds of quantization with names like IQ4_XS or IQ3_M. They look weights up in tables and so keep "
        "more quality below 4 bits, but cost more computing, above all on a CPU.",
        more="| Kind | Bits per weight |\n|---|---|\n| IQ4_XS | 4.5 |\n| IQ3_M | 3.8 |\n| IQ3_XXS | 3.3 |\n| IQ2_M | 2.9 |\n"
        "| IQ2_XXS | 2.4 |\n\n"
        "The smallest of them are made with an importance matrix. On a graphics card the extra work hardly shows. On a "
        "processor alone, a K-quant of similar size is often faster.",
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
        asks="what does f16 mean | what does bf16 mean | what does f32 mean | what is the difference between f16 and bf16 | "
        "should i use an f16 model | is f16 better than q8 | how large is an f16 file | what is fp16 | why are models "
        "trained in bf16 | how many bytes does a float have | what is an unquantized model | is bf16 slow on my card",
        held="What's the difference of BF16 and F16? | Does it make sense to run a model in F16? | how many bytes has a float "
        "in F32 | Is an unquantized F16 file worth its size?",
        short="F16, BF16 and F32 are unquantized numbers with 16 or 32 bits for each weight. They are what quantized files are "
        "made from; for chatting, Q8_0 is just as good at half the size.",
        more="| Name | Bits | Range | Precision |\n|---|---|---|---|\n| F32 | 32 | very large | 24 bits |\n"
        "| F16 | 16 | small | 11 bits |\n| BF16 | 16 | as F32 | 8 bits |\n\n"
        "BF16 trades precision for range, which keeps training stable. A model of 8 billion parameters has 16 GB in F16 "
        "or BF16 and 32 GB in F32. Some older cards compute BF16 slowly.",
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
        asks="how large is a 7b model file | how do i calculate the file size | how big is a 13b model on disk | why is the "
        "file 5 gb | file size formula | from parameters to gigabytes | estimate the size of a gguf | how much do 8 "
        "billion parameters weigh in gigabytes | does the file size equal the memory need | how many gigabytes has a "
        "model file",
        held="How can I estimate how large a model file is? | What's the formula for the size of a GGUF? | how many gigabytes "
        "has the file of a 14B model | Why has the file of a 7B model a size of 4 GB?",
        short="The file size is the number of parameters times the bits per weight, divided by 8. A model of 7 billion "
        "parameters at 4.8 bits has about 4.2 GB.",
        more="$$\\text{bytes} = \\frac{\\text{parameters} \\cdot \\text{bits per weight}}{8}$$\n\n"
        "Worked examples:\n\n"
        "| Model | Q4_K_M | Q8_0 | F16 |\n|---|---|---|---|\n| 3B | 1.8 GB | 3.2 GB | 6 GB |\n"
        "| 7B | 4.2 GB | 7.4 GB | 14 GB |\n| 14B | 8.4 GB | 15 GB | 28 GB |\n\n"
        "To run it you need this much memory, plus room for the KV cache and the computing.",
    ),
    "sharded": topic(
        names="a split model | sharded files | split GGUF files | model shards | a multi-part model",
        asks="what does 00001-of-00003 mean | my model has several files | how do i load a model in several parts | do i need "
        "all parts of the model | how do i join gguf parts | which part do i open | the model came in 3 files | how do i "
        "merge a split gguf | can i rename the parts | why are large models split | one part is missing | "
        "llama-gguf-split",
        held="How do I use a model that comes in several files? | What's 00001-of-00003 at the end of a file? | must all the "
        "parts be in one folder | Can I put the shards of a model together?",
        short="A split model lies in several files named like `-00001-of-00003.gguf`. Put all parts into one folder without "
        "renaming them; llmui shows them as one model and loads the rest by itself.",
        more="Hubs limit how large one file may be, so large models are cut. You need not join the parts, but you can:\n\n"
        "```bash\nllama-gguf-split --merge model-00001-of-00003.gguf model.gguf\n```\n\n"
        "Name the first part; the tool finds the others. If a part is missing, loading fails: count the files, and "
        "compare their number with the last number in the name.",
    ),
    "truncated": topic(
        names="an incomplete download | a truncated file | a broken download | a damaged model file | a cut-off model file",
        asks="the file is incomplete | the download stopped in the middle | parts of the model are missing | the model file "
        "is cut off | the download was interrupted | the file is only a few kilobytes | the model file is a web page | "
        "is my gguf damaged | how do i resume a download | loading fails after the download | only a pointer of git lfs "
        "| model file is empty",
        held="How can I tell that a download is incomplete? | The message says the file is incomplete | my download broke "
        "off, can I still use the file | The GGUF seems to be incomplete or cut off, what now?",
        short="An incomplete file does not load: llmui says that parts of the model are missing. Download it again, and "
        "compare the size with the one on the page of the model.",
        more="Signs and causes:\n\n"
        "- a few kilobytes only: a web page with an error, or a pointer of Git LFS\n"
        "- smaller than stated: the download broke off\n- the right size, but it fails: compare the checksum\n\n"
        "Many download programs can go on where they stopped:\n\n"
        "```bash\ncurl -L -C - -o model.gguf URL\n```\n\n"
        "The `-C -` means: continue at the end of what is there.",
    ),
    "checksum": topic(
        names="a checksum | checksums | SHA-256 | the SHA-256 of a file | a file hash",
        asks="how do i check a downloaded model | how do i verify a gguf | what is sha256 | is my download complete and "
        "unchanged | how do i compute the hash of a file | sha256sum | where do i find the checksum of a model | the "
        "checksum does not match | compare the hash | how do i know that a file was not changed | certutil hashfile",
        held="How can I verify that my file is the right one? | What's a SHA-256 good for? | the hash of my model is "
        "different from the page | Is there a way to verify the hash of a GGUF?",
        short="A checksum is a short number computed from all bytes of a file. If the SHA-256 of your file equals the one on "
        "the download page, it is complete and unchanged.",
        more="```bash\nsha256sum model.gguf                  # Linux\nshasum -a 256 model.gguf              # macOS\n"
        "certutil -hashfile model.gguf SHA256  # Windows\n```\n\n"
        "Compare all characters, or at least the first and last eight. If one differs, delete the file and download it "
        "again. A checksum shows that the file is the one that was offered, not that its maker can be trusted.",
    ),
    "convert": topic(
        names="converting a model to GGUF | conversion to GGUF | converting models | convert_hf_to_gguf",
        asks="how do i convert a model to gguf | how do i make a gguf from safetensors | there is no gguf of my model | can "
        "llmui convert models | how do i turn a hugging face model into a gguf | which script converts models | convert "
        "safetensors | i have a folder with safetensors, what now | the conversion fails | does converting lose quality "
        "| how much memory does the conversion need",
        held="How can I convert safetensors to GGUF? | Which script turns safetensors into a GGUF? | nobody has made a gguf "
        "of this model, can I convert it | Is converting a model difficult?",
        short="To convert a model, run the script `convert_hf_to_gguf.py` of llama.cpp on the folder with its safetensors. It "
        "writes one GGUF, which you can quantize afterwards. llmui itself does not convert.",
        more="1. Get llama.cpp and install the Python packages that it lists.\n"
        "2. Download the whole model folder, with the tokenizer files.\n3. Convert:\n\n"
        "```bash\npython convert_hf_to_gguf.py ./my-model --outtype bf16 --outfile my-model.gguf\n```\n\n"
        "4. Quantize the result.\n\n"
        "The architecture must be one that the script knows. Look first whether somebody has already done it; for most "
        "models that is so.",
    ),
    "quantize_self": topic(
        names="quantizing a model yourself | llama-quantize | making a quant | your own quantization",
        asks="how do i quantize a model myself | which tool quantizes a gguf | how do i make a q4_k_m from f16 | can i "
        "quantize on my laptop | can llmui quantize | how long does quantizing take | can i quantize a quantized file "
        "again | from q8 to q4 | requantize | do i need a gpu to quantize | quantize command",
        held="Is it hard to quantize a model yourself? | Which program do I need to quantize? | i have an F16 file and want "
        "to quantize it | Is it all right to quantize a Q8 file once more?",
        short="To quantize a model yourself, use `llama-quantize` of llama.cpp with an F16 or BF16 file. It needs no graphics "
        "card and takes some minutes.",
        more="```bash\nllama-quantize my-model-bf16.gguf my-model-Q4_K_M.gguf Q4_K_M\n```\n\n"
        "- Always begin with the unquantized file; quantizing twice adds the losses.\n- The disk must hold both files.\n"
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
        names="GPTQ | AWQ | EXL2 | PyTorch files | ONNX | other model formats | the old GGML format",
        asks="can i load pytorch files | can i load a gptq model | can i load an awq model | does llmui support exl2 | what "
        "is a .bin model | what is a .pt file | does onnx work here | which formats are not supported | the file is a "
        "python pickle | model in mlx format | i downloaded an awq version by mistake | the file is a zip archive | why "
        "does a .ggml file not load | what is a .ggml file | can i load old ggml files | file is in the old ggml format "
        "| ggml or gguf",
        held="Do GPTQ or AWQ files work here? | What do I do with a .bin file of PyTorch? | is there any way to run an EXL2 "
        "model in llmui | Are ONNX models supported? | my file is an old .ggml, does it work",
        short="Formats such as GPTQ, AWQ, EXL2, ONNX, PyTorch and the old GGML do not load in llmui, which reads only GGUF. "
        "Look for the same model with GGUF in its name.",
        more="| Format | Made for |\n|---|---|\n| GPTQ, AWQ | servers with graphics cards |\n"
        "| EXL2 | one engine for NVIDIA cards |\n| MLX | Apple computers |\n| ONNX | general runtimes |\n"
        "| GGML | llama.cpp until 2023 |\n| `.bin`, `.pt` | PyTorch |\n\n"
        "Be careful with PyTorch files: they are Python pickles and can run code when they are opened. llmui recognises "
        "such a file by its first bytes and refuses it.",
    ),
    "metadata": topic(
        names="GGUF metadata | metadata of a model | the metadata in a GGUF | GGUF keys",
        asks="what is stored in the metadata | how do i look into a gguf | how do i see the details of a gguf file | which "
        "keys does a gguf have | how do i read the context length from a file | gguf-dump | can i change the metadata of "
        "a model | where is the name of the model stored | how do i inspect a model file | fix a wrong value in a gguf",
        held="How can I look at the metadata of a GGUF? | What metadata does the header of a GGUF hold? | is there a tool to "
        "show the keys of a gguf | Can values in the metadata be corrected?",
        short="GGUF metadata are pairs of key and value at the start of the file: name, architecture, layers, context length, "
        "tokenizer and chat template. Tools show them without loading the weights.",
        more="```bash\npip install gguf\ngguf-dump --no-tensors model.gguf\n```\n\n"
        "Some keys:\n\n"
        "| Key | Meaning |\n|---|---|\n| `general.name` | the name |\n| `general.architecture` | the kind of network |\n"
        "| `llama.context_length` | the context it was trained for |\n| `llama.block_count` | the number of layers |\n\n"
        "When a model is loaded, llmui takes its name, architecture and context length from there.",
    ),
    "base_model": topic(
        names="base models | base and instruct models | an instruct model | chat models | base or instruct | the difference "
        "between base and instruct",
        asks="what is the difference between a base and an instruct model | should i take base or instruct | why does the "
        "model continue my question instead of answering | what does base mean in a model name | can i chat with a base "
        "model | what are base models good for | what does pt mean in a model name | the model only completes my text | "
        "a model without instruction training | foundation model | raw pretrained model | what does instruct mean | what "
        "does it mean in a model name with the letters it | which models can chat | do i need an instruct model | what "
        "is instruction tuning | what does chat mean in a file name | is an instruct model the same as a chat model | "
        "what makes a model able to chat | how does a model learn to follow instructions",
        held="Is a base model any use for chatting? | What's different in an instruct model compared with the base? | my base "
        "model goes on with my question and does not answer it | Which should I download, base or instruct? | What kind "
        'of model is an instruct model? | Is "chat" in the name the same as "instruct"?',
        short="A base model has only learned to continue text; an instruct model, also called a chat model, was trained "
        "further on dialogues to answer and to follow instructions. For chats take the file with `Instruct`, `Chat` or "
        "`it` in its name.",
        more="| | Base | Instruct |\n|---|---|---|\n| Training | text alone | text, then dialogues |\n"
        "| Asked a question | may write more questions | answers |\n| Chat template | often none | yes |\n"
        "| Good for | fine-tuning, free text | chats, tasks |\n\n"
        "If a model rambles on after your question, look at its name: `Base` or `pt` there is the likely reason.",
    ),
    "coder_model": topic(
        names="a coder model | coder models | coding models | a code model",
        asks="which model is good for coding | what model is good for programming | what does coder mean in a model name | "
        "can i get a model that writes code | are coder models better at python | which size of model for code | is a "
        "coder model bad at normal chat | do i need a special model for programming | best local model for code | which "
        "languages does a coder model know",
        held="Which coder model should I get for writing programs? | What's special about coder models? | i want a coder "
        "model for python, which one | Are coding models worse at normal conversation?",
        short="A coder model was trained mostly on programs and writes and explains code better than a general model of its "
        "size. Take one with Coder in the name and at least 7 billion parameters.",
        more="Tips for using one:\n\n"
        "- Set the temperature low, about 0.2.\n"
        "- Take Q5_K_M or better if memory allows; code suffers early from lost precision.\n"
        "- Give it a context of 16,000 tokens or more for long files.\n- Run what it writes only after reading it.\n\n"
        "Many coder models can also fill a gap between two pieces of code, which editors use for completion. I cannot "
        "write programs myself.",
    ),
    "reasoning_model": topic(
        names="kinds of reasoning models | reasoning model kinds | hybrid thinking models | models that always think",
        asks="which models can think before they answer | always thinking or hybrid | which model is good at puzzles "
        "and logic | what kinds of reasoning models are there | do i need a reasoning model | are reasoning "
        "models better | when should i load a reasoning model | how is a reasoning model trained | reasoning or "
        "instruct model | can a small model reason",
        held="What kinds of thinking models exist? | Is it worth loading a reasoning model for my tasks? | for which "
        "tasks are reasoning models the right kind | Should I download an instruct model or a reasoning model?",
        short="Reasoning models write out their thoughts before the answer. They are better at mathematics, code and "
        "puzzles, but each reply takes longer and needs more of the context.",
        more="| Kind | Behaviour |\n"
        "|---|---|\n"
        "| Instruct | answers at once |\n"
        "| Reasoning | always thinks first |\n"
        "| Hybrid | thinks when it is switched on |\n\n"
        "They learned it by solving many tasks whose result could be checked: what led to right results was made "
        "likelier. For small talk and short facts they only cost time. Leave them room: a context of 8,000 "
        "tokens is a fair minimum.",
    ),
    "projector": topic(
        names="a vision projector | mmproj | an mmproj file | the multimodal projector | a projector file",
        asks="what is an mmproj file | what is the second file of a vision model | why is the mmproj not in the model list | "
        "do i need the mmproj | the file is a vision projector | where do i put the mmproj | how does a language model "
        "get to see images | which extra file do images need | mmproj does not load | clip architecture error | can "
        "llmui use an mmproj",
        held="What's the mmproj good for? | Why does a vision model come with two files? | i tried to load an mmproj file and "
        "it failed | Does llmui make use of vision projectors?",
        short="A vision projector, with `mmproj` in its name, turns a picture into vectors that the language model can read. "
        "It is no model of its own, so llmui leaves it out of the list.",
        more="How a picture gets in:\n\n"
        "1. The image encoder cuts it into small squares.\n2. It makes a vector of each.\n"
        "3. The projector maps these into the space of the token embeddings.\n"
        "4. The language model reads them like words.\n\n"
        "The projector must belong to exactly that model. llmui works with text only at present; the language part of a "
        "vision model can be used for chatting without the extra file.",
    ),
    "lora": topic(
        names="a LoRA | LoRA | a LoRA adapter | low-rank adaptation | adapters",
        asks="what does lora stand for | how does a lora work | what is an adapter for a model | can llmui load a lora | how "
        "do i use a lora with a gguf | why is a lora so small | what is the rank of a lora | is a lora a whole model | "
        "how do i convert a lora to gguf | does a lora fit any model | adapter file",
        held="Why would somebody use a LoRA adapter? | Is it possible to use LoRA files in llmui? | why are adapters only a "
        "few megabytes | Can I put one LoRA on any model?",
        short="A LoRA is a small file with the changes of a fine-tuning, instead of a whole new model. It fits only the model "
        "that it was made for; llmui has no setting for adapters yet.",
        more="For each weight matrix it stores two thin matrices whose product is added:\n\n"
        "$$W' = W + \\frac{\\alpha}{r} \\, B A$$\n\n"
        "With a rank $r$ of 16, that is less than one percent of the weights, so training needs far less memory. To use "
        "a LoRA in llmui, merge it into its model, convert the result to GGUF and load that.",
    ),
    "merging": topic(
        names="model merging | merging models | a merged model | a model merge | merges",
        asks="how are two models merged | what is a merge of models | are merged models good | is a merge better than its "
        "parents | can i merge a lora into the model | how do i combine two models into one | why do some model names "
        "contain merge | what happens when weights are averaged | can models of different size be merged | merge two "
        "fine-tunes",
        held="What does it mean that a model is a merge? | Is it possible to merge two models into a new one? | how would I "
        "merge a LoRA with its model | Are merges any better than the originals?",
        short="Merging combines the weights of two or more models with the same architecture into one, without training. A "
        "LoRA can be merged into its model in the same way.",
        more="The simplest form is a weighted mean of two models:\n\n"
        "$$W = (1 - t) \\, W_a + t \\, W_b$$\n\n"
        "It works when both come from the same base model, since their weights then still lie close together. The result "
        "is cheap to make and hard to foresee: try it on your own questions. Merge unquantized files and quantize "
        "afterwards.",
    ),
    "distillation": topic(
        names="distillation | knowledge distillation | a distilled model | distilled models | distill models",
        asks="what does distill mean in a model name | how does a small model learn from a large one | what is a teacher "
        "model | what is a student model | are distilled models good | is a distilled model the same as a quantized one "
        "| why do small models get better and better | r1 distill, what is that | training on the output of another "
        "model | teacher and student",
        held="What does it mean that a model was distilled? | How can a big model be the teacher of a small one? | teacher "
        "and student models - what's the idea | Is a distill as good as its teacher?",
        short="Distillation trains a small model, the student, to answer like a large one, the teacher. The student gets much "
        "of the skill at a fraction of the size, but less of the knowledge.",
        more="There are two ways:\n\n"
        "- **By text:** the teacher writes many answers, and the student is trained on them.\n"
        "- **By scores:** the student learns the teacher's chances for every next token, which tells it more than one "
        "right word.\n\n"
        "A name such as Distill-8B says that the model has 8 billion parameters and learned from a larger one. Its "
        "architecture is that of the student, so memory and speed are too.",
    ),
    "pretraining": topic(
        names="pre-training | pretraining | the pre-training of a model | self-supervised training",
        asks="how is a language model trained from nothing | what is the first step in training a model | how much text does "
        "a model read in training | how long does it take to train a large model | can i pretrain a model at home | what "
        "does a model learn in pre-training | why does training cost so much | on how many tokens are models trained | "
        "where does a model get its knowledge from | training from scratch | what does next-word training teach",
        held="What's done in the pre-training of a model? | In which step of training does a model first learn language? | "
        "could somebody train an LLM from scratch on one computer | How many tokens of text go into pretraining?",
        short="Pre-training is the first and longest step: a network with random weights reads a huge amount of text and "
        "learns to predict the next token. Nearly all knowledge of a model comes from it.",
        more="In each step the model:\n\n"
        "1. reads a piece of text,\n2. gives its chances for every next token,\n3. compares them with what really follows,\n"
        "4. moves each weight a little so that the error shrinks.\n\n"
        "Large models read trillions of tokens on thousands of graphics cards over weeks. A toy like me is trained on "
        "two processor cores within hours.",
    ),
    "rlhf": topic(
        names="RLHF | preference training | reinforcement learning from human feedback | DPO | alignment training",
        asks="what does rlhf stand for | how does a model learn which answers people like | what is a reward model | what is "
        "the difference between rlhf and dpo | why are models so polite | how are models made safe | what comes after "
        "instruction tuning | what is alignment of a model | how does human feedback get into a model | thumbs up and "
        "down in training | reinforcement learning for llms",
        held="What's the purpose of RLHF? | In what way are human ratings used to train a model? | DPO or RLHF, how do they "
        "differ | How does preference training make answers polite?",
        short="Preference training shows a model pairs of answers and makes the one that people prefer likelier. RLHF does it "
        "through a reward model, DPO directly from the pairs.",
        more="| | RLHF | DPO |\n|---|---|---|\n| Needs | a reward model | only the pairs |\n"
        "| Training | reinforcement learning | like ordinary training |\n| Effort | high | moderate |\n\n"
        "It makes answers helpful, polite and careful, and teaches the model to refuse some things. Pushed too far, it "
        "makes a model flatter its user or refuse harmless questions. It adds little knowledge.",
    ),
    "dataset": topic(
        names="a dataset | datasets | a training set | a data set for training",
        asks="what is a training dataset | what does a dataset for chat training look like | where do datasets come from | "
        "how large must a dataset be | how do i make a dataset for fine-tuning | what is jsonl | why is the quality of "
        "the data important | format of training examples",
        held="What's in a dataset for a chat model? | How should I write a dataset of training examples? | which file format "
        "do training sets have | Is the quality of a training set more important than its size?",
        short="A dataset is the collection of texts or dialogues that a model is trained or tested on. For fine-tuning it is "
        "often a JSONL file with one dialogue in each line.",
        more="One line of such a file:\n\n"
        "```json\n"
        '{"messages": [{"role": "user", "content": "What is GGUF?"}, {"role": "assistant", "content": "The file format '
        'of llama.cpp."}]}\n```\n\n'
        "Good habits:\n\n"
        "- keep a part aside that is never trained on\n- remove doubles\n- check the licence of every source\n"
        "- prefer 500 good examples to 5,000 careless ones",
    ),
    "loss": topic(
        names="the loss | training loss | the loss curve | validation loss | cross-entropy | cross-entropy loss",
        asks="what does loss mean in training | what is a good loss | why does the loss go down | my loss does not fall | the "
        "loss is nan | what does a loss of 2 mean | what is validation loss | how do i read a loss curve | what is "
        "minimised in training | training loss and validation loss differ | loss went up suddenly | what is the formula "
        "of cross-entropy | how is the loss of a language model computed | why does the loss use a logarithm | how is a "
        "wrong prediction punished in training | what is cross entropy",
        held="What's the loss of a model? | How should a loss curve look? | my training loss stays the same, why | What does "
        "it tell me when the validation loss rises? | What's cross-entropy in training?",
        short="The loss is the number that training makes smaller: the cross-entropy, which says how badly the model predicted "
        "the next tokens. Lower is better, but only the loss on texts outside the training tells how good a model is.",
        more="For one token it is minus the logarithm of the probability that the right one got:\n\n"
        "$$L = -\\ln p(x)$$\n\n"
        "Some mean values, for a vocabulary of 4,096:\n\n"
        "| Loss | Meaning |\n|---|---|\n| 8.3 | pure guessing |\n| 4 | first words are known |\n| 2 | fluent text |\n"
        "| near 0 | learned by heart |\n\n"
        "If it does not fall, the learning rate is too low or the data are wrong; if it becomes `nan`, the learning rate "
        "is too high.",
    ),
    "overfitting": topic(
        names="overfitting | an overfitted model | memorising the training data | overtraining | generalisation",
        asks="what does overfitting mean | how do i know that my model is overfitted | how do i avoid overfitting | why does "
        "my fine-tune repeat its training texts | the model learned the examples by heart | what does generalise mean "
        "for a model | training loss falls but validation loss rises | too many epochs | my fine-tuned model got worse "
        "at everything else",
        held="When is a model overfitted? | What can be done against overfitting? | my fine-tune only recites its training "
        "texts by heart | How do you notice that a model has memorised its data?",
        short="Overfitting means that a model learns its training examples by heart instead of what they have in common. It "
        "then does well on them and badly on anything new.",
        more="You see it when the training loss still falls while the loss on other texts rises.\n\n"
        "What helps:\n\n"
        "1. More examples, and more different ones.\n2. Fewer epochs.\n3. A lower learning rate, or a LoRA of lower rank.\n"
        "4. Mixing in general texts, so that old skills are not forgotten.\n\n"
        "Tiny models like me memorise wordings easily, so I am tested with questions in other words.",
    ),
    "perplexity": topic(
        names="perplexity | the perplexity of a model | PPL | a perplexity test",
        asks="what does perplexity mean | what is a good perplexity | how is perplexity measured | how do i measure the loss "
        "of a quant | llama-perplexity | is lower perplexity better | can i compare the perplexity of two models | what "
        "does ppl 6 mean | how do people compare quants with numbers | perplexity and loss",
        held="What does the perplexity say about a model? | How can I measure the perplexity of a quant? | is a perplexity of "
        "6 good or bad | May I compare PPL values of different models?",
        short="Perplexity measures how surprised a model is by a text: a value of 6 means it was as unsure as between 6 "
        "equally likely tokens. Lower is better, on the same text and with the same tokenizer.",
        more="It is the exponential of the mean loss:\n\n"
        "$$\\text{PPL} = \\exp\\left(-\\frac{1}{n} \\sum_{t=1}^{n} \\ln p(x_t)\\right)$$\n\n"
        "```bash\nllama-perplexity -m model-Q4_K_M.gguf -f text.txt\n```\n\n"
        "Its best use is to compare the quants of one model with each other. Between different models it says little, "
        "because their tokens differ, and it does not measure how well a model answers.",
    ),
    "benchmarks": topic(
        names="model benchmarks | a benchmark score | leaderboards | MMLU | benchmark results of models",
        asks="can i trust benchmark scores | what does mmlu mean | how are models compared | which benchmark matters | what "
        "is a leaderboard | what is gsm8k | why is a model with high scores bad in practice | what is humaneval | who "
        "ranks language models | do benchmark questions leak into training | how good is a model in numbers | score of a "
        "model",
        held="What are benchmarks of language models worth? | Where can I see which models score best? | the model has great "
        "benchmark scores but bad answers, how come | What's tested in MMLU?",
        short="Model benchmarks are fixed sets of tasks that give each model a score, for example for knowledge, mathematics "
        "or code. They help to make a first choice; your own questions decide.",
        more="| Name | Tests |\n|---|---|\n| MMLU | knowledge, with given choices |\n| GSM8K | sums in words |\n"
        "| HumanEval | small programs |\n| IFEval | following instructions |\n\n"
        "Be careful with scores: the questions may have been in the training data, makers choose what they show, and "
        "most figures are for the unquantized model. Keep ten questions of your own and ask every new model the same.",
    ),
    "model_licence": topic(
        names="the licence of a model | model licences | a model licence | open weights | open-weight models",
        asks="which models may be used commercially | which licence does a model have | what is the difference between open "
        "weights and open source | am i allowed to share a model | what does apache 2.0 mean for a model | are local "
        "models free to use | where do i find the licence of a model | can i sell what a model writes | what is a "
        "community licence | non-commercial model | may i use this model at work | license of the weights",
        held="Does the licence of the weights allow use in my company? | Where is the licence of these model weights written "
        "down? | open weights or open source - is that the same | Which licences are common for models?",
        short="A model licence says what you may do with the weights: use them at work, change them, pass them on. Read it on "
        "the model's page, because open weights does not always mean free for every use.",
        more="| Kind | What it allows |\n|---|---|\n| Apache 2.0, MIT | nearly everything |\n"
        "| Community licence | most things, with conditions |\n| Non-commercial | research and private use |\n\n"
        "Open weights means that the file can be downloaded; open source means that the training data and code are there "
        "as well. A fine-tune keeps the conditions of its base model. The starter model itself is under MIT.",
    ),
    "model_card": topic(
        names="a model card | model cards | the model card | the description page of a model",
        asks="what is written in a model card | where do i find the recommended settings of a model | where is the "
        "description of a model | what should i read before i download a model | what does a model card tell me | does "
        "the starter have a model card | where are the limits of a model described | who writes the model card | readme "
        "of a model | look up the training data of a model",
        held="What's a model card for? | Does the model card tell me the right settings? | is there a page with a description "
        "of each model | What should stand in a good model card?",
        short="A model card is the page that describes a model: what it is for, how it was trained, its licence, limits and "
        "recommended settings. Read it before you download.",
        more="Look for these points:\n\n"
        "- base, instruct or reasoning\n- context length and languages\n- licence\n"
        "- recommended temperature and other sampling values\n- the chat template, if it is an unusual one\n"
        "- what the model should not be used for\n\n"
        "On hubs the card is the `README.md` of the model. The starter that comes with llmui has one too, in the file "
        "`models/README.md`.",
    ),
    "gated": topic(
        names="a gated model | gated models | access to a gated model | a model behind an agreement",
        asks="why do i have to accept terms to download a model | the download says 401 | the download says 403 forbidden | "
        "access to this model is restricted | what is an access token for a model hub | do i need an account to download "
        "| how do i get access to a gated model | the model page asks for my name | hugging face token | download "
        "refused without login",
        held="What does it mean that a model is gated? | Why is the download of this model forbidden for me? | i have to "
        "accept terms before I may download the model | Can I avoid the form of a gated model?",
        short="A gated model can be downloaded only after you sign in on its page and accept the maker's terms. Without that "
        "the download ends with error 401 or 403.",
        more="1. Sign in on the hub and open the page of the model.\n"
        "2. Read the terms and accept them; some makers take a while to agree.\n"
        "3. Download in the browser, or make an access token for a download program.\n\n"
        "Treat the token like a password. llmui needs none: it only reads the finished file from your disk. Many gated "
        "models also exist as GGUF from others, under the same licence.",
    ),
    "multilingual": topic(
        names="multilingual models | a multilingual model | models for other languages",
        asks="which model speaks german well | do local models know other languages than english | which model for french | "
        "how many languages does a model know | why is the model worse in my language | model for chinese and japanese | "
        "does quantization hurt other languages | how do i find a model for my language | are small models good at "
        "spanish | a model for several languages",
        held="Which multilingual model is good in languages besides English? | Why is the model worse in Polish than in "
        "English? | i need a model that knows the Italian language well | Are there multilingual models for many "
        "languages?",
        short="Multilingual models were trained on texts in many languages. Larger ones know the big languages well; for "
        "yours, read the model card and try a few sentences.",
        more="What to look for:\n\n"
        "- the language is named on the model card\n- at least 4 billion parameters, better 8\n"
        "- Q5_K_M or more, since rarer languages suffer first from few bits\n"
        "- a large vocabulary, so that your language needs fewer tokens\n\n"
        "With a small vocabulary the same text may cost twice as many tokens, which makes replies slower and fills the "
        "context sooner. I only know English myself.",
    ),
    "small_models": topic(
        names="small models | a small language model | small language models | tiny models | models below 4 billion parameters",
        asks="what can a small model do | are small models any good | when is a small model enough | what is the smallest "
        "useful model | why should i use a small model | is a 1b model useful | what are small models bad at | how do i "
        "get good answers from a small model | small model for an old computer | slm | do small models make more mistakes",
        held="What are small models good for? | How useful is a small model of 1 billion parameters? | can a tiny model do "
        "real work | Which tasks are too hard for small models?",
        short="Small models, up to about 4 billion parameters, are quick and need little memory. They are good at rewriting, "
        "sorting and summarising text that you give them, and poor at facts.",
        more="| Size | Good for |\n|---|---|\n| below 1B | sorting, simple extraction |\n"
        "| 1B to 2B | short summaries, rewriting |\n| 3B to 4B | everyday chat, simple code |\n"
        "| 7B and more | most tasks |\n\n"
        "To get more out of one: put the facts into the prompt, ask for one thing at a time, show an example, and keep "
        "the temperature low. I am smaller than all of these and only a toy.",
    ),
    "uncensored": topic(
        names="uncensored models | an uncensored model | abliterated models | abliteration | models without refusals",
        asks="what does uncensored mean | what does abliterated mean | are there models that do not refuse | is an uncensored "
        "model dangerous | are uncensored models less smart | is it legal to use an uncensored model | model without "
        "filters | how is the refusal removed from a model | how does an uncensored model differ from the original | "
        "does llmui filter answers",
        held="What's an abliterated model? | How do people make an uncensored model that never refuses? | do uncensored "
        "models give worse answers | Are there filters in llmui that censor a model?",
        short="Uncensored models were changed so that they seldom refuse. They are often a little weaker than the original, "
        "and what you do with their answers is your own responsibility.",
        more="There are two ways to make them:\n\n"
        "- **Fine-tuning** on dialogues without refusals.\n"
        "- **Abliteration:** the direction in the vectors that stands for refusing is found and removed from the "
        "weights.\n\n"
        "Such a model also stops warning about real dangers and will state nonsense with confidence. llmui adds no "
        "filter to any model. Often a clear system prompt is enough to end needless refusals.",
    ),
    "delete_model": topic(
        names="deleting a model file | removing a model | deleting models | uninstalling a model",
        asks="how do i delete a model | how do i remove a model from the list | can i delete a gguf | how do i get rid of a "
        "model i do not need | does llmui delete model files | can i delete the starter model | will my chats survive if "
        "i delete the model | windows says the model file is in use | remove old models",
        held="How can I delete a model that I no longer use? | Which file do I remove to get rid of a model? | i want a model "
        "removed from the list | Do I lose my chats when I delete a model file?",
        short="To delete a model, remove its GGUF file from the `models` folder; it is then gone from the list. Load another "
        "model first, because a file in use may be locked. Your chats stay.",
        more="1. Pick another model in the list.\n2. Find the folder: the command `llmui doctor` says where it is.\n"
        "3. Delete the file; with a split model, delete all its parts.\n\n"
        "```bash\n.venv/bin/llmui doctor\n```\n\n"
        "llmui has no button for it and never deletes a model file by itself. Conversations are kept as text and can go "
        "on with any other model.",
    ),
    "disk_space": topic(
        names="disk space for models | the disk space of models | storage for models",
        asks="how much disk space do models need | my disk is full of models | can i keep models on another drive | how do i "
        "use a models folder on an external disk | how much space does a collection of models take | can two programs "
        "share the same models | models-dir | network drive for models",
        held="How much room on the disk should I plan for models? | Is it possible to keep the models on a second drive? | "
        "can two programs share one models folder on disk | How much disk space would ten models take?",
        short="Models take as much disk space as their files are large, usually 2 to 20 GB each. They may lie on another "
        "drive: start llmui with `--models-dir` and that folder.",
        more="```bash\n./start.sh --models-dir /mnt/big-disk/models\n```\n\n"
        "The option may be given several times, and folders are searched three levels deep, so a folder of another "
        "program can be shared. A model of 5 GB loads in about\n\n"
        "| Drive | Time |\n|---|---|\n| NVMe SSD | 2 s |\n| SATA SSD | 10 s |\n| Hard disk | 40 s |\n\n"
        "After loading, the drive no longer matters for the speed.",
    ),
    "model_arch": topic(
        names="the architecture field | model architecture | general.architecture | the architecture of a model",
        asks="what architecture do you have | what architecture are you | which architectures does llama.cpp know | what does "
        "architecture llama mean | is every model a llama | where is the architecture written in a gguf | how many model "
        "architectures are there | qwen gemma phi llama architectures | does the architecture matter for me | do models "
        "of one family share an architecture",
        held="What's meant by a model's architecture? | Which field of a GGUF names the architecture? | architecture: llama - "
        "what does that tell me | Which architecture are you built with?",
        short="The architecture names how a network is built, for example `llama`, `qwen3` or `gemma3`. It stands in the GGUF "
        "file, and llama.cpp must know it to compute the model. Mine is `llama`.",
        more="Architectures differ in details:\n\n"
        "- how many heads share keys and values\n- which activation the feed-forward part uses\n"
        "- whether there are experts\n- whether some layers see only a window, or keep a state instead\n"
        "- how positions are told\n\n"
        "A fine-tune keeps the architecture of its base. Many models of other makers use `llama` too, because every "
        "program can run it.",
    ),
    "unsupported_arch": topic(
        names="an unsupported architecture | the unknown architecture error | unknown model architecture",
        asks="unknown model architecture | the model is too new for llama.cpp | llmui does not know the model's architecture "
        "| why can a brand new model not be loaded | this llama.cpp does not know the architecture | when will a new "
        "model be supported | how do i run a model that just came out | which llama.cpp do i need for a new model | the "
        "error says unknown architecture | what do i do if a model is not supported",
        held="Why does it say that the architecture is unknown? | A new model refuses to load because of its architecture | "
        "the architecture of my model is unknown and not supported, what now | How long until a new architecture is "
        "supported?",
        short="An unknown architecture means that this build of llama.cpp is older than the kind of model in the file. Update "
        "llmui, which brings a newer engine along, or choose another model.",
        more="1. Update llmui and start it again, so that a newer engine is installed.\n"
        "2. Read the card: some makers need a special version of llama.cpp, which llmui does not have.\n"
        "3. If support came only lately, older GGUF files of the model may be wrong; download a new one.\n"
        "4. Until then, use an earlier model of the same family.\n\n"
        "The file itself is not damaged.",
    ),
    "net_layers": topic(
        names="the layers of a network | transformer layers | network layers | transformer blocks | block_count",
        asks="how many layers does a model have | what is a layer in a model | what does a layer do | how many layers do you "
        "have | why do large models have more layers | is a deeper model better | what is a transformer block | what "
        "does block_count mean | depth or width of a model | what do the first and the last layers learn",
        held="What's a layer of a neural network? | How many layers does an 8B model typically have? | is a deeper network "
        "with more layers smarter | What happens to a token in one transformer block?",
        short="A layer is one stage of the network: attention first, then the feed-forward part. A model of 8 billion "
        "parameters usually has 32 to 36 layers, which every token passes one after another.",
        more="Each part adds its result to what was there, so nothing is lost on the way:\n\n"
        "$$x \\leftarrow x + \\text{Attention}(x), \\qquad x \\leftarrow x + \\text{FFN}(x)$$\n\n"
        "| Model | Layers, about |\n|---|---|\n| 1B | 16 to 24 |\n| 8B | 32 to 36 |\n| 30B | 48 to 64 |\n| 70B | 80 |\n\n"
        "Early layers deal with spelling and grammar, later ones with meaning.",
    ),
    "attention": topic(
        names="attention | the attention mechanism | self-attention | scaled dot-product attention | causal attention",
        asks="how does attention work in a transformer | what are query, key and value | what is the attention formula | why "
        "is it called attention | how does a token look back at earlier tokens | why does attention get slow for long "
        "texts | what is causal masking | can a token see later tokens | qkv | who attends to whom in a model",
        held="What's attention in a language model? | How do query, key and value work together in attention? | in what way "
        "does a token attend to earlier tokens | Show me the formula of attention",
        short="Attention lets every token look back at all earlier tokens and take from them what it needs. It compares a "
        "query with the key of each and mixes their values.",
        more="$$\\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d}}\\right)V$$\n\n"
        "- **Query:** what a token is looking for.\n- **Key:** what a token offers.\n"
        "- **Value:** what it hands over when it is chosen.\n\n"
        "Later tokens are masked out, so a text can be written from left to right. The work grows with the length of the "
        "text, and the keys and values of earlier tokens are kept in the KV cache.",
    ),
    "heads": topic(
        names="attention heads | an attention head | multi-head attention | grouped-query attention | GQA | key-value heads",
        asks="how many heads does a model have | what does an attention head do | why are there several heads | what is the "
        "head size | what does head_count mean | what is multi-head attention for | do heads have different jobs | "
        "n_head | is a model with more heads better | head dimension 128 | what does one head look at | what does gqa "
        "mean | why are there fewer kv heads than heads | how does gqa save memory | what does head_count_kv mean | 32 "
        "heads but 8 kv heads",
        held="What's the job of one attention head? | Why does a layer have many heads instead of one? | how large is a head "
        "usually | Do the heads of a layer learn different things? | Why do several heads share keys and values?",
        short="Attention heads are parts of a layer that look back at the text side by side, each in its own way. With "
        "grouped-query attention, GQA, several heads share their keys and values, so the KV cache is smaller.",
        more="The hidden size is divided among them:\n\n"
        "$$\\text{head size} = \\frac{\\text{hidden size}}{\\text{heads}}$$\n\n"
        "A model with a hidden size of 4,096 and 32 heads has heads of size 128, which is the usual value. Some models "
        "choose the head size freely. One head may follow grammar, another repeated words. Heads that find an earlier "
        "place like the present one, and copy what followed, make it possible to repeat names and numbers.",
    ),
    "hidden_size": topic(
        names="the hidden size | embedding length | model width | n_embd | the width of a model",
        asks="what does hidden size mean | what is n_embd | what does embedding_length mean | how wide is a model | how many "
        "numbers stand for one token inside a model | what is the hidden state | what is d_model | is a wider model "
        "better | how large is your hidden size | 4096 hidden dimension | length of the vectors in the network",
        held="What's the hidden size of a model? | How wide is the network, counted in hidden dimensions? | n_embd = 4096, "
        "what does it mean | Does a greater width make a model better?",
        short="The hidden size is how many numbers stand for one token inside the network. It is about 2,048 in a model of 1 "
        "billion parameters and 4,096 in one of 8 billion.",
        more="Together with the number of layers it decides how large a model is. For a usual transformer, roughly\n\n"
        "$$\\text{parameters} \\approx 12 \\cdot \\text{layers} \\cdot \\text{hidden}^2$$\n\n"
        "plus the table of the vocabulary. In a GGUF file it is called `embedding_length`. The vector is passed from "
        "layer to layer, and each one adds to it; the last one is turned into scores for the next token.",
    ),
    "weights": topic(
        names="weights | the weights of a model | model weights | a weight | weight tensors",
        asks="what are weights in a model | what is stored in a model file besides text | where do the weights come "
        "from | do the weights change while we chat | what is a tensor | can i look at the weights | can one "
        "read the training texts out of the weights | what does blk.0.attn_q.weight mean | are weights and "
        "parameters the same | numbers inside a network",
        held="What exactly is a weight of a model? | Is knowledge kept in the weights? | tensors and weights, how do "
        "they belong together | Do weights ever change when the model is used?",
        short="Weights are the numbers in the network's matrices, found by training. Each says how strongly one value "
        "acts on another; all together they are what the model knows. Chatting never changes them.",
        more="They are kept in tables called tensors. A few names from a GGUF file:\n\n"
        "```\n"
        "token_embd.weight\n"
        "blk.0.attn_q.weight\n"
        "blk.0.ffn_down.weight\n"
        "output.weight\n"
        "```\n\n"
        "`blk.0` is the first layer. No sentence can be found there as such: facts are spread over very many "
        "weights, which is why a model recalls them only more or less well. Quantization rounds these numbers.",
    ),
    "logits": topic(
        names="logits | a logit | softmax | the softmax function | raw scores of the tokens",
        asks="what are logits | what comes out of a model | what scores does a model give to the tokens | are logits "
        "probabilities | how many logits are there | negative logits | how does the network rate each possible next "
        "token | what does softmax do | what is the formula of softmax | how do scores become probabilities | do the "
        "probabilities add up to 1 | how do logits turn into chances | where is softmax used in a model",
        held="What's a logit, put simply? | Which raw scores does the network give out for the tokens? | logits and "
        "probabilities - where's the difference | What's softmax needed for? | Why do the outputs of softmax sum to one?",
        short="Logits are the raw scores that a model gives to every possible next token; softmax turns them into "
        "probabilities that add up to 1. The sampler then picks one of the tokens.",
        more="For example:\n\n"
        "| Next token | Logit | Probability |\n|---|---|---|\n| `mat` | 5.0 | 0.72 |\n| `sofa` | 4.0 | 0.27 |\n"
        "| `moon` | 1.0 | 0.01 |\n\n"
        "Each score becomes a power of $e$, divided by the sum of all:\n\n"
        "$$p_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$$\n\n"
        "Only the differences matter: adding the same number to all logits changes nothing. Temperature divides them, "
        "penalties subtract from them, and a bias adds to them, all before the choice. The number of logits is the size "
        "of the vocabulary.",
    ),
    "mamba": topic(
        names="Mamba | a Mamba model | recurrent models | hybrid models | state space models | RWKV",
        asks="what is the difference between mamba and a transformer | what is a state space model | are there models without "
        "attention | which models are recurrent | why does a mamba model need no kv cache | is mamba better for long "
        "texts | what is a hybrid model with attention and mamba | does llama.cpp support mamba | models with a "
        "fixed-size memory | why can a hybrid model not reuse part of its cache",
        held="What's special about Mamba models? | Is Mamba an alternative to the transformer? | how do recurrent models save "
        "memory in long chats | What does a hybrid architecture with Mamba layers bring?",
        short="Recurrent models such as Mamba and RWKV keep a state of fixed size instead of a cache that grows. Long texts "
        "cost them little; hybrids mix such layers with some attention.",
        more="| | Transformer | Recurrent |\n|---|---|---|\n| Memory per token | grows | stays the same |\n"
        "| Long texts | ever slower | even speed |\n| Finding a detail far back | exact | weaker |\n\n"
        "Hybrids keep a few attention layers for exact recall. One drawback in practice: a state cannot be wound back to "
        "an earlier place, so after an edit the prompt often has to be read again from the start. llama.cpp runs several "
        "of these models.",
    ),
}
