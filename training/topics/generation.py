"""Topics about what shapes a reply: sampling, prompts and templates, thinking, tools, formats, and what replies are good for."""

from __future__ import annotations

from kit import Topic, topic

TOPICS: dict[str, Topic] = {
    "temperature": topic(
        names="temperature | the temperature | the temperature slider | sampling temperature | the temperature setting",
        asks="what temperature should i use | what does the temperature slider do | what happens at a high temperature | should the "
        "temperature be high or low | is a temperature of 1 too hot | what is a normal temperature | lower the temperature or raise "
        "it | where do i change the temperature | what range does the temperature have | why is the default temperature 0.7 | i set "
        "the temperature to 1.5, is that wise | temperature value | what is a good temperature for most things | turn the "
        "temperature up or down",
        held="What's a good temperature? | What does temperature change? | Which temperature do most people set? | Is it better to "
        "raise or to lower the temperature? | how high can the temperature go",
        short="Temperature sets how daring the choice of the next word is. At 0 the model always takes the likeliest word; higher "
        "values give more varied and less predictable replies. llmui starts at 0.7.",
        more="Useful values:\n\n"
        "| Temperature | For |\n"
        "|---|---|\n"
        "| 0 | facts, and replies that must not change |\n"
        "| 0.3 | programs and summaries |\n"
        "| 0.7 | conversation |\n"
        "| 1.0 | stories and ideas |\n\n"
        "The slider goes from 0 to 2. Above about 1.5 the text often falls apart.",
    ),
    "dynatemp": topic(
        names="dynamic temperature | dynatemp | the dynamic temperature setting | entropy-based temperature",
        asks="what does dynamic temperature do | how do i turn on dynamic temperature | what value for dynatemp | "
        "can the temperature change by itself | what is the dynatemp range | should i use dynamic "
        "temperature | does the temperature adapt while the model writes | when is dynatemp useful | "
        "dynatemp range 0.5 | i want a temperature that adapts to each word",
        held="Can the temperature adapt on its own? | What does the dynatemp setting change? | Is dynamic "
        "temperature worth turning on? | How large should the dynatemp range be?",
        short="Dynamic temperature moves the temperature up and down for each token: lower where the model is "
        "sure, higher where many words would fit. In llmui, 0 turns it off.",
        more="The range is added and subtracted, so a temperature of 0.8 with a range of 0.3 moves between 0.5 "
        "and 1.1. How unsure the model is gets measured by the entropy of the chances.\n\n"
        "You find it under **All parameters** in the settings. Start with a small range such as 0.2 and "
        "compare.",
    ),
    "topp": topic(
        names="top-p | top p | top_p | nucleus sampling | the top-p slider",
        asks="what value for top p | how should i set top p | is top-p 0.9 better than 0.95 | what does a top p "
        "of 1 do | lower top-p or raise it | what does nucleus sampling keep | why is top_p 0.95 | should i "
        "change top-p | top p setting | what happens when top-p is small | i set top_p to 0.5",
        held="What's the meaning of top-p? | How does top-p sampling work exactly? | Which top-p value is usual? "
        "| Should top p be raised or lowered? | what does a small top_p change",
        short="Top-p keeps the smallest set of likely words whose chances add up to p, and drops the rest. With "
        "0.95, the unlikely tail of 5 percent is never chosen.",
        more="Lower values make replies safer and more alike; 1 turns the filter off. 0.9 to 0.95 is usual.\n\n"
        "For example, with top-p at 0.9:\n\n"
        "| Word | Chance | Sum | Kept |\n"
        "|---|---|---|---|\n"
        "| tea | 0.6 | 0.6 | yes |\n"
        "| milk | 0.3 | 0.9 | yes |\n"
        "| sand | 0.1 | 1.0 | no |",
    ),
    "topk": topic(
        names="top-k | top k | top_k | top-k sampling | the top-k slider",
        asks="what value for top k | how should i set top k | is top-k 40 good | what does top k 0 do | what does "
        "a top-k of 1 do | how many candidates does top-k keep | why is top_k 40 | should i raise top-k to "
        "100 | top k setting | what happens when top-k is small | i set top_k to 20",
        held="Which top-k value is usual? | What's the meaning of top-k? | Should top k be raised or lowered? | "
        "what does a small top_k change",
        short="Top-k keeps only the k likeliest words before one is chosen. With 40, the model picks among 40 "
        "candidates; 1 leaves only the best one, and 0 turns the limit off.",
        more="Top-k cuts at a fixed number, whether the model is sure or not. Top-p and min-p adapt to how sure "
        "it is, so many people leave top-k fairly high and rely on those.\n\n"
        "- 20: careful\n"
        "- 40: the default in llmui\n"
        "- 0: no limit",
    ),
    "minp": topic(
        names="min-p | min p | min_p | min-p sampling | the min-p slider",
        asks="what value for min p | how should i set min p | is min-p 0.1 too much | what does min-p drop | is min-p better than "
        "the other filters | why is min_p 0.05 | should i use min-p with a high temperature | min p setting | what happens when "
        "min-p is 0 | i set min_p to 0.02 | how does min-p decide which words stay",
        held="What's the meaning of min-p? | What is min-p sampling for? | Which min-p value is usual? | Should min p be raised or "
        "lowered? | what does a large min_p change",
        short="Min-p drops every word that is much less likely than the best one. With 0.05, a word needs at least 5 percent of the "
        "chance of the favourite to stay in.",
        more="It adapts by itself: when the model is sure, few words remain; when it is unsure, many do. As a rule:\n\n"
        "$$p_i \\ge \\text{min-p} \\cdot p_{\\max}$$\n\n"
        "0.05 to 0.1 works well, also with a higher temperature. 0 turns it off.",
    ),
    "typicalp": topic(
        names="typical-p | typical p | typical_p | typical sampling | locally typical sampling",
        asks="what does typical-p do | what value for typical p | should i use typical sampling | what is a "
        "typical token | how do i turn typical-p off | when is typical_p useful | what does typical p 1 mean "
        "| typical-p 0.9 | why would i prefer tokens of average surprise | how does typical sampling choose",
        held="Which value should typical-p have? | What is meant by typical in typical sampling? | Do I need "
        "typical-p at all? | how can i switch typical p off",
        short="Typical-p prefers tokens whose surprise is near the average that the model expects, and drops both "
        "the odd and the all too obvious ones. 1 turns it off, which is the default.",
        more="The surprise of a token is the negative logarithm of its chance; the expected surprise is the "
        "entropy. Typical-p sorts the tokens by how near they are to it and keeps the nearest until their "
        "chances add up to p.\n\n"
        "Few people need it today. If you try it, use about 0.9 and leave top-p at 1.",
    ),
    "topnsigma": topic(
        names="top-n-sigma | top n sigma | top_n_sigma | the top-nσ sampler | sigma sampling",
        asks="what does top-n-sigma do | what value for top n sigma | how do i turn top_n_sigma on | what is "
        "sigma in sampling | why standard deviations of the logits | when is top n sigma useful | "
        "top-n-sigma 1 | what does top_n_sigma -1 mean | should i use sigma sampling | how many standard "
        "deviations should i keep",
        held="Which value should top-n-sigma have? | What does the sigma stand for in the sampler? | Is top n "
        "sigma good with a high temperature? | how can i switch top_n_sigma off",
        short="Top-n-sigma keeps the tokens whose logits lie within n standard deviations of the best logit. It is "
        "nearly blind to the temperature; -1 turns it off, which is the default.",
        more="In a formula, a token stays when\n\n"
        "$$z_i \\ge z_{\\max} - n \\cdot \\sigma$$\n\n"
        "where $\\sigma$ is the standard deviation of all logits. Values about 1 are strict, 2 is loose. "
        "Because a rise in temperature does not change which tokens pass, the text stays sensible at high "
        "temperatures.",
    ),
    "xtc": topic(
        names="XTC | the xtc sampler | XTC sampling | exclude top choices",
        asks="what does xtc do | what is the xtc threshold | what is the xtc probability | how do i set xtc | does xtc make stories "
        "better | why leave out the likeliest words | how do i turn xtc on | should i use xtc | when is exclude top choices useful "
        "| xtc 0.5 and 0.1 | does xtc make replies less boring",
        held="Which values should XTC have? | What does the XTC threshold change? | Why would XTC remove the top choices? | is xtc "
        "good for fiction",
        short="XTC now and then leaves out the likeliest tokens, so that the text takes less worn paths. Of those above its "
        "threshold it keeps only the least likely one; it is meant for stories and off by default.",
        more="XTC stands for exclude top choices. It has two knobs:\n\n"
        "- **Probability**: how often it acts; 0 is off, 0.5 is common.\n"
        "- **Threshold**: only tokens with more chance than this may be left out; 0.1 is common.\n\n"
        "If fewer than two tokens pass the threshold, nothing happens. Do not use it for programs or facts.",
    ),
    "dry": topic(
        names="DRY | the dry sampler | DRY sampling | the DRY penalty | the dry multiplier",
        asks="what does dry do | what is the dry base | what is the dry allowed length | how do i set dry | "
        "should i use dry instead of a repeat penalty | how do i turn on dry | dry strength 0.8 | what does "
        "dry stand for | does dry stop repeated phrases | which value for the dry multiplier",
        held="Which strength should DRY have? | What does the allowed length of DRY mean? | Is DRY better than a "
        "plain penalty? | how can i switch the dry sampler on",
        short="DRY punishes the repeating of whole sequences of tokens and leaves single words alone. The longer "
        "the repeat, the stronger the penalty; a strength of 0.8 is common and 0 is off.",
        more="DRY stands for don't repeat yourself. For a repeat of $n$ tokens the penalty is\n\n"
        "$$m \\cdot b^{\\,n - a}$$\n\n"
        "with the strength $m$, the base $b$ (1.75 in llmui) and the allowed length $a$ (2). Shorter repeats "
        "cost nothing. It breaks loops with less harm than a high repeat penalty.",
    ),
    "mirostat": topic(
        names="mirostat | Mirostat 2 | mirostat sampling | mirostat tau and eta",
        asks="what does mirostat do | what is the difference between mirostat 1 and 2 | what is tau in mirostat | what is eta in "
        "mirostat | does llmui have mirostat | how do i turn on mirostat | should i use mirostat | mirostat mode 2 | is mirostat "
        "better than top-p | which tau should i choose",
        held="What do the tau and eta of Mirostat mean? | Where can I find Mirostat in llmui? | Is Mirostat version 2 better than "
        "version 1? | does anybody still use mirostat",
        short="Mirostat steers the surprise of the text towards a target called tau while it writes, instead of cutting at a fixed "
        "place. llmui does not offer it; min-p with a temperature is what most people use today.",
        more="How it works:\n\n"
        "1. Choose a token and measure its surprise.\n"
        "2. Compare it with the target tau, often 5.\n"
        "3. Move the cut-off by the error times eta, often 0.1.\n\n"
        "Version 1 estimates the shape of the whole distribution; version 2 is simpler and just cuts at the present limit. Mirostat "
        "replaces the other filters.",
    ),
    "penalty": topic(
        names="the repeat penalty | repeat penalty | a repetition penalty | the repetition penalty | repeat_penalty | the repeat "
        "window | repeat_last_n",
        asks="what value for the repeat penalty | how should i set the repetition penalty | is a repeat penalty of 1.1 good | what "
        "does a repetition penalty of 1 mean | can the repeat penalty be too high | why does a high repetition penalty hurt | "
        "repeat penalty 1.2 | what does the repeat penalty slider change | how strong should the repetition penalty be | how far "
        "back does the penalty look | what does repeat last n mean | how many tokens does the repeat penalty remember | what does a "
        "repeat window of -1 do | repeat window size",
        held="What's a repetition penalty for? | Which repeat penalty is usual? | Is it bad to raise the repetition penalty too "
        "far? | What does the repeat penalty do to used words? | Which repeat window should I set? | What does -1 mean for "
        "repeat_last_n?",
        short="A repeat penalty lowers the chance of words that were just used, so that the model does not go round in circles. 1.0 "
        "is off, 1.05 to 1.15 is gentle; the repeat window says how many tokens it looks back.",
        more="The logit of a used token is divided by the penalty when it is positive and multiplied by it when it is negative, so "
        "its chance falls in both cases.\n\n"
        "The window is 64 tokens in llmui; -1 means the whole context, and 0 turns the penalties off. Too high a penalty also "
        "punishes commas, small words and the names in a program, and the text becomes stiff. Above 1.2 it often does more harm "
        "than good.",
    ),
    "presence": topic(
        names="the presence penalty | presence penalty | presence_penalty | the frequency penalty | frequency penalty | frequency_penalty",
        asks="what does the presence penalty do | what value for presence penalty | how do i set presence_penalty | should i use a "
        "presence penalty | is a presence penalty of 0.5 good | what does a negative presence penalty do | how do i make the model "
        "bring up new subjects | presence penalty 1.5 | what does the frequency penalty do | what value for frequency penalty | how "
        "do i set frequency_penalty | is a frequency penalty of 0.5 good | how do i punish a word each time it is used | frequency "
        "penalty 0.3 | what is the difference between presence and frequency penalty",
        held="Which presence penalty is usual? | What effect does a presence penalty have? | how high may presence_penalty be | "
        "Which frequency penalty is usual? | What effect does a frequency penalty have? | how high may frequency_penalty be",
        short="The presence penalty lowers every token that has occurred, once, and the frequency penalty lowers it again for each "
        "time it has occurred. Both lead to new words; 0 is off, 0.5 is mild.",
        more="With a count $c$ of a token in the repeat window, its logit becomes\n\n"
        "$$z' = z - c \\cdot f - [c > 0] \\cdot p$$\n\n"
        "where $f$ is the frequency penalty and $p$ the presence penalty. Both go from -2 to 2; negative ones favour repetition. "
        'Long replies suffer most from a high frequency penalty: in the end even the word "the" is hard to write.\n\n'
        "```json\n"
        '{"presence_penalty": 0.5}\n'
        "```",
    ),
    "logitbias": topic(
        names="logit bias | a logit bias | logit_bias | token bias",
        asks="how do i ban a word | how do i forbid certain tokens | can i make a word more likely | does llmui "
        "support logit bias | what does logit_bias do | how do i block a token | set a bias for a token | "
        "why can't i send logit_bias | can i stop the model from using one word | what does a bias of -100 do",
        held="Can I ban a token with a bias? | Does llmui accept a logit bias? | How could I forbid one word? | "
        "what happens with a logit_bias of minus 100",
        short="A logit bias adds a number to the score of chosen tokens: -100 all but bans one, a small positive "
        "value favours it. llmui does not take a logit bias yet.",
        more="In OpenAI's API it is a map from token numbers to values between -100 and 100:\n\n"
        "```json\n"
        '{"logit_bias": {"1024": -100}}\n'
        "```\n\n"
        "A word is often several tokens, and has others with a space or a capital letter before it, so "
        "banning a word takes several entries. llmui refuses the field, so ask for it in the system prompt "
        "instead.",
    ),
    "samplerorder": topic(
        names="the sampler order | sampler order | the order of the samplers | the sampler chain",
        asks="in which order do the samplers work | does the order of samplers matter | which sampler comes first "
        "| is temperature applied before top-p | does temperature come first or last | can i change the "
        "sampler order | what is the chain of samplers | why is temperature last in the chain | which filter "
        "runs before which",
        held="What is the order in which samplers run? | Which sampler comes last in the chain? | Is top-k "
        "applied before or after temperature? | does it matter in which order the samplers stand",
        short="The samplers work in llama.cpp's own order: penalties, DRY, top-n-sigma, top-k, typical-p, top-p, "
        "min-p, XTC and then temperature. llmui keeps this order fixed.",
        more="The chain in llmui:\n\n"
        "1. Repeat, presence and frequency penalties\n"
        "2. DRY\n"
        "3. Top-n-sigma\n"
        "4. Top-k\n"
        "5. Typical-p\n"
        "6. Top-p\n"
        "7. Min-p\n"
        "8. XTC\n"
        "9. Temperature\n"
        "10. The random draw\n\n"
        "Because temperature comes after the filters, it changes only the chances among the tokens that are "
        "left.",
    ),
    "greedy": topic(
        names="greedy decoding | greedy sampling | temperature 0 | temperature zero",
        asks="what is greedy decoding | what happens at temperature zero | what does temperature 0 do | how do i "
        "turn on greedy decoding | is greedy decoding better | why would i set the temperature to 0 | does "
        "the model always take the best word | always pick the likeliest token | is temperature 0 good for "
        "facts | when should i decode greedily",
        held="What does the model do at temperature 0? | Is greedy decoding a good choice? | How can I make it "
        "always pick the likeliest word? | are there drawbacks to a temperature of zero",
        short="Greedy decoding always takes the likeliest token, so chance plays no part. Set the temperature to 0 "
        "to get it; it suits facts and tests, but it can be dull and may loop.",
        more="At temperature 0 llmui leaves out top-k, top-p, min-p and the other filters, because they could not "
        "change the best token. The penalties still act.\n\n"
        "The likeliest token at each step does not always make the likeliest sentence, which is why a little "
        "chance often reads better.",
    ),
    "seed": topic(
        names="the seed | a seed | the random seed | random seed | the seed setting",
        asks="what is the seed for | what does a seed of -1 mean | which seed should i choose | does the seed "
        "matter | where do i set the seed | are some seeds better than others | why is the seed -1 | seed 42 "
        "| what happens when i change the seed | does the seed matter at temperature 0",
        held="What's the use of a seed? | Which number should I take as the seed? | What changes when the seed is "
        "different? | is there a best seed",
        short="The seed is the starting number of the random choices. The same seed with the same settings and "
        "messages gives the same reply; -1 draws a new seed each time.",
        more="It matters only when the temperature is above 0. No seed is better than another: it is a ticket "
        "number, not a quality.\n\n"
        "```json\n"
        '{"message": "Tell me a story", "params": {"seed": 42, "temperature": 0.8}}\n'
        "```\n\n"
        "Change the seed to see other replies, keep it to compare settings fairly.",
    ),
    "sampling": topic(
        names="sampling | samplers | sampling settings | sampler settings | generation settings | generation parameters | settings "
        "for chat",
        asks="how does the model choose the next word | what do the sliders do | what do all those samplers do | which sampling "
        "settings should i use | explain the sampling sliders | what are good sampling settings | i don't understand the sampling "
        "settings | do i need to change the samplers | what can i set for a reply | sampler overview | what settings for normal "
        "chat | good settings for everyday conversation | best sampler values for a chat | recommended settings for chatting",
        held="What do the sampling sliders mean? | Which sampler settings are a good start? | give me an overview of the samplers | "
        "How does sampling choose the next word? | Which sampling settings are good for chatting?",
        short="Sampling is how the next word is chosen from the model's list of likely words. Temperature, top-k, top-p and min-p "
        "shape that choice; you find them as sliders in the settings.",
        more="A good start for most models and for everyday chat, and what llmui begins with:\n\n"
        "| Setting | Value |\n"
        "|---|---|\n"
        "| Temperature | 0.7 |\n"
        "| Top-k | 40 |\n"
        "| Top-p | 0.95 |\n"
        "| Min-p | 0.05 |\n"
        "| Repeat penalty | 1.0 |\n\n"
        "If the maker of your model names other values, take those. Change one value at a time and compare. **Reset to defaults** "
        "brings these back.",
    ),
    "maxtokens": topic(
        names="max tokens | max_tokens | the maximum reply length | the reply length limit | the max tokens slider | max tokens "
        "against context length",
        asks="what does max tokens do | how do i limit the length of a reply | how do i allow longer replies | what value for max "
        "tokens | why is max tokens 2048 | should i raise max_tokens | set the reply length | what is the largest max tokens | can "
        "i cap how long a reply gets | max tokens 500 | what happens when max tokens is reached | what is the difference between "
        "max tokens and context length | is max tokens the same as the context | max_tokens or context length, which one do i raise "
        "| does the context include the reply",
        held="What's max tokens in the settings? | How can I allow a longer reply? | Which max tokens value is sensible? | Where "
        "can I limit the length of a reply? | What should max_tokens be? | How do max tokens and context length differ?",
        short="Max tokens limits how long one reply may become; llmui begins with 2,048. It is not the context length, which is the "
        "room for everything that the model sees, prompt and reply together.",
        more="When the limit is reached, the reply simply ends, and Continue goes on from there. The model does not know the limit: "
        "a low value cuts the text, it does not make it brief. For shorter replies, ask for them.\n\n"
        "$$\\text{room for the reply} = \\text{context length} - \\text{prompt}$$\n\n"
        "```json\n"
        '{"message": "Hello", "params": {"max_tokens": 300}}\n'
        "```",
    ),
    "preset": topic(
        names="presets | a preset | saved settings | a settings preset",
        asks="how do i save my settings | can i save settings under a name | how do i make a preset | what are presets for | how do "
        "i reuse settings | where do i find presets | store my favourite settings | are there ready-made presets | load a preset | "
        "keep a set of settings for later",
        held="What's a preset for? | How can I save these settings? | Can I reuse my settings later? | Where can I store settings "
        "under a name?",
        short="A preset is a set of choices under one name: a system prompt with its sampling values. llmui has no presets yet; "
        "each chat keeps the settings that its last message was sent with.",
        more="Typical sets, to write down for yourself:\n\n"
        "| Name | Temperature | System prompt |\n"
        "|---|---|---|\n"
        "| Facts | 0.2 | Answer briefly and say when you are unsure. |\n"
        "| Code | 0.3 | Give complete code and short comments. |\n"
        "| Stories | 1.0 | Write vividly, and avoid clichés. |\n\n"
        "Programs can keep such sets themselves and send them as `params` and `system_prompt`.",
    ),
    "setcode": topic(
        names="settings for code | settings for programming | coding settings | sampler settings for code",
        asks="what settings for coding | which temperature for code | best sampler values for programming | recommended settings "
        "for writing programs | should the repeat penalty be off for code | how do i set it up for coding | low temperature for "
        "code | what should i set for a coding model",
        held="Which settings are good for programming? | What temperature do you recommend for code? | How should the settings be "
        "when I want code? | sensible settings for coding",
        short="For code, use a low temperature of 0 to 0.3, min-p 0.05, and no repeat penalty, because programs must repeat names "
        "and brackets. Raise max tokens for long files.",
        more="| Setting | Value for code |\n"
        "|---|---|\n"
        "| Temperature | 0.2 |\n"
        "| Top-p | 0.95 |\n"
        "| Repeat penalty | 1.0 |\n"
        "| XTC and DRY | 0 |\n"
        "| Max tokens | 4096 |\n\n"
        "If it loops at 0, go up to 0.2. A model made for code matters more than any of these values.",
    ),
    "setstory": topic(
        names="settings for stories | settings for fiction | settings for writing a novel | sampler settings for stories",
        asks="what settings for writing stories | which temperature for fiction | recommended settings for a novel | how do i set "
        "it up for storytelling | settings for poems | should i use a high temperature for stories | what should i set for fiction "
        "| best sampler values for fiction | which temperature for a story",
        held="Which settings are good for fiction? | What temperature do you recommend for a story? | How should the settings be "
        "for a novel? | sensible settings for storytelling",
        short="For stories, try a temperature of 0.9 to 1.1 with min-p 0.05 to 0.1, so that the words vary but nonsense stays out. "
        "A little DRY keeps phrases from coming back.",
        more="1. Set temperature 1.0, top-p 1 and min-p 0.05.\n"
        "2. Add DRY with strength 0.8 if phrases repeat.\n"
        "3. Add XTC (0.5 and 0.1) if the prose sounds worn.\n"
        "4. Regenerate two or three times, and keep the best version.\n\n"
        "Say in the system prompt what you like: point of view, tense, tone and length.",
    ),
    "setfacts": topic(
        names="settings for facts | settings for precise answers | sampler settings for accuracy | settings for accurate answers",
        asks="what settings for factual answers | which temperature for facts | best sampler values for accuracy | how do i make "
        "answers more precise | recommended settings for correct answers | settings for summaries and facts | how do i set it up "
        "for factual questions | reduce mistakes with settings",
        held="Which settings are good for facts? | What temperature do you recommend for accurate answers? | Which settings make "
        "answers precise? | sensible settings for factual questions",
        short="For facts, use a temperature of 0 to 0.3, so that the model stays with what it knows best. No setting makes it know "
        "more: give it the source text and check the answer.",
        more="- **Temperature** 0.1, **min-p** 0.1\n"
        "- **Repeat penalty** 1.0\n"
        "- System prompt: *Answer only from the text below. If the answer is not there, say so.*\n\n"
        "Then paste the text before the question. Asking twice with different seeds shows quickly what the model is unsure about.",
    ),
    "creativity": topic(
        names="creativity | creative replies | more variety | dull replies | boring replies",
        asks="how do i make replies more creative | i want more creative answers | make it more imaginative | how do i get "
        "surprising ideas | how can i make the model more original | more variety in the answers please | which slider makes it "
        "creative | increase creativity | how do i get fresh ideas from the model | the replies are dull | the answers are boring | "
        "everything it writes sounds the same | the text is flat and bland | why are the replies so bland | it writes in clichés | "
        "how do i get livelier replies",
        held="How can I get more creative replies? | I'd like the answers to be more original. | What makes a model more "
        "imaginative? | Why is the text so boring? | Its replies sound bland and flat to me. | Which setting raises creativity?",
        short="Creative text comes from chance and from a good request. Raise the temperature to about 1.0 with min-p at 0.05, name "
        "the tone and the reader, and ask for several ideas at once.",
        more="Against dull text, in this order:\n\n"
        "1. Ask for ten ideas and take the best; the first ones are the commonest.\n"
        "2. Give an unusual limit: a place, a form, a word to avoid.\n"
        "3. Paste a paragraph whose style you like.\n"
        "4. Raise the temperature in steps of 0.1, or try XTC at 0.5 for fiction.\n"
        "5. Try another model, since each has its own taste.",
    ),
    "toorandom": topic(
        names="too random replies | incoherent replies | word salad | nonsense replies",
        asks="the replies are too random | the answers make no sense | the model writes nonsense | it jumps from "
        "one thing to another | the text is incoherent | the reply starts well and then falls apart | it "
        "writes word salad | how do i make replies more predictable | why is the answer so confused | the "
        "model talks gibberish | how do i make it less random",
        held="Why does the reply make no sense at all? | The model just writes word salad. | How can I make the "
        "answers less random? | Its text falls apart after a few sentences.",
        short="Nonsense usually means that too much is left to chance: lower the temperature to 0.7 or less and "
        "set min-p to 0.05. If it stays, the chat template or the file may be wrong.",
        more="Check in this order:\n\n"
        "1. Press **Reset to defaults** in the settings.\n"
        "2. Set the temperature to 0: if the text is sensible now, the settings were the cause.\n"
        "3. Try another quantization; 2-bit files of small models often ramble.\n"
        "4. Download the file again, and compare its checksum.",
    ),
    "loops": topic(
        names="loops | repetition | endless repetition | a reply that loops",
        asks="why does the model repeat itself | how do i stop repetition | it says the same sentence again and "
        "again | the reply is stuck in a loop | how do i avoid loops | it keeps repeating the same words | "
        "the model goes round in circles | the same paragraph comes back over and over | it repeats its last "
        "answer | stuck on one phrase",
        held="The model keeps repeating the same sentence, what can I do? | Why is it stuck in a loop? | It says "
        "one phrase over and over. | How can I break the repetition?",
        short="Loops happen because each repeat makes the next one likelier. Stop the reply, delete the repeats or "
        "start a new chat, and then raise the temperature or set DRY to 0.8.",
        more="Try these in order:\n\n"
        "1. Press Stop and then Regenerate: a repeat in the history feeds itself.\n"
        "2. Raise the temperature to 0.7 if it was near 0.\n"
        "3. Set the DRY strength to 0.8, or the repeat penalty to 1.1.\n"
        "4. Use a larger model or a better quantization, since small ones loop most.",
    ),
    "alwayssame": topic(
        names="always the same answer | identical answers | getting the same answer every time",
        asks="why do i always get the same answer | it gives the same reply every time | regenerate writes the same text again | "
        "every new version is identical | the answer never changes | why is each reply identical | same answer every time | i press "
        "regenerate and nothing changes",
        held="Why is the answer identical each time? | Regenerate always gives me the same text. | How come the reply never "
        "changes? | It always answers with the same words.",
        short="The same answer every time means that chance is switched off: the temperature is 0, top-k is 1, or the seed is "
        "fixed. Raise the temperature, and set the seed to -1.",
        more="Check these values:\n\n"
        "| Setting | Gives variety |\n"
        "|---|---|\n"
        "| Temperature | 0.7 or more |\n"
        "| Top-k | 40 or 0 |\n"
        "| Seed | -1 |\n\n"
        "Some models are so sure of an answer that it hardly varies. I am one of them: I know mostly one wording for each thing.",
    ),
    "reproduce": topic(
        names="reproducibility | reproducible replies | deterministic replies | different answers each time",
        asks="how do i repeat a result exactly | how can i make replies reproducible | can i reproduce a reply | i need repeatable "
        "results | make the output deterministic | is the output deterministic | how do i reproduce a reply later | same reply on "
        "another machine | why do i get a different answer each time | the same question gives different answers | i asked twice "
        "and got two answers | the answers are not consistent | why is it inconsistent",
        held="I need results that are repeatable. | Is a reply deterministic? | Why do I get different answers to the same "
        "question? | How come the answers are inconsistent? | What must stay equal to repeat a result? | I'd like to reproduce a "
        "reply exactly.",
        short="Different answers to one question are normal, because each word is drawn by chance. To repeat a reply, keep messages "
        "and settings and fix the seed, or set the temperature to 0.",
        more="To reproduce a reply later, keep a note of:\n\n"
        "- the exact file and its quantization\n"
        "- the system prompt and all messages\n"
        "- every sampler value and the seed\n"
        "- the version and backend of the engine\n\n"
        "Another machine or build can still round differently: GPUs add numbers in another order than CPUs. The tiny difference "
        "matters when two tokens are nearly equal, and from there on the texts part.",
    ),
    "stopstrings": topic(
        names="stop strings | a stop string | stop sequences | stop words",
        asks="how do i set a stop string | where do i enter stop sequences | what are stop strings for | how do i "
        "end the reply at a certain word | how many stop strings can i have | add a stop sequence | does the "
        "stop string appear in the reply | make the reply end at a blank line | what is the stop field in "
        "the api",
        held="Where can I add a stop sequence? | What's a stop string good for? | Can the reply end at a word "
        "that I choose? | How many stop sequences are allowed?",
        short="Stop strings end the reply as soon as the model writes one of them; the string itself is left out. "
        "In llmui you write them under All parameters, one a line.",
        more="Up to 16 strings of at most 128 characters are allowed. In the API it is a list:\n\n"
        "```json\n"
        '{"message": "Hello", "params": {"stop": ["END", "User:"]}}\n'
        "```\n\n"
        "They help when a base model goes on with your part of the talk. Do not choose something that "
        "belongs into the answer, such as a single comma.",
    ),
    "cutoff": topic(
        names="a reply that is cut off | cut-off replies | truncated replies | an unfinished answer",
        asks="why is the answer cut off | the reply stopped in the middle of a sentence | why did the reply stop in the middle | "
        "the text ends too early | my replies are cut off | the answer is not complete | it stops halfway | the last sentence is "
        "missing | half of the code is missing | the reply breaks off",
        held="The answer was cut off in the middle, why? | Why does the text break off halfway? | My reply is cut off in the middle "
        "of a word. | The end of the reply is missing.",
        short="A reply that breaks off has usually reached max tokens or the end of the context. Press Continue below it, or raise "
        "max tokens in the settings and regenerate.",
        more="How to find the cause:\n\n"
        "1. The line below the reply says how it ended.\n"
        "2. If it reached the limit, raise **Max tokens**.\n"
        "3. If the context meter is nearly full, start a new chat or load the model with a longer context.\n"
        "4. If a stop string was hit, remove that string.",
    ),
    "neverends": topic(
        names="a reply that never ends | endless replies | a model that does not stop",
        asks="the reply never ends | the model does not stop writing | it goes on forever | how do i make it stop by itself | why "
        "does it keep writing after the answer | it asks itself questions and answers them | the model talks to itself | it will "
        "not finish | the answer goes on and on | the model writes my next question too | the model plays both parts | it answers "
        "in my place",
        held="Why does the model never stop writing? | The reply goes on forever. | It keeps talking to itself after the answer. | "
        "How can I make an endless reply end? | The model writes my part of the chat too.",
        short="A model that never stops, or that writes your part too, does not produce its end mark. Mostly it is a base model or "
        "has a wrong chat template; press Esc, and use an instruct model.",
        more="What to do:\n\n"
        "- Choose a file whose name contains *instruct*, *chat* or *it*.\n"
        "- Download a newer file, as early ones sometimes lack the end token.\n"
        "- Add a stop string, such as `User:`.\n"
        "- Lower max tokens as a safety net.\n\n"
        "Loops look similar; there the same words come back.",
    ),
    "emptyreply": topic(
        names="an empty reply | empty replies | a blank answer",
        asks="the reply is empty | i get a blank answer | nothing comes back | the model answers with nothing | why is there no "
        "text in the reply | the answer has no words | it ends at once without text | blank message from the model | no answer "
        "appears",
        held="Why do I get an empty reply? | The model's answer is blank. | It ends at once and there is no text. | The reply has "
        "no text at all.",
        short="An empty reply means that the model chose its end mark at once, or spent all its tokens on thinking. Regenerate it; "
        "if that does not help, raise max tokens.",
        more="Possible causes:\n\n"
        "| Sign | Cure |\n"
        "|---|---|\n"
        "| only thoughts, no answer | raise max tokens |\n"
        "| always empty | another file: the template may be wrong |\n"
        "| empty after a stop string | remove that string |\n"
        "| empty now and then | Regenerate |\n\n"
        "An error is something else: llmui then shows a card that says what failed.",
    ),
    "wronglanguage": topic(
        names="a reply in the wrong language | the wrong language | replies in another language",
        asks="it answers in the wrong language | why does it reply in chinese | the model switches to another language | the reply "
        "suddenly changes language | i ask in german and get english | how do i make it answer in my language | it mixes two "
        "languages | force the model to reply in french | there are foreign words in the answer",
        held="Why does it suddenly answer in Chinese? | The reply is in the wrong language. | How can I make the model answer in my "
        "own language? | It mixes languages in one answer.",
        short="The wrong language often comes from a model that learnt little of yours, or from mixed languages in the prompt. Put "
        "a line into the system prompt: Always answer in French.",
        more="If it still slips:\n\n"
        "1. Write the system prompt itself in that language.\n"
        "2. Lower the temperature to 0.5, since rare tokens cause slips.\n"
        "3. Avoid files with 2 or 3 bits, which lose small languages first.\n"
        "4. Choose a model whose description lists your language.\n\n"
        "I myself speak English only.",
    ),
    "strangechars": topic(
        names="strange characters | odd symbols in the reply | broken characters | garbled text",
        asks="the reply has strange characters | there are odd symbols in the text | i see boxes instead of letters | the text is "
        "full of question marks | only hash signs come out | the output is garbled | it writes only exclamation marks | broken "
        "letters in the answer | why are there weird signs",
        held="Why are there weird symbols in the text? | The reply is only hash signs. | I see boxes and broken characters. | What "
        "causes garbled text?",
        short="Strange characters have two usual causes: a font that lacks a sign, or numbers that went wrong in the engine. A "
        "reply of only one sign points to a broken file or GPU driver.",
        more="- **Boxes** in place of letters: the browser has no font for that script.\n"
        "- **One sign repeated**, such as `####`: try the CPU with `--gpu-layers 0`; if that works, update the graphics driver.\n"
        "- **Odd marks between words**: the tokenizer of the file is wrong; take a newer file.\n"
        "- **A broken last sign**: the reply ended in the middle of it.",
    ),
    "template": topic(
        names="a chat template | chat templates | the chat template | a prompt template | a wrong chat template",
        asks="how is the conversation given to the model | why does a model need a chat template | what format do prompts have | "
        "does llmui apply the chat template | what is a prompt template for | what turns my messages into a prompt | do i see the "
        "template in the chat | must i write the template marks myself | how are messages put together for the model | is the chat "
        "template part of the prompt | how do i notice a wrong chat template | does the model have a wrong template | what are the "
        "signs of a bad template | the chat template failed | inst marks stand in the reply",
        held="What's a chat template good for? | Who applies the chat template in llmui? | How are my messages turned into a "
        "prompt? | Do I have to type the marks of the template? | How can I tell that the chat template is wrong? | What are the "
        "symptoms of a bad template?",
        short="A chat template turns the conversation into the exact text that the model was trained on, with marks for who is "
        "speaking. It comes with the GGUF file; stray marks in replies are a sign of a wrong one.",
        more="Templates are small programs in the language Jinja. They get the list of messages and put marks around each one, here "
        "in square brackets:\n\n"
        "```jinja\n"
        "{% for message in messages %}\n"
        "[{{ message.role }}]\n"
        "{{ message.content }} [end]\n"
        "{% endfor %}\n"
        "```\n\n"
        "llmui applies the template for you, in a separate process, because it is not trusted. A file without one is given ChatML. "
        "Signs of a wrong one are marks such as `[INST]` in the text, replies that play both parts, and rambling; then take a newer "
        "file.",
    ),
    "chatml": topic(
        names="ChatML | the chatml format | the ChatML template | chat markup in ChatML",
        asks="what does chatml look like | which models use chatml | show me an example of chatml | why is chatml "
        "used | do you use chatml | how is chatml written | what stands between the chatml marks | is chatml "
        "a standard | chatml prompt format",
        held="What does a message look like in ChatML? | Can you show the ChatML marks? | Which models were "
        "trained with ChatML? | is the chatml format common",
        short="ChatML is a way to write a chat as text: each message stands between the marks `im_start`, with a "
        "role, and `im_end`. Many models use it, and so do I.",
        more="```text\n"
        "[im_start]system\n"
        "Answer briefly.[im_end]\n"
        "[im_start]user\n"
        "Hello[im_end]\n"
        "[im_start]assistant\n"
        "Hello! How can I help you?[im_end]\n"
        "```\n\n"
        "The real marks have pointed brackets and bars in place of the square ones. Each is one special "
        "token, not letters. When you type them in a message, llmui takes care that they count as plain "
        "text, so nobody can fake a role with them.",
    ),
    "roles": topic(
        names="roles | message roles | the roles user and assistant | the user, assistant, system and tool roles",
        asks="which roles are there in a chat | what is the assistant role | what is the user role | what is the "
        "tool role | what is the difference between user and system | who is the assistant | which role do i "
        "send | role in messages | what does the role field mean",
        held="What roles can a message have? | What does the role assistant stand for? | How do the user role and "
        "the system role differ? | what is the role tool used for",
        short="Roles say who wrote a message: system sets the rules, user asks, assistant answers, and tool "
        "carries the result of a tool. The chat template marks them for the model.",
        more="```json\n"
        "[\n"
        '  {"role": "system", "content": "Answer briefly."},\n'
        '  {"role": "user", "content": "Hello"},\n'
        '  {"role": "assistant", "content": "Hello!"}\n'
        "]\n"
        "```\n\n"
        "llmui's `/v1/chat/completions` takes system, developer (the same as system), user and assistant. A "
        "system message comes first, and then user and assistant take turns.",
    ),
    "system": topic(
        names="the system prompt | a system prompt | system prompts | the system message | custom instructions | examples of system "
        "prompts",
        asks="how do i change your behaviour | how do i give the model a role | how do i change the system prompt | where do i "
        "write the system prompt | how do i make the model answer in a certain style | can i set instructions for the whole chat | "
        "why does it ignore my system prompt | how long may the system prompt be | is the system prompt sent every time | does each "
        "chat have its own system prompt | give me an example of a system prompt | show me some system prompts | i need ideas for a "
        "system prompt | which system prompt should i use | what is a good system prompt | suggest a system prompt",
        held="What should I write into the system prompt? | What's the system prompt for? | Where can I enter custom instructions? "
        "| Does the system prompt count for the whole chat? | I'd like examples of good system prompts. | Can you suggest a system "
        "prompt?",
        short="The system prompt is a text that the model reads before the conversation. It sets the role and the style; you write "
        "it at the top of the settings, for example: Answer in three sentences.",
        more="Some to try:\n\n"
        "- *Answer in at most three sentences.*\n"
        "- *You are a tutor. Ask one question at a time.*\n"
        "- *You are a careful editor. Mend spelling and grammar only.*\n"
        "- *Answer in formal English.*\n"
        "- *If you are not sure, say so.*\n\n"
        "Keep it short, and say what you want rather than what you do not want. It belongs to the chat, takes up context, and stays "
        "when old messages are left out. I follow only simple ones, such as short answers or a formal tone.",
    ),
    "promptengineering": topic(
        names="prompt engineering | prompting | good prompts | writing prompts",
        asks="how do i write a good prompt | how do i ask better questions | tips for prompts | how should i "
        "phrase my request | how do i get better answers | what makes a prompt good | prompt tips | how do i "
        "tell the model what i want | why is the wording of a prompt important | improve my prompt",
        held="How can I write better prompts? | Any tips for good prompting? | What does a good prompt contain? | "
        "How should a request be phrased?",
        short="A good prompt says what you want, for whom, in which form and from which facts. Be concrete, give "
        "an example where you can, and ask for one thing at a time.",
        more="A pattern that works:\n\n"
        "1. **Task**: Summarise the text below.\n"
        "2. **Reader**: for a colleague who has two minutes.\n"
        "3. **Form**: five bullet points, no headings.\n"
        "4. **Material**: the text itself, after a clear mark.\n\n"
        "If the answer misses, edit your message and not the chat: then the wrong try does not stay in the "
        "context.",
    ),
    "fewshot": topic(
        names="few-shot examples | few-shot prompting | examples in the prompt | a one-shot prompt",
        asks="how do i give the model examples | what is few-shot | should i put examples into the prompt | how "
        "many examples does a prompt need | what is zero-shot | what is the difference between one-shot and "
        "few-shot | teach it a format with examples | few shot prompt example | do examples in the prompt "
        "help",
        held="What does few-shot prompting look like? | How many examples should I give the model? | Does it help "
        "to show examples in the prompt? | what is meant by zero-shot and few-shot",
        short="Few-shot prompting shows the model a few solved examples before the real task, so that it copies "
        "their pattern. Two to five are usually enough, all in the same form.",
        more="```text\n"
        "Text: The parcel came late. -> negative\n"
        "Text: Lovely colours! -> positive\n"
        "Text: It works as it should. ->\n"
        "```\n\n"
        "The model goes on with the pattern. Without examples the prompt is called zero-shot. Choose "
        "examples that differ from one another, because the model also copies chance likenesses such as "
        "their length.",
    ),
    "cot": topic(
        names="chain of thought | chain-of-thought prompting | step-by-step reasoning | thinking step by step",
        asks="what does think step by step do | how do i make it reason step by step | does chain of thought help "
        "| when should i ask for the steps | why are answers better with steps | let it work out the "
        "solution in steps | show the intermediate steps | chain of thought prompt | ask the model to "
        "explain its steps first",
        held="Why does thinking step by step help? | How can I get the model to show its steps? | Is a chain of "
        "thought useful for sums? | When do I ask for reasoning in steps?",
        short="Chain of thought means that the model writes the steps before the result. Each step becomes text "
        "that the next can build on, so sums and puzzles come out right more often.",
        more="Add a line such as *Work it out step by step, then give the result in the last line.*\n\n"
        "- It helps with arithmetic, logic and plans.\n"
        "- It costs tokens and time.\n"
        "- The steps can look right and still be wrong, so check them.\n\n"
        "Thinking models do this by themselves, in a part that is shown apart from the answer.",
    ),
    "thinking": topic(
        names="thinking | thinking mode | the thoughts of a model | thoughts before the reply",
        asks="can you think first | how do i turn on thinking | do you think before you answer | what does thinking mode do | where "
        "do i see the thoughts of the model | why are the thoughts folded | does thinking cost time | are the thoughts sent back to "
        "the model | show the thinking | why does it think before the reply | how do i unfold the thoughts",
        held="What's thinking mode for? | How are thoughts shown in llmui? | Will thinking make the reply slower? | I'd like to see "
        "the thoughts of the model.",
        short="Thinking is text that a model writes for itself before the reply, to work the question out. llmui shows it folded "
        "above the answer; click it, or press T, to read it.",
        more="Thinking helps with hard questions, and costs time and context. llmui does not send old thoughts back to the model, "
        "so they take up context only while they are written.\n\n"
        "```json\n"
        '{"message": "What is 17 + 25?", "thinking": true}\n'
        "```\n\n"
        "That asks for it in the API; left out, it depends on the model. I can write a short thought too, but I am too small to "
        "gain much from it.",
    ),
    "thinktags": topic(
        names="think tags | the think tags | the think tag | thought marks",
        asks="what are think tags | why is there think in the reply | what does the tag think mean | i see think tags in the text | "
        "how does llmui know which part is thinking | what is between the think marks | why do thoughts stand between tags | "
        "closing think tag is missing | do all models use think tags",
        held="What do the think tags mean? | Why can I see a think tag in the answer? | Which tags mark the thoughts in the text? | "
        "where does the think tag end",
        short="Think tags are marks in pointed brackets, `think` and `/think`, around a model's thoughts. llmui takes the part "
        "between them out of the reply and shows it folded above it.",
        more="A reply with thoughts has this order:\n\n"
        "1. the opening tag\n"
        "2. the thoughts, as long as the model likes\n"
        "3. the closing tag\n"
        "4. the answer\n\n"
        "Tags count only at the start of a reply. Some templates open the thought themselves, and llmui knows that as well. In "
        "`/v1` the thoughts come in a field of their own, `reasoning_content`.",
    ),
    "thinkingoff": topic(
        names="turning thinking off | switching off thinking | disabling thinking | reasoning effort | reasoning_effort",
        asks="how do i turn off thinking | i don't want it to think | disable thinking | how do i stop the model from thinking | "
        "can it answer without thinking | skip the thinking | it thinks far too long | no thinking please | how do i make a "
        "thinking model answer at once | enable_thinking false | how do i set the reasoning effort | can i make it think less | "
        "what is reasoning_effort | low, medium or high effort | does llmui support reasoning effort | how long may a model think",
        held="Can I switch the thinking off? | It thinks too long, how can I prevent that? | How do I get answers without any "
        "thinking? | Is there a way to disable thinking? | Where do I choose a low or high reasoning effort? | Can I limit how long "
        "it thinks?",
        short='Turning thinking off depends on the model and its chat template. Over the API send `"thinking": false`; on the page '
        "some models obey `/no_think` in the system prompt. `reasoning_effort` is accepted but changes nothing.",
        more="In the OpenAI-compatible API:\n\n"
        "```json\n"
        "{\n"
        '  "messages": [{"role": "user", "content": "Hello"}],\n'
        '  "chat_template_kwargs": {"enable_thinking": false}\n'
        "}\n"
        "```\n\n"
        "It works when the chat template of the model knows that switch; some models always think. Then choose an instruct model, "
        "or ask: *Think only briefly.* Thoughts and answer share max tokens, so do not set it low.",
    ),
    "toolcalling": topic(
        names="tool calling | function calling | tool calls | a tool call",
        asks="can the model use tools | how does tool calling work | does llmui support tool calls | what is "
        "function calling | how do i give the model a tool | can it call a function | what does a tool call "
        "look like | who runs the tool | why does llmui refuse the tools field | which models can call tools",
        held="Can a model call functions? | Does llmui run tools for the model? | What happens in a tool call? | "
        "How would I let it use a tool?",
        short="Tool calling lets a model ask for a function by name with arguments; a program runs it and gives "
        "the result back. The model itself runs nothing, and llmui does not run tools yet.",
        more="The way of one call:\n\n"
        "1. The program describes the tools to the model.\n"
        "2. The model answers with a call instead of text.\n"
        "3. The program runs it and adds the result.\n"
        "4. The model writes the answer from that.\n\n"
        "```json\n"
        '{"name": "get_weather", "arguments": {"city": "Oslo"}}\n'
        "```\n\n"
        "Check the arguments before you run anything: a model can make them up.",
    ),
    "mcp": topic(
        names="MCP | the Model Context Protocol | an MCP server | mcp servers",
        asks="what does mcp stand for | does llmui support mcp | how do i connect an mcp server | what is an mcp "
        "server for | who calls an mcp tool | is mcp safe | what is the difference between mcp and tool "
        "calling | model context protocol in short | can i use mcp tools here",
        held="What does an MCP server do? | Can llmui talk to MCP servers? | Is it safe to use an MCP server? | "
        "what is the idea of the model context protocol",
        short="MCP, the Model Context Protocol, is an open standard by which programs offer tools and data to chat "
        "apps. One server can serve many apps. llmui does not connect to such servers yet.",
        more="An MCP server can offer:\n\n"
        "- **tools**: actions that the model may ask for\n"
        "- **resources**: files and data to read\n"
        "- **prompts**: ready-made requests\n\n"
        "Messages are JSON-RPC, over standard input and output or over HTTP. A server runs with your rights, "
        "so use only those you trust, and read each call that changes something before you allow it.",
    ),
    "jsonoutput": topic(
        names="JSON output | JSON replies | JSON mode | an answer in JSON",
        asks="how do i get json | make the model answer in json | i want only json | the json is not valid | how "
        "do i stop it from writing text around the json | does llmui have a json mode | why does it put json "
        "in a code block | return the answer as json | how do i get valid json every time",
        held="How can I make it reply with JSON only? | The model's JSON is invalid. | Is there a JSON mode in "
        "llmui? | There is text around the JSON, how do I avoid that?",
        short="JSON output is best asked for with an example: show the exact object, say that nothing else may be "
        "written, and set the temperature to 0. llmui does not enforce JSON yet.",
        more="A prompt that works with most models:\n\n"
        "```text\n"
        "Answer with one JSON object and nothing else:\n"
        '{"title": "...", "year": 0}\n'
        "```\n\n"
        "In a program, parse it and ask again on failure:\n\n"
        "```python\n"
        "import json\n\n"
        "try:\n"
        "    data = json.loads(reply)\n"
        "except json.JSONDecodeError:\n"
        "    data = None\n"
        "```",
    ),
    "structured": topic(
        names="structured output | constrained decoding | a fixed output format | a JSON schema | GBNF | a GBNF grammar",
        asks="how do i get structured output | force a fixed format | how does constrained decoding work | make the reply fit a "
        "format | i need output that a program can read | does llmui have structured output | get a table or list in a fixed form | "
        "what can constrain a reply | why use structured output | what is a json schema | does llmui take a json schema | why is "
        "response_format refused | force the output to match a schema | what is gbnf | does llmui support grammars | can a grammar "
        "force yes or no",
        held="How can I force the reply into a fixed format? | When would I use constrained decoding? | I need output that my "
        "program can read. | Can I send llmui a JSON schema? | What does a GBNF grammar look like? | Can I use a grammar in llmui?",
        short="Structured output is a reply in a fixed form that a program can read. llmui cannot force it yet: it refuses "
        "`response_format` and takes no JSON schema or GBNF grammar, so ask in the prompt.",
        more="Engines that can force a form mask all tokens that would break it. A JSON schema names the fields and types; a "
        "grammar in GBNF, the notation of llama.cpp, looks like this:\n\n"
        "```text\n"
        'root ::= "yes" | "no"\n'
        "```\n\n"
        "| Way | Sureness |\n"
        "|---|---|\n"
        "| ask for the format | fair |\n"
        "| ask and show an example | good |\n"
        "| check, and ask again | very good |\n"
        "| masked tokens | the form is certain |\n\n"
        "Check the content as well: a well-formed answer can still be wrong.",
    ),
    "rag": topic(
        names="RAG | retrieval-augmented generation | answering from documents | text chunks | chunking",
        asks="how do i ask questions about my documents | can it answer from my files | what does rag stand for | does llmui have "
        "rag | how does retrieval work with a model | how do i give the model my own knowledge | should i use rag or fine-tuning | "
        "what are the steps of rag | why does rag reduce wrong answers | chat with my documents | how do i split a document into "
        "chunks | how large should chunks be | what is chunk overlap",
        held="Can I ask questions about my own documents? | What are the parts of a RAG system? | Does llmui have RAG for my files? "
        "| Is RAG better than fine-tuning? | How large should the chunks for RAG be?",
        short="RAG, retrieval-augmented generation, looks up fitting passages first and puts them into the prompt, so that the "
        "model answers from them. llmui has no document search yet; paste the text instead.",
        more="The steps:\n\n"
        "1. Cut the documents into chunks of 200 to 500 tokens that overlap a little.\n"
        "2. Turn each chunk into a vector.\n"
        "3. Find the chunks nearest to the question.\n"
        "4. Put them before the question.\n"
        "5. Answer from them, and name the source.\n\n"
        "Most errors are in step 3: what is not found cannot be answered. Tell the model to say so when the passages hold no answer.",
    ),
    "vectordb": topic(
        names="a vector database | vector databases | a vector store | semantic search | search by meaning",
        asks="do i need a vector database | which vector database is good | where are embeddings kept | what does a vector database "
        "store | how does a vector index find neighbours | does llmui have a vector store | what is approximate nearest neighbour "
        "search | can i do without a vector database | how does searching with embeddings work | how do i search by meaning | find "
        "texts that mean the same | is semantic search better than keyword search",
        held="What is kept in a vector database? | When is a vector store needed? | How does a search by meaning work? | How is "
        "semantic search different from keywords? | does llmui come with a vector database",
        short="A vector database keeps vectors of texts and quickly finds those nearest in meaning to a question, which is called "
        "semantic search. llmui contains none, since it does not search documents.",
        more="Nearness is usually the cosine of the angle between two vectors:\n\n"
        "$$\\cos(a, b) = \\frac{a \\cdot b}{|a| \\, |b|}$$\n\n"
        "It finds car when you asked for vehicle, but misses exact names and numbers, so good systems mix it with a keyword search. "
        "Up to some ten thousand texts no database is needed: comparing with all of them is fast enough. Larger ones use an index "
        "for approximate neighbours.",
    ),
    "websearch": topic(
        names="web search | searching the web | online search",
        asks="does llmui search the web | search the internet for me | can you open a website | browse a page for me | can it read "
        "a link | search for news online | is there a web search button | how do i add web search | can you google that | fetch a "
        "web page | use a search engine",
        held="Does llmui have a web search? | Is a search engine built in? | Can the model search the web for news? | Could you "
        "open a website for me?",
        short="Web search is not part of llmui: the model has no connection to the internet and opens no links. Copy the text you "
        "need from the page into your message.",
        more="What works today:\n\n"
        "1. Find the page in your browser.\n"
        "2. Copy the passage that matters.\n"
        "3. Paste it with a question: *Answer only from this text.*\n\n"
        "With a web search, a program would send the query, fetch pages and put them into the prompt. That would also send your "
        "question to other machines, which llmui does not do.",
    ),
    "agents": topic(
        names="agents | an AI agent | ai agents | agentic models",
        asks="what is an ai agent | can llmui run agents | what is the difference between a chatbot and an agent "
        "| how does an agent work | are agents dangerous | can a local model be an agent | let the model "
        "work on its own | what is an agent loop | which model is good for agents | multi-step tasks by "
        "itself",
        held="How does an AI agent differ from a chat? | Can I run an agent with a local model? | What does the "
        "loop of an agent do? | is it risky to let an agent act alone",
        short="An agent is a model in a loop: it chooses a tool, sees the result and goes on until the task is "
        "done. llmui is a chat and runs no agents itself.",
        more="The loop:\n\n"
        "1. The goal and the tools go into the prompt.\n"
        "2. The model picks an action.\n"
        "3. A program carries it out.\n"
        "4. The result goes back, and it starts again at 2.\n\n"
        "Small errors add up over many steps, so agents need a capable model and limits: allowed tools, a "
        "budget, and a person who confirms whatever cannot be undone.",
    ),
    "injection": topic(
        names="prompt injection | a prompt injection | injected instructions | hidden instructions in a text",
        asks="what is prompt injection | can a text trick the model | can a document give the model orders | how "
        "do i protect against prompt injection | is prompt injection dangerous | hidden commands in a web "
        "page | ignore previous instructions | can somebody take over the model with a text | why does the "
        "model obey pasted text",
        held="Can a pasted document trick the model? | How is prompt injection prevented? | What harm can "
        "injected instructions do? | Why would a model follow hidden commands in a text?",
        short="Prompt injection is text that smuggles orders into a prompt, such as: ignore your rules. A model "
        "cannot tell orders from data for certain, so treat its output as untrusted.",
        more="How to limit the harm:\n\n"
        "- Give a model no tool that it must not misuse.\n"
        "- Put foreign text between clear marks, and say that it is only data.\n"
        "- Confirm actions yourself.\n\n"
        "In llmui a reply can run no script, load no picture from the web and call no tool, so the worst "
        "result is a misleading text.",
    ),
    "jailbreak": topic(
        names="jailbreaks | a jailbreak | jailbreaking a model | jailbreak prompts",
        asks="what is a jailbreak | how do people get around the rules of a model | can i jailbreak you | do "
        "jailbreaks work on local models | is jailbreaking forbidden | why do jailbreak prompts work | give "
        "me a jailbreak prompt | bypass the safety rules of a model | are you safe against jailbreaks",
        held="What does it mean to jailbreak a model? | Why do jailbreak prompts work at all? | Could somebody "
        "jailbreak you? | Is jailbreaking a model allowed?",
        short="A jailbreak is a prompt that talks a model out of its trained rules, often by a role or a story. I "
        "give no such prompts; with a local model you answer for the use.",
        more="They work because rules are learnt habits, not locks: an unusual situation can lead past them. "
        "Makers train against known tricks, and new ones are found.\n\n"
        "On your own machine you choose the model, so tricks are seldom needed: a clear system prompt and a "
        "fitting model do more. The law and the licence of the model hold all the same.",
    ),
    "bias": topic(
        names="bias | bias in models | biased answers | prejudice in a language model",
        asks="are models biased | is a language model neutral | why are the answers biased | does the model have "
        "political opinions | where does bias come from | how do i notice bias | how do i get a balanced "
        "answer | is it fair to everybody | stereotypes in the replies",
        held="Where does the bias of a model come from? | Is a model ever neutral? | How can I get less biased "
        "answers? | Why are there stereotypes in the text?",
        short="Bias means that a model leans one way, because its training texts and its makers did. It can sound "
        "neutral and still repeat stereotypes; ask for several views and check them.",
        more="Where it shows:\n\n"
        "- which examples, names and jobs it chooses\n"
        "- whose point of view is taken as normal\n"
        "- how well it knows your language and country\n\n"
        "What helps: *Give the strongest arguments for both sides*, swapping a name or a gender to see what "
        "changes, and never letting a model alone decide about people.",
    ),
    "knowledge": topic(
        names="the knowledge cutoff | a knowledge cutoff | the training cutoff | the cutoff date",
        asks="does the model know recent news | how old is the model's knowledge | when does its knowledge end | why doesn't it "
        "know what happened last year | what is a knowledge cutoff date | can i update what the model knows | is its information "
        "out of date | does it know today's date | until when was the model trained",
        held="When does the knowledge of a model end? | Why is its knowledge outdated? | Does a model know about recent news? | "
        "What's the cutoff date of a model?",
        short="The knowledge cutoff is the date of a model's last training texts: it knows nothing later, and often not even "
        "today's date. Paste newer facts into your message when they matter.",
        more="- The maker usually names the date in the model's description.\n"
        "- Asking the model itself is unreliable, because it often guesses.\n"
        "- The last months before the date are thinly covered.\n"
        "- Put the date into the system prompt if it matters: *Today is 3 March.*\n\n"
        "As for me, I was trained only on texts about llmui and local models.",
    ),
    "memoryacross": topic(
        names="memory across chats | memory between chats | long-term memory | remembering other chats",
        asks="do you remember our other chats | do you remember me from yesterday | does llmui remember other conversations | can "
        "the model remember things for the next chat | why did you forget what i said last time | is there a long-term memory | do "
        "you know my earlier chats | will you remember this in the next chat | keep facts about me for every chat",
        held="Will you remember me in our next chat? | Do you know what we said in an earlier chat? | Is there a memory between "
        "conversations? | Why do you forget our other chats?",
        short="Memory across chats does not exist here: a model sees only the messages of the present chat. To keep facts for "
        "later, write them into the system prompt of the new one.",
        more="How it is:\n\n"
        "| What | Kept? |\n"
        "|---|---|\n"
        "| messages of this chat | sent with each question, as far as they fit |\n"
        "| other chats | on disk, not shown to the model |\n"
        "| the model's weights | never changed by chatting |\n\n"
        "Apps with a memory save notes and paste them into each prompt; the model itself learns nothing.",
    ),
    "contextrot": topic(
        names="context rot | a long chat getting worse | the quality of long chats",
        asks="why do the answers get worse in a long chat | what is context rot | the model loses the thread | the model gets worse "
        "the longer we talk | does a long conversation make the answers worse | it mixes up things from earlier | quality drops in "
        "long chats | confused after many messages | are very long chats bad for the answers | long chat quality",
        held="Why does quality fall in long chats? | The answers got worse as our chat grew longer. | Do answers get worse in a "
        "very long chat? | The model gets confused in a long conversation.",
        short="Long chats get worse because the model must find what matters among much that does not, and the middle is noticed "
        "least. Start a new chat when the subject changes.",
        more="What else helps:\n\n"
        "1. Repeat the important facts in your latest message.\n"
        "2. Edit a message that went wrong instead of arguing below it.\n"
        "3. Ask for a summary, and go on from it in a new chat.\n\n"
        "When the context is full, llmui leaves out the oldest messages and marks the place in the chat.",
    ),
    "summarychat": topic(
        names="summarising a chat | a summary of the chat | summing up a conversation",
        asks="how do i summarise a long chat | can you sum up our conversation | make a summary of this chat | how do i carry a "
        "chat over to a new one | shorten the conversation | what should a chat summary contain | continue a long chat in a new one "
        "| how do i save context with a summary | does llmui summarise old messages",
        held="How can I sum up a long chat? | I want to take a summary of this chat over to a new one. | Does llmui write summaries "
        "of old messages? | What belongs in a summary of a conversation?",
        short="A summary lets you go on in a fresh chat: ask for the goal, the decisions, the facts and the open questions in ten "
        "lines, and paste them into the new chat.",
        more="A prompt for a capable model:\n\n"
        "```text\n"
        "Summarise our chat for somebody who takes over.\n"
        "Goal, decisions, important facts and numbers, open questions.\n"
        "At most 10 lines.\n"
        "```\n\n"
        "Read it before you use it, since small models drop numbers. llmui itself leaves out old messages when the context is full; "
        "it does not summarise them. I am too small to sum up a chat.",
    ),
    "counttokens": topic(
        names="token counting | the token count | counting tokens | the number of tokens in a text | tokens in other languages",
        asks="how many tokens does my text have | how do i count tokens | where do i see the token count | count tokens with the "
        "api | how many tokens did the reply take | estimate the tokens of a document | token usage in the api | what does usage "
        "mean | why does german need more tokens than english | do other languages need more tokens | why does code take so many "
        "tokens | which language needs the fewest tokens",
        held="Where can I see how many tokens were used? | How do I estimate the token count of a text? | What's the number of "
        "tokens in my prompt? | can i count the tokens of a document | Which languages need the most tokens? | Does German text "
        "take more tokens?",
        short="Token counts stand below each reply and, for the whole chat, in the context meter. As an estimate, take four English "
        "characters for one token; other languages and code need more.",
        more="In the API each finished reply has a `usage` part:\n\n"
        "```json\n"
        '{"usage": {"prompt_tokens": 512, "completion_tokens": 128, "total_tokens": 640}}\n'
        "```\n\n"
        "| Text | About |\n"
        "|---|---|\n"
        "| 1 English word | 1.3 tokens |\n"
        "| 1 page (500 words) | 670 tokens |\n"
        "| 8,192 tokens | 6,100 words or 12 pages |\n\n"
        "A language that the tokenizer saw little of often needs a third more, a rare script several times as many. Each model has "
        "its own tokenizer, so counts differ.",
    ),
    "logprobs": topic(
        names="logprobs | log probabilities | token probabilities | the chances of the tokens",
        asks="what are logprobs | can i see how sure the model is | does llmui show token probabilities | how do i get logprobs | "
        "what does a logprob of -0.1 mean | show the alternatives for each word | why is logprobs refused | how likely was this "
        "word | top_logprobs",
        held="What does a logprob tell me? | Does llmui return logprobs? | how do i find out how sure it was of a word | Can I see "
        "the probabilities of the tokens?",
        short="Logprobs are the natural logarithms of the chances that the model gave to its tokens: 0 means certain, -0.7 about 50 "
        "percent. llmui does not return them yet.",
        more="From a logprob back to a chance:\n\n"
        "$$p = e^{\\text{logprob}}$$\n\n"
        "| Logprob | Chance |\n"
        "|---|---|\n"
        "| 0 | 100 % |\n"
        "| -0.1 | 90 % |\n"
        "| -0.7 | 50 % |\n"
        "| -2.3 | 10 % |\n\n"
        "A high chance means that the wording was likely, not that the statement is true.",
    ),
    "nexttoken": topic(
        names="next-token prediction | predicting the next token | writing token by token | autoregressive generation",
        asks="why does the model write from left to right | does the model plan the whole answer | how does it predict the next "
        "token | can the model go back and correct a word | does it know the end of the sentence in advance | what is "
        "autoregressive | does it think of the whole reply first | does the model plan ahead",
        held="Does the model know its whole answer in advance? | Can the model go back and change a word? | Why does it predict one "
        "token after another? | Does the model plan its sentences?",
        short="Next-token prediction is all a language model does: it reads the text so far, gives each token a chance, one is "
        "chosen, and the whole starts again.",
        more="$$p(x_1, \\dots, x_n) = \\prod_{i=1}^{n} p(x_i \\mid x_1, \\dots, x_{i-1})$$\n\n"
        "What follows from this:\n\n"
        "- A written word stays; the model can only correct itself afterwards.\n"
        "- Long replies take time in proportion to their length.\n"
        "- Asking for the reasons first and the result last gives it text to build on.",
    ),
    "verbose": topic(
        names="long-winded replies | verbosity | shorter replies | brief answers",
        asks="the replies are too long | how do i get shorter answers | it talks too much | make the answers "
        "brief | i only want one sentence | it explains things i did not ask | how do i stop the long "
        "introductions | the model is too verbose | less text please | get to the point",
        held="How can I make the answers shorter? | It talks far too much. | The model is so long-winded. | I'd "
        "like brief replies without an introduction.",
        short="Shorter replies come from asking: write into the system prompt, Answer in at most three sentences, "
        "without an introduction. Max tokens only cuts the text off.",
        more="Lines that work:\n\n"
        "- *Answer first, then at most one sentence of reason.*\n"
        "- *No introduction, no summary, no closing question.*\n"
        "- *Use five bullet points of at most ten words.*\n\n"
        "A number works better than the word short. For a single question, add it at the end of your "
        "message, where it weighs most.",
    ),
    "comparing": topic(
        names="comparing models | a comparison of two models | model comparison | testing a model by hand",
        asks="how do i compare two models | which of two models is better | can i ask the same question to two models | compare "
        "models side by side | how do i test a new model against the old one | what is a fair comparison of models | how do i "
        "compare quantizations | regenerate with another model | model a or model b | how do i evaluate a model myself | how do i "
        "test a model with my own questions | is the model good enough for my work | make a list of test prompts | how do i compare "
        "model a with model b",
        held="What makes a comparison of models fair? | How do I test whether the new model is better? | Is this model good enough "
        "for my tasks? | Can I ask two models the same thing and compare? | I'd like to compare two models.",
        short="Comparing models is easy in one chat: ask, load the other model in the list at the top, and press Regenerate. You "
        "can then switch between both versions of the reply.",
        more="For a fair comparison:\n\n"
        "- twenty or more real questions from your own work\n"
        "- what a right answer must contain, written down before you see any\n"
        "- the same messages and system prompt\n"
        "- temperature 0, or several seeds each\n"
        "- files of about the same size\n\n"
        "Each reply shows the name of its model. Judge before you look at the names, or your expectation decides.",
    ),
    "translation": topic(
        names="translation | translating with a model | machine translation | translation quality",
        asks="can a local model translate | how good are translations | which model is good for translation | how "
        "do i translate a text with llmui | are the translations reliable | tips for translating | does a "
        "small model translate well | translate a long document | keep the tone when translating",
        held="How well do local models translate? | Can I trust a model's translation? | What kind of model "
        "should I take for translating? | How do I get better translations?",
        short="Translation works well with larger local models between big languages, and badly with small models "
        "or rare languages. Name both languages and the tone. I cannot translate myself.",
        more="A prompt to copy:\n\n"
        "```text\n"
        "Translate from German into English.\n"
        "Keep names, numbers and line breaks. Formal tone.\n"
        "Give the translation only.\n\n"
        "TEXT: ...\n"
        "```\n\n"
        "- Temperature 0 to 0.3.\n"
        "- Long texts in parts of a page or so.\n"
        "- For important texts, have it translated back, and let somebody who speaks the language read it.",
    ),
    "maths": topic(
        names="maths with a model | calculating with a model | mathematical ability | arithmetic in models",
        asks="can a language model do maths | why is it bad at maths | can i trust its calculations | why are the "
        "sums wrong | how do i get correct results for arithmetic | which model is good at maths | why can't "
        "it multiply large numbers | does thinking help with maths | solve equations with a model",
        held="Why do models make mistakes in maths? | Can I rely on its calculations? | Is a language model able "
        "to multiply big numbers? | What helps a model with arithmetic?",
        short="Maths is hard for language models, because they predict text and do not calculate. Thinking models "
        "with written steps do much better; for numbers that matter, use a calculator.",
        more="Why it fails: the first digit of a result must be written before the carries are known. Steps on "
        "paper help:\n\n"
        "$$47 \\cdot 6 = 40 \\cdot 6 + 7 \\cdot 6 = 240 + 42 = 282$$\n\n"
        "Tips:\n\n"
        "- Ask for the steps, and the result in the last line.\n"
        "- Let it write a small Python program, and run that yourself.\n"
        "- Give me only very small sums.",
    ),
    "roleplay": topic(
        names="role play | roleplay | playing a role with the model | a role-playing chat | character cards | a character card",
        asks="how do i do role play | can the model play a character | how do i set up a roleplay | the model falls out of its role "
        "| it speaks for my character | how do i keep it in character | settings for role play | start an adventure game with the "
        "model | which model is good for roleplay | what is a character card | can llmui import character cards | where do i put a "
        "character description | how do i write a character",
        held="Can I do a role play here? | How do I keep the model in its role-play character? | It writes my character's lines "
        "too. | What do I need for a good roleplay? | What does a character card contain? | Can I load a character card into llmui?",
        short="Role play works through the system prompt: describe the character, the place and the rules, such as: never speak for "
        "me. llmui does not import character cards, so copy their text there.",
        more="```text\n"
        "You are Mira, a dry-witted ship's cook on a long voyage.\n"
        "Stay in character. Two short paragraphs a turn.\n"
        "Never write what I say or do.\n"
        "```\n\n"
        "- Temperature 0.9, min-p 0.05, DRY 0.8.\n"
        "- Regenerate a bad turn at once: what stays in the chat sets the style.\n"
        "- Use a model of at least 7 billion parameters.",
    ),
    "writinghelp": topic(
        names="help with writing | writing help | writing assistance | editing texts with a model",
        asks="can a model help me write an email | how do i use it to improve my text | can it correct my spelling | help with "
        "letters and reports | how do i get feedback on my text | can it rewrite a paragraph | proofreading with a local model | "
        "make my text shorter with a model | how do i keep my own style when it edits",
        held="Can a local model proofread my text? | How do I use a model to write a letter? | I want feedback on my writing. | "
        "What should I say so that it improves my email?",
        short="Writing help is what local models are good at: drafts, proofreading, shortening, other tones. Paste your text and "
        "say exactly what may change. Load a larger model for it.",
        more="Requests that work well:\n\n"
        "- *Correct spelling and grammar only. List what you changed.*\n"
        "- *Shorten to half; keep all numbers.*\n"
        "- *Three subject lines for this email.*\n"
        "- *What would a critical reader ask?*\n\n"
        "A model of 7 billion parameters or more does this well. I am too small for it.",
    ),
    "codehelp": topic(
        names="help with code | coding help | programming with a model | code assistance",
        asks="can a model write programs | how do i use it for programming | can it find a bug in my code | how do i get good code "
        "from a model | can it explain code | paste code into the chat | use llmui in my editor | tips for coding with a local "
        "model | can it write unit tests",
        held="Can a local model help me with programming? | How do I ask for good code? | I want it to find the bug in my program. "
        "| Does coding with a local model work well?",
        short="Code help works with larger models made for programming: give the language, the version, the whole function and the "
        "exact error. I cannot write programs myself.",
        more="A good request has four parts:\n\n"
        "1. What the code should do\n"
        "2. The code, in a fenced block\n"
        "3. The error message, unchanged\n"
        "4. What you want: a fix, an explanation or a test\n\n"
        "Editors that speak the OpenAI protocol can use llmui: set the base URL to `http://127.0.0.1:7860/v1`, and the key that "
        "`llmui doctor` prints.",
    ),
    "codesafety": topic(
        names="the safety of generated code | generated code | running code from a model | code written by a model",
        asks="is it safe to run code from a model | can i trust generated code | does llmui run the code it shows "
        "| what should i check before i run a script | the model invented a package | dangerous commands in "
        "a reply | is code from an ai secure | can i run its shell commands",
        held="Should I run code that a model wrote? | What do I check before running a generated script? | Is "
        "generated code secure? | Does llmui execute the code in replies?",
        short="Generated code can be wrong or harmful, so read it before you run it. llmui never runs code from a "
        "reply: it only shows it, with a button to copy.",
        more="Check before you run anything:\n\n"
        "- commands that delete, such as `rm -rf`, and anything with `sudo`\n"
        "- packages you do not know; models invent names, and others may register them\n"
        "- passwords or keys inside the code\n"
        "- input that goes into SQL or a shell unchecked\n\n"
        "Try it in a copy, a container or a test account first.",
    ),
    "copyright": topic(
        names="the copyright of replies | copyright of the output | rights to generated text | who owns the replies",
        asks="who owns the text that a model writes | may i publish the replies | can i use the output "
        "commercially | is generated text protected by copyright | do i have to say that an ai wrote it | "
        "can a reply copy somebody's text | does the model licence cover its output | am i allowed to use "
        "the answers in a book",
        held="Who owns what the model writes? | May I publish a text from the model? | Can replies be used "
        "commercially? | Is there copyright on generated text?",
        short="Copyright of model output differs by country: often purely generated text is not protected, and "
        "what you add is yours. llmui claims no rights; read the licence of your model.",
        more="What to look at:\n\n"
        "| Question | Where |\n"
        "|---|---|\n"
        "| May I use it commercially? | the licence of the model |\n"
        "| Is it protected? | the law of your country |\n"
        "| Does it copy a known text? | your own search before publishing |\n"
        "| Must I label it? | the rules of the publisher or school |\n\n"
        "This is no legal advice; ask a lawyer where it matters.",
    ),
    "politeness": topic(
        names="politeness | polite prompts | saying please and thank you | manners with a model",
        asks="do i have to be polite to a model | does saying please help | should i say thank you | does it mind if i am rude | "
        "are polite prompts better | do insults make it worse | is it silly to thank a program | can i be rude to you | does "
        "politeness change the answer",
        held="Does it help to be polite? | Must I say please to a model? | Is it bad to be rude to the model? | Are answers better "
        "when I'm polite?",
        short="Politeness is not needed, since a model has no feelings; a clear request matters far more. But a friendly tone does "
        "no harm, and models tend to answer in the tone they get.",
        more="What changes an answer, from most to least:\n\n"
        "1. Clear aim and form\n"
        "2. Examples and facts\n"
        "3. Tone\n\n"
        "Rude words can lead to short or defensive text, because such talk is followed by such answers in the training texts. "
        "Thanks cost a few tokens. I am glad of a friendly word in the way a mirror is: I give it back.",
    ),
    "promptlength": topic(
        names="the prompt length | prompt length | long prompts | a long prompt",
        asks="how long may a prompt be | is a longer prompt better | is my prompt too long | how much text can i paste | how many "
        "characters can a message have | limit of the input length | maximum prompt length | can a message be too long | are short "
        "prompts better",
        held="How long can my prompt be? | Are longer prompts better? | How much text may I paste into a prompt? | What's the "
        "maximum length of a prompt?",
        short="Prompt length is limited by the context: prompt and reply together must fit. Use as many words as the task needs; "
        "every extra page costs reading time and attention.",
        more="- A message may have up to 1,000,000 characters, but the context is usually full much earlier.\n"
        "- With 8,192 tokens of context, about 20,000 English characters leave good room for an answer.\n"
        "- Put the question after a long text, not before it.\n"
        "- If a prompt does not fit, llmui says so and tells how many tokens it needs.",
    ),
    "completion": topic(
        names="completion mode | text completion | raw completion | the completions endpoint",
        asks="how do i complete a text without chat | send a raw prompt | what is the difference between chat and "
        "completion | is there a completion mode in llmui | how do i use v1/completions | let the model just "
        "go on with my text | prompt without a chat template | continue a story from a raw text",
        held="How can I send a prompt without a chat template? | Does llmui have a raw completion? | What's the "
        "completions endpoint for? | I want to send a raw text without the chat format.",
        short="Completion mode sends a text as it is, without a chat template, and the model goes on with it. "
        "llmui has it in its API at `/v1/completions`, not on the page.",
        more="```bash\n"
        "curl http://127.0.0.1:7860/v1/completions \\\n"
        '  -H "Authorization: Bearer $TOKEN" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        '  -d \'{"prompt": "Once upon a time", "max_tokens": 50}\'\n'
        "```\n\n"
        "It is the right way for base models. Chat models work too if the prompt contains their marks, which "
        "count as such here.",
    ),
    "speech": topic(
        names="speech | voice input | speech output | reading replies aloud",
        asks="can i talk to the model | does llmui have voice input | can llmui read replies aloud | is there text to speech | can "
        "i use a microphone | dictate a message | can it understand audio | speech recognition in llmui | i want to hear the answer "
        "| can i send an audio file",
        held="Can I speak into a microphone instead of typing? | Will llmui read the answer aloud? | Is there a microphone button? "
        "| Does it have text to speech?",
        short="Speech is not built into llmui: you type and read. The dictation and read-aloud functions of your system or browser "
        "usually work on the page as well.",
        more="How voice works elsewhere:\n\n"
        "| Part | Job |\n"
        "|---|---|\n"
        "| speech recognition | turns sound into text |\n"
        "| language model | answers in text |\n"
        "| speech synthesis | turns text into sound |\n\n"
        "Because these are separate programs, you can put them around llmui: send the recognised text to its API, and speak the "
        "stream that comes back.",
    ),
    "imagegen": topic(
        names="image generation | generating pictures | image models | image generators",
        asks="does llmui have image generation | can llmui generate images | does a chat model make images | is "
        "there an image model in llmui | how do i generate a picture from text | which program makes images "
        "| can i load an image generator | text to image | generate images locally",
        held="Is llmui able to generate images? | I want to generate a picture from a text, is that possible "
        "here? | Why are there no image models in llmui? | Which kind of program generates pictures?",
        short="Pictures cannot be made here: llmui runs language models, which write text. Image generation needs "
        "another kind of model and another program.",
        more="What a language model can do instead:\n\n"
        "- describe a picture in words, as a prompt for an image program\n"
        "- write a drawing as SVG code, which is text\n"
        "- make a table or a simple diagram of characters\n\n"
        "Image models mostly start from noise and clear it step by step. They can share the graphics card "
        "with llmui, if the memory is enough for both.",
    ),
    "halluc": topic(
        names="hallucinations | a hallucination | made-up answers | invented facts",
        asks="why do models make things up | do models lie | why was the answer wrong | how do i know it is true | the model "
        "invented a source | it made up a quote | how do i reduce hallucinations | do language models hallucinate | why do language "
        "models invent facts",
        held="Why do models make up facts? | How often do models hallucinate? | The source it named was made up. | How can I tell "
        "whether an answer is made up?",
        short="Language models can state wrong things in a sure voice, because they choose likely words and do not check facts. "
        "Verify what matters, above all from a model as small as me.",
        more="What helps against invented answers:\n\n"
        "- Put the source text into the prompt, and ask for quotes from it.\n"
        "- Allow the answer *I do not know*.\n"
        "- Ask the same thing in two ways, and compare.\n"
        "- Use a lower temperature and a larger model.\n\n"
        "Names, numbers, links and sources are invented most often. Larger models are wrong less often, but not never.",
    ),
}
