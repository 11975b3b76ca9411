"""What stands around a fact that is told, corrections, and questions about the chat itself, as data."""

from __future__ import annotations

from wordings import together

BEFORE = together(
    "memory",
    "BEFORE",
    "|||hi! |hello, |hey, |hi there, |good morning! |by the way, |remember: |so, |well, |just so you know, |for your information, "
    "|before we start: "
    "|ok, |one thing: |note: |hello! |let me tell you something: |hey! |now, |also, |please remember this: |and ",
    end=" ",
)
HELD_BEFORE = "|||Before I forget: |Something about me: |Hey there! |Good evening. |A little fact: |Listen, ".split("|")
AFTER = together(
    "memory",
    "AFTER",
    "||||||||||. nice to meet you| and i want to learn about local models|, and i have a question about llmui|. i am new here"
    "|, and i am new to all this|. please remember it|, ok|. don't forget it|, please keep it in mind|. i will ask you later"
    "|. let's talk about models| and i would like to know more about llmui|. i am glad to be here| and i am trying out llmui"
    "|. it is a nice day|, just so you know|. remember that|, please remember that",
)
HELD_AFTER = (
    "|||||| and I'd like to try a local model|. I'll ask you about it in a minute|. Please keep that in your memory"
    "|, and today I am testing you"
).split("|")
CHANGES = together(
    "memory",
    "CHANGES",
    "actually, {t}|i changed my mind, {t}|no, wait: {t}|correction: {t}|sorry, i meant that {t}|that was wrong, {t}|no, {t}"
    "|from now on {t}"
    "|i made a mistake: {t}|sorry, {t}|not quite, {t}|please change that: {t}|i was wrong, {t}|update: {t}|things have changed: {t}"
    "|hmm, actually {t}|i have to say it again: {t}|it is different now: {t}|oh no, {t}|that is not true anymore, {t}",
)
HELD_CHANGES = (
    "oh, i got that wrong, {t}|on second thoughts, {t}|please correct that: {t}|i have to correct myself: {t}"
    "|forget what i said before, {t}|that has changed: {t}"
).split("|")
ABOUT_ME = together(
    "memory",
    "ABOUT_ME",
    "what do you know about me|what have i told you|what did i tell you about me|tell me what you know about me"
    "|what do you remember about me"
    "|list what i told you|what did i say about myself|which facts do you know about me|summarize what you know about me"
    "|do you know anything about me|who am i and what do you know about me|repeat everything i told you|what have i told you so far"
    "|everything you know about me please|can you list the facts about me",
)
HELD_ABOUT_ME = (
    "what have you learnt about me so far|please sum up what i told you about myself|do you remember what i told you about me"
    "|what are the things you know about me|give me all that you know about me"
).split("|")
LAST = together(
    "memory",
    "LAST",
    "what did i just ask|what was my last message|what did i say before|repeat my last message|what was my previous question"
    "|what did i ask before this|what did i just say|what did i just write|what was my last question|which question did i ask before"
    "|what did i write before this|my last message please|do you remember what i just asked|tell me my previous message"
    "|what was my previous message",
)
HELD_LAST = (
    "what was it that i just asked you|can you tell me my last question|what did i write right before this"
    "|please repeat what i asked before"
    "|which message did i send before this one|what did i ask you a moment ago"
).split("|")
FIRST = together(
    "memory",
    "FIRST",
    "what was my first message|what did i say first|what was my first question|what did i ask first|how did this conversation start"
    "|what was the first thing i said|tell me my first message|how did i begin this chat|repeat my first message|what did i write first"
    "|which question did i ask first|do you remember my first message|what was the first thing i asked",
)
HELD_FIRST = (
    "can you tell me my very first message|with which message did i start this chat|what did i write at the beginning"
    "|what was the first question i asked you|how did our chat begin"
).split("|")
ANSWER = together(
    "memory",
    "ANSWER",
    "repeat your last answer|what did you just say|say that again|can you repeat that|what was your last answer|please repeat your answer"
    "|repeat what you just said|say it again please|what did you say|once more please|could you say that again|your last answer again",
)
HELD_ANSWER = "please say your last answer once more|can you give me your last answer again|what was it that you just said".split("|")
