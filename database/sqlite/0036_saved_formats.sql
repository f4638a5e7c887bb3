-- Formats of other systems' files by name, with the columns to read. HeaderHash is the hash of the names in the header, by
-- which a file of the same system is recognised.
CREATE TABLE ImportFormats (
    Name TEXT NOT NULL,
    FormatId TEXT NOT NULL,
    HeaderHash TEXT NULL,
    Body TEXT NOT NULL,
    UpdatedAt TEXT NOT NULL,
    CONSTRAINT PK_ImportFormats PRIMARY KEY (Name)
);

CREATE INDEX IX_ImportFormats_HeaderHash ON ImportFormats (HeaderHash);
