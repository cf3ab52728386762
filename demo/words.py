"""The words that the demo speaks, all invented, and the dice that pick among them.

A list of pairs is weighted: `("US", 38)` comes 38 times as often as a weight of 1.
"""

# Country: code, weight, hours from UTC, name pool, e-mail country of free mail, spellings in a CRM.
COUNTRIES = [
    ("US", 36, -6, "en", ["United States", "United States", "USA", "US", "U.S.", "usa"]),
    ("GB", 10, 0, "en", ["United Kingdom", "UK", "GB", "Great Britain", "England"]),
    ("DE", 10, 1, "de", ["Germany", "Germany", "Deutschland", "DE", "germany"]),
    ("FR", 7, 1, "fr", ["France", "France", "FR", "FRANCE"]),
    ("CA", 6, -5, "en", ["Canada", "Canada", "CA", "canada"]),
    ("NL", 4, 1, "de", ["Netherlands", "The Netherlands", "NL", "Nederland"]),
    ("ES", 4, 1, "es", ["Spain", "España", "ES"]),
    ("AU", 4, 10, "en", ["Australia", "AU", "AUSTRALIA"]),
    ("SE", 2, 1, "de", ["Sweden", "SE", "Sverige"]),
    ("CH", 2, 1, "de", ["Switzerland", "CH", "Schweiz"]),
    ("AT", 2, 1, "de", ["Austria", "AT", "Österreich"]),
    ("IE", 2, 0, "en", ["Ireland", "IE"]),
    ("IT", 2, 1, "es", ["Italy", "IT", "Italia"]),
    ("IN", 3, 5.5, "in", ["India", "IN", "india"]),
    ("BR", 1, -3, "es", ["Brazil", "BR", "Brasil"]),
    ("SG", 1, 8, "in", ["Singapore", "SG"]),
    ("JP", 1, 9, "in", ["Japan", "JP"]),
    ("CN", 1, 8, "in", ["China", "CN"]),
    ("NG", 1, 1, "in", ["Nigeria", "NG"]),
    ("RU", 1, 3, "es", ["Russia", "Russian Federation", "RU"]),
]
CITIES = {
    "US": [("Austin", "TX"), ("Chicago", "IL"), ("Denver", "Colorado"), ("Boston", "MA"),
           ("new york", "NY"), ("San Francisco", "CA"), ("Atlanta", "Georgia"), ("SEATTLE", "WA")],
    "GB": [("London", None), ("Leeds", None), ("Manchester", "Greater Manchester")],
    "DE": [("Berlin", "BE"), ("München", "Bayern"), ("Hamburg", None), ("Köln", "NRW")],
    "FR": [("Paris", "Île-de-France"), ("Lyon", None), ("Nantes", None)],
    "CA": [("Toronto", "ON"), ("Montréal", "QC"), ("Vancouver", "BC")],
}
FIRST_NAMES = {
    "en": "Anna Ben Carla Daniel Ella Frank Grace Henry Iris Jack Kate Liam Maya Noah Olive Paul Rose "
          "Sam Tara Victor Wendy Zoe Aaron Beth Chris Dora Edward Fay George Holly Ian June Kurt Lena",
    "de": "Anja Bernd Claudia Dirk Elke Felix Greta Hannes Ines Jürgen Katrin Lukas Mareike Nils Petra "
          "Ralf Sabine Till Ulrike Volker Wiebke Jörg Björn Sanne Joost Annika",
    "fr": "Amélie Bruno Chloé Denis Élodie Fabien Gaëlle Hugo Inès Julien Léa Mathieu Nadège Olivier "
          "Pauline Rémi Solène Thierry Valérie Yann",
    "es": "Ana Beatriz Carlos Diego Elena Fernando Gloria Hugo Inés Javier Lucía Mario Nuria Óscar Pilar "
          "Raúl Sofía Tomás Giulia Marco Irina Pavel",
    "in": "Aarav Bhavna Chetan Divya Esha Farhan Gauri Harish Isha Jatin Kavya Manish Neha Omkar Priya "
          "Rohan Sana Tarun Mei Wei Hiro Yuki Chidi Amara",
}
LAST_NAMES = {
    "en": "Abbott Barker Coleman Dalton Ellery Farrow Gibbs Hartley Ingram Jarvis Keating Lockwood Marsh "
          "Norwood Osborne Pratt Quill Redfern Sutter Thorne Underhill Vance Whitlock Yates Zimmer "
          "Ashdown Brook Calder Dunmore Eastman O'Dell Fenwick-Hale Grady Holt",
    "de": "Adler Brandt Clausen Dietrich Ebert Fuchs Graf Hartmann Imhof Jansen Köhler Lindner Möller "
          "Neumann Ostermann Pohl Reuter Schäfer Thiele Ullrich Vogt Weiß van_den_Berg de_Wit Lundqvist",
    "fr": "Aubert Blanchet Carpentier Delorme Estève Fontaine Girard Hamelin Jourdan Lacroix Marchand "
          "Noiret Perrin Roussel Sabatier Tessier Vasseur d'Arcy",
    "es": "Aguilar Benítez Castillo Domínguez Escobar Ferrer Gallego Herrero Ibáñez Jiménez Lozano Medina "
          "Navarro Ortega Peña Quiroga Robles Salas Rinaldi Conti Volkov",
    "in": "Agarwal Bhatt Chandra Desai Gokhale Iyer Joshi Kapoor Lal Menon Nair Patel Rao Sethi Tandon "
          "Verma Tan Lim Sato Chen Okafor Adeyemi",
}
COMPANY_HEADS = (
    "Alder Amber Apex Arbor Argent Aster Atlas Aurora Bay Beacon Birch Blue Bolt Bright Brook Cairn Calder "
    "Canyon Cedar Cinder Clear Cobalt Copper Coral Crest Crown Dawn Delta Drift Dune Eagle Echo Elm Ember "
    "Even Fair Falcon Fern Field Fjord Flint Forge Fox Frost Gale Garnet Glen Gold Grand Granite Gray Green "
    "Grove Harbor Haven Hawk Hazel Helio High Hollow Horizon Indigo Iron Ivory Jade Juniper Keen Kestrel "
    "Lake Lark Laurel Light Lime Lumen Lunar Maple Marble Mesa Mill Mint Moon Moss North Nova Oak Ocean "
    "Olive Onyx Opal Orchard Otter Palm Pearl Pine Pixel Polar Prairie Quartz Quick Raven Red Ridge River "
    "Rowan Sable Sage Silver Sky Slate Solar Spruce Star Steel Stone Summit Sun Swift Tall Terra Thistle"
).split()
COMPANY_TAILS = (
    "arc base beam bell berg bird bloom board bond bow branch bridge brook byte cast cliff cloud coast core "
    "craft crest cross dale deck desk dock drive edge fall field fin fire flow fold ford forge form frame "
    "front gate gear glass grid grove guard hall hand harbor hill hive hold house key lab lake lane leaf "
    "ledge ledger lens line link lock loft loom mark mast mesh mill mind mine mont nest net node note park "
    "pass path peak pike pine point pool port press pulse quay rail range reach reef ridge rise road rock "
    "root row sail scale scope shift shore signal span spark spring stack stead step stone stream"
).split()
COMPANY_KINDS = [("Systems", 5), ("Inc.", 5), ("GmbH", 3), ("Ltd", 4), ("Group", 4), ("Software", 3), ("Labs", 2),
                 ("Solutions", 4), ("Partners", 2), ("Holding AG", 1), ("S.A.", 1), ("LLC", 4), ("& Co.", 1)]

# Industry: weight, appeal to us (−1 … 1), spellings found in a CRM.
INDUSTRIES = [
    (18, 1.0, ["Software", "Computer Software", "SaaS", "software", "Software & Internet"]),
    (10, 0.8, ["Information Technology", "Information Technology & Services", "IT", "IT Services", "Technology"]),
    (10, 0.6, ["Financial Services", "Finance", "Banking", "financial services", "FinTech"]),
    (6, 0.2, ["Insurance", "insurance"]),
    (9, 0.2, ["Healthcare", "Health Care", "Hospital & Health Care", "healthcare", "Medical"]),
    (10, 0.1, ["Manufacturing", "manufacturing", "Industrial Manufacturing", "Mfg"]),
    (9, -0.1, ["Retail", "retail", "E-Commerce", "Ecommerce", "Consumer Goods"]),
    (6, 0.4, ["Telecommunications", "Telecom", "telecommunications"]),
    (7, 0.3, ["Professional Services", "Consulting", "Management Consulting"]),
    (5, -0.7, ["Education", "Higher Education", "Education Management"]),
    (4, -0.6, ["Government", "Public Sector", "Government Administration"]),
    (4, -0.3, ["Media", "Marketing & Advertising", "Advertising", "Media & Entertainment"]),
    (3, -0.2, ["Logistics", "Transportation", "Transportation & Logistics"]),
    (3, -0.6, ["Nonprofit", "Non-Profit", "Non-profit Organization Management"]),
    (3, -0.3, ["Real Estate", "Construction", "real estate"]),
    (2, -0.2, ["Energy", "Utilities", "Oil & Gas"]),
    (2, -0.5, ["Hospitality", "Travel", "Leisure, Travel & Tourism"]),
    (3, -0.4, ["Other", "N/A", "Unknown", "Diversified"]),
]

# Function: weight, appeal, words (first the clean one).
FUNCTIONS = [
    (20, 0.8, ["Marketing", "Marketing", "Mktg", "MKTG", "Digital Marketing", "Demand Generation", "Growth"]),
    (18, 0.8, ["Sales", "Sales", "sales", "Business Development", "Biz Dev", "Revenue", "Inside Sales"]),
    (12, 0.3, ["IT", "Information Technology", "I.T.", "Infrastructure", "IT Ops"]),
    (10, 0.3, ["Engineering", "Eng", "Software Engineering", "R&D"]),
    (10, 0.5, ["Operations", "Ops", "Business Operations", "Revenue Operations", "RevOps"]),
    (8, 0.0, ["Finance", "Accounting", "FP&A", "Controlling"]),
    (7, -0.4, ["HR", "Human Resources", "People", "Talent Acquisition"]),
    (6, 0.2, ["Product", "Product Management", "Product Mktg"]),
    (5, 0.3, ["Data", "Analytics", "Business Intelligence", "Data & Analytics"]),
    (4, -0.1, ["Procurement", "Purchasing", "Supply Chain"]),
]
# Seniority: name, weight, appeal, titles; {f} is the function. The dirt is on purpose.
SENIORITIES = [
    ("c_level", 9, 1.0, [
        "CEO", "Founder & CEO", "CMO", "CTO", "CIO", "CFO", "COO", "Chief {f} Officer", "Owner", "Owner / Founder",
        "C - Level", "President", "co-founder", "Chief Executive Officer", "Managing Director", "CRO", "cxo - {f}",
        "Owner, President", "Geschäftsführer", "PDG", "Directeur Général", "Directora General", "Vorstand"]),
    ("vp", 10, 0.9, [
        "VP {f}", "VP of {f}", "Vice President, {f}", "SVP {f}", "EVP", "AVP", "V.P. {f}", "Vice President", "vp {f}",
        "Sr. VP, {f}", "AVP - {f}", "{f} - VP", "Vice Presidente de {f}"]),
    ("director", 20, 0.6, [
        "Director", "Director of {f}", "{f} Director", "Director, {f}", "Sr. Director {f}", "Dir. {f}", "Head of {f}",
        "head of {f}", "DIRECTOR {f}", "Associate Director, {f}", "{f}: Director", "Leiter {f}",
        "Bereichsleiterin {f}",
        "Directeur {f}", "Director de {f}", "Global Head, {f}", "Dir {f} EMEA"]),
    ("manager", 28, 0.2, [
        "Manager", "{f} Manager", "Manager, {f}", "Sr. Mgr, {f}", "Mgr {f}", "Senior Manager, {f}", "Team Lead {f}",
        "Gen. Manager", "General Manager", "{f} Mgr.", "MANAGER {f}", "manager-{f}", "Abteilungsleiter {f}",
        "Responsable {f}", "Gerente de {f}", "Project Manager", "Program Mgr", "Mgr., {f} & Partnerships"]),
    ("individual", 20, -0.4, [
        "{f} Specialist", "{f} Analyst", "{f} Coordinator", "Product Owner", "Software Engineer", "Sr Engineer",
        "Account Executive", "Consultant", "Developer", "{f} Associate", "Sachbearbeiter {f}", "Chargé de {f}",
        "Headcount Planner", "Film Director's Runner", "Partner", "{f} Exec", "Jr. {f} Specialist", "SDR",
        "architect",
        "Referentin {f}", "Técnico de {f}", "Scrum Master", "Photographer", "Attorney"]),
    ("assistant", 4, -0.9, [
        "Assistant to the CEO", "Executive Assistant", "Admin Assistant", "PA to the Managing Director",
        "Office Manager",
        "EA to VP {f}", "Sekretärin", "Assistante de direction", "Receptionist"]),
    ("student", 3, -1.4, [
        "Student", "MBA Candidate", "Intern", "{f} Intern", "PhD Student", "Werkstudent {f}", "Étudiant",
        "student/academic",
        "Estudiante", "Trainee"]),
    ("job_seeker", 2, -1.4, [
        "Seeking opportunities", "Looking for my next role", "Open to work", "Unemployed",
        "Actively seeking {f} roles",
        "Job seeker", "In transition", "Auf Jobsuche"]),
    ("junk", 4, -1.0, [
        "N/A", "n/a", "-", ".", "asdf", "Other", "none", "Prefer not to say", "xxx", "test", "Mr", "self",
        "Not Available",
        "???", "title"]),
]

SOURCES = [  # spellings, weight, lift of intent, is inbound
    (["Website", "Website", "website", "Web"], 24, 0.5, 1),
    (["Google Ads", "Google Ads", "google ads", "AdWords"], 12, 0.1, 1),
    (["LinkedIn", "LinkedIn", "Linkedin Ads"], 12, -0.1, 1),
    (["Webinar", "Webinar", "webinar"], 11, 0.3, 1),
    (["Trade Show", "Trade Show", "Tradeshow"], 8, -0.2, 0),
    (["Purchased List", "Purchased List", "purchased list"], 13, -1.0, 0),
    (["Referral", "Referral", "referral"], 5, 0.9, 1),
    (["Partner", "Partner"], 5, 0.4, 1),
    (["Cold Call", "Cold Call", "cold call"], 7, -0.7, 0),
    ([None], 3, -0.2, 0),
]
FREE_MAIL = [("gmail.com", 50), ("outlook.com", 14), ("yahoo.com", 12), ("hotmail.com", 8), ("gmx.de", 8),
             ("icloud.com", 5), ("web.de", 3)]
DISPOSABLE = [("mailinator.com", 5), ("yopmail.com", 3), ("trashmail.com", 2)]
RIVALS = ["rival-one.example", "rival-two.example"]

USERS = [  # name, team, manager number, time zone, median hours to a first response
    ("Morgan Ashby", "Leadership", None, "America/New_York", 8),
    ("Robin Falk", "Sales EMEA", 0, "Europe/Berlin", 8),
    ("Jo Carrick", "Sales Americas", 0, "America/Chicago", 8),
    ("Alex Tamm", "Sales EMEA", 1, "Europe/Berlin", 1.5),
    ("Billie Roe", "Sales EMEA", 1, "Europe/London", 5),
    ("Casey Lunde", "Sales EMEA", 1, "Europe/Paris", 14),
    ("Devon Pike", "Sales EMEA", 1, "Europe/London", 30),
    ("Emery Stokes", "Sales Americas", 2, "America/New_York", 1),
    ("Finley Marr", "Sales Americas", 2, "America/Chicago", 3),
    ("Gray Holloway", "Sales Americas", 2, "America/Denver", 9),
    ("Harper Quinn", "Sales Americas", 2, "America/Los_Angeles", 26),
    ("Indy Sorrel", "Sales APAC", 0, "Australia/Sydney", 6),
    ("Jules Winter", "Sales APAC", 0, "Asia/Singapore", 18),
    ("Kit Barlow", "Enterprise", 0, "America/New_York", 4),
    ("Lane Moreau", "Enterprise", 0, "Europe/Paris", 10),
]
FIRST_REP = 3  # the users before it manage

CAMPAIGNS = [  # name, channel, monthly spend
    ("Brand search", "paid_search", 9000), ("Generic search", "paid_search", 14000), ("Retargeting", "display", 4000),
    ("LinkedIn ABM", "paid_social", 11000), ("LinkedIn thought leadership", "paid_social", 5000),
    ("Newsletter", "email", 800), ("Product updates", "email", 400), ("Nurture: scoring basics", "email", 600),
    ("Nurture: revenue operations", "email", 600), ("Win-back", "email", 300),
    ("Webinar: score in ten minutes", "webinar", 2500), ("Webinar: fit and intent", "webinar", 2500),
    ("Webinar: trust the number", "webinar", 2500), ("Autumn trade show", "event", 22000),
    ("Spring road show", "event", 15000), ("Customer day", "event", 12000), ("Partner referrals", "partner", 3000),
    ("Content syndication", "content", 6000), ("Organic social", "social", 700), ("Outbound list", "outbound", 3500),
]
MAILINGS, WEBINARS, SHOWS = (5, 10), (10, 13), (13, 16)  # half-open ranges of campaign numbers

STAGE_WORDS = {  # how the CRM writes a stage
    "lead": ["New", "New", "New", "Open", "new", "Open - Not Contacted"],
    "working": ["Attempting Contact", "Attempted to Contact", "attempting contact", "No Answer"],
    "mql": ["MQL", "MQL", "Marketing Qualified", "mql", "Marketing Qualified Lead"],
    "sal": ["SAL", "Sales Accepted", "Working", "Working", "Contacted", "sal "],
    "sql": ["SQL", "SQL", "Sales Qualified", "sql ", "Qualified", "Meeting Scheduled"],
    "opportunity": ["Opportunity", "Opportunity", "Converted", "OPPORTUNITY"],
    "out": ["Disqualified", "Disqualified", "Unqualified", "Nurture", "Recycled"],
}
DISQUALIFIED = [("Not Interested", 8), ("No Budget", 5), ("Bad Timing", 5), ("Abandoned", 9), ("Wrong Contact", 3),
                ("Bad Email", 3), ("No Need", 4), ("Chose competitor", 2)]
LOST = [("Price", 6), ("No decision", 8), ("Competitor", 5), ("Missing feature", 3), ("Budget cut", 3), ("Timing", 4)]

OPEN_STAGES = ["Discovery", "Proposal", "Negotiation", "Prospecting"]

ROLES_HIGH = ["decision_maker", "budget_holder", "decision_maker"]
ROLES_MIDDLE = ["decision_maker", "champion", "influencer", "budget_holder"]
ROLES_LOW = ["evaluator", "influencer", "end_user", "champion"]
ROLES_OF_BUYER = ["decision_maker", "champion", "decision_maker", "budget_holder", None]
ROLES_OF_OTHERS = ["influencer", "evaluator", "end_user", "champion", "budget_holder", None, None]
ROLES_ANSWERED = ["decision_maker", "budget_holder", "champion", "evaluator", "end_user"]
CALLS_ANSWERED = ["connected", "meeting_booked", "connected"]
CALLS_MISSED = ["no_answer", "voicemail", "wrong_number", "no_answer", "not_interested"]
OVERRIDE_KINDS = ["priority", "score", "stage", "exclude", "feedback", "priority"]
OVERRIDE_REASONS = ["Spoke at the fair", "Knows our product", "Budget frozen", "Asked to wait", None]
FRAMEWORKS = {
    "bant": "budget authority need timeline buying_role",
    "champ": "challenges authority money prioritization buying_role",
    "meddic": "metrics economic_buyer decision_criteria decision_process identified_pain champion buying_role",
}
ANSWERS = ["yes", "yes", "no", "to be confirmed", "next quarter", "board decides", "about 20 users", None]

TECHNOLOGIES = ["salesforce", "hubspot", "marketo", "snowflake", "dbt", "segment", "zendesk", "slack",
                "tableau", "looker"]
GROWTH_STAGES = [("seed", 2), ("series_a", 2), ("series_b", 2), ("growth", 3), ("mature", 5), ("public", 2)]
ORGANISATIONS = [("private", 8), ("public", 2), ("government", 1), ("nonprofit", 1)]
TOPICS = ["lead scoring", "sales intelligence", "crm", "data quality"]
SURGE_PROVIDERS = ["bombora", "bombora", "6sense", "g2", "capterra", "signalhouse"]
NEWS = [("hiring", 5), ("funding", 2), ("executive_hire", 2), ("expansion", 2), ("launch", 3)]

BROWSERS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/136.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.4 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:138.0) Firefox/138.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4) Version/18.4 Mobile/15E148",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/136.0.0.0 Mobile",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/135.0.0.0 Edg/135.0.0.0",
]
CRAWLERS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/124.0.0.0 Safari/537.36",
    "python-requests/2.32.3",
    "curl/8.7.1",
]
MAIL_PROXIES = [
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
]
MAIL_SCANNERS = ["Mozilla/5.0 (compatible; BarracudaCentral/1.0)", "Mimecast-URL-Scanner/2.1"]
PAGES_COLD = ["/careers", "/jobs", "/careers", "/", "/blog/life-at-the-office"]
PAGES_WARM = [
    "/", "/", "/", "/blog/lead-scoring-basics", "/blog/fit-and-intent", "/blog/why-scores-age", "/blog/mql-or-sql",
    "/blog/data-contracts", "/product/scoring", "/product/routing", "/product", "/docs/getting-started",
    "/docs/rules",
    "/customers/brightford", "/about", "/blog", "/docs/api", "/pricing", "/resources/guide", "/integrations",
]
PAGES_HOT = [
    "/pricing", "/pricing", "/pricing", "/case-studies/northmill", "/case-studies/copperline",
    "/customers/brightford",
    "/product/scoring", "/product/routing", "/demo", "/docs/getting-started", "/", "/contact-sales",
    "/blog/fit-and-intent",
]
REFERRERS = [(None, 50), ("https://www.google.com/", 28), ("https://www.linkedin.com/", 8),
             ("https://duckduckgo.com/", 3),
             ("https://www.bing.com/", 5), ("https://news.example/scoring", 3),
             ("https://reviews.example/lead-scoring", 3)]
LINKS = ["/blog/lead-scoring-basics", "/blog/fit-and-intent", "/blog/why-scores-age", "/product/scoring",
         "/product/routing",
         "/case-studies/northmill", "/customers/brightford", "/docs/getting-started", "/pricing", "/resources/guide",
         "/webinars", "/preferences"]
