"""Topics about the program llmui itself: starting, the page, conversations, data, the network, programs that use it."""

from __future__ import annotations

from kit import Topic, topic

TOPICS: dict[str, Topic] = {
    "who": topic(
        asks="who are you | what are you | introduce yourself | what is your name | tell me about yourself | which model are you | "
        "who am i talking to | are you an ai | describe yourself | what kind of model are you | what should i call you | do you "
        "have a name | what is the llmui starter | which model is answering me | say who you are",
        held="What sort of AI model are you? | Could you introduce yourself to me? | tell me who you are, please | What's the name "
        "of the model that is answering here? | Which model am I chatting with?",
        short="I am the llmui starter, a tiny language model that ships with llmui and runs on this computer. I can chat a little, "
        "do small tasks and answer questions about local models.",
        more="I have only a few million parameters, where useful chat models have billions. I was trained from nothing for llmui, "
        "so that the first start needs no download. I know about:\n\n"
        "- llmui and its buttons\n"
        "- local models and their settings\n"
        "- very small tasks, such as counting\n\n"
        "For everything else, load a larger model.",
    ),
    "not": topic(
        asks="are you chatgpt | are you gpt-4 | are you claude | are you gemini | are you llama | are you a human | are you a real "
        "person | were you made by a big company | is this chatgpt | are you conscious | are you alive | do you have feelings | are "
        "you a robot | is there a person behind this | am i talking to a human | are you siri or alexa",
        held="Are you the same as ChatGPT? | Is there a human behind this chat? | You're GPT-4, aren't you? | Is this a real person "
        "or a robot? | Do you have any feelings, are you alive?",
        short="No, I am none of the well-known assistants and not a person. I am the llmui starter, a tiny model that runs on this "
        "computer and only continues text.",
        more="I have no feelings, no memory beyond this conversation and no connection to the internet. I write one token after "
        "another with a few million learned numbers, and nobody sits behind them. The large assistants have thousands of times more "
        "numbers and run on big machines elsewhere.",
    ),
    "can": topic(
        names="your abilities | your skills | the things you can do",
        asks="what can you do | what are you able to do | how can you help me | can you help me | what can i ask you | help | i "
        "need help | what are you good at | what can we talk about | what questions can you answer | give me some ideas what to ask "
        "| what are you useful for | list your skills | which tasks can you do | what is the starter model for",
        held="What are the things you can help with? | What would you be able to do for me? | Which skills do you have? | Give me "
        "an idea of what I could ask you | Could you help me with something?",
        short="I can answer questions about llmui and local models, remember what you tell me in this chat, and do small tasks. "
        "Among them are counting, spelling, sorting, repeating, adding small numbers and making lists.",
        more="Try one of these:\n\n"
        "- What is quantization?\n"
        "- How do I load a larger model?\n"
        "- Count to 20.\n"
        "- Spell the word window.\n"
        "- Sort these words: pear, apple, plum.\n"
        "- My name is Kim. What is my name?\n"
        "- List five fruits.",
    ),
    "cannot": topic(
        names="your limits | your limitations | your weaknesses",
        asks="what can't you do | what can you not do | what are you bad at | how smart are you | are you intelligent | can i trust "
        "you | are you always right | do you make mistakes | can you be wrong | are you reliable | you are stupid | why are your "
        "answers so simple | why do you know so little | are you any good | why don't you know that",
        held="What is it that you can't do? | Tell me about your limitations honestly | How far can I trust you? | Are there things "
        "you are bad at? | How often are you wrong?",
        short="My abilities are narrow: I am very small, know nothing about the wide world and make mistakes. I cannot write "
        "programs, translate or look things up. Load a larger model for that.",
        more="What I cannot do:\n\n"
        "- give facts about the world\n"
        "- write or check programs\n"
        "- translate between languages\n"
        "- calculate with large numbers\n"
        "- give medical, legal or financial advice\n\n"
        "A larger model in the same llmui can do much of this. Check anything that matters, whichever model said it.",
    ),
    "llmui": topic(
        names="llmui | this program | this app | this page | this application",
        asks="what does llmui do | what is this program for | what am i looking at | where am i | what can llmui do | what is this "
        "website | what is this | why should i use llmui | what is llmui for | what is so good about llmui | describe the program i "
        "am using | what does this app do | what is the purpose of llmui | what kind of program is this | an overview of llmui | "
        "what is llmui all about",
        held="What is the purpose of this program? | Tell me what this program does | What kind of program is llmui? | Give me an "
        "overview of this app, llmui | I'd like to know what this program is for",
        short="llmui is a free program for chatting with local language models in the browser. The model runs on your own computer, "
        "and your conversations stay there.",
        more="It loads GGUF files with llama.cpp, streams the reply as it is written, and keeps every conversation on disk. You "
        "can:\n\n"
        "- stop, edit, regenerate and continue replies\n"
        "- change the system prompt and the sampling settings\n"
        "- load any GGUF model that fits your memory\n"
        "- use the same model from your own programs\n\n"
        "llmui is open source under the MIT licence.",
    ),
    "load": topic(
        names="loading a larger model | loading a model | using my own model | adding a model | switching models",
        asks="how do i load a larger model | how do i use a different model | how do i add a model | how do i switch models | how "
        "do i change the model | i want a better model | i need a smarter model | how do i use my own model | how do i open a gguf "
        "file | where do i put model files | load a model | how do i replace you | where is the models folder | i downloaded a "
        "model, what now | how do i upgrade to a bigger model | where is the list for choosing another model",
        held="How would I go about loading a bigger model? | Where should I put my GGUF file? | I'd like to use a larger model, "
        "how? | What's the way to switch to another model? | i want to load a bigger llm",
        short="Put a GGUF file into the `models` folder of your data folder, or start llmui with `--model PATH`. Then pick it in "
        "the model list at the top; it needs no restart.",
        more="Step by step:\n\n"
        "1. Get a GGUF file of a chat model that is smaller than your free memory.\n"
        "2. Put it into the `models` folder, or start llmui with `--model PATH`.\n"
        "3. Pick it in the model list.\n\n"
        "For example:\n\n"
        "```bash\n"
        "./start.sh --model ~/models/my-model.gguf\n"
        "```\n\n"
        "Loading shows its stages; a message that you send meanwhile is answered as soon as the model is ready.",
    ),
    "privacy": topic(
        names="privacy | data protection | my data | data privacy | private prompts | confidential text",
        asks="is my data private | is this private | does my data leave my computer | do you send my data anywhere | who can read "
        "my messages | can anybody see my chats | are my conversations private | is anything uploaded | do you share my messages | "
        "do you store my data in the cloud | do you sell my chats | does anyone else see what i type | is it safe to write private "
        "things here | who sees my prompts | can i put a password into a prompt | is it safe to paste confidential text | should i "
        "paste customer data | may i paste company secrets | personal data in a prompt",
        held="Does anything I type leave my machine? | Is my data safe here? | Who else can read my chats? | Can somebody outside "
        "see what I write? | Is it all right to paste confidential documents? | Should passwords go into a prompt? | Are my private "
        "messages sent anywhere?",
        short="Everything stays on this computer: the model runs here, and your conversations are plain files on your own disk. "
        "Nothing that you write is sent anywhere; leave passwords out all the same.",
        more="Who could still read it:\n\n"
        "- whoever can read your user folder on this machine\n"
        "- a program that runs as your own user\n"
        "- other machines, only if you open llmui to the network with `--host` and give them the password\n\n"
        "So lock your computer as usual, and encrypt its disk if others could get hold of it.",
    ),
    "offline": topic(
        names="working offline | offline use | internet access | the internet connection",
        asks="do you need the internet | does this work offline | can i use llmui without internet | can you go online | does chatting "
        "use the internet | are you connected to the internet | do i need a connection | does it work on a plane | do you work "
        "without a network | works without wifi | what happens when the network is down | internet needed",
        held="Does it work when I'm offline? | Do I need an internet connection? | Could I use this on a plane without wifi? | Are you "
        "able to go online? | What if I have no internet?",
        short="Without the internet everything goes on: the model and the page are both on this computer. I cannot go online or look "
        "anything up.",
        more="A connection is needed only for:\n\n"
        "1. the first start, which fetches libraries\n"
        "2. downloading a new model file\n"
        "3. fetching an update of llmui\n\n"
        "Unplug the network and the chat goes on as before. Later starts read a few small files on the disk and ask nobody.",
    ),
    "cost": topic(
        names="the price | the cost | costs | fees",
        asks="how much does it cost | is it free | is llmui free | do i have to pay | is there a subscription | do i need an account | do "
        "i need to register | is there a limit of messages | how many messages can i send | is there a paid version | will i be "
        "charged | price of llmui | do i have to sign up",
        held="What does llmui cost? | Do I have to pay for this? | Is there any fee or subscription? | Can I use it for free? | Is an "
        "account needed?",
        short="The price of llmui is nothing: no account, no subscription and no limit of messages. The only cost is the electricity that "
        "your computer uses.",
        more="A rough sum for the electricity:\n\n"
        "$$\\text{cost} = \\text{kilowatts} \\cdot \\text{hours} \\cdot \\text{price per kilowatt hour}$$\n\n"
        "A computer that draws 0.2 kilowatts while it writes uses one kilowatt hour in five hours of writing. While nobody asks "
        "anything, the model rests in memory and needs next to nothing.",
    ),
    "licence": topic(
        names="the licence | the license | your licence | the MIT licence",
        asks="what licence do you have | what is the license of llmui | may i use llmui commercially | can i use this at work | am "
        "i allowed to change the code | under which license are you | is llmui open source | may i copy llmui | can i sell "
        "something built with llmui | license terms | open source licence | may i share llmui with others",
        held="Which licence is llmui under? | May I change and share the code? | Is the source code open? | What does the MIT "
        "licence allow? | Does the licence of llmui allow use in a company?",
        short="The MIT licence covers llmui and this starter model: you may use, change and share them, also at work, as long as "
        "the licence text stays with them.",
        more="What belongs to whom:\n\n"
        "| Part | Licence |\n"
        "|---|---|\n"
        "| llmui and the starter model | MIT |\n"
        "| the fonts of the page | OFL |\n"
        "| the icons of the page | ISC |\n"
        "| models that you load | their own |\n\n"
        "Some models forbid business use, so read the model card first.",
    ),
    "keys": topic(
        names="keyboard shortcuts | the keyboard shortcuts | shortcuts | hotkeys | key bindings",
        asks="which keys can i use | how do i send with the keyboard | what does escape do | how do i make a new line | how do i write "
        "several lines | what does enter do | which shortcuts are there | how do i start a new line | how do i send a message | list "
        "the keyboard shortcuts | what does shift enter do | show me all keys | can i use llmui without a mouse | what does ctrl "
        "enter do",
        held="What keyboard shortcuts exist? | Which key makes a new line? | What are the hotkeys? | How can I write a message with "
        "several lines? | Is there a key for sending?",
        short="Enter sends, Shift+Enter makes a new line, and Esc stops the reply. Ctrl+K searches your chats, Ctrl+Shift+O starts a new "
        "one, and `?` shows all keys.",
        more="| Key | What it does |\n"
        "|---|---|\n"
        "| Enter, Ctrl+Enter | sends the message |\n"
        "| Shift+Enter | makes a new line |\n"
        "| Esc | stops the reply |\n"
        "| Arrow up | edits your last message |\n"
        "| Ctrl+K | searches chats |\n"
        "| Ctrl+, | opens the settings |\n"
        "| Ctrl+B | hides the sidebar |\n"
        "| Ctrl+Shift+O | starts a new chat |\n"
        "| J, K | go to the next or previous message |",
    ),
    "stop": topic(
        names="the Stop button | stopping a reply | stopping the model | pausing a reply | the pause button",
        asks="how do i stop you | how do i stop a reply | can i interrupt you | how do i cancel the answer | how do i make you stop "
        "| how do i stop the generation | stop button | abort the answer | can i stop it while it reads the prompt | where do i "
        "click to stop | interrupt the reply | can i pause a reply | how do i pause the model | is there a pause button | pause now "
        "and go on later",
        held="How can I stop the reply? | Which button stops the model? | I want to cancel this answer, how? | Is there a way to "
        "interrupt the model? | What happens to the text when I press Stop? | Where's the pause button? | Could the reply be paused "
        "for a while?",
        short="Stop ends the reply at once: press the button beside the message box, or the Esc key. What was written so far is "
        "kept, and Continue goes on from there, so it also serves as a pause.",
        more="Stop works within one token, also while the model is still reading a long prompt. Closing the tab does not stop a "
        'reply: it is finished and saved, and you find it when you come back. A stopped reply says "Stopped by you" below its text.',
    ),
    "regenerate": topic(
        names="Regenerate | the Regenerate button | regenerating a reply | another reply",
        asks="how do i get another answer | how do i try again | can you answer again | how do i redo a reply | i don't like this "
        "answer | how do i get a new version of a reply | regenerate button | write that reply again | retry the answer | the reply "
        "was bad, how do i get a better one | ask the same thing again | i want another reply to this question",
        held="What does Regenerate do? | Can the reply be written again? | I'd like a second version of this reply | How do I "
        "retry? | How can I get a new version of the answer?",
        short="Regenerate, the round arrow below a reply, writes another version of it. The old reply is kept, and the small arrows "
        "lead back to it.",
        more="1. Point at the reply, or focus it and press R.\n"
        "2. Press the round arrow.\n"
        "3. Switch between the versions with the arrows around the numbers, such as 2 / 3.\n\n"
        "With temperature 0 the new reply will be the same, so raise the temperature first if you want another wording.",
    ),
    "edit": topic(
        names="editing a message | Edit | the Edit button | changing a message",
        asks="can i change my message | how do i edit my question | i made a typo, can i fix it | how do i correct a message | can i edit "
        "what i wrote | how do i change what i said | edit button | fix a message i already sent | change my last question | how do "
        "i reword my prompt | the pencil below my message",
        held="How can I edit my last message? | Can I change a message afterwards? | There's a mistake in my question, can I correct it? "
        "| How do I rewrite something I already sent? | What does the pencil under my message do?",
        short="Editing makes a new version of your message: press the pencil below it, change the text and save. It is answered anew, and "
        "the old version is kept.",
        more="The arrow-up key in an empty message box edits your last message. The edited message begins a branch of its own: everything "
        "below the old one stays with the old one. Arrows with numbers, such as 2 / 3, lead from one version to the next. A "
        "half-written edit survives a reload of the page.",
    ),
    "branch": topic(
        names="branches | a branch | conversation branches | the Branch button | the arrows below a message",
        asks="what does 2/3 mean | what are the little arrows for | can a conversation have several versions | how do i go back to "
        "the old reply | how do i see the earlier version | how do i fork a conversation | what does the branch button do | switch "
        "between versions of a reply | can i go on from an earlier message | where did the old answers go | the numbers between the "
        "arrows",
        held="What are branches good for? | How can I get back to the earlier version of a reply? | What do the small arrows under "
        "a message do? | Can I fork the chat from an older message? | Why are there arrows and 1 / 2 below the message?",
        short="A conversation is a tree: each edit or new version makes a branch beside the old one. The arrows below a message "
        "lead from one version to the next.",
        more="- Press Branch below an older reply, and your next message goes on from there.\n"
        "- What followed is kept as another branch, and Undo leads back to it.\n"
        "- Nothing is overwritten, so you can try a question in several ways and compare.\n\n"
        "The model sees only the branch that is on the screen.",
    ),
    "continue": topic(
        names="Continue | the Continue button | continuing a reply",
        asks="how do i continue a reply | how do i make you go on | how do i finish a stopped reply | what does the continue button "
        "do | can you finish the interrupted reply | go on where a reply ended | complete a half written reply | resume the reply | "
        "continue button | let the model write on | pick up a reply where it stopped | i pressed stop and now want the rest",
        held="How can I continue a stopped reply? | What's the Continue button for? | I stopped the reply and now I'd like to "
        "continue it | Can an interrupted reply be continued later? | Which button makes the model continue its reply?",
        short="Continue stands below a reply that was stopped, interrupted or cut off by a limit. Press it, and the model goes on "
        "exactly where the text ended.",
        more="This also works after a crash or a restart, because the text is saved while it is being written. Continue appears "
        "when:\n\n"
        "- you pressed Stop\n"
        "- the reply reached max tokens\n"
        "- the context was full\n"
        "- llmui was closed while it wrote\n\n"
        "A reply that ended by itself has no such button.",
    ),
    "newchat": topic(
        names="a new chat | new chat | starting over | a new conversation",
        asks="how do i start a new chat | how do i start over | how do i begin a new conversation | can i clear the chat | how do i "
        "reset the conversation | open a new chat | i want a fresh chat | begin another conversation | new conversation button | "
        "how do i get an empty chat | make you forget this chat",
        held="How can I start a new conversation? | Where do I click for a fresh chat? | What happens to the old chat when I start "
        "a new one? | How do I open an empty chat? | I'd like to start over with an empty chat",
        short="New chat, at the top of the sidebar or with Ctrl+Shift+O, begins an empty conversation. The old one stays in the "
        "list, and the model remembers nothing of it.",
        more="A new chat is a good idea when the subject changes: the model reads less, answers faster and is not led astray by old "
        "messages. It is listed in the sidebar once your first message is sent. A draft in the message box stays with the chat in "
        "which you typed it.",
    ),
    "saving": topic(
        names="saving conversations | saved chats | my conversations | chat history",
        asks="where are my chats saved | are my chats saved | do i have to save | what happens to my chat when i close the tab | "
        "will my chat be there tomorrow | what if i reload the page | is there a save button | does it keep my chat history | are "
        "conversations stored automatically | do my chats stay after a restart | when is a message saved | where is my history saved",
        held="Where do my chats get saved? | Will my conversations be lost if I close the tab? | Do I need to save the chat myself? "
        "| Is my chat history still there tomorrow? | Is the conversation saved when I reload?",
        short="Saving needs no button: every message is on your disk, in the data folder, before the reply begins. Reload the page, "
        "close the tab or restart, and the conversation is still in the list.",
        more="What is kept for each conversation:\n\n"
        "- all messages of all branches\n"
        "- its title\n"
        "- the system prompt and the settings\n"
        "- for each reply the model and the figures\n\n"
        "A reply is saved about four times a second while it is written. The files are JSON, one for each conversation.",
    ),
    "delete": topic(
        names="deleting a conversation | deleting chats | removing a chat",
        asks="how do i delete a chat | can i delete my conversations | how do i remove a conversation | get rid of a chat | delete "
        "old chats | remove a chat from the list | how do i erase a conversation | the bin icon in the list | can i delete "
        "everything | how do i delete my history | delete a conversation with the keyboard",
        held="How can I delete a conversation? | I want to remove an old chat from the list | Is it possible to delete my chats? | "
        "Which icon deletes a conversation? | I'd like to erase a conversation",
        short="Deleting takes one click: press the bin beside a conversation in the list, or the Delete key when it is focused. It "
        "goes to the trash and can be undone.",
        more="1. Point at the conversation in the sidebar.\n"
        "2. Press the bin.\n"
        "3. Press Undo in the note that appears, if it was a mistake.\n\n"
        "A reply that is still being written in it is ended first. To be rid of it for good at once, remove its folder from `trash` "
        "in the data folder as well.",
    ),
    "rename": topic(
        names="renaming a chat | renaming a conversation | the title of a chat | the automatic title | conversation titles",
        asks="how do i rename a chat | how do i rename a conversation | can i change the title | how do i name a chat | give a chat "
        "another name | change the name of a conversation | rename button | the title is wrong, can i change it | rename with the "
        "keyboard | set my own title | where does the title come from | who chooses the title of a chat | how is the title made | "
        "titles are cut off | automatic titles | does a model write the title",
        held="Can the title of a chat be changed? | Which key renames a chat? | How does llmui choose the title of a chat? | Is the "
        "title written by the model? | Why is my first message the title? | I'd like to give this chat another name",
        short="The title of a chat is the first line of its first message, and you can rename it in the list. Press the pencil "
        "beside it, double-click it, or press F2.",
        more="1. Point at the chat in the list and press the pencil.\n"
        "2. Type the new title.\n"
        "3. Press Enter; Esc leaves the old title as it is.\n\n"
        "An automatic title has at most 48 characters, and no model is asked for it. One of your own may have up to 120 and is "
        "never replaced by an automatic one. Short titles with clear words are the easiest to find again with the search.",
    ),
    "copy": topic(
        names="copying a reply | the Copy button | copying text | copying code | the copy button of a code block",
        asks="how do i copy an answer | how do i copy the reply | how do i get the text out | copy a message | put the answer into "
        "the clipboard | copy button | can i copy my own message | copy the whole answer | paste a reply into a document | copy as "
        "markdown | which key copies a message | how do i copy code | can i copy only the code | copy a code block | copy the "
        "command from the answer | where do i copy the script",
        held="Where's the button for copying a reply? | I want to paste this reply into my document | Does copying keep the "
        "Markdown? | Can I copy a whole message at once? | How can I copy just the code from a reply? | Is there a copy button on "
        "code blocks? | I'd like to copy the whole answer",
        short="Copy, the first button below a message, puts its whole text into the clipboard, as Markdown. Each code block has a "
        "copy button of its own, for the code alone.",
        more="- With the keyboard: focus the message and press C.\n"
        "- Your own messages have the button too.\n"
        "- You can also select a part of the text with the mouse.\n\n"
        "Programs that do not know Markdown show its marks as they are, such as `**` around bold words. Read copied code before you "
        "run it.",
    ),
    "markdown": topic(
        names="Markdown | formatting | bold and italic text",
        asks="show me some markdown | can you use bold text | how do i format text | give me an example of markdown | does llmui "
        "show markdown | what formatting is possible | can replies have headings | what do the stars around a word mean | how do i "
        "write bold | can you make a task list | format my message | show me markdown formatting",
        held="Which formatting can a reply have? | How does Markdown look in llmui? | Could you show me an example with Markdown? | "
        "What do two stars around a word do? | Can a reply have bold text and headings?",
        short="Markdown is the way in which replies are written, and llmui draws it. For example:\n\n"
        "- **bold** and *italic* text\n"
        "- `code` and code blocks\n"
        "- headings, lists and tables\n"
        "- [ ] boxes to tick off",
        more="The marks at a glance:\n\n"
        "| Mark | Meaning |\n"
        "|---|---|\n"
        "| `**word**` | bold |\n"
        "| `*word*` | italic |\n"
        "| `# Title` | heading |\n"
        "| `- item` | list |\n"
        "| `1. item` | numbered list |\n"
        "| `> text` | quotation |\n\n"
        "Your own messages are shown as you typed them; only code between three backticks gets a frame.",
    ),
    "codeblock": topic(
        names="code blocks | a code block | fenced code | syntax highlighting | code highlighting",
        asks="show me a code block | show me some code | can you show code | how do i paste code into a message | how is code "
        "written in markdown | example of a code block | three backticks | write code in a message | put code in a frame | how do i "
        "show code in my question | code fence | why is code coloured | which languages are highlighted | my code has no colours | "
        "code colours | does llmui colour python code",
        held="How can I write a code block? | Let me see an example of a code block | How should I put code into my message? | What "
        "are the three backticks for? | Can replies contain code in a frame? | For which languages is there highlighting? | This "
        "code block has no colours, why?",
        short="A code block stands between two lines of three backticks. The word after the first backticks names the language and "
        "brings colours. For example:\n\n"
        "```python\n"
        'print("Hello from llmui")\n'
        "```",
        more="Write it like this, with an empty line before it:\n\n"
        "~~~text\n"
        "```bash\n"
        "./start.sh --port 8000\n"
        "```\n"
        "~~~\n\n"
        "More than eighty names of languages bring colours in replies, among them `python`, `javascript`, `java`, `c`, `rust`, "
        "`bash`, `sql`, `html` and `json`; without a name the code stays plain. Only the first 20,000 characters of a block are "
        "coloured. For a few words inside a sentence, one backtick on each side is enough.",
    ),
    "table": topic(
        names="tables | a table | markdown tables",
        asks="show me a table | can you write tables | make a table | give me a table | draw a table | write a table | i want to "
        "see a table | show me an example of a table | how do i write a table in markdown | can replies have tables | table syntax "
        "| put it in a table",
        held="Could you show me what a table looks like? | How is a table written? | I'd like an example of a table | Does llmui "
        "draw tables? | A small table, please",
        short="A table is written with bars between the columns and a line of dashes below the first row. For example:\n\n"
        "| Name | Bits per weight | Quality |\n"
        "|---|---|---|\n"
        "| Q8_0 | 8.5 | nearly lossless |\n"
        "| Q4_K_M | 4.8 | good |\n"
        "| Q2_K | 3 | poor |",
        more="This is what stands behind a table:\n\n"
        "```text\n"
        "| Fruit | Colour |\n"
        "|---|---|\n"
        "| apple | red |\n"
        "| plum | purple |\n"
        "```\n\n"
        "Colons in the line of dashes align a column: `:---` to the left, `---:` to the right. A table that is wider than the page "
        "can be scrolled sideways. I can show this one, but I cannot fill a table with facts.",
    ),
    "formula": topic(
        names="formulas | LaTeX | math formulas | equations",
        asks="show me a formula | can you write formulas | can llmui show math | show me an equation | does llmui support latex | how do "
        "i write a formula | example of a formula | maths in replies | dollar signs in a reply | write an equation in latex | are "
        "formulas drawn | show me some mathematics",
        held="Does llmui draw LaTeX formulas? | Could you show an example of an equation? | How are formulas written in a reply? | I want "
        "to see a formula | What do the dollar signs mean?",
        short="Formulas in LaTeX are drawn as real mathematics. For example:\n\n"
        "$$a^2 + b^2 = c^2$$\n\n"
        "They stand between dollar signs: one on each side in a line, two on a line of their own.",
        more="Two more examples:\n\n"
        "$$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$\n\n"
        "$$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$$\n\n"
        "The marks `\\(` and `\\[` work as well. A formula that llmui cannot read is shown as its source. I can show formulas, but I "
        "cannot do the mathematics behind them.",
    ),
    "darkmode": topic(
        names="dark mode | the dark theme | the theme | light mode",
        asks="how do i turn on dark mode | can i have a dark page | it is too bright | how do i change the theme | how do i change "
        "the colours | is there a dark theme | switch to light mode | the page is too dark | night mode | black background | why is "
        "the page dark | make the page bright",
        held="How can I switch to dark mode? | Where do I change the theme? | The page is too bright for my eyes | Can I get the "
        "light theme back? | Does llmui have a night mode?",
        short="The half-filled circle at the top right switches between dark and light mode. At first the page follows your system; "
        "afterwards this browser remembers your choice.",
        more="Both looks have enough contrast for long reading. If you switch back to what your system uses, llmui follows the "
        "system again, for example when it turns dark in the evening. The choice belongs to the browser, so another browser on the "
        "same machine can look different.",
    ),
    "options": topic(
        names="command line options | start options | the options of llmui | flags",
        asks="which options are there | how do i start with a model | list the options of app.py | what does --help show | flags for "
        "start.sh | which arguments can i give | how do i set an option as a variable | LLMUI variables | environment variables of "
        "llmui | how do i start without opening a browser | how do i start with a longer context | start parameters",
        held="What command line options are there? | Which flags does start.sh take? | Can options be set with environment variables? | "
        "Show me the start options | How do I pass arguments when starting?",
        short="Options go behind the start command, and `./start.sh --help` lists them all. Each is also a variable: `LLMUI_PORT` stands "
        "for `--port`.",
        more="| Option | Meaning |\n"
        "|---|---|\n"
        "| `--model` | the model to load |\n"
        "| `--models-dir` | a further folder with GGUF files |\n"
        "| `--context-length` | tokens the model sees at once |\n"
        "| `--gpu-layers` | layers on the graphics card |\n"
        "| `--port` | the port of the page |\n"
        "| `--data-dir` | where conversations are kept |\n"
        "| `--no-browser` | do not open the page |\n\n"
        "```bash\n"
        "./start.sh --model my-model.gguf --context-length 16384\n"
        "```",
    ),
    "error": topic(
        names="error messages | an error | the red card | a failed reply",
        asks="something went wrong | it does not work | i get an error | what should i do when it fails | llmui is broken | i see a red "
        "card | what does the error card mean | the reply failed | how do i report an error | try again button | copy report button "
        "| error, what now",
        held="I'm getting an error, what should I do? | What's the red card with the error? | A reply failed, how do I go on? | Something "
        "is broken here | How can I send an error to somebody who can help?",
        short="An error shows a card that says what happened and what to do next. Press Try again, or Copy report to send its text to "
        "somebody who can help.",
        more="Check in this order:\n\n"
        "1. Is there enough free memory for the model?\n"
        "2. Is the GGUF file complete?\n"
        "3. Does it work with a shorter context or fewer GPU layers?\n"
        "4. Does it work after a restart of llmui?\n\n"
        "The card can be unfolded to show the last lines of the engine's log. Your conversations are safe in any case.",
    ),
    "systems": topic(
        names="operating systems | the system requirements | supported systems | requirements",
        asks="does llmui run on windows | does llmui run on linux | does llmui run on a mac | what do i need to run llmui | which "
        "operating systems are supported | does it work on windows | does it work on linux | minimum requirements | which computer "
        "do i need | windows linux or mac | hardware requirements | does it run on macos | how much disk space does llmui need | "
        "how much disk does the installation need",
        held="Can I run llmui on Windows? | Does llmui run on macOS too? | What are the requirements of llmui? | On which operating "
        "systems does it run? | What sort of computer does llmui need?",
        short="Supported systems are Linux, Windows and macOS, with Python 3.11 or newer. A graphics card is not needed; a larger "
        "model wants more memory.",
        more="What you should have:\n\n"
        "- Python 3.11 or newer\n"
        "- about 3 GB of free disk space for the set-up\n"
        "- a C/C++ compiler, only where no ready-made engine fits your machine\n"
        "- a recent browser\n"
        "- memory for the model: its file size and some more\n\n"
        "The engine uses AMD, NVIDIA and Apple graphics where it can, and otherwise the processor.",
    ),
    "languages": topic(
        names="other languages | your languages | speaking German | speaking French | languages besides English",
        asks="do you speak german | do you speak french | can you speak spanish | which languages do you speak | sprichst du "
        "deutsch | parlez-vous français | hablas español | what languages do you know | can i write in my own language | are you "
        "only english | wie geht es dir | bonjour, comment ça va",
        held="Do you speak any German? | Is English the only language you know? | Which languages can I use with you? | Do you "
        "speak French or Italian? | Puedes hablar en español?",
        short="English is the only language that I know, apart from a greeting in some others. For more, load a larger model: most "
        "of them speak the big languages well.",
        more="Models from about 4 billion parameters on usually know German, French, Spanish, Chinese and more. The model card "
        "names the languages. Ask in the language that you want to read; if the answer comes in another one, write into the system "
        "prompt: Always answer in German.",
    ),
    "vision": topic(
        names="sending images | picture upload | attachments | file upload",
        asks="can you see images | can i send you a picture | can you look at my drawing | can i paste an image | can you read a "
        "pdf | can i upload a file | can you look at a photo | attach a file | add a document | drop a document into the chat | "
        "send a screenshot",
        held="Are you able to look at a photo? | Can I upload a PDF here? | I want to attach a picture | Do you understand "
        "screenshots? | How do I attach a file for you to read?",
        short="Pictures and files are beyond me, and llmui itself hands models text only for now. You can paste the text of a "
        "document into the message box instead.",
        more="Models that understand pictures are called vision models, and need an extra file, the projector, beside the GGUF. "
        "llmui cannot use it yet: such a model answers here as one for text. Drawing a picture takes another kind of model "
        "altogether. Of a long document, paste only the part that matters, so that it fits into the context.",
    ),
    "training": topic(
        names="your training | your training data | how you were made",
        asks="how were you trained | who made you | who created you | where do you come from | what were you trained on | who built "
        "you | who is your creator | how were you made | who trained you | when were you made | how did you learn to talk | can i "
        "train you again | what data did you learn from",
        held="Who trained you and how? | What was your training like? | What text were you trained on? | How did you learn all "
        "this? | Who created you, and from what data?",
        short="My training began from nothing: the llmui project wrote the text itself and trained me on two processor cores. The "
        "code is in the `training` folder.",
        more="The steps were:\n\n"
        "1. Write topics, small talk and tasks by hand.\n"
        "2. Mix them into many chats with varied wordings.\n"
        "3. Build a vocabulary from that text.\n"
        "4. Train a small llama network on it.\n"
        "5. Store everything in one GGUF file.\n\n"
        "Nothing was downloaded and no other model was copied. With the same folder you can make a starter of your own.",
    ),
    "install": topic(
        names="installing llmui | the installation | setting up llmui | the set-up",
        asks="how do i install llmui | how do i set up llmui | install steps | what do i have to install first | is the "
        "installation difficult | install llmui on windows | install llmui on linux | can i install it without admin rights | how "
        "do i uninstall llmui | set it up on another computer | pip install llmui | is there an installer",
        held="What are the steps to set up llmui? | Do I need admin rights to install it? | Is the installation of llmui difficult "
        "for beginners? | Which steps install llmui on my machine? | I'd like to uninstall llmui",
        short="Installing is one command: open a terminal in llmui's folder and run `./start.sh`, on Windows `start.bat`. It sets "
        "everything up in `.venv` and then opens the page.",
        more="What the set-up does:\n\n"
        "1. It makes a Python environment in `.venv`.\n"
        "2. It installs the libraries there.\n"
        "3. It fetches or compiles the engine for your machine.\n"
        "4. It makes the command `llmui`.\n\n"
        "Nothing is installed into the system, and no admin rights are needed. To remove it all, delete the folder; your "
        "conversations lie elsewhere, in the data folder.",
    ),
    "startscript": topic(
        names="start.sh | start.bat | the start script | the start command",
        asks="how do i start llmui | how do i run llmui | command to start llmui | how do i start llmui from the terminal | what does "
        "start.sh do | how do i open llmui | how do i start it again tomorrow | launch llmui | double click start.bat | start the "
        "program | which file do i run | how do i close llmui",
        held="What's the command to start llmui? | How can I run the program again? | Which script starts llmui on Windows? | What "
        "happens when I run start.sh? | How do I launch it from a terminal?",
        short="`./start.sh` starts llmui, on Windows `start.bat`. The first time it also sets everything up; then it opens the page in "
        "your browser. Ctrl+C in the terminal ends it.",
        more="```bash\n"
        "./start.sh                  # start, and open the page\n"
        "./start.sh --no-browser     # start without opening it\n"
        "./start.sh test             # check everything instead\n"
        "```\n\n"
        "The terminal shows the address of the page. Keep that window open while you chat; when it ends, replies under way are saved "
        "with what they have.",
    ),
    "firststart": topic(
        names="the first start | the slow first start | waiting for the first start",
        asks="why is the first start so slow | the first start takes long | how long does the first start take | what is it doing "
        "at the first start | it has been setting up for minutes | is it normal that the start takes so long | will every start be "
        "this slow | setup takes forever | first launch slow | when will the page open for the first time",
        held="Why does the first start take so many minutes? | Is every start as slow as the first? | How many minutes does the "
        "first launch need? | What takes so long the first time? | The first start is still setting up, is that normal?",
        short="The first start is slow because libraries are fetched and the engine may be compiled, about four minutes on two "
        "cores. Later starts are ready in a few seconds.",
        more="The terminal says which step is running and for how long. You may stop it with Ctrl+C: the next start goes on from "
        "there, and finished steps are not done twice. Compiling for a graphics card takes many times longer than for the "
        "processor. Where a ready-made build fits, nothing is compiled.",
    ),
    "update": topic(
        names="updating llmui | updates | a new version of llmui",
        asks="how do i update llmui | how do i get the newest version | does llmui update itself | is there a new version | upgrade llmui "
        "| will an update delete my chats | git pull | what happens to my data when i update | which version do i have | check for "
        "updates | how do i see the version | what changed in this version",
        held="How can I get a newer version of llmui? | Does it update by itself? | Are my chats safe when I update? | Where can I see "
        "which version I'm running? | What do I do to upgrade llmui?",
        short="Updating means getting the new files and starting again, for example with `git pull`. The start installs only what has "
        "changed; your conversations and models stay.",
        more="```bash\n"
        "git pull\n"
        "./start.sh --version\n"
        "./start.sh\n"
        "```\n\n"
        "llmui never updates itself and does not look for new versions. `CHANGELOG.md` says what has changed. If the version of the "
        "engine changes, the next start fetches or compiles it again, which takes some minutes.",
    ),
    "python": topic(
        names="the Python version | LLMUI_PYTHON | the required Python",
        asks="which python version do i need | does it work with python 3.10 | python not found | my python is too old | how do i "
        "choose another python | found no python | which python does llmui use | is python 3.12 ok | install python for llmui | "
        "python version error | llmui needs python 3.11",
        held="What Python version does llmui need? | It says no Python was found, what now? | Can I use an older Python? | How can "
        "I make it use another Python? | Is Python 3.13 fine for llmui?",
        short="Python 3.11 or newer is needed. If yours is older, install a newer one beside it, or name one with the variable "
        "`LLMUI_PYTHON`; then start again.",
        more="How to get it:\n\n"
        "| System | Command |\n"
        "|---|---|\n"
        "| Debian, Ubuntu | `sudo apt install python3 python3-venv` |\n"
        "| Fedora | `sudo dnf install python3` |\n"
        "| macOS | `brew install python@3.13` |\n"
        "| Windows | `winget install Python.Python.3.13` |\n\n"
        "Versions 3.11 to 3.13 are the safest, since a very new Python may lack ready-made packages. The system's own Python stays "
        "as it is.",
    ),
    "compile": topic(
        names="compiling the engine | the compile step | the compiler | building llama.cpp",
        asks="which compiler do i need | no compiler was found | c++ compiler missing | the compiler stops with an error | how do i avoid "
        "compiling | build from source failed | install build tools | xcode-select | compile error at the start | it stops while "
        "compiling | why is a compiler needed",
        held="What does it compile at the start? | Do I need a C++ compiler? | The compile step fails, what's missing? | Can I skip the "
        "compiling? | Which build tools should I install?",
        short="Compiling happens only where no ready-made build of llama.cpp fits your machine. It needs a C/C++ compiler; the start says "
        "which one is missing and how to get it.",
        more="| System | What to install |\n"
        "|---|---|\n"
        "| Debian, Ubuntu | `sudo apt install build-essential` |\n"
        "| Fedora | `sudo dnf install gcc-c++` |\n"
        "| macOS | `xcode-select --install` |\n"
        "| Windows | Build Tools for Visual Studio, with C++ |\n\n"
        "If memory runs out, compile with fewer processes: `CMAKE_BUILD_PARALLEL_LEVEL=1 ./start.sh`. The log is "
        '`.venv/log/engine.log`; its first line with "error" names the cause.',
    ),
    "stepfailed": topic(
        names="a failed set-up step | a start that fails | set-up problems",
        asks="llmui could not be set up | a step of the start failed | the start fails | start.sh stops with an error | the installation "
        "failed | how do i repair the installation | set up again from nothing | libraries cannot be installed | the setup says no "
        "network | delete the venv folder | start over with a clean install | setup stopped halfway",
        held="The set-up failed, what can I do? | start.sh ended with an error message | How can I repair a broken installation? | Is it "
        "safe to delete .venv? | One step of the start didn't work",
        short="A start that fails says which step, why, and what to do. Put that right and run the same command again: what is already "
        "done is not done twice.",
        more="If the message does not help:\n\n"
        "1. Read the log of the step in `.venv/log`.\n"
        "2. Check the network; behind a proxy set `HTTPS_PROXY`.\n"
        "3. Check that about 3 GB of disk space are free.\n"
        "4. Delete the folder `.venv` and start again from nothing.\n\n"
        "Conversations and models are elsewhere, so deleting `.venv` does not touch them.",
    ),
    "port": topic(
        names="the port | port 7860 | a port in use | the port of the page",
        asks="how do i change the port | port already in use | address already in use | which port does llmui use | why is the port "
        "different today | can i run it on port 8000 | the port is taken | use a free port | set the port | port 7860 is busy | what "
        "does --port 0 do | permission denied for port 80",
        held="How can I use a different port? | It says the port is already in use | What port does the page listen on? | Another program "
        "has taken the port, what now? | Can I choose the port myself?",
        short="Port 7860 is the usual one, and `--port` chooses another. If 7860 is taken, llmui uses the next free one; a port that you "
        "named yourself is never replaced.",
        more="```bash\n"
        "./start.sh --port 8000\n"
        "./start.sh --port 0      # any free one\n"
        "```\n\n"
        "The terminal prints the address with the right port. Ports below 1024 usually need special rights, so choose a higher one. "
        "An older llmui that still runs is the most common reason for a taken port.",
    ),
    "host": topic(
        names="--host | the listening address | localhost",
        asks="what does --host do | which address does llmui listen on | localhost or 127.0.0.1 | what does 0.0.0.0 mean | llmui "
        "does not answer to this address | wrong host error 421 | can only this machine connect | how do i bind to another address "
        "| what is --allow-host for | what is the address of the page",
        held="Which host does the page listen on? | I get a 421 error with my host name | At which address can I find the page? | "
        "Which address is meant by 127.0.0.1 or 0.0.0.0? | When would I set --host?",
        short="`--host` is the address on which llmui listens. The default, 127.0.0.1, can be reached from this machine only; any "
        "other address also needs `--password`.",
        more="With `127.0.0.1`, also called `localhost`, only programs on this machine can connect. With `0.0.0.0` llmui listens on "
        "every network card, so every machine in your network can. llmui answers only to names that are its own; a request to any "
        "other name gets the error 421. Behind a proxy of yours, add the public name with `--allow-host`.",
    ),
    "proxy": topic(
        names="a reverse proxy | --root-path | TLS and HTTPS",
        asks="how do i put llmui behind nginx | can i use https | reverse proxy setup | how do i add tls | run llmui under a path | "
        "what does --trust-proxy do | is the traffic encrypted | certificate for llmui | my own domain for llmui | x-forwarded "
        "headers | run behind a proxy server",
        held="Does llmui work behind a reverse proxy? | How can I get HTTPS for the page? | Is the traffic to llmui encrypted with "
        "TLS? | What is --root-path for? | When should I use --trust-proxy?",
        short="A reverse proxy in front of llmui adds HTTPS, since llmui itself speaks plain HTTP. Name the public host with "
        "`--allow-host`, and add `--trust-proxy` for your own proxy only.",
        more="```bash\n"
        "./start.sh --allow-host chat.example.org --root-path /llmui --trust-proxy\n"
        "```\n\n"
        "- `--allow-host` names the host that browsers use.\n"
        "- `--root-path` is needed when the page lies below a path.\n"
        "- `--trust-proxy` makes llmui believe the `X-Forwarded` headers, which anybody could forge without a proxy.\n\n"
        "Use it on any network that you do not trust.",
    ),
    "tabs": topic(
        names="several tabs | two tabs | several browser windows",
        asks="can i open llmui in two tabs | can i use several windows | do both tabs show the same chat | what if i send in two tabs | "
        "how many tabs may be open | the same chat in a second tab | same conversation in two windows | open a chat in a new tab | "
        "does a reply go on in another tab | the other tab shows the reply too",
        held="Is it okay to have llmui open in several tabs? | What happens with the same chat in two tabs? | Does a second window show "
        "my conversation too? | Do my tabs stay in step? | Will closing one of my tabs end anything?",
        short="Several tabs may be open at once, also with the same conversation: each shows the reply as it is written. One conversation "
        "writes one reply at a time.",
        more="A message sent in one tab appears in the others as well, with its reply. Closing a tab ends nothing, because the reply "
        "belongs to the program and not to the tab. Hold Ctrl while you click a chat in the list to open it in a new tab.",
    ),
    "readonly": topic(
        names="read-only mode | a second llmui | a locked data folder",
        asks="another llmui uses this data folder | this one only reads it | why is llmui read only | can i start llmui twice | two "
        "programs with the same data folder | the data folder is locked | cannot save because it is read only | start a second copy "
        "| how do i run two llmui side by side | read only warning",
        held="Why does it say another llmui uses this folder? | I started a second copy and it can't save | How can two copies run "
        "beside each other? | Why is llmui read-only now? | May llmui be started twice?",
        short="A second llmui on the same data folder only reads it, so that the two cannot overwrite each other. Use the first "
        "one, or end it and try again.",
        more="To run two side by side, give each its own folder and port:\n\n"
        "```bash\n"
        "./start.sh --data-dir ~/llmui-work --port 8000\n"
        "```\n\n"
        "The notice names the process that has the folder; `llmui doctor` shows it too. The lock is taken back by the system when "
        "that process dies, so a crash leaves nothing locked.",
    ),
    "datafolder": topic(
        names="the data folder | the data directory | --data-dir",
        asks="where is my data folder | where does llmui keep its files | what is in the data folder | how do i choose another data "
        "folder | path of the data directory | where are conversations on disk | where is the token file | which folder holds my "
        "data | change the data folder | data folder on windows | what are the json files",
        held="Where can I find the data folder? | What does llmui keep in its data directory? | Which folder are my conversations "
        "and data in? | How do I set a different data folder? | Where on the disk is the data folder?",
        short="The data folder holds all that is yours: conversations, models, trash and the key. `llmui doctor` says where it is, "
        "and `--data-dir` chooses another.",
        more="The usual places:\n\n"
        "| System | Folder |\n"
        "|---|---|\n"
        "| Linux | `~/.local/share/llmui` |\n"
        "| macOS | `~/Library/Application Support/llmui` |\n"
        "| Windows | `%LOCALAPPDATA%\\llmui` |\n\n"
        "Inside are `conversations/` with one JSON file for each chat, `models/`, `trash/` and the file `token`. Only your own user "
        "may read the folder.",
    ),
    "movedata": topic(
        names="moving my data | moving to another computer | migrating conversations",
        asks="how do i move my chats to another computer | transfer conversations | i have a new computer | how do i move the data "
        "folder | copy my chats to a new machine | can i keep my data on another disk | use the same chats on two computers | move "
        "llmui to another folder | move everything to an external drive | take my history with me | migrate to a new laptop",
        held="How can I take my chats to a new computer? | What must I copy to move my conversations? | May I move the program's "
        "folder? | Can I move the data folder to another computer? | I want to move my data to another disk, how?",
        short="Moving your data takes a copy of the whole data folder while llmui is not running. On the new machine, put it in the "
        "usual place or name it with `--data-dir`.",
        more="1. End llmui.\n"
        "2. Copy the data folder, with its subfolders.\n"
        "3. Start on the new machine:\n\n"
        "```bash\n"
        "./start.sh --data-dir /path/to/llmui\n"
        "```\n\n"
        "Leave out the file `token` if the copy goes through other hands; a new key is made at the start. The program's own folder "
        "may be moved too: the next start only renews the command `llmui`.",
    ),
    "backup": topic(
        names="back-ups | a backup | backing up conversations",
        asks="how do i back up my chats | does llmui make backups | what are the .bak files | backup my conversations | how do i "
        "restore a backup | keep a safe copy | protect my chats from a broken disk | which files should i back up | automatic "
        "backup | save my chats to a usb stick",
        held="How should I back up my conversations? | Are there automatic backups? | Which folder belongs in my backup? | What are "
        ".bak files for? | I'd like to restore a backup of my chats",
        short="A back-up is a copy of the data folder, made while llmui is not running. Beside each conversation llmui also keeps "
        "its last version, in a file that ends in `.bak`.",
        more="On Linux, for example:\n\n"
        "```bash\n"
        "tar czf llmui-backup.tar.gz -C ~/.local/share llmui\n"
        "```\n\n"
        "To restore it, unpack it in the same place. The folder `models` may be large; you can leave it out if you can get the "
        "files again. The `.bak` files help against a damaged file, but not against a broken disk, so keep a copy elsewhere.",
    ),
    "damaged": topic(
        names="a damaged conversation | damaged files | a corrupt file",
        asks="a conversation is damaged | this conversation is damaged | what happens to a broken file | corrupt json file | why is "
        "a chat listed under damaged | can a damaged chat be repaired | several conversations are damaged | file put aside | what "
        "does .corrupt mean | my disk is failing | a chat cannot be opened",
        held="It says that a conversation is damaged | What does llmui do with damaged files? | Why does one chat stand under "
        "Damaged? | Several of my conversations are damaged, what now? | Can a damaged or corrupt conversation be repaired?",
        short="A damaged file is put aside and named, never deleted, and its backup is taken instead. Copy the data folder to "
        "another disk if it happens more than once.",
        more="- Each file carries a checksum, so damage is noticed when it is read.\n"
        "- The damaged one stays beside the others, with `.corrupt` in its name.\n"
        "- A chat without a usable backup is listed as damaged.\n"
        "- If several are damaged at once, llmui writes nothing any more, because the disk may be failing: copy the data folder to "
        "another disk first.",
    ),
    "crash": topic(
        names="crash recovery | a power cut | a sudden end of llmui",
        asks="what happens if the computer crashes | can i lose my chats | what happens after a power cut | i ended llmui with "
        "force | llmui was closed while writing | is my reply lost after a crash | why is my reply marked interrupted | recover a "
        "conversation | the terminal was closed by mistake | how safe are my messages | back after a crash | the program was killed",
        held="Will I lose text if the computer crashes? | There was a power cut during a reply | Why is the reply marked as "
        "interrupted? | How can I recover after a crash? | What is saved when the program gets killed?",
        short="After a crash or power cut, start llmui again: your message was on disk before the reply began, and the reply up to "
        "the last moments. Continue goes on from there.",
        more="How it works:\n\n"
        "1. Your message is saved.\n"
        "2. The reply begins.\n"
        "3. While it is written, its text goes to a journal four times a second.\n"
        "4. When it ends, the whole conversation is saved, and the version before becomes the backup.\n\n"
        "A reply that was cut by the crash is marked as interrupted. Nothing has to be repaired by hand.",
    ),
    "watchreply": topic(
        names="live replies | streamed replies in llmui | words that appear one by one",
        asks="why do words appear one by one | how does llmui stream the reply | does the reply go on when i close the tab | can i "
        "leave the page while it writes | can i scroll while it writes | the page does not show new words | does it stutter | what "
        "happens to the reply if i reload | jump to latest button | why is the text not shown all at once | watch a reply while it "
        "is written",
        held="Why does the reply appear word by word? | Will the reply go on if I close the page? | Is it possible to read further "
        "up while it writes? | How quickly do new words appear on the page? | Can I reload the page while a reply is being written?",
        short="Replies appear as they are written, about twenty times a second, at the speed of the model. You may scroll, reload "
        "or close the tab meanwhile: the reply goes on.",
        more="Before the first word the page shows what the model does: waiting for another reply, loading, or reading the prompt "
        "with its progress. If you scroll up, the page stays where you read; the button Latest leads back to the end. Come back "
        "later, and the whole reply is there.",
    ),
    "settingspanel": topic(
        names="the settings panel | the settings drawer | the gear button",
        asks="how do i open the settings | where can i find the settings of this chat | settings button | show the settings panel | "
        "what can i set in the panel | do settings apply to all chats | when do settings take effect | are settings kept | ctrl "
        "comma | how do i close the settings | more parameters | where do i find the sliders",
        held="Where did the settings panel go? | What is in the settings drawer? | When does a changed setting take effect? | Do "
        "the settings in the panel apply to every chat? | Which button opens the settings?",
        short="The settings panel opens with the gear at the top right or with Ctrl+, and holds the system prompt, the sampling "
        "sliders and the limits. They apply to the next reply.",
        more="- The settings belong to the conversation and are kept with it.\n"
        "- **All parameters** unfolds the rarer samplers, the penalties and the stop strings.\n"
        "- Each slider has a line below it that says what it does.\n"
        "- On a narrow screen the panel covers the chat until you close it.",
    ),
    "reset": topic(
        names="the default settings | Reset to defaults | the standard settings",
        asks="how do i reset the settings | list the defaults | reset to defaults button | i changed too much, how do i get back | "
        "restore the standard values | undo my changes to the sliders | default temperature of llmui | go back to the original "
        "settings | factory settings | what values does llmui start with",
        held="How can I get the default settings back? | Which values are the defaults in llmui? | I messed up the sliders, can I "
        "reset them? | What does Reset to defaults do? | Where do I restore the default values?",
        short="Reset to defaults, the button at the end of the settings, puts all sliders and stop strings back. The system prompt "
        "stays as it is.",
        more="The defaults are:\n\n"
        "| Setting | Value |\n"
        "|---|---|\n"
        "| Temperature | 0.7 |\n"
        "| Top-p | 0.95 |\n"
        "| Top-k | 40 |\n"
        "| Min-p | 0.05 |\n"
        "| Repeat penalty | 1.0 |\n"
        "| Max tokens | 2,048 |\n"
        "| Seed | -1, a new one each time |\n\n"
        "All other samplers start switched off.",
    ),
    "figures": topic(
        names="the numbers under a reply | the figures below a reply | the line below an answer",
        asks="what do the numbers under a reply mean | what does tok/s below the reply mean | what does first token 0.4 s mean | "
        "figures under the answer | what is the small line under each reply | explain 120 tokens 24 tok/s | how do i see how fast a "
        "reply was | reply statistics | what does stopped by you mean | where do i see the speed of a reply",
        held='What are the numbers under each reply? | Could you explain the figures below an answer? | What does "first token" '
        "under the reply say? | Where can I read how fast a reply was written? | Under the reply it says 80 tok/s, what's that?",
        short="The numbers under a reply are its length in tokens, the writing speed in tokens per second, and the seconds until "
        "its first token came.",
        more="The speed is\n\n"
        "$$\\text{speed} = \\frac{\\text{tokens written}}{\\text{seconds of writing}}$$\n\n"
        'For example, "120 tokens · 24.0 tok/s · first token 0.42 s" is a reply that took five seconds to write. The time to the '
        'first token is mostly spent on reading the prompt. Words in front of the figures say why it ended, such as "Stopped by '
        'you".',
    ),
    "contextmeter": topic(
        names="the context meter | the context bar | the bar below the message box",
        asks="what does the context bar show | the bar is red | the bar is orange | how many percent of the context are used | "
        "where do i see how much context is used | what does context 512 / 2048 mean | context meter full | why is there a bar "
        "under the message box | how many tokens has this chat | earlier messages are not sent | when does the bar turn red",
        held="What's the meaning of the context bar? | Why did the context meter turn red? | How can I see how much of the context "
        "is used? | It says that earlier messages are not sent | What do the two numbers beside the context bar mean?",
        short="The context meter shows how many tokens of the context this chat fills. It warns from 80 percent and turns red from "
        "95; then start a new chat soon.",
        more="$$\\text{share} = \\frac{\\text{tokens used}}{\\text{context length}} \\cdot 100\\,\\%$$\n\n"
        '"Context 1,024 / 4,096" means that a quarter is used. When a chat no longer fits, its oldest messages are not sent to the '
        "model any more, and a line in the chat says how many. They stay in the conversation and can still be read.",
    ),
    "statusline": topic(
        names="the status line | the line at the bottom | the coloured dot | the RAM figure | RAM in the status line",
        asks="what does the status line show | what does the green dot mean | what does ready mean at the bottom | what does "
        "loading 40 % mean | where do i see if the model is ready | which words can stand in the status line | no model in the "
        "status line | status at the bottom of the page | what is the line under the message box | what does ram 5.2 / 16 gb mean | "
        "how do i see how much memory is used | the memory number at the bottom | does the ram figure count other programs | where "
        "can i see the ram usage",
        held="How do I read the status line? | What does the dot at the bottom tell me? | Where can I see whether the model is "
        "ready? | What's the RAM number in the status line? | Why does it say No model at the bottom? | Does the RAM figure count "
        "all programs?",
        short="The status line below the message box says what the engine does: ready, writing, loading or no model. Beside it "
        "stand the context, the speed, and the RAM of the whole computer.",
        more="| Words | Meaning |\n"
        "|---|---|\n"
        "| Ready | ask anything |\n"
        "| Writing | a reply is under way |\n"
        "| Loading | a model is being read |\n"
        "| The engine restarts | it crashed and comes back by itself |\n"
        "| No model | choose one at the top |\n\n"
        '"RAM 5.2 / 16 GB" means that all programs together use 5.2 of 16 GB. On a narrow screen only the most important parts are '
        "shown.",
    ),
    "monitor": topic(
        names="monitoring | health checks | metrics | Prometheus | /healthz and /readyz",
        asks="how do i monitor llmui | can i see the cpu load | how do i watch llmui from a script | what does /api/system show | "
        "is there a health check | what does healthz return | what does readyz return | how do i know when the model is ready from "
        "a script | why does readyz give 503 | does llmui have metrics | can i use prometheus | what does /metrics show | counters "
        "of llmui | are metrics private",
        held="How can a script monitor llmui? | What does the system call of the API return? | Which address is for health checks? "
        "| Which numbers are at /metrics? | I get 503 from readyz | Can I use llmui with Prometheus?",
        short="Programs can watch llmui at `/healthz`, `/readyz`, `/api/system` and `/metrics`. These say whether it is alive, "
        "whether it would answer at once, what it is doing, and figures for Prometheus.",
        more="Wait for the model in a script:\n\n"
        "```bash\n"
        'until curl -fs http://127.0.0.1:7860/readyz -H "Authorization: Bearer $TOKEN"; do\n'
        "  sleep 1\n"
        "done\n"
        "```\n\n"
        "- `/healthz` alone needs no key.\n"
        "- `/readyz` answers 503 with the reason while it is not ready.\n"
        "- `/api/system` has version, engine, memory and processor load.\n"
        "- `/metrics` counts replies, tokens and times, and holds not a word of what was said.",
    ),
    "logs": topic(
        names="the log | log lines | --log-level",
        asks="where is the log file | how do i see the logs | how do i turn on debug output | does the log contain my messages | json "
        "logs | change the log level | what does llmui log | the log of the set-up | save the log to a file | verbose mode | where "
        "do i find error details",
        held="Where can I read the log? | How do I get more detailed log output? | Are my messages written into the log? | Can the log be "
        "in JSON? | How would I keep the log in a file?",
        short="Log lines go to the terminal in which llmui runs, never with what you wrote. `--log-level debug` shows more, and "
        "`--log-format json` suits programs.",
        more="To keep them in a file:\n\n"
        "```bash\n"
        "./start.sh --log-level debug 2> llmui.log\n"
        "```\n\n"
        "The levels are `error`, `warning`, `info` and `debug`; `info` is the default. The set-up writes logs of its own into "
        "`.venv/log`, one file for each step.",
    ),
    "doctor": topic(
        names="llmui doctor | the doctor command | the self-check",
        asks="how do i check whether everything is in order | what does llmui doctor do | i lost the address of the page | run a "
        "self test | diagnose a problem | find out what is wrong | show the address again | is my setup ok | doctor command | check "
        "my installation",
        held="What can llmui doctor tell me? | How do I see the address and key again? | Is there a command that checks my "
        "installation? | Something is off, how can I diagnose it? | I closed the terminal and lost the address",
        short="`llmui doctor` checks whether everything is in order. It prints the data folder, the address, the key, the models "
        "and every problem with what to do.",
        more="```bash\n"
        ".venv/bin/llmui doctor\n"
        ".venv/bin/llmui doctor --json\n"
        "```\n\n"
        "On Windows it is `.venv\\Scripts\\llmui doctor`. It changes nothing and loads no model. Its exit status is 1 when something "
        "is wrong, which scripts can use. If llmui runs with its own `--data-dir`, give the doctor the same one.",
    ),
    "cli": topic(
        names="the llmui command | the command line tools | llmui in the shell",
        asks="which commands does llmui have | is there a command line tool | what can i do in the terminal with llmui | list of "
        "llmui commands | llmui command not found | how do i list my conversations in the terminal | llmui serve | command line "
        "help | use llmui from scripts | where is the command llmui | llmui conversations list",
        held="What commands are there besides start.sh? | Can I list my conversations from the terminal? | The shell says llmui: "
        "command not found | Is there a tool for the command line? | Which commands does the llmui command line have?",
        short="The llmui command lies in `.venv/bin`, on Windows in `.venv\\Scripts`. Its parts are `serve`, `doctor`, `models "
        "list`, `conversations list` and `version`.",
        more="| Command | What it does |\n"
        "|---|---|\n"
        "| `llmui serve` | starts the page, like `start.sh` |\n"
        "| `llmui doctor` | looks for problems |\n"
        "| `llmui models list` | shows the model files |\n"
        "| `llmui conversations list` | shows your chats |\n"
        "| `llmui version` | prints the version |\n\n"
        "Lists take `--json`, so that other programs can read them. If the shell does not find the command, write the path in "
        "front: `.venv/bin/llmui`.",
    ),
    "listmodels": topic(
        names="llmui models list | the model list | a model missing in the list",
        asks="how do i list my models | which models do i have | show all models in the terminal | models list command | why is my "
        "model not in the list | my gguf does not show up | does llmui look into subfolders | list models as json | which folders "
        "are searched for models | a new model file does not appear",
        held="How can I see all installed models? | What command lists the models? | My new file isn't in the model list | Can I "
        "get the model list as JSON? | A file is missing in the model list, why? | Are subfolders searched for models?",
        short="`llmui models list` shows every model file that can be loaded, with its size. The page lists the same ones at the "
        "top; a new file needs no restart.",
        more="```bash\n"
        ".venv/bin/llmui models list\n"
        ".venv/bin/llmui models list --models-dir ~/models --json\n"
        "```\n\n"
        "A file that is missing there:\n\n"
        "- must end in `.gguf`\n"
        "- may lie at most three folders deep\n"
        "- is left out when it is a vision projector, with `mmproj` in its name\n"
        "- counts once, by its first part, when it is split",
    ),
    "api": topic(
        names="the API | the HTTP API | llmui for programs | the REST calls",
        asks="is there an api | can other programs use llmui | how do i call llmui from code | does llmui have an api | where is "
        "the api documentation | what does /docs show | http interface | build my own client | automate llmui | api reference | "
        "which protocols does llmui speak | swagger page | how do i get my conversations by api | list conversations with curl | "
        "create a conversation from a script | load a model by api | 409 conflict | which routes are there",
        held="Can my own program talk to llmui? | Does llmui offer an API? | Where can I read the API reference? | What interfaces "
        "are there for programs? | Which REST calls exist for conversations? | Can I load a model through the API? | Why do I get a "
        "409 from the API? | How would another program call the API of llmui?",
        short="The API has the same address as the page: REST calls for conversations and models under `/api`, event streams for "
        "replies, and OpenAI's protocol under `/v1`. `/docs` describes every call.",
        more="A first try:\n\n"
        "```bash\n"
        "curl -N http://127.0.0.1:7860/api/chat/stream \\\n"
        '  -H "Authorization: Bearer $TOKEN" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        '  -d \'{"message": "Hello"}\'\n'
        "```\n\n"
        "| Call | Does |\n"
        "|---|---|\n"
        "| `GET /api/conversations` | lists chats |\n"
        "| `PATCH /api/conversations/ID` | changes one |\n"
        "| `DELETE /api/conversations/ID` | moves it to the trash |\n"
        "| `POST /api/models/load` | loads a model |\n\n"
        "Every call but `/healthz` needs the key. A change may carry `revision`; if somebody else was faster, the answer is 409.",
    ),
    "openai": topic(
        names="the OpenAI-compatible API | the /v1 address | the OpenAI client",
        asks="is it compatible with openai | how do i use the openai library with llmui | show me how to call the api in python | "
        "base url for openai clients | openai python example | connect my editor to llmui | use llmui instead of openai | chat "
        "completions endpoint | what do i put as model name | v1 chat completions | can i call llmui from a python program",
        held="Is there an OpenAI-compatible API? | How can I point an OpenAI client at llmui? | What base URL does the openai "
        "package need? | Could you show a Python example for the API? | Does the OpenAI chat completions endpoint work?",
        short="OpenAI's clients work with llmui: set the base URL to `http://127.0.0.1:7860/v1` and the API key to llmui's own key. "
        "An empty model name takes the loaded one.",
        more="```python\n"
        "from openai import OpenAI\n\n"
        'client = OpenAI(base_url="http://127.0.0.1:7860/v1", api_key=KEY)\n'
        "answer = client.chat.completions.create(\n"
        '    model="", messages=[{"role": "user", "content": "Hello"}]\n'
        ")\n"
        "print(answer.choices[0].message.content)\n"
        "```\n\n"
        "Nothing of this is kept as a conversation. A field that would change the reply and is not supported, such as `tools`, is "
        "refused by name.",
    ),
    "apikey": topic(
        names="the API key | the bearer key | the key for programs",
        asks="do i need an api key | where is my api key | how do i get the key | what is the key for | not_signed_in error | 401 "
        "unauthorized | how do i send the key | authorization header | my key is not accepted | bearer token | too many wrong keys | "
        "what do i put as api_key",
        held="Where can I find the API key? | How does a program send its key? | I always get 401, what's missing? | Which key must my "
        "script use? | What do I write into the Authorization header?",
        short="The API key is made at the first start and kept in the file `token` in the data folder; `llmui doctor` prints it. Programs "
        "send it as a bearer key.",
        more="Each request carries the header:\n\n"
        "```text\n"
        "Authorization: Bearer KEY\n"
        "```\n\n"
        "Without it, or with a wrong one, the answer is 401. After five wrong keys in a minute from one address, more get 429; the "
        "right key still works. Treat the key like a password: whoever has it can read your chats from this machine.",
    ),
    "sse": topic(
        names="the event stream | server-sent events | SSE",
        asks="how do i stream a reply from a program | what events does the stream have | read the reply token by token in code | "
        "reconnect to a running reply | last-event-id | what is a delta event | does closing the connection stop the reply | "
        "websocket support | stop a reply by api | api chat stream | how do i follow a reply with curl",
        held="How can my program stream a reply? | Which events come in the stream? | How do I reconnect to a reply that is under "
        "way? | What's inside a delta event? | Is there a websocket or an event stream?",
        short="The event stream of `POST /api/chat/stream` sends a reply piece by piece as server-sent events. Closing the "
        "connection ends nothing; you can come back with `Last-Event-ID`.",
        more="The events, in order:\n\n"
        "1. `start` with the ids of run and conversation\n"
        "2. `progress` while a model loads or the prompt is read\n"
        "3. `delta` with a piece of `text`\n"
        "4. `error`, only if the reply is not whole\n"
        "5. `done` with the message, the usage and the timings\n\n"
        "`POST /api/runs/ID/stop` ends a reply; what it has is kept. WebSockets are not used.",
    ),
    "export": topic(
        names="exporting a conversation | export | a chat as a file",
        asks="how do i export a chat | can i save a chat as markdown | download a conversation | export as json | get a "
        "conversation as a text file | print a chat | share a chat with a friend | send somebody my conversation | export all chats "
        "| can i turn a chat into a document",
        held="How can I export a conversation? | Is it possible to get a chat as a Markdown file? | In which formats can I export a "
        "chat? | I'd like to share a chat with a friend as a file | Can a conversation be exported as JSON?",
        short="Exporting a conversation takes a call of the API, since the page has no button for it yet. Ask for `/export` with "
        "`format=markdown` for reading, or with `format=json` for everything.",
        more="```bash\n"
        'curl -OJ "http://127.0.0.1:7860/api/conversations/$ID/export?format=markdown" \\\n'
        '  -H "Authorization: Bearer $TOKEN"\n'
        "```\n\n"
        "Markdown has the branch that is shown, with the system prompt first; JSON has all branches, settings and figures. The file "
        "is named after the title. For a short chat it is quicker to copy the messages by hand.",
    ),
    "password": topic(
        names="the password | --password | the sign-in page",
        asks="how do i set a password | do i need a password | i forgot the password | change the password of llmui | how long must the "
        "password be | the page asks for a password | wrong password | password for other machines | protect llmui with a password | "
        "LLMUI_PASSWORD | sign in with a password",
        held="How can I protect the page with a password? | When does llmui ask for a password? | I've forgotten my password, what now? | "
        "Is there a minimum length for the password? | Where do I set the password?",
        short="A password is set at the start with `--password` or the variable `LLMUI_PASSWORD` and needs at least 8 characters. Without "
        "one, llmui refuses to open itself to other machines.",
        more="```bash\n"
        'LLMUI_PASSWORD="correct horse battery" ./start.sh --host 0.0.0.0\n'
        "```\n\n"
        "The variable is better than the flag, because flags can be seen in the list of processes. If you forget the password, start "
        "again with another one; every browser must then sign in anew. On this machine the printed address works without it.",
    ),
    "lan": topic(
        names="the local network | access from other computers | llmui in the network | llmui on a phone | mobile use | llmui on a tablet",
        asks="can i open llmui from another computer | how do i share llmui in my network | make llmui reachable in my lan | let my "
        "family use it | open llmui to other machines | access from my laptop | why can't my other computer connect | connect from "
        "another room | network access | several people in one network | can colleagues use my llmui | can i use it on my phone | "
        "does it work on a tablet | how do i use it from my phone | does the page fit a small screen | is there a mobile app | open "
        "the chat on my phone | mobile version",
        held="How can another computer reach llmui? | I'd like to use it from my laptop in the same network | Can my family open it "
        "on their machines? | What must I set for network access? | How can I open it on my tablet? | Can I use llmui from a phone?",
        short="Other computers, phones and tablets can connect only if you start llmui with `--host 0.0.0.0` and `--password`. Then "
        "they open `http://`, your computer's address and `:7860`.",
        more="1. Start it:\n\n"
        "```bash\n"
        './start.sh --host 0.0.0.0 --password "a long password"\n'
        "```\n\n"
        "2. Allow the port in the firewall of this computer.\n"
        "3. Open the address on the other device and type the password.\n\n"
        "The page fits small screens; no app is needed, and the model still runs on your computer. All devices share the same "
        "conversations, since llmui is made for one person. The traffic is plain HTTP: use a network that you trust, or a proxy "
        "with HTTPS.",
    ),
    "share": topic(
        names="a public link | a share link | hosting llmui for others | a Hugging Face Space",
        asks="can i get a public link | how do i share llmui over the internet | gradio share | make a link that anybody can open | "
        "GRADIO_SHARE | public url | tunnel to my machine | show llmui to somebody far away | share link of the page | expose llmui "
        "to the internet | can i run llmui on hugging face spaces | host llmui for others | put llmui online | is there an online "
        "demo | deploy llmui | can many people use one llmui",
        held="Is there a share link like in other Gradio apps? | How can a friend far away open my llmui? | Can I make the page "
        "public on the internet? | What happens when GRADIO_SHARE is set? | Does llmui run as a Hugging Face Space? | How would I "
        "host llmui for other people?",
        short="A public link is never opened by llmui, because it is made for one person on their own machine. The variable "
        "`GRADIO_SHARE` stops the start with a message.",
        more="If somebody far away must reach your llmui, use a private network between your machines, or a server of your own with "
        "`--host`, a password and an HTTPS proxy in front.\n\n"
        "- Everybody who signs in shares one store of chats.\n"
        "- On a hosted machine, such as a Hugging Face Space, its owner can read the conversations.\n"
        "- Small hosted machines are slow and fit only small models.\n\n"
        "To show just one chat, export it instead.",
    ),
    "signedout": topic(
        names="the launch token | the sign-in cookie | the token in the address",
        asks="this browser is not signed in | why am i signed out | the long key at the end of the address | my bookmark does not "
        "work | how long am i signed in | open llmui in another browser | sign in again | i leaked my key, what now | how do i "
        "change the token | why does the address end in token | what cookie does llmui set | incognito window",
        held="It says that this browser isn't signed in | What is the ?token= in the address for? | Someone saw my token, how do I "
        "replace it? | How long do I stay signed in? | How do I sign in with a second browser?",
        short="The launch token at the end of the printed address signs your browser in for 30 days, as a cookie. If you are signed "
        "out, open that address again; `llmui doctor` prints it.",
        more="- The browser swaps the token for a cookie and drops it from the address bar, so an ordinary bookmark works.\n"
        "- The cookie is renewed while you use llmui.\n"
        "- A second browser, or a private window, needs the address with the token once.\n\n"
        "If somebody has seen the token, delete the file `token` in the data folder and start again: every session and every copy "
        "of the key ends.",
    ),
    "security": topic(
        names="the security of llmui | SECURITY.md | attacks on llmui | attacks by web sites",
        asks="is llmui secure | how do i report a security problem | what does llmui defend against | what is not defended | can "
        "somebody hack me through llmui | security of llmui | i found a vulnerability | is it dangerous to run llmui | which "
        "protections are there | security page | can a website attack llmui | can another site send messages to my llmui | "
        "foreign_origin error | why does my web page get 403 | cors headers | can i embed llmui in an iframe",
        held="How secure is llmui? | Where do I report a vulnerability? | What protections does llmui have? | Is running llmui a "
        "security risk? | Against what attacks can llmui not protect me? | Could a malicious web site use my llmui?",
        short="Security in llmui means: one port that only this machine reaches, a key, no requests from other web sites, and "
        "nothing that a model writes can run. Report problems privately through the security advisories.",
        more="Not defended:\n\n"
        "- a program that runs as your own user, which can read the data folder\n"
        "- another server on this machine that you visit under the same name\n"
        "- a plugin or runtime that you installed yourself\n"
        "- whoever sits at the machine\n\n"
        "`SECURITY.md` in llmui's folder has the whole list, and says which version and steps a report should name.",
    ),
    "untrusted": topic(
        names="untrusted model files | unsafe model files | a hostile GGUF",
        asks="can a model file contain a virus | is it safe to load any gguf | can a gguf harm my computer | are downloaded models "
        "dangerous | malicious model | is a stranger's gguf safe | can a model run code on my machine | does a bad file crash llmui "
        "| which model files can i trust | is this model safe to open",
        held="Could a GGUF file contain malware? | How does llmui protect me from bad model files? | Can a model file run code on "
        "my computer? | What if a model file is malicious? | Is a stranger's model file dangerous?",
        short="Untrusted model files are opened in a separate process only. A file that crashes it costs the reply, not the page; "
        "still, prefer files from makers that you know.",
        more="A GGUF holds numbers, a vocabulary and a chat template, not a program. Two dangers remain:\n\n"
        "1. A damaged or hostile file can exploit an error in the code that reads it.\n"
        "2. The model can write bad advice or bad code.\n\n"
        "Against the first, llmui reads files and renders templates in a child process. Against the second only you can guard: do "
        "not run what you have not read.",
    ),
    "links": topic(
        names="links in replies | pictures in replies | HTML in replies | scripts in replies | remote images",
        asks="are links in replies safe | can i click a link that a model wrote | why are images not loaded | image not loaded | "
        "does llmui load pictures from the web | where does a link open | a link in the answer does not work | can a reply load a "
        "tracking picture | clickable links | mail links | can a model write html | why is html shown as text | can a reply run "
        "javascript | does llmui render html | can a model attack my browser | html tags in the answer",
        held="Why isn't the picture in the reply shown? | Is it safe to click on links in an answer? | Does the page fetch remote "
        "images? | Could a reply run a script in my browser? | Why is HTML in a reply not shown as a page? | Where do links in a "
        "reply open?",
        short="Links in replies open in a new tab, pictures from the web are never fetched, and HTML is shown as plain text. The "
        "reason is that the words of a model are not to be trusted.",
        more="- A model can invent addresses, so look at a link before you follow it.\n"
        "- A small chip names each picture; click it to open the picture in a new tab.\n"
        "- No script that a model writes can run in the page.\n\n"
        "Picture addresses are a known trick to smuggle text of a chat to a stranger: the address itself would carry it. To see a "
        "page that a model wrote, copy its code, read it, save it as a file that ends in `.html` and open that.",
    ),
    "telemetry": topic(
        names="telemetry | usage statistics | tracking | analytics",
        asks="does llmui collect data | does llmui spy on me | is there tracking | is there telemetry | does llmui phone home | do "
        "you collect statistics about me | are there ads | does llmui check for updates online | gradio analytics | which requests "
        "leave the machine | does the page load fonts from the internet",
        held="Is any telemetry sent? | Are there usage statistics or trackers in llmui? | Does the program phone home? | Does the "
        "page load anything from other servers? | Is there any tracking of what I do?",
        short="Telemetry does not exist in llmui: no statistics are sent, there are no advertisements, and fonts and icons come "
        "from this machine. Gradio's own analytics are switched off.",
        more="You can check it yourself:\n\n"
        "- Open the network tools of your browser and reload the page: every request goes to this machine.\n"
        "- Unplug the network and chat on.\n"
        "- Read the code; it is open.\n\n"
        "The content policy of the page forbids connections, images and fonts from any other machine, so not even a reply could "
        "cause one.",
    ),
    "search": topic(
        names="the search | searching chats | the search field",
        asks="how do i search my chats | find a conversation | search for an old chat | what does ctrl k do | can i search inside "
        "messages | the search finds nothing | search box | look for a chat by its title | filter the list of chats | find something "
        "i asked last week",
        held="How can I search for an old conversation? | Where is the search field? | Does the search look into messages or titles? | "
        "Why does my search find no chat? | I want to find a certain chat quickly",
        short="Search your chats with Ctrl+K or the field in the sidebar. It finds titles that contain all the words you type; Esc clears "
        "it.",
        more="It looks at titles only, not at the text of messages, so give important chats a clear name. The words may stand in any "
        'order: `rome trip` finds "Trip to Rome" as well as `trip rome` does. The list shows the hits while you type. Programs '
        "search with `GET /api/conversations?q=trip`.",
    ),
    "sidebar": topic(
        names="the sidebar | the chat list | the list on the left",
        asks="how do i hide the sidebar | where did the sidebar go | how is the list of chats sorted | show the list of "
        "conversations | the left side is gone | how do i get more room for the chat | what is in the sidebar | toggle the sidebar "
        "| ctrl b | open the menu on the left | why are chats grouped by day",
        held="How can I hide the list on the left? | The sidebar has disappeared, how do I get it back? | How are the chats in the "
        "list sorted? | What does the sidebar show? | Which key hides the sidebar?",
        short="The sidebar on the left holds New chat, the search and the list of conversations, the one used last first. Ctrl+B or "
        "the button at the top left hides and shows it.",
        more="The list is grouped by time: Today, Yesterday, Previous 7 days, Previous 30 days, then by month. Point at a row to "
        "see its pencil and its bin. With the keyboard, the arrow keys move through the list, F2 renames and Delete deletes. On a "
        "narrow screen the sidebar slides in and covers the chat.",
    ),
    "undo": topic(
        names="the trash | undo | a deleted chat",
        asks="i deleted a chat by mistake | can i undo a delete | how do i get a deleted chat back | where do deleted chats go | "
        "how long is the trash kept | restore a conversation | empty the trash | undo button | recover a deleted conversation | is "
        "a deleted chat gone for good | the undo note is gone",
        held="How can I restore a deleted chat? | I removed a conversation by accident, help | How many days do deleted chats stay "
        "in the trash? | Where's the trash? | Is it possible to undo the deletion?",
        short="Deleted chats stay in the trash for 30 days and can be brought back. Press Undo in the note that appears after "
        "deleting; it stays for about ten seconds.",
        more="Later, a call of the API brings a chat back:\n\n"
        "```bash\n"
        'curl -X POST "http://127.0.0.1:7860/api/conversations/$ID/restore" \\\n'
        '  -H "Authorization: Bearer $TOKEN"\n'
        "```\n\n"
        "The id is the first part of the folder's name in `trash`, inside the data folder. After 30 days llmui removes it for good; "
        "to be rid of it sooner, delete that folder by hand.",
    ),
    "screenreader": topic(
        names="accessibility | screen readers | keyboard access",
        asks="does llmui work with a screen reader | is llmui accessible | i am blind, can i use llmui | use the page with the keyboard "
        "only | tab through the page | is there enough contrast | do buttons have names | how do i reach a message with the keyboard "
        "| skip to the message box | wcag | low vision",
        held="Can I use llmui with a screen reader? | How accessible is the page? | Is it usable by keyboard alone? | Will a screen "
        "reader announce the reply? | Do the icons have names for blind users?",
        short="Screen readers are supported: every button has a name, a reply is announced when it ends, and the whole page works with the "
        "keyboard.",
        more="- Tab reaches each message; J and K go from one to the next.\n"
        "- The first Tab stop leads straight to the message box.\n"
        "- A reply is announced as a whole, not word by word.\n"
        "- Light and dark looks have enough contrast.\n"
        "- Esc leads back to the message box.\n\n"
        "Press `?` for the list of all keys. The names and roles are checked by automatic tests.",
    ),
    "zoom": topic(
        names="zoom | the text size | the font size",
        asks="the text is too small | how do i make the letters bigger | change the font size | zoom the page | larger text | the "
        "page is too big for my screen | make everything smaller | how do i zoom in | text too large | which font does llmui use | "
        "can i change the font",
        held="How can I make the text larger? | Where do I change the font size? | The letters are too small for me | What's the "
        "font of the page? | Can I zoom the page in?",
        short="Text size follows your browser: Ctrl and plus makes the page larger, Ctrl and minus smaller, Ctrl and 0 normal "
        "again. On a Mac it is the Command key.",
        more="The browser remembers the zoom for llmui's address. At a strong zoom the page takes the form for narrow screens: "
        "sidebar and settings become drawers, so that the chat keeps its width. The fonts, IBM Plex Sans and Plex Mono, come with "
        "llmui, so no system font has to be installed.",
    ),
    "contribute": topic(
        names="contributing | changing the code | taking part in llmui | the tests | ./start.sh test",
        asks="how can i contribute to llmui | i want to help with llmui | how do i add a feature | where do i start in the code | "
        "add a sampler | add a new screen | can i send a patch | i found a bug, where do i report it | suggest a feature | how do i "
        "add an engine | develop llmui | how do i run the tests | what does start.sh test do | does llmui have tests | run only one "
        "test | ruff and mypy | check my changes",
        held="How could I help to improve llmui? | I'd like to add a feature, where do I start? | Where can I report a bug? | How "
        "can I run llmui's tests? | Do the tests need Chromium? | How do I send a patch to contribute?",
        short="Contributing starts with the README, which shows how llmui is built and what to write for each new part. Run "
        "`./start.sh test` before you send a change.",
        more="| To add | Write |\n"
        "|---|---|\n"
        "| a sampler | one line in `domain/params.py` and its place in the worker |\n"
        "| an engine | a file in `engines/` and a branch in `bootstrap.py` |\n"
        "| a store | a file in `store/` |\n"
        "| a screen | a file in `ui/tabs/` and one in `ui/handlers/` |\n\n"
        "`./start.sh test -k trimming` runs a part of the tests; those of the page need Chromium. A useful bug report has the "
        "version, what you did and what happened. Security problems are reported privately, not in public.",
    ),
    "inside": topic(
        names="the design of llmui | the inner structure of llmui | the code behind llmui | the source folders",
        asks="how does llmui work inside | which libraries does llmui use | what happens inside llmui with my message | is it built "
        "with gradio | the parts of the program | what is tinydb for | what is written in python | which web framework does llmui "
        "use | the way of a message | technical overview | where is the source code | what is app.py | explain the project "
        "structure | where is the code of the page | what are the folders for | of which parts is llmui made",
        held="How is llmui built inside? | What happens inside llmui when I send a message? | How are the source folders organised? "
        "| Is llmui made with Gradio? | Which libraries does llmui use inside?",
        short="llmui consists of three layers: page and API in front, services in the middle, engine and files behind. The page is "
        "made with Gradio, llama.cpp runs in a process of its own, and JSON files keep the chats.",
        more="The parts, and the way of a message through them:\n\n"
        "```text\n"
        "llmui/ui/        the page takes it\n"
        "llmui/services/  save it, build the prompt, trim it\n"
        "llmui/engines/   a process of its own writes the reply\n"
        "llmui/store/     keeps it on disk\n"
        "llmui/api/       the same for programs\n"
        "```\n\n"
        "`app.py` puts the parts together, and `launcher/` sets everything up. A reply belongs to a thread and not to a tab, so "
        "closing the page ends nothing. If the engine crashes, the page lives on.",
    ),
    "browsers": topic(
        names="supported browsers | the browser | Firefox or Chrome",
        asks="which browser do i need | does it work in firefox | does it work in safari | the page stays white | the page does not "
        "load | can i use an old browser | does llmui need javascript | the page looks broken | how do i open the page | no browser "
        "opened | chrome or edge | do i need a special browser",
        held="Which browsers does llmui support? | Will it work in Firefox or Safari? | The page stays blank in my browser | Is "
        "JavaScript necessary? | No browser opened by itself, what now?",
        short="Any recent browser will do, with JavaScript switched on; llmui is tested in Chromium. If no browser opens by itself, "
        "open the address that the terminal prints.",
        more="If the page stays white:\n\n"
        "1. Reload it once.\n"
        "2. Check that llmui still runs in the terminal.\n"
        "3. Switch off extensions that block scripts for this address.\n"
        "4. Try another browser, with the address that ends in the token.\n\n"
        "Formulas need a browser that knows MathML, which all current ones do. `--no-browser` keeps the start from opening one.",
    ),
    "author": topic(
        names="the makers of llmui | the llmui project | the authors",
        asks="who made llmui | who wrote this program | who develops llmui | which company is behind llmui | who is behind this app "
        "| is llmui made by a company | who do i thank for llmui | who programmed this | who owns llmui | the developers of llmui | "
        "who is the author of llmui",
        held="Is there a company behind this program? | Who is the developer of llmui? | Who are the authors of llmui? | Who was it "
        "that programmed llmui? | What people develop llmui?",
        short="llmui was written by the llmui authors, as the licence file names them, as an open project under the MIT licence. It "
        "stands on the work of many other free projects.",
        more="The most important ones:\n\n"
        "- llama.cpp and llama-cpp-python, which run the models\n"
        "- Gradio, FastAPI and uvicorn, which serve the page\n"
        "- TinyDB, which keeps the conversations\n"
        "- Pygments and markdown-it, which draw code and Markdown\n\n"
        "The licences of fonts and icons lie beside them in the folder of the page.",
    ),
    "autostart": topic(
        names="starting llmui at boot | autostart | llmui as a service",
        asks="how do i start llmui automatically | run llmui in the background | start it when the computer starts | systemd unit "
        "for llmui | keep llmui running after i log out | run without a terminal window | llmui as a daemon | start at login | does "
        "llmui run as a service | nohup start.sh",
        held="How can llmui start automatically at boot? | I want it to run in the background | Is there a systemd service for "
        "llmui? | Can it keep running without an open terminal? | Could llmui start when I log in to the computer?",
        short="Autostart is left to your system: let it run `./start.sh --no-browser` at login. On Linux a user service of systemd "
        "does this well.",
        more="For example, `~/.config/systemd/user/llmui.service`:\n\n"
        "```ini\n"
        "[Unit]\n"
        "Description=llmui\n\n"
        "[Service]\n"
        "ExecStart=%h/llmui/start.sh --no-browser\n\n"
        "[Install]\n"
        "WantedBy=default.target\n"
        "```\n\n"
        "Then run `systemctl --user enable --now llmui`. Start llmui once by hand first, because the first start takes minutes. "
        "`llmui doctor` prints the address with the key.",
    ),
    "draft": topic(
        names="drafts | an unsent message | the message box",
        asks="is my unsent message kept | what happens to a half written message | i reloaded before sending | does each chat have "
        "its own draft | my text is gone from the box | how much can i type into the message box | where do i type | can i write "
        "while a reply is being written | lost my draft | the box at the bottom | keep text that i have not sent",
        held="Will my draft survive a reload? | I typed something and closed the tab before sending | Where's the box for my "
        "message? | Is a draft kept for each conversation? | Is an unsent message kept as a draft?",
        short="Drafts are kept: text that you typed and did not send stays in the message box of its chat, in this browser, also "
        "after a reload.",
        more="- The box grows with the text up to nine lines, then it scrolls.\n"
        "- You can write the next message while a reply is still coming, and send it when that one has ended.\n"
        "- If no model is loaded, your text stays in the box.\n"
        "- Clicking a suggestion in an empty chat puts its words into the box without sending them.",
    ),
}
