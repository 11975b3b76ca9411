"""Topics about running models fast on a machine: context and caches, graphics cards, processors, speed, builds."""

from __future__ import annotations

from kit import Topic, topic

TOPICS: dict[str, Topic] = {
    "context": topic(
        names="the context | context length | the context window | a context window | n_ctx | context size",
        asks="how far back does the model see | how long can our chat be | what does the context length setting do | how do i set "
        "the context length | set context length | how do i change the context size | where do i raise the context window | "
        "how many tokens fit into the context | what context length should i use | how much of our chat can you see | does the "
        "model see the whole conversation | default context length | i want a larger context window | context length option",
        held="How long is the context window? | What's meant by context length exactly? | How can I raise the context size to 16k? "
        "| which context length is sensible for a normal chat | How many tokens of our chat can the model see?",
        short="The context is all the text that a model sees at once: system prompt, messages and replies, counted in tokens. llmui "
        "takes up to 8,192 tokens; `--context-length` sets another size.",
        more="For 16,384 tokens, start llmui like this:\n\n```bash\n./start.sh --context-length 16384\n```\n\n"
        "A longer context needs more memory for the KV cache. More than the model was trained for gives poor text. In English, "
        "4,096 tokens are about 3,000 words, which is enough for a normal chat; long documents need more.",
    ),
    "context_full": topic(
        names="a full context | trimming of old messages | the context limit | an overflowing context",
        asks="what happens when the context is full | my chat is longer than the context | why did it forget what i said at "
        "the start | are old messages left out | the oldest messages are dropped | which messages are cut when the chat "
        "is too long | context limit reached | the prompt does not fit into the context | does llmui trim the "
        "conversation | how do i make room when the context is full | it no longer knows the beginning of our chat | the "
        "context overflowed | the start of our conversation is forgotten | what happens to old messages in a long chat | "
        "does llmui use context shift | is the context shifted when it is full",
        held="What happens once the context is full? | Which old messages are left out of a long chat? | It forgot the start "
        "of our conversation | what does llmui do when the context limit is reached",
        short="A full context makes llmui leave the oldest turns out of what the model sees; the system prompt and your last "
        "message always stay. The chat on the screen and on disk is unchanged.",
        more="Once something must go, llmui drops enough turns to come down to about 60 percent of the room, so that the next "
        "messages fit without reading everything anew. What you can do:\n\n"
        "- start a new chat for a new subject\n- repeat the important facts in your message\n"
        "- load the model with a longer context, if memory allows",
    ),
    "rope": topic(
        names="RoPE scaling | YaRN | RoPE | context extension | rotary positions",
        asks="can i use more context than the model was trained for | what does yarn do | how do i stretch the context of a model | "
        "rope frequency base | rope freq scale | what is rope scaling for | the model was trained for 4k but i need 16k | how "
        "do models get 128k context | does rope scaling hurt quality | do i have to set rope in llmui | extend context beyond "
        "training",
        held="How can a model use more context than in its training? | What does RoPE scaling change? | Is YaRN bad for the "
        "quality? | do i need to set the rope frequency myself",
        short="RoPE scaling stretches a model's positions, so that it can use a longer context than it was trained for; YaRN is the "
        "usual method. Quality falls a little, so stretch only when needed.",
        more="RoPE turns each query and key by an angle that depends on the position. Scaling makes the angles grow more slowly. "
        "Most files carry the right values, and llmui takes them from there. In llama-server the flags are:\n\n```bash\n"
        "llama-server -m model.gguf -c 65536 --rope-scaling yarn --rope-scale 4 --yarn-orig-ctx 16384\n```",
    ),
    "long_context": topic(
        names="the cost of a long context | long contexts | very long chats and their cost",
        asks="why does it get slower as the chat grows | the longer the chat the slower the replies | does a larger context slow "
        "down the model | how much does a 32k context cost | should i set the context to the maximum | is 128k context "
        "realistic on my computer | replies become slower after many messages | what does a huge context cost | why not always "
        "use the largest context | speed falls with context length",
        held="Why are replies slower the longer the chat gets? | Should I always set the maximum context? | does a huge context "
        "cost speed | Is a context of 128k realistic at home?",
        short="Long contexts cost twice: the KV cache takes memory for every token, and each new token must look back at all of "
        "them. That is why replies become slower as a chat grows.",
        more="| Context | KV cache of a typical 8B model |\n|---|---|\n| 4,096 | 0.5 GB |\n| 8,192 | 1 GB |\n| 32,768 | 4 GB |\n"
        "| 131,072 | 16 GB |\n\n"
        "Set only as much as you need: the memory is taken when the model is loaded, whether the chat is long or not. A new "
        "chat is fast again.",
    ),
    "kv": topic(
        names="the KV cache | a KV cache | key value cache | the key-value cache | KV caching",
        asks="what is cached while the model writes | what does the kv cache do | why is there a kv cache | what is stored in the "
        "kv cache | what do k and v stand for | why does a model need keys and values | what would happen without a kv cache | "
        "is the kv cache the same as the context | is the kv cache saved on disk | when is the kv cache emptied",
        held="What is the purpose of the KV cache? | What is kept inside the KV cache? | would it work without a kv cache | What do "
        "the K and the V mean in KV cache?",
        short="The KV cache keeps the keys and values of every token already read, so that the model need not read the whole "
        "conversation again for each new word. It lies beside the weights in memory.",
        more="Attention compares the newest token with all earlier ones. Their keys and values never change, so they are computed "
        "once and kept. Without the cache, each new token would cost as much as reading the whole chat. It is only in memory: "
        "unloading the model empties it, and the chat itself is saved as text.",
    ),
    "kv_size": topic(
        names="the size of the KV cache | KV cache size | the memory of the KV cache | the KV cache formula",
        asks="how large is the kv cache | how do i calculate the kv cache | kv cache formula | how much memory does the kv cache "
        "need | how many bytes per token does the kv cache take | why does a long chat need more memory | why does the kv "
        "cache need so much memory | kv cache memory for 8192 tokens | gigabytes of kv cache | does the kv cache grow with the "
        "context",
        held="How do I work out the size of the KV cache? | How many gigabytes does the KV cache take at 32k? | what is the formula "
        "for kv cache memory | Does the KV cache need more memory with more context?",
        short="KV cache size grows with layers, key-value heads and context length. A typical model of 8 billion parameters needs "
        "about 1 GB for 8,192 tokens in F16.",
        more="The formula is\n\n"
        "$$\\text{bytes} = 2 \\cdot \\text{layers} \\cdot \\text{KV heads} \\cdot \\text{head size} \\cdot \\text{tokens} \\cdot "
        "\\text{bytes per value}$$\n\n"
        "The 2 stands for keys and values. With 32 layers, 8 KV heads of size 128, 8,192 tokens and 2 bytes, that is "
        "1,073,741,824 bytes, exactly 1 GiB. Half the context needs half of it.",
    ),
    "kv_quant": topic(
        names="a quantized KV cache | KV cache quantization | Q8_0 KV cache | cache types | a compressed KV cache",
        asks="can the kv cache be quantized | how do i quantize the kv cache | should i use q8_0 for the kv cache | is a q4 kv "
        "cache bad | cache-type-k | cache-type-v | type_k and type_v | save memory with a quantized cache | does kv "
        "quantization hurt quality | f16 or q8 cache | how much does a quantized kv cache save | which cache type for keys and "
        "values | type of the kv cache",
        held="Does it hurt to quantize the KV cache? | How much memory does a Q8_0 KV cache save? | which cache type should i "
        "choose for k and v | Can llmui quantize its KV cache?",
        short="A quantized KV cache stores keys and values with fewer bits: Q8_0 takes about half of F16 with hardly any loss, Q4_0 "
        "a quarter with some. This version of llmui keeps F16.",
        more="| Type | Bits per value | Size against F16 |\n|---|---|---|\n| F16 | 16 | 100 % |\n| Q8_0 | 8.5 | 53 % |\n"
        "| Q4_0 | 4.5 | 28 % |\n\n"
        "In llama-server the options are `--cache-type-k q8_0 --cache-type-v q8_0`. A quantized value cache needs flash "
        "attention, and keys suffer more from few bits than values do.",
    ),
    "prefix_cache": topic(
        names="prefix reuse | the prompt cache | prompt caching | prefix caching",
        asks="does the model read the whole chat again every time | is the prompt read again for each reply | reuse of the "
        "prompt | why is it slow again after i switch chats | editing an old message makes it slow | how do i keep the "
        "prompt cache valid | which part of the prompt is cached | changing the system prompt makes the next reply slow "
        "| does llmui cache prompts",
        held="Does it read the whole chat again for every reply? | Why is it slow after switching to another chat? | how does "
        "prompt caching save time | Which part of a prompt is reused from the cache?",
        short="Prefix reuse saves reading: whatever the new prompt has in common with the last one, from its start, stays in "
        "the KV cache, and only the text after it is read.",
        more="In a chat that goes on, only your new message has to be read. The cache is lost for everything behind the first "
        "difference, so these cost a full reading:\n\n"
        "- switching to another conversation\n- changing the system prompt\n- editing an early message\n\n"
        "llmui remembers the last prompt. Instructions that change often belong at the end, not at the start.",
    ),
    "layers": topic(
        names="GPU layers | the GPU layers setting | offloading to the GPU | n_gpu_layers | layers on the GPU | ngl",
        asks="how many gpu layers should i use | what does the gpu layers setting do | how do i set gpu layers | how do i put the "
        "model on the gpu | what does offload mean | -ngl 99 | what does minus one mean for gpu layers | how do i lower the "
        "number of gpu layers | how many layers fit on my card | offload all layers | set the number of layers on the graphics "
        "card",
        held="What are those GPU layers? | How many layers should I put on the GPU? | where do i set the number of gpu layers | "
        "What does offloading layers to the graphics card do?",
        short="GPU layers is the number of model layers kept on the graphics card; each one makes replies faster, as long as it "
        "fits. llmui takes all of them; `--gpu-layers` sets another number.",
        more="For 20 layers on the card and the rest on the processor:\n\n```bash\n"
        "./start.sh --model ~/models/my-model.gguf --gpu-layers 20\n```\n\n"
        "`-1` means all, `0` means none. If loading fails for lack of memory, lower the number by a few layers and try again. "
        "The context needs graphics memory too, so leave about 1 GB free.",
    ),
    "partial_offload": topic(
        names="partial offload | a model half on the GPU | splitting a model between CPU and GPU | hybrid CPU and GPU use",
        asks="my model is bigger than my vram | can part of the model run on the cpu | the model only half fits on my card | "
        "how slow is it with half the layers on the cpu | can i use gpu and cpu together | split the model between gpu "
        "and ram | some layers on the gpu and some on the cpu | is a partly offloaded model worth it | use both "
        "processor and graphics card | mixed gpu and cpu",
        held="Can the GPU and the CPU work on one model together? | My model only half fits into VRAM | is it slow when some "
        "layers stay on the cpu | Can half of a model be on the graphics card and half in RAM?",
        short="Partial offload puts some layers on the graphics card and leaves the rest to the processor. Larger models "
        "become possible, but each layer left behind slows every token.",
        more="The layers are worked through one after another, so the slow part decides. An example with a card ten times as "
        "fast as the processor:\n\n"
        "| Layers on the card | Speed against CPU only |\n|---|---|\n| half | 1.8 times |\n| 80 % | 3.6 times |\n"
        "| all | 10 times |\n\n"
        "A smaller model that fits wholly on the card is often the better choice.",
    ),
    "memory": topic(
        names="memory requirements | memory use | the memory that a model needs | RAM for a model",
        asks="how much memory do i need | how much ram does a model need | how much memory does a 7b model need | how do i "
        "estimate the memory of a model | memory for a 13b model | what uses the memory | how much ram for a 4b model | "
        "why does it use more memory than the file | ram requirements | is 8 gb of ram enough | is memory use larger "
        "than the file | what is the memory need of a model | how many gigabytes of memory does a model take | ram "
        "needed for a model | required memory",
        held="How much RAM is required for a model? | How many gigabytes of memory does a 7B model take? | estimate memory "
        "use of a model | Why is the memory use larger than the model file?",
        short="A model of 7 billion parameters in Q4_K_M needs about 6 GB of memory in all: the file, the KV cache and a few "
        "hundred megabytes of buffers. Other sizes need more or less in proportion.",
        more="A rule of thumb for Q4_K_M with 8,192 tokens of context:\n\n"
        "| Parameters | Memory |\n|---|---|\n| 1 billion | 1.5 GB |\n| 4 billion | 4 GB |\n| 8 billion | 6.5 GB |\n"
        "| 14 billion | 11 GB |\n| 32 billion | 22 GB |\n\n"
        "The operating system and your other programs come on top.",
    ),
    "vram_ram": topic(
        names="VRAM | VRAM and RAM | video memory | graphics memory | the difference between RAM and VRAM",
        asks="what is the difference between vram and ram | is vram faster than ram | does ram count as vram | can i add my ram to "
        "my vram | how much vram do i have | do i need more ram or more vram | why is vram so important | shared gpu memory on "
        "windows | is shared memory real vram | 16 gb ram but only 4 gb vram | more vram or more ram | is ram as good as vram",
        held="How do RAM and VRAM differ? | Is VRAM really faster than normal RAM? | should i buy more vram or more ram | Does my "
        "RAM count as video memory?",
        short="VRAM is the memory on a graphics card, RAM the ordinary memory of the computer. VRAM is about ten times as fast, so a "
        "model that fits into it writes much faster.",
        more="- **VRAM** holds the GPU layers, their part of the KV cache and the buffers.\n"
        "- **RAM** holds the other layers and everything else.\n\n"
        "The two do not add up to one fast pool. When Windows lends RAM to a card as shared memory, that part is slow. Only "
        "with integrated graphics or unified memory are both the same chips.",
    ),
    "oom_load": topic(
        names="out of memory errors | an out of memory error | running out of memory | failed memory allocation",
        asks="out of memory | i get an out of memory error | loading fails with out of memory | not enough memory | there is "
        "not enough memory for this model | failed to allocate buffer | cuda out of memory when loading | hip error out "
        "of memory | unable to allocate backend buffer | loading stops with a memory error | there is no room for a "
        "context | what do i do when memory is short at loading | it ran out of memory in the middle of a reply | the "
        "reply broke off with a memory error | memory error while it was writing | out of memory during generation | gpu "
        "memory ran out while replying | it worked and then memory ran out",
        held="I'm getting an out of memory error | Loading the model fails with not enough memory | failed to allocate memory "
        "for the model | what can i do against out of memory at loading | Halfway through the answer it ran out of memory",
        short="Out of memory means that weights and cache do not fit together, or that another program took the room "
        "meanwhile. Use fewer GPU layers, a shorter context or a smaller file, and load again.",
        more="Try these in order:\n\n"
        "1. Close other programs that use memory.\n2. Lower the context, for example `--context-length 4096`.\n"
        "3. Lower the layers on the card, for example `--gpu-layers 20`.\n"
        "4. Take a stronger quantization of the same model.\n5. Take a smaller model.\n\n"
        "Nothing is damaged by it. If memory ran out in the middle of a reply, the part that was written is kept: close "
        "what took the room, then press Continue.",
    ),
    "too_large": topic(
        names="a model that is too large | models too big for the machine | an oversized model",
        asks="the model is too big for my computer | the file is larger than my ram | can i run a 70b model on 16 gb | the "
        "model does not fit | what if the model does not fit into memory | my machine cannot hold the model | is a 20 gb "
        "model too much for me | how do i run a huge model on a small computer | the model is larger than my memory | "
        "can i run it from disk",
        held="My model is too big for this machine | What if a model is too big for my whole RAM? | can i still run a model "
        "that does not fit into memory | Is a 70B model too large for 32 GB?",
        short="A model larger than the free memory runs terribly slowly, from disk, or not at all. Take a smaller model or "
        "fewer bits; the file should be at least 2 GB smaller than the free memory.",
        more="With memory mapping, an oversized file may still start, but for every token parts of it are read from disk "
        "again: minutes for a sentence. What to do instead:\n\n"
        "- the same model in Q4_K_M or Q3_K_M\n- a smaller model of the same family\n"
        "- a mixture of experts that fits, because it is quick for its size",
    ),
    "rocm": topic(
        names="ROCm | HIP | AMD's ROCm | rocBLAS",
        asks="what is rocm for | which rocm version do i need | do i need to install rocm | is rocm like cuda | rocm version "
        "for llama.cpp | what is hip in rocm | is rocm free software | how do i install rocm on linux | rocm 7.2 | check "
        "my rocm installation | is rocm included in llmui | must i install rocm first | does llmui need rocm",
        held="What part does ROCm play on an AMD card? | Which version of ROCm is needed? | must rocm be installed for llmui "
        "| What do ROCm and HIP have to do with each other?",
        short="ROCm is AMD's software for computing on its graphics cards; HIP is its programming interface. On Linux, install "
        "it first: ROCm 7.2 for the ready-made build, or 6.1 and newer to compile.",
        more="llmui looks for ROCm at the first start and then takes the matching build of llama.cpp. To see what is there:\n\n"
        "```bash\nrocminfo | grep gfx\nhipconfig --version\n```\n\n"
        "On Windows the ready-made build brings the ROCm libraries along. After installing ROCm, run `LLMUI_BACKEND=rocm "
        "./start.sh` once.",
    ),
    "amd": topic(
        names="AMD support | AMD graphics cards | an AMD GPU | Radeon cards | a Radeon",
        asks="does llmui work with amd | can i use my radeon card | how do i use an amd gpu | does it run on amd | is amd supported "
        "| i have an amd card | what do i need for amd | which amd cards work | does a radeon rx 6600 work | amd or only "
        "nvidia | use my amd graphics card",
        held="Will it run on my AMD Radeon? | Which Radeon cards are supported? | how do i get my amd gpu to work | Do AMD graphics "
        "cards work with llmui?",
        short="AMD cards are supported first of all: on Windows, Radeon RX 6600 and newer have a ready-made ROCm build; on Linux "
        "llmui takes ROCm where it is installed, else Vulkan.",
        more="| System | What llmui takes |\n|---|---|\n| Windows | the ROCm build, libraries included |\n"
        "| Linux with ROCm | a ROCm build, ready-made for 7.2 |\n| Linux without ROCm | Vulkan |\n"
        "| no driver at all | the processor |\n\n"
        "Older cards that ROCm does not know usually work with Vulkan: `LLMUI_BACKEND=vulkan ./start.sh`.",
    ),
    "gfx": topic(
        names="gfx versions | the gfx version | gfx1100 | gfx targets | a gfx name",
        asks="what does gfx1030 mean | which gfx version is my card | how do i find my gfx version | gfx number of the rx 7900 | "
        "what is gfx1201 | invalid device function | gfx1032 not supported | which gfx targets are built in | GPU_TARGETS | "
        "list of gfx names | my card is gfx1103",
        held="How can I see the gfx version of my card? | What does the name gfx1100 stand for? | error invalid device function on "
        "rocm | Which gfx name does an RX 6700 have?",
        short="A gfx version names the kind of an AMD graphics chip, such as gfx1100 for the RX 7900. A ROCm build runs only on the "
        "gfx versions that it was compiled for.",
        more="| Cards | Version |\n|---|---|\n| RX 6800, 6900 | gfx1030 |\n| RX 6700 | gfx1031 |\n| RX 6600 | gfx1032 |\n"
        "| RX 7900 | gfx1100 |\n| RX 7700, 7800 | gfx1101 |\n| RX 7600 | gfx1102 |\n| RX 9070 | gfx1201 |\n\n"
        'On Linux, `rocminfo` prints yours. "Invalid device function" means that the build does not contain it.',
    ),
    "hsa_override": topic(
        names="HSA_OVERRIDE_GFX_VERSION | the HSA override | overriding the gfx version | HSA_OVERRIDE",
        asks="how do i use HSA_OVERRIDE_GFX_VERSION | my amd card is not supported by rocm | make rocm accept my card | which "
        "value for hsa override | hsa override 10.3.0 | hsa override 11.0.0 | pretend to have another card | does the "
        "hsa override work on windows | run rocm on an unsupported gpu | set the override variable for rocm | what does "
        "overriding the gfx version do | rocm does not support my card, is there a trick",
        held="Which value does HSA_OVERRIDE_GFX_VERSION need? | How can I run ROCm on a card it doesn't support? | does hsa "
        "override also work on windows | Can I override the version that ROCm sees?",
        short="HSA_OVERRIDE_GFX_VERSION tells ROCm to treat a card as a related one that it supports. It works on Linux only; "
        "set it before starting llmui.",
        more="For RX 6000 cards that are not supported, and for RX 7000 ones:\n\n"
        "```bash\nHSA_OVERRIDE_GFX_VERSION=10.3.0 ./start.sh   # as gfx1030\n"
        "HSA_OVERRIDE_GFX_VERSION=11.0.0 ./start.sh   # as gfx1100\n```\n\n"
        "The build must contain the version that you name, and llmui compiles for the real card. So add "
        '`CMAKE_ARGS="-DGPU_TARGETS=gfx1030" LLMUI_BACKEND=rocm` in front of the first start. If replies are nonsense or '
        "the engine crashes, use Vulkan.",
    ),
    "rocm_missing": topic(
        names="ROCm not being found | a missing ROCm | a missing hipconfig | the render and video groups",
        asks="rocm is not found | hipconfig was not found | llmui does not find rocm | rocm is installed but not detected | "
        "ROCM_PATH | no rocm capable device is detected | why does it take vulkan although i have rocm | hip compiler "
        "missing | librocblas.so not found | rocm detection fails | where does llmui look for rocm | permission denied "
        "on /dev/kfd | unable to open /dev/kfd | add my user to the render group | which group do i need for the gpu | "
        "my user may not use the graphics card | gpu works only as root",
        held="Why is ROCm not found on my system? | The launcher says hipconfig was not found | rocm installed, yet llmui "
        "does not detect it | What does no ROCm-capable device mean? | How do I join the render group? | Permission "
        "denied for /dev/kfd",
        short="If ROCm is not found, its tools are not on the path or your user may not open the card. Check `hipconfig "
        "--version` and `rocminfo`, and add your user to the groups `render` and `video`.",
        more="1. Run `rocminfo`. It should print a gfx name.\n"
        "2. If it says permission denied, run `sudo usermod -aG render,video $USER`, then log out and in again.\n"
        "3. If the command is missing, install ROCm with hipcc, hipblas and rocblas, or set `ROCM_PATH=/opt/rocm`.\n"
        "4. Start again with `LLMUI_BACKEND=rocm ./start.sh`.\n\n"
        "Until then Vulkan or the processor does the work.",
    ),
    "rocm_windows": topic(
        names="ROCm on Windows | AMD's HIP SDK | HIP on Windows | AMD cards under Windows",
        asks="does rocm work on windows | can i use rocm without linux | do i need the hip sdk | how do i use my radeon on windows "
        "| amd gpu windows without wsl | which radeon cards work on windows | install the hip sdk | rocm dll missing | "
        "amdhip64 dll | windows and amd graphics",
        held="Can Windows use ROCm without WSL? | Is the HIP SDK needed on Windows? | my radeon under windows, what do i install | "
        "Does ROCm exist for Windows?",
        short="On Windows, ROCm works without WSL: for Radeon RX 6600 and newer, `start.bat` fetches a build that brings the ROCm "
        "libraries along. You only need a current driver.",
        more="The HIP SDK of AMD is necessary only to compile llama.cpp yourself, together with the Visual Studio build tools. If "
        "the card is not seen, update the driver first; libraries of ROCm and the driver must fit together. Vulkan is the way "
        "out: set `LLMUI_BACKEND=vulkan`, then run `start.bat` again.",
    ),
    "cuda": topic(
        names="CUDA | NVIDIA cards | an NVIDIA GPU | NVIDIA support | GeForce | the NVIDIA driver",
        asks="does llmui work with nvidia | can i use my nvidia card | is nvidia supported | i have an nvidia gpu | does it "
        "need cuda | do i need the cuda toolkit | which cuda version | how do i use my geforce | does an rtx card work | "
        "cuda build of llama.cpp | what is cuda for | my nvidia driver is too old | cuda driver version is insufficient "
        "| which nvidia driver do i need | no ready-made build for my cuda driver | how do i update the nvidia driver",
        held="Will it run on my NVIDIA card? | what is cuda needed for | Do I have to install the CUDA toolkit? | Can llmui "
        "use my GeForce RTX? | CUDA says the driver version is insufficient",
        short="CUDA is NVIDIA's software for computing on its graphics cards. llmui fetches a ready-made CUDA build for "
        "versions 11.8 to 13.2, the newest that your driver allows; if the driver is too old, update it or use Vulkan.",
        more="The build may also need the CUDA runtime libraries of its version, which the CUDA toolkit contains; compiling "
        "always needs the toolkit. To see the driver and the highest CUDA version that it allows:\n\n"
        "```bash\nnvidia-smi\n```\n\n"
        "To force this kind of build, start once with `LLMUI_BACKEND=cuda ./start.sh`. If no build fits your driver, "
        "Vulkan works on NVIDIA cards as well.",
    ),
    "vulkan": topic(
        names="Vulkan | the Vulkan backend | a Vulkan build",
        asks="what is vulkan used for | how do i use vulkan | which cards work with vulkan | is vulkan slower | vulkan driver "
        "missing | install vulkan on linux | does vulkan need an sdk | is there a backend for every card | vulkaninfo | glslc "
        "was not found | is vulkan good for models | can models run with vulkan",
        held="What do I need for Vulkan? | Which graphics cards can use Vulkan? | which driver does vulkan use | Is Vulkan any good "
        "for language models?",
        short="Vulkan is a graphics interface that works on cards of nearly every maker, with the ordinary driver. Choose it with "
        "`LLMUI_BACKEND=vulkan ./start.sh`.",
        more="Ready-made builds exist for Linux and Windows on x86-64. To check the driver:\n\n```bash\nvulkaninfo --summary\n"
        "```\n\n"
        "If your card is listed, it can be used. Compiling needs `libvulkan-dev`, `glslc` and `spirv-headers`. Vulkan is often "
        "nearly as fast as the maker's own software and far simpler to install.",
    ),
    "vulkan_rocm": topic(
        names="the choice between Vulkan and ROCm | ROCm versus Vulkan | Vulkan or ROCm",
        asks="is rocm faster than vulkan | is vulkan faster than rocm | should i use rocm or vulkan | vulkan vs rocm | rocm vs "
        "vulkan on my amd card | which is better for amd, vulkan or rocm | compare vulkan with rocm | rocm gives 30 tok/s, "
        "would vulkan be faster | what is the difference between rocm and vulkan",
        held="Which is faster on AMD, ROCm or Vulkan? | Vulkan or ROCm for my Radeon? | rocm compared with vulkan | What speaks for "
        "Vulkan instead of ROCm?",
        short="Between ROCm and Vulkan, take what is faster on your card; reports go both ways. ROCm is often ahead in reading "
        "prompts, Vulkan is simpler to install and knows more cards.",
        more="Measure it with the same file and the same prompt:\n\n"
        "1. Start once with `LLMUI_BACKEND=rocm ./start.sh` and note the tokens per second of a long reply.\n"
        "2. Start with `LLMUI_BACKEND=vulkan ./start.sh` and ask the same.\n"
        "3. Keep the winner; llmui remembers the last choice.\n\nA driver update can change the result.",
    ),
    "metal": topic(
        names="Metal | the Metal backend | Apple silicon | Macs with Apple processors",
        asks="does it work on apple silicon | can i use an m1 mac | does llmui use the gpu of my mac | is metal supported | which "
        "models run on a macbook | how much memory can metal use | metal on intel macs | run on macos with the gpu | apple gpu "
        "| llama.cpp on a mac",
        held="Is the GPU of an M2 Mac used? | Will my MacBook's GPU be used? | is the metal backend automatic | What is Metal on "
        "Apple computers?",
        short="Metal is Apple's interface to the graphics part of its processors. On Macs with Apple silicon llmui takes the Metal "
        "build by itself, so there is nothing to choose.",
        more="Processor and graphics share one memory on these Macs, so a machine with 16 GB can run models up to about 10 GB well. "
        "macOS keeps a part for itself; by default roughly two thirds to three quarters are open to the GPU. On older Macs "
        "with Intel processors llmui uses the CPU.",
    ),
    "intel_gpu": topic(
        names="Intel graphics | Intel Arc | an Intel GPU | SYCL | Intel cards",
        asks="can i use an intel gpu | what about intel graphics | does an intel arc card work | is intel arc supported | how do i "
        "use intel graphics with llmui | oneapi | does llmui support sycl | intel iris graphics | my computer has only intel "
        "graphics | is intel as fast as the others",
        held="Will my Intel Arc card work? | How do I use an Intel GPU here? | does llmui know sycl or oneapi | Can Intel graphics "
        "run models?",
        short="Intel graphics, built in or Arc cards, work through Vulkan: start once with `LLMUI_BACKEND=vulkan ./start.sh`. "
        "llama.cpp also knows SYCL for Intel, which llmui does not set up.",
        more="By itself, llmui does not choose Vulkan for Intel, because the small built-in graphics are often no faster than the "
        "processor. Try both and compare the tokens per second. An Arc card with memory of its own gains clearly. Keep the "
        "driver recent, since its Vulkan part still improves.",
    ),
    "integrated_gpu": topic(
        names="integrated graphics | an integrated GPU | an iGPU | an APU",
        asks="can i use the graphics inside my processor | does an igpu help | is an integrated gpu faster than the cpu | my "
        "computer has no separate graphics card | ryzen with built-in graphics | how much memory may an igpu use | radeon 780m "
        "| set more memory for the igpu in the bios | apu and language models | onboard graphics | use the graphics built into "
        "the processor | are apus good for models",
        held="Does an integrated GPU make it faster? | Can the graphics built into my processor be used? | is an apu good for local "
        "models | How much memory can integrated graphics take?",
        short="Integrated graphics use the ordinary RAM, so they can hold large models but write hardly faster than the processor. "
        "Reading prompts gains most; Vulkan usually works.",
        more="Writing speed depends on memory, and an integrated GPU has the same memory as the processor. What helps:\n\n"
        "- two memory modules, so that both channels are used\n- fast RAM\n"
        "- a larger share for graphics in the firmware settings, if the card reports too little\n\n"
        "A processor with many cores may be equally quick; measure both.",
    ),
    "unified_memory": topic(
        names="unified memory | shared memory for CPU and GPU | a unified memory machine",
        asks="what does unified memory mean | is unified memory good for models | why can a mac run such large models | one memory "
        "for cpu and gpu | how much unified memory do i need | unified memory versus a graphics card | "
        "GGML_CUDA_ENABLE_UNIFIED_MEMORY | mini pc with 128 gb shared memory | is unified memory as fast as vram",
        held="Why is unified memory useful for language models? | Is unified memory slower than VRAM? | one memory shared by "
        "processor and graphics | How large a model fits into 64 GB of unified memory?",
        short="Unified memory is one pool for processor and graphics, as in Apple chips and some AMD ones. Most of it can hold a "
        "model, so even large ones fit without a big card.",
        more="Capacity is the strength, speed the compromise: the bandwidth lies between that of ordinary RAM and that of a "
        "graphics card.\n\n| Memory | Typical bandwidth |\n|---|---|\n| dual-channel DDR5 | 60 to 100 GB/s |\n"
        "| unified | 100 to 800 GB/s |\n| graphics card | 300 to 1,800 GB/s |\n\n"
        "Mixture of experts models suit such machines very well.",
    ),
    "multi_gpu": topic(
        names="several graphics cards | multiple GPUs | two GPUs | multi-GPU use | tensor split | split mode",
        asks="can i use two graphics cards | does llmui use both gpus | combine the memory of two cards | is it faster with "
        "two gpus | can i mix different cards | two cards with 8 gb each | do i need sli or nvlink | one model on "
        "several gpus | an amd and an nvidia card together | does a second gpu help | what does tensor split do | "
        "--tensor-split 3,1 | how do i give one card more layers | row split or layer split | how is a model divided "
        "between the cards | put more layers on the bigger card",
        held="Can one model use several graphics cards? | Will two GPUs make replies faster? | does llmui support multiple "
        "gpus | May the two cards be different ones? | What is --tensor-split for?",
        short="Several graphics cards can hold one model together: llama.cpp puts some layers on each card, shared out by free "
        "memory. That makes room for larger models, but hardly makes a single reply faster.",
        more="The cards work one after another, each on its own layers, so no special link between them is needed. Cards of "
        "different sizes are fine; the slowest one holds up the others. Cards of one maker work with its own backend, "
        "mixed ones with Vulkan. llmui leaves the sharing to llama.cpp, which uses all the cards that it sees; in "
        "llama-server, `--tensor-split 3,1` sets the shares by hand.",
    ),
    "main_gpu": topic(
        names="the main GPU | choosing a graphics card | visible devices | CUDA_VISIBLE_DEVICES",
        asks="how do i choose which gpu is used | use only my second card | HIP_VISIBLE_DEVICES | it uses the wrong graphics "
        "card | hide one gpu from llmui | how do i select the gpu | --main-gpu | ignore the integrated graphics | which "
        "card does llmui take | GGML_VK_VISIBLE_DEVICES | device 0 or device 1 | make it use the other card | hide a "
        "card with a variable",
        held="How can I make it use the other graphics card? | llmui takes the wrong GPU | set CUDA_VISIBLE_DEVICES for llmui "
        "| Which variable hides one of my graphics cards?",
        short="The graphics card is chosen with a variable that hides the others: `CUDA_VISIBLE_DEVICES` for NVIDIA, "
        "`HIP_VISIBLE_DEVICES` for AMD, `GGML_VK_VISIBLE_DEVICES` for Vulkan. Numbers begin at 0.",
        more="To use only the second card:\n\n"
        "```bash\nCUDA_VISIBLE_DEVICES=1 ./start.sh\nHIP_VISIBLE_DEVICES=1 ./start.sh\nGGML_VK_VISIBLE_DEVICES=1 ./start.sh\n"
        "```\n\n"
        "llama.cpp also has the option `--main-gpu` for models that are not split; llmui does not offer it, and hiding "
        "cards does the same. The order of the numbers is that of `nvidia-smi`, `rocm-smi` or `vulkaninfo`, mostly.",
    ),
    "cpu": topic(
        names="running on the CPU | CPU only | CPU inference | running without a GPU",
        asks="do i need a gpu | does it work without a graphics card | can i run models on the cpu | i have no gpu | is a gpu "
        "required | can i run a model without a gpu | how fast is a model on the cpu | which models are good for cpu "
        "only | leave the graphics card out | is the processor enough | is a graphics card needed | everything on the "
        "cpu, is that ok",
        held="Can I run this without any GPU? | Is a graphics card necessary or is the processor enough? | how well do models "
        "run on the cpu alone | I only have a processor, is that enough?",
        short="No graphics card is needed: llama.cpp runs on the CPU too, only more slowly. Models of up to about 4 billion "
        "parameters are pleasant to use that way.",
        more="What makes a processor quick at this:\n\n"
        "- fast memory with two or more channels, which matters most\n- AVX2 or newer instructions\n"
        "- as many threads as real cores, less one\n\n"
        "To leave a graphics card out on purpose, start with `--gpu-layers 0`, or install the plain build once with "
        "`LLMUI_BACKEND=cpu ./start.sh`.",
    ),
    "threads": topic(
        names="CPU threads | the number of threads | n_threads | hyper-threading | logical cores",
        asks="how many threads should i use | how do i set the number of threads | what does cpu threads do | --cpu-threads | "
        "are more threads faster | why is it slower with more threads | threads and cores | limit the cpu use of llmui | "
        "my computer is sluggish while it writes | default number of threads | use fewer cores | should i count "
        "hyper-threads | do hyper-threads help | my processor has 8 cores and 16 threads | physical or logical cores | "
        "cores or threads, which number counts | why are all cores busy while the prompt is read | --threads-batch",
        held="What is a good number of CPU threads? | Are more threads always faster? | how do i make llmui use fewer cores | "
        "Where do I set the thread count? | 6 cores, 12 threads: which number counts?",
        short="CPU threads share the work of a model; the number of real cores, less one, is best, and hyper-threads do not "
        "count. llmui does so by itself, and `--cpu-threads` sets another number.",
        more="For four threads:\n\n"
        "```bash\n./start.sh --cpu-threads 4\n```\n\n"
        "The prompt is read with all real cores, unless you set a number. Every step waits for the slowest thread. With "
        "one thread for every core, any other busy program holds up all of them, and speed can collapse. Layers on the "
        "graphics card need almost no threads, so the setting matters only for what runs on the processor.",
    ),
    "mmap": topic(
        names="mmap | memory mapping | a memory-mapped model | mlock | memory locking",
        asks="what does mmap do | how does the file get into memory | does llmui use mmap | should i turn mmap off | "
        "--no-mmap | is mmap good or bad | why does task manager show so little memory | model file mapped into memory | "
        "mmap on a network drive | use_mmap | why does memory use look too small | a process that uses less memory than "
        "its file | what does mlock do | lock the model into memory | should i use mlock | does llmui use mlock | mlock "
        "or mmap | prevent the model from being swapped out",
        held="Is mmap on in llmui? | When should one turn mmap off? | how does mmap load a model file | Why does the process "
        "seem to use less memory than the file with mmap? | How is mlock different from mmap?",
        short="Mmap maps the model file into memory, and parts are read when they are first needed; mlock pins them there, so "
        "that the system never moves them out. llmui always maps and never locks.",
        more="Advantages:\n\n"
        "- loading starts at once\n- a second load of the same file is quick\n- the file's pages need no swap\n\n"
        "The mapped part is often counted as cache, not as memory of the program, so a task manager may show little. On "
        "a slow network disk copy the file to a local one first, because pages that were dropped are read again.",
    ),
    "swap": topic(
        names="swap | swap space | the page file | swapping",
        asks="is swap used for the model | should i add swap | the disk is busy all the time while it writes | my computer freezes "
        "when i load a model | does more swap help | page file too small | should i turn swap off | models and virtual memory "
        "| ram is full and everything is slow | swap on an ssd | zram",
        held="Does it help to enlarge the swap space? | Is the page file used when RAM is full? | my pc freezes and swaps while "
        "loading | Should swap be turned off for local models?",
        short="Swap is disk space that stands in for missing RAM. A model that has to swap becomes extremely slow, so choose one "
        "that fits or close other programs.",
        more="Even a quick SSD is some ten times slower than RAM, and a model reads all its weights for every token. A little swap "
        "is still useful: it lets the system put away programs that you do not use. So:\n\n- keep swap on\n"
        "- do not count it as memory for a model\n- if the disk works all the time during a reply, the model is too large",
    ),
    "load_time": topic(
        names="loading time | the time to load a model | slow loading",
        asks="how long does loading a model take | loading the model takes forever | why does loading take so long | speed up "
        "loading | the model is still loading | load time of a 5 gb file | loading from a usb stick | model on a network drive "
        "loads slowly | can i cancel loading | loading is stuck | how many seconds does it take to load | is it normal that "
        "loading takes a minute",
        held="How many seconds should it take to load a model? | It takes minutes to load the model | is it normal that loading "
        "takes so long | Can the loading of a model be cancelled?",
        short="Loading time is the file size divided by the speed of the disk: 5 GB take about three seconds from a fast SSD, ten "
        "from a simple one, and nearly a minute from a hard disk.",
        more="The page shows the stages while it loads:\n\n1. reading the file\n2. loading weights\n3. preparing the context\n"
        "4. warming up\n\n"
        "You can write and send a message meanwhile; it is answered when the model is ready. **Cancel** ends the loading. If "
        "it is always slow, move the file from a USB stick, network or hard disk to an SSD.",
    ),
    "first_reply": topic(
        names="a slow first reply | the first reply after loading",
        asks="why is the first reply slow | the first reply takes longer than the others | the first message after starting is slow "
        "| only the first answer is slow | slow first answer after loading a model | the second reply is much faster than the "
        "first | first reply of the day is slow | is it normal that the first reply takes long | why do later replies begin "
        "sooner | later replies are faster than the first",
        held="The first answer after the start is slow, why? | Only my first message takes long | is a slow first reply normal | "
        "Why do the later replies come sooner than the first one?",
        short="The first reply after a start is slower because nothing is cached yet: parts of the file may still come from the "
        "disk, and the whole prompt must be read. Later ones begin sooner.",
        more="A long system prompt or an old, long chat makes the effect larger, because all of it is read the first time. After "
        "that only your new message is. On a graphics card, the first calculation of each kind may also be prepared by the "
        "driver once. If every reply begins late, look at the length of the prompt instead.",
    ),
    "ttft": topic(
        names="time to first token | TTFT | the time to the first word | first-token latency",
        asks="why does the first word take so long | how long until the first word appears | what is a good time to first token | "
        "reduce the time to first token | ttft is high | waiting for the first token | it thinks long before the first word | "
        "what decides when the first word comes | latency before the answer begins | why do i wait before it starts to write",
        held="How can I shorten the time to the first token? | What's a normal TTFT? | the first word comes very late | Why is "
        "there a pause before the first word appears?",
        short="Time to first token is the wait between sending a message and seeing the first word. It is nearly all prompt reading, "
        "so short and already cached prompts begin sooner.",
        more="As a formula:\n\n$$t = \\frac{\\text{prompt tokens} - \\text{cached tokens}}{\\text{reading speed}}$$\n\n"
        "With 2,000 new tokens and a reading speed of 200 tokens per second, that is 10 seconds. A shorter system prompt, "
        "smaller documents and more layers on the graphics card help most. A thinking model also writes its thoughts before "
        "the answer.",
    ),
    "prompt_speed": topic(
        names="prompt processing | prompt evaluation | prompt reading speed | the reading of the prompt",
        asks="what is the model doing while it reads | why does reading a long prompt take so long | speed up prompt "
        "processing | what does reading mean in the progress | prompt processing is slow | how fast is a prompt read | "
        "pasting a long text makes it wait | prompt eval time | prompt tokens per second | it is stuck at reading | how "
        "many prompt tokens per second can i expect | pasted documents are read slowly",
        held="Why does it read my long prompt so slowly? | What's going on during prompt processing? | how many prompt tokens "
        "per second are normal | Pasting a long document makes me wait",
        short="Prompt processing is the reading of your text before the reply begins. Many tokens are read at once, so each "
        "takes far less time than a written one.",
        more="| Hardware | Reading | Writing |\n|---|---|---|\n| small CPU | 20 to 100 tok/s | 3 to 10 tok/s |\n"
        "| strong CPU | 100 to 300 tok/s | 8 to 20 tok/s |\n| graphics card | 1,000 tok/s and more | 30 to 150 tok/s |\n\n"
        "These are rough values for models of 7 or 8 billion parameters in Q4_K_M. Reading needs arithmetic, so a "
        "graphics card helps here most of all. Stop also works while the prompt is read.",
    ),
    "tok_s": topic(
        names="tokens per second | tok/s | t/s | the writing speed",
        asks="what is a good speed | how many tokens per second are normal | is 10 tokens per second fast | how many tokens per "
        "second do i need | is 20 t/s good | how fast does a person read in tokens | is 5 tok/s enough | tokens per second on "
        "my card",
        held="How many tokens per second count as fast? | How many tok/s are comfortable to read? | are 8 tokens per second ok | "
        "What number of tokens per second should I expect?",
        short="Tokens per second tells how fast a reply is written. 5 to 10 keep pace with a reader, 30 feel instant, and below 3 "
        "waiting becomes tiring.",
        more="llmui shows the number of tokens, the speed and the time to the first one under each reply. An English word is about "
        "1.3 tokens, so 10 tokens per second are roughly 460 words a minute; most people read 200 to 300. For programs that "
        "read the answer themselves, every further token per second still counts.",
    ),
    "speed": topic(
        names="speed | generation speed | faster replies | performance tuning",
        asks="why is it so slow | how do i make it faster | why are replies slow | how can i speed it up | it is very slow | "
        "the model is slow | how do i get more speed | everything takes ages | tips for faster replies | make the model "
        "write faster | slow answers | make the replies faster | can replies be made quicker",
        held="Why is the model so slow? | How can I make the replies faster? | can we speed up the slow replies | It's really "
        "slow on my machine, any tips?",
        short="Replies get faster with a smaller model, fewer bits per weight and more layers on the graphics card. Close "
        "other heavy programs too, and keep the chat short.",
        more="What helps, the strongest first:\n\n"
        "1. Put all layers on the graphics card.\n2. Use a smaller model, or a mixture of experts.\n"
        "3. Use Q4_K_M instead of Q8_0.\n4. Start a new chat instead of a very long one.\n"
        "5. Close games, browsers and other models.\n6. Plug in the laptop.\n\n"
        "If the card is not used at all, check the build first.",
    ),
    "bandwidth": topic(
        names="memory bandwidth | bandwidth | the bandwidth limit | memory speed | the bottleneck of a machine",
        asks="why does memory speed matter | how do i estimate the speed of a model | what limits the tokens per second | is "
        "memory bandwidth more important than cores | how fast could a model be on my machine | formula for tokens per "
        "second | gb/s of my memory | does faster ram make replies faster | maximum speed from bandwidth | why do more "
        "cores not help | tokens per second from memory bandwidth | is ddr5 better than ddr4 for models | is inference "
        "compute bound or memory bound | what is the bottleneck of my system | is token generation memory bound | flops "
        "or bandwidth | bottleneck cpu or ram",
        held="Is the speed limited by the memory bandwidth? | How can I estimate tokens per second from bandwidth? | Is DDR5 "
        "memory worth it for faster replies? | Why does the speed of the memory matter so much? | What's the bottleneck "
        "when a model runs?",
        short="Memory bandwidth is the bottleneck of writing, because all active weights are read once for every token. Divide "
        "the bandwidth by the size of the model to get the upper limit in tokens per second.",
        more="$$\\text{tokens per second} \\le \\frac{\\text{bandwidth}}{\\text{bytes of active weights}}$$\n\n"
        "With 50 GB/s and a file of 5 GB, no more than 10 tokens per second are possible; with a card of 500 GB/s it is "
        "100. Real values reach 50 to 80 percent of that. So fewer bits per weight help twice: less memory and more "
        "speed. Reading a prompt is limited by arithmetic instead.",
    ),
    "flash": topic(
        names="flash attention | FlashAttention | the flash attention setting",
        asks="should i turn on flash attention | what does flash attention do | does flash attention make it faster | is flash "
        "attention on | --flash-attn | flash attention on amd | how do i enable flash attention | does flash attention change "
        "the quality | flash attention on the cpu | why does a quantized cache need flash attention | turn off flash attention",
        held="Is flash attention worth it? | Does llmui use flash attention? | what is the use of flash attention at long contexts "
        "| Does the quality suffer from FlashAttention?",
        short="Flash attention computes the same attention in small blocks, with less memory and traffic. llmui turns it on wherever "
        "the model and the build allow it, so there is nothing to set.",
        more="Without it, attention needs a large table that grows with the context:\n\n- 4,096 tokens: often 250 MB of buffers\n"
        "- 16,384 tokens: often 1 GB\n\n"
        "With it, the buffers stay small, and long chats run faster. The result is the same but for rounding. In llama-server "
        "the option is `--flash-attn on`, `off` or `auto`; a quantized value cache requires it.",
    ),
    "batch": topic(
        names="batch size | the evaluation batch | n_batch | prompt batches | the micro batch | n_ubatch",
        asks="what does the batch size do | which batch size should i use | is a bigger batch faster | batch size 512 or 2048 "
        "| -b 512 | does batch size change the answer | reading in batches | why is the prompt read in steps | how many "
        "prompt tokens are read at once | lower the batch size | what does the micro batch do | difference between batch "
        "and ubatch | save memory with a smaller ubatch | compute buffer size | why are there two batch sizes",
        held="What batch size is good? | Does a larger batch size read prompts faster? | how many tokens does llmui read in "
        "one batch | Will the batch size change what the model says? | What is the difference between batch and micro "
        "batch?",
        short="The batch size is how many prompt tokens are handed over in one step, and the micro batch is the part of them "
        "computed at one go. llmui uses up to 512 for both and needs no setting.",
        more="llmui reads at most 512 tokens at a time and halves the step by itself when one takes long, so that progress "
        "moves and Stop is quick. Larger steps read a long prompt a little faster; a smaller micro batch needs smaller "
        "buffers on the card. Neither changes what the model says nor the writing speed, where each step is one token. "
        "In llama.cpp the options are `-b` and `-ub`.",
    ),
    "speculative": topic(
        names="speculative decoding | speculative sampling | a draft model | draft models | assisted generation",
        asks="can a small model speed up a big one | is speculative decoding lossless | does llmui support speculative "
        "decoding | guess several tokens at once | what is prompt lookup decoding | two models for faster replies | why "
        "are guessed tokens checked | --spec-type | when does speculative decoding help | a small model that makes a "
        "large one faster | which model can be the draft model | how do i choose a draft model | how small should a "
        "draft model be | must the draft model have the same vocabulary | does llmui support draft models | what does a "
        "draft model do | does a draft model change the answers",
        held="How can a small model make a large one faster? | Does speculative decoding change the answer? | is speculative "
        "decoding possible in llmui | When is speculative decoding worth it? | Which small model fits as a draft model "
        "for a big one? | can I set a draft model in llmui",
        short="Speculative decoding lets a small draft model guess several tokens, which the large model then checks in one "
        "step. The text stays as good; this version of llmui does not use it.",
        more="It helps because checking five tokens at once costs hardly more than writing one. How much depends on how often "
        "the guesses are right:\n\n"
        "- very well for code and repeated text\n- little for free stories\n- not at all when the guesser is slow itself\n\n"
        "The draft model must share the vocabulary of the large one, should have a tenth of its size or less, and needs "
        "memory as well. Simple methods guess from the text so far, without a second model.",
    ),
    "parallel": topic(
        names="parallel requests | the queue | simultaneous requests | queued replies | continuous batching",
        asks="can two people use it at the same time | why does my second chat wait | my reply is queued | how many requests "
        "can run at once | can several programs use the api together | can two users share one llmui | number of "
        "parallel requests | place in the queue | is there a queue | a second request while the first one runs | what "
        "does continuous batching do | does llmui batch requests | how do servers answer many users at once | why does "
        "batching raise the throughput | why do servers have slots",
        held="Why is my message queued? | how many users can ask llmui in parallel | Are parallel requests possible with the "
        "API? | What happens with a second request while one is running? | How does continuous batching work on a server?",
        short="Parallel requests wait their turn: llmui writes one reply at a time, and the others stand in a queue. Some "
        "servers use continuous batching, which computes a token for several replies in each step.",
        more="A waiting reply shows its place, and nothing is lost. You can send messages in several conversations and close "
        "the tabs; the replies are written one after another. Programs that use the API share the same queue. If 64 "
        "requests wait already, further ones are refused as busy. For many users at once a server program made for that, "
        "with batching, is the better tool.",
    ),
    "two_models": topic(
        names="two models at once | several loaded models | keeping two models loaded",
        asks="can i load two models at the same time | does llmui keep several models in memory | switch between models "
        "without loading | how many models can be loaded | will the old model stay in memory | run a second model next "
        "to the first | one model per chat | load multiple models | keep both models ready | have two models in memory "
        "together",
        held="Is it possible to have two models in memory? | Do two models stay loaded when I pick a second one? | can llmui "
        "keep multiple models in memory | How many models may be loaded at once?",
        short="Only one model is in memory at a time in llmui; picking another one frees the first. Two would have to share "
        "the memory and slow each other down.",
        more="When you pick another model, its file is checked first, so a broken one does not cost you the model that works. "
        "Going back is quick, because the system usually still has the file in its cache. To compare two models, ask the "
        "same question, pick the other model and use Regenerate: both replies stay.",
    ),
    "unload": topic(
        names="unloading a model | unloading | unloading the model from the graphics card",
        asks="how do i unload the model | free the vram after use | how do i empty the graphics memory | is an idle model "
        "unloaded | stop the model but keep llmui running | /api/models/unload | vram stays full after a chat | i need "
        "my vram for a game | unload the model by api | eject the model",
        held="How can I unload the model to get my VRAM back? | Can I unload the model without closing llmui? | call to "
        "unload the model | Is the model unloaded when it is idle?",
        short="Unloading gives the memory of a model back, in RAM and on the card. Programs can send `POST "
        "/api/models/unload`; closing llmui does it too.",
        more="For example:\n\n"
        '```bash\ncurl -X POST http://127.0.0.1:7860/api/models/unload \\\n     -H "Authorization: Bearer $KEY"\n```\n\n'
        "An idle model keeps its memory until then, because nobody wants to wait for the next reply. The engine is a "
        "process of its own, and when it ends, the memory is really free. Picking a model loads it again.",
    ),
    "power": topic(
        names="power consumption | electricity use | power draw | the energy of local models",
        asks="how much power does it use | does it use a lot of electricity | how many watts does a reply need | is running models "
        "expensive | power limit of my graphics card | does an idle model use power | energy cost of local models | nvidia-smi "
        "-pl | reduce the power draw | watt hours per reply",
        held="How much electricity does a local model use? | Does a loaded but idle model draw power? | how do i lower the power "
        "limit of the gpu | How many watts does writing a reply take?",
        short="Power use is high only while a reply is written: a graphics card draws about 100 to 400 watts, a laptop 20 to 60. An "
        "idle model costs little more than the computer itself.",
        more="A reply of 30 seconds at 300 watts needs 2.5 watt hours, about as much as a 10 watt lamp in a quarter of an hour. A "
        "lower power limit saves much and costs little speed, because memory is the limit anyway:\n\n```bash\n"
        "sudo nvidia-smi -pl 200\n```\n\nOn AMD cards `rocm-smi --setpoweroverdrive` or the tool of the driver does the same.",
    ),
    "fan": topic(
        names="fan noise | loud fans | heat | a hot computer",
        asks="why are my fans so loud | my computer gets hot | the fan goes crazy when it replies | is the heat normal | can "
        "running models damage my computer | how do i make it quieter | noise while writing | why does the laptop become warm "
        "| make the fans quieter | high temperature of the graphics card",
        held="My fans are very loud during replies | Is it normal that the computer gets hot? | how can i reduce the fan noise | "
        "Can the heat harm my graphics card?",
        short="Fans get loud because a model uses the processor or the card fully while it writes. That is normal and harms nothing; "
        "a smaller model or a power limit makes it quieter.",
        more="What lowers heat and noise:\n\n- fewer threads, for example `--cpu-threads 4`\n- a power limit for the graphics card\n"
        "- a smaller model, which is finished sooner\n- clean filters and free air around the case\n\n"
        "Chips protect themselves: before it gets dangerous they lower their clock. Card temperatures of 60 to 85 °C under "
        "load are ordinary.",
    ),
    "throttling": topic(
        names="thermal throttling | throttling | clock throttling",
        asks="why does it get slower after some minutes | speed drops when the laptop is hot | is my gpu throttling | how do "
        "i see throttling | fast at first and then slow | the clock goes down under load | prevent thermal throttling | "
        "cpu frequency drops | speed falls after a while although the chat is short | overheating slows it down | heat "
        "slows the replies down | why does a hot chip lower its clock",
        held="It starts fast and slows down after a few minutes | How can I tell that the chip is throttling? | does "
        "throttling make replies slower | Why does the clock drop when it gets hot?",
        short="Thermal throttling means that a hot chip lowers its clock, so replies slow down after some minutes. Clean the "
        "fans, give it air, or set a power limit.",
        more="To see it, watch clock and temperature during a long reply:\n\n"
        '```bash\nwatch -n 1 nvidia-smi\nwatch -n 1 "grep MHz /proc/cpuinfo"\n```\n\n'
        "If the clock falls while the temperature stays at its limit, it is throttling. Thin laptops do this most; a "
        "stand that lifts them helps. If the speed falls only in long chats, the context is the reason, not heat.",
    ),
    "battery": topic(
        names="battery use | running on battery | battery life",
        asks="why is it slower on battery | how long does the battery last | can i use llmui on the train | does it drain my "
        "battery | power saving mode slows the model | should i plug in my laptop | battery empties quickly | unplugged laptop "
        "is slow | energy saver and local models | save battery while chatting",
        held="Is it normal that replies are slower on battery? | Will llmui drain the battery of my laptop? | slower when the "
        "laptop is unplugged | How can I save battery with a local model?",
        short="On battery, most laptops lower their power, so models run clearly slower and the charge falls quickly. Plug it in for "
        "long replies, or use a small model.",
        more="While a reply is written, the machine works at full load, and a battery that usually lasts eight hours may last one "
        "or two. Between replies almost nothing is used. To save charge, ask for short answers, keep the chat short, and stop "
        "a reply that you no longer need. The performance mode of the system makes it faster, at a price.",
    ),
    "gpu_low": topic(
        names="low GPU usage | GPU load | a GPU that is half idle",
        asks="why is my gpu only at 30 percent | gpu usage is low while writing | the gpu is not fully used | why is the gpu load "
        "so small | gpu at 50 percent and cpu at 100 | is low gpu utilization normal | make the gpu work harder | gpu usage "
        "jumps up and down | task manager shows little gpu use | should the gpu be at 100 percent",
        held="The GPU usage stays low during a reply | Why does my graphics card only reach 40 percent load? | is a half idle gpu "
        "normal | My GPU utilization is low but the CPU is at 100",
        short="Low GPU usage while writing means that the card waits: mostly for layers on the CPU, sometimes for its own memory. "
        "Check first that all layers are on the card.",
        more="1. If the processor is busy at the same time, some layers run there. Raise `--gpu-layers`, or take a smaller model.\n"
        "2. If all layers are on the card, 60 to 95 percent is normal: memory is the limit, not arithmetic.\n"
        "3. In the Task Manager of Windows, choose the graph *Compute* or *CUDA*; the default *3D* shows little.\n\n"
        "Speed counts, not the percentage.",
    ),
    "gpu_unused": topic(
        names="an unused GPU | a GPU that is not detected | a missing GPU",
        asks="why is my gpu not used | does llmui use the gpu | how do i turn on the gpu | can you use my gpu | the gpu is "
        "not detected | it only uses the cpu | sees no gpu | it runs on the cpu although i have a graphics card | how do "
        "i know whether the gpu is used | gpu at zero percent | my graphics card is ignored | no usable gpu found | why "
        "does everything run on the cpu instead of the gpu | it does not use my card at all | llmui cannot see my gpu",
        held="It doesn't use my graphics card at all | Why is everything running on the CPU instead of my GPU? | how can i "
        "tell whether my gpu is used at all | llmui does not see the gpu",
        short="A GPU that stays unused mostly means a CPU build of llama.cpp or a missing driver. Start once with "
        "`LLMUI_BACKEND=vulkan ./start.sh`, or `rocm` or `cuda`.",
        more="After the installation the start script loads the engine and says whether it sees a GPU. Check in this order:\n\n"
        "1. Does the driver work? Try `nvidia-smi`, `rocminfo` or `vulkaninfo --summary`.\n"
        "2. On Linux with AMD: is your user in the groups `render` and `video`?\n"
        "3. Was llmui started with `--gpu-layers 0`?\n4. Install the build again with `LLMUI_BACKEND`.\n\n"
        "llama.cpp itself falls back to the processor without a word.",
    ),
    "vram_used": topic(
        names="graphics memory used by other programs | VRAM taken by others | occupied graphics memory",
        asks="what is using my vram | my vram is full before i load anything | does the browser use vram | how much vram does the "
        "desktop take | free up vram before loading | a game and a model at the same time | another program takes my graphics "
        "memory | vram in use by other programs | which program uses my graphics card | 2 gb of vram are gone | part of the "
        "vram is already taken | free vram that others use",
        held="Which other programs use up my VRAM? | Part of my graphics memory is already taken | how can i get back the vram that "
        "other programs use | Does a browser need graphics memory?",
        short="Other programs take graphics memory too: the desktop, browsers, games and image tools. Close them before loading, or "
        "put fewer layers on the card.",
        more="| Program | Typical graphics memory |\n|---|---|\n| desktop, one screen | 0.3 to 1 GB |\n"
        "| browser with videos | 0.5 to 1 GB |\n| game | 4 to 12 GB |\n| another model | its file size and more |\n\n"
        "`nvidia-smi` lists the programs at its end. If the screen is connected to integrated graphics, the card is free for "
        "the model.",
    ),
    "watch_gpu": topic(
        names="watching the GPU | GPU monitoring tools | nvidia-smi | rocm-smi | amd-smi",
        asks="how do i see the gpu load | how do i watch the vram while it writes | which tool shows gpu temperature | how do i see "
        "how much vram is free | show gpu usage in the terminal | nvtop | radeontop | gpu in the task manager | check vram use "
        "on linux | monitor my graphics card | command for vram use on amd | watch the card during a reply",
        held="How can I watch my graphics card during a reply? | What command shows the VRAM in use on AMD? | tool to monitor the "
        "gpu | Where do I see the load and temperature of the GPU?",
        short="Watch a graphics card with its own tool: `nvidia-smi` for NVIDIA, `rocm-smi` or `amd-smi` for AMD, the Task Manager "
        "on Windows. Look at memory, load and temperature.",
        more="For a reading every second:\n\n```bash\nwatch -n 1 nvidia-smi\nwatch -n 1 rocm-smi\n```\n\n"
        "`nvtop` shows cards of all makers as curves in the terminal. On a Mac, open the Activity Monitor and choose GPU "
        "history. The used memory jumps up when a model is loaded; the load rises while a reply is written and falls to zero "
        "after it.",
    ),
    "driver_crash": topic(
        names="a graphics driver crash | driver crashes | a GPU reset | a lost device",
        asks="the screen goes black while it writes | device lost | my graphics driver crashes | gpu hang | ring gfx timeout | "
        "display driver stopped responding | the computer restarts under load | vk error device lost | amdgpu reset | screen "
        "flickers and the reply stops | gpu crashes during a reply | what helps against gpu hangs",
        held="The display driver crashed in the middle of a reply | What can I do against GPU hangs? | error vk device lost | My "
        "screen turns black when the model runs",
        short='Graphics driver crashes, such as a black screen or "device lost", come from the driver, heat, overclocking or a weak '
        "power supply. Update the driver and remove any overclock first.",
        more="If it happens again:\n\n1. Lower the load: fewer GPU layers, or a power limit.\n"
        "2. Try another backend, such as Vulkan instead of ROCm.\n"
        "3. Look for the cause with `sudo dmesg | tail`, or in the event viewer of Windows.\n"
        "4. Test with another program that loads the card fully.\n\n"
        "llmui starts its engine again, and the part of the reply that was written is kept.",
    ),
    "oom_killer": topic(
        names="the OOM killer | an engine killed by the system | the out-of-memory killer",
        asks="the model process was killed by linux | it just says killed | linux killed the engine | exit code 137 | killed "
        "signal 9 | the engine was ended by the system | why does linux kill my model | dmesg out of memory killed "
        "process | the model disappears without an error | systemd-oomd | only the word killed and nothing else",
        held="The system killed the model process | Why does it only say killed and nothing else? | what does it mean when "
        "the engine ends with exit code 137 | How do I see if the OOM killer struck?",
        short="The OOM killer of Linux ends the largest process when RAM runs out, often without a word to you. Use a smaller "
        "model or context, or close other programs.",
        more="To see whether it struck:\n\n"
        '```bash\nsudo dmesg | grep -i "killed process"\n```\n\n'
        "Signal 9 and exit status 137 point to it as well. The page survives, because only the engine's process is "
        "ended; llmui then starts the engine again. In a container the limit of the container counts, not the memory of "
        "the machine.",
    ),
    "engine_restart": topic(
        names="an engine crash | a crashed engine | a hung engine",
        asks="what happens when the engine crashes | the engine crashed too often | does llmui restart the model after a crash | "
        "the model process died | is my chat lost when the model crashes | how often does it restart | the engine hangs | the "
        "engine gave no sign of life | restart the engine | is a reply lost if the engine dies",
        held="What does llmui do after the engine crashed? | Will the model start again by itself after a crash? | Why was the "
        "engine not started again after several crashes? | Do I lose the reply if the engine dies?",
        short="The engine starts again by itself after a crash: at once the first time, then after growing pauses. After more than "
        "five crashes within ten minutes it stays off until you load a model.",
        more="The engine is a process beside the page, so a broken file cannot take the page with it, and what was written of a "
        "reply is kept. An engine that gives no sign of life for 60 seconds is ended and started again as well.\n\n"
        "If it crashes again and again, load another model, or start with fewer GPU layers or a shorter context.",
    ),
    "docker": topic(
        names="Docker | containers | a Docker container | Podman",
        asks="can i run llmui in docker | is there a docker image | how do i use the gpu in a container | dockerfile for llmui | "
        "docker compose | pass the gpu to docker | --gpus all | /dev/kfd in a container | run it in podman | port mapping for "
        "the container | container does not see the gpu",
        held="Is there an official Docker image of llmui? | How does a container get access to the GPU? | docker run with an amd "
        "card | Can I put llmui into a container?",
        short="Docker can run llmui, although no image is shipped. In a container, start it with `--host 0.0.0.0` and a password, "
        "and hand the graphics card in.",
        more="Options of `docker run` that matter:\n\n- `-p 127.0.0.1:7860:7860` for the page\n"
        "- `-v` for the data folder, so that chats outlive the container\n- `--gpus all` for NVIDIA\n"
        "- `--device /dev/kfd --device /dev/dri` for AMD\n\n"
        "If the image is built on another machine, set `CMAKE_ARGS=-DGGML_NATIVE=OFF`, so that the engine runs on every "
        "processor.",
    ),
    "wsl": topic(
        names="WSL | the Windows Subsystem for Linux | WSL 2",
        asks="does llmui run in wsl | should i use wsl or windows | do i need wsl | gpu in wsl | nvidia in wsl | amd card in wsl | "
        "wsl is slow to load models | memory limit of wsl | .wslconfig | files on the windows drive are slow in wsl",
        held="Is WSL needed on Windows? | Can WSL use my graphics card? | run llmui inside wsl | How do I give WSL more memory?",
        short="WSL runs Linux inside Windows, and llmui works there, also with NVIDIA cards. It is not needed, though: `start.bat` "
        "runs llmui directly on Windows, with ROCm for AMD.",
        more="WSL takes only half of the RAM by default. To give it more, write into `.wslconfig` in your user folder:\n\n```ini\n"
        "[wsl2]\nmemory=24GB\n```\n\n"
        "Then run `wsl --shutdown` and open it again. Keep model files inside the Linux file system, because reading from "
        "`/mnt/c` is slow.",
    ),
    "cloud_gpu": topic(
        names="a cloud GPU | rented GPUs | a rented server | cloud servers",
        asks="can i run llmui in the cloud | can i rent a gpu | run it on a rented server | how do i reach llmui on a remote server "
        "| ssh tunnel to llmui | is a cloud gpu worth it | models too large for home | is it still private on a cloud server | "
        "gpu by the hour",
        held="Is it possible to rent a GPU for llmui? | How do I reach llmui on a cloud server safely? | run a big model on a "
        "rented gpu | Are my chats private on a rented server?",
        short="Cloud GPUs can be rented by the hour for models that your own machine cannot hold. Your chats then lie on somebody "
        "else's computer, so think about privacy first.",
        more="Do not open the port to the internet; use a tunnel instead:\n\n```bash\nssh -L 7860:127.0.0.1:7860 you@server\n```\n\n"
        "Then open the address that llmui printed on the server in your own browser. Models must be downloaded there once, and "
        "the chats are in the data folder of that server: copy it home and delete it before you return the machine.",
    ),
    "raspberry": topic(
        names="a Raspberry Pi | small single-board computers | ARM boards",
        asks="does llmui run on a raspberry pi | which model for a raspberry pi | is a raspberry pi fast enough | run models on a "
        "single-board computer | raspberry pi 5 with 8 gb | arm64 linux | orange pi | how fast is a pi | tiny computer for a "
        "chat model | can a pi 4 run a model",
        held="Will llmui work on my Raspberry Pi? | How many tokens per second does a Raspberry Pi reach? | small model for a pi 5 "
        "| Can single-board computers run chat models?",
        short="A Raspberry Pi 5 can run models of 1 to 3 billion parameters at a few tokens per second. Use the 64-bit system, Q4 "
        "files and a short context.",
        more="| Board | Model | Speed |\n|---|---|---|\n| 4 GB | up to 1 billion | slow but usable |\n"
        "| 8 GB | up to 3 billion | 3 to 10 tok/s |\n\n"
        "Keep the file on an SSD rather than on the memory card, add a fan, because the chip throttles when hot, and set "
        "`--context-length 2048`. The graphics part of these boards does not help.",
    ),
    "laptop": topic(
        names="laptops | a laptop | a notebook computer",
        asks="does it run on a laptop | is a laptop good enough | old laptop with 8 gb | laptop with 16 gb of ram | can my notebook "
        "run a model | thin laptop without graphics card | gaming laptop for local models | how fast is a laptop | ultrabook",
        held="Is my laptop good enough for local models? | How well do models run on a laptop? | notebook with 16 gb of memory | "
        "Can an old laptop run llmui?",
        short="Laptops run models well within their memory: with 8 GB take 3 to 4 billion parameters, with 16 GB 7 to 8 billion, "
        "both in Q4_K_M. Keep it plugged in.",
        more="Expect 5 to 15 tokens per second on the processor with such a model, and two to five times as much where it fits into "
        "the memory of a graphics card. What to mind:\n\n- heat: put it on a hard surface\n"
        "- battery: the charge falls quickly\n- one memory module instead of two halves the speed\n\n"
        "A mixture of experts with few active parameters is a good choice where RAM is large.",
    ),
    "on_phone": topic(
        names="running a model on a phone itself | phones as computers for models | models on Android",
        asks="can a model run on the phone itself | termux | is a phone strong enough for a model | local model on an iphone "
        "without a computer | can a phone compute the replies itself | which models fit on a phone | phone without a computer "
        "| tablet as a server for the model | smartphone with 12 gb of ram | is a smartphone fast enough",
        held="Can a model run directly on a phone, without a computer? | How strong must a phone be for a model? | Would a "
        "smartphone be fast enough to run a model? | How large a model can a phone run by itself?",
        short="A phone itself can run small models of 1 to 4 billion parameters with apps made for it, but llmui is not made for "
        "phones. Run it on a computer and open the page from there.",
        more="A phone has fast memory, but little of it, and it gets hot within minutes. The system also ends large programs in the "
        "background. So the better way is:\n\n1. Run llmui on a computer at home.\n"
        "2. Start it with `--host` and `--password`.\n3. Open its address in the phone's browser, on the same network.\n\n"
        "The page fits a narrow screen.",
    ),
    "npu": topic(
        names="an NPU | NPUs | a neural processing unit | AI accelerators",
        asks="does llmui use the npu | is an npu useful for local models | my laptop has an ai chip | npu or gpu | copilot+ pc | "
        "does llama.cpp support npus | tops of an npu | is a neural processor faster than the gpu | tpu at home | ai "
        "accelerator stick",
        held="Can llmui use the NPU of my laptop? | Is an NPU faster than a graphics card? | my processor has an ai engine, is it "
        "used | What good are the TOPS of an NPU?",
        short="An NPU is a part of some processors made for neural networks at low power. llmui does not use it; the graphics part "
        "or the cores of the processor do the work.",
        more="NPUs save energy on small, fixed tasks such as cleaning up a camera picture. Chat models are limited by memory "
        "bandwidth, and an NPU reads the same memory as the processor, so it would write hardly faster. The advertised TOPS "
        "count operations on small whole numbers and say little about the speed of a reply.",
    ),
    "hardware": topic(
        names="hardware for local models | a computer for local models | buying hardware",
        asks="what should i buy | which hardware should i get | which graphics card is good for local models | how do i build a pc "
        "for language models | is more vram better than a newer card | upgrade my pc for models | should i buy a used graphics "
        "card | what matters most in hardware | ram or gpu first | is 64 gb of ram useful",
        held="What hardware should I buy for local models? | Which parts matter most in a PC for models? | what computer do i need "
        "to buy | Is a used graphics card a good buy?",
        short="Hardware for local models is judged by memory first: how much there is, then how fast it is. A graphics card with "
        "much VRAM comes before a newer one with less.",
        more="In this order:\n\n1. **VRAM:** 8 GB for 7 to 8 billion parameters, 16 GB for 14, 24 GB for 32, all in Q4_K_M.\n"
        "2. **Bandwidth** of that memory, which sets the writing speed.\n3. **RAM:** at least twice the largest file.\n"
        "4. **An SSD** with room for some models.\n\n"
        "Processor cores matter least. Used cards are fine when their driver is still cared for.",
    ),
    "channels": topic(
        names="memory channels | dual-channel memory | RAM modules",
        asks="does dual channel matter | one or two memory modules | how many memory channels do i need | single channel ram is "
        "slow | should i add a second ram stick | four modules or two | quad channel | how do i check whether dual channel is "
        "active | does ram frequency matter | are two ram sticks faster than one | is single channel a problem | would a "
        "second module help",
        held="Are two RAM sticks better than one for models? | Is single-channel memory a problem? | how many memory channels does "
        "my cpu use | Would a second memory module help?",
        short="Memory channels work side by side, so two modules give twice the bandwidth of one, and models on the CPU write nearly "
        "twice as fast. Use modules in pairs.",
        more="Bandwidth is channels × 8 bytes × transfers per second:\n\n| Memory | One channel | Two channels |\n|---|---|---|\n"
        "| DDR4-3200 | 25.6 GB/s | 51.2 GB/s |\n| DDR5-5600 | 44.8 GB/s | 89.6 GB/s |\n\n"
        "To see what is built in on Linux: `sudo dmidecode -t memory`. Four modules on a desktop board are still two channels, "
        "and often run at a lower clock.",
    ),
    "benchmark": topic(
        names="a speed test | measuring the speed of a machine | benchmarking a computer | llama-bench",
        asks="how do i measure the speed of my machine | how do i benchmark my computer | how do i compare two settings "
        "fairly | test the speed of a model | is my machine fast for models | which setting is faster | speed test for "
        "local models | why do my measurements differ each time | fair comparison of two builds | measure tokens per "
        "second properly | speed measurements that vary | how do i use llama-bench | run llama-bench | llama.cpp "
        "benchmark tool | does llmui include llama-bench",
        held="How can I test how fast my computer is? | What's a fair way to compare the speed of two settings? | run a speed "
        "test | My speed measurements vary a lot, why? | What does llama-bench measure?",
        short="Measure speed with the same file, the same prompt and the same reply length, three times, and take the middle "
        "value. The figures are under each reply; llama.cpp has a speed test of its own, llama-bench, which llmui does "
        "not include.",
        more="1. Close other programs and plug in the laptop.\n"
        "2. Start a new chat and ask for something long, such as a count to 100.\n"
        "3. Send one message first that does not count.\n4. Note the tokens per second of three replies.\n"
        "5. Change one thing only, and repeat.\n\n"
        "In the output of llama-bench, `pp512` is reading 512 tokens and `tg128` writing 128. Reading and writing are "
        "two different speeds: for reading, paste a long text and note the time to the first token.",
    ),
    "llama_server": topic(
        names="llama-server | the server of llama.cpp | llama.cpp's web server",
        asks="what is the difference between llama-server and llmui | can llmui use llama-server | how do i start llama-server | "
        "does llmui contain llama-server | is llama-server faster | llama-server options | connect llmui to a llama-server | "
        "should i use llama-server instead | llama-server port 8080",
        held="How does llmui differ from llama-server? | What command starts llama-server? | is llama-server inside llmui | Could "
        "llama-server be the better choice for me?",
        short="llama-server is the web server that belongs to llama.cpp, with an API and a page of its own. llmui does not use it: "
        "it runs the same engine inside its own child process.",
        more="To start it:\n\n```bash\nllama-server -m model.gguf -c 8192 -ngl 99 --port 8080\n```\n\n"
        "It has slots for several users at once, tools and speculative decoding. llmui keeps every chat safely on disk, on the "
        "server's side, with branches and a key. Both speak the OpenAI protocol, so most programs work with either. Do not run "
        "both with large models at once: the memory is shared.",
    ),
    "other_apps": topic(
        names="Ollama | LM Studio | other programs for local models | alternatives to llmui",
        asks="what is the difference between ollama and llmui | can i use my ollama models | can i use models from lm studio "
        "| is ollama faster | which other apps run local models | lm studio or llmui | does llmui need ollama | can i "
        "use both programs | models already downloaded by another app | switch from lm studio to llmui",
        held="How is llmui different from Ollama? | Can I load the files that LM Studio downloaded? | do i need ollama for "
        "this | Which other programs run local models, besides Ollama?",
        short="Ollama and LM Studio are other programs that run local models. They run GGUF models with llama.cpp as well, so "
        "the speed is alike, and llmui needs neither of them.",
        more="Each has its own way: one is run from the command line with a library of models, one is a desktop program, and "
        "llmui is a page in your browser. The GGUF files of LM Studio can be shared instead of downloaded twice:\n\n"
        "```bash\n./start.sh --models-dir /path/to/their/models\n```\n\n"
        "Ollama keeps its files under names without `.gguf`, which llmui does not list. Close the others before you load "
        "a model here, or they take the memory.",
    ),
    "llamacpp": topic(
        names="llama.cpp | llama-cpp-python | the inference engine | the ggml library | the engine of llmui",
        asks="what engine does llmui use | how does llmui run the model | what runs the model | who makes llama.cpp | is "
        "llama.cpp free | what does llama-cpp-python do | does llmui use pytorch | which program does the computing | "
        "what is ggml | the engine behind llmui | is the engine open source",
        held="What engine is behind llmui? | Which engine actually runs the model? | what is llama-cpp-python for | Is the "
        "engine of llmui open source?",
        short="llama.cpp is the engine that runs the model: a fast open program in C and C++ that reads GGUF files and works "
        "on CPUs and graphics cards. llmui uses it through llama-cpp-python.",
        more="The layers, from the inside out:\n\n"
        "- **ggml** does the arithmetic, for each kind of hardware.\n"
        "- **llama.cpp** knows the model architectures and the GGUF format.\n"
        "- **llama-cpp-python** makes it usable from Python.\n- **llmui** adds the chats, the page and the API.\n\n"
        "The engine runs in a process of its own. If a broken file makes it crash, the page stays alive.",
    ),
    "runtime": topic(
        names="a runtime | runtimes | engine runtimes | a backend | backends",
        asks="what are runtimes for | which runtimes are there | what is the difference between the backends | list of backends | "
        "rocm, cuda, vulkan, metal or cpu | why are there several runtimes | what is a backend of llama.cpp | is the runtime "
        "the same as the engine | do i need a runtime | can i use the runtimes of lm studio | which kinds of backend exist",
        held="What are the different backends? | What kinds of runtimes exist? | why is there more than one runtime | Does LM "
        "Studio have runtimes that llmui can use?",
        short="A runtime is a build of the engine for one kind of hardware, its backend: ROCm, CUDA, Vulkan, Metal or plain CPU. "
        "llmui installs the one that suits the machine.",
        more="| Backend | Made for |\n|---|---|\n| ROCm | AMD cards |\n| CUDA | NVIDIA cards |\n| Metal | Apple processors |\n"
        "| Vulkan | cards of nearly every maker |\n| CPU | every machine |\n\n"
        "All of them give the same replies but for rounding; they differ in speed. The packs of LM Studio are built for "
        "another version of llama.cpp and cannot be loaded here. If a runtime does not start, the CPU one works everywhere.",
    ),
    "wheels": topic(
        names="ready-made wheels | prebuilt wheels | a wheel | prebuilt binaries",
        asks="wheel or source build | is a source build faster than a wheel | does llmui use prebuilt binaries | force a source "
        "build instead of a wheel | what is a python wheel | no wheel for my machine | are prebuilt wheels slower on the cpu | "
        "where do the wheels come from | is there a ready-made build for my system | wheel without avx2",
        held="Are ready-made wheels as fast as a source build? | When does llmui take a prebuilt wheel? | prebuilt or compiled, "
        "what is better | What is a wheel in Python?",
        short="Ready-made wheels are finished builds of the engine, fetched in a moment; a source build is compiled for your very "
        "processor. llmui takes a wheel where one fits, else it compiles.",
        more="| | Wheel | Source build |\n|---|---|---|\n| time | seconds to a minute | about four minutes on two cores |\n"
        "| needs | network | a C++ compiler, for GPUs also their tools |\n| CPU speed | for common processors | for yours |\n\n"
        "Some GPU wheels leave AVX2 out, so layers that stay on the processor are slow. To force a source build: "
        '`CMAKE_ARGS="-DGGML_NATIVE=ON" ./start.sh`.',
    ),
    "cmake": topic(
        names="CMake flags | CMAKE_ARGS | build flags | compiler options for llama.cpp",
        asks="how do i pass cmake flags | which cmake flags for vulkan | GGML_HIP=ON | -DGGML_CUDA=ON | LLAMA_HIPBLAS does nothing "
        "| old build flags are ignored | flags for a rocm build | GGML_NATIVE=OFF | build with my own flags | cmake options "
        "for amd | which flags does the launcher use | LLAMA_CUBLAS",
        held="Which CMake flags does a ROCm build need? | How do I build the engine with my own flags? | set CMAKE_ARGS before "
        "starting | Why are my old CMake flags without effect?",
        short="CMake flags choose what llama.cpp is built with. Put them into `CMAKE_ARGS` when you start llmui, and it compiles the "
        "engine with them.",
        more="| Backend | Flag |\n|---|---|\n| AMD | `-DGGML_HIP=ON -DGPU_TARGETS=gfx1100` |\n| NVIDIA | `-DGGML_CUDA=ON` |\n"
        "| Vulkan | `-DGGML_VULKAN=ON` |\n| every processor | `-DGGML_NATIVE=OFF` |\n\n"
        "Names from old guides, such as `LLAMA_HIPBLAS`, are ignored without an error and give a CPU build. If memory is short "
        "while compiling, set `CMAKE_BUILD_PARALLEL_LEVEL=1`.",
    ),
    "upgrade_engine": topic(
        names="upgrading llama.cpp | a newer llama.cpp | the version of the engine",
        asks="how do i update llama.cpp | how do i get the newest engine | which version of llama.cpp is installed | can i install "
        "another version of llama.cpp | does llmui update llama.cpp by itself | upgrade llama-cpp-python | exchange the "
        "llama.cpp library by hand | pip install upgrade of the engine | is a new llama.cpp faster | upgrade the llama.cpp in "
        "llmui | version of llama.cpp in llmui",
        held="How can I upgrade the llama.cpp inside llmui? | Is it possible to exchange only llama.cpp? | what version of "
        "llama.cpp is in llmui | Does updating llmui bring a newer llama.cpp?",
        short="A newer llama.cpp comes with a newer llmui, which names the version that it was tested with. Update llmui and start "
        "it; the start script then installs that version.",
        more="`llmui doctor` prints the version of llama-cpp-python that is installed. Exchanging only that package by hand is "
        "risky: llmui uses its inner functions, and these change from version to version. If a fresh model architecture is "
        "unknown to the engine, wait for an update or choose another model. Your chats and settings stay as they are.",
    ),
    "moe_cpu": topic(
        names="experts on the CPU | offloading experts to the CPU | --n-cpu-moe | --cpu-moe",
        asks="can the experts stay in ram | how do i run a moe model with little vram | what does cpu-moe do | keep the experts of "
        "a moe on the cpu | moe larger than my vram | experts in ram and attention on the gpu | override tensor for experts | "
        "-ot exps=CPU | does llmui have cpu-moe | fast moe with a small graphics card",
        held="Can I keep MoE experts in RAM? | What does --n-cpu-moe change? | run a big moe with only 8 gb of vram | Why put the "
        "experts on the CPU and the rest on the GPU?",
        short="Experts of a MoE model can stay in RAM while attention runs on the GPU, because only a few are used for each token. "
        "llama.cpp calls this `--cpu-moe`; llmui has no such switch.",
        more="With llama-server it looks like this:\n\n```bash\nllama-server -m moe-model.gguf -ngl 99 --n-cpu-moe 20\n```\n\n"
        "Here the experts of the first 20 layers stay in RAM. Raise the number until the model fits. In llmui you can lower "
        "`--gpu-layers` instead, which moves whole layers and is somewhat slower. Either way, RAM must hold what the card does "
        "not.",
    ),
    "cpu_flags": topic(
        names="AVX2 | AVX-512 | CPU flags | vector instructions | AVX",
        asks="does my processor have avx2 | illegal instruction | is avx-512 faster | which cpu instructions does llama.cpp "
        "use | old processor without avx | how do i check the cpu flags | crash with illegal instruction | signal 4 "
        "SIGILL | lscpu avx | do i need avx2 | fma and f16c | is avx2 required",
        held="Is AVX2 required to run models? | It stops with an illegal instruction, is my CPU too old? | how do i see if my "
        "cpu supports avx-512 | What are vector instructions good for?",
        short="AVX2 and AVX-512 are vector instructions: one step works on many numbers. With AVX2 llama.cpp is several times "
        "faster; a build made on your machine uses all that it has.",
        more="To see what a processor offers on Linux:\n\n"
        '```bash\nlscpu | grep -o -w -E "avx|avx2|avx512f|fma"\n```\n\n'
        '"Illegal instruction" means that a build uses one which this processor lacks, for example after moving `.venv` '
        'from another computer. Compile it here: `CMAKE_ARGS="-DGGML_NATIVE=ON" ./start.sh`. AVX-512 adds mainly to '
        "prompt reading.",
    ),
}
