-- From schema version 1 to 2: actors that users brought. What the tables hold is told in schema.sql.

INSERT INTO meta (key, value) VALUES ('own', 0), ('base', 0);

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

CREATE TABLE actor_imports (
    decision INTEGER PRIMARY KEY REFERENCES actor_decisions,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    country TEXT,
    on_clash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

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

CREATE TABLE own_names (
    own INTEGER NOT NULL REFERENCES own_actors ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    use TEXT NOT NULL,
    PRIMARY KEY (own, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX own_names_folded ON own_names (folded);

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

CREATE TABLE own_links (
    own INTEGER PRIMARY KEY REFERENCES own_actors ON DELETE CASCADE,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
) STRICT;

CREATE INDEX own_links_actor ON own_links (actor);

CREATE TABLE actor_redirects (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_redirects_new ON actor_redirects (new);

ALTER TABLE times ADD COLUMN signal TEXT;
ALTER TABLE times ADD COLUMN operator TEXT;
ALTER TABLE times ADD COLUMN within_start INTEGER;
ALTER TABLE times ADD COLUMN within_end INTEGER;
ALTER TABLE offices ADD COLUMN capacity TEXT;
ALTER TABLE offices ADD COLUMN level TEXT;
CREATE INDEX offices_actor ON offices (actor);
