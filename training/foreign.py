"""Subjects outside what the starter knows, and questions whose words sound like its topics but mean something else.

Each kind of subject has its own question frames in `declining.py`. Some subjects are held for the evaluation: `TRAIN` and
`HELD` share none.
"""

from __future__ import annotations

from random import Random

import words

_PEOPLE = (
    "Albert Einstein|Isaac Newton|Marie Curie|Charles Darwin|Galileo Galilei|Nikola Tesla|Thomas Edison|Johannes Kepler|Niels Bohr"
    "|Alan Turing|Ada Lovelace|Louis Pasteur|Gregor Mendel|Max Planck|Michael Faraday|Leonardo da Vinci|Michelangelo|Rembrandt"
    "|Vincent van Gogh|Pablo Picasso|Claude Monet|Frida Kahlo|Salvador Dali|Johann Sebastian Bach|Mozart|Beethoven|Vivaldi|Chopin"
    "|Verdi|Richard Wagner|Tchaikovsky|Elvis Presley|Bob Marley|Michael Jackson|Madonna|John Lennon|Freddie Mercury|David Bowie"
    "|William Shakespeare|Charles Dickens|Jane Austen|Leo Tolstoy|Dostoevsky|Franz Kafka|Goethe|Victor Hugo|Agatha Christie|Homer"
    "|Dante|Cervantes|Mark Twain|Virginia Woolf|George Orwell|Ernest Hemingway|Edgar Allan Poe|Hans Christian Andersen|Napoleon"
    "|Julius Caesar|Cleopatra|Alexander the Great|Genghis Khan|Charlemagne|Queen Victoria|Elizabeth I|Henry VIII|Louis XIV"
    "|Catherine the Great|Abraham Lincoln|George Washington|Winston Churchill|Nelson Mandela|Mahatma Gandhi|Martin Luther King"
    "|Joan of Arc|Marco Polo|Christopher Columbus|Ferdinand Magellan|James Cook|Neil Armstrong|Yuri Gagarin|Socrates|Plato"
    "|Aristotle|Confucius|Immanuel Kant|Nietzsche|Descartes|Karl Marx|Sigmund Freud|Buddha|Pythagoras|Archimedes|Euclid|Nero"
    "|Hannibal|Attila|Spartacus|Tutankhamun|Pele|Diego Maradona|Muhammad Ali|Usain Bolt|Roger Federer|Serena Williams"
    "|Charlie Chaplin|Alfred Hitchcock|Marilyn Monroe|Audrey Hepburn|Walt Disney|Coco Chanel|Florence Nightingale|Robin Hood"
    "|King Arthur|Sherlock Holmes|Dracula|Zeus|Odin|Hercules|Achilles|Cinderella"
).split("|")
_PLACES = (
    "France|Germany|Italy|Spain|Portugal|Greece|Turkey|Poland|Sweden|Norway|Finland|Denmark|Iceland|Ireland|Scotland|Wales"
    "|Switzerland|Austria|Hungary|Romania|Bulgaria|Croatia|Serbia|Ukraine|Russia|China|Japan|Korea|Mongolia|Vietnam|Thailand|Laos"
    "|Malaysia|Indonesia|the Philippines|India|Pakistan|Nepal|Bhutan|Bangladesh|Iran|Iraq|Israel|Jordan|Egypt|Libya|Morocco"
    "|Algeria|Tunisia|Sudan|Ethiopia|Kenya|Uganda|Tanzania|Ghana|Nigeria|Senegal|Angola|Namibia|Botswana|South Africa|Madagascar"
    "|Canada|Mexico|Cuba|Jamaica|Panama|Colombia|Venezuela|Ecuador|Peru|Bolivia|Chile|Argentina|Uruguay|Paraguay|Brazil"
    "|Australia|New Zealand|Fiji|Samoa|Paris|London|Rome|Madrid|Lisbon|Athens|Berlin|Munich|Hamburg|Vienna|Prague|Budapest|Warsaw"
    "|Stockholm|Oslo|Helsinki|Copenhagen|Dublin|Edinburgh|Amsterdam|Brussels|Zurich|Geneva|Venice|Florence|Naples|Barcelona"
    "|Istanbul|Moscow|Kyiv|Cairo|Nairobi|Lagos|Cape Town|Tokyo|Kyoto|Seoul|Beijing|Shanghai|Hong Kong|Singapore|Bangkok|Jakarta"
    "|Manila|Delhi|Mumbai|Sydney|Melbourne|New York|Chicago|Boston|Los Angeles|San Francisco|Toronto|Vancouver|Havana|Lima|Bogota"
    "|Buenos Aires|Rio de Janeiro|Santiago|Mount Everest|Kilimanjaro|the Matterhorn|Mont Blanc|Mount Fuji|Vesuvius|the Alps"
    "|the Andes|the Himalayas|the Rocky Mountains|the Nile|the Amazon|the Danube|the Rhine|the Thames|the Ganges|the Mississippi"
    "|the Sahara|the Gobi desert|Lake Victoria|the Dead Sea|the Black Sea|the Baltic Sea|the Atlantic Ocean|the Pacific Ocean"
    "|the Bermuda Triangle|the Suez Canal|the Panama Canal|Greenland|Antarctica|Siberia|Patagonia|Tasmania|Hawaii|Sicily|Corsica"
    "|the Eiffel Tower|the Colosseum|the Taj Mahal|Stonehenge|Machu Picchu|the Great Wall|the Kremlin|Notre-Dame|the Acropolis"
    "|Big Ben|the Statue of Liberty|Niagara Falls|the Grand Canyon|Loch Ness"
).split("|")
_LIVING = (
    "cats dogs horses cows pigs goats sheep donkeys camels elephants giraffes zebras lions tigers leopards cheetahs hyenas wolves "
    "foxes bears pandas koalas kangaroos monkeys gorillas chimpanzees lemurs sloths bats squirrels beavers hedgehogs moles mice "
    "rats hamsters rabbits otters seals walruses whales dolphins sharks salmon trout tuna eels octopuses squids lobsters crabs "
    "shrimps snails slugs worms spiders scorpions ants bees wasps butterflies moths beetles mosquitoes flies crickets termites "
    "dragonflies frogs toads newts lizards crocodiles turtles snakes cobras eagles hawks owls crows ravens parrots penguins "
    "ostriches flamingos swans geese ducks storks pigeons sparrows robins woodpeckers hummingbirds dinosaurs mammoths jellyfish "
    "corals starfish roses tulips orchids daisies sunflowers lilies cactuses ferns mosses mushrooms oaks pines birches bamboo "
    "seaweed lavender nettles poppies"
).split()
_FOODS = (
    "pizza|lasagne|spaghetti|risotto|gnocchi|tiramisu|pesto|paella|gazpacho|tapas|sushi|ramen|tempura|miso soup|tofu|kimchi|pho"
    "|pad thai|curry|naan|samosas|hummus|falafel|baklava|couscous|tajine|moussaka|tzatziki|goulash|pierogi|borscht|dumplings"
    "|schnitzel|sauerkraut|pretzels|sourdough bread|rye bread|croissants|baguettes|crepes|quiche|ratatouille|fondue|raclette"
    "|pancakes|waffles|porridge|fish and chips|shepherd's pie|roast beef|haggis|burritos|tacos|guacamole|chili|burgers|hot dogs"
    "|french fries|mashed potatoes|omelettes|boiled eggs|caesar salad|mayonnaise|mustard|ketchup|vinegar|olive oil|butter|cheese"
    "|yoghurt|ice cream|chocolate cake|apple pie|cheesecake|brownies|muffins|marmalade|honey|marzipan|nougat|coffee|espresso"
    "|green tea|lemonade|red wine|champagne|beer|cider|whisky|rum|vodka|tomato soup|onion soup|risotto rice|lentils|chickpeas"
    "|quinoa|truffles|caviar|oysters|lobster bisque|cinnamon|saffron|paprika|ginger|garlic bread"
).split("|")
_MATTER = (
    "hydrogen|helium|lithium|carbon|nitrogen|oxygen|neon|sodium|magnesium|aluminium|silicon|phosphorus|sulphur|chlorine|argon"
    "|potassium|calcium|titanium|chromium|manganese|iron|cobalt|nickel|copper|zinc|bromine|silver|tin|iodine|tungsten|platinum"
    "|gold|mercury|lead|uranium|plutonium|radium|methane|ethanol|propane|benzene|ammonia|acetone|glucose|caffeine|nicotine"
    "|aspirin|penicillin|insulin|adrenaline|cholesterol|haemoglobin|cellulose|lignin|rubber|nylon|plastic|concrete|cement|steel"
    "|bronze|brass|porcelain|glass|marble|granite|limestone|basalt|sandstone|chalk|clay|amber|diamonds|rubies|emeralds|quartz"
    "|salt|sugar|baking soda|hydrochloric acid|sulphuric acid|water vapour|dry ice|ozone|petrol|diesel|asphalt|beeswax|cotton"
    "|silk|wool|leather|paper|cork|gunpowder"
).split("|")
_OBJECTS = (
    "pianos|violins|cellos|flutes|trumpets|trombones|saxophones|harps|guitars|banjos|bagpipes|accordions|church organs|drums"
    "|xylophones|harmonicas|steam engines|jet engines|diesel engines|turbines|windmills|wind turbines|solar panels|nuclear reactors"
    "|elevators|escalators|bicycles|motorcycles|sailing boats|submarines|helicopters|airplanes|rockets|satellites|telescopes"
    "|microscopes|binoculars|compasses|clocks|pendulums|sundials|barometers|thermometers|refrigerators|microwave ovens"
    "|washing machines|vacuum cleaners|sewing machines|typewriters|printing presses|cameras|televisions|radios|telephones|lasers"
    "|magnets|electric motors|light bulbs|candles|umbrellas|zippers|locks|bridges|dams|skyscrapers|castles|pyramids|cathedrals"
    "|lighthouses|aqueducts|tunnels|railways|trams|trucks|tractors|bulldozers|cranes|parachutes|hot air balloons|airships|kites"
    "|boomerangs|swords|crossbows|catapults|cannons|chess clocks|playing cards|dice|fireworks|mirrors|eyeglasses|hearing aids"
    "|pacemakers|x-ray machines|contact lenses"
).split("|")
_HEALTH = (
    "diabetes|asthma|the flu|the measles|chickenpox|malaria|tuberculosis|cholera|the plague|scurvy|polio|rabies|tetanus|hepatitis"
    "|pneumonia|bronchitis|migraine|epilepsy|dementia|a stroke|a heart attack|high blood pressure|anaemia|leukaemia|skin cancer"
    "|arthritis|rheumatism|osteoporosis|gout|back pain|tinnitus|vertigo|insomnia|sleep apnoea|hay fever|eczema|psoriasis|acne"
    "|athlete's foot|sunburn|frostbite|food poisoning|heartburn|gastritis|appendicitis|kidney stones|depression|anxiety|burnout"
    "|autism|a cold|a fever|a sore throat|a cough|a toothache|a sprained ankle|a broken arm|a concussion|a nosebleed|hiccups"
    "|vitamin D|vitamin C|antibiotics|ibuprofen|paracetamol|vaccines|blood types|the immune system|the liver|the kidneys"
    "|the human heart|the lungs|the pancreas|the spinal cord|the retina|pregnancy|menopause|puberty|a gluten-free diet|fasting"
    "|calories|protein shakes|jet lag|snoring"
).split("|")
_EVENTS = (
    "World War I|World War II|the Cold War|the Vietnam War|the American Civil War|the Hundred Years' War|the Thirty Years' War"
    "|the Crimean War|the Trojan War|the battle of Waterloo|the battle of Hastings|the battle of Trafalgar|the battle of Marathon"
    "|the battle of Gettysburg|the French Revolution|the Russian Revolution|the American Revolution|the industrial revolution"
    "|the Renaissance|the Reformation|the Enlightenment|the Middle Ages|the Stone Age|the Bronze Age|the Iron Age|the Ice Age"
    "|the Roman Empire|the Ottoman Empire|the British Empire|the Mongol Empire|the Byzantine Empire|the Inca Empire|the Aztecs"
    "|the Maya|ancient Egypt|ancient Greece|Carthage|Sparta|Babylon|the Vikings|the Crusades|the Black Death|the Spanish Armada"
    "|the Boston Tea Party|the gold rush|the Great Depression|the fall of the Berlin Wall|the moon landing|the Titanic"
    "|the Chernobyl disaster|the Great Fire of London|the Magna Carta|the Congress of Vienna|the Treaty of Versailles"
    "|the Cuban missile crisis|the Olympic Games|the football world cup|the Tour de France|Wimbledon|the Super Bowl|Oktoberfest"
    "|carnival|Easter|Ramadan|Diwali|Hanukkah|Thanksgiving|Halloween|the solstice|the Silk Road|the Opium Wars|the Meiji era"
    "|the Tang dynasty|the Ming dynasty|the Tudors|the Habsburgs|the Medici|the suffragettes|apartheid|feudalism|the slave trade"
    "|the space race|Woodstock"
).split("|")
_WORKS = (
    "Hamlet|Macbeth|Romeo and Juliet|Don Quixote|Faust|the Odyssey|the Iliad|the Divine Comedy|War and Peace|Anna Karenina"
    "|Crime and Punishment|Moby Dick|Pride and Prejudice|Jane Eyre|Wuthering Heights|Oliver Twist|Great Expectations|Frankenstein"
    "|Robinson Crusoe|Treasure Island|Gulliver's Travels|The Jungle Book|Alice in Wonderland|Peter Pan|Pinocchio|The Little Prince"
    "|Les Miserables|Madame Bovary|The Trial|Ulysses|Animal Farm|Brave New World|The Hobbit|The Lord of the Rings|Harry Potter"
    "|Dune|The Great Gatsby|The Old Man and the Sea|To Kill a Mockingbird|The Catcher in the Rye|the Bible|the Koran|the Torah"
    "|the Mahabharata|the Mona Lisa|the Last Supper|The Starry Night|Guernica|The Scream|the Sistine Chapel|The Magic Flute|Carmen"
    "|Aida|La Traviata|Swan Lake|The Nutcracker|the Four Seasons|the Ninth Symphony|the Moonlight Sonata|Bohemian Rhapsody"
    "|Yesterday by the Beatles|Star Wars|Star Trek|The Godfather|Casablanca|Citizen Kane|Psycho|Titanic the film|Jurassic Park"
    "|Forrest Gump|The Lion King|Toy Story|Spirited Away|Jaws|Gladiator|the Simpsons|Sesame Street|Game of Thrones|Tetris"
    "|Super Mario|Minecraft|Monopoly the board game|the Communist Manifesto|the Art of War|Grimms' fairy tales|the Arabian Nights"
).split("|")
_TECH = (
    "Kubernetes|SQL|MySQL|PostgreSQL|SQLite|MongoDB|Redis|Cassandra|Kafka|RabbitMQ|Apache|Tomcat|HTTP|HTML|CSS|JavaScript"
    "|TypeScript|React|Angular|Vue|jQuery|Node.js|Java|Kotlin|Scala|Clojure|Haskell|Erlang|Elixir|OCaml|Prolog|Lisp|Fortran|COBOL"
    "|Pascal|Ada the programming language|Perl|PHP|Ruby|Rust|Go the language|Swift|Objective-C|C sharp|assembly language|MATLAB|Julia"
    "|R the statistics language|bash scripts|PowerShell|Vim|Emacs|Eclipse|Ansible|Terraform|Jenkins|blockchain|bitcoin|Ethereum"
    "|smart contracts|NFTs|TCP|UDP|IP addresses|DNS|DHCP|FTP|SSH|SMTP|IMAP|VPNs|firewalls|routers|ethernet|wifi|bluetooth|5G"
    "|fibre optics|RFID|QR codes|barcodes|GPS|radar|compilers|interpreters|garbage collection|recursion|pointers|linked lists"
    "|binary trees|hash maps|quicksort|bubble sort|binary search|dynamic programming|regular expressions|unit tests|mutexes"
    "|deadlocks|inheritance|polymorphism|monads|closures|design patterns|microservices|event sourcing|agile|scrum|relational databases"
    "|database indexes|SQL joins|normal forms|encryption|RSA|public key cryptography|digital signatures|quantum computers|qubits"
    "|supercomputers|mainframes|floppy disks|USB|HDMI|SATA|BIOS|UEFI|file systems|RAID|Excel macros|spreadsheets|Photoshop"
    "|PowerPoint|Outlook|SAP|WordPress|Shopify|Unity the game engine|Blender|AutoCAD|3D printers|drones|self-driving cars"
    "|virtual reality|smart watches|e-readers|search engines|web crawlers|spam filters|computer viruses|ransomware|phishing"
).split("|")
_FIRMS = (
    "Toyota|Volkswagen|BMW|Ford|Ferrari|Volvo|Renault|Honda|Boeing|Airbus|Rolls-Royce|Siemens|Bosch|Philips|Nokia|Sony|Nintendo"
    "|Panasonic|Canon|Nikon|Kodak|Lego|Ikea|Nestle|Coca-Cola|Pepsi|Heineken|Starbucks|Lufthansa|FedEx|Netflix|Spotify|Disneyland"
    "|Adidas|Nike|Puma|Zara|Rolex|the Red Cross|Greenpeace|the United Nations|NATO|the European Union|the World Bank|Interpol"
    "|the BBC|the Vatican|Oxford University|Harvard|the Olympic Committee|the stock exchange|the central bank"
).split("|")
_IDEAS = (
    "photosynthesis|evolution|natural selection|DNA|mitosis|gravity|relativity|quantum mechanics|string theory|black holes"
    "|dark matter|the big bang|supernovas|comets|asteroids|meteors|the moon|the sun|Mars|Venus|Jupiter|Saturn|Neptune|Pluto"
    "|the Milky Way|eclipses|the northern lights|tides|earthquakes|volcanoes|tsunamis|hurricanes|tornadoes|thunderstorms|rainbows"
    "|clouds|snow|glaciers|climate change|the greenhouse effect|acid rain|plate tectonics|erosion|magnetism|electricity|sound waves"
    "|radioactivity|nuclear fusion|nuclear fission|thermodynamics|momentum|friction|inertia|optics|osmosis|photons|electrons"
    "|neutrinos|isotopes|the periodic table|acids and bases|algebra|calculus|geometry|trigonometry|prime numbers|fractions|pi"
    "|the golden ratio|Fermat's last theorem|imaginary numbers|game theory|statistics|chaos theory|topology|democracy|monarchy"
    "|communism|capitalism|socialism|anarchism|liberalism|federalism|human rights|the separation of powers|the electoral college"
    "|inflation|recession|supply and demand|interest rates|mortgages|taxes|pensions|insurance|copyright law|divorce law|stoicism"
    "|existentialism|utilitarianism|Buddhism|Hinduism|Islam|Judaism|Christianity|karma|free will|consciousness|the soul|ethics"
    "|impressionism|cubism|surrealism|baroque|gothic architecture|romanticism|jazz|opera|blues|reggae|heavy metal|hip hop|ballet"
    "|tango|haiku|sonnets|rhetoric|etymology|Latin|Esperanto|hieroglyphs|the alphabet|sign language|astrology|tarot|feng shui|yoga"
    "|meditation|hypnosis|dreams|love|happiness|friendship|jealousy|psychology|sociology|anthropology|archaeology"
).split("|")
_PASTIMES = (
    "football|rugby|cricket|baseball|basketball|volleyball|handball|tennis|table tennis|badminton|squash|golf|hockey|ice skating|skiing"
    "|snowboarding|surfing|sailing|rowing|kayaking|scuba diving|swimming|running a marathon|cycling|climbing|hiking|camping|fishing"
    "|hunting|archery|fencing|judo|karate|boxing|wrestling|gymnastics|dancing|chess|checkers|poker|bridge the card game|backgammon|go"
    "|sudoku|crosswords|knitting|crochet|sewing|pottery|woodworking|origami|calligraphy|painting|photography|gardening|beekeeping"
    "|stamp collecting|bird watching|stargazing|juggling|magic tricks|playing the piano|singing|composing music|brewing beer"
    "|baking bread|grilling|home renovation|wallpapering|plumbing|laying tiles|car repair|horse riding"
).split("|")

KINDS: dict[str, list[str]] = {
    "person": _PEOPLE, "place": _PLACES, "living": _LIVING, "food": _FOODS, "matter": _MATTER, "object": _OBJECTS, "health": _HEALTH,
    "event": _EVENTS, "work": _WORKS, "tech": _TECH, "firm": _FIRMS, "idea": _IDEAS, "pastime": _PASTIMES,
}  # fmt: skip


def _is_held(index: int) -> bool:
    return index % 20 in (3, 10, 16)


TRAIN = {kind: [s for i, s in enumerate(subjects) if not _is_held(i)] for kind, subjects in KINDS.items()}
HELD = {kind: [s for i, s in enumerate(subjects) if _is_held(i)] for kind, subjects in KINDS.items()}

# Words of the topics, in another meaning: whole questions, to be declined.
TRAPS = (
    "what is the context of World War II|what was the historical context of the French Revolution|in what context did Mozart write operas"
    "|how many layers does the atmosphere have|explain the layers of the earth|what are the layers of the skin"
    "|how many layers has an onion"
    "|what is the temperature of the sun|at what temperature does water boil|what temperature should my oven have for a cake"
    "|how hot is the temperature in the desert|what is a normal body temperature|at which temperature does iron melt"
    "|how good is the memory of elephants|how does human memory work|how can i improve my memory|what is photographic memory"
    "|is the seed of an apple poisonous|how do i plant sunflower seeds|which bird eats seeds|how long does a tomato seed need"
    "|what is a token ring|what is a casino token|what is a crypto token|how do i buy a subway token"
    "|what is the speed of light|how fast is the speed of sound|what is the top speed of a cheetah|what is the speed limit in Germany"
    "|what are the parameters of a parabola|what is a fashion model|how do i become a model|who is the best paid model"
    "|what is a model train|how should i train for a marathon|how do i train my dog|when does the next train leave"
    "|when was the first train built"
    "|how do polls take a sample|what is a blood sample|how do musicians sample old songs|what is a soil sample"
    "|give me a template for a letter of resignation|where do i find a knitting template|what is the solar system"
    "|how does the digestive system work|what is the nervous system|explain the school system of Finland|what is the metric system"
    "|where did pirates hide their cache|what is geocaching|how do i thread a needle|what is a thread in sewing"
    "|how strong is spider thread"
    "|how many cookies are in one batch|how do i bake a batch of cookies|what is a writing prompt for children"
    "|why does my head hurt|how many heads does a hydra have|what is a head of state|how do i get the attention of a girl"
    "|what is attention deficit disorder|what is a vector in physics|what is the vector of malaria|how do i add two vectors"
    "|why did the two companies merge|how do i prune a branch of an apple tree|what are the three branches of government"
    "|how do i edit a video|what is a key in music|i lost my car key|what is the key of the ninth symphony|where is the next bus stop"
    "|how do i stop smoking|how do i stop a nosebleed|how do i lose weight|how much weight can an ant carry"
    "|what weights should i lift as a beginner|what is quantum physics|what is a benchmark in surveying"
    "|do i need a power adapter for Japan"
    "|which experts work for the police|what is the role of the king in chess|what is entropy in thermodynamics"
    "|explain the grammar of Latin|what is the grammar of German verbs|how do i become a travel agent|what does a secret agent do"
    "|what is a real estate agent"
    "|what is confirmation bias|what is the bias of a fabric|which streaming service has this film|what flows into a mountain stream"
    "|which port does the ferry leave from|what is the largest port in the world|what is port wine|who was the host of the olympics"
    "|what is the address of the white house|how do clouds form|what kinds of clouds are there|how do i clean a kitchen fan"
    "|how does a car battery work|how do i jump start a flat battery|who is the best taxi driver|how do i get a driving licence"
    "|how much does a house cost|what does a wedding cost|which languages are spoken in Switzerland|how many languages are there"
    "|how do i improve my vision|what is night vision|who invented the phone|what is the phone number of the police"
    "|how do i build a wooden table|what is the periodic table|what is the formula of water|what is the quadratic formula"
    "|who is the fastest formula 1 driver|how do i rename a street|how do i save money|what is a savings account"
    "|how does a steam engine work|how do i change the oil of an engine|how does an electrical transformer work"
    "|who is the leader of the Transformers|what is a flash flood|what is a camera flash|what is a currency swap"
    "|which metal is the hardest"
    "|who founded heavy metal|who was the god Vulcan|who is Vulcan in mythology|where do llamas live|what do llamas eat"
    "|how poisonous is a black mamba|what does a python eat|how long is a python snake|how do i tie a rope|which yarn is best for socks"
    "|how do i dry flowers|what is a penalty in football|who takes the penalty kick|how strong is a steel beam|what is a laser beam"
    "|who was greedy king Midas|how does whisky distillation work|how do i prune roses|what is a geological epoch"
    "|how do i cope with the loss of a friend|what is hair loss|how steep is the gradient of this road|what is heat stroke"
    "|how do heat pumps work|who has the power in Russia|what is solar power|what is the kernel of corn|what lives in a shell"
    "|where do turtles get their shell|who collects the trash in Rome|how big is a monitor lizard|what is public health"
    "|when should i see a doctor|who was doctor Faust|how do i split a log|what is a mathematical function"
    "|what is the function of the liver|how do i get a credit card|what is the best card game|how do i use a nail file"
    "|how do i clean a window|who invented the window"
    "|how do i pay the tab in a bar|what is a guitar tab|what is an air mass|how do i hire a cook|what is a chat show"
    "|who is the host of the late show|how do i park in reverse|what is a bus route|what is a core of an apple"
    "|how hot is the core of the earth|what is in the core of the sun|how big is a swarm of bees|what is a memory foam mattress"
    "|what is a food processor|which processor of meat is the largest|who discovered the graphics of the caves"
    "|how do i open a bank account"
    "|what is a local train|where is the local market|how do i download a movie|how do i install a dishwasher|how do i install a shower"
    "|how do i update my passport|what is the size of Russia|how large is a blue whale|what is the architecture of Rome"
    "|who designed the architecture of the opera house|what is a chain of command|what is the food chain|how do chain letters work"
    "|what is a thinking cap|what is a reasoning test for pilots|what tools do plumbers need|what are garden tools"
    "|what is a search warrant|who searches for gold|what is the margin of error in polls|what is a human error in law"
    "|how long is a football pitch|what is the frequency of radio waves|what frequency does a tuning fork have|what is the order of Malta"
    "|how do i order a taxi|what does presence mean in law|what is the random walk of stocks|how do card players shuffle at random"
).split("|")
HELD_TRAPS = (
    "What's the context of the Magna Carta?|How many layers does a rainforest have?|Which layer of the atmosphere holds the ozone?"
    "|What's the temperature on Mars?|At what temperature does chocolate melt?|Do goldfish have a good memory?"
    "|How deep do I have to sow pumpkin seeds?|What's a bus token?|What is the speed of a falling raindrop?"
    "|Which model won the fashion award?|How do I train a parrot to talk?|How long does the train from Rome to Naples take?"
    "|How is a water sample tested?|Is there a template for a wedding invitation?|How does the immune system fight a virus?"
    "|How many parameters describe an ellipse?|How thick is a cotton thread?|How many buns are in a baker's batch?"
    "|How many heads did Cerberus have?|What's the cross product of two vectors?|Which branch of a cherry tree bears fruit?"
    "|In which key is the Moonlight Sonata?|How do I stop hiccups?|What weight does a newborn elephant have?"
    "|What's the grammar of Japanese like?|Which port is the biggest in Europe?|Who hosted the first olympic games?"
    "|How long does the battery of an electric car last?|How do I get a fishing licence?|Which languages do people speak in India?"
    "|What's the formula for the area of a circle?|How much metal is in a coin?|How do llamas defend themselves?"
    "|How fast can a mamba crawl?|When does the referee give a penalty?|How do I prune a lemon tree?|What's a solar power plant?"
    "|How do I open a coconut shell?|What's the function of the kidneys?|Which tools does a carpenter use?"
).split("|")


def subject(random: Random, kind: str = "", held: bool = False) -> str:
    """A subject of this kind; of any kind when it is empty, and then sometimes a word that nobody knows."""
    if not kind and not held and random.random() < 0.15:
        return invented(random)
    lists = HELD if held else TRAIN
    return random.choice(lists[kind or random.choice(list(lists))])


def invented(random: Random) -> str:
    """A word without a meaning, as the subject of a question."""
    word = words.syllables(random)
    return random.choice((word, word, word.capitalize(), f"a {word}", f"the {word}", f"{word}s", f"the {word} effect"))
