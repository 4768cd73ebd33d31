-- From schema version 2 to 3: quotes, figures and claims, and what kind of act it is beyond PLOVER's. Told in schema.sql.

-- What somebody said. spans are where its pieces stand, as pairs of offsets; start and end are the passage's.
CREATE TABLE quotes (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker TEXT,
    actor TEXT,
    country TEXT,
    addressee TEXT,
    words TEXT NOT NULL,
    spans TEXT NOT NULL,
    direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
    cue TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX quotes_actor ON quotes (actor);
CREATE INDEX quotes_country ON quotes (country);

-- A value that a text gives for a measure; period is EDTF, about a list of states.
CREATE TABLE figures (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    period TEXT,
    about TEXT NOT NULL,
    bound TEXT NOT NULL,
    change TEXT,
    status TEXT NOT NULL,
    said_by TEXT,
    actor TEXT,
    value_start INTEGER NOT NULL,
    value_end INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- What a text says about the record; window is EDTF, of a gap its ISO length.
CREATE TABLE claims (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    actors TEXT NOT NULL,
    count INTEGER,
    "window" TEXT,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE reports ADD COLUMN subtype TEXT;
ALTER TABLE reports ADD COLUMN context TEXT;
ALTER TABLE events ADD COLUMN subtype TEXT;
ALTER TABLE events ADD COLUMN context TEXT;
