-- The record of Dragoman, schema version 2: one SQLite file that any SQLite tool opens.
--
-- Four kinds of tables: what was read (documents to provisional), what is derived from it and may be derived again at
-- any time (actors to event_redirects), the index for search, and the actors that users brought (actor_decisions to
-- actor_redirects). `number` columns are internal and follow the order of
-- reading; ids do not. Offsets count Unicode characters of the text of a version, end excluded. Intervals of days are
-- half-open: `begin` is the first day, `until` the day after the last, '..' an open end; both null: no date is known.
-- Lists are JSON arrays. user_version and application_id are set by opening.py.

-- stale: 1 where readings were saved after events were last derived. change: how many readings were saved or forgotten.
-- own: a sum over the actors that users brought, 0 without any. base: a digest of Dragoman's own when they were linked.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('change', 0), ('stale', 0), ('own', 0), ('base', 0);

-- One row per document, whatever became of its text; `address` is its normalised URL.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    address TEXT UNIQUE
) STRICT;

-- One row per text that a document has had. Only the current one has readings.
CREATE TABLE versions (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    id TEXT NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    title TEXT,
    published TEXT,
    published_basis TEXT,
    language TEXT,
    outlet TEXT,
    url TEXT,
    origin TEXT,
    text_hash TEXT NOT NULL,
    -- Of the text and of all that bears on how it is read.
    content_hash TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    read_at TEXT NOT NULL,
    UNIQUE (document, text_hash)
) STRICT;

CREATE UNIQUE INDEX versions_current_document ON versions (document) WHERE current;
CREATE UNIQUE INDEX versions_current_id ON versions (id) WHERE current;
CREATE INDEX versions_id ON versions (id);
CREATE INDEX versions_origin ON versions (origin);
CREATE INDEX versions_published ON versions (current, published);

-- Texts stand apart from versions so that lists of documents need not page through them.
CREATE TABLE texts (
    version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

-- Inputs that could not be read.
CREATE TABLE failures (
    origin TEXT PRIMARY KEY,
    problem TEXT NOT NULL,
    read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    mod TEXT,
    edtf TEXT,
    begin TEXT,
    until TEXT,
    basis TEXT NOT NULL,
    rule TEXT NOT NULL,
    anchor TEXT,
    runner_up TEXT,
    granularity TEXT,
    signal TEXT,
    operator TEXT,
    within_start INTEGER,
    within_end INTEGER,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT,
    name TEXT NOT NULL,
    country TEXT,
    office TEXT,
    office_country TEXT,
    level TEXT,
    capacity TEXT,
    gender TEXT,
    place TEXT,
    place_country TEXT,
    basis TEXT NOT NULL,
    members TEXT NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_actor ON mentions (actor);

-- One passage telling of one act. start and end are the passage's, attribution_type is null where there is none.
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    plan TEXT,
    medium TEXT,
    form TEXT,
    mode TEXT,
    edtf TEXT,
    begin TEXT,
    until TEXT,
    date_basis TEXT,
    place TEXT,
    place_country TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    attribution_who TEXT,
    attribution_type TEXT,
    attribution_side TEXT,
    inside TEXT,
    sentence INTEGER NOT NULL,
    doubts TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

CREATE INDEX reports_version ON reports (version, position);

CREATE TABLE report_participants (
    report TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    country TEXT,
    office TEXT,
    level TEXT,
    capacity TEXT,
    office_certain INTEGER NOT NULL,
    former_state TEXT,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- Offices that a text says someone holds, gains or loses. begin and finish are EDTF here.
CREATE TABLE offices (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person TEXT NOT NULL,
    actor TEXT NOT NULL,
    office TEXT NOT NULL,
    of TEXT,
    country TEXT,
    begin TEXT,
    finish TEXT,
    change TEXT,
    capacity TEXT,
    level TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX offices_actor ON offices (actor);

-- Actors that only this text names.
CREATE TABLE provisional (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    names TEXT NOT NULL,
    short TEXT NOT NULL,
    russian TEXT,
    gender TEXT,
    incumbencies TEXT NOT NULL,
    former_state TEXT,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- Derived: every actor that a report or a text names.
CREATE TABLE actors (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
) STRICT, WITHOUT ROWID;

-- Derived: the names of those actors in lower case without diacritics.
CREATE TABLE actor_names (
    folded TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES actors ON DELETE CASCADE,
    PRIMARY KEY (folded, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_names_actor ON actor_names (actor);

-- Derived: the acts that the reports tell of.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    plan TEXT,
    medium TEXT,
    form TEXT,
    mode TEXT,
    edtf TEXT,
    begin TEXT,
    until TEXT,
    date_basis TEXT,
    place TEXT,
    place_country TEXT,
    part_of TEXT REFERENCES events DEFERRABLE INITIALLY DEFERRED,
    earlier TEXT NOT NULL,
    conflicts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX events_part_of ON events (part_of);

CREATE TABLE event_participants (
    event TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    country TEXT,
    office TEXT,
    level TEXT,
    capacity TEXT,
    office_certain INTEGER NOT NULL,
    former_state TEXT,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_participants_actor ON event_participants (actor);
CREATE INDEX event_participants_country ON event_participants (country, capacity);
CREATE INDEX event_participants_former_state ON event_participants (former_state) WHERE former_state IS NOT NULL;

-- `report` is no foreign key: until events are derived again this row outlives a report that was read anew, and so
-- tells where the event has gone. `origin` is the key of whose information the report is.
CREATE TABLE event_reports (
    event TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    origin TEXT,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_reports_report ON event_reports (report);

-- Ids that events once had, and the events that hold their reports now.
CREATE TABLE event_redirects (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX event_redirects_new ON event_redirects (new);

-- Stretches of current texts that search answers with.
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;

CREATE INDEX passages_version ON passages (version, start);

CREATE VIEW passage_texts (number, words) AS
SELECT passages.number, substr(texts.text, passages.start + 1, passages."end" - passages.start)
FROM passages JOIN texts ON texts.version = passages.version;

CREATE VIRTUAL TABLE passage_words USING fts5 (
    words,
    content = 'passage_texts',
    content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- What people did about actors, in order. Lines are only added: one is undone by another. `kept` and `merged` are ids of
-- actors; name, actor_kind and country were those of the kept. `undoes` is the number of a line. A line is in force
-- while no line in force undoes it.
CREATE TABLE actor_decisions (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'merge', 'split', 'undo')),
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT,
    kept TEXT,
    merged TEXT,
    name TEXT,
    actor_kind TEXT,
    country TEXT,
    undoes INTEGER REFERENCES actor_decisions
) STRICT;

CREATE TRIGGER actor_decisions_are_not_changed BEFORE UPDATE ON actor_decisions
BEGIN
    SELECT raise(ABORT, 'decisions are only added');
END;

CREATE TRIGGER actor_decisions_are_not_deleted BEFORE DELETE ON actor_decisions
BEGIN
    SELECT raise(ABORT, 'decisions are only added');
END;

-- Files of actors that were imported; `hash` is of their bytes.
CREATE TABLE actor_imports (
    decision INTEGER PRIMARY KEY REFERENCES actor_decisions,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    country TEXT,
    on_clash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- Actors as these files have them. `externals` are ids elsewhere; `leads`: the file lists only leaders of states;
-- `apart`: kept as another actor though its name or id is that of a known one.
CREATE TABLE own_actors (
    number INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES actor_imports,
    line INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    gender TEXT,
    born TEXT,
    externals TEXT NOT NULL,
    leads INTEGER NOT NULL,
    apart INTEGER NOT NULL
) STRICT;

CREATE INDEX own_actors_import ON own_actors (import);

-- Their names; `use` is name, short, or last: the last word of a person's name, by which people ask for him.
CREATE TABLE own_names (
    own INTEGER NOT NULL REFERENCES own_actors ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    use TEXT NOT NULL,
    PRIMARY KEY (own, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX own_names_folded ON own_names (folded);

-- The offices they hold or held. begin and finish are ISO days, months or years, both included.
CREATE TABLE own_incumbencies (
    own INTEGER NOT NULL REFERENCES own_actors ON DELETE CASCADE,
    position INTEGER NOT NULL,
    office TEXT NOT NULL,
    level TEXT NOT NULL,
    country TEXT,
    begin TEXT,
    finish TEXT,
    of TEXT,
    acting INTEGER NOT NULL,
    known_until TEXT,
    PRIMARY KEY (own, position)
) STRICT, WITHOUT ROWID;

-- Derived: which actor each of those in force is, with name, kind and country of that actor. One that Dragoman knows
-- has the id that he has there.
CREATE TABLE own_links (
    own INTEGER PRIMARY KEY REFERENCES own_actors ON DELETE CASCADE,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
) STRICT;

CREATE INDEX own_links_actor ON own_links (actor);

-- Derived: ids that lead to another actor, because files or people say that both are one; name, kind and country are
-- those of the actor led to.
CREATE TABLE actor_redirects (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_redirects_new ON actor_redirects (new);
