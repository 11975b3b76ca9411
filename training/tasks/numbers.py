"""Counting, sorting and comparing numbers, and small arithmetic with its steps written out."""

from __future__ import annotations

from random import Random

from lexicon import number_word
from tasks.core import Task, ends_with, exactly, wordings
from wordings import more

ARITHMETIC_LIMIT = 99  # the largest number that is added or subtracted
TABLE_LIMIT = 12  # the largest factor of a product
COUNT_LIMIT = 200

UP = wordings(
    "count to {n}|count from 1 to {n}|can you count to {n}|count up to {n}|count until {n}|write the numbers from 1 to {n}|list the "
    "numbers from 1 to {n}|say the numbers 1 to {n}|count from one to {n}|write all numbers from 1 to {n}|count 1 to {n}|numbers from 1 "
    "to {n}|show me the numbers 1 to {n}|i want you to count to {n}|start at 1 and count to {n}|give me the numbers 1 to {n}|write out "
    "the numbers up to {n}|all numbers up to {n}|how do you count to {n}|let's count to {n}|count all the way to {n}",
    "Could you count up until {n} for me?|I'd like to hear you count to {n}.|Would you write down every number from 1 to {n}?|Try to "
    "count to {n}.|Count for me from 1 up to {n}.|Please count as far as {n}.",
    *more("tasks", "numbers.UP"),
)
RANGE = wordings(
    "count from {a} to {b}|count {a} to {b}|write the numbers from {a} to {b}|list the numbers from {a} to {b}|start at {a} and count to "
    "{b}|can you count from {a} to {b}|all numbers from {a} to {b}|say the numbers {a} to {b}|count from {a} until {b}|numbers from {a} "
    "to {b}|give me the numbers {a} to {b}|begin at {a} and count to {b}|show the numbers {a} to {b}",
    "Could you count for me from {a} up to {b}?|Which numbers come from {a} to {b}? Write them all.|I'd like you to count from {a} to "
    "{b}.|Please write every number from {a} to {b}.",
    *more("tasks", "numbers.RANGE"),
)
DOWN = wordings(
    "count down from {n}|count backwards from {n}|count down from {n} to 1|count backwards from {n} to 1|countdown from {n}|can you "
    "count down from {n}|start at {n} and count down|do a countdown from {n}|count from {n} down to 1|write the numbers from {n} down "
    "to 1|count in reverse from {n}|give me a countdown from {n}|start a countdown at {n}",
    "Could you count backwards for me, starting at {n}?|I need a countdown that starts at {n}.|Begin at {n} and count backwards to 1."
    "|Please count down for me from {n}.",
    *more("tasks", "numbers.DOWN"),
)
STEPS = wordings(
    "count to {n} by {s}|count by {s} to {n}|count in {s} to {n}|count in {s} up to {n}|count to {n} in {s}|can you count by {s} to {n}"
    "|count by {s} up to {n}|count by {s} until {n}|skip count by {s} to {n}|write the numbers to {n} by {s}|go up in {s} to {n}|list "
    "the numbers to {n} in steps of {k}|count to {n} in steps of {k}|count in steps of {k} to {n}",
    "Could you count up to {n} by {s}?|By {s}, please count to {n}.|I want to count to {n} in {s}, show me how.|Use steps of {k} and "
    "count to {n}.",
    *more("tasks", "numbers.STEPS"),
)
ASCENDING = wordings(
    "sort {l}|sort these numbers: {l}|sort the numbers {l}|put these numbers in order: {l}|put {l} in order|order these numbers: {l}"
    "|sort {l} from small to large|sort from smallest to largest: {l}|order from smallest to largest: {l}|sort in ascending order: {l}"
    "|sort {l} in ascending order|arrange in ascending order: {l}|sort ascending: {l}|can you sort {l}|sort this list: {l}|put {l} in "
    "ascending order|order the numbers {l}, smallest first|sort, smallest first: {l}|arrange {l} from lowest to highest|sort from low "
    "to high: {l}|i need these numbers sorted: {l}|sort the list {l}|what is the right order of {l}|put these in order, smallest "
    "first: {l}|bring {l} into order|numbers to sort: {l}",
    "Could you sort the following numbers for me: {l}?|Arrange these numbers from the smallest to the largest: {l}|I have the numbers "
    "{l}. Please sort them.|What are {l} in ascending order?|Please put the numbers {l} in order, from low to high.",
    *more("tasks", "numbers.ASCENDING"),
)
DESCENDING = wordings(
    "sort {l} from large to small|sort from largest to smallest: {l}|order from largest to smallest: {l}|sort in descending order: {l}"
    "|sort {l} in descending order|arrange in descending order: {l}|sort descending: {l}|put {l} in descending order|order the numbers "
    "{l}, largest first|sort, largest first: {l}|arrange {l} from highest to lowest|sort from high to low: {l}|sort these numbers, "
    "biggest first: {l}|put these in order, largest first: {l}|can you sort {l} from large to small|sort {l} backwards, largest first"
    "|put {l} in order from the largest to the smallest|list {l} from high to low",
    "Could you sort the following numbers, the largest first: {l}?|Arrange these numbers from the largest to the smallest: {l}|I have "
    "the numbers {l}. Please sort them in descending order.|What are {l} in descending order?",
    *more("tasks", "numbers.DESCENDING"),
)
LARGER = wordings(
    "which is larger, {a} or {b}|which is bigger, {a} or {b}|what is larger, {a} or {b}|which number is larger, {a} or {b}|{a} or {b}, "
    "which is larger|{a} or {b}, which is bigger|which is greater, {a} or {b}|is {a} or {b} larger|is {a} or {b} bigger|which is the "
    "larger number: {a} or {b}|which one is bigger: {a} or {b}|what is more, {a} or {b}|which is more, {a} or {b}|which is higher, {a} "
    "or {b}|compare {a} and {b}|tell me the larger of {a} and {b}|the larger number of {a} and {b}|which is the biggest, {a} or {b}",
    "Of {a} and {b}, which number is larger?|Which of the two is bigger, {a} or {b}?|Tell me which number is greater: {a} or {b}.|What "
    "is the larger one of {a} and {b}?",
    *more("tasks", "numbers.LARGER"),
)
SMALLER = wordings(
    "which is smaller, {a} or {b}|what is smaller, {a} or {b}|which number is smaller, {a} or {b}|{a} or {b}, which is smaller|which is "
    "less, {a} or {b}|is {a} or {b} smaller|which is the smaller number: {a} or {b}|which one is smaller: {a} or {b}|what is less, {a} "
    "or {b}|which is lower, {a} or {b}|tell me the smaller of {a} and {b}|the smaller number of {a} and {b}",
    "Of {a} and {b}, which number is smaller?|Which of the two is smaller, {a} or {b}?|Tell me which number is lower: {a} or {b}.|What "
    "is the smaller one of {a} and {b}?",
    *more("tasks", "numbers.SMALLER"),
)
IS_LARGER = wordings(
    "is {a} larger than {b}|is {a} bigger than {b}|is {a} more than {b}|is {a} greater than {b}|is {a} higher than {b}|{a} is larger "
    "than {b}, right|is it true that {a} is larger than {b}|is the number {a} larger than {b}|would you say {a} is bigger than {b}|{a} > "
    "{b}, true or false",
    "Can you tell me if {a} is larger than {b}?|Is the number {a} really bigger than {b}?|Do you think {a} is greater than {b}?|Is it "
    "right that {a} is bigger than {b}?",
    *more("tasks", "numbers.IS_LARGER"),
)
PARITY = wordings(
    "is {n} even or odd|is {n} odd or even|is {n} even|is {n} odd|even or odd: {n}|is the number {n} even or odd|odd or even: {n}|{n}, "
    "even or odd|is {n} an even number|is {n} an odd number|tell me if {n} is even or odd|is {n} divisible by 2|what is {n}, even or "
    "odd|check if {n} is even|check whether {n} is odd|can {n} be divided by 2|do you know if {n} is even",
    "Would you say {n} is an even or an odd number?|What kind of number is {n}, odd or even?|Can you tell me whether {n} is odd?|I want "
    "to know if {n} is even.",
    *more("tasks", "numbers.PARITY"),
)
_RESULTS = wordings(
    "what is {t}|how much is {t}|calculate {t}|{t}|{t} =|what's {t}|work out {t}|compute {t}|solve {t}|{t} is|what do you get for {t}|can "
    "you calculate {t}|i need {t}|tell me {t}|do you know {t}|give me {t}|{t}, what is it|the result of {t}|what is the result of {t}",
    "What does {t} make?|Can you tell me what {t} is?|I'd like to know how much {t} is.|Please do this sum: {t}",
    *more("tasks", "numbers.RESULTS"),
)
_OPERATIONS = {
    "+": wordings(
        "{a} + {b}|{a} plus {b}|{a}+{b}|the sum of {a} and {b}|{a} and {b} together|{a} added to {b}|!add {a} and {b}|!add {b} to {a}|!add "
        "up {a} and {b}|!sum {a} and {b}|!add the numbers {a} and {b}",
        "{a} + {b}|{a} plus {b}|!What do I get if I add {b} to {a}?|!How much do {a} and {b} make together?|!Please add the two numbers "
        "{a} and {b}.|!What's the sum when I add {a} and {b}?",
        *more("tasks", "numbers.OPERATIONS.+"),
    ),
    "-": wordings(
        "{a} - {b}|{a} minus {b}|{a}-{b}|{a} take away {b}|{a} less {b}|the difference between {a} and {b}|!subtract {b} from {a}|!take "
        "{b} from {a}|!take {b} away from {a}|!what is left of {a} after taking away {b}|{a} reduced by {b}",
        "{a} - {b}|{a} minus {b}|!What is left if I take {b} away from {a}?|!What do I get if I subtract {b} from {a}?|!Please subtract "
        "the number {b} from {a}.|!If I have {a} and give away {b}, how many are left?",
        *more("tasks", "numbers.OPERATIONS.-"),
    ),
    "*": wordings(
        "{a} * {b}|{a} times {b}|{a} x {b}|{a}*{b}|{a}x{b}|{a} × {b}|{a} multiplied by {b}|the product of {a} and {b}|!multiply {a} by {b}"
        "|!multiply {a} and {b}|!multiply {a} with {b}",
        "{a} * {b}|{a} times {b}|{a} x {b}|!What do I get if I multiply {a} by {b}?|!How much do {a} times {b} make?|!Please multiply the "
        "number {a} by {b}.|!Can you multiply the numbers {a} and {b} for me?",
        *more("tasks", "numbers.OPERATIONS.*"),
    ),
    "/": wordings(
        "{a} / {b}|{a} divided by {b}|{a}/{b}|{a} ÷ {b}|{a} : {b}|!divide {a} by {b}|!how many times does {b} go into {a}|!how often does "
        "{b} fit into {a}|!share {a} by {b}|!split {a} into {b} equal parts",
        "{a} / {b}|{a} divided by {b}|!What do I get if I divide {a} by {b}?|!Please divide the number {a} by {b}.|!How many times does "
        "{b} fit in {a}?|!If I share {a} between {b} people, how many does each get?",
        *more("tasks", "numbers.OPERATIONS./"),
    ),
}  # a frame with `!` is a whole sentence
HALF = wordings(
    "what is half of {a}|half of {a}|what's half of {a}|calculate half of {a}|halve {a}|how much is half of {a}|{a} halved|what is one "
    "half of {a}|half of the number {a}|the half of {a}",
    "Tell me what half of {a} is.|How much is one half of {a}?|What do I get if I halve {a}?|Which number is half of {a}?",
    *more("tasks", "numbers.HALF"),
)
DOUBLE = wordings(
    "what is double {a}|double {a}|double of {a}|what is the double of {a}|twice {a}|what is twice {a}|what's double {a}|how much is "
    "double {a}|how much is twice {a}|{a} doubled|the double of {a}",
    "Tell me what double {a} is.|How much is twice the number {a}?|What do I get if I double {a}?|Which number is twice {a}?",
    *more("tasks", "numbers.DOUBLE"),
)


def _join(numbers: list[int] | range) -> str:
    return ", ".join(map(str, numbers))


def _counted(ask: str, numbers: list[int] | range, thought: str) -> Task:
    answer = _join(numbers) + "."
    return Task(ask, answer, thought, lambda reply: reply.strip().rstrip(".") == answer.rstrip("."))


def count(random: Random, held: bool) -> Task:
    """Up to any number to 200, mostly short; the long ones are the most reliable long answers of a tiny model."""
    n = (
        random.randint(2, 30)
        if random.random() < 0.87
        else random.choice((40, 50, 60, 100, 100, 200, 200, random.randint(31, COUNT_LIMIT)))
    )
    shown = number_word(n) if (n <= 20 or n % 10 == 0) and n < 100 and random.random() < 0.25 else str(n)
    kind = random.random()
    if kind < 0.6:
        return _counted(UP.ask(random, held, n=shown), range(1, n + 1), f"I start at 1, add 1 each time, and stop at {n}.")
    if kind < 0.73:
        n = n if n <= 60 else random.randint(3, 30)
        return _counted(DOWN.ask(random, held, n=n), range(n, 0, -1), f"I start at {n}, go down by 1 each time, and stop at 1.")
    if kind < 0.87:
        start = random.randint(2, 99) if random.random() < 0.8 else random.randint(100, 180)
        end = start + random.randint(2, 20)
        if random.random() < 0.15:
            thought = f"I start at {end}, go down by 1 each time, and stop at {start}."
            return _counted(RANGE.ask(random, held, a=end, b=start), range(end, start - 1, -1), thought)
        thought = f"I start at {start}, add 1 each time, and stop at {end}."
        return _counted(RANGE.ask(random, held, a=start, b=end), range(start, end + 1), thought)
    step, name = random.choice(((2, "twos"), (5, "fives"), (10, "tens"), (3, "threes")))
    end = step * random.randint(3, min(20, COUNT_LIMIT // step))
    ask = STEPS.ask(random, held, n=end, k=step, s=random.choice((name, f"{step}s")))
    return _counted(ask, range(step, end + 1, step), f"I start at {step}, add {step} each time, and stop at {end}.")


def sort_numbers(random: Random, held: bool) -> Task:
    """Grouped by tens first: choosing among the ten digits is easier than among whole numbers."""
    numbers = random.sample(range(10, 100) if random.random() < 0.6 else range(100), random.randint(3, 6))
    down = random.random() < 0.4
    separator = random.choice((", ", ", ", ", ", " ", ","))
    shown = separator.join(map(str, numbers))
    if separator == ", " and random.random() < 0.3:
        shown = f"{_join(numbers[:-1])} and {numbers[-1]}"
    ordered = sorted(numbers, reverse=down)
    tens = list(dict.fromkeys(n // 10 * 10 for n in ordered))
    groups = "; ".join(f"{ten}s: {_join([n for n in ordered if n // 10 * 10 == ten])}" for ten in tens)
    result = _join(ordered)
    thought = f"The {'largest' if down else 'smallest'} comes first. I group the numbers by tens."
    ask = (DESCENDING if down else ASCENDING).ask(random, held, l=shown)
    return Task(ask, f"{groups}. Sorted: {result}", thought, ends_with(result))


def compare(random: Random, held: bool) -> Task:
    a, b = random.sample(range(100) if random.random() < 0.8 else range(1000), 2)
    if random.random() < 0.2:
        b = a + random.choice((1, 2, 10)) if a < 90 else a - random.choice((1, 2, 10))
    high, low, kind = max(a, b), min(a, b), random.random()
    thought = "I compare the number of digits first, and then the digits from left to right."
    if kind < 0.45:
        answer, pool = f"{high} is larger than {low}.", LARGER
    elif kind < 0.75:
        answer, pool = f"{low} is smaller than {high}.", SMALLER
    else:
        answer = f"{a} is larger than {b}, so yes." if a > b else f"{a} is smaller than {b}, so no."
        pool = IS_LARGER
    return Task(pool.ask(random, held, a=a, b=b), answer, thought, exactly(answer))


def parity(random: Random, held: bool) -> Task:
    n = random.randint(0, 99) if random.random() < 0.7 else random.randint(100, 999)
    answer = f"{n} ends in {n % 10}, so it is {'odd' if n % 2 else 'even'}."
    thought = "Only the last digit counts: 0, 2, 4, 6 and 8 are even, and 1, 3, 5, 7 and 9 are odd."
    return Task(PARITY.ask(random, held, n=n), answer, thought, exactly(answer))


def worked(a: int, sign: str, b: int) -> str:
    """The calculation with its result; sums and differences of two-digit numbers go by tens and ones."""
    result = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}[sign]
    if sign in "*/" or not (a and b) or all(n < 10 or n % 10 == 0 for n in (a, b)):
        return f"{a} {sign} {b} = {result}."
    turn = 1 if sign == "+" else -1
    tens, ones = a // 10 * 10 + turn * (b // 10 * 10), a % 10 + turn * (b % 10)
    steps = [f"{a % 10} {sign} {b % 10} = {ones}"]
    if a >= 10 and b >= 10:
        steps.insert(0, f"{a // 10 * 10} {sign} {b // 10 * 10} = {tens}")
    steps.append(f"{tens} - {-ones} = {result}" if ones < 0 else f"{tens} + {ones} = {result}")
    return f"{a} {sign} {b}: {', '.join(steps)}."


def _operands(random: Random, sign: str) -> tuple[int, int]:
    if sign in "*/":
        low, high = (2, 10) if random.random() < 0.6 else (0, TABLE_LIMIT)
        a, b = random.randint(low, high), random.randint(low, high)
        return (a, b) if sign == "*" else (a * max(b, 1), max(b, 1))
    high = 20 if random.random() < 0.3 else ARITHMETIC_LIMIT
    a, b = random.randint(0, high), random.randint(0, high)
    return (max(a, b), min(a, b)) if sign == "-" else (a, b)


def arithmetic(random: Random, held: bool) -> Task:
    sign = random.choices(("+", "-", "*", "/", "half", "double"), (28, 26, 26, 13, 4, 3))[0]
    if sign == "half":
        a = 2 * random.randint(0, 50)
        answer = f"{a} / 2 = {a // 2}."
        return Task(HALF.ask(random, held, a=a), answer, f"Half of {a} is {a} divided by 2.", ends_with(str(a // 2)))
    if sign == "double":
        a = random.randint(0, 50)
        return Task(DOUBLE.ask(random, held, a=a), f"2 * {a} = {2 * a}.", f"Double of {a} is 2 times {a}.", ends_with(str(2 * a)))
    a, b = _operands(random, sign)
    if random.random() < 0.08:
        shown = {"a": number_word(a) if a < 100 else str(a), "b": number_word(b)}
    else:
        shown = {"a": str(a), "b": str(b)}
    pool, result = _OPERATIONS[sign], worked(a, sign, b)
    frame = random.choice(pool.held if held else pool.train)
    if frame.startswith("!"):
        ask = frame[1:] if held else wordings(frame[1:], "").ask(random, held, a="{a}", b="{b}")
    else:
        ask = _RESULTS.ask(random, held, t=frame)
    ask = ask.format(**shown)
    thoughts = {
        "+": f"I add the tens and the ones of {a} and {b}, and put them together.",
        "-": f"I subtract the tens and the ones of {b} from those of {a}, and put them together.",
        "*": f"This is in the table of {b}.",
        "/": f"I look for the number that times {b} makes {a}.",
    }
    return Task(ask, result, thoughts[sign], ends_with(result.rstrip(".").rsplit(" ", 1)[1]))
