"""Tools of everyday kinds, and whole kinds that only the evaluation uses: data, to be turned into tools by `everyday.py`.

Alternatives are separated by `|`, slots by blanks; a slot with `?` need not be given.
"""

from __future__ import annotations

from dataclasses import dataclass

from wordings import more


@dataclass(frozen=True, slots=True)
class Kind:
    """A well-known sort of tool. Requests name the required slots; `reply` tells the answer, else a general form does."""

    names: tuple[str, ...]
    about: tuple[str, ...]
    slots: tuple[str, ...]
    asks: tuple[str, ...]
    held: tuple[str, ...] = ()
    reply: str = ""
    answer: str = "any"


def _kind(names: str, about: str, slots: str, asks: str, held: str = "", reply: str = "", answer: str = "any") -> Kind:
    split = [tuple(part for part in text.split("|") if part) for text in (names, about, asks, held)]
    split[2] += more("tools", f"KINDS.{split[0][0]}")
    return Kind(split[0], split[1], tuple(slots.split()), split[2], split[3], reply, answer)


KINDS: tuple[Kind, ...] = (
    _kind(
        "get_weather|weather|fetch_weather|current_weather|check_weather|weather_in_city|get_current_weather",
        "Get the weather of a city|Weather of a city|Returns the current weather in a given city"
        "|Current weather and temperature of a place|Get the current weather for a location|Weather forecast for a city",
        "place unit?",
        "what is the weather in {place}|what's the weather like in {place}|how is the weather in {place}|weather in {place}"
        "|tell me the weather in {place}|weather for {place}|how cold is it in {place}|how warm is it in {place}"
        "|is it raining in {place}|get the weather for {place}|what is the temperature in {place}|the weather in {place}"
        "|show me the weather for {place}|will it rain in {place}|i want to know the weather in {place}"
        "|what weather do they have in {place}|is it sunny in {place}",
        "Do I need an umbrella in {place}?|I'm packing for {place} and wonder if I should bring a warm coat."
        "|How hot is it in {place} right now?|Before I leave for {place}, tell me what the sky looks like there."
        "|Give me the forecast for {place}, please.|We want to have a picnic in {place}, so will it stay dry?"
        "|Is the sun shining over in {place} at the moment?",
        "The weather in {place}: {answer}.",
        "weather",
    ),
    _kind(
        "search_web|web_search|search|search_internet|searchWeb|internet_search|look_up",
        "Search the web|Search the internet for a query|Web search|Searches the web and returns results|Find pages on the web",
        "topic count?",
        "search the web for {topic}|search for {topic}|look up {topic} on the web|find pages about {topic}|web search: {topic}"
        "|search the internet for {topic}|do a web search for {topic}|look on the internet for {topic}"
        "|find something about {topic} on the web|search {topic}|search the web: {topic}|what does the web say about {topic}",
        "Could you dig up some information online about {topic}?|I'm curious about {topic}, so see what the internet has to say."
        "|Look on the web for pages about {topic}.",
    ),
    _kind(
        "send_email|email|sendEmail|mail|write_email|send_mail",
        "Send an email|Send an email to somebody|Sends an e-mail message|Email a text to an address",
        "email text",
        "send an email to {email} saying {text}|email {email}: {text}|write an email to {email} that says {text}"
        "|send {email} an email with the text {text}|mail {email}: {text}|send an email to {email}: {text}|email to {email}: {text}",
        'My colleague reads mail at {email}, so write there and say "{text}"|Could you mail "{text}" to {email} for me?'
        "|I need an email to go out to {email} with these words: {text}",
        answer="done",
    ),
    _kind(
        "send_message|message|sendMessage|text_person|send_text|send_sms",
        "Send a message|Send a message to a person|Sends a text message to a contact|Message somebody",
        "person text",
        "send a message to {person} saying {text}|message {person}: {text}|text {person} that {text}|tell {person} that {text}"
        "|send {person} a message: {text}|write a message to {person}: {text}|send {person} the message {text}"
        "|send a message to {person}: {text}|let {person} know that {text}",
        'Let {person} know by message: {text}|Can you text "{text}" to {person}?'
        '|I promised to get back to {person}, so drop them a line saying "{text}"',
        answer="done",
    ),
    _kind(
        "set_timer|timer|start_timer|setTimer|countdown",
        "Set a timer|Start a timer for some minutes|Sets a countdown timer|Timer in minutes",
        "minutes",
        "set a timer for {minutes} minutes|timer for {minutes} minutes|start a timer for {minutes} minutes|set a {minutes} minute timer"
        "|a timer of {minutes} minutes|start a {minutes} minute timer|i need a timer for {minutes} minutes"
        "|set the timer to {minutes} minutes|{minutes} minutes timer|put on a timer for {minutes} minutes",
        "My pasta has to cook for {minutes} minutes, so start a countdown."
        "|Could you let me know when {minutes} minutes have gone by?|Put {minutes} minutes on the timer, please.",
        answer="done",
    ),
    _kind(
        "set_alarm|alarm|setAlarm|wake_me|create_alarm",
        "Set an alarm|Set an alarm for a time|Alarm clock|Sets an alarm at the given time",
        "time day?",
        "set an alarm for {time}|alarm at {time}|wake me at {time} with an alarm|set the alarm to {time}|set an alarm at {time}"
        "|i need an alarm at {time}|make an alarm for {time}|an alarm for {time}",
        "I have to be out of bed at {time}, so please make sure I wake up.|Would you wake me at {time}?"
        "|Have the alarm ring at {time}, or I'll oversleep.",
        answer="done",
    ),
    _kind(
        "add_reminder|create_reminder|remind_me|set_reminder|reminder|addReminder",
        "Add a reminder|Create a reminder for a day|Reminds the user of something|Set a reminder",
        "text day",
        "remind me on {day}: {text}|add a reminder for {day}: {text}|set a reminder on {day} that says {text}"
        "|create a reminder for {day} saying {text}|make a reminder for {day}: {text}|reminder for {day}: {text}",
        'Don\'t let me forget this on {day}: {text}|Could you remind me on {day} with the note "{text}"?'
        '|My memory is terrible, so I need a reminder that says "{text}" when {day} comes.',
        answer="done",
    ),
    _kind(
        "play_song|play_music|play|playMusic|music_player|start_song",
        "Play a song|Play music|Plays a song by its title|Start a song|Music player",
        "title",
        "play the song {title}|play {title}|play me {title}|start the song {title}|put on the song {title}"
        "|i want to hear the song {title}|play some music: {title}|please play {title}|play the music {title}",
        "I'd love to hear {title}, put it on!|Could we listen to {title} now?"
        "|I'm in the mood for some music, so start the song {title} for me.",
        answer="done",
    ),
    _kind(
        "translate|translate_text|translator|translateText|get_translation",
        "Translate a text into another language|Translates text|Translate words to a language|Translator",
        "text language",
        'translate "{text}" into {language}|translate to {language}: {text}|translate into {language}: {text}'
        '|what is "{text}" in {language}|please translate "{text}" to {language}|say "{text}" in {language}'
        '|how do you say "{text}" in {language}|translate this to {language}: {text}|give me the {language} translation of {text}',
        'How would someone say "{text}" in {language}?|I need this put into {language}: {text}'
        '|My neighbor only speaks {language}, so tell me what "{text}" becomes in that language.',
    ),
    _kind(
        "book_table|reserve_table|bookTable|restaurant_booking|reserve_restaurant",
        "Book a table at a restaurant|Reserve a table|Restaurant reservations|Books a restaurant table for some people",
        "place count day?",
        "book a table in {place} for {count} people|reserve a table for {count} in {place}|table for {count} people in {place}"
        "|book a table for {count} at {place}|i want a table for {count} in {place}|reserve a restaurant table in {place} for {count} "
        "people",
        "There will be {count} of us for dinner in {place}, so find us a table."
        "|Could you reserve seats for {count} at a restaurant in {place}?"
        "|We're eating out in {place} tonight and I need a table booked for a party of {count}.",
        answer="done",
    ),
    _kind(
        "get_stock_price|stock_price|getStockPrice|stock|share_price",
        "Get the price of a stock|Stock price by symbol|Returns the current stock price|Price of a share",
        "reference",
        "what is the stock price of {reference}|stock price of {reference}|how much is the stock {reference}"
        "|price of the share {reference}|get the stock price for {reference}|what does the stock {reference} cost"
        "|show me the stock {reference}",
        "How much does one share of {reference} cost right now?"
        "|I'm thinking of buying {reference} stock, so tell me what it is trading at."
        "|Check the market and give me the current price of {reference} shares.",
        "The price of {reference}: {answer}.",
        "number",
    ),
    _kind(
        "read_file|open_file|readFile|get_file|load_file|show_file",
        "Read a file|Read the content of a file|Returns the text of a file|Open a file and read it|Show the contents of a file",
        "file",
        "read the file {file}|open {file}|show me the file {file}|what is in {file}|read {file}"
        "|open the file {file}|show {file}|print the content of {file}|what is in the file {file}|read me {file}",
        "What does the file {file} say?|I'd like to see what's inside {file}, so open it and show me the text."
        "|Show me the contents of {file}, please.",
        "{file}: {answer}.",
        "text",
    ),
    _kind(
        "write_file|save_file|create_file|writeFile|write_text_file",
        "Write text to a file|Save a text in a file|Creates a file with some text|Write a file",
        "file text",
        "write {text} to the file {file}|save {text} in {file}|create the file {file} with the text {text}|write to {file}: {text}"
        '|save this in {file}: {text}|put "{text}" into the file {file}',
        'Could you put the words "{text}" into {file} and save it?|I want {file} to contain this: {text}'
        '|Make a note for me in the file {file} that reads "{text}"',
        answer="done",
    ),
    _kind(
        "delete_file|remove_file|deleteFile|erase_file",
        "Delete a file|Remove a file|Deletes the given file|Erase a file from the disk",
        "file",
        "delete the file {file}|delete {file}|remove the file {file}|remove {file}|erase {file}|please delete {file}"
        "|throw away the file {file}|i do not need {file}, delete it",
        "I don't need {file} anymore, so get rid of it.|Could you remove {file} from my disk?|Please throw the file {file} away for good.",
        answer="done",
    ),
    _kind(
        "set_volume|volume|setVolume|change_volume",
        "Set the volume|Change the volume of the speaker|Sets the sound volume in percent|Volume control",
        "level",
        "set the volume to {level}|volume {level}|change the volume to {level}|volume to {level} percent|turn the volume to {level}"
        "|make the volume {level}|set volume {level}",
        "It's hard to hear anything, so change the volume to {level}, please.|Could you put the sound at {level}?"
        "|I want the speaker to play at volume {level} from now on.",
        answer="done",
    ),
    _kind(
        "turn_on_light|switch_light|set_light|light|lights|control_light",
        "Switch a light on or off|Turn the light on or off in a room|Controls the light|Light switch",
        "room state",
        "turn {state} the light in the {room}|switch {state} the light in the {room}|light {state} in the {room}"
        "|turn the {room} light {state}|switch the {room} light {state}|the light in the {room} {state} please"
        "|turn the light in the {room} {state}",
        "Could you switch the light in the {room} {state}?|I'd like the {room} light {state}, please."
        "|I'm too lazy to get up, so make sure the lamp in the {room} is {state}.",
        answer="done",
    ),
    _kind(
        "add_to_cart|order_item|buy|order|buy_item|shop_order|add_to_list",
        "Order something from the shop|Buy an item|Adds an item to the shopping cart|Order an item in some quantity",
        "item count",
        "order {count} {item}|buy {count} {item}|order {count} of the {item}|i want to buy {count} {item}|buy me {count} {item}"
        "|put {count} {item} into the shopping cart|get {count} {item} from the shop|order {item}, quantity {count}",
        "I'd like to buy {item}, and the quantity should be {count}.|Could you put {count} x {item} in my shopping cart?"
        "|We've run out at home, so order {count} of these from the shop: {item}.",
        answer="done",
    ),
    _kind(
        "track_order|order_status|trackOrder|track_package|get_order|package_status",
        "Track an order|Status of an order|Where a package is|Track a package by its number|Get the status of an order",
        "reference",
        "where is my order {reference}|track order {reference}|what is the status of order {reference}|track my package {reference}"
        "|status of the order {reference}|where is the package {reference}|is the order {reference} on its way|track {reference}",
        "Where is my package with the number {reference} right now?"
        "|I'm still waiting for order {reference}, so find out how far it has come."
        "|Check the delivery status of {reference} for me, please.",
        "Order {reference}: {answer}.",
    ),
    _kind(
        "get_time_in|time_in_city|world_clock|city_time|getTimeIn",
        "Get the time in a city|Local time of a city|World clock|Returns the time at a place|Current time in a given city",
        "place",
        "what time is it in {place}|what is the time in {place}|time in {place}|tell me the time in {place}|local time of {place}"
        "|what's the time in {place}|how late is it in {place}|current time in {place}|get the time for {place}",
        "What does the clock say in {place}?|I want to call a friend in {place}, so tell me what time it is there."
        "|Let me know the current local time for {place}, please.",
        "The time in {place}: {answer}.",
        "time",
    ),
    _kind(
        "add|add_numbers|sum|plus|sum_numbers|addition",
        "Add two numbers|Sum of two numbers|Adds two numbers|Returns the sum of two numbers",
        "a b",
        "add {a} and {b}|what is {a} + {b}|{a} + {b}|what is the sum of {a} and {b}|sum of {a} and {b}|{a} plus {b}"
        "|what is {a} plus {b}|calculate {a} + {b}|how much is {a} plus {b}",
        "What do I get if I put {a} and {b} together?|I have {a} coins and find {b} more, so how many is that in total?"
        "|Please work out the sum of {a} and {b} for me.",
        "The result is {answer}.",
        "number",
    ),
    _kind(
        "multiply|multiply_numbers|times|product|multiplication",
        "Multiply two numbers|Product of two numbers|Multiplies two numbers|Returns the product of two numbers",
        "a b",
        "multiply {a} by {b}|what is {a} * {b}|{a} * {b}|what is the product of {a} and {b}|product of {a} and {b}|{a} times {b}"
        "|what is {a} times {b}|multiply {a} and {b}",
        "How much is {a} times {b}?|There are {a} boxes with {b} apples in each, so how many apples are there altogether?"
        "|I need the product of {a} and {b}, please.",
        "The result is {answer}.",
        "number",
    ),
    _kind(
        "get_user|find_user|user_info|getUser|find_contact|get_contact|lookup_user",
        "Get a user by name|Information about a user|Find a user|Look up a contact|Returns what is known about a user",
        "person",
        "find the user {person}|get the user {person}|who is the user {person}|show me the user {person}|look up the user {person}"
        "|what do you know about the user {person}|find {person} among the users|information about the user {person}",
        "Could you pull up the account of {person}?|I need the user details we have stored for {person}."
        "|Someone called {person} should be in our system, so find that user for me.",
        "{person}: {answer}.",
        "record",
    ),
    _kind(
        "open_website|open_url|fetch_page|fetch|fetch_url|openPage|load_page|get_page",
        "Open a web page|Fetch a page from a URL|Loads a web page|Get the content of a URL|Fetch a web page",
        "url",
        "open the page {url}|fetch {url}|open {url}|load the page {url}|get the web page {url}|what is on {url}|show me the page {url}"
        "|fetch the page {url}|go to {url}",
        "Could you bring up {url} in the browser?|I'd like to visit {url} now, so take me there.|Go to the page {url} and show it to me.",
        "{url}: {answer}.",
        "text",
    ),
    _kind(
        "create_event|add_event|calendar_event|createEvent|schedule_meeting|add_to_calendar",
        "Create an event in the calendar|Add a calendar event|Schedule a meeting|Puts an event into the calendar",
        "title day time?",
        "create an event called {title} on {day}|add the event {title} on {day}|put {title} into the calendar on {day}"
        "|schedule the meeting {title} on {day}|calendar: {title} on {day}|new event {title} on {day}"
        "|plan a meeting called {title} on {day}",
        "Could you put {title} in my calendar for {day}?|My {day} needs a new calendar entry called {title}, please."
        "|We agreed to have {title} on {day}, so mark it down in my schedule.",
        answer="done",
    ),
    _kind(
        "roll_dice|dice|rollDice|random_number|throw_dice",
        "Roll a dice|Roll a dice with some sides|Random number|Throws a dice with the given number of sides",
        "sides",
        "roll a dice with {sides} sides|roll a {sides} sided dice|throw a dice with {sides} sides|dice with {sides} sides"
        "|roll the dice, {sides} sides|random number with a {sides} sided dice",
        "Could you throw a dice with {sides} sides for me?|We're playing a board game and I need a roll of a {sides}-sided dice."
        "|Take the dice that has {sides} faces and tell me which number comes up.",
        "The dice shows {answer}.",
        "dice",
    ),
)

# Whole kinds of tools that the training never sees: their requests share words with the names and descriptions, no more.
HELD_KINDS: tuple[Kind, ...] = (
    _kind(
        "rent_bike|hire_bicycle",
        "Rent a bike in a city",
        "place",
        "",
        "I want to rent a bike in {place}|Please rent a bike for me in {place}",
    ),
    _kind(
        "water_plants|start_watering",
        "Water the plants for some minutes",
        "minutes",
        "",
        "Water the plants for {minutes} minutes|The plants are dry, water them for {minutes} minutes",
    ),
    _kind(
        "find_recipe|recipe_finder",
        "Find a recipe for a dish",
        "topic",
        "",
        "Find a recipe for {topic}|I am hungry, find me a recipe for {topic}",
    ),
    _kind("lock_door|door_lock", "Lock a door of the house", "title", "", "Lock the door called {title}|Please lock the door {title}"),
    _kind(
        "train_times|next_train",
        "Next train to a city",
        "place",
        "",
        "When is the next train to {place}?|Show me the next train to {place}",
    ),
    _kind("call_taxi|order_taxi", "Call a taxi to an address", "place", "", "Call a taxi to {place}|I need a taxi at {place}"),
    _kind(
        "paint_wall|colour_wall",
        "Paint a wall in a colour",
        "colour",
        "",
        "Paint the wall {colour}|I would like to paint the wall {colour}",
    ),
    _kind(
        "get_definition|dictionary",
        "Definition of a word",
        "word",
        "",
        "What is the definition of {word}?|Give me the definition of the word {word}",
    ),
    _kind(
        "convert_money|money_converter",
        "Convert money into another currency",
        "price currency",
        "",
        "Convert {price} euros into {currency}|How much money is {price} euros in {currency}?",
    ),
    _kind(
        "cancel_booking|cancelReservation",
        "Cancel a booking by its number",
        "reference",
        "",
        "Cancel my booking {reference}|I can not come, cancel booking {reference}",
    ),
    _kind("feed_pet|feedAnimal", "Feed a pet by its name", "person", "", "Feed the pet {person}|My pet {person} is hungry, feed it"),
    _kind("print_document|printer", "Print a document", "file", "", "Print the document {file}|I need {file} on paper, print it"),
    _kind(
        "heat_room|set_heating",
        "Set the heating to a temperature",
        "level",
        "",
        "Set the heating to {level}|It is cold, put the heating on {level}",
    ),
    _kind(
        "measure_distance|distance_to",
        "Distance to a city",
        "place",
        "",
        "What is the distance to {place}?|Measure the distance to {place}",
    ),
)
